//! How much a screen asks of a person: the words that are read, the acts that are done, and whether it scrolls.
//!
//! The window counts before each act, so every state that a test walks through is in the figures; a screen has its
//! largest of each. `cargo xtask walk` prints the table, [`crate::budget`] holds its limits.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

/// The one count, run in the page.
pub const COUNT: &str = include_str!("figures/count.js");

/// Words of one state of a screen.
#[derive(Debug, Default, Clone, Deserialize)]
pub struct State {
    pub name: String,
    /// Of the screen itself, and of what frames each screen: rail, header, footer.
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
}

impl State {
    /// Words that are read.
    pub fn visible(&self) -> usize {
        self.page + self.frame
    }
}

/// The most that a screen came to.
#[derive(Debug, Default)]
pub struct Screen {
    pub most: State,
    pub acts: usize,
    /// Clicks in the practice panel, which are the consoles' own.
    pub console_acts: usize,
}

/// A walk's figures, in the order of its screens.
#[derive(Debug, Default)]
pub struct Figures {
    pub screens: Vec<Screen>,
    pub problems: BTreeMap<String, (usize, String)>,
    pub hints: BTreeMap<String, (usize, String)>,
}

impl Figures {
    /// A state of a screen, and what is done in it: an act of the app's, of a console's, or none.
    pub fn note(&mut self, state: State, act: Option<Act>) {
        let longest = |all: &mut BTreeMap<String, (usize, String)>, one: &(String, usize, String), at: &str| {
            let kept = all.entry(format!("{at}: {}", one.0)).or_default();
            *kept = (one.1, one.2.clone()).max(std::mem::take(kept));
        };
        state.problems.iter().for_each(|one| longest(&mut self.problems, one, &state.name));
        state.hints.iter().for_each(|one| longest(&mut self.hints, one, &state.name));
        let at = self.screens.iter().position(|screen| screen.most.name == state.name).unwrap_or_else(|| {
            let most = State { name: state.name.clone(), ..State::default() };
            self.screens.push(Screen { most, ..Screen::default() });
            self.screens.len() - 1
        });
        let screen = &mut self.screens[at];
        match act {
            Some(Act::App) => screen.acts += 1,
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

    /// As a person reads it.
    pub fn table(&self, title: &str) -> String {
        let mut text = format!("{title}\n{:<16}", "screen");
        let columns: [(&str, fn(&Screen) -> usize); 8] = [
            ("words", |screen| screen.most.visible()),
            ("(frame)", |screen| screen.most.frame),
            ("hidden", |screen| screen.most.hidden),
            ("acts", |screen| screen.acts),
            ("scrolls", |screen| screen.most.scrolls.into()),
            ("sketches", |screen| screen.most.sketch),
            ("panel", |screen| screen.most.panel),
            ("consoles", |screen| screen.console_acts),
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
        for (_, of) in columns {
            let _infallible = write!(text, "{:>9}", self.sum(of));
        }
        text + "\n"
    }
}

/// Whose an act is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    App,
    Console,
}
