//! The result of a verification, as one JSON object or in words.

use engine::checks::{self, Proven};
use engine::okta::Tokens;
use engine::report::check_name;
use model::connection::{CheckId, Row, RowState};
use model::problem::{Kind, Problem, ServiceReport};
use serde_json::{Map, Value, json};

use crate::Done;
use crate::out::{self, Paint, t};

/// How a run ended.
pub(super) enum End {
    /// It finished, at this okta host.
    Proven {
        host: String,
        proven: Box<Proven>,
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
        let done = if blocks_here(problem.kind) { Done::Blocked } else { Done::Usage };
        Self::Row { id, problem, done }
    }

    /// The answer, or that there was none.
    pub(super) fn measured(id: CheckId, problem: Problem) -> Self {
        let done = if checks::blocked(problem.kind) { Done::Blocked } else { Done::Failed };
        Self::Row { id, problem, done }
    }
}

fn blocks_here(kind: Kind) -> bool {
    let code = kind.code();
    ["keychain-", "vault-", "session-", "store-", "network-", "practice-"].iter().any(|area| code.starts_with(area))
        || matches!(kind, Kind::HomeUnknown | Kind::AnotherWindow)
}

#[derive(Default)]
pub(super) struct Report {
    host: Option<String>,
    org_id: Option<String>,
    scopes: Vec<String>,
    audits: bool,
    pub rows: Vec<Row>,
    granted: Vec<String>,
    missing: Vec<String>,
    as_requested: bool,
    extra: Option<Vec<String>>,
    /// There may be more beyond the list.
    partial: bool,
    doubt: Option<Problem>,
    /// Token requests, and all requests.
    pub requests: (u32, u32),
    pub ms: u64,
    /// This run made the org.
    pub made_here: bool,
    /// Whether background work has ended.
    pub settled: bool,
    /// Tokens issued, and those that Okta confirmed as ended.
    pub tokens: Tokens,
    cut: Option<String>,
}

impl Report {
    pub(super) fn about(&mut self, host: &str, org_id: Option<&str>, scopes: &[String], audits: bool) {
        self.host = Some(host.to_owned());
        self.org_id = org_id.map(str::to_owned);
        self.scopes = scopes.to_vec();
        self.audits = audits;
    }

