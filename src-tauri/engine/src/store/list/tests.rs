use std::cmp::Reverse;

use super::*;
use crate::store::Entry;
use model::connection::{
    CheckId, Enabled, Evidence, ItemName, Keys, KeysState, Level, Organization, Proof, Registration, ReportedStatus,
    Row, RowState, SecretKind, StoreKind, StoredSecret,
};
use model::mark::Mark;
use model::names::ClientId;

fn entry() -> Entry {
    let me = "me".to_owned();
    Entry { act: "noted".into(), by: me.clone(), account: me, measured: true, at: now(), note: String::new() }
}

fn now() -> Timestamp {
    "2026-11-30T08:00:00Z".parse().expect("a time")
}

fn ago(days: u32) -> Timestamp {
    now() - SignedDuration::from_hours(i64::from(days) * 24)
}

/// A fixed sequence of pseudo-random numbers.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).expect("31 bits") % sides
    }
}

fn custody(host: &str, at: Timestamp, dice: &mut Dice) -> StoredSecret {
    StoredSecret::stored(
        ItemName::new(host, "id", SecretKind::OktaSecret, 1),
        if dice.roll(9) == 0 { StoreKind::Vault } else { StoreKind::Keychain },
        "place".into(),
        Mark { length: 40, last_four: "abcd".into(), secret_hash: "hash".into() },
        at,
    )
}

/// A connection in any state that the list distinguishes.
fn generated(number: u32, dice: &mut Dice) -> Connection {
    let mut facts = Connection::new(
        format!("{number:012x}"),
        "dell-commercial",
        ago(400) + SignedDuration::from_secs(number.into()),
    );
    if dice.roll(12) == 0 {
        return facts;
    }
    let host = format!("{}{}.okta.com", ["acme", "initech", "northwind"][dice.roll(3) as usize], dice.roll(500));
    let tier = [Tier::Production, Tier::Preview, Tier::Trial][dice.roll(3) as usize];
    let custom_domain = (dice.roll(7) == 0).then(|| format!("login.{number}.example"));
    let org = Organization::unasked(&host, crate::fixtures::okta_host(&host));
    facts.okta.organization = Some(Organization { tier, custom_domain, ..org });
    facts.dell.account = ["", "Acme Backup", "Emea", "100 % Ä"][dice.roll(4) as usize].to_owned();
    facts.okta.client_id = ClientId::parse("0oa1a2b3");
    if dice.roll(5) > 0 {
        facts.okta.secret.adopt(custody(&host, ago(dice.roll(400)), dice));
    }
    let of = facts.subject().unwrap_or_else(crate::fixtures::subject);
    if dice.roll(3) > 0 {
        let fails = |fail| if fail { RowState::Fail } else { RowState::Pass };
        let row =
            |id: &str, state| Row { id: CheckId::parse(id).expect("an id"), state, problem: None, ms: None, at: None };
        facts.okta.proof = Some(Proof {
            level: Level::All,
            rows: vec![row("credential", fails(dice.roll(9) == 0)), row("scopes", RowState::Pass)],
            granted: catalogue::scopes().iter().skip(dice.roll(3) as usize).map(|scope| scope.name.clone()).collect(),
            missing: vec![],
            as_requested: false,
            extra: None,
            look: None,
            doubt: None,
            not_ended: 0,
            earlier: None,
            at: ago(dice.roll(90)),
            of: of.clone(),
            accepted: (dice.roll(5) == 0).then(|| "no groups".to_owned()),
            added: None,
        });
    }
    if dice.roll(5) == 0 {
        return facts;
    }
    let known = Evidence { by: Some("P. Lang".into()), at: ago(200) };
    facts.registration = Registration::Done { domain_id: None, known: known.clone(), of };
    facts.progress.finished_at = (dice.roll(6) > 0).then(|| ago(199));
    let state = [KeysState::On, KeysState::On, KeysState::Off, KeysState::Skipped][dice.roll(4) as usize];
    facts.keys = Some(Keys { state, known: known.clone() });
    facts.backup.seen = (dice.roll(3) > 0).then(|| known.clone());
    facts.backup.enabled = (dice.roll(8) == 0).then(|| Enabled { on: false, known: known.clone() });
    let word = if dice.roll(9) == 0 { "Unauthorized" } else { "Connected" };
    facts.backup.app_status = Some(ReportedStatus { status: word.into(), known: Evidence::tested(ago(1)) });
    if dice.roll(4) == 0 {
        facts.okta.secret.erased(ago(1));
    }
    facts
}

