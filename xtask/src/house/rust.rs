//! Reads the product's Rust as the compiler does, from each crate's root along its modules, and leaves tests out.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};

/// A crate of the product: a library, a program or a build script.
pub struct Crate {
    pub package: String,
    pub sources: Vec<Source>,
}

/// A file of a crate, without its tests and documentation.
pub struct Source {
    /// From the repository's root.
    pub file: PathBuf,
    /// Its module's path; empty for the crate's root.
    pub module: Vec<String>,
    pub tokens: TokenStream,
    pub syntax: syn::File,
    /// Numbers of the lines that hold product code.
    pub lines: BTreeSet<usize>,
}

/// Something with a name and a size.
pub struct Sized {
    pub name: String,
    pub size: usize,
    pub file: PathBuf,
}

/// All crates of the workspace but the project's own commands.
pub fn crates(root: &Path) -> Result<Vec<Crate>> {
    let workspace = manifest(&root.join("Cargo.toml"))?;
    let members = workspace.get("workspace").and_then(|it| it.get("members")).and_then(toml::Value::as_array);
    let mut found = Vec::new();
    for member in members.into_iter().flatten().filter_map(toml::Value::as_str).filter(|member| *member != "xtask") {
        let folder = root.join(member);
        let manifest = manifest(&folder.join("Cargo.toml"))?;
        let package = text(&manifest, &["package", "name"]).context("a package has no name")?;
        let bins = manifest.get("bin").and_then(toml::Value::as_array).into_iter().flatten();
        let mut roots: Vec<String> = bins.filter_map(|bin| text(bin.as_table()?, &["path"])).collect();
        roots.push(text(&manifest, &["lib", "path"]).unwrap_or_else(|| "src/lib.rs".to_owned()));
        roots.push(text(&manifest, &["package", "build"]).unwrap_or_else(|| "build.rs".to_owned()));
        roots.push("src/main.rs".to_owned());
        roots.sort();
        roots.dedup();
        for file in roots.iter().map(|file| folder.join(file)).filter(|file| file.exists()) {
            let mut reader = Reader { root, sources: Vec::new() };
            reader.file(&file, Vec::new(), file.parent().unwrap_or(&folder))?;
            found.push(Crate { package: package.clone(), sources: reader.sources });
        }
    }
    Ok(found)
}

fn manifest(file: &Path) -> Result<toml::Table> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    text.parse().with_context(|| file.display().to_string())
}

fn text(table: &toml::Table, path: &[&str]) -> Option<String> {
    let (last, before) = path.split_last()?;
    let table = before.iter().try_fold(table, |table, key| table.get(*key)?.as_table())?;
    table.get(*last)?.as_str().map(ToOwned::to_owned)
}

struct Reader<'a> {
    root: &'a Path,
    sources: Vec<Source>,
}

impl Reader<'_> {
    /// Reads a file and the modules that it declares, which are in `folder`.
    fn file(&mut self, file: &Path, module: Vec<String>, folder: &Path) -> Result<()> {
        let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
        let shown = file.strip_prefix(self.root).unwrap_or(file).to_owned();
        let at = || format!("{} is not Rust", shown.display());
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let tokens: TokenStream = text.parse().map_err(|problem| anyhow::anyhow!("{problem}")).with_context(at)?;
        let tokens = product(tokens);
        let syntax: syn::File = syn::parse2(tokens.clone()).with_context(at)?;
        let mut lines = BTreeSet::new();
        occupied(&tokens, &mut lines);
        let written: Vec<&str> = text.lines().collect();
        lines.retain(|number| written.get(number - 1).is_some_and(|line| !line.trim().is_empty()));
        let declared = declared(&syntax.items, &[], folder, file.parent().unwrap_or(folder));
        self.sources.push(Source { file: shown, module: module.clone(), tokens, syntax, lines });
        for (name, candidates) in declared {
            let Some(found) = candidates.iter().find(|candidate| candidate.exists()) else { continue };
            let own = if found.ends_with("mod.rs") {
                found.parent().map(Path::to_owned)
            } else {
                Some(found.with_extension(""))
            };
            self.file(found, [module.clone(), name].concat(), &own.unwrap_or_default())?;
        }
        Ok(())
    }
}

