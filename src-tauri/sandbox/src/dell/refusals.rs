//! The two published error envelopes (DOMAIN.md 2.4) and the codes of `contracts/dell.openapi.yaml`.

use serde_json::{Value, json};

use super::account::Refused;
use crate::call::Answer;

/// `APIError`: a code with a product prefix.
pub(crate) fn api(status: u16, code: &str, message: &str, data: Value) -> Answer {
    Answer::json(status, &json!({ "code": code, "message": message, "data": data, "retryable": false }))
}

/// `ServiceError`: a number.
pub(crate) fn service(status: u16, message: &str) -> Answer {
    Answer::json(status, &json!({ "code": status, "message": message }))
}

pub(crate) fn throttled() -> Answer {
    let message = "The service is busy. Try again later.";
    Answer::json(500, &json!({ "code": "PLATFORM-1500", "message": message, "retryable": true }))
}

/// The documented text for a missing role and for a token of another cloud alike.
pub(crate) fn explicit_deny() -> Answer {
    // The contract declares the first envelope where a registration is refused.
    api(403, "PLATFORM-1403", "User is not authorized to access this resource with an explicit deny", json!({}))
}

pub(crate) fn of(refused: &Refused) -> Answer {
    let message = refused.sentence();
    match refused {
        Refused::DomainUnknown => api(400, "OKTA-1400", &message, json!({})),
        Refused::Credential(_) => api(422, "OKTA-1401", &message, json!({})),
        Refused::Scopes(missing) => api(422, "OKTA-1403", &message, json!({ "missingScopes": missing })),
        Refused::Already { domain_id, task_id } => {
            let data = match task_id {
                Some(task_id) => json!({ "domainID": domain_id, "taskID": task_id }),
                None => json!({ "domainID": domain_id }),
            };
            api(409, "OKTA-1409", &message, data)
        }
        Refused::NoSuchDomain => api(404, "OKTA-1404", &message, json!({})),
        Refused::FeatureOff => api(403, "OKTA-1003", &message, json!({})),
        // Which code the service gives in Safe Mode is not published (DOMAIN.md 5, row 38).
        Refused::SafeMode => api(403, "PLATFORM-1403", &message, json!({})),
        Refused::OktaUnreachable => {
            Answer::json(500, &json!({ "code": "OKTA-1500", "message": message, "retryable": true }))
        }
        Refused::KeysOff => api(409, "OKTA-1410", &message, json!({})),
        Refused::BackupOff => api(409, "OKTA-1413", &message, json!({})),
        Refused::BackupRuns => api(409, "OKTA-1411", &message, json!({})),
        Refused::KeysStayOn => api(409, "OKTA-1412", &message, json!({})),
    }
}
