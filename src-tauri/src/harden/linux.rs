//! Linux: no core dumps, memory closed while a secret is in it, glibc's heap overwritten.

/// Any value but zero, which turns it off.
const PERTURB: libc::c_int = 0xa5;
/// glibc keeps at most seven freed blocks of each size per thread.
const BLOCKS: usize = 8;
/// The largest block that it keeps so.
const LARGEST: usize = 1040;

pub(super) fn start() {
    #[cfg(target_env = "gnu")]
    #[expect(unsafe_code, reason = "mallopt has no safe door")]
    // SAFETY: takes two integers; no other thread allocates yet.
    unsafe {
        libc::mallopt(libc::M_PERTURB, PERTURB);
    }
    let none = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    #[expect(unsafe_code, reason = "setrlimit has no safe door")]
    // SAFETY: reads the structure, which outlives the call. Children inherit it.
    unsafe {
        libc::setrlimit(libc::RLIMIT_CORE, &raw const none);
    }
}

pub(super) fn sweep() {
    for size in (24..=LARGEST).step_by(16) {
        let mut blocks = [std::ptr::null_mut(); BLOCKS];
        for block in &mut blocks {
            #[expect(unsafe_code, reason = "only the C allocator hands out what the C allocator kept")]
            // SAFETY: the block is written within the size it was asked with, if there is one.
            unsafe {
                *block = libc::malloc(size);
                if !block.is_null() {
                    libc::explicit_bzero(*block, size);
                }
            }
        }
        for block in blocks {
            #[expect(unsafe_code, reason = "given back to the allocator it came from")]
            // SAFETY: from malloc above, once; null is allowed.
            unsafe {
                libc::free(block);
            }
        }
    }
}

pub(super) fn set_readable(readable: bool) {
    #[expect(unsafe_code, reason = "prctl has no safe door")]
    // SAFETY: PR_SET_DUMPABLE takes one integer.
    let set = unsafe { libc::prctl(libc::PR_SET_DUMPABLE, libc::c_ulong::from(readable), 0, 0, 0) };
    if set != 0 {
        tracing::warn!("memory stays {}", if readable { "closed" } else { "readable" });
    }
}
