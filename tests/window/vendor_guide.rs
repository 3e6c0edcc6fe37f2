//! The path keeps every item of the vendor's guide: each item of `guide.toml` is found on its step, visible or after
//! one click.

use serde::Deserialize;
use serde_json::json;

use crate::harness::consoles::{Consoles as _, Panel};
use crate::harness::steps;
use crate::harness::{Window, practice};

/// The visible text of the screen and, for each disclosure, what its one click adds. Without the practice panel.
const READ: &str = "
    const main = document.querySelector('main');
    const read = [main.innerText];
    for (const one of main.querySelectorAll('details:not([open])')) {
        if (one.parentElement.closest('details:not([open])')) continue;
        one.open = true;
        read.push(main.innerText);
        one.open = false;
    }
    return read.map((text) => text.replace(/\\s+/g, ' '))";

#[derive(Deserialize)]
struct Guide {
    item: Vec<Item>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    id: String,
    step: String,
    /// A state of the step; `None` is the one on entering it.
    state: Option<String>,
    /// The act that shows it, if it is no disclosure.
    open: Option<String>,
    english: String,
    german: String,
}

/// The list, and its items that were not found yet.
struct Search {
    guide: Guide,
    german: bool,
    looked_for: usize,
    missing: Vec<String>,
}

impl Search {
    fn new(german: bool) -> Self {
        let guide: Guide = toml::from_str(include_str!("vendor_guide.toml")).expect("the list");
        assert!(guide.item.len() >= 22, "the guide has more than {} items", guide.item.len());
        Self { guide, german, looked_for: 0, missing: Vec::new() }
    }

    /// Looks for the items of this step in this state of it.
    fn look(&mut self, window: &Window, step: &str, state: Option<&str>) {
        window.at(step);
        let mut items: Vec<&Item> =
            self.guide.item.iter().filter(|item| item.step == step && item.state.as_deref() == state).collect();
        // What a click of its own opens comes last.
        items.sort_by_key(|item| item.open.is_some());
        let mut opened: Option<&str> = None;
        for item in items {
            if item.open.as_deref() != opened {
                opened = item.open.as_deref();
                opened.into_iter().for_each(|act| window.act(act));
                window.idle();
            }
            let phrase = if self.german { &item.german } else { &item.english };
            let read: Vec<String> = serde_json::from_value(window.run(READ, &[json!(null)])).expect("texts");
            if !read.iter().any(|text| text.contains(phrase.as_str())) {
                self.missing.push(format!("{} on {step}: {phrase}", item.id));
            }
            self.looked_for += 1;
        }
    }
}

#[test]
fn every_item_of_the_vendors_guide_is_on_the_path() {
    walked("en");
}

#[test]
fn every_item_of_the_vendors_guide_is_on_the_path_in_german() {
    walked("de");
}

fn walked(language: &str) {
    let (_desktop, _home, sandbox, window) = practice();
    steps::speak(&window, language);
    let mut search = Search::new(language == "de");

    steps::begin_practice(&window);
    search.look(&window, "org", None);
    steps::org(&window, steps::PRACTICE_HOST, steps::CONSOLE);
    search.look(&window, "permissions", None);
    steps::permissions(&window);
    search.look(&window, "install", None);
    steps::install(&window, &Panel);
    steps::secret(&window, &sandbox, &Panel);
    search.look(&window, "install", Some("saved"));
    steps::client_id(&window, &Panel);
    steps::test(&window);
    search.look(&window, "authorize", None);
    steps::authorize_console(&window, &Panel);
    search.look(&window, "backups", None);
    Panel.keys_on(&window);
    window.act("keep-deciding");
    window.act("keys-on");
    window.act("next");
    search.look(&window, "finish", None);

    assert!(search.missing.is_empty(), "not found after one click:\n{}", search.missing.join("\n"));
    assert_eq!(search.looked_for, search.guide.item.len(), "an item's step was not walked");
}
