//! The figures, with machine, versions and n: absolute times don't compare between runs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::Subject;
use super::measure::{Renderer, Start};
use crate::{bundle, command, places};

/// What each renderer gave, by subject.
type Measured = [(Renderer, Vec<Vec<Start>>)];

/// Prints the figures and writes them, with every single start, to `target/bench`.
pub fn print(subjects: &[Subject], measured: &Measured) -> Result<()> {
    let mut text = machine()?;
    let n = measured.first().and_then(|(_, starts)| starts.first()).map_or(0, Vec::len);
    writeln!(text, "n = {n} starts of each, interleaved, warm; Xvfb 1280x900x24, own D-Bus session; ms from exec\n")?;
    for (renderer, starts) in measured {
        times(&mut text, *renderer, subjects, starts)?;
    }
    let (_, starts) = measured.first().context("nothing was measured")?;
    memory(&mut text, subjects, starts)?;

    let app_and_empty = || [&subjects[0], &subjects[2]].into_iter();
    writeln!(text, "\n{:<40}{:>9}", "stripped binary, MB", "")?;
    sizes(&mut text, app_and_empty().map(|subject| (subject.name, Some(subject.program.as_path()))), "aim <= +6.5 MB")?;
    writeln!(text, "\n{:<40}{:>9}", ".deb, MB", "")?;
    sizes(&mut text, app_and_empty().map(|subject| (subject.name, subject.package.as_deref())), "aim <= +3 MB")?;

    writeln!(
        text,
        "\n{:<40}{:>9.1}   the first screen: xtask/figures.toml",
        "page (all of ui/dist), kB",
        bundle::megabytes(&places::ui().join("dist"))? * 1e3
    )?;

    println!("\n{text}");
    let made = places::target().join("bench");
    fs::write(made.join("result.txt"), &text).context("keeping the result")?;
    fs::write(made.join("starts.csv"), single(subjects, measured)).context("keeping the starts")?;
    println!("kept: target/bench/result.txt and, every start, target/bench/starts.csv");
    Ok(())
}

fn times(text: &mut String, renderer: Renderer, subjects: &[Subject], starts: &[Vec<Start>]) -> Result<()> {
    writeln!(text, "{:<40}{:>9}{:>9}{:>9}", format!("second frame, {}", name(renderer)), "p25", "p50", "p95")?;
    let times: Vec<Vec<f64>> = starts.iter().map(|of| sorted(of.iter().map(|start| start.ms))).collect();
    for (subject, of) in subjects.iter().zip(&times) {
        writeln!(text, "  {:<38}{:>9.0}{:>9.0}{:>9.0}", subject.name, at(of, 0.25), at(of, 0.5), at(of, 0.95))?;
    }
    let pairs = [(0, 1, "aim p25 <= 1.10"), (1, 2, "aim p25 <= 1.25"), (0, 2, ""), (4, 1, ""), (4, 2, "")];
    for (one, other, aim) in pairs {
        let (Some(of), Some(to)) = (times.get(one), times.get(other)) else { continue };
        let ratio = |q| at(of, q) / at(to, q);
        let pair = format!("{} / {}", subjects[one].name, subjects[other].name);
        writeln!(text, "  {pair:<38}{:>9.2}{:>9.2}{:>9.2}   {aim}", ratio(0.25), ratio(0.5), ratio(0.95))?;
    }
    writeln!(text, "  on the way, medians")?;
    for (subject, of) in subjects.iter().zip(starts) {
        let mut reached: Vec<(&str, f64)> = MILESTONES
            .iter()
            .filter_map(|name| {
                let all = sorted(of.iter().filter_map(|start| start.milestones.get(*name).copied()));
                (!all.is_empty()).then(|| (*name, at(&all, 0.5)))
            })
            .collect();
        reached.sort_by(|one, other| one.1.total_cmp(&other.1));
        let words: Vec<String> = reached.iter().map(|(name, ms)| format!("{name} {ms:.0}")).collect();
        let requests = at(&sorted(of.iter().map(|start| start.requests)), 0.5);
        writeln!(text, "    {:<36}{}; {requests:.0} requests", subject.name, words.join(", "))?;
    }
    writeln!(text)?;
    Ok(())
}

const MILESTONES: [&str; 7] = ["store", "web process", "navigation", "script", "begun", "usable", "frame1"];

fn name(renderer: Renderer) -> &'static str {
    match renderer {
        Renderer::System => "the system's renderer",
        Renderer::Cpu => "Skia on the CPU",
    }
}

fn memory(text: &mut String, subjects: &[Subject], starts: &[Vec<Start>]) -> Result<()> {
    writeln!(text, "{:<40}{:>9}", "PSS of all processes there, MiB", "p50")?;
    let totals: Vec<f64> =
        starts.iter().map(|of| at(&sorted(of.iter().map(|start| start.pss.values().sum())), 0.5)).collect();
    for ((subject, of), total) in subjects.iter().zip(starts).zip(&totals) {
        writeln!(text, "  {:<38}{total:>9.1}   {}", subject.name, parts(of))?;
    }
    compared(text, &[totals[0], totals[2]], "aim <= +25 MiB")
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
    writeln!(text, "  {:<38}{:>9.2}", "ratio to Hello in Tauri", pair[0] / pair[1])?;
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

fn single(subjects: &[Subject], measured: &Measured) -> String {
    let mut csv = "renderer,program,start,ms,pss_mib\n".to_owned();
    for (renderer, starts) in measured {
        for (subject, of) in subjects.iter().zip(starts) {
            for (number, start) in of.iter().enumerate() {
                csv.push_str(&format!(
                    "{},{},{},{:.1},{:.2}\n",
                    name(*renderer),
                    subject.name,
                    number + 1,
                    start.ms,
                    start.pss.values().sum::<f64>()
                ));
            }
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
