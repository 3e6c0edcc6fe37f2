//! The result of a verification, as one JSON object or in words.

use engine::checks::{self, TestResult};
use engine::okta::Tokens;
use engine::report::check_name;
use model::connection::{CheckId, Row, RowState};
use model::problem::{Kind, Problem, ServiceReport};
use serde_json::{Map, Value, json};

use super::{Source, Subject, required};
use crate::Done;
use crate::out::{self, BOLD, GREEN, Paint, RED, YELLOW, t};

/// How a run ended.
pub(super) enum End {
    /// It finished, at this okta host.
    Tested {
        host: String,
        proven: Box<TestResult>,
    },
    /// It stopped at this row.
    Row {
        id: CheckId,
        problem: Problem,
        done: Done,
    },
    TimeUp,
    Stopped(u8),
}

impl End {
    /// What was wrong before the first request: an input, or this computer.
    pub(super) fn before(id: CheckId, problem: Problem) -> Self {
        let done = Done::instead(problem.kind);
        Self::Row { id, problem, done }
    }

    /// The answer, or that there was none.
    pub(super) fn measured(id: CheckId, problem: Problem) -> Self {
        let done = if checks::blocked(problem.kind) { Done::Blocked } else { Done::Failed };
        Self::Row { id, problem, done }
    }
}

#[derive(Default)]
pub(super) struct Report {
    host: Option<String>,
    org_id: Option<String>,
    scopes: Vec<String>,
    audits: bool,
    /// This run made the org.
    made_here: bool,
    pub result: TestResult,
    /// Token requests, and all requests.
    pub requests: (u32, u32),
    pub ms: u64,
    /// Whether background work has ended.
    pub settled: bool,
    /// Tokens issued, and those that Okta confirmed as ended.
    pub tokens: Tokens,
    /// Why it was cut short.
    cut: Option<String>,
}

impl Report {
    pub(super) fn about(&mut self, subject: &Subject, audits: bool) {
        self.host = Some(subject.host.clone());
        self.org_id.clone_from(&subject.org_id);
        self.scopes.clone_from(&subject.scopes);
        self.made_here = matches!(subject.source, Source::Made(_));
        self.audits = audits;
    }

    /// Takes the end in, and says which exit code it means.
    pub(super) fn end(&mut self, end: End) -> Done {
        if self.scopes.is_empty() {
            self.scopes = required();
        }
        match end {
            End::Tested { host, proven } => {
                self.host = Some(host);
                let metadata = proven.metadata.as_ref().map(|metadata| metadata.org_id.clone());
                self.org_id = metadata.or(self.org_id.take());
                self.result = *proven;
                let any = |state| self.result.rows.iter().any(|row| row.state == state);
                if any(RowState::Fail) {
                    Done::Failed
                } else if any(RowState::Blocked) {
                    Done::Blocked
                } else {
                    Done::Good
                }
            }
            End::Row { id, problem, done } => {
                let state = if done == Done::Failed { RowState::Fail } else { RowState::Blocked };
                self.result.rows.retain(|row| row.id != id);
                self.result.rows.push(row(id, state, problem));
                self.fill(Kind::NotTested);
                done
            }
            End::TimeUp => {
                self.cut = Some(t("odc-time-up", &[]));
                self.fill(Kind::TimeUp);
                Done::Blocked
            }
            End::Stopped(signal) => {
                self.cut = Some(t("odc-stopped", &[]));
                self.fill(Kind::Cancelled);
                Done::Stopped(signal)
            }
        }
    }

    /// All rows in order: `running` for one that was interrupted, untested for one that was not reached.
    fn fill(&mut self, running: Kind) {
        let host = self.host.clone().unwrap_or_default();
        let known = std::mem::take(&mut self.result.rows);
        let ids = checks::ids(&self.scopes).into_iter().chain(self.audits.then_some(CheckId::Audit));
        let blocked = |id, problem| row(id, RowState::Blocked, problem);
        let filled = |id: CheckId| match known.iter().find(|row| row.id == id) {
            Some(row) if over(row) => row.clone(),
            Some(_) => blocked(id, Problem::new(running).with("host", &host)),
            None => blocked(id, Kind::NotTested.into()),
        };
        self.result.rows = ids.map(filled).collect();
    }

    /// Whether there may be more beyond the list.
    fn partial(&self) -> bool {
        self.result.look.as_ref().is_some_and(|look| look.partial)
    }

    pub(super) fn json(&self) -> Value {
        let TestResult { rows, granted, missing, as_requested, extra, doubt: why, .. } = &self.result;
        json!({
            "okta_domain": self.host,
            "org_id": self.org_id,
            "rows": rows.iter().map(|row| self.row(row)).collect::<Vec<_>>(),
            "scopes": {
                "granted": granted,
                "listed": !granted.is_empty() && !as_requested,
                "missing": missing,
                "extra": extra.clone().unwrap_or_default(),
                "audited": extra.is_some() && !self.partial(),
                "doubt": why.as_ref().map(doubt),
            },
            "tokens": { "given": self.tokens.given, "revoked": self.tokens.ended },
            "requests": { "token": self.requests.0, "total": self.requests.1 },
            "ms": self.ms,
        })
    }

