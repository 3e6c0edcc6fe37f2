//! A test over an open connection, as in the app after the person named the org: prints its time, its requests and its
//! allocations. For `cargo xtask bench verify` and `it/allocations`; the secret comes by standard input.

use std::alloc::System;
use std::io::{BufRead as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use anyhow::Context as _;
use engine::checks::{self, Ask};
use engine::http::HttpClient;
use engine::okta;
use model::connection::{Level, Row, RowState};
use secrets::secret::Secret;
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};
use zeroize::Zeroizing;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut words = std::env::args().skip(1);
    let (host, client_id) = (words.next().context("a host")?, words.next().context("a Client ID")?);
    let mut line = Zeroizing::new(String::new());
    std::io::stdin().lock().read_line(&mut line)?;
    let (secret, _) = Secret::take_okta(line)?;
    let requests = Arc::new(AtomicU32::new(0));
    let counts = requests.clone();
    let out = HttpClient::system()?.watched(Arc::new(move |_, _, _| {
        counts.fetch_add(1, Ordering::AcqRel);
    }));
    okta::organization(&out, &host).await?;
    requests.store(0, Ordering::Release);
    let scopes: Vec<String> = model::catalogue::scopes().iter().map(|scope| scope.name.clone()).collect();
    let ask = Ask {
        host: &host,
        org_id: None,
        client_id: &client_id,
        secret: &secret,
        scopes: &scopes,
        level: Level::All,
        only: None,
        before: &[],
    };
    let (begun, before) = (Instant::now(), ALLOCATOR.stats());
    let proven = checks::run(&out, ask, &|_: Row| {}).await;
    let (ms, after) = (begun.elapsed().as_secs_f64() * 1e3, ALLOCATOR.stats());
    anyhow::ensure!(proven.rows.iter().all(|row| row.state != RowState::Fail), "a row failed");
    let count = |stats: stats_alloc::Stats| stats.allocations + stats.reallocations;
    let (requests, allocations) = (requests.load(Ordering::Acquire), count(after) - count(before));
    let report = serde_json::json!({ "ms": ms, "requests": requests, "allocations": allocations });
    Ok(writeln!(std::io::stdout(), "{report}")?)
}
