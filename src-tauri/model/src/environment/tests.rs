use proptest::prelude::*;

use super::*;

const DOCUMENTED_TOML: &str = include_str!("../../../../docs/environment.example.toml");
const DOCUMENTED_JSON: &str = include_str!("../../../../docs/environment.example.json");

fn file_of(text: &str) -> Result<Understood> {
    read(&Given::File { text: text.to_owned() }, false)
}

/// The documented example with one line replaced.
fn with(from: &str, to: &str) -> String {
    assert!(DOCUMENTED_TOML.contains(from), "{from}");
    DOCUMENTED_TOML.replacen(from, to, 1)
}

fn refused(text: &str, kind: Kind, field: Option<&str>) {
    let problem = file_of(text).expect_err(text);
    assert_eq!((problem.kind, problem.args.get("field").map(String::as_str)), (kind, field), "{text}");
    assert!(
        problem.args.values().all(|value| !value.chars().any(is_hidden) && value.chars().count() <= 80),
        "{problem:?}"
    );
}

#[test]
fn the_documented_examples_are_taken_and_mean_the_same() {
    let toml = file_of(DOCUMENTED_TOML).expect("taken");
    assert_eq!(toml, file_of(DOCUMENTED_JSON).expect("taken"));
    assert_eq!((toml.name.as_str(), toml.from), ("Dell onboarding preview", Origin::File));
    let environment = toml.environment;
    assert_eq!((environment.way, environment.api_base.as_str()), (Way::Api, "https://apis.dell.example"));
    assert_eq!(environment.console_login, ["https://console.dell.example/"]);
    assert_eq!(environment.onboarding_paths.expect("by API").tasks, "/okta/v1/tasks");
}

#[test]
fn without_onboarding_paths_it_is_the_console_way() {
    let short = DOCUMENTED_TOML.split("[onboarding_paths]").next().expect("the first part");
    let understood = file_of(short).expect("taken");
    assert_eq!((understood.environment.way, understood.environment.onboarding_paths), (Way::Console, None));
    // As an editor on Windows writes it.
    let windows = format!("\u{FEFF}{}", short.replace('\n', "\r\n"));
    assert_eq!(file_of(&windows).expect("taken").name, "Dell onboarding preview");
}

