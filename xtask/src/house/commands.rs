//! Where a command of the page is written by hand: its function, and every list that names more than half of the commands.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::Result;
use proc_macro2::{TokenStream, TokenTree};

use super::rust::{Crate, Source};
use super::{distinct, files, page};

/// The fake host answers for a command, in tests alone.
const FAKE: &str = "ui/src/host/fake.ts";

/// Prints the places.
pub fn print(root: &Path, crates: &[Crate]) -> Result<()> {
    let names = names(crates);
    let lists = lists(root, crates, &names)?;
    let product = 1 + lists.keys().filter(|list| *list != FAKE).count();
    println!("\nCommands of the page: {}. Places kept by hand for one: {product}", names.len());
    println!("  {:>4}  its function", names.len());
    for (list, named) in &lists {
        let beside = if list == FAKE { " (tests alone, not counted)" } else { "" };
        println!("  {:>4}  {list}{beside}", named.len());
    }
    Ok(())
}

fn names(crates: &[Crate]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for source in distinct(crates) {
        for item in &source.syntax.items {
            let syn::Item::Fn(function) = item else { continue };
            let is_command = |attribute: &syn::Attribute| {
                attribute.path().segments.last().is_some_and(|segment| segment.ident == "command")
            };
            if function.attrs.iter().any(is_command) {
                names.insert(function.sig.ident.to_string());
            }
        }
    }
    names
}

fn lists(root: &Path, crates: &[Crate], names: &BTreeSet<String>) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let mut found = BTreeMap::new();
    for source in distinct(crates) {
        found.insert(format!("{}, a macro's list", source.file.display()), in_macros(source, names));
    }
    let mut texts = files(&root.join("src-tauri"), &["txt", "md", "json", "toml"])?;
    texts.extend(files(&root.join("ui/src/host"), &["ts"])?);
    for file in texts {
        let text = fs::read_to_string(&file)?;
        if page::is_generated(&text) {
            continue;
        }
        let page = file.extension().is_some_and(|ending| ending == "ts");
        let words: BTreeSet<&str> = if page { text.lines().filter_map(key).collect() } else { words(&text) };
        let named = names
            .iter()
            .filter(|name| {
                if page {
                    words.contains(camel(name).as_str())
                } else {
                    words.contains(name.as_str())
                        || words.contains(format!("allow-{}", name.replace('_', "-")).as_str())
                }
            })
            .cloned()
            .collect();
        found.insert(file.strip_prefix(root).unwrap_or(&file).display().to_string(), named);
    }
    found.retain(|_, named| named.len() * 2 > names.len());
    Ok(found)
}

/// Commands that an invocation of a macro lists; one that lists fewer than half is no list.
fn in_macros(source: &Source, names: &BTreeSet<String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    macros(&source.tokens, names, &mut found);
    found
}

fn macros(tokens: &TokenStream, names: &BTreeSet<String>, found: &mut BTreeSet<String>) {
    let mut called = false;
    for token in tokens.clone() {
        if let TokenTree::Group(group) = &token {
            if called {
                let mut inside = BTreeSet::new();
                idents(&group.stream(), &mut inside);
                let named: BTreeSet<String> = inside.intersection(names).cloned().collect();
                if named.len() * 2 > names.len() {
                    found.extend(named);
                }
            }
            macros(&group.stream(), names, found);
        }
        called = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '!');
    }
}

fn idents(tokens: &TokenStream, found: &mut BTreeSet<String>) {
    for token in tokens.clone() {
        match token {
            TokenTree::Ident(ident) => {
                found.insert(ident.to_string());
            }
            TokenTree::Group(group) => idents(&group.stream(), found),
            _ => {}
        }
    }
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').collect()
}

/// The name before a line's first colon or bracket.
fn key(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = line.strip_prefix("async ").unwrap_or(line);
    let end = line.find(|c: char| !c.is_ascii_alphanumeric())?;
    line[end..].starts_with([':', '(', '?', '<', ',']).then_some(&line[..end])
}

fn camel(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |name, part| name + &part[..1].to_uppercase() + &part[1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_found_in_the_page_by_its_own_spelling() {
        assert_eq!(camel("go_home"), "goHome");
        assert_eq!(key("  goHome: [],"), Some("goHome"));
        assert_eq!(key("  async goHome() {"), Some("goHome"));
        assert_eq!(key("  goHome = 1"), None);
    }
}