    /// Takes the end in, and says which exit code it means.
    pub(super) fn end(&mut self, end: End) -> Done {
        if self.scopes.is_empty() {
            self.scopes = model::catalogue::scopes().iter().map(|scope| scope.name.clone()).collect();
        }
        match end {
            End::Proven { host, proven } => {
                self.host = Some(host);
                self.org_id = proven.metadata.map(|metadata| metadata.org_id).or(self.org_id.take());
                (self.rows, self.granted, self.missing) = (proven.rows, proven.granted, proven.missing);
                self.partial = proven.look.is_some_and(|look| look.partial);
                (self.as_requested, self.extra, self.doubt) = (proven.as_requested, proven.extra, proven.doubt);
                let any = |state| self.rows.iter().any(|row| row.state == state);
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
                self.rows.retain(|row| row.id != id);
                self.rows.push(Row { id, state, problem: Some(problem), ms: None, at: None });
                self.fill(Kind::NotMeasured);
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
        let mut known = std::mem::take(&mut self.rows);
        let mut ids = checks::ids(&self.scopes);
        ids.extend(self.audits.then_some(CheckId::Audit));
        for row in known.iter_mut().filter(|row| !over(row)) {
            row.state = RowState::Blocked;
            row.problem = Some(Problem::new(running).with("host", &host));
        }
        let open = |id: &CheckId| Row {
            id: id.clone(),
            state: RowState::Blocked,
            problem: Some(Kind::NotMeasured.into()),
            ms: None,
            at: None,
        };
        let found = |id: &CheckId| known.iter().find(|row| row.id == *id).cloned();
        self.rows = ids.iter().map(|id| found(id).unwrap_or_else(|| open(id))).collect();
    }

    pub(super) fn json(&self) -> Value {
        let rows: Vec<Value> = self.rows.iter().map(|row| self.row(row)).collect();
        json!({
            "okta_domain": self.host,
            "org_id": self.org_id,
            "rows": rows,
            "scopes": {
                "granted": self.granted,
                "listed": !self.granted.is_empty() && !self.as_requested,
                "missing": self.missing,
                "extra": self.extra.clone().unwrap_or_default(),
                "audited": self.extra.is_some() && !self.partial,
                "doubt": self.doubt.as_ref().map(doubt),
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
        let host = self.host.clone().unwrap_or_default();
        let mut text = String::new();
        let mut line = |words: &str| {
            text.push_str(words);
            text.push('\n');
        };
        if self.made_here {
            line(&t("odc-demonstration", &[]));
            line("");
        }
        if let Some(host) = &self.host {
            let named = match &self.org_id {
                Some(id) => format!("{host}  ({id})"),
                None => host.clone(),
            };
            line(&paint.bold(&named));
        }
        let unmade = |row: &Row| row.problem.as_ref().is_some_and(|problem| problem.kind == Kind::NotMeasured);
        let width =
            ["pass", "fail", "blocked", "untestable"].map(|word| t(&format!("row-{word}"), &[]).chars().count());
        let width = width.into_iter().max().unwrap_or_default();
        for row in self.rows.iter().filter(|row| !unmade(row)) {
            let word = t(&format!("row-{}", verdict(row.state)), &[]);
            let gap = " ".repeat(width.saturating_sub(word.chars().count()) + 2);
            let word = match row.state {
                RowState::Pass => paint.green(&word),
                RowState::Fail => paint.red(&word),
                RowState::Blocked | RowState::Waiting | RowState::Running => paint.yellow(&word),
                RowState::Untestable => word,
            };
            let ms = row.ms.filter(|ms| *ms > 0).map(|ms| format!("  {ms} ms")).unwrap_or_default();
            line(&format!("  {word}{gap}{}{ms}", name(row, &host)));
        }
        let unmade = self.rows.iter().filter(|row| unmade(row)).count();
        if unmade > 0 {
            line(&format!("  {}", t("odc-not-made", &[("count", &unmade.to_string())])));
        }
        let failed = |row: &&Row| matches!(row.state, RowState::Fail | RowState::Blocked);
        let said = self.rows.iter().filter(failed).filter_map(|row| Some((row, row.problem.as_ref()?)));
        for (row, problem) in said.filter(|(_, problem)| problem.kind != Kind::NotMeasured) {
            line("");
            line(&paint.bold(&name(row, &host)));
            for words in out::explained(problem).lines() {
                line(&format!("  {words}"));
            }
            if let Some(host) = problem.args.get("suggestion") {
                line(&format!("  {}", t("odc-suggestion", &[("host", host)])));
            }
            if let Some(words) = machine(problem) {
                line(&format!("  {words}"));
            }
        }
        line("");
        let count = |state| self.rows.iter().filter(|row| row.state == state).count();
        let (passed, untestable) = (count(RowState::Pass), count(RowState::Untestable));
        let testable = (self.rows.len() - untestable).to_string();
        line(&t("prove-total", &[("passed", &passed.to_string()), ("count", &testable)]));
        if untestable > 0 {
            line(&t("prove-total-untestable", &[("count", &untestable.to_string())]));
        }
        if self.as_requested {
            line(&t("odc-as-requested", &[]));
        }
        if let Some(extra) = &self.extra {
            let count = extra.len().to_string();
            let some = if self.partial { "odc-extra-partial" } else { "odc-extra" };
            match extra.as_slice() {
                [] => line(&t("odc-extra-none", &[])),
                names => line(&t(some, &[("count", &count), ("scopes", &names.join(" "))])),
            }
        } else if self.doubt.is_some() {
            line(&t("odc-extra-doubt", &[]));
        } else if !self.granted.is_empty() {
            line(&t("odc-extra-unknown", &[]));
        }
        if let Some(doubt) = &self.doubt {
            for words in out::explained(doubt).lines().skip(1) {
                line(&format!("  {words}"));
            }
        }
        let (token, total) = (self.requests.0.to_string(), self.requests.1.to_string());
        line(&t("odc-requests", &[("total", &total), ("token", &token), ("ms", &self.ms.to_string())]));
        if let Some(cut) = &self.cut {
            line(cut);
            line(&t(self.given_back(), &[]));
        } else if self.tokens.not_ended() > 0 {
            line(&t("odc-not-revoked", &[]));
        }
        if self.requests.1 > 0 && !self.made_here {
            line(&t("prove-place", &[]));
        }
        let on_the_way = |row: &Row| row.problem.as_ref().is_some_and(|problem| problem.code().starts_with("network-"));
        // The network check finds practice mode's names in practice mode only.
        if self.rows.iter().any(on_the_way) && !host.ends_with(".practice") {
            line(&t("odc-see-doctor", &[("host", &host)]));
        }
        text
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