    fn row(&self, row: &Row) -> Value {
        let mut evidence = Map::new();
        if let Some(scope) = row.id.scope() {
            evidence.insert("scope".to_owned(), scope.into());
        } else if row.id == CheckId::Domain && row.state == RowState::Pass {
            evidence.insert("host".to_owned(), self.host.clone().into());
        }
        if let Some(problem) = &row.problem {
            evidence.extend(problem.args.iter().map(|(name, value)| (name.clone(), value.clone().into())));
            if let Some(ServiceReport { host, status, error, text, id, .. }) = problem.said.as_deref() {
                // Without an answer the words are a library's.
                let text_name = if status.is_some() { "text" } else { "details" };
                // A proxy's words are shown with the host that it was asked for.
                evidence.entry("host").or_insert_with(|| host.clone().into());
                for (name, value) in [("error", error), (text_name, text), ("request_id", id)] {
                    if let Some(value) = value {
                        evidence.insert(name.to_owned(), value.as_str().into());
                    }
                }
                if let Some(status) = status {
                    evidence.insert("status".to_owned(), (*status).into());
                }
            }
        }
        if let Some(at) = row.at {
            evidence.insert("at".to_owned(), at.to_string().into());
        }
        json!({
            "id": row.id,
            "verdict": verdict(row.state),
            "problem": row.problem.as_ref().map(Problem::code),
            "evidence": evidence,
            "ms": row.ms,
        })
    }

    pub(super) fn words(&self) -> String {
        let paint = Paint::of_stdout();
        let host = self.host.as_deref().unwrap_or_default();
        let parts = [
            self.heading(&paint),
            self.results(&paint, host),
            self.problems(&paint, host),
            self.totals(),
            self.beyond(),
            self.close(host),
        ];
        parts.concat().join("\n")
    }

    fn heading(&self, paint: &Paint) -> Vec<String> {
        let org_id = self.org_id.as_ref().map(|id| format!("  ({id})")).unwrap_or_default();
        let org = self.host.as_ref().map(|host| paint.with(BOLD, &format!("{host}{org_id}")));
        let made = self.made_here.then(|| [t("odc-demonstration", &[]), String::new()]);
        made.into_iter().flatten().chain(org).collect()
    }

    /// A line for each row that was tested, and one for all others.
    fn results(&self, paint: &Paint, host: &str) -> Vec<String> {
        let word = |state: &str| t(&format!("row-{state}"), &[]);
        let widths = ["pass", "fail", "blocked", "untestable"].map(|state| word(state).chars().count());
        let width = widths.into_iter().max().unwrap_or_default();
        let line = |row: &Row| {
            let word = word(verdict(row.state));
            let gap = " ".repeat(width.saturating_sub(word.chars().count()) + 2);
            let word = match row.state {
                RowState::Pass => paint.with(GREEN, &word),
                RowState::Fail => paint.with(RED, &word),
                RowState::Blocked | RowState::Waiting | RowState::Running => paint.with(YELLOW, &word),
                RowState::Untestable => word,
            };
            let ms = row.ms.filter(|ms| *ms > 0).map(|ms| format!("  {ms} ms")).unwrap_or_default();
            format!("  {word}{gap}{}{ms}", name(row, host))
        };
        let (unmade, made): (Vec<&Row>, Vec<&Row>) = self.result.rows.iter().partition(|row| unmade(row));
        let count = unmade.len().to_string();
        let others = (!unmade.is_empty()).then(|| format!("  {}", t("odc-not-made", &[("count", &count)])));
        made.into_iter().map(line).chain(others).collect()
    }

    /// What failed or could not be tested, why, and what to do.
    fn problems(&self, paint: &Paint, host: &str) -> Vec<String> {
        let failed = |row: &&Row| matches!(row.state, RowState::Fail | RowState::Blocked) && !unmade(row);
        let explained = |row: &Row| {
            let problem = row.problem.as_ref()?;
            let suggestion = problem.args.get("suggestion").map(|host| t("odc-suggestion", &[("host", host)]));
            let words = out::explained(problem);
            let lines = words.lines().map(str::to_owned).chain(suggestion).chain(machine(problem));
            let heading = [String::new(), paint.with(BOLD, &name(row, host))];
            Some(heading.into_iter().chain(lines.map(|line| format!("  {line}"))).collect::<Vec<_>>())
        };
        self.result.rows.iter().filter(failed).filter_map(explained).flatten().collect()
    }

