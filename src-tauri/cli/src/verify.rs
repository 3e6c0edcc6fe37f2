//! `odc verify`: the app's test, for scripts and people at a terminal. Stores nothing.

mod demonstration;
mod report;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use engine::checks::{self, Ask, TestResult};
use engine::http::HttpClient;
use engine::okta;
use engine::{self, Engine};
use jiff::Timestamp;
use model::connection::{CheckId, Connection, Level, Row, RowState, StoreKind};
use model::names::{self, ClientId};
use model::problem::{Kind, Problem};
use sandbox::{At, Sandbox};
use secrets::secret::Secret;

use self::report::{End, Report};
use crate::interrupt::Interrupt;
use crate::out::{self, Progress};
use crate::place::{self, Passphrase, Place, not_started};
use crate::{Done, block_on, help, misuse, secret};

/// How long revoking may take when the run was cut short.
const FAREWELL: Duration = Duration::from_secs(5);

/// Options that name the subject in another way; with `--practice` alone it is made.
const NEEDS_NO_DOMAIN: [&str; 4] = ["connection", "secret", "stray", "practice"];

#[derive(Debug, clap::Args)]
#[command(after_long_help = help::verify())]
pub(crate) struct Args {
    /// The organization, as pasted: acme.okta.com
    #[arg(long, value_name = "D", required_unless_present_any = NEEDS_NO_DOMAIN, conflicts_with = "connection", requires_all = ["client_id", "secret_from"])]
    okta_domain: Option<String>,
    /// The integration's Client ID
    #[arg(long, value_name = "ID", required_unless_present_any = NEEDS_NO_DOMAIN, conflicts_with = "connection", requires = "okta_domain")]
    client_id: Option<String>,
    /// Where the Client Secret comes from: stdin
    #[arg(long, value_name = "WHERE", required_unless_present_any = NEEDS_NO_DOMAIN, conflicts_with = "connection", requires = "okta_domain")]
    secret_from: Option<String>,
    /// A connection that the app keeps, by its id or Okta host
    #[arg(long, value_name = "NAME")]
    connection: Option<String>,
    /// Also look for every known okta.* permission beyond the list (about 100 requests for tokens)
    #[arg(long)]
    full_audit: bool,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
    /// Give up after so many seconds; tokens are revoked, which may take 5 more
    #[arg(long, value_name = "S", value_parser = clap::value_parser!(u64).range(1..))]
    timeout: Option<u64>,
    #[command(flatten)]
    passphrase: Passphrase,
    #[command(flatten)]
    place: Place,
    /// Use the sandbox that wrote this file (`odc sandbox --at-out FILE`) for Practice
    #[arg(long, value_name = "FILE", requires = "practice")]
    practice_at: Option<PathBuf>,
    /// Never: every program on this computer can see a command line
    #[arg(long, hide = true, value_name = "NEVER", num_args = 0..=1, aliases = ["client-secret", "password", "token"])]
    secret: Option<Option<String>>,
    #[arg(hide = true, value_name = "NEVER")]
    stray: Vec<String>,
}

/// What to verify.
struct Subject {
    host: String,
    /// Not one of Okta's own addresses: the org that answers there names its okta host.
    custom: Option<names::Reading>,
    org_id: Option<String>,
    client_id: String,
    scopes: Vec<String>,
    source: Source,
}

/// Where the secret is.
enum Source {
    Stdin,
    /// Saved in the app, with this connection.
    Kept(Box<Connection>),
    /// Made for this run.
    Made(Secret),
}

