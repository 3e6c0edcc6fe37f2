//! Whether an address answers like Dell's token endpoint. Sends no secret.

use std::time::Duration;

use serde_json::{Map, Value};
use url::Url;

use crate::http::{Call, HttpClient, Payload};
use model::catalogue::Environment;
use model::problem::{Kind, Problem, Result};

/// A person waits for it.
const PATIENCE: Duration = Duration::from_secs(20);

/// Asks for a token without a credential, once, and answers the status of the refusal. A token endpoint refuses in
/// JSON; the documentation of Dell's vendor says 400 with an empty body (DOMAIN.md 2.2).
///
/// # Errors
/// `environment-no-token` for any other answer, `dell-down` for a fault of the service, `network-*`.
pub async fn token_endpoint(out: &HttpClient, environment: &Environment) -> Result<u16> {
    let url = Url::parse(&environment.api_base).ok();
    let host = url.as_ref().and_then(Url::host_str).ok_or(Kind::EnvironmentAddress)?;
    let form = Payload::form(&[("grant_type", "client_credentials")]);
    let call = Call::post(host, environment.token_path.as_str(), form).small().within(PATIENCE);
    let answer = out.send(call).await.map_err(Problem::from)?;
    let json = !answer.is_html() && answer.try_json::<Map<String, Value>>().is_some();
    match answer.status {
        400 | 401 if json => Ok(answer.status),
        400 if answer.is_empty() => Ok(answer.status),
        500..=599 => Err(answer.problem(Kind::DellDown, None, None)),
        _ => Err(answer.problem(Kind::EnvironmentNoToken, None, None).with("path", &environment.token_path)),
    }
}
