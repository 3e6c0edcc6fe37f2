//! `odc connections`: the saved connections, and how far each one is.

use engine::report;
use engine::store::Flaw;
use model::connection::Connection;
use model::environment::Added;
use model::journey;
use serde_json::json;

use crate::Done;
use crate::out::{self, t};
use crate::place::Place;

#[derive(Debug, clap::Args)]
#[command(
    after_long_help = "Nothing is asked of Okta or Dell: the list says what was known when the app last worked with a connection."
)]
pub(crate) struct Args {
    /// Print one JSON array
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Done> {
    let records = args.place.records()?;
    if args.json {
        out::json(&records.connections.iter().map(|connection| json(connection, &records.environments)).collect())?;
    } else if records.connections.is_empty() {
        out::answer(&t("odc-connections-none", &[]))?;
    } else {
        let lines: Vec<String> =
            records.connections.iter().map(|connection| words(connection, &records.environments)).collect();
        out::answer(&lines.join("\n"))?;
    }
    for id in &records.unreadable {
        out::said(&t("odc-connection-unreadable", &[("id", id)]));
    }
    // What the app found before, or can find only at its next start, is no news.
    let broken = records.flaws.iter().any(|flaw| !matches!(flaw, Flaw::FoundDamaged(_) | Flaw::EndUnknown));
    if broken {
        out::said(&t("odc-connections-broken", &[]));
    }
    Ok(if records.unreadable.is_empty() && !broken { Done::Good } else { Done::Failed })
}

/// The environment of a connection, if a person added it.
fn added<'a>(connection: &Connection, all: &'a [Added]) -> Option<&'a Added> {
    all.iter().find(|added| added.environment.id == connection.dell.environment)
}

fn json(connection: &Connection, all: &[Added]) -> serde_json::Value {
    let added = added(connection, all).map(|added| {
        json!({
            "name": added.name,
            "host": added.host(),
            "by": added.by,
            "at": added.at.to_string(),
            "from": added.from.word(),
        })
    });
    let proof = connection.okta.proof.as_ref();
    json!({
        "id": connection.id,
        "okta_domain": connection.okta.organization.as_ref().map(|organization| &organization.host),
        "client_id": connection.okta.client_id,
        "dell_environment": connection.dell.environment,
        "dell_environment_added": added,
        "state": journey::protection(connection).state.word(),
        "begun_at": connection.begun_at.to_string(),
        "finished_at": connection.progress.finished_at.map(|at| at.to_string()),
        "proved_at": proof.map(|proof| proof.at.to_string()),
    })
}

fn words(connection: &Connection, all: &[Added]) -> String {
    let host = report::org(connection, out::language());
    let state = t(&format!("protection-{}", journey::protection(connection).state.word().replace('_', "-")), &[]);
    let proved = match &connection.okta.proof {
        Some(proof) => t("odc-connection-proved", &[("at", &out::utc(proof.at))]),
        None => t("odc-connection-unproved", &[]),
    };
    let at = added(connection, all).map(|added| {
        let about = [("name", added.name.as_str()), ("host", added.host()), ("by", &added.by)];
        format!("; {}", t("odc-connection-added-environment", &about))
    });
    format!("{}  {host:<30}  {state}; {proved}{}", connection.id, at.unwrap_or_default())
}
