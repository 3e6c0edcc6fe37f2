//! Core's types to wire types.

use engine::Engine;
use engine::checks;
use jiff::Timestamp;
use model::catalogue;
use model::connection::{self, Connection, SecretChoice, Step, StepState};
use model::journey;
use model::problem::{Problem, Result};
use secrets::redaction::visible;
use secrets::stores::{PRACTICE_SERVICE, SERVICE};

use super::home;
use super::{
    AddedEnvironment, AppStatus, Asked, AuditProgress, Backup, Changed, Comparison, Dell, Enabled, Environment,
    Evidence, Found, FoundSecret, Handed, Keys, Lists, Live, LogRow, Organization, Path, Permissions, Previous,
    ProblemView, Proof, Protection, RailRow, Reached, Reading, Ready, RefusedAgain, Registration, Replaced, Rotation,
    Row, Scope, Screen, ScreenRow, SeenAtDell, Sends, ServiceReport, Shown, StoredSecret, TodoRow,
    UnderstoodEnvironment, View,
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
        said: problem.said.as_deref().map(|said| {
            Box::new(ServiceReport {
                host: said.host.clone(),
                status: said.status,
                error: said.error.as_deref().map(str::to_owned),
                text: said.text.as_deref().map(str::to_owned),
                id: said.id.as_deref().map(str::to_owned),
                at: instant(said.at),
            })
        }),
    }
}

impl From<Problem> for ProblemView {
    fn from(value: Problem) -> Self {
        crate::problems::note(&value);
        problem(&value)
    }
}

impl From<engine::Orphan> for FoundSecret {
    fn from(orphan: engine::Orphan) -> Self {
        // Another program may have written it.
        let host = visible(&orphan.host).into_owned();
        Self { id: orphan.id, host, okta: orphan.okta, dell: orphan.dell }
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
        id: row.id.clone(),
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
        ready: ready(connection),
        organization: connection.okta.organization.as_ref().map(organization),
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
        client_id: connection.client_id_here().map(str::to_owned),
        client_id_unusual: connection
            .client_id_here()
            .is_some_and(|id| model::names::ClientId::read(id).is_ok_and(|(_, unusual)| unusual)),
        proof: proof(connection, &scopes),
        dell: dell(engine, connection),
        registration: registration(connection),
        handed: handed(connection),
        asked: connection.change.open().map(|(at, order)| Asked { what: order.what, at: instant(at) }),
        removed_at_dell: (connection.registration == connection::Registration::NotSent)
            .then_some(connection.removed_at_dell.as_ref())
            .flatten()
            .map(known),
        reauthorizing: connection.reauthorizing.is_some(),
        rotation: connection.okta.rotation.as_ref().map(|r| rotation(engine, connection, r)),
        keys: keys(connection),
        backup: backup(connection),
        secret_choice: connection.secret_choice().map(SecretChoice::word),
        live: journey::live(connection)
            .into_iter()
            .map(|l| Live { place: l.place.word().to_owned(), id: l.id.to_owned(), known: l.known.as_ref().map(known) })
            .collect(),
        protection: protection(connection),
        condition: summary.condition,
        reason: summary.reason,
        todos: journey::todos(connection)
            .into_iter()
            .map(|row| TodoRow { id: row.todo, due: row.due.map(instant) })
            .collect(),
        log: engine
            .store()
            .log(&connection.id)?
            .into_iter()
            .map(|e| LogRow { act: e.act, note: e.note, at: instant(e.at), by: e.by, measured: e.measured })
            .collect(),
        reporter: None,
    })
}

fn rail_row(row: &journey::RailRow) -> RailRow {
    let state = if row.now && row.state == StepState::NotStarted { StepState::InProgress } else { row.state };
    RailRow { step: row.step, number: row.step.number(), state, open: row.open, now: row.now }
}

fn ready(connection: &Connection) -> Ready {
    let ready = &connection.ready;
    Ready {
        okta_admin: ready.okta_admin,
        okta_colleague: ready.okta_colleague.clone(),
        dell_admin: ready.dell_admin,
        dell_colleague: ready.dell_colleague.clone(),
        sign_in_without_okta: ready.sign_in_without_okta.clone(),
        keep: ready.keep,
    }
}

