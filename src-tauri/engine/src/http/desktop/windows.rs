//! Windows: what WinHTTP reports of the person's settings, and the registry's values of the same settings, which scripts
//! and policies write without telling WinHTTP.

use windows_sys::Win32::Foundation::{ERROR_SUCCESS, GlobalFree};
use windows_sys::Win32::Networking::WinHttp::{
    WINHTTP_CURRENT_USER_IE_PROXY_CONFIG, WinHttpGetIEProxyConfigForCurrentUser,
};
use windows_sys::Win32::System::Registry::{HKEY_CURRENT_USER, RRF_RT_REG_DWORD, RRF_RT_REG_SZ, RegGetValueW};
use windows_sys::core::PWSTR;

use super::Settings;

const KEY: &str = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings";
/// UTF-16 units of the longest value: lists of exceptions have two thousand.
const LONGEST: usize = 16_384;

pub(super) fn settings() -> Settings {
    reported().or(|| registered(KEY))
}

#[expect(unsafe_code, reason = "WinHTTP has no safe door")]
fn reported() -> Settings {
    let mut found = WINHTTP_CURRENT_USER_IE_PROXY_CONFIG::default();
    // SAFETY: the structure outlives the call, and its texts are freed once, after they were copied.
    unsafe {
        if WinHttpGetIEProxyConfigForCurrentUser(&raw mut found) == 0 {
            return Settings::default();
        }
        Settings {
            detects: found.fAutoDetect != 0,
            script: owned(found.lpszAutoConfigUrl),
            server: owned(found.lpszProxy),
            except: owned(found.lpszProxyBypass),
        }
    }
}

/// # Safety
/// The text ends with a zero and was allocated for the caller, or is null.
#[expect(unsafe_code, reason = "WinHTTP has no safe door")]
unsafe fn owned(text: PWSTR) -> Option<String> {
    if text.is_null() {
        return None;
    }
    // SAFETY: as promised above.
    unsafe {
        let length = (0..).take_while(|at| *text.add(*at) != 0).count();
        let copy = String::from_utf16_lossy(std::slice::from_raw_parts(text, length));
        GlobalFree(text.cast());
        Some(copy).filter(|copy| !copy.trim().is_empty())
    }
}

fn registered(key: &str) -> Settings {
    let on = number(key, "ProxyEnable") == Some(1);
    Settings {
        detects: false,
        script: text(key, "AutoConfigURL"),
        server: text(key, "ProxyServer").filter(|_| on),
        except: text(key, "ProxyOverride"),
    }
}

/// A text. The system replaces the variables of a `REG_EXPAND_SZ`, and calls it a `REG_SZ` then.
fn text(key: &str, name: &str) -> Option<String> {
    let mut units = vec![0_u16; LONGEST];
    let read = value(key, name, RRF_RT_REG_SZ, &mut units)? / size_of::<u16>();
    let text = String::from_utf16_lossy(units.get(..read)?);
    Some(text.trim_end_matches('\0').trim().to_owned()).filter(|text| !text.is_empty())
}

fn number(key: &str, name: &str) -> Option<u32> {
    let mut number = [0_u32];
    value(key, name, RRF_RT_REG_DWORD, &mut number).map(|_| number[0])
}

/// How many bytes were read into `room`.
fn value<T>(key: &str, name: &str, kinds: u32, room: &mut [T]) -> Option<usize> {
    let wide = |text: &str| -> Vec<u16> { text.encode_utf16().chain([0]).collect() };
    let (key, name) = (wide(key), wide(name));
    let mut bytes = u32::try_from(size_of_val(room)).ok()?;
    #[expect(unsafe_code, reason = "the registry has no safe door")]
    // SAFETY: both names end with a zero, and the system writes no more bytes than there is room for.
    let read = unsafe {
        RegGetValueW(
            HKEY_CURRENT_USER,
            key.as_ptr(),
            name.as_ptr(),
            kinds,
            std::ptr::null_mut(),
            room.as_mut_ptr().cast(),
            &raw mut bytes,
        )
    };
    (read == ERROR_SUCCESS).then_some(bytes as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A key of this test's own, removed at its end.
    struct Key(String);

    impl Key {
        fn new(name: &str) -> Self {
            Self(format!(r"Software\okta-dell-connect-test\{name}-{}", std::process::id()))
        }

        fn set(&self, name: &str, kind: &str, data: &str) {
            reg(&["add", &format!(r"HKCU\{}", self.0), "/v", name, "/t", kind, "/d", data, "/f"]);
        }
    }

    impl Drop for Key {
        fn drop(&mut self) {
            reg(&["delete", &format!(r"HKCU\{}", self.0), "/f"]);
        }
    }

    fn reg(words: &[&str]) {
        let done = std::process::Command::new("reg").args(words).output().expect("runs");
        assert!(done.status.success(), "{words:?}: {done:?}");
    }

    #[test]
    fn a_script_s_address_with_a_variable_in_it_is_read() {
        let key = Key::new("script");
        key.set("AutoConfigURL", "REG_EXPAND_SZ", "http://%OS%.acme.test/proxy.pac");
        let os = std::env::var("OS").expect("Windows sets it");
        assert_eq!(registered(&key.0).script, Some(format!("http://{os}.acme.test/proxy.pac")));
    }

    #[test]
    fn a_list_of_proxies_counts_only_while_it_is_switched_on() {
        let key = Key::new("list");
        key.set("ProxyServer", "REG_SZ", "http=p:80;https=q:8443");
        key.set("ProxyOverride", "REG_SZ", "*okta.com;<local>");
        key.set("ProxyEnable", "REG_DWORD", "0");
        assert_eq!(registered(&key.0).desktop().proxy, None);
        key.set("ProxyEnable", "REG_DWORD", "1");
        let set = registered(&key.0).desktop().proxy.expect("a proxy");
        assert_eq!((set.address.as_str(), set.except.as_str()), ("q:8443", "*okta.com;<local>"));
    }

    /// As the system's own dialog stores it: version, count, flags, and three texts with their lengths before them. A
    /// script is only reported, so no other test takes another way meanwhile.
    #[test]
    fn winhttp_reports_detection_and_script() {
        const DIRECT_SCRIPT_DETECT: u32 = 1 | 4 | 8;
        let script = "http://wpad.acme.test/proxy.pac";
        let mut bytes: Vec<u8> =
            [70, 1, DIRECT_SCRIPT_DETECT, 0, 0].iter().flat_map(|n: &u32| n.to_le_bytes()).collect();
        bytes.extend(u32::try_from(script.len()).expect("short").to_le_bytes());
        bytes.extend(script.as_bytes());
        bytes.extend([0; 32]);
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let key = format!(r"HKCU\{KEY}\Connections");
        reg(&["add", &key, "/v", "DefaultConnectionSettings", "/t", "REG_BINARY", "/d", &hex, "/f"]);
        let found = settings();
        reg(&["delete", &key, "/v", "DefaultConnectionSettings", "/f"]);
        assert_eq!((found.detects, found.script.as_deref(), found.server), (true, Some(script), None));
    }
}