/// How many requests were sent.
#[derive(Default)]
struct Tally {
    token: AtomicU32,
    total: AtomicU32,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Done> {
    // None of these values is ever repeated: any may be the secret.
    if args.secret.is_some() || !args.stray.is_empty() {
        return Err(misuse(out::t("odc-secret-argument", &[("source", help::PIPED)])));
    }
    if args.secret_from.as_deref().is_some_and(|from| from != "stdin") {
        return Err(misuse(out::t("odc-secret-from", &[("source", help::PIPED)])));
    }
    args.passphrase.check()?;
    let at = args.practice_at.as_deref().map(At::read).transpose().map_err(misuse)?;
    block_on(verify(args, at.as_ref()))
}

async fn verify(args: &Args, at: Option<&At>) -> anyhow::Result<Done> {
    let begun = Instant::now();
    let mut stop = Interrupt::listen()?;
    let tally = Arc::new(Tally::default());
    let mut report = Report::default();
    let end = match begin(args, at).await {
        Err(problem) => {
            let row = if problem.code().starts_with("client-id-") { CheckId::Credential } else { CheckId::Domain };
            End::before(row, problem)
        }
        Ok((subject, out, _sandbox)) => {
            report.about(&subject, args.full_audit);
            let counts = tally.clone();
            let out = out.watched(Arc::new(move |method, _, path| counts.count(method, path)));
            let limit = args.timeout.map(|seconds| begun + Duration::from_secs(seconds));
            within(args, &subject, out, limit, &mut stop, &mut report).await
        }
    };
    let done = report.end(end);
    report.requests = (tally.token.load(Ordering::Acquire), tally.total.load(Ordering::Acquire));
    report.ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    if args.json { out::json(&report.json()) } else { out::answer(&report.words()) }?;
    Ok(done)
}

/// Tests, unless the time runs out or a signal comes first. Either way every token is revoked before this ends.
async fn within(
    args: &Args,
    subject: &Subject,
    out: HttpClient,
    limit: Option<Instant>,
    stop: &mut Interrupt,
    report: &mut Report,
) -> End {
    out.warm();
    let rows = Mutex::new(Vec::new());
    let progress = Progress::new();
    let all = checks::ids(&subject.scopes).len() + usize::from(args.full_audit);
    // Only once the secret is here: at a terminal it is asked for on the same line.
    let on_secret = || progress.show(&out::t("odc-progress-begin", &[("host", &subject.host)]));
    let on_row = |row: Row| {
        let mut rows = rows.lock().unwrap_or_else(PoisonError::into_inner);
        rows.retain(|known: &Row| known.id != row.id);
        rows.push(row);
        let ended = rows.iter().filter(|row| report::over(row)).count().to_string();
        if let Some(row) = rows.last() {
            let what = report::name(row, &subject.host);
            progress.show(&out::t("odc-progress", &[("done", &ended), ("all", &all.to_string()), ("what", &what)]));
        }
    };
    let on_wait = |seconds: Option<u64>| {
        if let Some(seconds) = seconds {
            progress.show(&out::t("prove-audit-waits", &[("seconds", &seconds.to_string())]));
        }
    };
    let end = tokio::select! {
        end = prove(args, subject, &out, &on_secret, &on_row, &on_wait) => end,
        () = until(limit) => End::TimeUp,
        signal = stop.received() => End::Stopped(signal),
    };
    // The next output begins on a line of its own.
    if secret::show_again() {
        out::said("");
    }
    // Revocations continue in the background until the HTTP client is dropped.
    let farewell = tokio::time::timeout(FAREWELL, out.ended());
    tokio::select! {
        ended = farewell => report.settled = ended.is_ok(),
        // A second request to stop: at once.
        _ = stop.received() => report.settled = false,
    }
    report.tokens = okta::tokens();
    drop(progress);
    report.result.rows = rows.into_inner().unwrap_or_else(PoisonError::into_inner);
    end
}

async fn until(limit: Option<Instant>) {
    match limit {
        Some(limit) => tokio::time::sleep_until(limit.into()).await,
        None => std::future::pending().await,
    }
}

async fn prove(
    args: &Args,
    subject: &Subject,
    out: &HttpClient,
    on_secret: &(dyn Fn() + Sync),
    on_row: &(dyn Fn(Row) + Send + Sync),
    on_wait: &(dyn Fn(Option<u64>) + Send + Sync),
) -> End {
    let taken = match &subject.source {
        Source::Kept(connection) => kept(args, connection).await.map(Some),
        Source::Stdin => secret::from_stdin().await.map(Some),
        Source::Made(_) => Ok(None),
    };
    let secret: &Secret = match (&taken, &subject.source) {
        (Ok(Some(secret)), _) | (_, Source::Made(secret)) => secret,
        (Ok(None), _) => return End::before(CheckId::Credential, Kind::SecretNeeded.into()),
        (Err(problem), _) => return End::before(CheckId::Credential, problem.clone()),
    };
    on_secret();
    let mut host = subject.host.clone();
    if let Some(reading) = &subject.custom {
        match okta::discover(out, reading).await {
            Ok(found) => host = found.host.into(),
            Err(problem) => return End::measured(CheckId::Domain, problem),
        }
    }
    let ask = Ask {
        host: &host,
        org_id: subject.org_id.as_deref(),
        client_id: &subject.client_id,
        secret,
        scopes: &subject.scopes,
        level: Level::All,
        only: None,
        before: &[],
    };
    let mut proven = out.telling_waits(&host, on_wait, checks::run(out, ask, on_row)).await;
    if args.full_audit {
        let credential = proven.rows.iter().any(|row| row.id == CheckId::Credential && row.state == RowState::Pass);
        let row = if credential {
            audit(out, &ask, &mut proven, on_row).await
        } else {
            audit_row(RowState::Blocked, Some(Kind::NotTested.into()))
        };
        proven.rows.push(row);
    }
    End::Tested { host, proven: Box::new(proven) }
}

/// The secret of a saved connection, from its store.
async fn kept(args: &Args, connection: &Connection) -> Result<Secret, Problem> {
    let stores = args.place.secret_stores()?;
    let custody = connection.secret_here();
    if custody.is_some_and(|custody| custody.store == StoreKind::Vault) {
        args.passphrase.open(&stores, true).await?;
    }
    match engine::secret_of(&stores, connection).await {
        // This process has no part in the app's memory; only the app can say whether its session continues.
        Err(problem) if custody.is_some_and(|c| c.store == StoreKind::Session && c.may_be_here()) => {
            Err(if problem.kind == Kind::SessionOver { Kind::SessionElsewhere.into() } else { problem })
        }
        answer => answer,
    }
}

/// Looks for every known permission beyond the required ones; the row that says whether it could.
async fn audit(out: &HttpClient, ask: &Ask<'_>, proven: &mut TestResult, on_row: &(dyn Fn(Row) + Send + Sync)) -> Row {
    let metadata = proven.metadata.as_ref().map(|metadata| metadata.org_id.as_str());
    let what = Ask { org_id: metadata.or(ask.org_id), ..*ask };
    on_row(audit_row(RowState::Running, None));
    let audited = checks::audit(out, what, &|_| on_row(audit_row(RowState::Running, None))).await;
    let row = match audited {
        Ok(audited) => {
            (proven.extra, proven.look, proven.doubt) = (Some(audited.extra), Some(audited.look), None);
            audit_row(RowState::Pass, None)
        }
        // What the test itself reported stays.
        Err(problem) => audit_row(RowState::Blocked, Some(problem)),
    };
    on_row(row.clone());
    row
}

fn audit_row(state: RowState, problem: Option<Problem>) -> Row {
    let at = (state == RowState::Pass).then(Timestamp::now);
    Row { id: CheckId::Audit, state, problem, ms: None, at }
}

/// What to verify, and the HTTP client; a sandbox that was started for it lives as long as its handle.
async fn begin(args: &Args, at: Option<&At>) -> Result<(Subject, HttpClient, Option<Sandbox>), Problem> {
    if args.place.practice && args.practice_at.is_none() && args.connection.is_none() && args.okta_domain.is_none() {
        let (subject, out, sandbox) = demonstration::begin().await.map_err(|error| not_started(&error))?;
        return Ok((subject, out, Some(sandbox)));
    }
    let subject = subject(args)?;
    let (out, sandbox) = args.place.out(at).await?;
    Ok((subject, out, sandbox))
}

/// The permissions of the list.
fn required() -> Vec<String> {
    model::catalogue::scopes().iter().map(|scope| scope.name.clone()).collect()
}

/// From the command line, or from the connection that it names.
fn subject(args: &Args) -> Result<Subject, Problem> {
    if let Some(name) = &args.connection {
        let records = args.place.records()?;
        let connection = place::connection(&records, name)?;
        let organization = connection.okta.organization.as_ref().ok_or(Kind::DomainEmpty)?;
        let metadata = organization.metadata.as_ref();
        return Ok(Subject {
            host: organization.host.to_string(),
            custom: None,
            org_id: metadata.map(|metadata| metadata.org_id.clone()),
            client_id: connection.client_id_here().ok_or(Kind::ClientIdEmpty)?.to_string(),
            scopes: Engine::scopes(connection),
            source: Source::Kept(Box::new(connection.clone())),
        });
    }
    let reading = place::domain(args.okta_domain.as_deref().unwrap_or_default(), args.place.practice)?;
    let (client_id, _) = ClientId::read(args.client_id.as_deref().unwrap_or_default())?;
    Ok(Subject {
        host: reading.host.clone(),
        custom: reading.custom.then_some(reading),
        org_id: None,
        client_id: client_id.as_str().to_owned(),
        scopes: required(),
        source: Source::Stdin,
    })
}

impl Tally {
    fn count(&self, method: &str, path: &str) {
        self.total.fetch_add(1, Ordering::AcqRel);
        if method == "POST" && path == "/oauth2/v1/token" {
            self.token.fetch_add(1, Ordering::AcqRel);
        }
    }
}