    fn totals(&self) -> Vec<String> {
        let rows = &self.result.rows;
        let count = |state| rows.iter().filter(|row| row.state == state).count();
        let (passed, untestable) = (count(RowState::Pass), count(RowState::Untestable));
        let testable = (rows.len() - untestable).to_string();
        let total = t("prove-total", &[("passed", &passed.to_string()), ("count", &testable)]);
        let not = (untestable > 0).then(|| t("prove-total-untestable", &[("count", &untestable.to_string())]));
        [String::new(), total].into_iter().chain(not).collect()
    }

    /// What is granted beyond the list, as far as it was looked for.
    fn beyond(&self) -> Vec<String> {
        let TestResult { granted, as_requested, extra, doubt, .. } = &self.result;
        let key = match extra.as_deref() {
            Some([]) => "odc-extra-none",
            Some(_) if self.partial() => "odc-extra-partial",
            Some(_) => "odc-extra",
            None if doubt.is_some() => "odc-extra-doubt",
            None if granted.is_empty() => "",
            None => "odc-extra-unknown",
        };
        let names = extra.as_deref().unwrap_or_default();
        let about = [("count", names.len().to_string()), ("scopes", names.join(" "))];
        let beyond = (!key.is_empty()).then(|| t(key, &about.each_ref().map(|(name, value)| (*name, value.as_str()))));
        let why = doubt.as_ref().map(out::explained).unwrap_or_default();
        let why = why.lines().skip(1).map(|line| format!("  {line}"));
        as_requested.then(|| t("odc-as-requested", &[])).into_iter().chain(beyond).chain(why).collect()
    }

    /// The requests and tokens of this run, and where to continue.
    fn close(&self, host: &str) -> Vec<String> {
        let (token, total) = (self.requests.0.to_string(), self.requests.1.to_string());
        let mut lines = vec![t("odc-requests", &[("total", &total), ("token", &token), ("ms", &self.ms.to_string())])];
        if let Some(cut) = &self.cut {
            lines.extend([cut.clone(), t(self.given_back(), &[])]);
        } else if self.tokens.not_ended() > 0 {
            lines.push(t("odc-not-revoked", &[]));
        }
        if self.requests.1 > 0 && !self.made_here {
            lines.push(t("prove-place", &[]));
        }
        let on_the_way = |row: &Row| row.problem.as_ref().is_some_and(|problem| problem.code().starts_with("network-"));
        // The network check finds practice mode's names in practice mode only.
        if self.result.rows.iter().any(on_the_way) && !host.ends_with(".practice") {
            lines.push(t("odc-see-doctor", &[("host", host)]));
        }
        lines
    }

    /// What happened to the tokens of an interrupted run.
    fn given_back(&self) -> &'static str {
        match (self.requests.0, self.tokens.given) {
            (0, _) => "odc-no-token",
            // A request may still bring one, and nobody will hear of it.
            _ if !self.settled || self.tokens.not_ended() > 0 => "odc-not-revoked",
            (_, 0) => "odc-none-given",
            _ => "odc-revoked",
        }
    }
}

fn row(id: CheckId, state: RowState, problem: Problem) -> Row {
    Row { id, state, problem: Some(problem), ms: None, at: None }
}

/// Whether the row was not tested.
fn unmade(row: &Row) -> bool {
    row.problem.as_ref().is_some_and(|problem| problem.kind == Kind::NotTested)
}

/// Why there may be more.
fn doubt(problem: &Problem) -> Value {
    let about = problem.at_field.as_deref().unwrap_or_default();
    json!({ "problem": problem.code(), "about": about, "evidence": problem.args })
}

/// The other side's own words, on one line.
fn machine(problem: &Problem) -> Option<String> {
    let said = problem.said.as_deref()?;
    let status = said.status.map(|status| status.to_string()).unwrap_or_default();
    let parts = [Some(status.as_str()), said.error.as_deref(), said.text.as_deref(), said.id.as_deref()];
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let (host, words) = (said.host.as_str(), parts.join(", "));
    // Without an answer the words are a library's. A page in its place is not the host's.
    let by_host = said.status.is_some() && !matches!(problem.kind, Kind::NetworkHtml) && !from_within(problem);
    let key = if by_host { "odc-said" } else { "odc-details" };
    (!parts.is_empty()).then(|| t(key, &[("host", host), ("words", &words)]))
}

/// Whether a proxy answered inside the encrypted connection, in the host's place.
fn from_within(problem: &Problem) -> bool {
    problem.kind == Kind::NetworkProxyAuth && problem.args.get("proxy").is_some_and(|proxy| proxy == "unknown")
}

/// The subject of a row, as its state allows to say.
pub(super) fn name(row: &Row, host: &str) -> String {
    check_name(&row.id, row.state, host, out::language())
}

/// Whether a row has its result.
pub(super) fn over(row: &Row) -> bool {
    !matches!(row.state, RowState::Waiting | RowState::Running)
}

fn verdict(state: RowState) -> &'static str {
    match state {
        RowState::Waiting | RowState::Running => RowState::Blocked.word(),
        state => state.word(),
    }
}
