//! Who works Okta's and Dell's consoles: the practice panel by mouse, or a person in a browser.

use serde_json::json;

use crate::harness::{PATIENCE, Sandbox, Window, desktop, until};

/// What is done in the two consoles along the console way.
pub trait Hands {
    /// Okta: Install & Authorize.
    fn install(&self, window: &Window);
    /// Okta: Copy to clipboard, in the dialog.
    fn copy_secret(&self, window: &Window);
    /// Okta: Done.
    fn done(&self, window: &Window);
    /// Okta: the Client ID as the General tab shows it.
    fn client_id(&self, window: &Window) -> String;
    /// Dell: the three values from the app's cards into the form, and Authorize.
    fn authorize(&self, window: &Window);
    /// Dell: Cloud Key Management on.
    fn keys_on(&self, window: &Window);
    /// Dell: a backup runs and ends.
    fn backup(&self, window: &Window);
}

/// The practice panel, by mouse.
pub struct Panel;

impl Hands for Panel {
    fn install(&self, window: &Window) {
        window.act("panel-install");
        window.see("[data-row=panel-secret-dialog]");
    }

    fn copy_secret(&self, window: &Window) {
        window.act("panel-copy-secret");
        until("the secret is in the clipboard", PATIENCE, || (!desktop::clipboard().is_empty()).then_some(()));
    }

    fn done(&self, window: &Window) {
        window.act("panel-done");
        window.gone("[data-row=panel-secret-dialog]");
    }

    fn client_id(&self, window: &Window) -> String {
        window.act("panel-copy-client-id");
        let shown = window.text("[data-row=panel-client-id]");
        until("the Client ID is in the clipboard", PATIENCE, || (desktop::clipboard() == shown).then_some(()));
        shown
    }

    fn authorize(&self, window: &Window) {
        for value in ["domain", "client_id", "secret"] {
            window.press_act_on("copy-value", value);
            window.see(&format!("[data-row={value}] [role=status]:not(:empty)"));
            let field = format!("[data-field=panel-{value}]");
            let empty = window.text(&field);
            window.act_on("panel-paste", value);
            until(&format!("{field} is filled"), PATIENCE, || (window.text(&field) != empty).then_some(()));
        }
        window.act("panel-authorize");
        window.see("[data-row=panel-said][data-value=registered]");
    }

    fn keys_on(&self, window: &Window) {
        window.act("panel-keys-on");
        window.gone("[data-act=panel-keys-on]");
    }

    fn backup(&self, window: &Window) {
        window.act_on("panel-run-backup", "console");
    }
}

/// A person in a browser: the sandbox's consoles, and the clipboard between.
pub struct Browser<'a>(pub &'a Sandbox);

impl Hands for Browser<'_> {
    fn install(&self, _: &Window) {
        self.0.act("/okta/install", json!({}));
    }

    fn copy_secret(&self, _: &Window) {
        desktop::set_clipboard(&self.0.secret());
    }

    fn done(&self, _: &Window) {
        self.0.act("/okta/secret/done", json!({}));
    }

    fn client_id(&self, _: &Window) -> String {
        self.0.state()["okta"]["client_id"].as_str().expect("installed").to_owned()
    }

    fn authorize(&self, window: &Window) {
        let pasted = ["domain", "client_id", "secret"].map(|value| {
            let before = desktop::clipboard();
            window.press_act_on("copy-value", value);
            until(&format!("{value} is in the clipboard"), PATIENCE, || {
                let now = desktop::clipboard();
                (!now.is_empty() && now != before).then_some(now)
            })
        });
        let [domain, client_id, secret] = pasted;
        let form = json!({ "okta_domain": domain, "client_id": client_id, "client_secret": secret });
        let said = self.0.act("/dell/console/authorize", form);
        assert_eq!(said["outcome"], "registered", "{}", said["sentence"]);
    }

    fn keys_on(&self, _: &Window) {
        self.0.act("/dell/console/keymanagement", json!({ "enabled": true }));
    }

    fn backup(&self, _: &Window) {
        self.0.act("/dell/console/backup/run", json!({}));
        until("the backup ended", PATIENCE, || {
            let last = &self.0.state()["dell"]["console"]["domains"][0];
            last.to_string().contains("Successful").then_some(())
        });
    }
}
