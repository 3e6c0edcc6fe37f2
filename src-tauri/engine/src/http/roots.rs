//! `SSL_CERT_FILE` and `SSL_CERT_DIR`: on Linux they name the trusted certificates, in place of the system's store.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

use super::fault::Fault;
use super::settings::{Setting, SettingState};
use model::problem::{Kind, Problem};

const FILE: &str = "SSL_CERT_FILE";
const FOLDER: &str = "SSL_CERT_DIR";

/// At most this many places.
const PLACES: usize = 3;

/// Each of the two that is set, with its result.
pub(crate) fn settings() -> Vec<Setting> {
    found(&|name| std::env::var_os(name), cfg!(target_os = "linux"))
}

/// The variable that names the trusted certificates, if all of them or a part can be read.
pub(crate) fn by_variable() -> Option<Setting> {
    settings().into_iter().find(names_some)
}

fn names_some(setting: &Setting) -> bool {
    matches!(setting.state, SettingState::Used | SettingState::ReadInPart)
}

/// Why nothing can be trusted, if a variable is the cause.
pub(crate) fn problem() -> Option<Problem> {
    let settings = settings();
    if settings.iter().any(names_some) {
        return None;
    }
    let setting = settings.into_iter().find(|setting| setting.state == SettingState::Unreadable)?;
    let fault = setting.fault.map(Fault::word).unwrap_or_default();
    let path = setting.value.map(|value| value.to_string()).unwrap_or_default();
    let problem = Problem::new(Kind::NetworkTrustUnreadable);
    Some(problem.with("variable", setting.name).with("fault", fault).with("path", path))
}

fn found(variable: &dyn Fn(&str) -> Option<OsString>, read_here: bool) -> Vec<Setting> {
    let read = |name: &str, look: fn(&Path) -> Result<Vec<Unread>, Fault>| {
        let value = variable(name)?;
        if !read_here {
            return Some(Setting::new(name, SettingState::NotHere));
        }
        // An empty list of folders counts as not set; an empty file name leaves nothing to trust.
        if value.is_empty() {
            let setting = |state| Setting::new(name, state);
            return Some(if name == FOLDER {
                setting(SettingState::Empty)
            } else {
                setting(SettingState::Unreadable).fault(Fault::NoContent).value(name)
            });
        }
        let paths: Vec<_> = if name == FOLDER {
            std::env::split_paths(&value).filter(|path| !path.as_os_str().is_empty()).collect()
        } else {
            vec![value.into()]
        };
        let looked: Vec<_> = paths.iter().map(|path| (path, look(path))).collect();
        let shown = |path: &Path| path.display().to_string();
        let Some((good, _)) = looked.iter().find(|(_, result)| result.is_ok()) else {
            let (path, fault) = looked.first().and_then(|(path, result)| Some((path, result.as_ref().err()?)))?;
            return Some(Setting::new(name, SettingState::Unreadable).fault(*fault).value(&shown(path)));
        };
        let unread = looked.iter().flat_map(|(path, result)| match result {
            Ok(unread) => unread.clone(),
            Err(fault) => vec![Unread { fault: *fault, place: shown(path) }],
        });
        let unread: Vec<Unread> = unread.collect();
        let Some(first) = unread.first() else {
            return Some(Setting::new(name, SettingState::Used).value(&shown(good)));
        };
        let places: Vec<&str> = unread.iter().take(PLACES).map(|unread| unread.place.as_str()).collect();
        let more = if unread.len() > PLACES { ", ..." } else { "" };
        let places = format!("{}{more}", places.join(", "));
        Some(Setting::new(name, SettingState::ReadInPart).fault(first.fault).value(&places))
    };
    [read(FILE, file), read(FOLDER, folder)].into_iter().flatten().collect()
}

/// What can't be read, beside certificates that can.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Unread {
    fault: Fault,
    /// The file, and which of its certificates.
    place: String,
}

fn file(path: &Path) -> Result<Vec<Unread>, Fault> {
    if fs::metadata(path).map_err(|error| unread(&error))?.is_dir() {
        return Err(Fault::Folder);
    }
    let bytes = fs::read(path).map_err(|error| unread(&error))?;
    // Behind a byte order mark the first line is not PEM's, and the first certificate would be skipped.
    let marked = bytes.strip_prefix(b"\xEF\xBB\xBF").is_some_and(|rest| rest.starts_with(b"-----BEGIN"));
    let whole = CertificateDer::pem_slice_iter(&bytes)
        .map(|read| read.is_ok_and(|certificate| RootCertStore::empty().add(certificate).is_ok()));
    let whole: Vec<bool> = std::iter::repeat_n(false, usize::from(marked)).chain(whole).collect();
    let bad: Vec<String> =
        whole.iter().enumerate().filter(|(_, whole)| !**whole).map(|(at, _)| format!("#{}", at + 1)).collect();
    let fault = if marked { Fault::Mark } else { Fault::Certificate };
    if bad.len() < whole.len() {
        let place = format!("{} ({})", path.display(), bad.join(", "));
        return Ok(if bad.is_empty() { Vec::new() } else { vec![Unread { fault, place }] });
    }
    Err(match bytes.as_slice() {
        [] => Fault::NoContent,
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [b'-', 0, ..] | [0, b'-', ..] => Fault::Encoding,
        // A SEQUENCE with a length of two bytes, and another in it: other containers begin with a number.
        [0x30, 0x82, _, _, 0x30, ..] => Fault::Der,
        _ if !bad.is_empty() => fault,
        _ => Fault::NoCertificate,
    })
}

