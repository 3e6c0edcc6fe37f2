//! What each step needs, and how the rail shows it.

use super::*;

#[test]
fn each_step_has_its_neighbours() {
    assert_eq!((before(Step::Ready), after(Step::Done)), (None, None));
    for pair in Step::ALL.windows(2) {
        assert_eq!((after(pair[0]), before(pair[1])), (Some(pair[1]), Some(pair[0])));
    }
}

#[test]
fn what_is_missing_is_named() {
    let all: [Fact; 12] =
        [ready, organisation, permissions, install, secret, client_id, proof, dell, registered, keys_on, backup, kept];
    let lacking = |step: Step, way: Way, change: Fact| {
        let mut facts = made(&all);
        change(&mut facts);
        needs(step, &facts, way).err().map(|problem| (problem.kind, problem.field().map(str::to_owned)))
    };
    for step in Step::ALL {
        assert_eq!(lacking(*step, Way::Console, |_| ()), None, "{step:?}");
    }
    let table: [(Step, Fact, Kind, Option<&str>); 18] = [
        (Step::Ready, |f| f.ready.okta_admin = None, Kind::ReadyUnanswered, None),
        (Step::Ready, |f| f.ready.dell_admin = None, Kind::ReadyUnanswered, Some("dell_admin")),
        (Step::Ready, |f| f.ready.keychain_ready_at = None, Kind::KeychainNone, None),
        (Step::Organisation, |f| f.organisation = None, Kind::DomainEmpty, None),
        (Step::Permissions, |f| f.permissions.acknowledged_at = None, Kind::ChoiceNeeded, Some("acknowledged")),
        (Step::Secret, |f| f.secret = None, Kind::SecretNeeded, None),
        (Step::Secret, session_over_unregistered, Kind::SessionOver, None),
        (Step::Secret, |f| f.dialog_closed_at = None, Kind::StepNotDone, None),
        (Step::ClientId, |f| f.client_id = None, Kind::ClientIdEmpty, None),
        (Step::Prove, |f| f.proof = None, Kind::ProofNeeded, None),
        (Step::Prove, new_secret, Kind::ChangedSinceProof, None),
        (Step::Prove, failed, Kind::ProofFailed, None),
        (Step::Dell, |f| f.dell.console_address = None, Kind::ConsoleAddressNeeded, None),
        (Step::Dell, |f| f.dell.form_open = None, Kind::NameNeeded, None),
        (Step::Authorize, |f| f.registration = Registration::None, Kind::StepNotDone, None),
        (Step::Authorize, new_secret, Kind::StepNotDone, None),
        (Step::Keys, |f| f.keys = None, Kind::ChoiceNeeded, None),
        (Step::Done, |f| f.secret_choice = None, Kind::ChoiceNeeded, None),
    ];
    for (step, change, kind, field) in table {
        let found = lacking(step, Way::Console, change);
        let default = Problem::new(kind).field().map(str::to_owned);
        assert_eq!(found, Some((kind, field.map(str::to_owned).or(default))), "{step:?}");
    }
    // By API Dell's token stands for address and form.
    assert_eq!(lacking(Step::Dell, Way::Api, |_| ()).map(|(kind, _)| kind), Some(Kind::StepNotDone));
    assert_eq!(lacking(Step::Dell, Way::Api, |f| f.dell.token = Some(known())), None);
    // A session that ended after the registration takes nothing from it.
    assert_eq!(lacking(Step::Secret, Way::Console, session_over), None);
    assert_eq!(lacking(Step::Prove, Way::Console, skipped), None);
}

fn session_over(f: &mut Facts) {
    if let Some(custody) = &mut f.secret {
        custody.over_at = Some(now());
    }
}

fn session_over_unregistered(f: &mut Facts) {
    session_over(f);
    f.registration = Registration::None;
}

fn skipped(f: &mut Facts) {
    f.proof = None;
    f.proof_skipped_at = Some(now());
    pass(f, Step::Prove);
}

#[test]
fn only_what_was_asked_for_can_fail() {
    let mut facts = made(&UP_TO_CLIENT_ID);
    assert!(!has_failures(&facts), "nothing was tried");
    proof(&mut facts);
    let mut failing = |level: Level, id: &str, state: RowState| {
        let proof = facts.proof.as_mut().expect("a proof");
        proof.level = level;
        proof.rows = vec![row("credential", RowState::Pass), row(id, state)];
        has_failures(&facts)
    };
    assert!(failing(Level::All, "scopes", RowState::Fail) && failing(Level::All, "scopes", RowState::Blocked));
    assert!(!failing(Level::All, "scopes", RowState::Pass) && !failing(Level::All, "writing", RowState::Untestable));
    assert!(failing(Level::Credential, "domain", RowState::Fail));
    assert!(failing(Level::Credential, "credential", RowState::Blocked));
    assert!(!failing(Level::Credential, "scopes", RowState::Fail));
    assert!(!failing(Level::Nothing, "domain", RowState::Fail));
}

