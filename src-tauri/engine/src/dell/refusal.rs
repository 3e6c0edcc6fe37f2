//! Dell's refusals: both published forms, empty bodies and pages (DOMAIN 2.3, 2.4).

use serde::Deserialize;
use serde_json::Value;

use crate::http::Answer;
use model::catalogue::{self, At, Heard, Service};
use model::problem::{Kind, Problem};

/// The row of a 403 from the gate, before any product saw the request, by its documented words.
const GATE: &str = "dell-gate";

/// `APIError` (a code with a product's prefix) or `ServiceError` (a number).
#[derive(Debug, Default, Deserialize)]
pub(super) struct Envelope {
    #[serde(default)]
    code: Value,
    message: Option<String>,
    data: Option<Value>,
    #[serde(default)]
    retryable: bool,
}

impl Envelope {
    fn code(&self) -> Option<String> {
        match &self.code {
            Value::String(code) => Some(code.clone()),
            Value::Number(code) => Some(code.to_string()),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// Values for the words.
    fn detail(&self, name: &str) -> Option<String> {
        match self.data.as_ref()?.get(name)? {
            Value::String(text) => Some(text.clone()),
            Value::Array(list) => Some(list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => None,
        }
    }

    /// The kind of the product's own code, whatever the answer is.
    fn kind(&self) -> Option<Kind> {
        let code = self.code()?;
        let mut rows = catalogue::failures().iter().filter(|row| row.service == Service::Dell);
        rows.find(|row| row.error.as_deref() == Some(&code)).map(|row| row.problem)
    }

    fn fill(&self, mut problem: Problem) -> Problem {
        if problem.kind == Kind::DellScopesMissing {
            problem = problem.with("scopes", self.detail("missingScopes").unwrap_or_default());
        }
        if problem.kind == Kind::DellAlready {
            let running = self.detail("taskID").is_some();
            problem = problem.with("status", if running { "Pending" } else { "Registered" });
            for (name, arg) in [("domainID", "domain_id"), ("taskID", "task")] {
                if let Some(value) = self.detail(name) {
                    problem = problem.with(arg, value);
                }
            }
        }
        problem
    }
}

/// Whether a new token may help a request that changes nothing: 401 and 403 alike (DOMAIN 2.3).
pub(super) fn token_may_be_old(answer: &Answer) -> bool {
    matches!(answer.status, 401 | 403)
}

/// Whether a changing request was refused before any product saw it: 401, or the 403 with the documented words. A
/// product's code means that it was seen.
pub(super) fn turned_away_at_the_gate(answer: &Answer) -> bool {
    let said: Envelope = answer.try_json().unwrap_or_default();
    let by_product = matches!(said.code, Value::String(ref code) if code.starts_with("OKTA-"));
    match answer.status {
        401 => !by_product,
        403 => !by_product && row(answer, &said, At::Api).is_some_and(|row| row.id == GATE),
        _ => false,
    }
}

/// What a refusal by the token endpoint means: 400, 401 and 403 are all "credential or cloud wrong" (DOMAIN 2.2).
pub(super) fn of_token(answer: &Answer) -> Problem {
    meaning(answer, At::Token)
}

/// What an unsuccessful answer means.
pub(super) fn of(answer: &Answer) -> Problem {
    meaning(answer, At::Api)
}

fn meaning(answer: &Answer, at: At) -> Problem {
    let said: Envelope = if answer.is_html() { Envelope::default() } else { answer.try_json().unwrap_or_default() };
    let kind = row(answer, &said, at).map_or(Kind::DellUnknownAnswer, |row| row.problem);
    said.fill(answer.problem(kind, said.code(), said.message.clone()))
}

/// The row that an answer fits. Requests about registrations go to the API, too, so its rows count there.
fn row(answer: &Answer, said: &Envelope, at: At) -> Option<&'static catalogue::Failure> {
    let code = said.code();
    let heard = Heard {
        status: answer.status,
        error: code.as_deref(),
        description: said.message.as_deref(),
        page: answer.is_html(),
        retryable: said.retryable,
    };
    catalogue::failure(Service::Dell, Some(at), &heard)
}

/// What the error of a failed task means. Whatever else its code means in an answer, here the task has ended.
pub(super) fn of_task(answer: &Answer, said: Option<&Envelope>) -> Problem {
    let named = said.and_then(Envelope::kind);
    let kind = named.filter(|kind| matches!(kind, Kind::DellCredentialRefused | Kind::DellScopesMissing));
    let kind = kind.unwrap_or(Kind::DellTaskFailed);
    let (code, message) = said.map_or((None, None), |said| (said.code(), said.message.clone()));
    let problem = answer.problem(kind, code, message);
    match said {
        Some(said) => said.fill(problem),
        None => problem,
    }
}
