//! A service that repeats what it got, and writes control characters to a terminal.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::spellings::SPELLINGS;
use crate::test_odc::{Installed, SERVED, TestOdc, err, object, out};

/// Output that controls a terminal or hides text.
fn steers(text: &str) -> Option<char> {
    text.chars().find(|c| (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{202e}').contains(c))
}

/// Eight characters of the secret, or of its header, in any spelling that the sandbox knows; of an escape longer than
/// two characters, four in a row.
fn repeated(installed: &Installed, printed: &str) -> Option<String> {
    let secret = installed.secret.as_str();
    let pair = STANDARD.encode(format!("{}:{secret}", installed.client_id));
    let spelled = |text: &str, each: fn(u8) -> String| text.bytes().map(each).collect::<String>();
    let mut values = Vec::new();
    for text in [secret, pair.as_str()] {
        values.extend([(text.to_owned(), 8), (spelled(text, |byte| format!("{byte:02x}")), 8)]);
        values.push((spelled(text, |byte| format!("{}\0", char::from(byte))), 8));
        values.push((spelled(text, |byte| format!("{}␀", char::from(byte))), 8));
        values.push((spelled(text, |byte| format!("%{byte:02X}")), 12));
        values.push((spelled(text, |byte| format!("\\u{byte:04x}")), 24));
        values.push((spelled(text, |byte| format!("&#x{byte:x};")), 24));
        values.push((STANDARD.encode(spelled(text, |byte| format!("%{byte:02x}"))), 16));
        // The last letter depends on what follows.
        values.push((STANDARD.encode(text)[..text.len()].to_owned(), 8));
    }
    values.iter().find_map(|(value, run)| {
        let characters: Vec<char> = value.chars().collect();
        characters.windows(*run).map(|run| run.iter().collect::<String>()).find(|run| printed.contains(run))
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn no_credential_and_no_order_reaches_the_terminal() {
    let test = TestOdc::start().await;
    let installed = test.install().await;
    for spelling in SPELLINGS {
        test.fault("echo", spelling).await;
        // Refused at once by the token endpoint; and refused by each look, with tokens in the header.
        for fault in ["wrong-secret", "probe-refused"] {
            test.fault(fault, None).await;
            for more in [&[][..], &["--json"][..]] {
                let done = test.verify(&installed, more).await;
                let (answer, beside) = (out(&done), err(&done));
                let what = format!("{spelling:?}, {fault}, {more:?}");
                // A refused look says so in a header, which has no control characters.
                let orders = fault == "probe-refused" || answer.contains("␛]52;c;b3duZWQ=␇");
                assert!(orders, "{what}: the service's words are shown, its orders as marks: {answer}");
                for printed in [&answer, &beside] {
                    assert_eq!(steers(printed), None, "{what}: {printed:?}");
                    assert_eq!(repeated(&installed, printed), None, "{what}: {printed}");
                }
                if !more.is_empty() {
                    let report = object(&done);
                    assert_eq!(report["okta_domain"], SERVED);
                    // JSON's own escapes are read as a program reads them.
                    let rows = report["rows"].as_array().expect("rows").iter();
                    for text in rows.flat_map(|row| row["evidence"].as_object().expect("evidence").values()) {
                        let text = text.as_str().unwrap_or_default();
                        assert!(!text.chars().any(char::is_control), "{what}: {text:?}");
                        assert_eq!(repeated(&installed, text), None, "{what}: {text}");
                    }
                }
            }
            test.act("/faults", &json!({ "name": fault, "on": false })).await;
        }
    }
}
