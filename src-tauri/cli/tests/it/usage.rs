//! Command lines that are refused, and output without work.

use crate::test_odc::{code, err, made, object, odc, out, ran, row};

const DOMAIN: [&str; 2] = ["--okta-domain", "acme.okta.com"];
const CLIENT: [&str; 2] = ["--client-id", "0oa0123456789abcdefg"];

/// A secret put in a wrong place is refused, and not repeated.
#[tokio::test]
async fn a_secret_in_the_command_line_is_refused_and_not_repeated() {
    let home = tempfile::tempdir().expect("a folder");
    let secret = made();
    let joined = format!("--secret={secret}");
    let (domain, client, stdin) = (&DOMAIN[..], &CLIENT[..], &["--secret-from", "stdin"][..]);
    let lines: Vec<Vec<&str>> = vec![
        [domain, client, stdin, &["--secret", &secret]].concat(),
        [domain, client, stdin, &[&joined]].concat(),
        [domain, client, stdin, &["--client-secret", &secret]].concat(),
        [domain, client, stdin, &[&secret]].concat(),
        [domain, client, &["--secret-from", &secret]].concat(),
        [domain, &["--client-id", &secret], stdin].concat(),
        [&["--okta-domain", &secret], client, stdin].concat(),
        vec!["--connection", &secret],
        vec!["--client-secret", &secret],
        vec!["--api-token", &secret],
        vec!["--secret-from", &secret],
        vec![&secret],
        [domain, client, &["--secret-from", &secret, "--nonsense"]].concat(),
    ];
    for line in lines {
        for json in [&[][..], &["--json"]] {
            let words = [&["verify"][..], &line, json].concat();
            let done = ran(odc(home.path(), &words), "").await;
            let place = line.iter().position(|word| word.contains(&secret));
            assert_eq!(code(&done), 2, "at {place:?}: {}", err(&done));
            let all = out(&done) + &err(&done);
            assert!(!all.contains(&secret), "repeated at {place:?}");
            // Nobody puts a secret where a domain or a connection's name belongs.
            let named =
                line.windows(2).any(|two| two[1] == secret && ["--okta-domain", "--connection"].contains(&two[0]));
            let exposed =
                ["every program on this computer", "Generate new secret"].iter().all(|said| all.contains(said));
            assert!(if json.is_empty() && !named { exposed } else { !all.trim().is_empty() }, "at {place:?}: {all}");
            assert!(!all.contains("text field") && !all.contains("Okta answers as \n"), "at {place:?}: {all}");
        }
    }
}

#[tokio::test]
async fn what_is_missing_or_does_not_fit_together_is_reported() {
    let home = tempfile::tempdir().expect("a folder");
    for words in [
        &["verify"][..],
        &["verify", "--okta-domain", "acme.okta.com"],
        &["verify", "--connection", "x", "--okta-domain", "acme.okta.com"],
        &["verify", "--connection", "x", "--timeout", "0"],
        &["verify", "--connection", "x", "--practice-at", "none"],
        &["doctor"],
        &["doctor", "--connection", "x", "--okta-domain", "acme.okta.com"],
        &["doctor", "--okta-domain", "acme.okta.com", "--environment", "nowhere"],
        &["doctor", "--okta-domain", "acme.okta.com", "--timeout", "0"],
        &["sandbox", "--listen", "nowhere"],
        &["sandbox", "--listen", "192.0.2.1:0"],
        &["sandbox", "--fault", "nonsense"],
        &["sandbox", "--fault", "slow=much"],
        &["secrets", "forget"],
        &["nonsense"],
    ] {
        let done = ran(odc(home.path(), words), "").await;
        assert_eq!((code(&done), out(&done)), (2, String::new()), "{words:?}");
    }
}