fn store(count: u32) -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    let mut dice = Dice(7);
    for number in 0..count {
        store.add(&generated(number, &mut dice), &entry()).expect("kept");
    }
    (folder, store)
}

/// The list computed plainly from the full state.
fn naive(store: &Store, query: &Query) -> Vec<Summary> {
    let old = |at: Option<Timestamp>, days| at.is_some_and(|at| at < ago(days));
    let find = query.find.trim().to_lowercase();
    let wanted = |row: &Summary| {
        let texts = [row.okta.host.clone(), row.okta.custom_domain.clone(), Some(row.account.clone())];
        let secret_at = row.okta.secret.as_ref().map(|secret| secret.at);
        texts.into_iter().flatten().any(|text| text.to_lowercase().contains(&find))
            && (query.conditions.is_empty() || query.conditions.contains(&row.condition))
            && (query.tiers.is_empty() || row.okta.tier.is_some_and(|tier| query.tiers.contains(&tier)))
            && (query.accounts.is_empty() || query.accounts.contains(&row.account))
            && (!query.old_secret || old(secret_at, 180))
            && (!query.untested || row.finished && (row.okta.tested_at.is_none() || old(row.okta.tested_at, 30)))
    };
    let all = store.all().expect("read");
    let mut rows: Vec<Summary> = all.iter().map(|facts| summary(facts, Way::Console)).filter(wanted).collect();
    let name = |row: &Summary| row.okta.host.as_ref().map(|host| host.to_lowercase());
    let named = |row: &Summary| (name(row).is_none(), name(row), row.begun_at, row.id.clone());
    rows.sort_by_key(named);
    match (query.sort, query.descending) {
        (Sort::Trouble, false) => rows.sort_by_key(Summary::rank),
        (Sort::Trouble, true) => rows.sort_by_key(|row| Reverse(row.rank())),
        (Sort::Name, false) => {}
        (Sort::Name, true) => {
            rows.sort_by_key(|row| (name(row).is_none(), Reverse(name(row)), row.begun_at, row.id.clone()));
        }
        (Sort::Tested, false) => {
            rows.sort_by_key(|r| (r.okta.tested_at.is_none(), Reverse(r.okta.tested_at.map(Timestamp::as_second))))
        }
        (Sort::Tested, true) => {
            rows.sort_by_key(|r| (r.okta.tested_at.is_none(), r.okta.tested_at.map(Timestamp::as_second)))
        }
        (Sort::Secret, down) => {
            let at = |row: &Summary| row.okta.secret.as_ref().map(|secret| secret.at.as_second());
            rows.sort_by_key(|row| (at(row).is_none(), at(row).map(|at| if down { at } else { -at })));
        }
    }
    rows
}

/// The whole list, page by page.
fn paged(store: &Store, query: &Query) -> Vec<Summary> {
    let mut rows: Vec<Summary> = Vec::new();
    loop {
        let offset = u32::try_from(rows.len()).expect("small");
        let page = store.page(query, offset, now()).expect("read");
        if offset >= page.matching {
            return rows;
        }
        assert_eq!(page.offset, offset);
        assert!(!page.rows.is_empty() && page.rows.len() <= PAGE as usize);
        rows.extend(page.rows);
    }
}

fn queries() -> Vec<Query> {
    let all = Query::default;
    let sorted = [Sort::Trouble, Sort::Name, Sort::Tested, Sort::Secret];
    let mut queries: Vec<Query> = sorted
        .into_iter()
        .flat_map(|sort| [false, true].map(|descending| Query { sort, descending, ..all() }))
        .collect();
    queries.extend(
        ["acme", " INIT", "login.", "100 %", "%", "_", "emea", "nobody"]
            .map(|find| Query { find: find.into(), ..all() }),
    );
    queries.extend(Condition::ALL.iter().map(|one| Query { conditions: vec![*one], ..all() }));
    queries.extend(Tier::ALL.iter().map(|one| Query { tiers: vec![*one], ..all() }));
    queries.push(Query { accounts: vec!["Emea".into(), "100 % Ä".into()], ..all() });
    queries.push(Query { conditions: vec![Condition::Attention, Condition::Protected], old_secret: true, ..all() });
    queries.push(Query { old_secret: true, untested: true, sort: Sort::Secret, descending: true, ..all() });
    queries.push(Query { untested: true, tiers: vec![Tier::Production], find: "0".into(), ..all() });
    queries
}

