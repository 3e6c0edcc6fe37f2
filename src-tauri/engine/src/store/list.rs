//! The list of connections, page by page: filtered, sorted and counted by SQLite over one row per connection.
//!
//! Invariant: the rows are derived from the state alone and live in memory (a temporary table of the same database
//! connection). They are rebuilt at each start and changed in the transaction that changes the state, so that they are
//! never stale, roll back with it, and cannot be damaged on disk.

use jiff::{SignedDuration, Timestamp};
use rusqlite::types::Value;
use rusqlite::{Connection as Db, ToSql, params, params_from_iter};
use serde::{Deserialize, Serialize};

use super::{Store, connections, environments, facts_of, from_sql, sql};
use model::catalogue;
use model::connection::{Connection, Tier, Way};
use model::journey::{Condition, Summary, Untestable, summary};
use model::problem::{Kind, Result};

/// A secret older than this counts as old.
const OLD_SECRET: SignedDuration = SignedDuration::from_hours(180 * 24);

/// A test older than this counts as overdue.
const OLD_TEST: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The most rows in one answer.
pub const PAGE: u32 = 50;

/// The longest search text, in characters.
const FIND: usize = 200;

const TABLE: &str = "
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE summary (
  id TEXT PRIMARY KEY, name TEXT, begun TEXT NOT NULL, place INTEGER NOT NULL, condition TEXT NOT NULL, tier TEXT,
  environment TEXT NOT NULL, account TEXT NOT NULL, found TEXT NOT NULL, secret_at INTEGER, tested_at INTEGER,
  finished INTEGER NOT NULL, untestable TEXT, unsettled INTEGER NOT NULL, blank INTEGER NOT NULL, row TEXT NOT NULL
) STRICT;
";

words! {
    /// What the list is sorted by.
    #[derive(Default)]
    Sort {
        /// Problems first, then the name.
        #[default]
        Trouble = "trouble",
        /// The org's name.
        Name = "name",
        /// How long ago it was tested.
        Tested = "tested",
        /// How old the secret is.
        Secret = "secret",
    }
}

/// Which connections are listed, and in which order. Empty fields do not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct Query {
    /// Part of the org's host or custom domain, or of the Dell account.
    pub find: String,
    /// States.
    pub conditions: Vec<Condition>,
    /// Kinds of orgs.
    pub tiers: Vec<Tier>,
    /// Dell accounts, by the names the person gave them.
    pub accounts: Vec<String>,
    /// Only those whose secret is older than 180 days.
    pub old_secret: bool,
    /// Only finished ones that were not tested for 30 days.
    pub untested: bool,
    /// The order.
    pub sort: Sort,
    /// Whether the order is reversed.
    pub descending: bool,
}

/// How many connections there are of each kind, regardless of filters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Counts {
    /// All.
    pub total: u32,
    /// By state, most severe first; states without connections are left out.
    pub conditions: Vec<(Condition, u32)>,
    /// By kind of org; kinds without connections are left out.
    pub tiers: Vec<(Tier, u32)>,
    /// By Dell account, named ones only, in the order of names.
    pub accounts: Vec<(String, u32)>,
    /// Whose secret is older than 180 days.
    pub old_secret: u32,
    /// Finished and not tested for 30 days.
    pub untested: u32,
}

/// One page of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "HomePage")]
pub struct Page {
    /// How many connections match the query.
    pub matching: u32,
    /// The position of the first row among them, from 0.
    pub offset: u32,
    /// The rows, at most [`PAGE`].
    pub rows: Vec<Summary>,
}

/// Creates the rows of all readable connections.
pub(super) fn begin(db: &Db, readable: impl Fn(&str) -> bool) -> Result<()> {
    db.execute_batch(TABLE).map_err(from_sql)?;
    let ways = Ways::read(db)?;
    let all = connections(db)?;
    let tx = db.unchecked_transaction().map_err(from_sql)?;
    for facts in all.iter().filter(|(id, _)| readable(id)).filter_map(|(id, text)| facts_of(id, text).ok()) {
        put(&tx, &facts, &ways)?;
    }
    tx.commit().map_err(from_sql)
}

/// Replaces the row of a connection.
pub(super) fn keep(db: &Db, facts: &Connection) -> Result<()> {
    put(db, facts, &Ways::read(db)?)
}

/// Forgets a connection.
pub(super) fn forget(db: &Db, id: &str) -> Result<()> {
    db.execute("DELETE FROM temp.summary WHERE id = ?1", [id]).map(|_| ()).map_err(from_sql)
}

/// The paths to Dell of the added clouds.
struct Ways(Vec<(String, Way)>);

