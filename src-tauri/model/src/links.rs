//! External addresses: a closed list of kinds. The address is built here from validated facts.

use serde::{Deserialize, Serialize};

use crate::connection::Connection;
use crate::problem::{Kind, Result};

/// Where a link may lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// Okta's Admin Console of this organization.
    OktaAdmin,
    /// Okta's public status.
    OktaStatus,
    /// Okta's help on adding an API service integration.
    OktaAddHelp,
    /// Okta's help on rotating its secret.
    OktaRotateHelp,
    /// Dell's console, at the address the person gave.
    DellConsole,
    /// The vendor's list of permissions.
    DellPermissions,
    /// Dell's article on this integration.
    DellArticle,
}

/// The address of a link that needs no connection.
pub const fn fixed(link: Link) -> Option<&'static str> {
    match link {
        Link::OktaAdmin | Link::DellConsole => None,
        Link::OktaStatus => Some("https://status.okta.com/"),
        Link::OktaAddHelp => {
            Some("https://help.okta.com/oie/en-us/content/topics/apiservice/add-api-service-integration.htm")
        }
        Link::OktaRotateHelp => Some(
            "https://help.okta.com/oie/en-us/content/topics/apiservice/api-service-integration-rotate-client-secret.htm",
        ),
        Link::DellPermissions => Some("https://help.druva.com/en/articles/13165715"),
        Link::DellArticle => Some("https://dell-help.druva.com/en/articles/14297584"),
    }
}

/// The address of a link for this connection.
///
/// # Errors
/// `domain-empty` or `console-address-needed` while the fact is missing.
pub fn address(link: Link, connection: &Connection, console: Option<String>) -> Result<String> {
    Ok(match link {
        Link::OktaAdmin => {
            let host = connection.host().ok_or(Kind::DomainEmpty)?;
            // DOMAIN 3.2: the Admin Console is on the okta host with `-admin`, also with a custom domain.
            let (label, family) = host.split_once('.').ok_or(Kind::DomainNotAHost)?;
            format!("https://{label}-admin.{family}/")
        }
        Link::DellConsole => console.ok_or(Kind::ConsoleAddressNeeded)?,
        link => fixed(link).ok_or(Kind::LinkUnknown)?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_link_without_a_connection_leads_to_its_owner() {
        let owners = [
            (Link::OktaAdmin, None),
            (Link::DellConsole, None),
            (Link::OktaStatus, Some("status.okta.com")),
            (Link::OktaAddHelp, Some("help.okta.com")),
            (Link::OktaRotateHelp, Some("help.okta.com")),
            (Link::DellPermissions, Some("help.druva.com")),
            (Link::DellArticle, Some("dell-help.druva.com")),
        ];
        for (link, owner) in owners {
            assert_eq!(fixed(link).and_then(|at| at.strip_prefix("https://")?.split('/').next()), owner);
        }
    }

    #[test]
    fn the_consoles_of_a_connection_are_its_own() {
        let mut connection = Connection::new("id".into(), "dell-commercial", jiff::Timestamp::UNIX_EPOCH);
        let admin =
            |connection: &Connection| address(Link::OktaAdmin, connection, None).map_err(|problem| problem.kind);
        assert_eq!(admin(&connection), Err(Kind::DomainEmpty));
        connection.okta.organization = Some(crate::connection::Organization {
            typed: String::new(),
            host: crate::names::OktaHost::parse("acme.okta-emea.com").expect("a host"),
            tier: crate::connection::Tier::Production,
            custom_domain: Some("id.acme.example".into()),
            changes: vec![],
            metadata: None,
        });
        assert_eq!(admin(&connection).as_deref(), Ok("https://acme-admin.okta-emea.com/"));
        let dell = |console: Option<&str>| {
            address(Link::DellConsole, &connection, console.map(str::to_owned)).map_err(|problem| problem.kind)
        };
        assert_eq!(dell(None), Err(Kind::ConsoleAddressNeeded));
        assert_eq!(dell(Some("https://console.dell.example/")).as_deref(), Ok("https://console.dell.example/"));
        assert_eq!(
            address(Link::OktaStatus, &connection, None).ok().as_deref(),
            fixed(Link::OktaStatus),
            "the same for each"
        );
    }
}
