//! What each step needs, and how the rail shows it.

use super::*;

#[test]
fn each_step_has_its_neighbours() {
    assert_eq!((before(Step::Org), after(Step::Finish)), (None, None));
    for pair in Step::ALL.windows(2) {
        assert_eq!((after(pair[0]), before(pair[1])), (Some(pair[1]), Some(pair[0])));
    }
}

#[test]
fn what_is_missing_is_named() {
    let all: [Fact; 8] = [org, permissions, secret, client_id, proof, registered, keys_on, kept];
    let lacking = |step: Step, way: Way, change: Fact| {
        let mut connection = made(&all);
        change(&mut connection);
        needs(step, &connection, way).err().map(|problem| (problem.kind, problem.field().map(str::to_owned)))
    };
    for step in Step::ALL {
        assert_eq!(lacking(*step, Way::Console, |_| ()), None, "{step:?}");
    }
    let table: [(Step, Fact, Kind, Option<&str>); 13] = [
        (Step::Org, |f| f.okta.organization = None, Kind::DomainEmpty, None),
        (Step::Org, |f| f.ready.keychain_ready_at = None, Kind::KeychainNone, None),
        (Step::Permissions, |f| f.okta.permissions.acknowledged_at = None, Kind::ChoiceNeeded, Some("acknowledged")),
        (Step::Install, |f| f.okta.secret = Credential::default(), Kind::SecretNeeded, None),
        (Step::Install, session_over_unregistered, Kind::SessionOver, None),
        (Step::Install, |f| f.okta.client_id = None, Kind::ClientIdEmpty, None),
        (Step::Test, |f| f.okta.proof = None, Kind::ProofNeeded, None),
        (Step::Test, new_secret, Kind::ChangedSinceProof, None),
        (Step::Test, failed, Kind::ProofFailed, None),
        (Step::Authorize, |f| f.registration = Registration::NotSent, Kind::StepNotDone, None),
        (Step::Authorize, new_secret, Kind::StepNotDone, None),
        (Step::Backups, |f| f.keys = None, Kind::ChoiceNeeded, Some("keys")),
        (Step::Finish, |f| f.progress.keeps_secret = false, Kind::ChoiceNeeded, None),
    ];
    for (step, change, kind, field) in table {
        let found = lacking(step, Way::Console, change);
        let default = Problem::new(kind).field().map(str::to_owned);
        assert_eq!(found, Some((kind, field.map(str::to_owned).or(default))), "{step:?}");
    }
    // By API Dell's token comes first.
    assert_eq!(lacking(Step::Authorize, Way::Api, |_| ()).map(|(kind, _)| kind), Some(Kind::StepNotDone));
    assert_eq!(lacking(Step::Authorize, Way::Api, |f| f.dell.token = Some(known())), None);
    // A session that ended after the registration takes nothing from it.
    assert_eq!(lacking(Step::Install, Way::Console, session_over), None);
    assert_eq!(lacking(Step::Test, Way::Console, skipped), None);
}

fn session_over(f: &mut Connection) {
    if let Some(custody) = f.okta.secret.current_mut() {
        custody.session_ended(now());
    }
}

fn session_over_unregistered(f: &mut Connection) {
    session_over(f);
    f.registration = Registration::NotSent;
}

fn skipped(f: &mut Connection) {
    f.okta.proof = None;
    f.okta.proof_skipped_at = Some(now());
    pass(f, Step::Test);
}

#[test]
fn only_what_was_asked_for_can_fail() {
    let mut connection = made(&UP_TO_CLIENT_ID);
    assert!(!has_failures(&connection), "nothing was tried");
    proof(&mut connection);
    let mut failing = |level: Level, id: &str, state: RowState| {
        let proof = connection.okta.proof.as_mut().expect("a proof");
        proof.level = level;
        proof.rows = vec![row("credential", RowState::Pass), row(id, state)];
        has_failures(&connection)
    };
    assert!(failing(Level::All, "scopes", RowState::Fail) && failing(Level::All, "scopes", RowState::Blocked));
    assert!(!failing(Level::All, "scopes", RowState::Pass) && !failing(Level::All, "writing", RowState::Untestable));
    assert!(failing(Level::Credential, "domain", RowState::Fail));
    assert!(failing(Level::Credential, "credential", RowState::Blocked));
    assert!(!failing(Level::Credential, "scopes", RowState::Fail));
    assert!(!failing(Level::Nothing, "domain", RowState::Fail));
}

/// The rail in one word: a letter for the state of each number.
fn rail(connection: &Connection) -> String {
    let letter = |row: &RailRow| match row.state {
        StepState::NotStarted => '.',
        StepState::InProgress => 'p',
        StepState::Done => 'd',
        StepState::Attention => '!',
        StepState::Waiting => 'w',
    };
    journey(connection, Way::Console).rail.iter().map(letter).collect()
}

