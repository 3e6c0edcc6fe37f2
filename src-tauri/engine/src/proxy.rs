//! This computer's network: which hosts a check is about, and by which proxy they are reached.

use crate::consent::Question;
use crate::http::{Proxy, ProxyAddress};
use crate::network::Target;
use model::connection::Connection;
use model::names;
use model::problem::Result;

use crate::engine::Engine;

/// Setting: the proxy that the person chose.
const PROXY: &str = "proxy";

impl Engine {
    /// The proxy that the person chose for this computer; it doesn't apply in practice mode.
    ///
    /// # Errors
    /// Those of the store.
    pub fn proxy(&self) -> Result<Proxy> {
        Ok(Proxy::kept(self.store.setting(PROXY)?.as_deref()))
    }

    /// Uses the system's proxy (`None`), none (`none`) or, after the person agreed, this address, from the next request
    /// on.
    ///
    /// # Errors
    /// `proxy-address`, `proxy-credentials`, `declined`, those of the store.
    pub async fn set_proxy(&self, choice: Option<&str>) -> Result<()> {
        let proxy = match choice {
            None => Proxy::System,
            Some("none") => Proxy::None,
            Some(address) => Proxy::Manual(ProxyAddress::read(address)?),
        };
        if let Proxy::Manual(address) = &proxy
            && self.proxy()? != proxy
        {
            self.agreed(Question::UseProxy { proxy: address.as_str().to_owned() }).await?;
        }
        self.store.set_setting(PROXY, proxy.setting().as_deref())?;
        if let Some(out) = self.out.get() {
            out.set_proxy(proxy);
        }
        Ok(())
    }

    /// The hosts of one connection, or of all in this mode: each once, named or at least understood.
    ///
    /// # Errors
    /// Those of the store.
    pub fn network_targets(&self, id: Option<&str>) -> Result<Vec<Target>> {
        let all = match id {
            Some(id) => vec![self.store.get(id)?],
            None => self.store.all()?,
        };
        let mut targets: Vec<Target> = Vec::new();
        for target in
            all.iter().map(|connection| self.targets_of(connection)).collect::<Result<Vec<_>>>()?.into_iter().flatten()
        {
            if !targets.iter().any(|known| known.host == target.host) {
                targets.push(target);
            }
        }
        Ok(targets)
    }

    fn targets_of(&self, connection: &Connection) -> Result<Vec<Target>> {
        let mut targets = Vec::new();
        if let Some(organization) = &connection.okta.organization {
            targets.push(Target::okta(&organization.host, false));
            targets.extend(organization.custom_domain.as_ref().map(|custom| Target::okta(custom, true)));
        } else if let Some(typed) = self.store.drafts(&connection.id)?.get("domain")
            && let Ok(reading) = names::read(typed, self.practice())
        {
            // Typed without an answer yet: the very host that could not be reached.
            targets.push(Target::okta(&reading.host, reading.custom));
        }
        if let Ok(environment) = self.environment(connection) {
            targets.extend(Target::dell(&environment, connection.dell.console_address.as_deref()));
        }
        Ok(targets)
    }
}
