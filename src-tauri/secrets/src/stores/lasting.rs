//! How long Windows keeps a credential, from the number that it reports. Pure, so that it can be tested on other
//! systems.

use super::State;

/// Our items stay on this computer until they are erased: `CRED_PERSIST_LOCAL_MACHINE`. Lower numbers mean none at all
/// (by policy), or until sign-out.
const ON_THIS_COMPUTER: u32 = 2;

/// Whether an item may be stored. If the system doesn't say, it is tried.
pub(super) fn may_store(longest: Option<u32>) -> bool {
    longest.is_none_or(|longest| longest >= ON_THIS_COMPUTER)
}

/// The state of a store that answered. Existing items can be read, compared and erased under any policy, so only an
/// empty store counts as disabled; a write is refused with the same words.
pub(super) fn state(holds_items: bool, longest: Option<u32>) -> State {
    if holds_items || may_store(longest) { State::Ready } else { State::Disabled }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_against_stored_credentials_is_reported_before_one_is_stored() {
        for (longest, may) in
            [(None, true), (Some(0), false), (Some(1), false), (Some(2), true), (Some(3), true), (Some(9), true)]
        {
            assert_eq!(may_store(longest), may, "{longest:?}");
            assert_eq!(state(false, longest), if may { State::Ready } else { State::Disabled }, "{longest:?}");
            assert_eq!(state(true, longest), State::Ready, "{longest:?}: what is there can still be erased");
        }
    }
}
