//! `odc audit`: the record of what was done, with each entry hashed over the one before.

use engine::report;
use engine::store::{Break, Flaw, Linked, Records};
use secrets::redaction::visible;
use serde_json::{Value, json};

use crate::out::{self, t};
use crate::place::{self, Place};
use crate::{Done, misuse};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Check that no entry was changed, taken out or put in, and that the facts are those that were written
    #[command(after_long_help = "\
What a chain can't show: someone who can write the file can write the whole chain anew, or take entries off its end. \
Both change the last hash. Note it where that someone can't write, and give it the next time with --expect: the chain \
holds and the noted entry is in it, or it is not the same record.

The last entry is named in a file beside the record too, and each entry carries a hash of the facts. So damage is \
found, also where it leaves the record whole and older, or empty.

Exit codes: 0 intact; 1 broken, or the expected hash is not in it; 2 --expect is no hash; 3 the record can't be read.")]
    Verify(Verify),
    /// Show what was done, when and by whom
    Show(Show),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Verify {
    /// A last hash that was noted before
    #[arg(long, value_name = "HASH")]
    expect: Option<String>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Show {
    /// Of this connection alone, by its id or Okta host
    #[arg(long, value_name = "NAME")]
    connection: Option<String>,
    /// Print one JSON array
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

pub(crate) fn run(command: Command) -> anyhow::Result<Done> {
    match command {
        Command::Verify(args) => verify(&args),
        Command::Show(args) => show(&args),
    }
}

fn verify(args: &Verify) -> anyhow::Result<Done> {
    let wanted = args.expect.as_deref().map(|hash| hash.trim().to_ascii_lowercase());
    if wanted.as_ref().is_some_and(|hash| hash.len() != 64 || !hash.bytes().all(|byte| byte.is_ascii_hexdigit())) {
        return Err(misuse(t("odc-audit-expect-form", &[])));
    }
    let records = args.place.records()?;
    let wrong: Vec<&Flaw> = records.flaws.iter().filter(|flaw| **flaw != Flaw::EndUnknown).collect();
    let found = wanted.as_ref().map(|hash| records.chain.iter().find(|entry| entry.hash == *hash));
    let missed = matches!(found, Some(None));
    if args.json {
        out::json(&report(&records, wrong.is_empty(), found))?;
    } else {
        out::answer(&words(&records, found))?;
    }
    Ok(if wrong.is_empty() && !missed { Done::Good } else { Done::Failed })
}

fn report(records: &Records, intact: bool, found: Option<Option<&Linked>>) -> Value {
    let (first, last) = (records.chain.first(), records.chain.last());
    let broken = records.chain_holds().err().map(|broken| flaw(&Flaw::Broken(broken)));
    json!({
        "entries": records.chain.len(),
        "first_at": first.map(|entry| &entry.at),
        "last_at": last.map(|entry| &entry.at),
        "intact": intact,
        "broken": broken,
        "flaws": records.flaws.iter().map(flaw).collect::<Vec<_>>(),
        "last_hash": last.map(|entry| &entry.hash),
        "expected_found": found.map(|entry| entry.is_some()),
    })
}

fn flaw(flaw: &Flaw) -> Value {
    match flaw {
        Flaw::Broken(Break::Changed(seq)) => json!({ "what": "changed", "entry": seq }),
        Flaw::Broken(Break::Parted(seq)) => json!({ "what": "parted", "entry": seq }),
        Flaw::EndMissing(seq) => json!({ "what": "end_missing", "entry": seq }),
        Flaw::FactsChanged(id) => json!({ "what": "facts_changed", "of": id }),
        Flaw::Unrecorded(id) => json!({ "what": "unrecorded", "of": id }),
        Flaw::Vanished(id) => json!({ "what": "vanished", "of": id }),
        Flaw::EndUnknown => json!({ "what": "end_unknown" }),
        Flaw::FoundDamaged(seq) => json!({ "what": "found_damaged", "entry": seq }),
    }
}

/// A line for each fault.
fn wrong(records: &Records) -> Vec<String> {
    let named = |seq: i64| {
        let entry = records.chain.iter().find(|entry| entry.seq == seq);
        (seq.to_string(), entry.map(act).unwrap_or_default(), entry.map(|e| e.at.clone()).unwrap_or_default())
    };
    let at_entry = |key: &str, seq: i64| {
        let (number, what, at) = named(seq);
        t(key, &[("number", &number), ("what", &what), ("at", &at)])
    };
    let lines = records.flaws.iter().map(|flaw| match flaw {
        Flaw::Broken(Break::Changed(seq)) => at_entry("odc-audit-changed", *seq),
        Flaw::Broken(Break::Parted(seq)) => at_entry("odc-audit-parted", *seq),
        Flaw::EndMissing(seq) => t("odc-audit-end-missing", &[("number", &seq.to_string())]),
        Flaw::FactsChanged(id) => t("odc-audit-facts-changed", &[("id", id)]),
        Flaw::Unrecorded(id) => t("odc-audit-unrecorded", &[("id", id)]),
        Flaw::Vanished(id) => t("odc-audit-vanished", &[("id", id)]),
        Flaw::EndUnknown => t("odc-audit-end-unknown", &[]),
        Flaw::FoundDamaged(seq) => {
            let (number, _, at) = named(*seq);
            t("odc-audit-found-damaged", &[("number", &number), ("at", &at)])
        }
    });
    lines.collect()
}

fn words(records: &Records, found: Option<Option<&Linked>>) -> String {
    let mut wrong = wrong(records);
    let (Some(first), Some(last)) = (records.chain.first(), records.chain.last()) else {
        if !wrong.is_empty() {
            return wrong.join("\n");
        }
        let none = t("odc-audit-none", &[]);
        return if found.is_some() { format!("{none}\n{}", t("odc-audit-expected-not", &[])) } else { none };
    };
    let count = records.chain.len().to_string();
    let mut lines = vec![t("odc-audit-entries", &[("count", &count), ("first", &first.at), ("last", &last.at)])];
    if wrong.is_empty() {
        wrong.push(t("odc-audit-intact", &[]));
    }
    lines.append(&mut wrong);
    lines.push(t("odc-audit-last", &[("hash", &last.hash)]));
    match found {
        Some(Some(entry)) => {
            let since = records.chain.iter().filter(|later| later.seq > entry.seq).count().to_string();
            lines.push(t("odc-audit-expected", &[("at", &entry.at), ("since", &since)]));
        }
        Some(None) => lines.push(t("odc-audit-expected-not", &[])),
        None => {}
    }
    lines.push(String::new());
    lines.push(t("odc-audit-limits", &[]));
    lines.join("\n")
}

fn show(args: &Show) -> anyhow::Result<Done> {
    let records = args.place.records()?;
    let id = match &args.connection {
        None => None,
        // Only the chain knows a removed connection.
        Some(name) if records.chain.iter().any(|entry| entry.connection == *name) => Some(name.clone()),
        Some(name) => Some(place::connection(&records, name)?.id.clone()),
    };
    let shown: Vec<&Linked> =
        records.chain.iter().filter(|entry| id.as_ref().is_none_or(|id| entry.connection == *id)).collect();
    if args.json {
        out::json(&shown.iter().map(|entry| one(entry)).collect())?;
    } else if shown.is_empty() {
        out::answer(&t("odc-audit-none", &[]))?;
    } else {
        let lines: Vec<String> = shown.iter().map(|entry| line(entry)).collect();
        out::answer(&lines.join("\n"))?;
    }
    if records.flaws.iter().any(|flaw| *flaw != Flaw::EndUnknown) {
        out::said(&t("odc-audit-show-broken", &[]));
    }
    Ok(Done::Good)
}

fn one(entry: &Linked) -> Value {
    json!({
        "number": entry.seq,
        "connection": entry.connection,
        "act": entry.act,
        "by": entry.by,
        "measured": entry.measured,
        "at": entry.at,
        "note": entry.note,
        "facts": entry.facts,
        "hash": entry.hash,
    })
}

fn line(entry: &Linked) -> String {
    let how = report::how_known(&entry.act, entry.measured, out::language());
    // A note that the words contain already is not repeated.
    let in_words = entry.note.is_empty() || report::how_it_went(&entry.act, &entry.note, out::language()).is_some();
    let note = if in_words { String::new() } else { format!("  [{}]", entry.note) };
    // Written on another day, perhaps by other hands: an entry stays one line.
    let text = format!(
        "{:>4}  {}  {}  {}  {} ({how}){note}",
        entry.seq,
        moment(&entry.at),
        entry.connection,
        act(entry),
        entry.by
    );
    visible(&text).into_owned()
}

fn act(entry: &Linked) -> String {
    report::did(&entry.act, &entry.note, out::language())
}

fn moment(at: &str) -> String {
    at.parse().map_or_else(|_| at.to_owned(), out::utc)
}
