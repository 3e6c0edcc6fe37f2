//! One reminder as a file for any calendar (RFC 5545): a day, and no secret.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::locale::Language;
use model::connection::Connection;
use model::journey::{Reminder, due};
use model::problem::{Kind, Result};
use secrets::redaction::visible;

use super::key;

/// A line's limit in octets, without its break.
const LINE: usize = 75;

/// A calendar with one event on one day. The same reminder keeps its id, so that a calendar which reads a later file
/// moves the event.
///
/// # Errors
/// `step-not-done` if it has no day yet.
pub fn calendar(
    connection: &Connection,
    what: Reminder,
    now: Timestamp,
    zone: TimeZone,
    language: Language,
) -> Result<String> {
    let at = due(connection, what).ok_or(Kind::StepNotDone)?;
    let day = at.to_zoned_datetime(zone).date();
    let host = connection.host().map(ToString::to_string).unwrap_or_default();
    let words = key("calendar", what.word());
    let said = |attribute: &str| language.attribute(&words, attribute, &[("host", &host)]).unwrap_or_default();
    let title = language.t(&words, &[("host", &host)]);
    let mut text = String::new();
    for (name, value) in [
        ("BEGIN", "VCALENDAR".to_owned()),
        ("VERSION", "2.0".to_owned()),
        ("PRODID", "-//Okta Dell Connect//EN".to_owned()),
        ("BEGIN", "VEVENT".to_owned()),
        ("UID", format!("{}-{}@okta-dell-connect.invalid", connection.id, what.word())),
        ("DTSTAMP", now.strftime("%Y%m%dT%H%M%SZ").to_string()),
        ("DTSTART;VALUE=DATE", day.strftime("%Y%m%d").to_string()),
        ("SUMMARY", escape(&title)),
        ("DESCRIPTION", escape(&said("what"))),
        ("TRANSP", "TRANSPARENT".to_owned()),
        ("BEGIN", "VALARM".to_owned()),
        ("ACTION", "DISPLAY".to_owned()),
        ("DESCRIPTION", escape(&title)),
        // At nine in the morning of that day.
        ("TRIGGER", "PT9H".to_owned()),
        ("END", "VALARM".to_owned()),
        ("END", "VEVENT".to_owned()),
        ("END", "VCALENDAR".to_owned()),
    ] {
        fold(&mut text, &format!("{name}:{value}"));
    }
    Ok(text)
}

/// A text value: separators are escaped, and no line ends in it.
fn escape(text: &str) -> String {
    let text = visible(text).replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    text.replace("\r\n", "\\n").replace(['\r', '\n'], "\\n")
}

/// A line, continued below with a blank if it is too long; never within a character.
fn fold(into: &mut String, line: &str) {
    let mut octets = 0;
    for character in line.chars() {
        if octets + character.len_utf8() > LINE {
            into.push_str("\r\n ");
            octets = 1;
        }
        into.push(character);
        octets += character.len_utf8();
    }
    into.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures;

    /// Windows brings no database of zones; without one every day is UTC's.
    #[test]
    fn a_day_is_that_of_the_person_s_zone() {
        let zone = TimeZone::get("Europe/Berlin").expect("a database of zones");
        let late: Timestamp = "2026-11-30T23:30:00Z".parse().expect("a time");
        assert_eq!(late.to_zoned_datetime(zone).date().to_string(), "2026-12-01");
        #[cfg(windows)]
        assert!(TimeZone::try_system().expect("the system's zone").iana_name().is_some());
    }

    /// Reads a calendar as RFC 5545 says: lines end in CRLF, a blank continues the one before, backslashes escape.
    fn read(text: &str) -> Vec<(String, String)> {
        assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{text:?}");
        for line in text.split("\r\n") {
            assert!(line.len() <= LINE, "{} octets: {line}", line.len());
        }
        let unfolded = text.replace("\r\n ", "");
        let line = |line: &str| {
            let (name, value) = line.split_once(':').expect("a name and a value");
            let mut plain = String::new();
            let mut rest = value.chars();
            while let Some(next) = rest.next() {
                match next {
                    '\\' => match rest.next().expect("what is escaped") {
                        'n' | 'N' => plain.push('\n'),
                        other => plain.push(other),
                    },
                    other => plain.push(other),
                }
            }
            (name.to_owned(), plain)
        };
        unfolded.trim_end().split("\r\n").map(line).collect()
    }

    fn connection(host: &str) -> Connection {
        let mut connection = fixtures::connection(host);
        connection.progress.finished_at = Some(Timestamp::UNIX_EPOCH);
        connection
    }

    fn written(connection: &Connection, what: Reminder, language: Language) -> Vec<(String, String)> {
        let now = Timestamp::from_second(86_400).expect("a time");
        read(&calendar(connection, what, now, TimeZone::UTC, language).expect("written"))
    }

    fn value<'a>(lines: &'a [(String, String)], name: &str) -> &'a str {
        lines.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value)
    }

    #[test]
    fn a_reminder_is_an_event_of_its_day_with_a_number_that_stays() {
        for language in [Language::En, Language::De] {
            for (what, day) in [(Reminder::FirstBackup, "19700102"), (Reminder::TestRestore, "19700131")] {
                let lines = written(&connection("acme.okta.com"), what, language);
                assert_eq!(value(&lines, "DTSTART;VALUE=DATE"), day);
                assert_eq!(value(&lines, "DTSTAMP"), "19700102T000000Z");
                assert_eq!(value(&lines, "UID"), format!("0123456789ab-{}@okta-dell-connect.invalid", what.word()));
                assert!(value(&lines, "SUMMARY").contains("acme.okta.com"), "{lines:?}");
                assert!(value(&lines, "DESCRIPTION").len() > 20, "{lines:?}");
                let nested: Vec<&str> = lines
                    .iter()
                    .filter(|(name, _)| name == "BEGIN" || name == "END")
                    .map(|(_, v)| v.as_str())
                    .collect();
                assert_eq!(nested, ["VCALENDAR", "VEVENT", "VALARM", "VALARM", "VEVENT", "VCALENDAR"]);
            }
        }
    }

    /// A host is parsed, and can't be one.
    #[test]
    fn a_long_or_hostile_name_stays_text_on_short_lines() {
        let name = format!("{}\u{e4};a,b\\n\r\nATTENDEE:x\u{202e}", "\u{fc}".repeat(90));
        let mut text = String::new();
        fold(&mut text, &format!("SUMMARY:{}", escape(&name)));
        let lines = read(&text);
        assert!(!lines.iter().any(|(name, _)| name == "ATTENDEE"), "{lines:?}");
        let summary = value(&lines, "SUMMARY");
        assert!(summary.contains(&"\u{fc}".repeat(90)) && summary.contains(";a,b\\n"), "{summary}");
        assert!(!summary.contains('\u{202e}'), "{summary}");
    }

    #[test]
    fn what_has_no_day_is_refused() {
        let mut connection = connection("acme.okta.com");
        connection.progress.finished_at = None;
        for what in Reminder::ALL {
            let refused = calendar(&connection, *what, Timestamp::UNIX_EPOCH, TimeZone::UTC, Language::En);
            assert_eq!(refused.err().map(|problem| problem.kind), Some(Kind::StepNotDone));
        }
    }
}
