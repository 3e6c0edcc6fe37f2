//! Windows: whose session it is, the account that the app runs as, whether another computer shows it, and what happens
//! to the profile. What the system doesn't answer is not reported. Type-checked on Linux, not run where the tests run.

use windows::Win32::Security::Authentication::Identity::{GetUserNameExW, NameSamCompatible};
use windows::Win32::System::RemoteDesktop::{
    WTS_CURRENT_SESSION, WTS_INFO_CLASS, WTSDomainName, WTSFreeMemory, WTSQuerySessionInformationW, WTSUserName,
};
use windows::Win32::UI::Shell::GetProfileType;
use windows::Win32::UI::WindowsAndMessaging::{GetSystemMetrics, SM_REMOTESESSION};
use windows::core::PWSTR;

use super::Session;

/// UTF-16 units for `DOMAIN\name`: more than Windows allows for both.
const LONGEST: u32 = 512;

pub(super) fn session() -> Session {
    Session { owner: owner(), runs_as: runs_as(), remote: Some(remote()), profile: profile() }
}

fn owner() -> Option<String> {
    let name = session_text(WTSUserName)?;
    Some(session_text(WTSDomainName).map_or_else(|| name.clone(), |domain| format!("{domain}\\{name}")))
}

/// One text of this session; a service's has none.
#[expect(unsafe_code, reason = "sessions are asked by C calls")]
fn session_text(what: WTS_INFO_CLASS) -> Option<String> {
    let mut text = PWSTR::null();
    let mut bytes = 0;
    // SAFETY: the system returns a text that ends with a zero, which is copied before it is freed, once.
    unsafe {
        WTSQuerySessionInformationW(None, WTS_CURRENT_SESSION, what, &raw mut text, &raw mut bytes).ok()?;
        let copy = if text.is_null() { None } else { text.to_string().ok() };
        WTSFreeMemory(text.0.cast());
        copy.filter(|copy| !copy.is_empty())
    }
}

#[expect(unsafe_code, reason = "GetUserNameExW has no safe door")]
fn runs_as() -> Option<String> {
    let mut text = [0; LONGEST as usize];
    let mut length = LONGEST;
    // SAFETY: the system writes no more than the buffer holds, and returns how much that was.
    let named = unsafe { GetUserNameExW(NameSamCompatible, Some(PWSTR(text.as_mut_ptr())), &raw mut length) };
    let name = text.get(..length as usize).filter(|name| named && !name.is_empty())?;
    String::from_utf16(name).ok()
}

#[expect(unsafe_code, reason = "GetSystemMetrics has no safe door")]
fn remote() -> bool {
    // SAFETY: takes a number.
    unsafe { GetSystemMetrics(SM_REMOTESESSION) != 0 }
}

#[expect(unsafe_code, reason = "GetProfileType has no safe door")]
fn profile() -> Option<u32> {
    let mut bits = 0;
    // SAFETY: writes one number, which outlives the call.
    unsafe { GetProfileType(&raw mut bits) }.ok().map(|()| bits)
}
