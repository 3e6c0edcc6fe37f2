//! The words of `words/<language>/*.ftl`, for reports and `odc`. The page reads the same files.

#[cfg(windows)]
mod windows;

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

use model::problem::Problem;

/// A complete language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    En,
    /// German.
    De,
}

const EN: &[&str] = &[
    include_str!("../../../words/en/consent.ftl"),
    include_str!("../../../words/en/frame.ftl"),
    include_str!("../../../words/en/help.ftl"),
    include_str!("../../../words/en/home.ftl"),
    include_str!("../../../words/en/step-org.ftl"),
    include_str!("../../../words/en/step-permissions.ftl"),
    include_str!("../../../words/en/evidence.ftl"),
    include_str!("../../../words/en/step-install.ftl"),
    include_str!("../../../words/en/step-test.ftl"),
    include_str!("../../../words/en/step-authorize.ftl"),
    include_str!("../../../words/en/step-backups.ftl"),
    include_str!("../../../words/en/step-finish.ftl"),
    include_str!("../../../words/en/problems.ftl"),
    include_str!("../../../words/en/report.ftl"),
    include_str!("../../../words/en/custody.ftl"),
    include_str!("../../../words/en/rotate.ftl"),
    include_str!("../../../words/en/status.ftl"),
    include_str!("../../../words/en/network.ftl"),
    include_str!("../../../words/en/odc.ftl"),
    include_str!("../../../words/en/proof.ftl"),
];

const DE: &[&str] = &[
    include_str!("../../../words/de/consent.ftl"),
    include_str!("../../../words/de/frame.ftl"),
    include_str!("../../../words/de/help.ftl"),
    include_str!("../../../words/de/home.ftl"),
    include_str!("../../../words/de/step-org.ftl"),
    include_str!("../../../words/de/step-permissions.ftl"),
    include_str!("../../../words/de/evidence.ftl"),
    include_str!("../../../words/de/step-install.ftl"),
    include_str!("../../../words/de/step-test.ftl"),
    include_str!("../../../words/de/step-authorize.ftl"),
    include_str!("../../../words/de/step-backups.ftl"),
    include_str!("../../../words/de/step-finish.ftl"),
    include_str!("../../../words/de/problems.ftl"),
    include_str!("../../../words/de/report.ftl"),
    include_str!("../../../words/de/custody.ftl"),
    include_str!("../../../words/de/rotate.ftl"),
    include_str!("../../../words/de/status.ftl"),
    include_str!("../../../words/de/network.ftl"),
    include_str!("../../../words/de/odc.ftl"),
    include_str!("../../../words/de/proof.ftl"),
];

impl Language {
    /// The chosen language (`en`, `de`), else the environment's, else the system's, else English.
    pub fn of(chosen: Option<&str>) -> Self {
        let environment = || {
            ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()))
        };
        Self::named(&chosen.map(str::to_owned).or_else(environment).or_else(system).unwrap_or_default())
    }

    /// The language of a tag (`de-AT`) or a locale (`de_AT.UTF-8`).
    fn named(tag: &str) -> Self {
        let language = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("de") { Self::De } else { Self::En }
    }

    /// Its tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
        }
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static BUNDLES: [OnceLock<FluentBundle<FluentResource>>; 2] = [OnceLock::new(), OnceLock::new()];
        let (slot, sources) = match self {
            Self::En => (&BUNDLES[0], EN),
            Self::De => (&BUNDLES[1], DE),
        };
        slot.get_or_init(|| {
            let tag: LanguageIdentifier = self.tag().parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            // Plain text goes to files and terminals, so values get no marks around them.
            bundle.set_use_isolating(false);
            for source in sources {
                let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(sound, _)| sound);
                bundle.add_resource_overriding(resource);
            }
            bundle
        })
    }

    /// The words of a key; the key itself if there are none, which a test forbids.
    pub fn t(self, key: &str, args: &[(&str, &str)]) -> String {
        self.find(key, None, args).unwrap_or_else(|| key.to_owned())
    }

    /// The words of a key's attribute, if it has one.
    pub fn attribute(self, key: &str, name: &str, args: &[(&str, &str)]) -> Option<String> {
        self.find(key, Some(name), args)
    }

    /// The key of a problem's words: those for its field, if there are some.
    pub fn key_of(self, problem: &Problem) -> String {
        let plain = format!("problem-{}", problem.code());
        let at_field = problem.field().map(|field| format!("{plain}-{}", field.replace('_', "-")));
        at_field.filter(|key| self.attribute(key, "remedy", &[]).is_some()).unwrap_or(plain)
    }

    /// The words of a problem, or their attribute of this name, if there are some.
    pub fn explain(self, problem: &Problem, attribute: Option<&str>) -> Option<String> {
        let values: Vec<_> = problem.args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.find(&self.key_of(problem), attribute, &values)
    }

    fn find(self, key: &str, attribute: Option<&str>, args: &[(&str, &str)]) -> Option<String> {
        let bundle = self.bundle();
        let message = bundle.get_message(key)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut values = FluentArgs::new();
        for (name, value) in args {
            values.set(*name, value_of(value));
        }
        Some(bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned())
    }
}

