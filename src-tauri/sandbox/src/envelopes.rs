//! Okta's two error envelopes (DOMAIN.md 3.6).

use serde_json::json;

use crate::call::Answer;
use crate::random;

/// A refusal: its status, and what the two texts of its envelope say.
pub(crate) type Refusal<'a> = (u16, &'a str, &'a str);

/// `{"error","error_description"}`, as the OAuth endpoints answer.
pub(crate) fn oauth((status, error, description): Refusal<'_>) -> Answer {
    Answer::json(status, &json!({ "error": error, "error_description": description }))
}

/// `{"errorCode", ...}`, as all others answer.
pub(crate) fn okta((status, code, summary): Refusal<'_>) -> Answer {
    let id = random::id("oae");
    let body =
        json!({ "errorCode": code, "errorSummary": summary, "errorLink": code, "errorId": id, "errorCauses": [] });
    Answer::json(status, &body)
}
