//! Writes the files for others as HTML into a folder, each in English and German: what `ui/tests/browser/print.test.ts`
//! prints. `cargo run -p engine --example reports -- FOLDER`

use std::path::Path;
use std::{fs, io};

use engine::checks;
use engine::locale::Language;
use engine::report::{Format, colleague, handover, permissions};
use engine::store::Entry;
use jiff::Timestamp;
use model::catalogue;
use model::connection::{
    AppStatus, CheckId, Connection, Evidence, Holder, ItemName, Keys, KeysState, Level, Organization, Proof,
    ReportedStatus, Row, RowState, SecretKind, StoreKind, StoredSecret, Subject,
};
use model::mark::Mark;
use model::names::{ClientId, OktaHost};
use model::problem::{Kind, Problem, Result};

const HOST: &str = "acme-with-a-long-name.okta-emea.com";
const CLIENT_ID: &str = "0oa1a2b3c4d5e6f7g8h9";

fn at(hour: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + 3600 * hour).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn by(name: &str, hour: i64) -> Evidence {
    Evidence { by: Some(name.to_owned()), at: at(hour) }
}

fn proof() -> Proof {
    let scopes: Vec<String> = catalogue::scopes().iter().map(|scope| scope.name.clone()).collect();
    let row = |id: CheckId| {
        let refused = id == "probe:okta.groups.manage";
        let problem = Problem::new(Kind::OktaScopeRefused).with("scope", "okta.groups.manage").with("host", HOST);
        Row {
            state: if refused { RowState::Fail } else { RowState::Pass },
            problem: refused.then_some(problem),
            ms: Some(84),
            at: Some(at(3)),
            id,
        }
    };
    Proof {
        level: Level::All,
        rows: checks::ids(&scopes).into_iter().map(row).collect(),
        granted: scopes,
        missing: vec![],
        as_requested: false,
        extra: Some(vec![]),
        doubt: None,
        not_ended: 0,
        look: None,
        earlier: None,
        at: at(3),
        of: Subject { host: host(), client_id: client_id(), secret_hash: "FpCwXwSjTRQNtEI11I00-g".into() },
        accepted: Some("Groups aren't ours".into()),
        added: None,
    }
}

fn host() -> OktaHost {
    OktaHost::parse(HOST).expect("a host")
}

fn client_id() -> ClientId {
    ClientId::parse(CLIENT_ID).expect("a Client ID")
}

fn connection() -> Connection {
    let mut connection = Connection::new("0123456789ab".into(), "dell-commercial", at(0));
    connection.ready.okta_admin = Some(Holder::Me);
    connection.ready.dell_admin = Some(Holder::Colleague);
    connection.ready.dell_colleague = "Bo Example".into();
    connection.okta.organization = Some(Organization::unasked(HOST, host()));
    connection.okta.client_id = Some(client_id());
    connection.okta.client_id_host = Some(host());
    let mark = Mark { length: 40, last_four: "idTG".into(), secret_hash: "FpCwXwSjTRQNtEI11I00-g".into() };
    let item = ItemName::new(HOST, "0123456789ab", SecretKind::OktaSecret, 1);
    connection.okta.secret.adopt(StoredSecret::stored(item, StoreKind::Keychain, "GNOME Keyring".into(), mark, at(1)));
    connection.progress.keeps_secret = true;
    connection.okta.proof = Some(proof());
    connection.dell.account = "Acme Backup, production".into();
    connection
}

/// A connection of some years, with more than a sheet of acts.
fn log() -> Vec<Entry> {
    let acts =
        ["named_organisation", "acknowledged", "took_secret", "proved", "console_said", "answered_keys", "saw_backup"];
    let entry = |number: i64| {
        let act = acts[usize::try_from(number).unwrap_or_default() % acts.len()];
        let reported = ["console_said", "answered_keys", "saw_backup"].contains(&act);
        Entry {
            act: act.into(),
            by: if reported { "Ada Example".to_owned() } else { "jd".to_owned() },
            account: "jd".to_owned(),
            measured: !reported,
            at: at(number),
            note: match act {
                "proved" => "passed=17 failed=0 blocked=0 untestable=2".to_owned(),
                "console_said" => "registered".to_owned(),
                "answered_keys" => "on".to_owned(),
                _ => String::new(),
            },
        }
    };
    (0..70).map(entry).collect()
}

fn write(folder: &Path, language: Language) -> Result<()> {
    let open = connection();
    let mut done = connection();
    done.keys = Some(Keys { state: KeysState::On, known: by("Ada Example", 5) });
    done.backup.seen = Some(by("Ada Example", 9));
    done.backup.app_status = Some(ReportedStatus {
        status: AppStatus::Connected,
        known: Evidence { by: Some("Ada Example".into()), at: at(9) },
    });
    let pages = [
        ("handover", handover(&done, &log(), None, false, language).write(Format::Html, language)?),
        ("permissions", permissions(&done, false, language).write(Format::Html, language)?),
        ("colleague", colleague(&open, Some("Ada Example"), Some("https://login.druva.com/"), false, language)),
    ];
    let fail =
        |reason: io::Error| Problem::new(Kind::FileNotWritten).with("folder", folder.display()).with("reason", reason);
    fs::create_dir_all(folder).map_err(fail)?;
    for (name, page) in pages {
        fs::write(folder.join(format!("{name}-{}.html", language.tag())), page).map_err(fail)?;
    }
    Ok(())
}

fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).unwrap_or_else(|| "target/reports".into());
    [Language::En, Language::De].into_iter().try_for_each(|language| write(Path::new(&folder), language))
}
