//! What the shell tells the page on its own.

use serde::Serialize;
use ts_rs::TS;

use super::ProblemView;

/// A word of the shell's that answers no call.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Notice {
    /// The person pastes: the page asks for it with `paste` where a field has the focus, and else takes a secret
    /// where the step on screen does that.
    Paste,
    /// A text that carries a credential was kept out of the field that has the focus.
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "only GTK shows what an input method commits"))]
    Refused {
        /// What to say there.
        problem: ProblemView,
    },
    /// The menu bar of macOS asks for a dialog of the page.
    #[cfg_attr(not(target_os = "macos"), expect(dead_code, reason = "elsewhere there is no menu bar"))]
    Open {
        /// Which.
        dialog: Dialog,
    },
    /// The page was loaded again.
    Reloaded {
        /// Why, and what to do.
        problem: ProblemView,
    },
}

/// A dialog of the page that the menu bar opens.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(target_os = "macos"), expect(dead_code, reason = "elsewhere there is no menu bar"))]
pub enum Dialog {
    /// What this app is.
    About,
    /// What the person chose.
    Settings,
    /// The guide.
    Help,
}
