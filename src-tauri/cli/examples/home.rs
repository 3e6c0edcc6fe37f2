//! For `cargo xtask bench home`: how long the engine takes for Home's list with this many connections, beside reading
//! all of them. Prints one line of JSON for each store: the median of each in milliseconds, and the bytes of a page.
#![expect(clippy::print_stdout, reason = "what it measured is its answer")]

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};
use engine::store::{Entry, Query, Store};
use jiff::Timestamp;
use model::connection::{
    CheckId, Connection, Evidence, Keys, KeysState, Level, Organization, Proof, Registration, Row, RowState, Subject,
};
use model::names::{ClientId, OktaHost};
use model::problem::Problem;
use serde_json::json;

/// Each is measured this many times.
const RUNS: usize = 9;

fn main() -> Result<()> {
    let folder = std::env::args().nth(1).context("the folder to make stores in")?;
    for count in [1, 10, 60, 1000] {
        // A person's folder, in which the app finds them.
        let at = Path::new(&folder).join(count.to_string()).join(".local/share/okta-dell-connect");
        fill(&at, count).map_err(failed)?;
        let (open, store) = timed(|| Store::open(&at).map_err(failed))?;
        let query = Query::default();
        let now = Timestamp::now();
        let all = median(|| store.all().map(|connection| connection.len()).map_err(failed))?;
        let page = median(|| store.page(&query, 0, now).map(|page| page.rows.len()).map_err(failed))?;
        let counts = median(|| store.counts(now).map(|counts| counts.total as usize).map_err(failed))?;
        let find = Query { find: "org7".into(), ..Query::default() };
        let answer = serde_json::to_string(&store.page(&query, 0, now).map_err(failed)?)?.len();
        let find = median(|| store.page(&find, 0, now).map(|page| page.rows.len()).map_err(failed))?;
        println!(
            "{}",
            json!({ "count": count, "open": open, "all": all, "page": page, "counts": counts, "find": find, "answer": answer })
        );
    }
    Ok(())
}

fn failed(problem: Problem) -> anyhow::Error {
    anyhow::anyhow!("{problem}")
}

fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(f64, T)> {
    let begun = Instant::now();
    let done = work()?;
    Ok((begun.elapsed().as_secs_f64() * 1e3, done))
}

fn median(work: impl Fn() -> Result<usize>) -> Result<f64> {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        times.push(timed(&work)?.0);
    }
    times.sort_by(f64::total_cmp);
    Ok(times[RUNS / 2])
}

/// So many finished connections, each tested with all its rows; an existing store is left as it is.
fn fill(folder: &Path, count: usize) -> model::problem::Result<()> {
    let store = Store::open(folder)?;
    let there = usize::try_from(store.counts(Timestamp::now())?.total).unwrap_or_default();
    for number in there..count {
        store.add(&finished(number), &entry())?;
    }
    Ok(())
}

fn entry() -> Entry {
    let me = "bench".to_owned();
    Entry {
        act: "begun".into(),
        by: me.clone(),
        account: me,
        measured: true,
        at: Timestamp::now(),
        note: String::new(),
    }
}

fn finished(number: usize) -> Connection {
    let at = Timestamp::now();
    let host = OktaHost::parse(&format!("org{number}.okta.com")).expect("a host");
    let mut connection = Connection::new(format!("{number:012x}"), "dell-commercial", at);
    connection.okta.organization = Some(Organization::unasked(&host, host.clone()));
    let of = Subject { host, client_id: ClientId::parse("0oa1a2b3").expect("a Client ID"), secret_hash: String::new() };
    let scopes: Vec<String> = model::catalogue::scopes().iter().map(|scope| scope.name.clone()).collect();
    let ids = [CheckId::Domain, CheckId::Credential, CheckId::Scopes];
    let probes = scopes.iter().map(|scope| CheckId::probe(scope));
    let row = |id| Row { id, state: RowState::Pass, problem: None, ms: Some(84), at: Some(at) };
    connection.okta.proof = Some(Proof {
        level: Level::All,
        rows: ids.into_iter().chain(probes).map(row).collect(),
        granted: scopes,
        missing: vec![],
        as_requested: false,
        extra: None,
        look: None,
        doubt: None,
        not_ended: 0,
        earlier: None,
        at,
        of: of.clone(),
        accepted: None,
        added: None,
    });
    let known = Evidence { by: Some("P. Lang".into()), at };
    connection.registration = Registration::Done { domain_id: None, known: known.clone(), of };
    connection.keys = Some(Keys { state: KeysState::On, known: known.clone() });
    connection.backup.seen = Some(known);
    connection.progress.finished_at = Some(at);
    connection
}
