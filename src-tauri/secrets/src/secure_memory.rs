//! Memory for a secret: pages of its own, kept out of swap where the system allows it, wiped before they are freed.
//!
//! A system locks and unlocks whole pages, so unlocking one value would unlock another in the same page. Each value
//! therefore has its own pages. The system limits how much may be locked (8 MiB on a usual Linux, 64 KiB on an old
//! one); beyond that the value is kept unlocked, and the log says so once. While one value lives, other programs of the
//! same user can't read the process's memory ([`crate::isolation`]).

use std::sync::Once;

use zeroize::Zeroize as _;

use crate::isolation::ProcessIsolation;

/// The longest page of all systems: 16 KiB on Apple's processors, 4 KiB elsewhere.
const PAGE: usize = 16_384;

/// The longest value that fits. The longest secret is a thousand characters.
pub const LONGEST: usize = PAGE;

#[repr(C, align(16384))]
struct Page([u8; PAGE]);

/// Bytes in a page of their own.
pub struct SecureBytes {
    // Unlocked first: the page is wiped by then.
    guard: Option<region::LockGuard>,
    page: Box<Page>,
    length: usize,
    // Last: memory opens only after the page is wiped.
    _closed: ProcessIsolation,
}

impl SecureBytes {
    /// Zeros, to be overwritten in place; `None` if they are too many.
    pub fn zeros(length: usize) -> Option<Self> {
        if length > LONGEST {
            return None;
        }
        let closed = ProcessIsolation::new();
        let page = Box::new(Page([0; PAGE]));
        let guard = region::lock(page.0.as_ptr(), PAGE);
        if let Err(error) = &guard {
            static ONCE: Once = Once::new();
            ONCE.call_once(|| tracing::warn!("a secret may reach swap, its memory cannot be locked: {error}"));
        }
        Some(Self { guard: guard.ok(), page, length, _closed: closed })
    }

    /// These slices in a row; `None` if they are too many.
    pub fn of(parts: &[&[u8]]) -> Option<Self> {
        let mut locked = Self::zeros(parts.iter().map(|part| part.len()).sum())?;
        let mut room = locked.bytes();
        for part in parts {
            let (here, rest) = room.split_at_mut(part.len());
            here.copy_from_slice(part);
            room = rest;
        }
        Some(locked)
    }

    /// To be written.
    pub fn bytes(&mut self) -> &mut [u8] {
        &mut self.page.0[..self.length]
    }
}

impl AsRef<[u8]> for SecureBytes {
    fn as_ref(&self) -> &[u8] {
        &self.page.0[..self.length]
    }
}

impl PartialEq for SecureBytes {
    fn eq(&self, other: &Self) -> bool {
        self.as_ref() == other.as_ref()
    }
}

impl Drop for SecureBytes {
    fn drop(&mut self) {
        self.bytes().zeroize();
        drop(self.guard.take());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_not_cut() {
        assert!(SecureBytes::of(&[&[1; LONGEST + 1]]).is_none());
        assert_eq!(SecureBytes::of(&[&[1; 7], &[1; LONGEST - 7]]).expect("it fits").as_ref(), [1; LONGEST]);
    }

    #[test]
    fn equal_values_are_recognized_by_their_bytes() {
        let of = |text: &[u8]| SecureBytes::of(&[text]).expect("it fits");
        assert!(of(b"value") == of(b"value"));
        assert!(of(b"value") != of(b"valve") && of(b"value") != of(b"values"));
    }

    /// From the kernel: what is at the place where it was.
    #[test]
    #[cfg(target_os = "linux")]
    fn its_pages_are_wiped_before_they_go() {
        use std::os::unix::fs::FileExt as _;

        let value: Vec<u8> = (0..PAGE).map(|at| b'a' + u8::try_from(at % 23).expect("below 23")).collect();
        let locked = SecureBytes::of(&[&value]).expect("it fits");
        let address = u64::try_from(locked.as_ref().as_ptr().addr()).expect("an address");
        let memory = std::fs::File::open("/proc/self/mem").expect("its own memory");
        let stands = || {
            let mut found = vec![0; PAGE];
            // Once returned to the system, it can't be read at all.
            memory.read_exact_at(&mut found, address).is_ok()
                && found.windows(64).any(|part| part == &value[1024..1088])
        };
        assert!(stands(), "a look finds it while it lives");
        drop(locked);
        assert!(!stands());
    }

    /// From the kernel: how many bytes of the pages are locked.
    #[test]
    #[cfg(target_os = "linux")]
    fn its_pages_are_locked_while_it_lives() {
        fn locked_at(address: usize) -> Option<bool> {
            let maps = std::fs::read_to_string("/proc/self/smaps").expect("its own pages");
            let mut here = false;
            for line in maps.lines() {
                let range = line.split_once(' ').and_then(|(range, _)| range.split_once('-'));
                let range = range.and_then(|(from, to)| {
                    Some((usize::from_str_radix(from, 16).ok()?, usize::from_str_radix(to, 16).ok()?))
                });
                if let Some((from, to)) = range {
                    here = (from..to).contains(&address);
                }
                if let Some(flags) = line.strip_prefix("VmFlags:").filter(|_| here) {
                    return Some(flags.split_whitespace().any(|flag| flag == "lo"));
                }
            }
            None
        }
        let locked = SecureBytes::of(&[b"value"]).expect("it fits");
        let address = locked.as_ref().as_ptr().addr();
        assert!(locked.guard.is_some(), "this system does not let 16 KiB be locked: see `ulimit -l`");
        assert_eq!(locked_at(address), Some(true));
        drop(locked);
        assert_ne!(locked_at(address), Some(true));
    }
}
