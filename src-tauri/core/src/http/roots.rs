//! `SSL_CERT_FILE` and `SSL_CERT_DIR`: on Linux they name the certificates to trust, in place of the system's store.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

use super::settings::{Fault, Setting, SettingState};
use crate::problem::{Kind, Problem};

const FILE: &str = "SSL_CERT_FILE";
const FOLDER: &str = "SSL_CERT_DIR";

/// Each of the two that is set, with what it came to.
pub(crate) fn settings() -> Vec<Setting> {
    found(&|name| std::env::var_os(name), cfg!(target_os = "linux"))
}

/// The variable that names what is trusted, if one does.
pub(crate) fn by_variable() -> Option<String> {
    settings().into_iter().find(|setting| setting.state == SettingState::Used).map(|setting| setting.name)
}

/// Why nothing can be trusted, if a variable is the cause.
pub(crate) fn problem() -> Option<Problem> {
    let settings = settings();
    if settings.iter().any(|setting| setting.state == SettingState::Used) {
        return None;
    }
    let setting = settings.into_iter().find(|setting| setting.state == SettingState::Unreadable)?;
    let fault = setting.fault.map(Fault::word).unwrap_or_default();
    let path = setting.value.map(|value| value.to_string()).unwrap_or_default();
    let problem = Problem::new(Kind::NetworkTrustUnreadable);
    Some(problem.with("variable", setting.name).with("fault", fault).with("path", path))
}

fn found(variable: &dyn Fn(&str) -> Option<OsString>, read_here: bool) -> Vec<Setting> {
    let read = |name: &str, look: fn(&Path) -> Result<(), Fault>| {
        let value = variable(name)?;
        if !read_here {
            return Some(Setting::new(name, SettingState::NotHere));
        }
        // An empty list of folders counts as not set; an empty name of a file leaves nothing to trust.
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
        let good = looked.iter().find(|(_, result)| result.is_ok());
        let (path, result) = good.or(looked.first())?;
        let setting = Setting::new(name, SettingState::Used).value(&path.display().to_string());
        Some(match result {
            Ok(()) => setting,
            Err(fault) => Setting { state: SettingState::Unreadable, ..setting.fault(*fault) },
        })
    };
    [read(FILE, file), read(FOLDER, folder)].into_iter().flatten().collect()
}

fn file(path: &Path) -> Result<(), Fault> {
    if fs::metadata(path).map_err(|error| unread(&error))?.is_dir() {
        return Err(Fault::Folder);
    }
    let bytes = fs::read(path).map_err(|error| unread(&error))?;
    if CertificateDer::pem_slice_iter(&bytes).any(|read| read.is_ok()) {
        return Ok(());
    }
    // A DER certificate is a SEQUENCE with a length of two bytes.
    match bytes.as_slice() {
        [] => Err(Fault::NoContent),
        [0x30, 0x82, ..] => Err(Fault::Der),
        _ => Err(Fault::NoCertificate),
    }
}

fn folder(path: &Path) -> Result<(), Fault> {
    if !fs::metadata(path).map_err(|error| unread(&error))?.is_dir() {
        return Err(Fault::NotAFolder);
    }
    let mut entries = fs::read_dir(path).map_err(|error| unread(&error))?.flatten();
    if entries.any(|entry| file(&entry.path()).is_ok()) { Ok(()) } else { Err(Fault::NoCertificate) }
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
        assert_eq!(state(format!("/no/such:{good}")), SettingState::Used);
        assert_eq!(state("/no/such".to_owned()), SettingState::Unreadable);
        assert_eq!(state(String::new()), SettingState::Empty);
    }
}
