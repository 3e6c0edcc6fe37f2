//! The network doctor toward the page.

use engine::http::{Fault, Proxy, Setting, SettingState};
use engine::locale::Language;
use engine::network::{Finding, Phase, Report, Row, Service, Verdict, What};
use serde::Serialize;
use ts_rs::TS;

/// One layer of one host.
#[derive(Debug, Serialize, TS)]
pub struct NetworkRow {
    /// Host.
    pub host: String,
    /// Whose.
    pub service: Service,
    /// Layer.
    pub phase: Phase,
    /// What it came to.
    pub verdict: Verdict,
    /// What was found: words are `network-<phase>-<found>`.
    pub found: Finding,
    /// What shows it.
    pub facts: Vec<NetworkFact>,
    /// Milliseconds it took.
    pub ms: Option<u32>,
}

/// A fact beside a row.
#[derive(Debug, Serialize, TS)]
pub struct NetworkFact {
    /// What it is about: words are `network-fact-<what>`.
    pub what: What,
    /// As the machine has it.
    pub value: String,
}

/// A look at its end.
#[derive(Debug, Serialize, TS)]
pub struct NetworkReport {
    /// By host, then by layer.
    pub rows: Vec<NetworkRow>,
    /// The settings of this computer that were found, used or not.
    pub settings: Vec<NetworkSetting>,
    /// A text for the network team.
    pub text: String,
    /// False where it was stopped.
    pub whole: bool,
}

/// A setting of this computer, without user name and password.
#[derive(Debug, Serialize, TS)]
pub struct NetworkSetting {
    /// A variable's name, or where it was chosen: words are `network-setting-name-<name>`.
    pub name: String,
    /// What became of it: words are `network-setting-<state>`.
    pub state: SettingState,
    /// What in it cannot be read: words are `network-fault-<fault>`.
    pub fault: Option<Fault>,
    /// The part that may be shown.
    pub value: Option<String>,
}

/// The proxy that the person chose.
#[derive(Debug, Serialize, TS)]
pub struct ProxySetting {
    /// Which kind of choice.
    #[ts(type = "'system' | 'none' | 'manual'")]
    pub kind: &'static str,
    /// Its address; empty where none was named.
    pub address: String,
}

/// A row for the page.
#[must_use]
pub fn network_row(row: &Row) -> NetworkRow {
    NetworkRow {
        host: row.host.clone(),
        service: row.service,
        phase: row.phase,
        verdict: row.verdict,
        found: row.found,
        facts: row.facts.iter().map(|f| NetworkFact { what: f.what, value: f.value.to_string() }).collect(),
        ms: row.ms,
    }
}

/// A report for the page.
#[must_use]
pub fn network_report(report: &Report, language: Language) -> NetworkReport {
    NetworkReport {
        rows: report.rows.iter().map(network_row).collect(),
        settings: report.settings.iter().map(network_setting).collect(),
        text: report.text(language),
        whole: report.whole,
    }
}

fn network_setting(setting: &Setting) -> NetworkSetting {
    let value = setting.value.as_deref().map(str::to_owned);
    NetworkSetting { name: setting.name.clone(), state: setting.state, fault: setting.fault, value }
}

/// The choice for the page. One that cannot be read is entered anew.
#[must_use]
pub fn proxy_setting(proxy: &Proxy) -> ProxySetting {
    match proxy {
        Proxy::System => ProxySetting { kind: "system", address: String::new() },
        Proxy::None => ProxySetting { kind: "none", address: String::new() },
        Proxy::Unreadable(_) => ProxySetting { kind: "manual", address: String::new() },
        Proxy::Manual(address) => ProxySetting { kind: "manual", address: address.as_str().to_owned() },
    }
}
