//! Core's types to wire types.

use engine::Engine;
use engine::checks;
use jiff::Timestamp;
use model::catalogue;
use model::connection::{self, Connection, Step, StepState};
use model::journey;
use model::problem::{Problem, Result};
use secrets::stores::{PRACTICE_SERVICE, SERVICE};

use super::home;
use super::{
    AddedEnvironment, AppStatus, Asked, Backup, Changed, Dell, Environment, Found, Handed, Lists, Path, Permissions,
    Previous, ProblemView, Proof, RailRow, Reached, Reading, Registration, Replaced, Rotation, Row, Scope, Screen,
    Sends, Shown, StoredSecret, UnderstoodEnvironment, View,
};

/// The whole view of a space: Home, or the connection that is open.
///
/// # Errors
/// Those of the store.
pub fn make(
    engine: &Engine,
    open: Option<&str>,
    shown: &Shown,
    language: Option<String>,
    clipboard_seconds: u32,
) -> Result<View> {
    let screen = match open {
        None => Screen::Home(Box::new(home::make(engine, shown)?)),
        Some(id) => Screen::Path(Box::new(path(engine, &engine.store().get(id)?)?)),
    };
    Ok(View { practice: engine.practice(), language, clipboard_seconds, screen })
}

/// A problem as the page shows it.
pub fn problem(problem: &Problem) -> ProblemView {
    ProblemView {
        code: problem.code().to_owned(),
        field: problem.field().map(str::to_owned),
        args: problem.args.clone(),
        said: problem.said.clone(),
    }
}

impl From<Problem> for ProblemView {
    fn from(value: Problem) -> Self {
        crate::problems::note(&value);
        problem(&value)
    }
}

/// A reading of the domain field, and whether a paste may look it up.
pub fn reading(read: Result<model::names::Reading>, lookup: bool) -> Reading {
    match read {
        Ok(read) => Reading {
            host: Some(read.host),
            changes: read.changes.iter().map(|c| c.word().to_owned()).collect(),
            custom: read.custom,
            lookup,
            problem: None,
        },
        Err(wrong) => {
            Reading { host: None, changes: Vec::new(), custom: false, lookup: false, problem: Some(problem(&wrong)) }
        }
    }
}

/// A row of the proof.
pub fn row(row: &connection::Row) -> Row {
    Row {
        id: row.id.to_string(),
        state: row.state,
        problem: row.problem.as_ref().map(problem),
        ms: row.ms,
        at: row.at.map(instant),
    }
}

fn path(engine: &Engine, connection: &Connection) -> Result<Path> {
    let way = engine.way(connection);
    let journey = journey::journey(connection, way);
    let scopes = Engine::scopes(connection);
    let added = added(engine)?;
    let summary = journey::summary(connection, way);
    Ok(Path {
        id: connection.id.clone(),
        opened_instead: false,
        records_lost: connection.records_lost_at.map(instant),
        finished: connection.progress.finished_at.is_some(),
        at_status: false,
        only: false,
        step: journey.step,
        number: journey.step.number(),
        of: Step::COUNT,
        rail: journey.rail.iter().map(rail_row).collect(),
        back: journey::before(journey.step).is_some(),
        drafts: engine.store().drafts(&connection.id)?.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
        ready: connection.ready.clone(),
        organization: connection.okta.organization.clone(),
        environment: engine.environment(connection).map_or_else(|_| lost(), |found| environment(found, &added)),
        environments: engine.environments().into_iter().map(|e| environment(e, &added)).collect(),
        dell_account: connection.dell.account.clone(),
        permissions: permissions(connection),
        secret: connection.secret_here().map(|c| custody(engine, c)),
        unsettled: matches!(&connection.items.intent, Some(connection::Intent::TakeCustody { item, pending: false, .. })
            if item.kind() == connection::SecretKind::OktaSecret),
        left_in_vault: matches!(
            &connection.items.intent,
            Some(connection::Intent::MoveOut { from: connection::StoreKind::Vault, .. })
        ),
        replaced: connection
            .okta
            .secret
            .previous()
            .iter()
            .filter(|custody| custody.here())
            .map(|custody| replaced(connection, custody))
            .collect(),
        secret_proven: connection.secret_proven(),
        client_id: connection.client_id_here().map(ToString::to_string),
        client_id_unusual: connection
            .client_id_here()
            .is_some_and(|id| model::names::ClientId::read(id).is_ok_and(|(_, unusual)| unusual)),
        proof: proof(connection, &scopes),
        dell: dell(engine, connection),
        registration: registration(connection),
        handed: handed(connection),
        asked: connection.change.open().map(|(at, order)| Asked { what: order.what, at: instant(at) }),
        removed_at_dell: connection
            .removed_at_dell
            .clone()
            .filter(|_| connection.registration == connection::Registration::NotSent),
        reauthorizing: connection.reauthorizing.is_some(),
        rotation: connection.okta.rotation.as_ref().map(|r| rotation(engine, connection, r)),
        keys: connection.keys.clone(),
        backup: backup(connection),
        secret_choice: connection.secret_choice(),
        live: journey::live(connection),
        protection: journey::protection(connection),
        condition: summary.condition,
        reason: summary.reason,
        todos: journey::todos(connection),
        log: engine.store().log(&connection.id)?,
        reporter: None,
    })
}

