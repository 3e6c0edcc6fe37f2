//! The error envelopes of Okta (DOMAIN.md 3.6) and Dell (2.4) that ordered refusals have too.

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

/// `APIError` without data, which says whether to try again.
pub(crate) fn retryable(status: u16, code: &str, message: &str, retryable: bool) -> Answer {
    Answer::json(status, &json!({ "code": code, "message": message, "retryable": retryable }))
}

/// `ServiceError`: a number.
pub(crate) fn service(status: u16, message: &str) -> Answer {
    Answer::json(status, &json!({ "code": status, "message": message }))
}
