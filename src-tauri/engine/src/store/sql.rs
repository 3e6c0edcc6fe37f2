//! Queries, whose failure is the store's problem.

use rusqlite::types::FromSql;
use rusqlite::{Connection as Db, OptionalExtension as _, Params, Row};

use super::from_sql;
use model::problem::Result;

/// Every row of an answer.
pub(super) fn rows<T, All: FromIterator<T>>(
    db: &Db,
    sql: &str,
    values: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<All> {
    let mut query = db.prepare_cached(sql).map_err(from_sql)?;
    let rows = query.query_map(values, read).map_err(from_sql)?;
    rows.collect::<rusqlite::Result<All>>().map_err(from_sql)
}

/// The one value of an answer.
pub(super) fn value<T: FromSql>(db: &Db, sql: &str, values: impl Params) -> Result<T> {
    db.query_row(sql, values, |row| row.get(0)).map_err(from_sql)
}

/// The one value of an answer, if there is one.
pub(super) fn found<T: FromSql>(db: &Db, sql: &str, values: impl Params) -> Result<Option<T>> {
    db.query_row(sql, values, |row| row.get(0)).optional().map_err(from_sql)
}