/// Modules that are files of their own: name below this file, and where it may be.
fn declared(items: &[syn::Item], inside: &[String], folder: &Path, beside: &Path) -> Vec<(Vec<String>, Vec<PathBuf>)> {
    let mut found = Vec::new();
    for item in items {
        let syn::Item::Mod(module) = item else { continue };
        let name = module.ident.to_string();
        let path = [inside, std::slice::from_ref(&name)].concat();
        match &module.content {
            Some((_, items)) => found.extend(declared(items, &path, &folder.join(&name), &folder.join(&name))),
            None => {
                let given = given_paths(&module.attrs);
                if given.is_empty() {
                    let usual = vec![folder.join(format!("{name}.rs")), folder.join(&name).join("mod.rs")];
                    found.push((path.clone(), usual));
                }
                found.extend(given.into_iter().map(|given| (path.clone(), vec![beside.join(given)])));
            }
        }
    }
    found
}

/// `#[path = "..."]`, and the files of several platforms by `#[cfg_attr(..., path = "...")]`.
fn given_paths(attributes: &[syn::Attribute]) -> Vec<String> {
    let mut given = Vec::new();
    for attribute in attributes {
        given.extend(given_path(&attribute.meta));
        if attribute.path().is_ident("cfg_attr")
            && let Ok(all) = attribute.parse_args_with(Punctuated::<syn::Meta, syn::Token![,]>::parse_terminated)
        {
            given.extend(all.iter().filter_map(given_path));
        }
    }
    given
}

fn given_path(meta: &syn::Meta) -> Option<String> {
    let syn::Meta::NameValue(pair) = meta else { return None };
    let syn::Expr::Lit(literal) = &pair.value else { return None };
    let syn::Lit::Str(path) = &literal.lit else { return None };
    pair.path.is_ident("path").then(|| path.value())
}

/// The tokens without documentation and without what is compiled for tests alone.
fn product(tokens: TokenStream) -> TokenStream {
    let mut left = Vec::new();
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        if !is_punct(&token, '#') {
            left.push(inside(token));
            continue;
        }
        let bang = rest.next_if(|next| is_punct(next, '!'));
        let Some(TokenTree::Group(group)) =
            rest.next_if(|next| matches!(next, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket))
        else {
            left.push(token);
            left.extend(bang);
            continue;
        };
        match attribute(group.stream()) {
            Attribute::Documentation => {}
            Attribute::Test => {
                skip_item(&mut rest);
                // Attributes in front of this one belong to the same item.
                while left.last().is_some_and(is_bracket) && left.len() > 1 && is_punct(&left[left.len() - 2], '#') {
                    left.truncate(left.len() - 2);
                }
            }
            Attribute::Other => {
                left.push(token);
                left.extend(bang);
                left.push(TokenTree::Group(group));
            }
        }
    }
    left.into_iter().collect()
}

fn inside(token: TokenTree) -> TokenTree {
    let TokenTree::Group(group) = token else { return token };
    let mut cleaned = Group::new(group.delimiter(), product(group.stream()));
    cleaned.set_span(group.span());
    TokenTree::Group(cleaned)
}

enum Attribute {
    Documentation,
    Test,
    Other,
}

fn attribute(tokens: TokenStream) -> Attribute {
    let text: String = tokens.to_string().split_whitespace().collect();
    if text.starts_with("doc=") {
        Attribute::Documentation
    } else if text == "test" || text.ends_with("::test") || text == "cfg(test)" || text.starts_with("cfg(all(test,") {
        Attribute::Test
    } else {
        Attribute::Other
    }
}

