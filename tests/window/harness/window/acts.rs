//! What a person does in the window, by mouse and keyboard. Each act waits for what it needs on the screen.

use std::time::Duration;

use serde_json::json;
use thirtyfour::Key;

use super::Window;
use crate::harness::figures::Act;
use crate::harness::{PATIENCE, desktop, until};

/// Scrolls an element into view, and answers how many calls are running.
const SCROLL: &str = "arguments[0].scrollIntoView({ block: 'center' }); return window.wire.open";

impl Window {
    /// Presses keys as a keyboard does, with the window in front.
    pub fn chord(&self, keys: &str) {
        self.note(Some(Act::App));
        desktop::focus_window_of(self.app);
        desktop::press(&[keys]);
    }

    /// Presses a mouse button on an element as a mouse does: GTK sees it, unlike WebDriver's clicks.
    #[track_caller]
    pub fn press_on(&self, css: &str, button: u8) {
        desktop::press_button(self.place_of(css), button);
    }

    /// From Home to the connection: the only one's status is there already.
    #[track_caller]
    pub fn open_connection(&self) {
        self.at("home");
        if !self.has("[data-home=status]") {
            self.act("open-connection");
        }
    }

    /// Clicks the element of an act.
    #[track_caller]
    pub fn act(&self, act: &str) {
        self.click(&format!("[data-act='{act}']"));
    }

    /// Clicks the element of an act, opening a disclosure around it.
    #[track_caller]
    pub fn act_behind(&self, act: &str) {
        self.reveal(&format!("[data-act='{act}']"));
        self.act(act);
    }

    /// Clicks the element of an act on a value.
    #[track_caller]
    pub fn act_on(&self, act: &str, value: &str) {
        self.click(&format!("[data-act='{act}'][data-value='{value}']"));
    }

    /// Clicks the element of an act with the mouse, as a hand does, so that the system sees it. WebDriver's clicks are
    /// made inside WebKit.
    #[track_caller]
    pub fn press_act(&self, act: &str) {
        self.press(&format!("[data-act='{act}']"));
    }

    /// Clicks the first visible element with the mouse, once nothing covers it.
    #[track_caller]
    pub fn press(&self, css: &str) {
        self.see(css);
        self.note_on(css);
        let script = "const e = [...document.querySelectorAll(arguments[0])].find(e => e.checkVisibility());
            if (!e || e.disabled || e.getAttribute('aria-busy') === 'true' || window.wire.open !== 0) return null;
            e.scrollIntoView({ block: 'center' });
            const r = e.getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2;
            return e.contains(document.elementFromPoint(x, y)) ? [x, y] : null";
        let end = std::time::Instant::now() + Duration::from_secs(PATIENCE);
        let at = loop {
            let at = self.run(script, &[json!(css)]);
            if let [Some(x), Some(y)] = [0, 1].map(|axis| at[axis].as_f64()) {
                break (x, y);
            }
            assert!(std::time::Instant::now() < end, "not within {PATIENCE} s: a press of {css}; {}", self.described());
        };
        desktop::click_in_window_of(self.app, at);
    }

    /// Agrees to the system's question; answers its text.
    #[track_caller]
    pub fn agree(&self) -> String {
        self.note(Some(Act::App));
        desktop::answer_question_of(self.app, true)
    }

    /// Declines it.
    #[track_caller]
    pub fn decline(&self) -> String {
        self.note(Some(Act::App));
        desktop::answer_question_of(self.app, false)
    }

    /// Chooses one of several.
    #[track_caller]
    pub fn choose(&self, field: &str, value: &str) {
        let css = format!("[data-field='{field}'][data-value='{value}']");
        self.click(&css);
        let end = std::time::Instant::now() + Duration::from_secs(PATIENCE);
        loop {
            let script = "const e = document.querySelector(arguments[0]);
                return !!e && (e.checked || e.getAttribute('aria-checked') === 'true')";
            if self.run(script, &[json!(css)]) == json!(true) {
                return;
            }
            assert!(std::time::Instant::now() < end, "{css} was clicked and is not chosen; {}", self.described());
        }
    }

