//! What must not grow unnoticed: sizes that are counted in each run and held against `xtask/figures.toml`.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::places;

/// The growth that fails, in percent of what is recorded.
const GROWTH: u64 = 5;

/// Fails, with the list of what grew, if one of these has grown by more than [`GROWTH`].
pub fn hold(group: &str, counted: &[(&str, u64)]) -> Result<()> {
    let file = places::root().join("xtask/figures.toml");
    let text = fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
    let known: toml::Table = text.parse().context("reading figures.toml")?;
    let known = known.get(group).and_then(toml::Value::as_table).with_context(|| format!("it has no [{group}]"))?;
    let recorded = |name: &str| known.get(name).and_then(toml::Value::as_integer).and_then(|n| u64::try_from(n).ok());
    let grown = grown(counted, recorded)?;
    if grown.is_empty() {
        return Ok(());
    }
    bail!(
        "These grew by more than {GROWTH} %:{grown}\nWhat to do: find out why; if it is meant, record it in xtask/figures.toml."
    )
}

fn grown(counted: &[(&str, u64)], recorded: impl Fn(&str) -> Option<u64>) -> Result<String> {
    let mut grown = String::new();
    for (name, now) in counted {
        let before = recorded(name).with_context(|| format!("figures.toml has no {name}"))?;
        println!("    {name}: {now}, recorded {before}");
        if now * 100 > before * (100 + GROWTH) {
            write!(grown, "\n  {name}: {before} -> {now}")?;
        }
    }
    Ok(grown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_grew_by_more_than_five_percent_is_named() {
        let recorded = |name: &str| (name != "new").then_some(1000);
        let grown = |now| grown(&[("same", 1000), ("app", now)], recorded).expect("recorded");
        assert_eq!(grown(1050), "");
        assert_eq!(grown(1060), "\n  app: 1000 -> 1060");
        assert_eq!(grown(500), "");
        assert!(super::grown(&[("new", 1)], recorded).is_err());
    }
}
