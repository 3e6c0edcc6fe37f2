//! `odc sandbox`: serves until it is stopped.

use std::net::SocketAddr;
use std::path::PathBuf;

use serde_json::json;
use tokio::io::AsyncReadExt as _;

use crate::interrupt::Interrupt;
use crate::{Done, block_on, misuse, out};

#[derive(Debug, clap::Args)]
#[command(after_help = faults_help())]
pub(crate) struct Args {
    /// Serve this Okta host instead of the practice names; given again, further names become its custom domains
    #[arg(long, value_name = "NAME")]
    host: Vec<String>,
    /// Where to listen, on loopback; port 0 takes any free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// Also open a proxy that reaches the served names alone, for HTTPS_PROXY
    #[arg(long)]
    proxy: bool,
    /// Write the authority's certificate here, as PEM, for SSL_CERT_FILE
    #[arg(long, value_name = "FILE")]
    ca_out: Option<PathBuf>,
    /// Write port, certificate and control token here, for `okta-dell-connect --practice-at FILE`
    #[arg(long, value_name = "FILE")]
    at_out: Option<PathBuf>,
    /// Keep the state here between starts
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,
    /// Round-trip time to Okta and Dell: each answer is held back by it, a new connection by two
    #[arg(long, value_name = "MS", default_value_t = 0)]
    latency: u64,
    /// Order a fault from the start
    #[arg(long, value_name = "NAME[=ARG]")]
    fault: Vec<String>,
    /// Say where it is in one line of JSON, for programs
    #[arg(long)]
    json: bool,
    /// Stop when standard input closes, so that it ends with the program that started it
    #[arg(long)]
    until_stdin_closes: bool,
}

pub(crate) fn run(args: Args) -> anyhow::Result<Done> {
    let mut hosts = args.host.iter().cloned();
    let config = sandbox::Config {
        listen: Some(args.listen),
        host: hosts.next(),
        custom_domains: hosts.collect(),
        proxy: args.proxy,
        state_file: args.state.clone(),
        only_read: false,
        latency_ms: args.latency,
        faults: args.fault.iter().map(|fault| named(fault)).collect(),
    };
    config.check().map_err(misuse)?;
    block_on(serve(args, config)).map(|()| Done::Good)
}

async fn serve(args: Args, config: sandbox::Config) -> anyhow::Result<()> {
    let mut stop = Interrupt::listen()?;
    let sandbox = sandbox::start(config).await?;
    if let Some(path) = &args.ca_out {
        sandbox::write_own_only(path, &sandbox.at.ca_pem)?;
    }
    if let Some(path) = &args.at_out {
        sandbox.at.write(path)?;
    }
    if args.json {
        let line = json!({
            "addr": sandbox.addr,
            "port": sandbox.addr.port(),
            "proxy": sandbox.proxy_addr,
            "ca_pem": &sandbox.at.ca_pem,
            "control_token": &*sandbox.at.control_token,
        });
        out::line(&line.to_string())?;
    } else {
        out::line(&format!("The sandbox serves on {}. Ctrl-C stops it.", sandbox.addr))?;
        if let Some(proxy) = sandbox.proxy_addr {
            out::line(&format!("Its proxy is at http://{proxy}"))?;
        }
    }
    tokio::select! {
        _ = stop.received() => {}
        () = stdin_closed(), if args.until_stdin_closes => {}
    }
    sandbox.stop().await;
    Ok(())
}

/// `NAME` or `NAME=ARG`.
fn named(fault: &str) -> (String, Option<String>) {
    let (name, arg) = fault.split_once('=').map_or((fault, None), |(name, arg)| (name, Some(arg)));
    (name.to_owned(), arg.map(str::to_owned))
}

fn faults_help() -> String {
    let line = |fault: &sandbox::FaultKind| {
        let name = match fault.arg {
            Some(arg) => format!("{}[={arg}]", fault.name),
            None => fault.name.to_owned(),
        };
        format!("  {name}\n      {}\n", fault.what)
    };
    format!("Faults:\n{}", sandbox::known_faults().iter().map(line).collect::<String>())
}

async fn stdin_closed() {
    let mut input = tokio::io::stdin();
    let mut bytes = [0_u8; 64];
    while matches!(input.read(&mut bytes).await, Ok(read) if read > 0) {}
}