fn organization(from: &connection::Organization) -> Organization {
    let metadata = from.metadata.as_ref();
    Organization {
        typed: from.typed.clone(),
        host: from.host.clone(),
        tier: from.tier,
        custom_domain: from.custom_domain.clone(),
        changes: from.changes.clone(),
        org_id: metadata.map(|t| t.org_id.clone()),
        engine: metadata.map(|t| t.engine.clone()),
        at: metadata.map(|t| instant(t.at)),
        ms: metadata.map(|t| t.ms),
        clock_off_s: metadata.and_then(|t| t.clock_off_s),
        opened_by: metadata.and_then(|t| t.opened_by.as_deref().map(str::to_owned)),
        unmeasured: metadata.is_none(),
    }
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
        compared: connection.okta.permissions.compared.as_ref().map(|c| Comparison {
            matched: count(c.matched.len()),
            missing: c.missing.clone(),
            extra: c.extra.clone(),
        }),
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
        level: proof.map(|p| p.level.word().to_owned()),
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

/// How far an audit is.
pub fn audit_progress(progress: checks::Progress) -> AuditProgress {
    let checks::Progress { done, of, found, waits_s } = progress;
    AuditProgress { done, of, found, waits_s }
}

fn dell(engine: &Engine, connection: &Connection) -> Dell {
    let dell = &connection.dell;
    Dell {
        console_address: engine.console_address(connection),
        key_client_id: dell.key_client_id.clone(),
        key: dell.key.current().map(|c| custody(engine, c)),
        token: dell.token.as_ref().map(known),
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
            known: known(how),
            stale: connection.registration_stale(),
            refused: connection.refused_again.as_ref().map(|r| RefusedAgain { outcome: r.outcome, at: instant(r.at) }),
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
        rail: journey::screens(from).iter().map(|r| ScreenRow { screen: r.screen, state: r.state }).collect(),
        lost: connection.current_is_lost(),
        back: from.back(),
        given_up: from.abandoned(),
        ready: from.stage() >= connection::Stage::Reauthorize,
        went_on: pending.is_some_and(|pending| pending.went_on.is_some()),
        dell_may_hold: connection.may_hold_pending(),
        new: pending.map(|pending| custody(engine, &pending.secret)),
        rows: proof.map(|p| p.rows.iter().map(row).collect()).unwrap_or_default(),
        level: proof.map(|p| p.level.word().to_owned()),
        granted: count(
            proof.map_or(0, |p| Engine::scopes(connection).iter().filter(|s| p.granted.contains(s)).count()),
        ),
        proven_at: proof.map(|p| instant(p.at)),
        accepted: pending.is_some_and(connection::Pending::accepted),
        refused: pending
            .and_then(|pending| pending.refused.as_ref())
            .map(|r| RefusedAgain { outcome: r.outcome, at: instant(r.at) }),
        seen: seen
            .map(|s| SeenAtDell { word: s.word.as_ref().map(|word| word.word().to_owned()), known: known(&s.known) }),
        leaving: retiring.map(|retiring| Previous {
            custody: retiring.secret.as_ref().map(|c| custody(engine, c)),
            here: retiring.was_here(),
            inactive: retiring.inactive.as_ref().map(known),
            refused: retiring.refused.as_ref().map(known),
            wiped: retiring.erased.as_ref().map(known),
        }),
        may_give_up: connection.may_abandon(),
        may_turn: connection.may_roll_back(),
    }
}

fn keys(connection: &Connection) -> Option<Keys> {
    connection.keys.as_ref().map(|keys| Keys { state: keys.state.word().to_owned(), known: known(&keys.known) })
}

fn backup(connection: &Connection) -> Backup {
    let backup = &connection.backup;
    Backup {
        region: backup.region.clone(),
        frequency: backup.frequency.clone(),
        retention: backup.retention.clone(),
        known: backup.known.as_ref().map(known),
        last_state: backup.last_state.clone(),
        last_known: backup
            .last_known
            .as_ref()
            .or(backup.known.as_ref())
            .filter(|_| backup.last_state.is_some())
            .map(known),
        seen_at: backup.seen_at.map(instant),
        seen: backup.seen.as_ref().map(known),
        app_status: backup
            .app_status
            .as_ref()
            .map(|status| AppStatus { word: status.status.word().to_owned(), known: known(&status.known) }),
        enabled: backup.enabled.as_ref().map(|e| Enabled { on: e.on, known: known(&e.known) }),
        items_noted: backup.items_noted.clone(),
        items: backup.items.clone(),
    }
}

fn protection(connection: &Connection) -> Protection {
    let protection = journey::protection(connection);
    Protection {
        state: protection.state.word(),
        known: protection.known.as_ref().map(known),
        because: protection.because.map(journey::Because::word),
        backup_at: protection.backup_at.map(instant),
    }
}

fn known(from: &connection::Evidence) -> Evidence {
    Evidence { by: from.by.clone(), at: instant(from.at) }
}

pub(super) fn instant(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Counts on the wire are small; a larger one is shown as the largest.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
