//! What an account does, by API or console. Tasks and backups take real time and advance by the clock at the next
//! request, so that a restart changes nothing about them.

use serde_json::{Value, json};

use super::refusals::Refused;
use crate::clock::{self, Millis};
use crate::names::Names;
use crate::okta::{self, Trial};
use crate::random;
use crate::state::{Backup, BackupEnd, Domain, Event, LedgerEntry, State, Task, Which};
use crate::world::World;

/// The beginning of a text of which only the hash is kept.
const HIDDEN: &str = "sha256:";

const TASK_QUEUED: Millis = 200;
const TASK_DONE: Millis = 1_200;
const BACKUP_QUEUED: Millis = 300;
const BACKUP_DONE: Millis = 1_100;

/// A request to register or re-authorize.
pub(crate) struct Order {
    pub which: Which,
    pub act: &'static str,
    pub okta_domain: String,
    pub client_id: String,
    pub secret_hash: String,
}

impl Order {
    /// Writes the attempt into the ledger; answers its place there. A field's text is kept only if it is known here: a
    /// person may have pasted a live secret into any of them.
    pub(crate) fn note(&self, world: &mut World, outcome: &str, now: Millis) -> usize {
        let World { names, state, .. } = world;
        let okta_domain = shown_domain(&self.okta_domain, names);
        let client_id = shown_client_id(&self.client_id, state);
        state.ledger.push(LedgerEntry {
            at: clock::iso(now),
            account: self.which.name().to_owned(),
            act: self.act.to_owned(),
            okta_domain,
            client_id,
            secret_hash: self.secret_hash.clone(),
            outcome: outcome.to_owned(),
        });
        state.ledger.len() - 1
    }
}

/// Acts, unless the answer is to be lost: before the effect, which is noted, or after it.
pub(crate) fn unless_lost<T>(
    world: &mut World,
    order: Option<&Order>,
    now: Millis,
    act: impl FnOnce(&mut World) -> T,
) -> Option<T> {
    if world.state.faults.take("lost-answer-before") {
        order.map(|order| order.note(world, "cut_before_effect", now));
        return None;
    }
    let lost = world.state.faults.take("lost-answer");
    Some(act(world)).filter(|_| !lost)
}

fn shown_domain(text: &str, names: &Names) -> String {
    let known = |host: &str| names.okta == host || names.custom.iter().any(|custom| custom == host);
    if host_of(text).is_some_and(known) { text.to_owned() } else { hidden(text) }
}

fn shown_client_id(text: &str, state: &State) -> String {
    let known = state.integration.as_ref().is_some_and(|integration| integration.client_id == text);
    if known { text.to_owned() } else { hidden(text) }
}

/// An unknown text, recognizable and not readable.
fn hidden(text: &str) -> String {
    format!("{HIDDEN}{}", random::secret_hash(text))
}

/// Hides texts that an earlier version wrote down as pasted.
pub(crate) fn hide_pasted(state: &mut State, names: &Names) {
    let is_hidden =
        |text: &str| text.strip_prefix(HIDDEN).is_some_and(|hash| hash.len() == random::secret_hash("").len());
    let mut ledger = std::mem::take(&mut state.ledger);
    for entry in &mut ledger {
        if !is_hidden(&entry.okta_domain) {
            entry.okta_domain = shown_domain(&entry.okta_domain, names);
        }
        if !is_hidden(&entry.client_id) {
            entry.client_id = shown_client_id(&entry.client_id, state);
        }
    }
    state.ledger = ledger;
}

/// Registers an org, at once or by a task; answers the new domain's id.
pub(crate) fn authorize(world: &mut World, order: &Order, by_task: bool, now: Millis) -> Result<String, Refused> {
    let judged = judge_new(world, order);
    let outcome = match &judged {
        Ok(()) if by_task => "accepted",
        Ok(()) => "registered",
        Err(refused) => refused.outcome(),
    };
    let ledger = order.note(world, outcome, now);
    judged?;
    let domain_id = random::id("dom");
    let task_id = by_task.then(|| random::id("tsk"));
    let domain = Domain {
        id: domain_id.clone(),
        okta_url: world.names.okta_url(),
        org_id: world.state.org_id.clone(),
        client_id: order.client_id.clone(),
        secret_hash: order.secret_hash.clone(),
        added: now,
        task_id: task_id.clone(),
        backup_enabled: true,
        backup: None,
        protected: Vec::new(),
    };
    let account = order.which.of_mut(&mut world.state);
    account.domains.push(domain);
    match task_id {
        Some(id) => {
            account.tasks.push(Task { id, started: now, domain_id: domain_id.clone(), ledger, succeeded: None })
        }
        None => event(&mut world.state, "AppAuthorized", &world.names.okta_url(), now),
    }
    Ok(domain_id)
}

fn judge_new(world: &World, order: &Order) -> Result<(), Refused> {
    judge_account(world)?;
    if host_of(&order.okta_domain) != Some(world.names.okta.as_str()) {
        return Err(Refused::DomainUnknown);
    }
    if let Some(domain) = order.which.of(&world.state).domains.first() {
        return Err(Refused::Already { domain_id: domain.id.clone(), task_id: domain.task_id.clone() });
    }
    judge_credential(world, order)
}