    /// Types a text over a field's content.
    #[track_caller]
    pub fn fill(&self, field: &str, text: &str) {
        let css = format!("input[data-field='{field}'], textarea[data-field='{field}']");
        let element = self.see(&css);
        self.note_on(&css);
        self.wait_on(async {
            self.driver().execute(SCROLL, vec![element.to_json()?]).await?;
            element.click().await?;
            element.send_keys(Key::Control + "a").await?;
            element.send_keys(Key::Backspace).await?;
            // WebKit's driver ignores an empty text.
            if text.is_empty() { Ok(()) } else { element.send_keys(text).await }
        });
        until(&format!("{field} holds what was typed"), PATIENCE, || (self.value(field) == text).then_some(()));
    }

    /// Pastes the clipboard over a field's content, by a real key: the app keeps a paste from the web view, and
    /// WebDriver's keys are made inside that. One act.
    #[track_caller]
    pub fn paste_into(&self, field: &str) {
        let css = format!("input[data-field='{field}'], textarea[data-field='{field}']");
        self.see(&css);
        self.idle();
        desktop::focus_window_of(self.app);
        self.press_on(&css, 1);
        if !self.value(field).is_empty() {
            desktop::press(&["ctrl+a"]);
        }
        self.chord("ctrl+v");
    }

    /// Opens the disclosures around an element, from the outside in.
    #[track_caller]
    pub fn reveal(&self, css: &str) {
        until(&format!("{css} is in the page"), PATIENCE, || self.has(css).then_some(()));
        let script = "document.querySelectorAll('[data-reveal]').forEach((e) => delete e.dataset.reveal);
            const around = [];
            for (let e = document.querySelector(arguments[0]); e; e = e.parentElement?.closest('details'))
                if (e.matches('details:not([open])') && !e.querySelector(':scope > summary').contains(document.querySelector(arguments[0])))
                    around.push(e);
            const outermost = around.at(-1);
            if (outermost) outermost.dataset.reveal = '';
            return Boolean(outermost)";
        while self.run(script, &[json!(css)]) == json!(true) {
            self.click("[data-reveal] > summary");
        }
    }

    /// Presses Ctrl and a letter in a field.
    #[track_caller]
    pub fn press_in_field(&self, field: &str, letter: char) {
        let element = self.see(&format!("[data-field='{field}']"));
        self.wait_on(element.send_keys(Key::Control + letter.to_string()));
    }

    /// Clicks the first visible element, once it can be clicked.
    #[track_caller]
    pub fn click(&self, css: &str) {
        if self.figures.borrow().is_some() {
            self.see(css);
            self.note_on(css);
        }
        let mut last = String::new();
        let wanted = format!("a click on {css}");
        let patience = std::time::Instant::now() + Duration::from_secs(PATIENCE);
        while std::time::Instant::now() < patience {
            let Some(element) = self.shown(css) else {
                std::thread::yield_now();
                continue;
            };
            let done = self.runtime.block_on(async {
                // A person scrolls until all of it is visible, and does one thing after another.
                let under_way = self.driver().execute(SCROLL, vec![element.to_json()?]).await?;
                if *under_way.json() != json!(0)
                    || !element.is_enabled().await?
                    || element.attr("aria-busy").await?.as_deref() == Some("true")
                {
                    return Ok(false);
                }
                element.click().await.map(|()| true)
            });
            match done {
                Ok(true) => return,
                Ok(false) => "it is disabled, or something is still under way".clone_into(&mut last),
                // It was redrawn, or something still moves over it: it was not clicked.
                Err(error) => last = error.to_string(),
            }
        }
        panic!("not within {PATIENCE} s: {wanted} ({last}); {}", self.described());
    }
}
