//! Step 5: reaching Dell, by console and by API.

use jiff::Timestamp;

use crate::dell::Dell;
use model::audit::AuditEvent;
use model::connection::{Connection, Evidence};
use model::names::ConsoleAddress;
use model::problem::{Kind, Problem, Result};

use crate::engine::Engine;
use crate::steps::install::dells_client_id;

impl Engine {
    /// Stores the address of Dell's console.
    ///
    /// # Errors
    /// `console-address-bad`.
    pub fn save_console_address(&self, id: &str, text: &str) -> Result<()> {
        let address = ConsoleAddress::read(text)?;
        self.store
            .update(id, None, |connection| connection.dell.console_address = Some(address.as_str().to_owned()))?;
        self.store.set_draft(id, "console_address", "")
    }

    /// The console's address: the person's own, or the documented one of the environment.
    pub fn console_address(&self, connection: &Connection) -> Option<String> {
        let documented = || self.environment(connection).ok()?.console_login.into_iter().next();
        connection.dell.console_address.clone().or_else(documented)
    }

    /// Tries Dell's API credential with this Client ID, which the person may have corrected since saving the Secret
    /// Key: one token request. A refusal is recorded too.
    ///
    /// # Errors
    /// `client-id-empty`, `secret-needed`, `dell-key-refused`, `dell-forbidden`, `network-*`.
    pub async fn try_dell_key(&self, id: &str, client_id: &str) -> Result<()> {
        let client_id = dells_client_id(client_id)?;
        let mut connection = self.store.get(id)?;
        if connection.dell.key_client_id.as_deref() != Some(client_id) {
            self.store.update(id, None, |connection| {
                (connection.dell.key_client_id, connection.dell.token) = (Some(client_id.to_owned()), None)
            })?;
            connection = self.store.get(id)?;
        }
        if let Err(problem) = self.dell(&connection).await {
            let entry = self.by_app(AuditEvent::TriedDellKey).noting(problem.code());
            self.store.record(id, &entry)?;
            return Err(problem);
        }
        self.store.update(id, Some(&self.by_app(AuditEvent::TriedDellKey)), |connection| {
            connection.dell.token = Some(Evidence::tested(Timestamp::now()))
        })?;
        self.erase_replaced_keys(id).await
    }

    /// A signed-in client: reads the Secret Key late and uses it once. It first asks for consent if the key would go to
    /// a host that the catalogue does not list; Okta's secret goes only where this client signed in.
    pub(crate) async fn dell(&self, connection: &Connection) -> Result<Dell> {
        let environment = self.environment(connection)?;
        let client_id = connection
            .dell
            .key_client_id
            .clone()
            .ok_or_else(|| Problem::new(Kind::ClientIdEmpty).at("dell_client_id"))?;
        self.may_send_to(connection, &environment).await?;
        let key = self.read(connection.dell.key.current().cloned().ok_or(Kind::SecretNeeded)?).await?;
        Dell::sign_in(self.out()?.clone(), &environment, &client_id, key).await
    }
}
