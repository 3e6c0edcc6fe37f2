//! What Dell refuses: the two published error envelopes (DOMAIN.md 2.4) and the codes of `contracts/dell.openapi.yaml`.

use serde_json::{Value, json};

use crate::call::Answer;
use crate::envelopes::retryable;

/// Why an account refuses a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refused {
    DomainUnknown,
    Credential(&'static str),
    Scopes(Vec<String>),
    Already { domain_id: String, task_id: Option<String> },
    NoSuchDomain,
    FeatureOff,
    SafeMode,
    OktaUnreachable,
    KeysOff,
    BackupOff,
    BackupRuns,
    KeysStayOn,
}

impl Refused {
    /// Its word in the ledger and in the control interface's answers, the API's status and code, and a sentence as a
    /// console would print it. The vendor's own sentences are not published (DOMAIN.md 5), so these are invented.
    fn row(&self) -> (&'static str, u16, &'static str, &'static str) {
        match self {
            Self::DomainUnknown => ("domain_not_found", 400, "OKTA-1400", "The Okta domain could not be found."),
            Self::Credential(_) => ("credential_refused", 422, "OKTA-1401", "Okta refused the client credentials"),
            Self::Scopes(_) => ("permission_missing", 422, "OKTA-1403", "The application lacks permissions"),
            Self::Already { .. } => {
                ("already_registered", 409, "OKTA-1409", "This Okta domain is registered already or being registered.")
            }
            Self::NoSuchDomain => ("not_registered", 404, "OKTA-1404", "This Okta domain is not registered."),
            Self::FeatureOff => {
                let sentence = "Okta Data Protection is not enabled for this account. Contact Support.";
                ("feature_off", 403, "OKTA-1003", sentence)
            }
            // Which code the service gives in Safe Mode is not published (DOMAIN.md 5, row 38).
            Self::SafeMode => ("safe_mode", 403, "PLATFORM-1403", "This account is in Safe Mode."),
            Self::OktaUnreachable => {
                ("okta_unreachable", 500, "OKTA-1500", "Okta could not be reached. Try again later.")
            }
            Self::KeysOff => ("keys_off", 409, "OKTA-1410", "Cloud Key Management System is not enabled."),
            Self::BackupOff => ("backup_off", 409, "OKTA-1413", "Backup is disabled for this domain."),
            Self::BackupRuns => ("backup_runs", 409, "OKTA-1411", "A backup of this domain is running."),
            Self::KeysStayOn => ("keys_stay_on", 409, "OKTA-1412", "Cloud Key Management System cannot be disabled."),
        }
    }

    pub(crate) fn outcome(&self) -> &'static str {
        self.row().0
    }

    pub(crate) fn sentence(&self) -> String {
        let (.., sentence) = self.row();
        if let Self::Credential(said) = self {
            format!("{sentence}: {said}")
        } else if let Self::Scopes(missing) = self {
            format!("{sentence}: {}", missing.join(", "))
        } else {
            sentence.to_owned()
        }
    }
}

/// `APIError`: a code with a product prefix.
pub(crate) fn api(status: u16, code: &str, message: &str) -> Answer {
    api_with(status, code, message, json!({}))
}

fn api_with(status: u16, code: &str, message: &str, data: Value) -> Answer {
    Answer::json(status, &json!({ "code": code, "message": message, "data": data, "retryable": false }))
}

/// The documented text for a missing role and for a token of another cloud alike.
pub(crate) fn explicit_deny() -> Answer {
    // The contract declares the first envelope where a registration is refused.
    api(403, "PLATFORM-1403", "User is not authorized to access this resource with an explicit deny")
}

pub(crate) fn of(refused: Refused) -> Answer {
    let (_, status, code, _) = refused.row();
    let message = refused.sentence();
    if refused == Refused::OktaUnreachable {
        return retryable(status, code, &message, true);
    }
    let data = if let Refused::Scopes(missing) = refused {
        json!({ "missingScopes": missing })
    } else if let Refused::Already { domain_id, task_id: Some(task_id) } = refused {
        json!({ "domainID": domain_id, "taskID": task_id })
    } else if let Refused::Already { domain_id, task_id: None } = refused {
        json!({ "domainID": domain_id })
    } else {
        json!({})
    };
    api_with(status, code, &message, data)
}