/// Whether the account works at all.
fn judge_account(world: &World) -> Result<(), Refused> {
    if world.state.faults.has("dell-safe-mode") {
        return Err(Refused::SafeMode);
    }
    if world.state.faults.has("dell-feature-off") { Err(Refused::FeatureOff) } else { Ok(()) }
}

fn judge_credential(world: &World, order: &Order) -> Result<(), Refused> {
    match okta::trial(world, &order.client_id, &order.secret_hash) {
        Trial::Good => Ok(()),
        Trial::Refused((.., said)) => Err(Refused::Credential(said)),
        Trial::Missing(scopes) => Err(Refused::Scopes(scopes)),
        Trial::Unreachable => Err(Refused::OktaUnreachable),
    }
}

/// The host of an Okta Domain field; the field's example has a scheme (DOMAIN.md 1.3).
fn host_of(okta_domain: &str) -> Option<&str> {
    let host = okta_domain.strip_prefix("https://").unwrap_or(okta_domain);
    let host = host.strip_suffix('/').unwrap_or(host);
    (!host.contains(['/', '@', ':'])).then_some(host)
}

/// Gives a registered org a new credential.
pub(crate) fn reauthorize(world: &mut World, order: &Order, domain_id: &str, now: Millis) -> Result<(), Refused> {
    let domains = &order.which.of(&world.state).domains;
    let place = domains.iter().position(|domain| domain.id == domain_id && domain.task_id.is_none());
    let judged = judge_account(world).and_then(|()| {
        let place = place.ok_or(Refused::NoSuchDomain)?;
        judge_credential(world, order).map(|()| place)
    });
    let outcome = judged.as_ref().map_or_else(Refused::outcome, |_| "registered");
    order.note(world, outcome, now);
    let domain = &mut order.which.of_mut(&mut world.state).domains[judged?];
    order.client_id.clone_into(&mut domain.client_id);
    order.secret_hash.clone_into(&mut domain.secret_hash);
    event(&mut world.state, "AppReauthorized", &world.names.okta_url(), now);
    Ok(())
}

/// Removes an org, and its running registration.
pub(crate) fn remove(world: &mut World, which: Which, domain_id: &str, now: Millis) -> Result<(), Refused> {
    let account = which.of_mut(&mut world.state);
    let place = account.domains.iter().position(|domain| domain.id == domain_id).ok_or(Refused::NoSuchDomain)?;
    let domain = account.domains.remove(place);
    account.tasks.retain(|task| task.domain_id != domain_id || task.succeeded.is_some());
    world.state.ledger.push(LedgerEntry {
        at: clock::iso(now),
        account: which.name().to_owned(),
        act: "remove".to_owned(),
        okta_domain: domain.okta_url.clone(),
        client_id: domain.client_id,
        secret_hash: domain.secret_hash,
        outcome: "removed".to_owned(),
    });
    event(&mut world.state, "AppRemoved", &domain.okta_url, now);
    Ok(())
}

/// Turns key management on. It can't be turned off again (DOMAIN.md 1.7).
pub(crate) fn enable_keys(world: &mut World, which: Which, enabled: bool, now: Millis) -> Result<(), Refused> {
    match (world.state.keys_on(which.of(&world.state)), enabled) {
        (Some(_), false) => return Err(Refused::KeysStayOn),
        (None, true) => {
            world.state.faults.lift("keys-skipped");
            which.of_mut(&mut world.state).keys_on = Some(now);
            event(&mut world.state, "CloudKeyManagementEnabled", &world.names.okta_url(), now);
        }
        (Some(_), true) | (None, false) => {}
    }
    Ok(())
}

/// Starts a backup. A scheduled one also needs the schedule to be on; answers its job's id.
pub(crate) fn order_backup(
    world: &mut World,
    which: Which,
    domain_id: &str,
    scheduled: bool,
    now: Millis,
) -> Result<String, Refused> {
    if world.state.faults.has("dell-safe-mode") {
        return Err(Refused::SafeMode);
    }
    if world.state.keys_on(which.of(&world.state)).is_none() {
        return Err(Refused::KeysOff);
    }
    let disabled = world.state.faults.has("backup-disabled");
    let account = which.of_mut(&mut world.state);
    let domain = account
        .domains
        .iter_mut()
        .find(|domain| domain.id == domain_id && domain.task_id.is_none())
        .ok_or(Refused::NoSuchDomain)?;
    if scheduled && (disabled || !domain.backup_enabled) {
        return Err(Refused::BackupOff);
    }
    if domain.backup.as_ref().is_some_and(|backup| backup.end.is_none()) {
        return Err(Refused::BackupRuns);
    }
    let job_id = random::id("job");
    domain.backup = Some(Backup { job_id: job_id.clone(), ordered: now, end: None });
    Ok(job_id)
}

