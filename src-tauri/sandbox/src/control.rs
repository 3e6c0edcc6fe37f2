//! The player of both consoles: the practice panel and the tests call it, with the control token.

use serde::Deserialize;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::call::{Answer, Call};
use crate::cases;
use crate::clock::Millis;
use crate::dell::{self, Enabled, Order, Refused};
use crate::faults;
use crate::okta;
use crate::random;
use crate::state::{Credential, Integration, Scope, SecretRecord, State, Which};
use crate::world::World;

/// Why an act is impossible now: a code, and a sentence for people.
struct Not(u16, &'static str, String);

impl Not {
    fn now(code: &'static str, sentence: &str) -> Self {
        Self(409, code, sentence.to_owned())
    }
}

impl From<Refused> for Not {
    fn from(refused: Refused) -> Self {
        Self(409, refused.outcome(), refused.sentence())
    }
}

#[derive(Deserialize)]
struct ScopeOrder {
    name: String,
    granted: bool,
}

/// A fault or a case.
#[derive(Deserialize)]
struct Switch {
    name: String,
    arg: Option<String>,
    on: bool,
}

#[derive(Deserialize)]
struct Form {
    #[serde(default)]
    okta_domain: String,
    client_id: String,
    #[serde(default)]
    client_secret: Zeroizing<String>,
    /// In place of the secret: a form that shows dots keeps no more of it.
    secret_hash: Option<String>,
}

impl Form {
    fn secret_hash(&self) -> String {
        self.secret_hash.clone().unwrap_or_else(|| random::secret_hash(&self.client_secret))
    }
}

pub(crate) fn answer(world: &mut World, call: &Call, now: Millis) -> Answer {
    let done = act(world, call, now);
    match done {
        Ok(Some(body)) => Answer::json(200, &body),
        Ok(None) => Answer::json(200, &state(world, now)),
        Err(Not(status, code, sentence)) => Answer::json(status, &json!({ "error": code, "message": sentence })),
    }
}

/// `None` is answered with the new state.
fn act(world: &mut World, call: &Call, now: Millis) -> Result<Option<Value>, Not> {
    match (call.method.as_str(), call.segments().as_slice()) {
        ("GET", ["state"]) => {}
        ("GET", ["ledger"]) => return Ok(Some(json!(world.state.ledger))),
        ("GET", ["trace"]) => return Ok(Some(json!(world.trace.entries()))),
        ("GET", ["faults"]) => return Ok(Some(json!(faults::known()))),
        ("POST", ["faults"]) => order_fault(world, &body(call)?)?,
        ("POST", ["cases"]) => order_case(world, &body(call)?)?,
        // The same org, without an integration and a registration.
        ("POST", ["reset"]) => world.restart(State::new(world.state.org_id.clone(), now)),
        ("POST", ["okta", "install"]) => install(world, now)?,
        ("POST", ["okta", "revoke"]) => revoke(world)?,
        ("POST", ["okta", "scopes"]) => scope(world, &body(call)?)?,
        ("POST", ["okta", "secret", "copy"]) => return copied(world.okta_dialog.as_ref()),
        ("POST", ["okta", "secret", "done"]) => world.okta_dialog = None,
        ("POST", ["okta", "secret", "generate"]) => generate(world)?,
        ("POST", ["okta", "secret", id, what]) => change_secret(world, id, what)?,
        ("POST", ["dell", "console", "authorize"]) => return Ok(Some(authorize(world, &body(call)?, now))),
        ("POST", ["dell", "console", "reauthorize"]) => return reauthorize(world, &body(call)?, now).map(Some),
        ("POST", ["dell", "console", "remove"]) => {
            let id = only_domain(&world.state, Which::Console)?;
            dell::remove(world, Which::Console, &id, now)?;
        }
        ("POST", ["dell", "console", "keymanagement"]) => {
            let Enabled { enabled } = body(call)?;
            dell::enable_keys(world, Which::Console, enabled, now)?;
        }
        ("POST", ["dell", "console", "backup"]) => {
            let Enabled { enabled } = body(call)?;
            let id = only_domain(&world.state, Which::Console)?;
            world.state.enable_backup(Which::Console, &id, enabled);
        }
        ("POST", ["dell", account @ ("console" | "api"), "backup", "run"]) => {
            let which = if *account == "console" { Which::Console } else { Which::Api };
            let id = only_domain(&world.state, which)?;
            dell::order_backup(world, which, &id, true, now)?;
        }
        ("POST", ["dell", "api", "credential"]) => make_credential(world),
        ("POST", ["dell", "api", "credential", "copy"]) => return copied(world.dell_dialog.as_ref()),
        ("POST", ["dell", "api", "credential", "done"]) => world.dell_dialog = None,
        _ => return Err(Not(404, "no_such_act", format!("there is no {} {}", call.method, call.path))),
    }
    Ok(None)
}

fn body<T: serde::de::DeserializeOwned>(call: &Call) -> Result<T, Not> {
    call.json().map_err(|error| Not(400, "malformed", error))
}

fn state(world: &World, now: Millis) -> Value {
    let state = &world.state;
    let integration = state.integration.as_ref();
    let secrets = integration.map(|integration| integration.secrets.as_slice()).unwrap_or_default();
    let account = |which: Which| -> Value {
        let account = which.of(state);
        let domains: Vec<Value> = account.domains.iter().map(|domain| dell::domain_json(world, domain, now)).collect();
        json!({ "domains": domains, "key_management": state.keys_on(account).is_some() })
    };
    let mut api = account(Which::Api);
    api["credential"] = json!(state.credential.as_ref().map(|credential| {
        json!({ "client_id": credential.client_id, "dialog_open": world.dell_dialog.is_some() })
    }));
    json!({
        "okta": {
            "host": world.names.okta,
            "org_id": state.org_id,
            "custom_domain": world.names.custom.first(),
            "installed": integration.is_some(),
            "client_id": integration.map(|integration| &integration.client_id),
            "dialog_open": world.okta_dialog.is_some(),
            "secrets": secrets.iter().map(|secret| json!({
                "id": secret.id, "mask": secret.mask, "secret_hash": secret.secret_hash,
                "status": if secret.active { "active" } else { "inactive" },
            })).collect::<Vec<_>>(),
            "scopes": state.scopes.iter().map(|scope| json!({ "name": scope.name, "granted": scope.granted })).collect::<Vec<_>>(),
        },
        "dell": { "host": world.names.dell, "console": account(Which::Console), "api": api },
        "cases": cases::known().iter().map(|case| json!({
            "name": case.name, "faults": case.faults, "on": case.is_on(world),
        })).collect::<Vec<_>>(),
        "faults": state.faults.iter().map(|fault| json!({ "name": fault.name, "arg": fault.arg })).collect::<Vec<_>>(),
    })
}

fn order_fault(world: &mut World, order: &Switch) -> Result<(), Not> {
    if order.on {
        world.order_fault(&order.name, order.arg.clone()).map_err(|said| Not(400, "no_such_fault", said))
    } else {
        world.state.faults.lift(&order.name);
        Ok(())
    }
}

fn order_case(world: &mut World, order: &Switch) -> Result<(), Not> {
    cases::order(world, &order.name, order.on).map_err(|said| Not(400, "no_such_case", said))
}

fn install(world: &mut World, now: Millis) -> Result<(), Not> {
    if world.state.integration.is_some() {
        return Err(Not::now("installed_already", "The integration is installed already."));
    }
    let secrets = vec![new_secret(world)];
    world.state.integration = Some(Integration { client_id: random::id("0oa"), installed: now, secrets });
    Ok(())
}

/// Removes the client, its secrets and its tokens (DOMAIN.md 3.1).
fn revoke(world: &mut World) -> Result<(), Not> {
    world.state.integration.take().ok_or_else(not_installed)?;
    world.okta_tokens.clear();
    world.okta_dialog = None;
    Ok(())
}

fn scope(world: &mut World, order: &ScopeOrder) -> Result<(), Not> {
    if !okta::is_scope(&order.name) {
        return Err(Not(
            400,
            "no_such_scope",
            format!("{:?} is not the name of an Okta scope, like okta.users.read", order.name),
        ));
    }
    match world.state.scopes.iter_mut().find(|scope| scope.name == order.name) {
        Some(scope) => scope.granted = order.granted,
        None => world.state.scopes.push(Scope { name: order.name.clone(), granted: order.granted }),
    }
    Ok(())
}

/// Makes a secret, opens the dialog that shows it, and keeps only its marks.
fn new_secret(world: &mut World) -> SecretRecord {
    let secret = random::secret();
    let record = SecretRecord {
        id: random::id("ocs"),
        mask: random::mask(&secret),
        secret_hash: random::secret_hash(&secret),
        active: true,
    };
    world.okta_dialog = Some(secret);
    record
}

fn generate(world: &mut World) -> Result<(), Not> {
    let held = world.state.integration.as_ref().ok_or_else(not_installed)?.secrets.len();
    if held >= 2 {
        return Err(Not::now("two_secrets", "There are two secrets already. Delete an inactive one first."));
    }
    if world.okta_dialog.is_some() {
        return Err(Not::now("dialog_open", "A secret is being shown. Click Done first."));
    }
    let record = new_secret(world);
    world.state.integration.as_mut().ok_or_else(not_installed)?.secrets.push(record);
    Ok(())
}

fn change_secret(world: &mut World, id: &str, what: &str) -> Result<(), Not> {
    let secrets = &mut world.state.integration.as_mut().ok_or_else(not_installed)?.secrets;
    let place = secrets.iter().position(|secret| secret.id == id);
    let place = place.ok_or_else(|| Not(404, "no_such_secret", format!("there is no secret {id}")))?;
    match what {
        "activate" => secrets[place].active = true,
        "deactivate" => secrets[place].active = false,
        "delete" if secrets[place].active => {
            return Err(Not::now("secret_active", "Deactivate the secret before you delete it."));
        }
        "delete" => {
            secrets.remove(place);
        }
        _ => return Err(Not(404, "no_such_act", format!("no act on a secret is called {what}"))),
    }
    Ok(())
}

fn copied(dialog: Option<&Zeroizing<String>>) -> Result<Option<Value>, Not> {
    match dialog {
        Some(secret) => Ok(Some(json!({ "secret": **secret }))),
        None => Err(Not::now("dialog_closed", "No secret is being shown. It is shown once; generate a new one.")),
    }
}

fn authorize(world: &mut World, form: &Form, now: Millis) -> Value {
    let order = Order {
        which: Which::Console,
        act: "authorize",
        okta_domain: form.okta_domain.trim().to_owned(),
        client_id: form.client_id.trim().to_owned(),
        secret_hash: form.secret_hash(),
    };
    submit(world, &order, now, |world| dell::authorize(world, &order, false, now).map(|_| ()))
}

fn reauthorize(world: &mut World, form: &Form, now: Millis) -> Result<Value, Not> {
    let id = only_domain(&world.state, Which::Console)?;
    let order = Order {
        which: Which::Console,
        act: "reauthorize",
        okta_domain: world.names.okta_url(),
        client_id: form.client_id.trim().to_owned(),
        secret_hash: form.secret_hash(),
    };
    Ok(submit(world, &order, now, |world| dell::reauthorize(world, &order, &id, now)))
}

/// Submits the console's form. If the answer is lost, the page stays as it is.
fn submit(world: &mut World, order: &Order, now: Millis, act: impl FnOnce(&mut World) -> Result<(), Refused>) -> Value {
    if world.state.faults.has("dell-paste-blocked") {
        return page(world, "paste_blocked", "Pasting is not allowed here.", now);
    }
    match dell::unless_lost(world, Some(order), now, act) {
        Some(judged) => said(world, judged, now),
        None => page(world, "no_answer", "", now),
    }
}

/// A page of the console, with the new state beside it.
fn page(world: &World, outcome: &str, sentence: &str, now: Millis) -> Value {
    json!({ "outcome": outcome, "sentence": sentence, "state": state(world, now) })
}

/// The console's answer, with the new state beside it.
fn said(world: &World, judged: Result<(), Refused>, now: Millis) -> Value {
    let mut said = match &judged {
        Ok(()) => page(world, "registered", "The Okta domain is authorized.", now),
        Err(refused) => page(world, refused.outcome(), &refused.sentence(), now),
    };
    if let Err(Refused::Scopes(missing)) = judged {
        said["missing_scopes"] = json!(missing);
    }
    said
}

fn make_credential(world: &mut World) {
    let secret = random::secret();
    world.state.credential =
        Some(Credential { client_id: random::id("dell-"), secret_hash: random::secret_hash(&secret) });
    world.dell_tokens.clear();
    world.dell_dialog = Some(secret);
}

fn only_domain(state: &State, which: Which) -> Result<String, Not> {
    let domain = which.of(state).domains.first();
    domain.map(|domain| domain.id.clone()).ok_or_else(|| Refused::NoSuchDomain.into())
}

fn not_installed() -> Not {
    Not::now("not_installed", "The integration is not installed.")
}
