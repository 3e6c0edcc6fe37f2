//! The network doctor toward the page.

use engine::http::{Proxy, Setting};
use engine::locale::Language;
use engine::network::{Report, Row};
use serde::Serialize;
use ts_rs::TS;

/// A look at its end.
#[derive(Debug, Serialize, TS)]
pub struct NetworkReport {
    /// By host, then by layer.
    pub rows: Vec<Row>,
    /// The settings of this computer that were found, used or not.
    pub settings: Vec<Setting>,
    /// A text for the network team.
    pub text: String,
    /// False where it was stopped.
    pub whole: bool,
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

/// A report for the page.
#[must_use]
pub fn network_report(report: Report, language: Language) -> NetworkReport {
    NetworkReport { text: report.text(language), rows: report.rows, settings: report.settings, whole: report.whole }
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
