//! Okta's two error envelopes (DOMAIN.md 3.6).

use serde_json::json;

use crate::call::Answer;
use crate::random;

/// `{"error","error_description"}`, as the OAuth endpoints answer.
pub(crate) fn oauth(status: u16, error: &str, description: &str) -> Answer {
    Answer::json(status, &json!({ "error": error, "error_description": description }))
}

/// `{"errorCode", ...}`, as all others answer.
pub(crate) fn okta(status: u16, code: &str, summary: &str) -> Answer {
    Answer::json(
        status,
        &json!({ "errorCode": code, "errorSummary": summary, "errorLink": code, "errorId": random::id("oae"), "errorCauses": [] }),
    )
}
