//! Files that import each other, directly or by way of others, from different folders.
//!
//! A module's file belongs to the folder of its own modules: `http.rs` is in `http/`, as `mod.rs` would be. A module and
//! those below it may import each other: one declares what the other does.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

use super::rust::{Crate, Source};

/// Files that import each other and are not all in one folder.
pub struct Circle {
    pub package: String,
    pub files: Vec<PathBuf>,
    /// One way round, as `a.rs -> b/c.rs -> a.rs`.
    pub example: String,
}

type Imports<'a> = BTreeMap<&'a Path, BTreeSet<&'a Path>>;

/// A crate's circles, between the modules of its root and between those of each module.
pub fn circles(of: &Crate) -> Vec<Circle> {
    let imports = imports(of);
    of.sources.iter().flat_map(|parent| between_children(of, &imports, &parent.module)).collect()
}

/// Circles between a module's children, each with all that is below it. The module's own file takes no part.
fn between_children(of: &Crate, imports: &Imports<'_>, parent: &[String]) -> Vec<Circle> {
    let below = |source: &&Source| source.module.len() > parent.len() && source.module.starts_with(parent);
    let child: BTreeMap<&Path, &str> = of
        .sources
        .iter()
        .filter(below)
        .map(|source| (source.file.as_path(), source.module[parent.len()].as_str()))
        .collect();
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for name in child.values() {
        *sizes.entry(name).or_default() += 1;
    }
    let within: Imports<'_> = imports
        .iter()
        .filter(|(file, _)| child.contains_key(*file))
        .map(|(file, to)| (*file, to.iter().copied().filter(|file| child.contains_key(file)).collect()))
        .collect();
    let reach: Imports<'_> = within.keys().map(|file| (*file, reached(&within, file))).collect();
    let mut found = Vec::new();
    let mut done = BTreeSet::new();
    for (file, reached) in &reach {
        if done.contains(file) || !reached.contains(file) {
            continue;
        }
        let files: Vec<&Path> = reached.iter().copied().filter(|other| reach[other].contains(file)).collect();
        done.extend(files.iter().copied());
        let children: BTreeSet<&str> = files.iter().map(|file| child[file]).collect();
        if children.len() > 1 && children.iter().any(|name| sizes[name] > 1) {
            found.push(Circle {
                package: of.package.clone(),
                example: example(&within, &child, &files),
                files: files.into_iter().map(Path::to_owned).collect(),
            });
        }
    }
    found
}

fn reached<'a>(imports: &Imports<'a>, from: &Path) -> BTreeSet<&'a Path> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&Path> = imports.get(from).into_iter().flatten().copied().collect();
    while let Some(file) = next.pop() {
        if found.insert(file) {
            next.extend(imports.get(file).into_iter().flatten().copied());
        }
    }
    found
}

/// The shortest way round that leads through two children.
fn example(imports: &Imports<'_>, child: &BTreeMap<&Path, &str>, files: &[&Path]) -> String {
    let mut best: Option<Vec<&Path>> = None;
    for first in files {
        for next in imports[first].iter().filter(|next| files.contains(next) && child[first] != child[*next]) {
            let Some(back) = way(imports, next, first) else { continue };
            let round: Vec<&Path> = std::iter::once(*first).chain(back).collect();
            if best.as_ref().is_none_or(|best| round.len() < best.len()) {
                best = Some(round);
            }
        }
    }
    let round: Vec<String> = best.into_iter().flatten().map(|file| file.display().to_string()).collect();
    round.join(" -> ")
}

/// The shortest way between two files, both named.
fn way<'a>(imports: &Imports<'a>, from: &'a Path, to: &'a Path) -> Option<Vec<&'a Path>> {
    let mut ways = vec![vec![from]];
    let mut seen = BTreeSet::from([from]);
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            let last = *way.last()?;
            if last == to {
                return Some(way);
            }
            for next in imports.get(last).into_iter().flatten().filter(|next| seen.insert(**next)) {
                longer.push([way.as_slice(), &[*next]].concat());
            }
        }
        ways = longer;
    }
    None
}

fn imports(of: &Crate) -> Imports<'_> {
    let modules: BTreeMap<&[String], &Path> =
        of.sources.iter().map(|source| (source.module.as_slice(), source.file.as_path())).collect();
    of.sources
        .iter()
        .map(|source| {
            let mut paths = Vec::new();
            named(source, &source.syntax.items, &source.module, &mut paths);
            let files = paths.iter().filter_map(|path| file_of(&modules, path)).filter(|file| *file != source.file);
            (source.file.as_path(), files.collect())
        })
        .collect()
}