/// Skips an item, a field or a statement, from behind its attribute.
fn skip_item(rest: &mut std::iter::Peekable<impl Iterator<Item = TokenTree>>) {
    let mut to_semicolon = false;
    let mut item = false;
    while let Some(token) = rest.peek() {
        match token {
            TokenTree::Ident(ident) if !item => {
                let word = ident.to_string();
                to_semicolon = ["use", "static", "type", "let"].contains(&word.as_str());
                item = to_semicolon
                    || ["fn", "mod", "struct", "enum", "impl", "trait", "union", "macro_rules"]
                        .contains(&word.as_str());
            }
            TokenTree::Punct(punct) if punct.as_char() == ';' => {
                rest.next();
                return;
            }
            TokenTree::Punct(punct) if punct.as_char() == ',' && !item => {
                rest.next();
                return;
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace && !to_semicolon => {
                rest.next();
                return;
            }
            _ => {}
        }
        rest.next();
    }
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

fn is_bracket(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket)
}

/// Lines that a token covers.
fn occupied(tokens: &TokenStream, lines: &mut BTreeSet<usize>) {
    for token in tokens.clone() {
        match &token {
            TokenTree::Group(group) => {
                if group.delimiter() != Delimiter::None {
                    lines.insert(group.span_open().start().line);
                    lines.insert(group.span_close().end().line);
                }
                occupied(&group.stream(), lines);
            }
            _ => lines.extend(token.span().start().line..=token.span().end().line),
        }
    }
}

/// Functions with a body, by their product lines.
pub fn functions(source: &Source) -> Vec<Sized> {
    let mut finder = Finder { source, within: String::new(), functions: Vec::new(), structs: Vec::new() };
    finder.visit_file(&source.syntax);
    finder.functions
}

/// Structs with named fields, by the number of these.
pub fn structs(source: &Source) -> Vec<Sized> {
    let mut finder = Finder { source, within: String::new(), functions: Vec::new(), structs: Vec::new() };
    finder.visit_file(&source.syntax);
    finder.structs
}

struct Finder<'a> {
    source: &'a Source,
    /// The type whose functions are visited, as `Type::`.
    within: String,
    functions: Vec<Sized>,
    structs: Vec<Sized>,
}

impl Finder<'_> {
    fn function(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let lines = signature.ident.span().start().line..=body.brace_token.span.close().end().line;
        self.functions.push(Sized {
            name: format!("{}{}", self.within, signature.ident),
            size: self.source.lines.range(lines).count(),
            file: self.source.file.clone(),
        });
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let name = match &*item.self_ty {
            syn::Type::Path(path) => path.path.segments.last().map(|segment| format!("{}::", segment.ident)),
            _ => None,
        };
        let before = std::mem::replace(&mut self.within, name.unwrap_or_default());
        visit::visit_item_impl(self, item);
        self.within = before;
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(body) = &item.default {
            self.function(&item.sig, body);
        }
        visit::visit_trait_item_fn(self, item);
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        if let syn::Fields::Named(fields) = &item.fields {
            self.structs.push(Sized {
                name: item.ident.to_string(),
                size: fields.named.len(),
                file: self.source.file.clone(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[usize]) {
        let tokens = product(text.parse().expect("Rust"));
        let mut lines = BTreeSet::new();
        occupied(&tokens, &mut lines);
        assert_eq!(lines.into_iter().collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn tests_comments_and_documentation_are_no_product_lines() {
        check("//! doc\n/// doc\nfn a() {\n    // why\n    b(); /* x */\n\n}\n", &[3, 5, 7]);
        check("#[cfg(test)]\nmod tests {\n    fn a() {}\n}\nfn b() {}\n", &[5]);
        check("#[cfg(test)]\nuse a::{b,\n c};\nfn b() {}\n", &[4]);
        check("#[cfg(test)]\n#[path = \"x.rs\"]\nmod tests;\nfn b() {}\n", &[4]);
        check("#[allow(x)]\n#[cfg(test)]\nmod tests;\nfn b() {}\n", &[4]);
        check("struct A {\n    #[cfg(test)]\n    b: C,\n    d: E,\n}\n", &[1, 4, 5]);
        check("#[cfg(any(test, windows))]\nfn a() {}\n", &[1, 2]);
        check("const A: &str = \"b\nc\";\n", &[1, 2]);
    }
}
