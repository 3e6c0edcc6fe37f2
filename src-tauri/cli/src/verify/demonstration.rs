//! `odc verify --practice` without more: the shortest demonstration. An Okta in this process gets an integration, which
//! is then tested. Stores nothing, and nothing leaves this computer.

use anyhow::Context as _;
use engine::http::HttpClient;
use sandbox::Sandbox;
use secrets::secret::Secret;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::{Source, Subject, required};

/// Starts that Okta and installs the integration as an administrator would.
///
/// # Errors
/// No port of loopback can be opened.
pub(super) async fn begin() -> anyhow::Result<(Subject, HttpClient, Sandbox)> {
    let sandbox = sandbox::start(sandbox::Config::default()).await.context("Practice mode couldn't start")?;
    let out = HttpClient::practice(sandbox.addr.port(), &sandbox.at.ca_pem)?;
    let state = click(&sandbox, "/okta/install")?;
    let mut copied = click(&sandbox, "/okta/secret/copy")?;
    click(&sandbox, "/okta/secret/done")?;
    let Value::String(secret) = copied["secret"].take() else { anyhow::bail!("Practice showed no secret") };
    let (secret, _) = Secret::take_okta(Zeroizing::new(secret))?;
    let text = |name: &str| state["okta"][name].as_str().unwrap_or_default().to_owned();
    let subject = Subject {
        host: text("host"),
        custom: None,
        org_id: None,
        client_id: text("client_id"),
        scopes: required(),
        source: Source::Made(secret),
    };
    Ok((subject, out, sandbox))
}

fn click(sandbox: &Sandbox, button: &str) -> anyhow::Result<Value> {
    match sandbox.console(button, &json!({})) {
        (200, state) => Ok(state),
        (status, said) => anyhow::bail!("Practice refused {button}: {status} {said}"),
    }
}
