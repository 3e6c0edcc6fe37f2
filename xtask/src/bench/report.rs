//! The figures, with machine, versions and n: absolute times don't compare between runs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::Subject;
use super::measure::Start;
use crate::{bundle, command, places};

/// Prints the figures and writes them, with every single start, to `target/bench`.
pub fn print(subjects: &[Subject], starts: &[Vec<Start>]) -> Result<()> {
    let mut text = machine()?;
    let n = starts.first().map_or(0, Vec::len);
    writeln!(text, "n = {n} starts of each, interleaved, warm; Xvfb 1280x900x24, software GL, own D-Bus session\n")?;

    writeln!(text, "{:<40}{:>9}{:>9}{:>9}", "start to first screen usable, ms", "p25", "p50", "p95")?;
    let times: Vec<Vec<f64>> = starts.iter().map(|of| sorted(of.iter().map(|start| start.ms))).collect();
    for (subject, of) in subjects.iter().zip(&times) {
        writeln!(text, "  {:<38}{:>9.0}{:>9.0}{:>9.0}", subject.name, at(of, 0.25), at(of, 0.5), at(of, 0.95))?;
    }
    for (other, aim) in [(1, "p25 <= 1.10"), (2, "p25 <= 1.20")] {
        let ratio = |q| at(&times[0], q) / at(&times[other], q);
        writeln!(
            text,
            "  {:<38}{:>9.2}{:>9.2}{:>9.2}   aim {aim}",
            format!("ratio to {}", subjects[other].name),
            ratio(0.25),
            ratio(0.5),
            ratio(0.95)
        )?;
        let more = |q| at(&times[0], q) - at(&times[other], q);
        writeln!(text, "  {:<38}{:>+9.0}{:>+9.0}{:>+9.0}", "difference", more(0.25), more(0.5), more(0.95))?;
    }

    writeln!(text, "\n{:<40}{:>9}", "PSS of all processes there, MiB", "p50")?;
    let totals: Vec<f64> =
        starts.iter().map(|of| at(&sorted(of.iter().map(|start| start.pss.values().sum())), 0.5)).collect();
    for ((subject, of), total) in subjects.iter().zip(starts).zip(&totals) {
        writeln!(text, "  {:<38}{total:>9.1}   {}", subject.name, parts(of))?;
    }
    compared(&mut text, &totals[0..2], "aim <= +25 MiB")?;

    writeln!(text, "\n{:<40}{:>9}", "stripped binary, MB", "")?;
    sizes(
        &mut text,
        subjects.iter().take(2).map(|subject| (subject.name, Some(subject.program.as_path()))),
        "aim <= +6.5 MB",
    )?;
    writeln!(text, "\n{:<40}{:>9}", ".deb, MB", "")?;
    sizes(
        &mut text,
        subjects.iter().take(2).map(|subject| (subject.name, subject.package.as_deref())),
        "aim <= +3 MB",
    )?;

    writeln!(
        text,
        "\n{:<40}{:>9.1}   aim <= 100 for the first screen",
        "page (all of ui/dist), kB",
        bundle::megabytes(&places::ui().join("dist"))? * 1e3
    )?;

    println!("\n{text}");
    let made = places::target().join("bench");
    fs::write(made.join("result.txt"), &text).context("keeping the result")?;
    fs::write(made.join("starts.csv"), single(subjects, starts)).context("keeping the starts")?;
    println!("kept: target/bench/result.txt and, every start, target/bench/starts.csv");
    Ok(())
}

fn sizes<'a>(text: &mut String, files: impl Iterator<Item = (&'a str, Option<&'a Path>)>, aim: &str) -> Result<()> {
    let mut known = Vec::new();
    for (name, file) in files {
        match file {
            Some(file) => {
                known.push(bundle::megabytes(file)?);
                writeln!(text, "  {name:<38}{:>9.2}", known[known.len() - 1])?;
            }
            None => writeln!(text, "  {name:<38}{:>9}", "not built")?,
        }
    }
    if known.len() == 2 { compared(text, &known, aim) } else { Ok(()) }
}

fn compared(text: &mut String, pair: &[f64], aim: &str) -> Result<()> {
    writeln!(text, "  {:<38}{:>9.2}", "ratio to the empty Tauri window", pair[0] / pair[1])?;
    writeln!(text, "  {:<38}{:>+9.2}   {aim}", "difference", pair[0] - pair[1])?;
    Ok(())
}

pub fn machine() -> Result<String> {
    let read = |file: &str| fs::read_to_string(file).unwrap_or_default();
    let value = |text: &str, key: &str, between: char| {
        let line =
            text.lines().find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix(between).map(str::to_owned));
        line.unwrap_or_default().trim().trim_matches('"').to_owned()
    };
    let lock = fs::read_to_string(places::root().join("Cargo.lock")).context("reading Cargo.lock")?;
    let tauri = lock
        .split("name = \"tauri\"\nversion = \"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or("unknown");
    let version = |program: &str, args: &[&str]| {
        command::output(command::new(program).args(args)).unwrap_or_else(|| "unknown".to_owned())
    };
    let mut text = String::new();
    writeln!(
        text,
        "machine: {}, {} cores; {}; Linux {}; load {}",
        value(&read("/proc/cpuinfo"), "model name", ':'),
        std::thread::available_parallelism().map_or(0, usize::from),
        value(&read("/etc/os-release"), "PRETTY_NAME", '='),
        read("/proc/sys/kernel/osrelease").trim(),
        read("/proc/loadavg").split(' ').take(3).collect::<Vec<_>>().join(" ")
    )?;
    writeln!(
        text,
        "versions: app {} at {}, tauri {tauri}, WebKitGTK {}, {}",
        env!("CARGO_PKG_VERSION"),
        version("git", &["describe", "--always", "--dirty"]),
        version("pkg-config", &["--modversion", "webkit2gtk-4.1"]),
        version("rustc", &["--version"])
    )?;
    Ok(text)
}

/// Median share of each process name.
fn parts(starts: &[Start]) -> String {
    let mut by_name: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for (name, mib) in starts.iter().flat_map(|start| &start.pss) {
        by_name.entry(name).or_default().push(*mib);
    }
    let shares = by_name.into_iter().map(|(name, all)| format!("{name} {:.0}", at(&sorted(all), 0.5)));
    shares.collect::<Vec<_>>().join(", ")
}

fn single(subjects: &[Subject], starts: &[Vec<Start>]) -> String {
    let mut csv = "program,start,ms,pss_mib\n".to_owned();
    for (subject, of) in subjects.iter().zip(starts) {
        for (number, start) in of.iter().enumerate() {
            csv.push_str(&format!(
                "{},{},{:.1},{:.2}\n",
                subject.name,
                number + 1,
                start.ms,
                start.pss.values().sum::<f64>()
            ));
        }
    }
    csv
}

pub fn sorted(values: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values
}

/// Nearest rank.
pub fn at(sorted: &[f64], quantile: f64) -> f64 {
    let rank = (sorted.len() as f64 * quantile).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_starts_that_happened() {
        let twenty = sorted((1..=20).rev().map(f64::from));
        assert_eq!([at(&twenty, 0.25), at(&twenty, 0.5), at(&twenty, 0.95)], [5.0, 10.0, 19.0]);
        assert!(at(&[], 0.5).is_nan());
    }
}