impl Ways {
    fn read(db: &Db) -> Result<Self> {
        let added = environments::all(db)?;
        Ok(Self(added.into_iter().map(|added| (added.environment.id, added.environment.way)).collect()))
    }

    fn of(&self, environment: &str) -> Way {
        let added = || self.0.iter().find(|(id, _)| id == environment).map(|(_, way)| *way);
        catalogue::environment(environment).map(|known| known.way).or_else(added).unwrap_or(Way::Console)
    }
}

fn put(db: &Db, facts: &Connection, ways: &Ways) -> Result<()> {
    let row = summary(facts, ways.of(&facts.dell.environment));
    let text = serde_json::to_string(&row).map_err(|_| Kind::StoreFailed)?;
    let found = [row.okta.host.as_deref(), row.okta.custom_domain.as_deref(), Some(row.account.as_str())];
    let found = found.into_iter().flatten().collect::<Vec<_>>().join("\n").to_lowercase();
    db.prepare_cached(
        "INSERT OR REPLACE INTO temp.summary VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    )
    .and_then(|mut insert| {
        insert.execute(params![
            row.id,
            row.okta.host.as_deref().map(str::to_lowercase),
            row.begun_at.to_string(),
            row.rank(),
            row.condition.word(),
            row.okta.tier.map(Tier::word),
            row.environment,
            row.account,
            found,
            row.okta.secret.as_ref().map(|secret| secret.at.as_second()),
            row.okta.tested_at.map(Timestamp::as_second),
            row.finished,
            row.okta.untestable.map(Untestable::word),
            row.unsettled,
            row.blank,
            text,
        ])
    })
    .map(|_| ())
    .map_err(from_sql)
}

/// A condition in SQL with its values.
struct Filter {
    sql: String,
    values: Vec<Value>,
}

impl Filter {
    fn of(query: &Query, now: Timestamp) -> Self {
        let mut filter = Self { sql: "1".to_owned(), values: Vec::new() };
        let find: String = query.find.trim().to_lowercase().chars().take(FIND).collect();
        if !find.is_empty() {
            filter.and("instr(found, ?) > 0", [Value::from(find)]);
        }
        filter.one_of("condition", query.conditions.iter().map(|c| c.word().to_owned()));
        filter.one_of("tier", query.tiers.iter().map(|tier| tier.word().to_owned()));
        filter.one_of("account", query.accounts.iter().cloned());
        if query.old_secret {
            filter.and(OLD_SECRET_SQL, [Value::from(before(now, OLD_SECRET))]);
        }
        if query.untested {
            filter.and(UNTESTED_SQL, [Value::from(before(now, OLD_TEST))]);
        }
        filter
    }

    fn and(&mut self, sql: &str, values: impl IntoIterator<Item = Value>) {
        self.sql.push_str(" AND (");
        self.sql.push_str(sql);
        self.sql.push(')');
        self.values.extend(values);
    }

    fn one_of(&mut self, column: &str, words: impl Iterator<Item = String>) {
        let words: Vec<Value> = words.map(Value::from).collect();
        if !words.is_empty() {
            let marks = vec!["?"; words.len()].join(", ");
            self.and(&format!("{column} IN ({marks})"), words);
        }
    }
}

const OLD_SECRET_SQL: &str = "secret_at < ?";
const UNTESTED_SQL: &str = "finished AND (tested_at IS NULL OR tested_at < ?)";

fn before(now: Timestamp, age: SignedDuration) -> i64 {
    now.as_second().saturating_sub(age.as_secs())
}

/// Ages are sorted as shown: youngest first, those without one last in both directions.
fn order(sort: Sort, descending: bool) -> String {
    let way = if descending { "DESC" } else { "ASC" };
    let aged = if descending { "ASC" } else { "DESC" };
    // Unnamed ones are ordered only by when they were begun.
    let name = format!("name IS NULL, name {way}, begun, id");
    match sort {
        Sort::Trouble => format!("place {way}, name IS NULL, name, begun, id"),
        Sort::Name => name,
        Sort::Tested => format!("tested_at IS NULL, tested_at {aged}, name IS NULL, name, begun, id"),
        Sort::Secret => format!("secret_at IS NULL, secret_at {aged}, name IS NULL, name, begun, id"),
    }
}

impl Store {
    /// One page of the list, from the row at `offset`; past the end, the last page.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn page(&self, query: &Query, offset: u32, now: Timestamp) -> Result<Page> {
        let db = self.db.lock();
        let Filter { sql, mut values } = Filter::of(query, now);
        let count = format!("SELECT count(*) FROM temp.summary WHERE {sql}");
        let matching: u32 = sql::value(&db, &count, params_from_iter(&values))?;
        let offset = if offset < matching { offset } else { matching.saturating_sub(1) / PAGE * PAGE };
        values.extend([Value::from(PAGE), Value::from(offset)]);
        let order = order(query.sort, query.descending);
        let text = format!("SELECT row FROM temp.summary WHERE {sql} ORDER BY {order} LIMIT ? OFFSET ?");
        Ok(Page { matching, offset, rows: rows(&texts(&db, &text, &values)?)? })
    }

    /// All matching connections, in order.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn summaries(&self, query: &Query, now: Timestamp) -> Result<Vec<Summary>> {
        rows(&self.listed("row", query, now)?)
    }

    /// The ids of all matching connections, in order.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn matching(&self, query: &Query, now: Timestamp) -> Result<Vec<String>> {
        self.listed("id", query, now)
    }

    fn listed(&self, column: &str, query: &Query, now: Timestamp) -> Result<Vec<String>> {
        let Filter { sql, values } = Filter::of(query, now);
        let order = order(query.sort, query.descending);
        texts(&self.db.lock(), &format!("SELECT {column} FROM temp.summary WHERE {sql} ORDER BY {order}"), &values)
    }

    /// How many there are of each kind.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn counts(&self, now: Timestamp) -> Result<Counts> {
        let db = self.db.lock();
        let number = |sql: &str, values: &[&dyn ToSql]| -> Result<u32> {
            sql::value(&db, &format!("SELECT count(*) FROM temp.summary WHERE {sql}"), values)
        };
        let by = |column: &str| -> Result<Vec<(String, u32)>> {
            let text = format!(
                "SELECT {column}, count(*) FROM temp.summary WHERE {column} <> '' GROUP BY {column} ORDER BY {column}"
            );
            sql::rows(&db, &text, [], |row| row.try_into())
        };
        let (conditions, tiers) = (by("condition")?, by("tier")?);
        let of = |all: &[(String, u32)], word: &str| all.iter().find(|(w, _)| w == word).map(|(_, count)| *count);
        Ok(Counts {
            total: number("1", &[])?,
            conditions: Condition::ALL.iter().filter_map(|what| Some((*what, of(&conditions, what.word())?))).collect(),
            tiers: Tier::ALL.iter().filter_map(|what| Some((*what, of(&tiers, what.word())?))).collect(),
            accounts: by("account")?,
            old_secret: number(OLD_SECRET_SQL, &[&before(now, OLD_SECRET)])?,
            untested: number(UNTESTED_SQL, &[&before(now, OLD_TEST)])?,
        })
    }

    /// The only connection, if there is one and it is finished.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn only_finished(&self) -> Result<Option<String>> {
        let ids = texts(&self.db.lock(), "SELECT id FROM temp.summary LIMIT 2", &[])?;
        let [id] = ids.as_slice() else { return Ok(None) };
        Ok(texts(&self.db.lock(), "SELECT id FROM temp.summary WHERE finished", &[])?.contains(id).then(|| id.clone()))
    }

    /// The oldest connection that was begun and has no answer yet.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn blank(&self) -> Result<Option<String>> {
        Ok(texts(&self.db.lock(), "SELECT id FROM temp.summary WHERE blank ORDER BY begun, id LIMIT 1", &[])?.pop())
    }

    /// The connections in which something was begun and no end is recorded.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn unsettled(&self) -> Result<Vec<String>> {
        texts(&self.db.lock(), "SELECT id FROM temp.summary WHERE unsettled ORDER BY begun, id", &[])
    }

    /// Whether such a connection exists and can be read.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn is_listed(&self, id: &str) -> Result<bool> {
        let sql = "SELECT id FROM temp.summary WHERE id = ?";
        Ok(!texts(&self.db.lock(), sql, &[Value::from(id.to_owned())])?.is_empty())
    }

    /// Ids of the Dell clouds that connections use.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn environments_used(&self) -> Result<Vec<String>> {
        texts(&self.db.lock(), "SELECT DISTINCT environment FROM temp.summary", &[])
    }
}

fn rows(texts: &[String]) -> Result<Vec<Summary>> {
    texts.iter().map(|text| serde_json::from_str(text).map_err(|_| Kind::StoreFailed.into())).collect()
}

/// The first column of each row.
pub(super) fn texts(db: &Db, sql: &str, values: &[Value]) -> Result<Vec<String>> {
    sql::rows(db, sql, params_from_iter(values), |row| row.get(0))
}

#[cfg(test)]
mod tests;