#[tokio::test]
async fn help_and_completions_go_to_standard_output() {
    let home = tempfile::tempdir().expect("a folder");
    for (words, expected) in [
        (&["--help"][..], "Exit codes"),
        (&["verify", "--help"], "--secret-from stdin"),
        (&["audit", "verify", "--help"], "--expect"),
        (&["completions", "bash"], "complete"),
    ] {
        let done = ran(odc(home.path(), words), "").await;
        assert_eq!(code(&done), 0);
        assert!(out(&done).contains(expected), "{words:?}: {}", out(&done));
    }
}

/// Help that could not be written is a failure, as any answer is.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn help_on_a_full_disk_is_a_failure() {
    let home = tempfile::tempdir().expect("a folder");
    for words in [&["verify", "--help"][..], &["--version"]] {
        let mut command = odc(home.path(), words);
        command.stdout(std::fs::File::create("/dev/full").expect("opens"));
        assert_eq!(code(&ran(command, "").await), 1, "{words:?}");
    }
}

/// The shortest demonstration: it needs nothing, leaves nothing, and calls only itself.
#[tokio::test(flavor = "multi_thread")]
async fn practice_alone_installs_an_integration_and_proves_it() {
    let home = tempfile::tempdir().expect("a folder");
    let words = ["verify", "--practice"];
    let done = ran(odc(home.path(), &words), "").await;
    let text = out(&done);
    assert!(code(&done) == 0 && text.contains("17 of 17 checks passed."), "{text} {}", err(&done));
    assert!(text.starts_with("Practice mode: ") && text.contains("acme.okta.practice  (00o"), "{text}");
    assert!(!text.contains("does not show that Dell's cloud reaches Okta"), "of practice that says nothing: {text}");
    let report = object(&ran(odc(home.path(), &[&words[..], &["--json"]].concat()), "").await);
    assert_eq!((row(&report, "credential"), &report["requests"]["token"]), (("pass", None), &serde_json::json!(1)));
    assert_eq!(std::fs::read_dir(home.path()).expect("a folder").count(), 0);
    // Half a subject is none.
    for half in
        [&["--client-id", "0oa0123456789abcdefg"][..], &["--secret-from", "stdin"], &["--practice-at", "at.json"]]
    {
        assert_eq!(code(&ran(odc(home.path(), &[&words[..], half].concat()), "").await), 2, "{half:?}");
    }
}

/// Commands that find no data create none.
#[tokio::test]
async fn an_empty_home_stays_empty() {
    let home = tempfile::tempdir().expect("a folder");
    let none = ran(odc(home.path(), &["connections"]), "").await;
    assert_eq!((code(&none), out(&none).as_str()), (0, "No connections.\n"));
    let audit = ran(odc(home.path(), &["audit", "verify"]), "").await;
    assert_eq!((code(&audit), out(&audit).as_str()), (0, "No records.\n"));
    let expected = ran(odc(home.path(), &["audit", "verify", "--expect", &"0".repeat(64)]), "").await;
    assert_eq!(code(&expected), 1);
    let no_hash = ran(odc(home.path(), &["audit", "verify", "--expect", "00"]), "").await;
    assert_eq!(code(&no_hash), 2, "what cannot be a hash is wrong input, not another record");
    assert_eq!(std::fs::read_dir(home.path()).expect("a folder").count(), 0);
}

/// Packages carry them; a command that is hidden has none.
#[tokio::test]
async fn the_manual_has_a_page_for_each_command() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("man");
    std::fs::create_dir(&folder).expect("made");
    assert_eq!(code(&ran(odc(home.path(), &["manual", folder.to_str().expect("text")]), "").await), 0);
    let page = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap_or_default();
    assert!(page("odc.1").contains("Exit codes"), "{}", page("odc.1"));
    for name in ["odc-verify.1", "odc-doctor.1", "odc-secrets-forget.1", "odc-audit-show.1"] {
        assert!(page(name).contains(".SH OPTIONS"), "{name}");
    }
    assert_eq!(page("odc-manual.1"), "");
}