#[test]
fn each_page_is_what_all_facts_would_give() {
    let (folder, store) = store(257);
    let check = |store: &Store| {
        for query in queries() {
            let expected = naive(store, &query);
            assert_eq!(paged(store, &query), expected, "{query:?}");
            assert_eq!(store.summaries(&query, now()).expect("read"), expected, "{query:?}");
            let ids: Vec<String> = expected.into_iter().map(|row| row.id).collect();
            assert_eq!(store.matching(&query, now()).expect("read"), ids, "{query:?}");
        }
    };
    check(&store);
    drop(store);
    check(&Store::open(folder.path()).expect("opens again"));
}

#[test]
fn the_counts_are_those_of_the_filtered_lists() {
    let (_folder, store) = store(257);
    let counts = store.counts(now()).expect("counted");
    let count = |query: Query| u32::try_from(naive(&store, &query).len()).expect("small");
    assert_eq!(counts.total, 257);
    let total: u32 = counts.conditions.iter().map(|(_, count)| count).sum();
    assert_eq!((counts.conditions.len(), total), (Condition::ALL.len(), 257), "each state is among the generated");
    for (what, found) in counts.conditions {
        assert_eq!(found, count(Query { conditions: vec![what], ..Query::default() }));
    }
    for (what, found) in counts.tiers {
        assert_eq!(found, count(Query { tiers: vec![what], ..Query::default() }));
    }
    let accounts: Vec<String> = counts.accounts.iter().map(|(what, _)| what.clone()).collect();
    assert_eq!(accounts, ["100 % Ä", "Acme Backup", "Emea"]);
    for (what, found) in counts.accounts {
        assert_eq!(found, count(Query { accounts: vec![what], ..Query::default() }));
    }
    assert_eq!(counts.old_secret, count(Query { old_secret: true, ..Query::default() }));
    assert_eq!(counts.untested, count(Query { untested: true, ..Query::default() }));
}

/// What depends on the day is not stored.
#[test]
fn a_secret_grows_old_without_an_act() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    let mut facts = Connection::new("one".into(), "dell-commercial", ago(100));
    facts.okta.secret.adopt(custody("acme.okta.com", ago(100), &mut Dice(1)));
    store.add(&facts, &entry()).expect("kept");
    let old = |at| store.counts(at).expect("counted").old_secret;
    assert_eq!((old(now()), old(now() + SignedDuration::from_hours(81 * 24))), (0, 1));
}

#[test]
fn a_row_changes_with_its_facts_and_rolls_back_with_them() {
    let (_folder, store) = store(3);
    let hosts = || -> Vec<Option<String>> {
        let rows = store.summaries(&Query { sort: Sort::Name, ..Query::default() }, now()).expect("read");
        rows.into_iter().map(|row| row.okta.host).collect()
    };
    let before = hosts();
    let id = store.matching(&Query::default(), now()).expect("read").remove(0);
    let rename = |facts: &mut Connection| {
        let host = crate::fixtures::okta_host("aaa.okta.com");
        facts.okta.organization = Some(Organization::unasked("aaa.okta.com", host));
    };
    let refused: Result<()> = store.change(&id, None, |facts| {
        rename(facts);
        Err(Kind::StepNotDone.into())
    });
    assert_eq!((refused.map_err(|p| p.kind), hosts()), (Err(Kind::StepNotDone), before));
    store
        .change(&id, None, |facts| {
            rename(facts);
            Ok(())
        })
        .expect("kept");
    assert_eq!(hosts()[0].as_deref(), Some("aaa.okta.com"));
    store.remove(&id, &entry()).expect("removed");
    assert_eq!(hosts().len(), 2);
    assert_eq!(store.is_listed(&id), Ok(false));
}

#[test]
fn past_the_end_is_the_last_page() {
    let (_folder, store) = store(130);
    let page = store.page(&Query::default(), 5000, now()).expect("read");
    assert_eq!((page.matching, page.offset, page.rows.len()), (130, 100, 30));
    let none = Query { find: "nobody".into(), ..Query::default() };
    assert_eq!(store.page(&none, 100, now()).expect("read"), Page::default());
}

#[test]
fn the_only_one_counts_once_it_is_finished() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    assert_eq!(store.only_finished(), Ok(None));
    store.add(&Connection::new("one".into(), "dell-commercial", ago(1)), &entry()).expect("kept");
    assert_eq!((store.only_finished(), store.blank()), (Ok(None), Ok(Some("one".to_owned()))));
    let finish = |facts: &mut Connection| {
        facts.progress.finished_at = Some(now());
        Ok(())
    };
    store.change("one", None, finish).expect("kept");
    assert_eq!(store.only_finished(), Ok(Some("one".to_owned())));
    store.add(&Connection::new("two".into(), "dell-commercial", ago(1)), &entry()).expect("kept");
    assert_eq!(store.only_finished(), Ok(None));
}