/// Advances tasks and backups to their present state.
pub(crate) fn settle(world: &mut World, now: Millis) {
    for which in [Which::Console, Which::Api] {
        if !world.state.faults.has("task-hangs") {
            settle_tasks(&mut world.state, which, now);
        }
        if !world.state.faults.has("backup-hangs") {
            settle_backups(world, which, now);
        }
    }
}

fn settle_tasks(state: &mut State, which: Which, now: Millis) {
    let due = |task: &Task| task.succeeded.is_none() && now >= task.started + TASK_DONE;
    while let Some(place) = which.of(state).tasks.iter().position(due) {
        let succeeded = !state.faults.take("task-fails");
        let account = which.of_mut(state);
        let task = &mut account.tasks[place];
        task.succeeded = Some(succeeded);
        let (domain_id, ledger) = (task.domain_id.clone(), task.ledger);
        if succeeded {
            let finished = account.domains.iter_mut().find(|domain| domain.id == domain_id);
            if let Some(domain) = finished {
                domain.task_id = None;
                let url = domain.okta_url.clone();
                event(state, "AppAuthorized", &url, now);
            }
        } else {
            account.domains.retain(|domain| domain.id != domain_id);
        }
        if let Some(entry) = state.ledger.get_mut(ledger) {
            entry.outcome = if succeeded { "registered" } else { "task_failed" }.to_owned();
        }
    }
}

fn settle_backups(world: &mut World, which: Which, now: Millis) {
    let running = |domain: &Domain| {
        domain.backup.as_ref().is_some_and(|backup| backup.end.is_none() && now >= backup.ordered + BACKUP_DONE)
    };
    while let Some(place) = which.of(&world.state).domains.iter().position(running) {
        let domain = &which.of(&world.state).domains[place];
        let connected = okta::trial(world, &domain.client_id, &domain.secret_hash) == Trial::Good;
        let inventory = okta::inventory(world);
        let state = if world.state.faults.take("backup-fails") || !connected {
            "Failed"
        } else if world.state.faults.take("backup-errors") {
            "Successful with errors"
        } else {
            "Successful"
        };
        let domain = &mut which.of_mut(&mut world.state).domains[place];
        if let Some(backup) = &mut domain.backup {
            backup.end = Some(BackupEnd { at: now, state: state.to_owned() });
        }
        if state != "Failed" {
            domain.protected = inventory;
        }
        let url = domain.okta_url.clone();
        event(&mut world.state, if state == "Failed" { "BackupFailed" } else { "BackupCompleted" }, &url, now);
    }
}

/// A task as the API shows it: its state, and its result.
pub(crate) fn task_json(world: &World, which: Which, task: &Task, now: Millis) -> Value {
    let state = match task.succeeded {
        Some(true) => "Succeeded",
        Some(false) => "Failed",
        None if now < task.started + TASK_QUEUED => "Queued",
        None => "Running",
    };
    let mut shown = json!({ "taskID": task.id, "state": state });
    if let Some(domain) = which.of(&world.state).domains.iter().find(|domain| domain.id == task.domain_id) {
        shown["domain"] = domain_json(world, domain, now);
    }
    if task.succeeded == Some(false) {
        shown["error"] =
            json!({ "code": "OKTA-1500", "message": "The registration could not be completed.", "retryable": true });
    }
    shown
}

/// A domain as the contract's `OktaDomain`.
pub(crate) fn domain_json(world: &World, domain: &Domain, now: Millis) -> Value {
    let status = match (&domain.task_id, okta::trial(world, &domain.client_id, &domain.secret_hash)) {
        (Some(_), _) => "Pending",
        (None, Trial::Good) => "Connected",
        (None, Trial::Refused(_) | Trial::Missing(_)) => "Unauthorized",
        (None, Trial::Unreachable) => "Disconnected",
    };
    let protected: Value = domain.protected.iter().map(|(kind, count)| (kind.clone(), *count)).collect();
    let mut shown = json!({
        "domainID": domain.id, "oktaDomain": domain.okta_url, "oktaOrgID": domain.org_id, "clientID": domain.client_id,
        "appStatus": status, "addedOn": clock::iso(domain.added), "storageRegion": "eu-central-1",
        "backupEnabled": world.state.backup_enabled(domain), "backupFrequency": "Daily", "backupRetention": "One year",
        "lastBackup": backup_json(domain.backup.as_ref(), now), "protectedItems": protected,
    });
    if let Some(task_id) = &domain.task_id {
        shown["taskID"] = json!(task_id);
    }
    shown
}

fn backup_json(backup: Option<&Backup>, now: Millis) -> Value {
    let Some(backup) = backup else { return json!({ "state": "Never" }) };
    let started = clock::iso(backup.ordered + BACKUP_QUEUED);
    match &backup.end {
        Some(end) => json!({ "state": end.state, "startedOn": started, "endedOn": clock::iso(end.at) }),
        None if now < backup.ordered + BACKUP_QUEUED => json!({ "state": "Queued" }),
        None => json!({ "state": "Running", "startedOn": started }),
    }
}

fn event(state: &mut State, kind: &str, okta_url: &str, now: Millis) {
    state.events.push(Event { id: random::id("evt"), at: now, kind: kind.to_owned(), okta_url: okta_url.to_owned() });
}