fn rail_row(row: &journey::RailRow) -> RailRow {
    let state = if row.now && row.state == StepState::NotStarted { StepState::InProgress } else { row.state };
    RailRow { step: row.step, number: row.step.number(), state, open: row.open, now: row.now }
}

fn environment(from: catalogue::Environment, added: &[(String, AddedEnvironment)]) -> Environment {
    Environment {
        way: from.way,
        host: from.api_base.trim_start_matches("https://").to_owned(),
        console_address: from.console_login.into_iter().next(),
        added: added.iter().find(|(id, _)| *id == from.id).map(|(_, added)| added.clone()),
        id: from.id,
    }
}

/// In place of an added one that can no longer be read: the screen on which another is chosen still opens.
fn lost() -> Environment {
    Environment {
        id: "lost".to_owned(),
        way: connection::Way::Console,
        host: String::new(),
        console_address: None,
        added: None,
    }
}

/// The environments that were added, by id.
fn added(engine: &Engine) -> Result<Vec<(String, AddedEnvironment)>> {
    let used = engine.store().environments_used()?;
    let shown = |added: model::environment::Added| {
        let environment = AddedEnvironment {
            used: used.contains(&added.environment.id),
            name: added.name,
            by: added.by,
            at: instant(added.at),
            from: added.from,
        };
        (added.environment.id, environment)
    };
    Ok(engine.environments_added().into_iter().map(shown).collect())
}

/// An environment as it was understood.
pub fn understood(from: model::environment::Understood) -> UnderstoodEnvironment {
    let environment = from.environment;
    let below = |path: &str| format!("{}{path}", environment.api_base);
    UnderstoodEnvironment {
        name: from.name,
        way: environment.way,
        host: environment.api_base.trim_start_matches("https://").to_owned(),
        token: below(&environment.token_path),
        onboarding: environment
            .onboarding_paths
            .iter()
            .flat_map(|paths| [&paths.domains, &paths.tasks, &paths.key_management])
            .map(|path| below(path))
            .collect(),
        console_address: environment.console_login.first().cloned(),
    }
}

fn permissions(connection: &Connection) -> Permissions {
    let scope = |s: &catalogue::Scope| Scope { name: s.name.clone(), group: s.group.clone(), delete: s.delete };
    Permissions {
        scopes: catalogue::scopes().iter().map(scope).collect(),
        added: connection.okta.permissions.added.clone(),
        compared: connection.okta.permissions.compared.clone(),
        acknowledged: connection.okta.permissions.acknowledged_at.is_some(),
    }
}

