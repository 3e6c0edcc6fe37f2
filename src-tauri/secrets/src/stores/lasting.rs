//! What Windows keeps for a session, read from the number it tells. Pure, so that it is tested where nothing of
//! Windows runs.

use super::State;

/// Ours are kept on this computer until they are erased: `CRED_PERSIST_LOCAL_MACHINE`. Below it stand nothing at all
/// (a rule forbids it) and until sign-out.
const ON_THIS_COMPUTER: u32 = 2;

/// Whether an item may be stored. A system that does not tell is tried.
pub(super) fn may_store(longest: Option<u32>) -> bool {
    longest.is_none_or(|longest| longest >= ON_THIS_COMPUTER)
}

/// How a store stands that answered. What it holds already can be read, compared and erased whatever the rule, so
/// only an empty one counts as switched off; a write is refused with the same words.
pub(super) fn state(holds_items: bool, longest: Option<u32>) -> State {
    if holds_items || may_store(longest) { State::Ready } else { State::Disabled }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_against_stored_credentials_is_told_before_one_is_stored() {
        for (longest, may) in
            [(None, true), (Some(0), false), (Some(1), false), (Some(2), true), (Some(3), true), (Some(9), true)]
        {
            assert_eq!(may_store(longest), may, "{longest:?}");
            assert_eq!(state(false, longest), if may { State::Ready } else { State::Disabled }, "{longest:?}");
            assert_eq!(state(true, longest), State::Ready, "{longest:?}: what is there can still be erased");
        }
    }
}
