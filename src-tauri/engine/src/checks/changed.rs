//! What changed since the test before, claimed only where both tests looked.

use model::catalogue;
use model::connection::{Earlier, FoundBy, Look, Proof};

/// What changed between two tests of one integration.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
pub struct Changed {
    /// Missing then, granted now.
    pub gained: Vec<String>,
    /// Granted then, missing now.
    pub lost: Vec<String>,
    /// Extra now; then it was looked for and not found.
    pub extra: Vec<String>,
    /// Extra then; now it was looked for and not found.
    pub extra_gone: Vec<String>,
}

/// Compares this test's lists with those of the one before; `None` if there is none, or one of the two has no lists.
pub fn changed(proof: &Proof) -> Option<(Changed, &Earlier)> {
    let then = proof.earlier.as_ref().filter(|_| proof.compared())?;
    let both = |one: &[String], other: &[String]| one.iter().filter(|scope| other.contains(scope)).cloned().collect();
    let held_then = [then.granted.as_slice(), then.extra.as_deref().unwrap_or_default()].concat();
    let (mut extra, mut extra_gone) = (Vec::new(), Vec::new());
    let partial = |look: Option<&Look>| look.is_some_and(|look| look.partial);
    if let (Some(before), Some(now)) = (&then.extra, &proof.extra) {
        // Required then and extra now, or the reverse, is the app's change, not Okta's.
        let new = |scope: &&String| !held_then.contains(scope) && would_see(then.look.as_ref(), scope);
        if !partial(then.look.as_ref()) {
            extra = now.iter().filter(new).cloned().collect();
        }
        let gone = |scope: &&String| {
            let listed = [now, &proof.granted, &proof.missing].iter().any(|list| list.contains(scope));
            !listed && would_see(proof.look.as_ref(), scope)
        };
        if !partial(proof.look.as_ref()) {
            extra_gone = before.iter().filter(gone).cloned().collect();
        }
    }
    let (gained, lost) = (both(&proof.granted, &then.missing), both(&proof.missing, &held_then));
    Some((Changed { gained, lost, extra, extra_gone }, then))
}

/// Whether a look would have found this scope: an audit tries only known names.
fn would_see(look: Option<&Look>, scope: &str) -> bool {
    look.is_none_or(|look| look.by == FoundBy::Grants || catalogue::okta_scopes().any(|name| name == scope))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use model::connection::{CheckId, Level, Row, RowState};

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn look(by: FoundBy) -> Option<Look> {
        Some(Look { by, among: None, at: Timestamp::UNIX_EPOCH, partial: false })
    }

    fn earlier(granted: &[&str], missing: &[&str], extra: Option<&[&str]>, by: FoundBy) -> Earlier {
        let at = Timestamp::UNIX_EPOCH;
        Earlier { granted: names(granted), missing: names(missing), extra: extra.map(names), look: look(by), at }
    }

    fn proof(
        granted: &[&str],
        missing: &[&str],
        extra: Option<&[&str]>,
        by: FoundBy,
        before: Option<Earlier>,
    ) -> Proof {
        let state = if missing.is_empty() { RowState::Pass } else { RowState::Fail };
        Proof {
            level: Level::All,
            rows: vec![Row { id: CheckId::Scopes, state, problem: None, ms: None, at: None }],
            granted: names(granted),
            missing: names(missing),
            as_requested: false,
            extra: extra.map(names),
            look: look(by),
            doubt: None,
            not_ended: 0,
            earlier: before,
            at: Timestamp::UNIX_EPOCH,
            of: crate::fixtures::subject(),
            accepted: None,
            added: None,
        }
    }

    #[test]
    fn what_came_and_went() {
        let before =
            earlier(&["okta.a.read", "okta.b.read"], &["okta.c.read"], Some(&["okta.x.read"]), FoundBy::Grants);
        let now = proof(
            &["okta.a.read", "okta.c.read"],
            &["okta.b.read"],
            Some(&["okta.y.read"]),
            FoundBy::Grants,
            Some(before),
        );
        let (changed, _) = changed(&now).expect("both have lists");
        assert_eq!((changed.gained, changed.lost), (names(&["okta.c.read"]), names(&["okta.b.read"])));
        assert_eq!((changed.extra, changed.extra_gone), (names(&["okta.y.read"]), names(&["okta.x.read"])));
    }

    #[test]
    fn a_look_that_could_not_see_a_scope_claims_nothing_about_it() {
        let before = earlier(&[], &[], Some(&["okta.unheard.read"]), FoundBy::Grants);
        let now = proof(&[], &[], Some(&[]), FoundBy::Audit, Some(before));
        assert_eq!(changed(&now).map(|(changed, _)| changed), Some(Changed::default()));
        let before = earlier(&[], &[], None, FoundBy::Grants);
        let now = proof(&[], &[], Some(&["okta.logs.read"]), FoundBy::Grants, Some(before));
        assert_eq!(changed(&now).map(|(changed, _)| changed), Some(Changed::default()));
    }

    /// A look that may be incomplete reports neither a new scope nor a missing one.
    #[test]
    fn a_partial_look_claims_no_change() {
        let partial = |look: Option<Look>| look.map(|look| Look { partial: true, ..look });
        let mut before = earlier(&[], &[], Some(&["okta.x.read"]), FoundBy::Grants);
        let mut now = proof(&[], &[], Some(&["okta.y.read"]), FoundBy::Grants, Some(before.clone()));
        now.look = partial(now.look);
        let (found, _) = changed(&now).expect("both have lists");
        assert_eq!((found.extra, found.extra_gone), (names(&["okta.y.read"]), Vec::new()));
        before.look = partial(before.look);
        let now = proof(&[], &[], Some(&["okta.y.read"]), FoundBy::Grants, Some(before));
        let (found, _) = changed(&now).expect("both have lists");
        assert_eq!((found.extra, found.extra_gone), (Vec::new(), names(&["okta.x.read"])));
    }

    /// A scope that the person added or removed moves between the lists, and nothing changed in Okta.
    #[test]
    fn a_change_of_the_required_list_is_none_of_okta_s() {
        let before = earlier(&["okta.logs.read"], &[], Some(&[]), FoundBy::Grants);
        let now = proof(&[], &[], Some(&["okta.logs.read"]), FoundBy::Grants, Some(before));
        assert_eq!(changed(&now).map(|(changed, _)| changed), Some(Changed::default()));
        let before = earlier(&[], &[], Some(&["okta.logs.read"]), FoundBy::Grants);
        let now = proof(&["okta.logs.read"], &[], Some(&[]), FoundBy::Grants, Some(before));
        assert_eq!(changed(&now).map(|(changed, _)| changed), Some(Changed::default()));
        assert_eq!(changed(&proof(&[], &[], None, FoundBy::Grants, None)), None);
    }
}