/// The language that the person chose in the system's settings, where the environment doesn't name it.
#[cfg(windows)]
fn system() -> Option<String> {
    windows::preferred()
}

#[cfg(not(windows))]
fn system() -> Option<String> {
    None
}

/// A count chooses between singular and plural. A value that only looks like a number, such as an id with leading
/// zeros, stays as it is.
fn value_of(text: &str) -> FluentValue<'_> {
    let counts = (text == "0" || !text.starts_with('0')) && (1..=15).contains(&text.len());
    if counts && text.bytes().all(|b| b.is_ascii_digit()) { FluentValue::try_number(text) } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::problem::Kind;

    #[test]
    fn a_tag_and_a_locale_name_the_same_language() {
        for german in ["de", "de-DE", "de_AT.UTF-8", "DE-ch", "de@euro"] {
            assert_eq!(Language::named(german), Language::De, "{german}");
        }
        for other in ["", "C", "POSIX", "en-US", "den", "da-DK", "fr-FR"] {
            assert_eq!(Language::named(other), Language::En, "{other}");
        }
    }

    #[test]
    fn a_count_speaks_of_one_or_of_many_and_other_digits_stay() {
        let said = |language: Language, key: &str, count: &str| language.t(key, &[("count", count)]);
        assert_eq!(said(Language::En, "odc-not-made", "1"), "Not run: one check");
        assert_eq!(said(Language::En, "odc-not-made", "12"), "Not run: 12 checks");
        assert_eq!(said(Language::De, "odc-not-made", "1"), "Nicht ausgeführt: eine Prüfung");
        for digits in ["0012", "1234567890123456789", "1e5", "1.0", "", "-1"] {
            assert_eq!(Language::En.t("odc-said", &[("host", digits), ("words", "x")]), format!("{digits} said: x"));
        }
        assert_eq!(Language::En.t("odc-said", &[("host", "123456"), ("words", "x")]), "123456 said: x");
    }

    #[test]
    fn every_source_parses_and_every_problem_has_words() {
        for (language, sources) in [(Language::En, EN), (Language::De, DE)] {
            for source in sources {
                if let Err((_, errors)) = FluentResource::try_new((*source).to_owned()) {
                    panic!("{}: {errors:?}", language.tag());
                }
            }
            for kind in Kind::ALL {
                let key = format!("problem-{}", kind.code());
                assert!(language.find(&key, None, &[]).is_some(), "{} lacks {key}", language.tag());
                assert!(language.attribute(&key, "remedy", &[]).is_some(), "{} lacks {key}.remedy", language.tag());
            }
        }
    }

    #[test]
    fn a_problem_that_an_earlier_version_stored_has_all_that_its_words_name() {
        for code in [
            "network-tls",
            "network-tls-certificate",
            "network-proxy-auth",
            "network-proxy-silent",
            "network-proxy-refused",
        ] {
            let stored = format!(
                r#"{{"kind":"{code}","args":{{"host":"acme.okta.com","proxy":"http://proxy.acme.test:8080","status":"403"}}}}"#
            );
            let problem: Problem = serde_json::from_str(&stored).expect("reads");
            let args: Vec<(&str, &str)> = problem.args.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
            for language in [Language::En, Language::De] {
                let key = format!("problem-{code}");
                let parts = ["why", "remedy"].map(|name| language.attribute(&key, name, &args).unwrap_or_default());
                let text = format!("{} {}", language.t(&key, &args), parts.join(" "));
                assert!(!text.contains('$') && !text.contains("unknown"), "{text}");
            }
        }
    }
}