#[test]
fn the_rail_shows_what_is_done_what_waits_and_what_needs_a_look() {
    let up_to_test = |more: &[Fact]| {
        let connection: Vec<Fact> = UP_TO_CLIENT_ID.iter().chain(&[proof as Fact]).chain(more).copied().collect();
        made(&connection)
    };
    assert_eq!(rail(&made(&[])), "p.....");
    assert_eq!(rail(&made(&[org, permissions])), "ddp...");
    assert_eq!(rail(&made(&[org, permissions, secret])), "ddp...");
    assert_eq!(rail(&up_to_test(&[])), "ddddp.");
    let at_dell = |change: Fact| rail(&up_to_test(&[change]));
    fn of(f: &Connection) -> Subject {
        f.subject().expect("a subject")
    }
    assert_eq!(at_dell(|f| f.registration = Registration::Intended { at: now(), of: of(f) }), "dddd!.");
    assert_eq!(
        at_dell(|f| f.registration = Registration::Running { task: "t".into(), at: now(), of: of(f) }),
        "ddddw."
    );
    let uncertain: Fact = |f| f.registration = Registration::Unknown { at: now(), of: of(f), read: None };
    assert_eq!(at_dell(uncertain), "dddd!.");
    assert_eq!(
        at_dell(|f| f.registration = Registration::Refused { outcome: None, problem: None, at: now() }),
        "dddd!."
    );
    assert_eq!(at_dell(registered), "dddddp");
    // A skipped test, accepted failures, an org that was not asked: passed, and still in sight.
    let up_to_client_id = |more: &[Fact]| {
        let connection: Vec<Fact> = UP_TO_CLIENT_ID.iter().chain(more).copied().collect();
        rail(&made(&connection))
    };
    assert_eq!(up_to_client_id(&[skipped]), "ddd!p.");
    assert_eq!(up_to_client_id(&[proof, failed, accepted]), "ddd!p.");
    assert_eq!(up_to_client_id(&[proof, without_metadata]), "!dddp.");
    assert_eq!(at_dell(|f| (registered(f), keys_skipped(f)).1), "ddddd!");
}

fn without_metadata(f: &mut Connection) {
    if let Some(organization) = &mut f.okta.organization {
        organization.metadata = None;
    }
}

#[test]
fn a_colleague_s_turn_is_waiting() {
    let okta: Fact = |f| f.ready.okta_admin = Some(Holder::Colleague);
    let dells: Fact = |f| f.ready.dell_admin = Some(Holder::Colleague);
    let at = |connection: &[Fact], colleague: Fact| {
        rail(&made(&connection.iter().copied().chain([colleague]).collect::<Vec<_>>()))
    };
    assert_eq!(at(&[org, permissions], okta), "ddw...");
    assert_eq!(at(&[org, permissions], dells), "ddp...");
    let tested = [org, permissions, secret, client_id, proof];
    assert_eq!(at(&tested, dells), "ddddw.");
    assert_eq!(at(&tested, okta), "ddddp.");
    assert_eq!(at(&[org], okta), "dp....");
}

#[test]
fn what_was_passed_stays_open() {
    let rows = |connection: &[Fact]| journey(&made(connection), Way::Console).rail;
    // Also behind a step that needs another look.
    let open = |connection: &[Fact]| rows(connection).iter().filter(|row| row.open).count();
    assert_eq!(open(&[org]), 2);
    let known = [org, permissions, secret, client_id, proof, registered, new_secret];
    assert_eq!(open(&known), 5);
    assert_eq!(rows(&known).iter().position(|row| row.now), Some(3));
    // A fact alone doesn't pass a step; Continue does.
    let unpassed: Fact = |f| {
        f.progress.passed.remove(&Step::Org);
    };
    assert_eq!(journey(&made(&[org, permissions, unpassed]), Way::Console).frontier, Step::Org);
}

#[test]
fn what_is_left_to_do_stays_until_it_is_tested_or_reported() {
    let ids =
        |connection: &Connection| todos(connection).iter().map(|row| row.todo.word()).collect::<Vec<_>>().join(" ");
    let mut connection = made(&[org, permissions, secret, client_id, proof]);
    assert_eq!(ids(&connection), "", "Dell has nothing yet");
    registered(&mut connection);
    assert_eq!(ids(&connection), "key-management first-backup emergency-sign-in test-restore report-to-security");
    keys_skipped(&mut connection);
    assert!(ids(&connection).starts_with("key-management "));
    keys_on(&mut connection);
    connection.backup.seen = Some(known());
    connection.ready.sign_in_without_okta = Some(EmergencySignIn::Yes);
    connection.progress.todos_done.insert(Todo::ReportToSecurity, known());
    connection.progress.finished_at = Some(now());
    connection.backup.seen = None;
    assert_eq!(todos(&connection)[0].due.map(|due| due.as_second()), Some(86_400), "Dell starts one each day");
    connection.backup.seen = Some(known());
    let rows = todos(&connection);
    assert_eq!((rows.len(), rows[0].todo), (1, Todo::TestRestore));
    assert_eq!(rows[0].due.map(|due| due.as_second()), Some(30 * 86_400));
}