fn replaced(connection: &Connection, from: &connection::StoredSecret) -> Replaced {
    let again =
        connection.okta.rotation.is_none() && connection.usable_again().any(|custody| custody.item == from.item);
    Replaced { last_four: from.mark.last_four.clone(), item: again.then(|| from.item.to_string()) }
}

fn custody(engine: &Engine, from: &connection::StoredSecret) -> StoredSecret {
    StoredSecret {
        place: from.place.clone(),
        keep: from.keep,
        over: from.session_has_ended(),
        astray: from.not_as_it_was().map(|kind| Problem::from(kind).into()),
        label: engine::label(from.host()),
        service: if engine.practice() { PRACTICE_SERVICE } else { SERVICE }.to_owned(),
        item: from.item.to_string(),
        account: engine.account().to_owned(),
        length: from.mark.length,
        last_four: from.mark.last_four.clone(),
        secret_hash: from.mark.secret_hash.clone(),
        at: instant(from.at),
        clipboard_emptied: from.clipboard_emptied,
        trimmed: from.trimmed,
        unusual_length: from.unusual_length,
    }
}

fn proof(connection: &Connection, scopes: &[String]) -> Proof {
    let proof = connection.okta.proof.as_ref();
    let plan = checks::plan(connection::Level::All, scopes);
    let audit = checks::plan_audit(scopes);
    let sends = Sends {
        credential: checks::plan(connection::Level::Credential, scopes).calls,
        all: plan.calls,
        audit: audit.requests,
        names: checks::audited_names(scopes).into_iter().map(str::to_owned).collect(),
    };
    Proof {
        rows: proof.map(|p| p.rows.iter().map(row).collect()).unwrap_or_default(),
        level: proof.map(|p| p.level),
        running: false,
        at: proof.map(|p| instant(p.at)),
        stale: connection.proof_stale(),
        accepted: proof.and_then(|p| p.accepted.clone()),
        skipped: connection.okta.proof_skipped_at.is_some(),
        requests: plan.requests,
        granted: count(proof.map_or(0, |p| scopes.iter().filter(|s| p.granted.contains(s)).count())),
        known: count(scopes.len()),
        lists: proof.filter(|p| p.compared()).map(lists),
        not_ended: proof.is_some_and(|p| p.not_ended > 0),
        sends,
    }
}

fn lists(proof: &connection::Proof) -> Lists {
    // A store from before kept what the grants showed without saying so.
    let look = proof.extra.as_ref().map(|_| proof.look.as_ref());
    Lists {
        granted: proof.granted.clone(),
        missing: proof.missing.clone(),
        as_requested: proof.as_requested,
        doubt: proof.doubt.as_ref().map(problem),
        extra: proof.extra.clone(),
        by: look.map(|look| look.map_or(connection::FoundBy::Grants, |look| look.by)),
        among: look.flatten().and_then(|look| look.among),
        looked_at: look.map(|look| instant(look.map_or(proof.at, |look| look.at))),
        from_before: proof.extra_from_before(),
        changed: checks::changed(proof).map(|(changed, then)| Changed {
            since: instant(then.at),
            gained: changed.gained,
            lost: changed.lost,
            extra: changed.extra,
            extra_gone: changed.extra_gone,
        }),
    }
}

fn dell(engine: &Engine, connection: &Connection) -> Dell {
    let dell = &connection.dell;
    Dell {
        console_address: engine.console_address(connection),
        key_client_id: dell.key_client_id.clone(),
        key: dell.key.current().map(|c| custody(engine, c)),
        token: dell.token.clone(),
        reached: dell.reached.as_ref().map(|r| Reached {
            host: r.host.clone(),
            problem: r.problem.as_ref().map(problem),
            at: instant(r.at),
        }),
    }
}