/// A folder may hold other files, too: only what is meant as a certificate counts.
fn folder(path: &Path) -> Result<Vec<Unread>, Fault> {
    if !fs::metadata(path).map_err(|error| unread(&error))?.is_dir() {
        return Err(Fault::NotAFolder);
    }
    let (mut good, mut bad) = (false, Vec::new());
    for entry in fs::read_dir(path).map_err(|error| unread(&error))?.flatten() {
        match file(&entry.path()) {
            Ok(unread) => {
                good = true;
                bad.extend(unread);
            }
            Err(fault @ (Fault::Der | Fault::Encoding | Fault::Mark | Fault::Certificate | Fault::Denied)) => {
                bad.push(Unread { fault, place: entry.path().display().to_string() });
            }
            Err(_) => {}
        }
    }
    if good { Ok(bad) } else { Err(Fault::NoCertificate) }
}

fn unread(error: &io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::PermissionDenied => Fault::Denied,
        _ => Fault::Missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_with_a_store_of_its_own_does_not_read_them() {
        let set = |name: &str| (name == FILE).then(|| OsString::from("/no/such.pem"));
        let states =
            |here| -> Vec<_> { found(&set, here).iter().map(|setting| (setting.state, setting.fault)).collect() };
        assert_eq!(states(false), [(SettingState::NotHere, None)]);
        assert_eq!(states(true), [(SettingState::Unreadable, Some(Fault::Missing))]);
    }

    #[test]
    fn of_several_folders_one_with_certificates_is_enough() {
        let place = tempfile::tempdir().expect("a folder");
        let key = rcgen::KeyPair::generate().expect("a key");
        let made = rcgen::CertificateParams::new(["a.test".to_owned()]).expect("a name").self_signed(&key);
        fs::write(place.path().join("root.pem"), made.expect("signed").pem()).expect("written");
        let state = |value: String| found(&|name| (name == FOLDER).then(|| OsString::from(&value)), true)[0].state;
        let good = place.path().display();
        assert_eq!(state(good.to_string()), SettingState::Used);
        let both = std::env::join_paths([std::path::Path::new("/no/such"), place.path()]).expect("two folders");
        assert_eq!(state(both.into_string().expect("text")), SettingState::ReadInPart);
        assert_eq!(state("/no/such".to_owned()), SettingState::Unreadable);
        assert_eq!(state(String::new()), SettingState::Empty);
    }

    #[test]
    fn what_cannot_be_read_beside_good_certificates_is_named() {
        let place = tempfile::tempdir().expect("a folder");
        let key = rcgen::KeyPair::generate().expect("a key");
        let made = rcgen::CertificateParams::new(["a.test".to_owned()]).expect("a name").self_signed(&key);
        let made = made.expect("signed");
        let pem = made.pem();
        let lines: Vec<&str> = pem.lines().collect();
        let lost = [&lines[..2], &lines[4..]].concat().join("\n");
        let cut = &pem[..pem.len() / 2];
        let path = place.path().join("roots.pem");
        let of_file = |bytes: &[u8]| {
            fs::write(&path, bytes).expect("written");
            let setting = found(&|name| (name == FILE).then(|| path.clone().into()), true).remove(0);
            let value = setting.value.expect("a path").to_string();
            (
                setting.state,
                setting.fault,
                value.strip_prefix(&path.display().to_string()).expect("the path").to_owned(),
            )
        };
        let part = |fault, at: &str| (SettingState::ReadInPart, Some(fault), at.to_owned());
        assert_eq!(of_file(format!("{pem}{lost}\n").as_bytes()), part(Fault::Certificate, " (#2)"));
        assert_eq!(of_file(format!("{pem}{pem}{cut}").as_bytes()), part(Fault::Certificate, " (#3)"));
        assert_eq!(of_file(format!("\u{feff}{pem}{pem}").as_bytes()), part(Fault::Mark, " (#1)"));
        let none = |fault| (SettingState::Unreadable, Some(fault), String::new());
        assert_eq!(of_file(format!("\u{feff}{pem}").as_bytes()), none(Fault::Mark));
        assert_eq!(of_file(lost.as_bytes()), none(Fault::Certificate));
        assert_eq!(of_file(made.der()), none(Fault::Der));
        assert_eq!(of_file(&[0x30, 0x82, 1, 2, 2, 1, 3]), none(Fault::NoCertificate), "PKCS#12");
        // A folder with the company's root as DER beside another, and a file that is meant as none.
        fs::write(&path, &pem).expect("written");
        fs::write(place.path().join("README"), "roots").expect("written");
        fs::write(place.path().join("corp.crt"), made.der()).expect("written");
        let setting = found(&|name| (name == FOLDER).then(|| place.path().into()), true).remove(0);
        assert_eq!((setting.state, setting.fault), (SettingState::ReadInPart, Some(Fault::Der)));
        assert_eq!(setting.value.expect("a path").to_string(), place.path().join("corp.crt").display().to_string());
    }
}
