//! `odc doctor`: how far Okta and Dell can be reached from here, layer by layer. There is no sign-in.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use engine::http::{Fault, Setting};
use engine::network::{self, Finding, Phase, Report, Row, Target, Verdict};
use model::catalogue::{self, Environment};
use model::environment::Added;
use model::problem::{Kind, Problem, Result};
use sandbox::At;
use serde_json::{Map, Value, json};

use crate::interrupt::Interrupt;
use crate::out::{self, Progress, t};
use crate::place::{self, Place};
use crate::{Done, block_on, misuse};

#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Each host is asked one question that anybody may ask; no secret is used. A kept connection, or the app's settings, \
name the hosts and the proxy where the command line does not.

Exit codes: 0 every host was reached and answers as it should; 1 something was reached and has a fault; 2 the command line is \
wrong; 3 something could not be reached, or is blocked on this computer; 130 Ctrl+C.

Examples:
  odc doctor --okta-domain acme.okta.com
  odc doctor --connection acme.okta.com --json")]
pub(crate) struct Args {
    /// The organization, as pasted: acme.okta.com
    #[arg(long, value_name = "D", conflicts_with = "connection", required_unless_present_any = ["connection", "environment", "practice"])]
    okta_domain: Option<String>,
    /// A connection that the app keeps, by its id or Okta host
    #[arg(long, value_name = "NAME")]
    connection: Option<String>,
    /// Also Dell's hosts of this environment: its id, or the name of one that was added in the app
    #[arg(long, value_name = "E")]
    environment: Option<String>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
    /// Give up after so many seconds; what was looked at until then is printed
    #[arg(long, value_name = "S", value_parser = clap::value_parser!(u64).range(1..))]
    timeout: Option<u64>,
    #[command(flatten)]
    place: Place,
    /// Use the sandbox that wrote this file (`odc sandbox --at-out FILE`) for Practice
    #[arg(long, value_name = "FILE", requires = "practice")]
    practice_at: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Done> {
    let at = args.practice_at.as_deref().map(At::read).transpose().map_err(misuse)?;
    let targets = targets(args)?;
    block_on(look(args, at.as_ref(), &targets))
}

/// What practice mode's sandbox serves, without another choice.
const PRACTICE_ORG: &str = "acme.okta.practice";
const PRACTICE_DELL: &str = "practice-api";

/// The chosen hosts.
fn targets(args: &Args) -> Result<Vec<Target>> {
    let mut targets = Vec::new();
    let mut environment = args.environment.as_deref().map(|name| named(name, &args.place)).transpose()?;
    let mut console = None;
    if let Some(name) = &args.connection {
        let records = args.place.records()?;
        let connection = place::connection(&records, name)?;
        let organization = connection.okta.organization.as_ref().ok_or(Kind::DomainEmpty)?;
        targets.push(Target::okta(&organization.host, false));
        targets.extend(organization.custom_domain.as_ref().map(|custom| Target::okta(custom, true)));
        let own = &connection.dell.environment;
        environment = environment.or_else(|| own_or_added(own, &records.environments));
        console.clone_from(&connection.dell.console_address);
    } else if let Some(domain) = &args.okta_domain {
        let reading = place::domain(domain, args.place.practice)?;
        targets.push(Target::okta(&reading.host, reading.custom));
    } else if environment.is_none() {
        // Only practice mode: both of its services.
        targets.push(Target::okta(PRACTICE_ORG, false));
        environment = catalogue::environment(PRACTICE_DELL).cloned();
    }
    if let Some(environment) = environment {
        targets.extend(Target::dell(&environment, console.as_deref()));
    }
    Ok(targets)
}

/// An environment by its id, or by the name of an added one. Reads the store only for one that the catalogue lacks.
fn named(name: &str, place: &Place) -> Result<Environment> {
    if let Some(shipped) = catalogue::environment(name) {
        return Ok(shipped.clone());
    }
    let added = place.records()?.environments;
    let called = added.iter().find(|added| added.name.to_lowercase() == name.to_lowercase());
    called.map(|added| added.environment.clone()).or_else(|| own_or_added(name, &added)).ok_or_else(|| {
        let shipped = catalogue::environments().iter().map(|environment| environment.id.clone());
        let known = shipped.chain(added.into_iter().map(|added| added.name)).collect::<Vec<_>>().join(", ");
        Problem::new(Kind::EnvironmentUnknown).with("name", name).with("known", known)
    })
}

fn own_or_added(id: &str, added: &[Added]) -> Option<Environment> {
    let added = || added.iter().find(|added| added.environment.id == id).map(|added| added.environment.clone());
    catalogue::environment(id).cloned().or_else(added)
}

async fn look(args: &Args, at: Option<&At>, targets: &[Target]) -> anyhow::Result<Done> {
    let mut stop = Interrupt::listen()?;
    let (way, _sandbox) = args.place.out(at).await?;
    let rows = Mutex::new(Vec::new());
    let progress = Progress::new();
    let begun = Instant::now();
    let longest = network::LONGEST + Duration::from_secs(10);
    let limit = args.timeout.map_or(longest, |seconds| longest.min(Duration::from_secs(seconds)));
    let on_row = |row: &Row| {
        rows.lock().unwrap_or_else(PoisonError::into_inner).push(row.clone());
        progress.show(&t("odc-doctor-progress", &[("host", &row.host), ("what", &row.sentence(out::language()))]));
    };
    let (report, signal) = tokio::select! {
        report = network::look(&way, targets, &on_row) => (Some(report), None),
        () = tokio::time::sleep(limit) => (None, None),
        signal = stop.received() => (None, Some(signal)),
    };
    drop(progress);
    let stopped = || {
        let rows = rows.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let ms = u32::try_from(begun.elapsed().as_millis()).unwrap_or(u32::MAX);
        Report { ms, ..Report::stopped(rows, way.settings(), way.is_practice()) }
    };
    let report = report.unwrap_or_else(stopped);
    if args.json {
        out::json(&json(&report))?;
    } else {
        out::answer(&out::plain(&report.text(out::language())))?;
    }
    Ok(signal.map_or_else(|| judged(&report), Done::Stopped))
}

/// A service that was reached and is faulty is a failure; one that was not reached comes first.
fn judged(report: &Report) -> Done {
    let reached = |row: &Row| row.phase == Phase::Clock || matches!(row.found, Finding::Another | Finding::Trouble);
    let mut failed = report.rows.iter().filter(|row| row.verdict == Verdict::Fail);
    let trouble = report.rows.iter().any(|row| row.found == Finding::Trouble);
    if report.ok() {
        if trouble { Done::Failed } else { Done::Good }
    } else if report.whole && failed.clone().next().is_some() && failed.all(reached) {
        Done::Failed
    } else {
        Done::Blocked
    }
}

fn json(report: &Report) -> Value {
    let rows: Vec<Value> = report.rows.iter().map(row).collect();
    json!({
        "rows": rows,
        "settings": report.settings.iter().map(setting).collect::<Vec<_>>(),
        "whole": report.whole,
        "opened_by": report.opened_by(),
        "practice": report.practice,
        "at": report.at.to_string(),
        "ms": report.ms,
    })
}

fn setting(setting: &Setting) -> Value {
    json!({
        "name": setting.name,
        "state": setting.state.word(),
        "fault": setting.fault.map(Fault::word),
        "value": setting.value.as_deref(),
    })
}

fn row(row: &Row) -> Value {
    let mut evidence: Map<String, Value> = Map::new();
    for fact in &row.facts {
        let list = evidence.entry(fact.what.word()).or_insert_with(|| json!([]));
        if let Value::Array(list) = list {
            list.push(fact.value.as_str().into());
        }
    }
    json!({
        "id": row.id(),
        "host": row.host,
        "layer": row.phase.word(),
        "verdict": row.verdict.word(),
        "found": row.found.word(),
        "evidence": evidence,
        "ms": row.ms,
    })
}
