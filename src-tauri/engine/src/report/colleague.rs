//! A page for a colleague who works in Dell's console: where to click, the two values that are not secret, and how the
//! secret gets into the form without being sent.

use crate::locale::Language;
use model::connection::{Connection, KeysState};

use super::org;
use super::page::Page;

words! {
    /// A part of the work in Dell.
    Half {
        /// Authorize the org.
        Authorize = "authorize",
        /// Turn on key management.
        Keys = "keys",
        /// See the first backup finish.
        Backup = "backup",
    }
}

/// What is left to do in Dell, in order.
pub fn halves(connection: &Connection) -> Vec<Half> {
    let left = |half: &Half| match half {
        Half::Authorize => !connection.registration.is_done(),
        Half::Keys => connection.keys.as_ref().is_none_or(|keys| keys.state != KeysState::On),
        Half::Backup => connection.backup.seen.is_none(),
    };
    Half::ALL.iter().copied().filter(left).collect()
}

/// The page. `by` is the person who has the secret, `console` the address of Dell's console.
pub fn colleague(
    connection: &Connection,
    by: Option<&str>,
    console: Option<&str>,
    practice: bool,
    language: Language,
) -> String {
    let t = |key: &str| language.t(key, &[]);
    let host = org(connection, language);
    let name = by.map_or_else(|| t("colleague-sender"), str::to_owned);
    let args = [("name", name.as_str()), ("host", host.as_str()), ("address", console.unwrap_or("none"))];
    let with = |key: &str| language.t(key, &args);
    let mut page = Page::new(&with("colleague-title"), language);
    if practice {
        page.paragraph(&t("report-practice"));
    }
    page.paragraph(&t("colleague-for"));
    let open = halves(connection);
    let steps = |page: &mut Page, half: Half, keys: &[&str]| {
        page.heading(&t(&format!("colleague-{}", half.word())));
        page.steps(&keys.iter().map(|key| with(key)).collect::<Vec<_>>());
    };
    if open.contains(&Half::Authorize) {
        page.heading(&t("colleague-secret"));
        page.paragraph(&with("colleague-secret-how"));
        page.paragraph(&t("colleague-secret-never"));
    }
    for half in open {
        match half {
            Half::Authorize => {
                steps(&mut page, half, &["colleague-open", "colleague-menu", "colleague-fill", "colleague-click"]);
                let columns = [t("colleague-field"), t("report-value")];
                let client_id = connection.client_id_here().map_or_else(|| t("report-unknown"), ToString::to_string);
                let rows = [
                    vec!["Okta Domain".to_owned(), format!("https://{host}")],
                    vec!["Client ID".to_owned(), client_id],
                    vec!["Client Secret".to_owned(), with("colleague-value-secret")],
                ];
                page.table(&columns, &rows);
            }
            Half::Keys => steps(&mut page, half, &["colleague-keys-on", "colleague-keys-skip"]),
            Half::Backup => {
                steps(&mut page, half, &["colleague-configure", "colleague-start", "colleague-finished"]);
            }
        }
    }
    if console.is_some_and(|address| address.contains("druva.com")) {
        page.paragraph(&t("colleague-druva"));
    }
    page.end()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::fixtures;
    use model::connection::{Evidence, Keys};

    fn connection(host: &str) -> Connection {
        let mut connection = fixtures::connection(host);
        connection.okta.client_id = model::names::ClientId::parse("0oa1a2b3c4d5e6f7g8h9");
        connection.okta.client_id_host = Some(fixtures::okta_host(host));
        connection.okta.secret.adopt(fixtures::stored_secret(Timestamp::UNIX_EPOCH));
        connection
    }

    fn page(connection: &Connection, by: Option<&str>, language: Language) -> String {
        colleague(connection, by, Some("https://login.druva.com/"), false, language)
    }

    #[test]
    fn a_colleague_gets_the_clicks_and_two_values_and_no_mark_of_the_secret() {
        let connection = connection("acme.okta.com");
        for language in [Language::En, Language::De] {
            let page = page(&connection, Some("Ada Example"), language);
            for said in [
                "Ada Example",
                "https://login.druva.com/",
                "All Services &gt; Okta",
                "<td dir=\"auto\">https://acme.okta.com</td>",
                "<td dir=\"auto\">0oa1a2b3c4d5e6f7g8h9</td>",
                "Enable Cloud Key Management System",
                "Skip for now",
                "Backup Now",
            ] {
                assert!(page.contains(said), "{}: {said}\n{page}", language.tag());
            }
            for never in ["idTG", "a-hash", "an-item", "GNOME", "colleague-", "<a "] {
                assert!(!page.contains(never), "{never}\n{page}");
            }
        }
        assert!(page(&connection, None, Language::En).contains("the person who gave you this file"));
    }

    #[test]
    fn what_is_done_in_dell_is_left_out() {
        let mut connection = connection("acme.okta.com");
        assert_eq!(halves(&connection), Half::ALL);
        let known = Evidence { by: Some("Ada Example".into()), at: Timestamp::UNIX_EPOCH };
        connection.keys = Some(Keys { state: KeysState::On, known: known.clone() });
        assert!(!page(&connection, None, Language::En).contains("Enable Cloud Key Management System"));
        connection.backup.seen = Some(known);
        assert_eq!(halves(&connection), [Half::Authorize]);
    }

    #[test]
    fn a_hostile_name_is_text() {
        let hostile = "<img src=x onerror=alert(1)>\u{202e}";
        let page = page(&connection("acme.okta.com"), Some(hostile), Language::En);
        assert!(!page.contains("<img") && !page.contains('\u{202e}'), "{page}");
    }
}