#[test]
fn a_hostile_file_is_refused_by_name() {
    let base = "api_base = \"https://apis.dell.example\"";
    let address = |value: &str| with(base, &format!("api_base = {value:?}"));
    for bad in [
        "javascript:alert(1)",
        "http://apis.dell.example",
        "file:///etc/passwd",
        "https://me@apis.dell.example",
        "https://apis.dell.example:8443",
        "https://apis.dell.example/v1",
        "https://apis.dell.example//",
        "https://apis.dell.example?x=1",
        "https://apis.dell.example#x",
        "https://127.0.0.1",
        "https://0x7f.1",
        "https://2130706433",
        "https://[::1]",
        "https://localhost",
        "https://app.localhost",
        "https://apis",
        "https://apis.dell.example.",
        "https://xn--dll-bma.example",
        "https://d\u{eb}ll.example",
        "https://apis.dell.example\\@evil.example",
        "https:apis.dell.example",
        "//apis.dell.example",
        "apis.dell.example",
        "",
    ] {
        refused(&address(bad), Kind::EnvironmentAddress, Some("api_base"));
    }
    for okta in [
        "acme.okta.com",
        "acme-admin.okta.com",
        "okta.com",
        "acme.oktapreview.com",
        "acme-okta.com",
        "acme.okta.com.evil.example",
    ] {
        refused(&address(&format!("https://{okta}")), Kind::EnvironmentOkta, Some("api_base"));
    }
    refused(&address("https://apis.dell.practice"), Kind::EnvironmentSpace, Some("api_base"));
    let console = |value: &str| with("https://console.dell.example", value);
    for bad in [
        "javascript:alert(1)",
        "http://console.dell.example",
        "https://me:x@console.dell.example",
        "https://10.0.0.1",
        "https://console.dell.example/?next=evil",
    ] {
        refused(&console(bad), Kind::EnvironmentAddress, Some("console_address"));
    }
    refused(&console("https://acme-admin.okta.com"), Kind::EnvironmentOkta, Some("console_address"));
    for bad in [
        "token",
        "//token",
        "/../token",
        "/./token",
        "/token/",
        "/%2e%2e/token",
        "/token?x",
        "/token#x",
        "/to ken",
        "/t\u{f6}ken",
        "\\token",
        "/",
        "",
    ] {
        refused(&with("\"/token\"", &format!("{bad:?}")), Kind::EnvironmentPath, Some("token_path"));
    }
    refused(&with("/okta/v1/tasks", "/okta/v1/domains"), Kind::EnvironmentPath, Some("onboarding_paths.tasks"));
    refused(&format!("secret = \"x\"\n{DOCUMENTED_TOML}"), Kind::EnvironmentUnknownField, Some("secret"));
    refused(
        &format!("{DOCUMENTED_TOML}\nother = \"/x\""),
        Kind::EnvironmentUnknownField,
        Some("onboarding_paths.other"),
    );
    refused(&with("\"/token\"", "7"), Kind::EnvironmentMissing, Some("token_path"));
    refused(&with("token_path", "# token_path"), Kind::EnvironmentMissing, Some("token_path"));
    refused(&with("tasks", "# tasks"), Kind::EnvironmentMissing, Some("onboarding_paths.tasks"));
    refused("[1", Kind::EnvironmentUnreadable, None);
    refused("{\"name\": \"a\", \"name\"", Kind::EnvironmentUnreadable, None);
    refused("<html></html>", Kind::EnvironmentUnreadable, None);
    refused(" \n", Kind::EnvironmentEmpty, None);
    refused(&format!("# {}\n{DOCUMENTED_TOML}", "x".repeat(LARGEST)), Kind::EnvironmentTooLarge, None);
}

#[test]
fn a_field_that_appears_twice_is_refused() {
    let twice = DOCUMENTED_JSON.replacen('{', "{\"api_base\": \"https://apis.evil.example\",", 1);
    refused(&twice, Kind::EnvironmentUnreadable, None);
    refused(&format!("name = \"Other\"\n{DOCUMENTED_TOML}"), Kind::EnvironmentUnreadable, None);
}

#[test]
fn characters_that_hide_or_turn_are_refused_also_when_escaped() {
    for hidden in ['\u{202E}', '\u{2066}', '\u{200B}', '\u{7}', '\u{2028}', '\u{E0041}', '\u{85}'] {
        refused(&with("Dell onboarding", &format!("Dell{hidden}onboarding")), Kind::EnvironmentHidden, None);
        if u32::from(hidden) > 0xFFFF {
            continue;
        }
        let escaped = format!("\\u{:04x}", u32::from(hidden));
        refused(&with("Dell onboarding", &format!("Dell{escaped}")), Kind::EnvironmentHidden, Some("name"));
        let json = DOCUMENTED_JSON.replacen("/token", &format!("/{escaped}token"), 1);
        refused(&json, Kind::EnvironmentHidden, Some("token_path"));
    }
    for bad in ["", "  ", "**Dell**", "<b>Dell</b>", "---", &"x".repeat(61)] {
        refused(&with("Dell onboarding preview", bad), Kind::EnvironmentName, Some("name"));
    }
}

#[test]
fn in_the_form_each_field_tells_its_own() {
    let form = Form {
        name: "Ours".into(),
        api_base: "https://Apis.Dell.Example/".into(),
        token_path: " /token ".into(),
        ..Form::default()
    };
    let understood = read(&Given::Form(form.clone()), false).expect("taken");
    assert_eq!(
        (understood.environment.api_base.as_str(), understood.from),
        ("https://apis.dell.example", Origin::Form)
    );
    let field = |form: Form| {
        let problem = read(&Given::Form(form), false).expect_err("refused");
        problem.field().map(str::to_owned)
    };
    let paths = Paths { domains: "/d".into(), tasks: "t".into(), key_management: "/k".into() };
    assert_eq!(field(Form { name: String::new(), ..form.clone() }).as_deref(), Some("environment_name"));
    assert_eq!(field(Form { api_base: "x".into(), ..form.clone() }).as_deref(), Some("environment_api_base"));
    assert_eq!(
        field(Form { console_address: "x".into(), ..form.clone() }).as_deref(),
        Some("environment_console_address")
    );
    assert_eq!(field(Form { onboarding_paths: Some(paths), ..form }).as_deref(), Some("environment_tasks"));
}

