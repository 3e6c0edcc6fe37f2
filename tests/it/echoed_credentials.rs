//! Services that repeat what they got: the Authorization header, its password, the body, in many spellings, in
//! refusals, in headers and in names of successful answers, with control sequences beside them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use engine::locale::Language;
use engine::report::{self, Format};
use model::connection::Level;
use zeroize::Zeroizing;

use crate::encodings::encodings;
use crate::spellings::SPELLINGS;
use crate::test_app::TestApp;
use crate::test_app::acts::Consoles;

/// Eight characters, again and again, of the credentials in each encoding.
fn needles(consoles: &Consoles) -> Vec<Zeroizing<String>> {
    let (key_id, key) = &consoles.key;
    let mut values = vec![consoles.secret.to_string()];
    values.push(STANDARD.encode(format!("{}:{}", consoles.client_id, *consoles.secret)));
    if !key.is_empty() {
        values.extend([key.to_string(), STANDARD.encode(format!("{key_id}:{}", **key))]);
    }
    let mut needles = Vec::new();
    for encoding in values.iter().flat_map(|value| encodings(value)).map(|(_, bytes)| bytes) {
        // A client ID is no secret, and is at the beginning of a header's value.
        let encoding: Vec<u8> = encoding.into_iter().filter(|byte| *byte != 0).collect();
        needles.extend(encoding.chunks_exact(8).map(|run| Zeroizing::new(String::from_utf8_lossy(run).into_owned())));
    }
    needles
}

/// What is stored, and what is handed over, contains none of the credentials and no control sequence.
fn check(app: &TestApp, consoles: &Consoles, what: &str) {
    let needles = needles(consoles);
    assert!(!app.on_disk(&needles), "{what}: in the store");
    let connection = app.connection();
    let mut texts = vec![serde_json::to_string(&connection).expect("written")];
    let log = app.engine().store().log(&app.id).expect("read");
    let handover = report::handover(&connection, &log, None, true, Language::En);
    for format in [Format::Html, Format::Csv, Format::Json] {
        texts.push(handover.write(format, Language::En).expect("written"));
    }
    for text in texts {
        let found = needles.iter().find(|needle| text.contains(needle.as_str()));
        assert_eq!(found.map(|needle| needle.as_str()), None, "{what}: {text}");
        let order = text.chars().find(|c| (c.is_control() && !matches!(c, '\n' | '\r')) || *c == '\u{202e}');
        assert_eq!(order, None, "{what}: {text:?}");
        assert!(!text.contains("\\u001b") && !text.contains("\\u202e"), "{what}: {text:?}");
    }
}

#[tokio::test]
async fn okta_repeats_the_credential() {
    let (app, consoles) = TestApp::at_the_proof().await;
    for spelling in SPELLINGS {
        app.fault("echo", spelling).await;
        // Each look asks anew: some spellings of tokens are enough.
        let looks = matches!(spelling, None | Some("base64" | "escape"));
        for fault in ["wrong-secret", "probe-refused"].into_iter().take(1 + usize::from(looks)) {
            app.fault(fault, None).await;
            app.engine().test(&app.id, Level::All, None, &|_| ()).await.expect("rows, not an error");
            let what = format!("{spelling:?}, {fault}");
            check(&app, &consoles, &what);
            let proof = app.connection().okta.proof.expect("proved");
            let said = proof.rows.iter().filter_map(|row| row.problem.as_ref()?.said.as_deref()?.text.as_deref());
            let kept: Vec<&str> = said.collect();
            // A refused look says so in a header, which has no control characters.
            let orders = fault == "probe-refused" || kept.iter().any(|text| text.contains("␛[2J"));
            assert!(orders && !kept.is_empty(), "{what}: Okta's words are kept, with marks: {kept:?}");
            app.lift(fault).await;
        }
    }
}

#[tokio::test]
async fn dell_repeats_the_credential() {
    let (app, consoles) = TestApp::at_authorize().await;
    app.fault("dell-at-once", None).await;
    for spelling in SPELLINGS {
        app.fault("echo", spelling).await;
        app.fault("wrong-secret", None).await;
        let refused = app.engine().authorize(&app.id).await.expect_err("refused");
        let text = refused.said.and_then(|said| said.text).expect("Dell's words");
        assert!(text.contains("␛[2J"), "{spelling:?}: {text}");
        check(&app, &consoles, &format!("{spelling:?}, refused"));
        app.lift("wrong-secret").await;
    }
    // Accepted, and the names in the answer repeat the request.
    app.engine().authorize(&app.id).await.expect("registered");
    for spelling in SPELLINGS {
        app.fault("echo", spelling).await;
        // Whatever happens, it is stored.
        let _read = app.engine().read_backup(&app.id).await;
        check(&app, &consoles, &format!("{spelling:?}, read"));
    }
}
