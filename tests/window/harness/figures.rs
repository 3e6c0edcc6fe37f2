//! What a screen demands of a person: the words to read, the acts to do, and whether it scrolls.
//!
//! The window counts before each act, so the figures include every state that a test walks through; a screen has the
//! largest of each. `cargo xtask walk` prints the table, [`crate::budget`] has its limits.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Deserialize;

/// The one count, run in the page.
pub const COUNT: &str = include_str!("figures/count.js");

/// The path's screens, in its order.
pub const SCREENS: [&str; 8] = ["welcome", "org", "permissions", "install", "test", "authorize", "backups", "finish"];

/// Limits of visible words: of a screen, a problem's box, a hint, and all screens of the straight path together.
pub const SCREEN: usize = 150;
pub const PROBLEM: usize = 35;
pub const HINT: usize = 12;
pub const PATH: usize = 1200;

/// Acts in the app on the straight path by console.
pub const ACTS: usize = 18;

/// Calls of the page after one act, until the next, and the bytes that these send and get.
pub const CALLS: usize = 8;
pub const BYTES: usize = 75_000;

/// Words of one state of a screen.
#[derive(Debug, Default, Clone, Deserialize)]
pub struct State {
    pub name: String,
    /// Of the screen itself, and of its frame: rail, header, footer.
    pub page: usize,
    pub frame: usize,
    pub sketch: usize,
    pub panel: usize,
    /// In tooltips, texts for screen readers, and disclosures.
    pub hidden: usize,
    /// Code, words and text of each problem in sight.
    pub problems: Vec<(String, usize, String)>,
    /// The same of each hint.
    pub hints: Vec<(String, usize, String)>,
    pub scrolls: bool,
    /// It mentions production.
    pub production: bool,
    /// A dialog is over the screen.
    pub dialog: bool,
    /// The page's calls until now, and the bytes that these sent and got.
    pub calls: usize,
    pub bytes: usize,
}

impl State {
    /// Visible words.
    pub fn visible(&self) -> usize {
        self.page + self.frame
    }

    /// Texts longer than they may be.
    pub fn over(&self, at: &str) -> Vec<String> {
        let mut over = Vec::new();
        if SCREENS.contains(&self.name.as_str()) && !self.dialog && self.visible() > SCREEN {
            over.push(format!("{at}: {} words on the screen, {SCREEN} at most", self.visible()));
        }
        for (what, all, most) in [("problem", &self.problems, PROBLEM), ("hint", &self.hints, HINT)] {
            for (name, words, text) in all.iter().filter(|(_, words, _)| *words > most) {
                over.push(format!("{at}: {words} words in the {what} {name}, {most} at most: {text}"));
            }
        }
        over
    }
}

/// The maximum of a screen.
#[derive(Debug, Default)]
pub struct Screen {
    pub most: State,
    pub acts: usize,
    /// Clicks in the practice panel, which belong to the consoles.
    pub console_acts: usize,
    /// The most calls and bytes after one of its acts, until the next.
    pub calls: usize,
    pub bytes: usize,
}

/// A walk's figures, in the order of its screens.
#[derive(Debug, Default)]
pub struct Figures {
    pub screens: Vec<Screen>,
    /// Texts that were too long in any state.
    pub over: BTreeSet<String>,
    /// Screens that mentioned production.
    pub production: BTreeSet<String>,
    /// The screen of the last act of the app, and the calls and bytes before it.
    last: Option<(usize, usize, usize)>,
}

impl Figures {
    /// A state of a screen, and what is done in it: an act of the app, of a console, or none.
    pub fn note(&mut self, state: State, act: Option<Act>) {
        self.over.extend(state.over(&state.name));
        if let Some((screen, calls, bytes)) = self.last.take() {
            let screen = &mut self.screens[screen];
            screen.calls = screen.calls.max(state.calls - calls);
            screen.bytes = screen.bytes.max(state.bytes - bytes);
        }
        if state.production {
            self.production.insert(state.name.clone());
        }
        let at = self.screens.iter().position(|screen| screen.most.name == state.name).unwrap_or_else(|| {
            let most = State { name: state.name.clone(), ..State::default() };
            self.screens.push(Screen { most, ..Screen::default() });
            self.screens.len() - 1
        });
        let screen = &mut self.screens[at];
        match act {
            Some(Act::App) => {
                screen.acts += 1;
                self.last = Some((at, state.calls, state.bytes));
            }
            Some(Act::Console) => screen.console_acts += 1,
            None => {}
        }
        let most = &mut screen.most;
        if state.visible() > most.visible() {
            (most.page, most.frame) = (state.page, state.frame);
        }
        most.sketch = most.sketch.max(state.sketch);
        most.panel = most.panel.max(state.panel);
        most.hidden = most.hidden.max(state.hidden);
        most.scrolls |= state.scrolls;
    }

    /// All screens together.
    pub fn sum(&self, of: impl Fn(&Screen) -> usize) -> usize {
        self.screens.iter().map(of).sum()
    }

    /// The largest of all screens.
    pub fn most(&self, of: impl Fn(&Screen) -> usize) -> usize {
        self.screens.iter().map(of).max().unwrap_or_default()
    }

    /// As a person reads it.
    pub fn table(&self, title: &str) -> String {
        let mut text = format!("{title}\n{:<16}", "screen");
        let columns: [(&str, Of); 10] = [
            ("words", |screen| screen.most.visible()),
            ("(frame)", |screen| screen.most.frame),
            ("hidden", |screen| screen.most.hidden),
            ("acts", |screen| screen.acts),
            ("scrolls", |screen| screen.most.scrolls.into()),
            ("sketches", |screen| screen.most.sketch),
            ("panel", |screen| screen.most.panel),
            ("consoles", |screen| screen.console_acts),
            ("calls", |screen| screen.calls),
            ("bytes", |screen| screen.bytes),
        ];
        for (name, _) in columns {
            let _infallible = write!(text, "{name:>9}");
        }
        for screen in &self.screens {
            let _infallible = write!(text, "\n{:<16}", screen.most.name);
            for (_, of) in columns {
                let _infallible = write!(text, "{:>9}", of(screen));
            }
        }
        let _infallible = write!(text, "\n{:<16}", format!("{} screens", self.screens.len()));
        for (name, of) in columns {
            // The last two are of a single act.
            let all = if ["calls", "bytes"].contains(&name) { self.most(of) } else { self.sum(of) };
            let _infallible = write!(text, "{all:>9}");
        }
        text + "\n"
    }
}

/// What a column shows.
type Of = fn(&Screen) -> usize;

/// Whose an act is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    App,
    Console,
}