#[test]
fn practice_reaches_its_own_names_only() {
    let practice = DOCUMENTED_TOML.replace("dell.example", "dell.practice");
    assert!(read(&Given::File { text: practice }, true).is_ok());
    let problem = read(&Given::File { text: DOCUMENTED_TOML.to_owned() }, true).expect_err("refused");
    assert_eq!(problem.kind, Kind::EnvironmentSpace);
}

proptest! {
    /// Any text gets an answer, and what is accepted is https, a host and plain paths.
    #[test]
    fn anything_is_an_answer(text in "\\PC{0,200}", key in "[a-z_]{1,12}", value in "\\PC{0,80}") {
        for text in [text, with("/token", &value.replace(['"', '\\'], "")), format!("{key} = {value:?}\n{DOCUMENTED_TOML}")] {
            if let Ok(understood) = file_of(&text) {
                let url = url::Url::parse(&understood.environment.api_base).expect("an address");
                prop_assert_eq!(url.scheme(), "https");
                prop_assert!(url.username().is_empty() && url.port().is_none() && url.path() == "/");
                let whole = format!("{}{}", understood.environment.api_base, understood.environment.token_path);
                let read = url::Url::parse(&whole).expect("an address");
                prop_assert_eq!(read.as_str(), whole);
            }
        }
    }
}

#[test]
fn two_equal_onboarding_paths_are_refused() {
    let (domains, tasks, keys) = ("/okta/v1/domains", "/okta/v1/tasks", "/okta/v1/keymanagement");
    for (changed, like, field) in [
        (tasks, domains, "onboarding_paths.tasks"),
        (keys, domains, "onboarding_paths.key_management"),
        (keys, tasks, "onboarding_paths.key_management"),
    ] {
        refused(&with(&format!("\"{changed}\""), &format!("\"{like}\"")), Kind::EnvironmentPath, Some(field));
    }
}

#[test]
fn a_file_of_the_largest_size_is_read() {
    let padding = LARGEST - DOCUMENTED_TOML.len() - "# \n".len();
    let largest = format!("# {}\n{DOCUMENTED_TOML}", "x".repeat(padding));
    assert_eq!(largest.len(), 16_384);
    assert_eq!(file_of(&largest), file_of(DOCUMENTED_TOML));
}

#[test]
fn the_console_s_address_may_be_missing_and_is_nothing_but_an_address() {
    let line = "\"console_address\": \"https://console.dell.example\",";
    assert!(DOCUMENTED_JSON.contains(line));
    let without = file_of(&DOCUMENTED_JSON.replace(line, "")).expect("taken");
    assert!(without.environment.console_login.is_empty());
    for more in [":8443", "/?x=1", "/#x"] {
        let address = format!("\"console_address\": \"https://console.dell.example{more}\",");
        refused(&DOCUMENTED_JSON.replace(line, &address), Kind::EnvironmentAddress, Some("console_address"));
    }
}

#[test]
fn a_file_that_is_too_large_is_refused_with_the_limit() {
    let problem = file_of(&"x".repeat(LARGEST + 1)).expect_err("too large");
    assert_eq!(problem.args.get("kib").map(String::as_str), Some((LARGEST / 1024).to_string().as_str()));
}

#[test]
fn an_added_environment_names_the_host_that_gets_the_credential() {
    let Understood { name, environment, from, .. } = file_of(DOCUMENTED_TOML).expect("taken");
    let (by, at) = ("P. Lang".to_owned(), Timestamp::UNIX_EPOCH);
    assert_eq!(Added { environment, name, by, at, from, answered: 401 }.host(), "apis.dell.example");
}
