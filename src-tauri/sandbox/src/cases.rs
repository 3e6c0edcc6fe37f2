//! The problems that practice mode offers by name. Each is what a person would call it: the faults and permissions that
//! together cause it.

use serde::Serialize;

use crate::state::{Scope, WITHHELD};
use crate::world::World;

/// A named problem.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Case {
    pub name: &'static str,
    /// The faults that it orders.
    pub faults: &'static [&'static str],
    /// A permission of the integration that Okta withholds.
    #[serde(skip)]
    withheld: Option<&'static str>,
    /// A permission that Okta grants beyond those of the integration.
    #[serde(skip)]
    extra: Option<&'static str>,
}

const fn fault(name: &'static str, faults: &'static [&'static str]) -> Case {
    Case { name, faults, withheld: None, extra: None }
}

/// In the order in which a setup meets them.
const KNOWN: &[Case] = &[
    fault("wrong-secret", &["wrong-secret"]),
    Case { name: "missing-permission", faults: &[], withheld: Some(WITHHELD), extra: None },
    Case { name: "extra-permission", faults: &[], withheld: None, extra: Some("okta.logs.read") },
    fault("role-too-small", &["role-too-small"]),
    fault("rate-limit", &["rate-limit"]),
    fault("network-zone", &["network-zone"]),
    fault("captive-portal", &["html"]),
    fault("okta-down", &["okta-down"]),
    fault("menu-missing", &["dell-feature-off"]),
    fault("paste-blocked", &["dell-paste-blocked"]),
    fault("credential-refused", &["dell-zone-blocked"]),
    fault("safe-mode", &["dell-safe-mode"]),
    fault("lost-answer", &["lost-answer"]),
    fault("keys-skipped", &["keys-skipped"]),
    fault("backup-fails", &["backup-fails"]),
    fault("backup-disabled", &["backup-disabled"]),
];

/// Every case there is.
pub fn known() -> &'static [Case] {
    KNOWN
}

impl Case {
    /// Whether all of it is in effect, for whatever reason.
    pub(crate) fn is_on(&self, world: &World) -> bool {
        let granted = |name: &str| world.state.scopes.iter().any(|scope| scope.name == name && scope.granted);
        self.faults.iter().all(|name| world.state.faults.has(name))
            && self.withheld.is_none_or(|name| !granted(name))
            && self.extra.is_none_or(granted)
    }
}

/// Starts or stops a case.
///
/// # Errors
/// An unknown name.
pub(crate) fn order(world: &mut World, name: &str, on: bool) -> Result<(), String> {
    let case = KNOWN.iter().find(|case| case.name == name).ok_or_else(|| {
        let names: Vec<&str> = KNOWN.iter().map(|case| case.name).collect();
        format!("there is no case {name:?}; known are: {}", names.join(", "))
    })?;
    for fault in case.faults {
        if on {
            world.order_fault(fault, None)?;
        } else {
            world.state.faults.lift(fault);
        }
    }
    let scopes = &mut world.state.scopes;
    if let Some(name) = case.withheld {
        scopes.iter_mut().filter(|scope| scope.name == name).for_each(|scope| scope.granted = !on);
    }
    if let Some(name) = case.extra {
        scopes.retain(|scope| scope.name != name);
        if on {
            scopes.push(Scope { name: name.to_owned(), granted: true });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faults;

    #[test]
    fn each_case_orders_known_faults_and_shares_none() {
        let mut ordered: Vec<&str> = KNOWN.iter().flat_map(|case| case.faults).copied().collect();
        let known = |name: &&str| faults::known().iter().any(|kind| kind.name == *name);
        assert!(ordered.iter().all(known), "{ordered:?}");
        let all = ordered.len();
        ordered.sort_unstable();
        ordered.dedup();
        assert_eq!(ordered.len(), all);
        assert!(KNOWN.iter().all(|case| !case.faults.is_empty() || case.withheld.is_some() || case.extra.is_some()));
    }
}