fn registration(connection: &Connection) -> Registration {
    use connection::Registration as R;
    match &connection.registration {
        R::NotSent => Registration::None,
        // While the act runs the page shows that it runs; seen from outside, it may have been sent.
        R::Intended { at, .. } => Registration::Uncertain { at: instant(*at), read_at: None, found: None },
        R::Running { at, .. } => Registration::Running { at: instant(*at) },
        R::Unknown { at, read, .. } => Registration::Uncertain {
            at: instant(*at),
            read_at: read.as_ref().map(|read| instant(read.at)),
            found: read.as_ref().and_then(|read| read.found.as_ref()).map(|f| Found {
                okta_domain: f.okta_domain.clone(),
                client_id: f.client_id.clone(),
                status: f.status.word().to_owned(),
                ours: f.ours,
            }),
        },
        R::Refused { outcome, problem: why, at } => {
            Registration::Refused { outcome: *outcome, problem: why.as_ref().map(problem), at: instant(*at) }
        }
        R::Done { known: how, .. } => Registration::Registered {
            known: how.clone(),
            stale: connection.registration_stale(),
            refused: connection.refused_again.clone(),
        },
    }
}

fn handed(connection: &Connection) -> Option<Handed> {
    let (at, _) = connection.reauthorization.open()?;
    let read = connection.reauthorization.read();
    let status =
        connection.backup.app_status.as_ref().filter(|_| read.is_some()).map(|read| read.status.word().to_owned());
    Some(Handed { at: instant(at), status, read_at: read.map(|read| instant(read.at)) })
}

fn rotation(engine: &Engine, connection: &Connection, from: &connection::Rotation) -> Rotation {
    let (pending, retiring) = (from.pending(), from.retiring());
    let proof = pending.and_then(|pending| pending.proof.as_ref());
    let seen = match from {
        connection::Rotation::Promoted { seen, .. } => seen.as_ref(),
        connection::Rotation::Begun { .. }
        | connection::Rotation::Pending(_)
        | connection::Rotation::Abandoned { .. } => None,
    };
    Rotation {
        on_screen: connection.progress.viewing == connection::Viewing::Rotation,
        screen: journey::screen(from),
        rail: journey::screens(from),
        lost: connection.current_is_lost(),
        back: from.back(),
        given_up: from.abandoned(),
        ready: from.stage() >= connection::Stage::Reauthorize,
        went_on: pending.is_some_and(|pending| pending.went_on.is_some()),
        dell_may_hold: connection.may_hold_pending(),
        new: pending.map(|pending| custody(engine, &pending.secret)),
        rows: proof.map(|p| p.rows.iter().map(row).collect()).unwrap_or_default(),
        level: proof.map(|p| p.level),
        granted: count(
            proof.map_or(0, |p| Engine::scopes(connection).iter().filter(|s| p.granted.contains(s)).count()),
        ),
        proven_at: proof.map(|p| instant(p.at)),
        accepted: pending.is_some_and(connection::Pending::accepted),
        refused: pending.and_then(|pending| pending.refused.clone()),
        seen: seen.cloned(),
        leaving: retiring.map(|retiring| Previous {
            custody: retiring.secret.as_ref().map(|c| custody(engine, c)),
            here: retiring.was_here(),
            inactive: retiring.inactive.clone(),
            refused: retiring.refused.clone(),
            wiped: retiring.erased.clone(),
        }),
        may_give_up: connection.may_abandon(),
        may_turn: connection.may_roll_back(),
    }
}

fn backup(connection: &Connection) -> Backup {
    let backup = &connection.backup;
    Backup {
        region: backup.region.clone(),
        frequency: backup.frequency.clone(),
        retention: backup.retention.clone(),
        known: backup.known.clone(),
        last_state: backup.last_state.clone(),
        last_known: backup
            .last_known
            .as_ref()
            .or(backup.known.as_ref())
            .filter(|_| backup.last_state.is_some())
            .cloned(),
        seen_at: backup.seen_at.map(instant),
        seen: backup.seen.clone(),
        app_status: backup
            .app_status
            .as_ref()
            .map(|status| AppStatus { word: status.status.word().to_owned(), known: status.known.clone() }),
        enabled: backup.enabled.clone(),
        items_noted: backup.items_noted.clone(),
        items: backup.items.clone(),
    }
}

pub(super) fn instant(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Counts on the wire are small; a larger one is shown as the largest.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