/// The rail in one word: a letter for the state of each number.
fn rail(facts: &Facts) -> String {
    let letter = |row: &RailRow| match row.state {
        StepState::NotStarted => '.',
        StepState::InProgress => 'p',
        StepState::Done => 'd',
        StepState::Attention => '!',
        StepState::Waiting => 'w',
    };
    journey(facts, Way::Console).rail.iter().map(letter).collect()
}

#[test]
fn the_rail_tells_what_is_done_what_waits_and_what_needs_a_look() {
    let up_to_dell = |more: &[Fact]| {
        let facts: Vec<Fact> = UP_TO_CLIENT_ID.iter().chain(&[proof, dell] as &[Fact]).chain(more).copied().collect();
        made(&facts)
    };
    assert_eq!(rail(&made(&[])), "p.........");
    assert_eq!(rail(&made(&[ready, organisation, permissions, install])), "dddp......");
    assert_eq!(rail(&up_to_dell(&[])), "ddddddp...");
    let at_dell = |change: Fact| rail(&up_to_dell(&[change]));
    fn of(f: &Facts) -> Subject {
        f.subject().expect("a subject")
    }
    assert_eq!(at_dell(|f| f.registration = Registration::Intended { at: now(), of: of(f) }), "dddddd!...");
    assert_eq!(
        at_dell(|f| f.registration = Registration::Running { task: "t".into(), at: now(), of: of(f) }),
        "ddddddw..."
    );
    let uncertain: Fact =
        |f| f.registration = Registration::Uncertain { at: now(), of: of(f), read_at: None, found: None };
    assert_eq!(at_dell(uncertain), "dddddd!...");
    assert_eq!(
        at_dell(|f| f.registration = Registration::Refused { outcome: None, problem: None, at: now() }),
        "dddddd!..."
    );
    assert_eq!(at_dell(registered), "dddddddp..");
    // A proof that was skipped, failures that were taken on, an organisation that nobody asked: passed, and in sight.
    let up_to_proof = |more: &[Fact]| {
        let facts: Vec<Fact> = UP_TO_CLIENT_ID.iter().chain(more).copied().collect();
        rail(&made(&facts))
    };
    assert_eq!(up_to_proof(&[skipped]), "dddd!p....");
    assert_eq!(up_to_proof(&[proof, failed, accepted]), "dddd!p....");
    assert_eq!(up_to_proof(&[proof, untold]), "d!dddp....");
    assert_eq!(at_dell(|f| (registered(f), keys_skipped(f)).1), "ddddddd!p.");
}

fn untold(f: &mut Facts) {
    if let Some(organisation) = &mut f.organisation {
        organisation.told = None;
    }
}

#[test]
fn a_colleague_s_turn_is_waiting() {
    let okta: Fact = |f| f.ready.okta_admin = Some(Holder::Colleague);
    let dells: Fact = |f| f.ready.dell_admin = Some(Holder::Colleague);
    let at =
        |facts: &[Fact], colleague: Fact| rail(&made(&facts.iter().copied().chain([colleague]).collect::<Vec<_>>()));
    assert_eq!(at(&[ready, organisation, permissions], okta), "dddw......");
    assert_eq!(at(&[ready, organisation, permissions], dells), "dddp......");
    let proven = [ready, organisation, permissions, install, secret, client_id, proof];
    assert_eq!(at(&proven, dells), "dddddw....");
    assert_eq!(at(&proven, okta), "dddddp....");
    assert_eq!(at(&[ready, organisation], okta), "ddp.......");
}

#[test]
fn a_row_leads_to_the_part_that_is_worked_on() {
    let rows = |facts: &[Fact]| journey(&made(facts), Way::Console).rail;
    let step = |facts: &[Fact]| rows(facts)[3].step;
    assert_eq!(step(&[ready, organisation]), Step::Install);
    assert_eq!(step(&[ready, organisation, permissions, install]), Step::Secret);
    assert_eq!(step(&UP_TO_CLIENT_ID), Step::Install);
    // What was passed stays open, also behind a step that needs a look again.
    let open = |facts: &[Fact]| rows(facts).iter().filter(|row| row.open).count();
    assert_eq!(open(&[ready, organisation]), 3);
    let known = [ready, organisation, permissions, install, secret, client_id, proof, dell, registered, new_secret];
    assert_eq!(open(&known), 7);
    assert_eq!(rows(&known).iter().position(|row| row.now), Some(4));
    // What is there but was never passed with Continue is not done.
    let unpassed: Fact = |f| {
        f.passed.remove(&Step::Organisation);
    };
    assert_eq!(
        journey(&made(&[ready, organisation, permissions, unpassed]), Way::Console).frontier,
        Step::Organisation
    );
}
