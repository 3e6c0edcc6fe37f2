//! `cargo xtask bench verify`: a whole verification beside its critical path and beside a plain script (Unix, with
//! curl).
//!
//! The sandbox delays each answer by one round trip and each new connection by two, for TCP and TLS. DNS is not
//! simulated. The time is that of `odc verify` from its start to its end, including the last revocation.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::report::{at, machine, sorted};
use crate::{command, places};

const HOST: &str = "acme.okta.com";
/// TCP, TLS, discovery, token, probes, revocation.
const COLD: f64 = 6.0;
/// The same without TCP and TLS.
const WARMED: f64 = 4.0;

#[derive(clap::Args)]
pub struct Args {
    /// Verifications of each kind at each round-trip time
    #[arg(long, default_value_t = 9)]
    runs: usize,
    /// Round-trip times in ms
    #[arg(long, value_delimiter = ',', default_values_t = [0, 50, 200])]
    rtt: Vec<u32>,
    /// Measure the debug build, which is there already
    #[arg(long)]
    debug: bool,
}

/// Builds, measures each kind in turn, prints.
pub fn bench(args: &Args) -> Result<()> {
    if cfg!(windows) || !command::exists("curl") {
        bail!("This bench needs a shell and curl.\nWhat to do: install curl, on Linux or macOS.");
    }
    if args.runs < 5 {
        bail!("Fewer than 5 runs say nothing.\nWhat to do: --runs 9.");
    }
    let profile = if args.debug { "debug" } else { "release" };
    let mut build = command::cargo();
    build.args(["build", "-p", "odc", "--bins", "--examples"]);
    if !args.debug {
        build.arg("--release");
    }
    command::run(&mut build, "mend what the compiler names above.")?;
    let work = places::target().join("bench/verify");
    fs::create_dir_all(&work).with_context(|| format!("making {}", work.display()))?;
    print!("{}", machine()?);
    println!(
        "{profile} build; n = {} of each, interleaved; critical path: round trips that must follow each",
        args.runs
    );
    println!("other (cold: TCP, TLS, discovery, token, probes, revocation; DNS is not played).\n");
    println!(
        "{:<8}{:<30}{:>9}{:>9}{:>9}{:>10}{:>8}{:>10}",
        "rtt ms", "what", "p25", "p50", "max", "critical", "ratio", "requests"
    );
    for rtt in &args.rtt {
        measured(profile, &work, *rtt, args.runs)?;
    }
    println!("\nratio: p50 to the critical path; aim <= 1.25 at 50 ms and more.");
    println!("script: curl for each call, one after the other, each with a process and a connection of its own.");
    Ok(())
}

struct Kind {
    name: &'static str,
    /// Round trips that must follow each other.
    trips: Option<f64>,
    run: fn(&Desk) -> Result<(f64, u64)>,
}

const KINDS: [Kind; 3] = [
    Kind { name: "odc verify, cold", trips: Some(COLD), run: Desk::cold },
    Kind { name: "proof, connection warmed", trips: Some(WARMED), run: Desk::warmed },
    Kind { name: "plain script", trips: None, run: Desk::script },
];

fn measured(profile: &str, work: &Path, rtt: u32, runs: usize) -> Result<()> {
    let mut times: Vec<Vec<f64>> = KINDS.iter().map(|_| Vec::new()).collect();
    let mut requests = [0; KINDS.len()];
    for run in 0..=runs {
        // A sandbox of its own each time: it plays Okta's limits per minute, and release builds reach them.
        let desk = Desk::start(profile, work, rtt)?;
        desk.cold()?;
        for turn in 0..KINDS.len() {
            let kind = (run + turn) % KINDS.len();
            let (ms, asked) = (KINDS[kind].run)(&desk)?;
            // The first run of each doesn't count: it reads programs and trust store from the disk.
            if run > 0 {
                times[kind].push(ms);
            }
            requests[kind] = asked;
        }
    }
    for (kind, (of, asked)) in KINDS.iter().zip(times.into_iter().zip(requests)) {
        let of = sorted(of);
        let critical = kind.trips.map(|trips| trips * f64::from(rtt)).filter(|ms| *ms > 0.0);
        let ratio = critical.map(|ms| format!("{:.2}", at(&of, 0.5) / ms)).unwrap_or_default();
        let critical = critical.map(|ms| format!("{ms:.0}")).unwrap_or_default();
        println!(
            "{rtt:<8}{:<30}{:>9.0}{:>9.0}{:>9.0}{critical:>10}{ratio:>8}{asked:>10}",
            kind.name,
            at(&of, 0.25),
            at(&of, 0.5),
            at(&of, 1.0)
        );
    }
    Ok(())
}

/// A sandbox with this latency, and an integration in it.
struct Desk {
    sandbox: Child,
    odc: PathBuf,
    example: PathBuf,
    proxy: String,
    ca: PathBuf,
    client_id: String,
    secret: String,
    /// Paths of the probes, and all scopes.
    probes: Vec<String>,
    scopes: String,
}

impl Drop for Desk {
    fn drop(&mut self) {
        // It may have ended already.
        let _gone = self.sandbox.kill();
        let _gone = self.sandbox.wait();
    }
}

