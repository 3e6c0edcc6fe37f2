//! Who works Okta's and Dell's consoles: the practice panel by mouse, or a person in a browser.

use serde_json::json;

use super::{PATIENCE, Sandbox, Window, desktop, until};

/// What is done in the two consoles along the console way.
pub trait Consoles {
    /// Okta: from the dashboard to Install & Authorize.
    fn install(&self, window: &Window);
    /// Okta: Copy to clipboard, in the dialog.
    fn copy_secret(&self, window: &Window);
    /// Okta: Done.
    fn done(&self, window: &Window);
    /// Okta: the Client ID as the General tab shows it.
    fn client_id(&self, window: &Window) -> String;
    /// Dell: to the form.
    fn open_form(&self, window: &Window);
    /// Dell: the three values from the app's rows into the form, and Authorize.
    fn authorize(&self, window: &Window);
    /// Dell: Cloud Key Management on, in the prompt that follows.
    fn keys_on(&self, window: &Window);
    /// Dell: a backup runs and ends.
    fn backup(&self, window: &Window);
}

/// The practice panel, by mouse.
pub struct Panel;

impl Panel {
    /// The panel shows this console, with what is in it.
    pub fn console(&self, window: &Window, which: &str) {
        let css = format!("[data-panel={which}]");
        if !window.shows(&css) {
            if !window.shows("#consoles") {
                window.act("toggle-panel");
                window.see("#consoles [data-panel]");
            }
            if !window.shows(&css) {
                window.act_on("panel-side", which);
            }
        }
        window.see(&css);
        window.gone("[data-row=panel-loading]");
    }

    /// Dell: Re-Authorize App, beside the org.
    pub fn reauthorize(&self, window: &Window) {
        self.console(window, "dell");
        if window.has("[data-act=panel-domain]") {
            window.act("panel-domain");
        }
        window.act("panel-more");
        window.act("panel-reauthorize");
        self.authorize(window);
    }

    /// Okta's General tab, and there the menu of one of its secrets; chooses an entry of it.
    pub fn in_secrets_menu(&self, window: &Window, id: &str, entry: &str) {
        self.console(window, "okta");
        // Okta's list is behind the dialog that shows a new secret.
        if window.has("[data-row=panel-secret-dialog]") {
            self.done(window);
        }
        window.act_on("panel-secret-status", id);
        window.act_on(&format!("panel-{entry}"), id);
    }

    /// Okta: Generate new secret. Its dialog is open.
    pub fn generate_secret(&self, window: &Window) {
        self.console(window, "okta");
        window.act("panel-generate-secret");
        window.see("[data-row=panel-secret-dialog]");
    }

    /// Dell by API: a credential, saved. Its dialog shows the key.
    pub fn new_credential(&self, window: &Window) {
        self.console(window, "dell");
        if !window.has("[data-page=credentials]") {
            window.act("panel-dell-menu");
            window.act("panel-credentials");
        }
        window.act("panel-new-credentials");
        window.act("panel-make-dell-key");
    }
}

impl Consoles for Panel {
    fn install(&self, window: &Window) {
        self.console(window, "okta");
        window.act_on("panel-menu", "integrations");
        for act in ["panel-add-integration", "panel-choose-integration", "panel-next", "panel-install"] {
            window.act(act);
        }
        window.see("[data-row=panel-secret-dialog]");
    }

    fn copy_secret(&self, window: &Window) {
        self.console(window, "okta");
        let before = desktop::clipboard();
        window.act("panel-copy-secret");
        until("the secret is in the clipboard", PATIENCE, || {
            let now = desktop::clipboard();
            (!now.is_empty() && now != before).then_some(())
        });
    }

    fn done(&self, window: &Window) {
        window.act("panel-done");
        window.gone("[data-row=panel-secret-dialog]");
    }

    fn client_id(&self, window: &Window) -> String {
        self.console(window, "okta");
        window.act("panel-copy-client-id");
        let shown = window.text("[data-row=panel-client-id]");
        until("the Client ID is in the clipboard", PATIENCE, || (desktop::clipboard() == shown).then_some(()));
        shown
    }

    fn open_form(&self, window: &Window) {
        self.console(window, "dell");
        if window.has("[data-page=form]") {
            return;
        }
        if !window.has("[data-act=panel-start]") {
            window.act("panel-dell-menu");
            window.act("panel-all-services");
            window.act_on("panel-service", "okta");
        }
        window.act("panel-start");
        window.see("[data-page=form]");
    }

    fn authorize(&self, window: &Window) {
        for value in VALUES {
            copy(window, value);
            let field = format!("[data-field=panel-{value}]");
            let empty = window.text(&field);
            window.act_on("panel-paste", value);
            until(&format!("{field} is filled"), PATIENCE, || (window.text(&field) != empty).then_some(()));
        }
        window.act("panel-authorize");
        window.see("[data-row=panel-said][data-value=registered]");
    }

    fn keys_on(&self, window: &Window) {
        self.console(window, "dell");
        window.act("panel-keys-switch");
        window.act("panel-keys-on");
        window.gone("[data-act=panel-keys-on]");
        window.act("panel-configure-save");
    }

    fn backup(&self, window: &Window) {
        self.console(window, "dell");
        window.act_on("panel-run-backup", "console");
    }
}

/// The form's values, in its order.
const VALUES: [&str; 3] = ["domain", "client_id", "secret"];

/// Copies one of them; answers it.
pub fn copy(window: &Window, value: &str) -> String {
    let before = desktop::clipboard();
    let act = value.replace('_', "-");
    // A rotation's rows name the value beside the act.
    window.press(&format!("[data-act='copy-{act}'], [data-act='copy-value'][data-value='{value}']"));
    until(&format!("{value} is in the clipboard"), PATIENCE, || {
        let now = desktop::clipboard();
        (!now.is_empty() && now != before).then_some(now)
    })
}

/// A person in a browser: the sandbox's consoles, and the clipboard between.
pub struct Browser<'a>(pub &'a Sandbox);

impl Consoles for Browser<'_> {
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

    fn open_form(&self, _: &Window) {}

    fn authorize(&self, window: &Window) {
        let pasted = VALUES.map(|value| copy(window, value));
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
