//! The names that are served, and the service behind each.

use anyhow::ensure;

/// What a request is addressed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Site {
    /// The organization, under its own name or a custom domain.
    Okta,
    /// The Okta Admin Console: a page for people, no API.
    OktaAdmin,
    /// Dell's API.
    Dell,
    /// The control interface of the practice panel and of tests.
    Control,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    pub okta: String,
    pub admin: String,
    pub custom: Vec<String>,
    pub dell: String,
    /// The same API under a name that no list of Dell clouds has.
    pub unlisted: String,
    pub control: String,
}

impl Names {
    pub(crate) fn of(host: Option<&str>, custom: &[String]) -> anyhow::Result<Self> {
        let okta = host.unwrap_or("acme.okta.practice").to_ascii_lowercase();
        let custom: Vec<String> = match host {
            None => vec!["login.acme.practice".to_owned()],
            Some(_) => custom.iter().map(|name| name.to_ascii_lowercase()).collect(),
        };
        for name in custom.iter().chain([&okta]) {
            ensure!(
                is_host(name),
                "{name:?} is not a host name: give it without https:// and without a path, like acme.okta.com"
            );
        }
        let (label, family) = okta.split_once('.').unwrap_or((&okta, ""));
        Ok(Self {
            admin: format!("{label}-admin.{family}"),
            custom,
            dell: "apis.dell.practice".to_owned(),
            // Beside a real host it is one, too: that of docs/environment.example.toml.
            unlisted: if host.is_some() { "apis.dell.example" } else { "other.dell.practice" }.to_owned(),
            control: "control.practice".to_owned(),
            okta,
        })
    }

    /// Every served name with its service.
    fn sites(&self) -> impl Iterator<Item = (&String, Site)> {
        let own = [
            (&self.okta, Site::Okta),
            (&self.admin, Site::OktaAdmin),
            (&self.dell, Site::Dell),
            (&self.unlisted, Site::Dell),
            (&self.control, Site::Control),
        ];
        own.into_iter().chain(self.custom.iter().map(|name| (name, Site::Okta)))
    }

    pub(crate) fn all(&self) -> Vec<String> {
        self.sites().map(|(name, _)| name.clone()).collect()
    }

    pub(crate) fn site(&self, host: &str) -> Option<Site> {
        self.sites().find(|(name, _)| *name == host).map(|(_, site)| site)
    }

    /// The organization's address as Okta states it.
    pub(crate) fn okta_url(&self) -> String {
        format!("https://{}", self.okta)
    }

    /// The label before the family, Okta's "subdomain".
    pub(crate) fn subdomain(&self) -> &str {
        self.okta.split('.').next().unwrap_or_default()
    }
}

fn is_host(name: &str) -> bool {
    name.contains('.')
        && name.split('.').all(|label| {
            !label.is_empty()
                && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_of_its_own_replaces_the_practice_names() {
        let names = Names::of(Some("acme.okta.com"), &[]).expect("a host name");
        assert_eq!(names.admin, "acme-admin.okta.com");
        assert_eq!(names.site("acme.okta.practice"), None);
        assert_eq!(names.site("acme.okta.com"), Some(Site::Okta));
    }

    #[test]
    fn an_address_is_not_a_host_name() {
        for wrong in ["https://acme.okta.com", "acme.okta.com/", "acme", "", "acme..com"] {
            assert!(Names::of(Some(wrong), &[]).is_err(), "{wrong}");
        }
    }
}