impl Desk {
    fn start(profile: &str, work: &Path, rtt: u32) -> Result<Self> {
        let odc = places::program(profile, "odc");
        let ca = work.join("ca.pem");
        let mut sandbox = Command::new(&odc)
            .args([
                "sandbox",
                "--host",
                HOST,
                "--proxy",
                "--json",
                "--until-stdin-closes",
                "--latency",
                &rtt.to_string(),
            ])
            .arg("--ca-out")
            .arg(&ca)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("starting the sandbox")?;
        let mut line = String::new();
        BufReader::new(sandbox.stdout.take().context("the sandbox's words")?).read_line(&mut line)?;
        let at: Value = serde_json::from_str(&line).context("the sandbox's words")?;
        // The computer's own roots are read too, as in real use.
        let roots = fs::read("/etc/ssl/certs/ca-certificates.crt").unwrap_or_default();
        fs::OpenOptions::new().append(true).open(&ca)?.write_all(&roots)?;
        let control = |path: &str| -> Result<Value> {
            let (port, token) = (at["port"].to_string(), at["control_token"].as_str().unwrap_or_default());
            let mut curl = Command::new("curl");
            curl.args([
                "-sS",
                "--fail",
                "--noproxy",
                "*",
                "-d",
                "{}",
                "-H",
                "content-type: application/json",
                "--cacert",
            ]);
            curl.arg(&ca).args(["--resolve", &format!("control.practice:{port}:127.0.0.1"), "-K", "-"]);
            let said = fed(
                &mut curl,
                &format!(
                    "url = \"https://control.practice:{port}{path}\"\nheader = \"authorization: Bearer {token}\"\n"
                ),
            )?;
            serde_json::from_str(&said).with_context(|| format!("what {path} answered"))
        };
        let state = control("/okta/install")?;
        let shown = control("/okta/secret/copy")?;
        control("/okta/secret/done")?;
        let text = |value: &Value| value.as_str().map(str::to_owned).context("what the sandbox answered");
        let catalogue = fs::read_to_string(places::root().join("catalogue/scopes.toml"))?;
        let client_id = text(&state["okta"]["client_id"])?;
        let probes = values(&catalogue, "probe").map(|path| path.replace("{clientId}", &client_id)).collect();
        Ok(Self {
            example: places::target().join(profile).join("examples/warmed"),
            proxy: format!("http://{}", text(&at["proxy"])?),
            secret: text(&shown["secret"])?,
            scopes: values(&catalogue, "name").collect::<Vec<_>>().join(" "),
            odc,
            sandbox,
            ca,
            client_id,
            probes,
        })
    }

    fn environment(&self, command: &mut Command) {
        command.env("HTTPS_PROXY", &self.proxy).env("SSL_CERT_FILE", &self.ca);
    }

    fn cold(&self) -> Result<(f64, u64)> {
        let mut odc = Command::new(&self.odc);
        odc.args(["verify", "--okta-domain", HOST, "--client-id", &self.client_id, "--secret-from", "stdin", "--json"]);
        self.environment(&mut odc);
        let begun = Instant::now();
        let said = fed(&mut odc, &self.secret)?;
        let ms = begun.elapsed().as_secs_f64() * 1e3;
        let report: Value = serde_json::from_str(&said)?;
        Ok((ms, report["requests"]["total"].as_u64().unwrap_or_default()))
    }

    fn warmed(&self) -> Result<(f64, u64)> {
        let mut example = Command::new(&self.example);
        example.args([HOST, &self.client_id]);
        self.environment(&mut example);
        let report: Value = serde_json::from_str(&fed(&mut example, &self.secret)?)?;
        Ok((report["ms"].as_f64().unwrap_or_default(), report["requests"].as_u64().unwrap_or_default()))
    }

    fn script(&self) -> Result<(f64, u64)> {
        let mut text = format!(
            "set -e\nask() {{ curl -sS --fail --cacert '{}' \"$@\"; }}\nread -r secret\n\
             ask https://{HOST}/.well-known/okta-organization >/dev/null\n\
             user() {{ printf 'user = \"%s:%s\"\\n' '{}' \"$secret\"; }}\n\
             token=$(user | ask -K - -d grant_type=client_credentials -d 'scope={}' https://{HOST}/oauth2/v1/token \
             | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')\n",
            self.ca.display(),
            self.client_id,
            self.scopes
        );
        for path in &self.probes {
            text.push_str(&format!("ask -H \"authorization: Bearer $token\" 'https://{HOST}{path}' >/dev/null\n"));
        }
        text.push_str(&format!("user | ask -K - -d \"token=$token\" https://{HOST}/oauth2/v1/revoke\n"));
        let mut shell = Command::new("sh");
        shell.args(["-c", &text]);
        self.environment(&mut shell);
        let begun = Instant::now();
        fed(&mut shell, &self.secret)?;
        Ok((begun.elapsed().as_secs_f64() * 1e3, 3 + self.probes.len() as u64))
    }
}

/// Runs it with this line on its standard input; answers its output.
fn fed(command: &mut Command, line: &str) -> Result<String> {
    let shown = command::shown(command);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().with_context(|| format!("starting {shown}"))?;
    child.stdin.take().context("its input")?.write_all(format!("{line}\n").as_bytes())?;
    let done = child.wait_with_output()?;
    if !done.status.success() {
        bail!("a run failed ({}): {}", done.status, String::from_utf8_lossy(&done.stdout));
    }
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}

/// Values of a key in the catalogue, in order.
fn values<'a>(catalogue: &'a str, key: &'a str) -> impl Iterator<Item = String> + 'a {
    catalogue.lines().filter_map(move |line| {
        let (name, value) = line.split_once('=')?;
        // Split at the first sign only: probes contain more.
        (name.trim() == key).then(|| value.trim().trim_matches('"').to_owned())
    })
}