/// The file of the longest part of a path that is a file's module.
fn file_of<'a>(modules: &BTreeMap<&[String], &'a Path>, path: &[String]) -> Option<&'a Path> {
    (0..=path.len()).rev().find_map(|length| modules.get(&path[..length]).copied())
}

/// Paths from the crate's root that a module names.
fn named(source: &Source, items: &[syn::Item], module: &[String], paths: &mut Vec<Vec<String>>) {
    let children: BTreeSet<String> = items
        .iter()
        .filter_map(|item| match item {
            syn::Item::Mod(module) => Some(module.ident.to_string()),
            _ => None,
        })
        .collect();
    for item in items {
        match item {
            syn::Item::Use(item) => {
                let mut imported = Vec::new();
                leaves(&item.tree, &mut Vec::new(), &mut imported);
                paths.extend(imported.iter().filter_map(|path| absolute(path, module, &children)));
            }
            syn::Item::Mod(inner) => {
                let own = [module, &[inner.ident.to_string()]].concat();
                if let Some((_, items)) = &inner.content {
                    named(source, items, &own, paths);
                }
            }
            _ => {}
        }
    }
    if module == source.module.as_slice() {
        let mut written = Vec::new();
        in_tokens(&source.tokens, &mut written);
        paths.extend(written.iter().filter_map(|path| absolute(path, module, &children)));
    }
}

fn leaves(tree: &syn::UseTree, before: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    match tree {
        syn::UseTree::Path(path) => {
            before.push(path.ident.to_string());
            leaves(&path.tree, before, found);
            before.pop();
        }
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, before, found)),
        syn::UseTree::Name(name) => found.push([before.as_slice(), &[name.ident.to_string()]].concat()),
        syn::UseTree::Rename(name) => found.push([before.as_slice(), &[name.ident.to_string()]].concat()),
        _ => found.push(before.clone()),
    }
}

/// A path from the crate's root; `None` when it leads into another crate or names something local.
fn absolute(path: &[String], module: &[String], children: &BTreeSet<String>) -> Option<Vec<String>> {
    let (first, rest) = path.split_first()?;
    match first.as_str() {
        "crate" => Some(rest.to_vec()),
        "self" => Some([module, rest].concat()),
        "super" => {
            let up = path.iter().take_while(|part| *part == "super").count();
            let base = module.len().checked_sub(up)?;
            Some([&module[..base], &path[up..]].concat())
        }
        _ if children.contains(first) => Some([module, path].concat()),
        _ => None,
    }
}

/// Every `a::b::c` of the tokens, those inside macros among them.
fn in_tokens(tokens: &TokenStream, found: &mut Vec<Vec<String>>) {
    let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let colon = |at: usize| matches!(all.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    let mut at = 0;
    while at < all.len() {
        match &all[at] {
            TokenTree::Group(group) => in_tokens(&group.stream(), found),
            TokenTree::Ident(first) if colon(at + 1) && colon(at + 2) => {
                let mut path = vec![first.to_string()];
                while colon(at + 1) && colon(at + 2) {
                    let Some(TokenTree::Ident(next)) = all.get(at + 3) else { break };
                    path.push(next.to_string());
                    at += 3;
                }
                found.push(path);
            }
            _ => {}
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, module: &str, expected: Option<&str>) {
        let parts = |text: &str| -> Vec<String> { text.split("::").map(ToOwned::to_owned).collect() };
        let children = BTreeSet::from(["child".to_owned()]);
        assert_eq!(absolute(&parts(path), &parts(module), &children), expected.map(parts), "{path} in {module}");
    }

    #[test]
    fn paths_lead_from_the_root() {
        check("crate::a::B", "m::n", Some("a::B"));
        check("super::B", "m::n", Some("m::B"));
        check("super::super::B", "m::n", Some("B"));
        check("self::B", "m::n", Some("m::n::B"));
        check("child::B", "m::n", Some("m::n::child::B"));
        check("serde::Serialize", "m::n", None);
    }

    #[test]
    fn paths_are_found_inside_macros() {
        let mut found = Vec::new();
        in_tokens(&"fn a() { matches!(b, crate::c::D::E(_)); f::g() }".parse().expect("Rust"), &mut found);
        assert_eq!(found, [vec!["crate", "c", "D", "E"], vec!["f", "g"]]);
    }
}
