//! Finds the functions marked `#[tauri::command]` and writes from them whatever else has to name a command, so that
//! a command is its function and one row of `commands.md`.
//!
//! In `OUT_DIR`: `handler.rs`, the functions for Tauri; `capabilities/main.json`, which lets the page call them and
//! nothing else; `signatures.rs`, from which the test in `src/commands/wire.rs` holds `ui/src/host/wire.ts`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use syn::{
    Attribute, Expr, FnArg, GenericArgument, Item, ItemFn, Lit, Meta, Pat, PathArguments, ReturnType, Type, UseTree,
};

const FUNCTIONS: &str = "src-tauri/src/commands";

/// What a hostile page gains by each.
const GAINS: &str = "src-tauri/commands.md";

/// Known in every module.
const BUILT_IN: [&str; 6] = ["Option", "String", "Vec", "bool", "u32", "u64"];

/// What Tauri fills in; the page never sees it.
const FROM_TAURI: [&str; 2] = ["AppHandle", "State"];

struct Command {
    module: String,
    name: String,
    /// A call on `Wire`.
    signature: String,
}

fn main() {
    println!("cargo:rerun-if-changed={FUNCTIONS}");
    println!("cargo:rerun-if-changed={GAINS}");
    let commands = commands();
    check_gains(&commands);

    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names OUT_DIR"));
    let functions: Vec<String> = commands.iter().map(|c| format!("{}::{}", c.module, c.name)).collect();
    write(&out.join("handler.rs"), &format!("tauri::generate_handler![{}]\n", functions.join(", ")));
    let signatures: String = commands.iter().map(|c| format!("    {}\n", c.signature)).collect();
    write(&out.join("signatures.rs"), &format!("fn signatures(wire: &mut Wire<'_>) {{\n{signatures}}}\n"));

    let names: Vec<&'static str> = commands.into_iter().map(|c| &*c.name.leak()).collect();
    let capabilities = out.join("capabilities");
    fs::create_dir_all(&capabilities).expect("a folder in OUT_DIR");
    write(&capabilities.join("main.json"), &capability(&names));
    let attributes = tauri_build::Attributes::new()
        .app_manifest(tauri_build::AppManifest::new().commands(names.leak()))
        .capabilities_path_pattern(escaped(&capabilities.join("main.json")).leak());
    if let Err(problem) = tauri_build::try_build(attributes) {
        panic!("{problem:#}");
    }
}

/// All commands, by file and then in the order of the file.
fn commands() -> Vec<Command> {
    let folder = fs::read_dir(FUNCTIONS).expect(FUNCTIONS);
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.expect(FUNCTIONS).path()).collect();
    files.sort();
    let mut commands = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let module = path.file_stem().and_then(|stem| stem.to_str()).expect("a name in UTF-8").to_owned();
        let names = names(&module, &file.items);
        for item in &file.items {
            if let Item::Fn(function) = item
                && function.attrs.iter().any(is_command)
            {
                let name = function.sig.ident.to_string();
                commands.push(Command { signature: signature(function, &names), name, module: module.clone() });
            }
        }
    }
    commands
}

fn is_command(attribute: &Attribute) -> bool {
    let path: Vec<String> = attribute.path().segments.iter().map(|part| part.ident.to_string()).collect();
    path == ["tauri", "command"]
}

/// Each command has one row in `commands.md` that says what a hostile page gains, and each row has its command.
fn check_gains(commands: &[Command]) {
    let text = fs::read_to_string(GAINS).expect(GAINS);
    let row = |line: &str| {
        let cells: Vec<&str> = line.strip_prefix("| `")?.strip_suffix('|')?.split('|').map(str::trim).collect();
        let [name, _, gain] = cells[..] else { panic!("{GAINS}: three cells, please: {line}") };
        assert!(gain.len() > 3, "{GAINS}: what does a hostile page gain? {line}");
        Some(name.trim_end_matches('`').to_owned())
    };
    let rows: Vec<String> = text.lines().filter_map(row).collect();
    let mut named = BTreeSet::new();
    for name in &rows {
        assert!(named.insert(name.as_str()), "{GAINS} has two rows for {name}");
    }
    let mut found = BTreeSet::new();
    for name in commands.iter().map(|command| command.name.as_str()) {
        assert!(found.insert(name), "two commands are called {name}");
        assert!(named.contains(name), "{name} has no row in {GAINS}: say what a hostile page gains by it");
    }
    let gone: Vec<_> = named.difference(&found).collect();
    assert!(gone.is_empty(), "{GAINS} has rows for {gone:?}, which are no commands");
}

fn capability(commands: &[&str]) -> String {
    let allow: Vec<String> = commands.iter().map(|name| format!("\"allow-{}\"", name.replace('_', "-"))).collect();
    format!("{{\"identifier\": \"main\", \"windows\": [\"main\"], \"permissions\": [{}]}}\n", allow.join(", "))
}

/// What the names mean that a file imports or defines, as paths from the crate's root.
fn names(module: &str, items: &[Item]) -> BTreeMap<String, String> {
    let here = format!("crate::commands::{module}");
    let mut names = BTreeMap::new();
    for item in items {
        match item {
            Item::Use(imported) => import(&imported.tree, "", &here, &mut names),
            Item::Struct(defined) => {
                drop(names.insert(defined.ident.to_string(), format!("{here}::{}", defined.ident)))
            }
            Item::Enum(defined) => drop(names.insert(defined.ident.to_string(), format!("{here}::{}", defined.ident))),
            _ => {}
        }
    }
    names
}

fn import(tree: &UseTree, before: &str, here: &str, names: &mut BTreeMap<String, String>) {
    let below = |name: &syn::Ident| match (before, name.to_string().as_str()) {
        ("", "self") => here.to_owned(),
        ("", "super") => "crate::commands".to_owned(),
        ("", name) => name.to_owned(),
        (_, "self") => before.to_owned(),
        (_, name) => format!("{before}::{name}"),
    };
    match tree {
        UseTree::Path(path) => import(&path.tree, &below(&path.ident), here, names),
        UseTree::Group(group) => group.items.iter().for_each(|tree| import(tree, before, here, names)),
        UseTree::Rename(renamed) => drop(names.insert(renamed.rename.to_string(), below(&renamed.ident))),
        UseTree::Name(name) if name.ident == "self" => {
            let last = before.rsplit("::").next().unwrap_or_default();
            names.insert(last.to_owned(), before.to_owned());
        }
        UseTree::Name(name) => drop(names.insert(name.ident.to_string(), below(&name.ident))),
        UseTree::Glob(_) => {}
    }
}

/// Like `wire.command("go_to", &["Opens a step."]).takes::<model::connection::Step>("step").answers::<crate::view::View>();`
fn signature(function: &ItemFn, names: &BTreeMap<String, String>) -> String {
    let name = function.sig.ident.to_string();
    let docs: Vec<String> = function.attrs.iter().filter_map(doc).collect();
    let mut text = format!("wire.command({name:?}, &{docs:?})");
    for argument in &function.sig.inputs {
        let FnArg::Typed(argument) = argument else { panic!("{name} takes self") };
        let Pat::Ident(pattern) = &*argument.pat else { panic!("{name} takes a pattern") };
        let (kind, inner) = last_part(&argument.ty, &name);
        let (call, ty) = match (kind.as_str(), inner) {
            (kind, _) if FROM_TAURI.contains(&kind) => continue,
            ("Channel", Some(event)) => ("hears", absolute(event, names, &name)),
            _ => ("takes", absolute(&argument.ty, names, &name)),
        };
        let _ = write!(text, ".{call}::<{ty}>({:?})", pattern.ident.to_string());
    }
    let ReturnType::Type(_, answer) = &function.sig.output else { panic!("{name} answers nothing: `Answer<()>`") };
    let (kind, inner) = last_part(answer, &name);
    assert_eq!(kind, "Answer", "{name} answers something else than `Answer`");
    let answer = inner.map_or_else(|| "crate::view::View".to_owned(), |ty| absolute(ty, names, &name));
    let _ = write!(text, ".answers::<{answer}>();");
    text
}

fn doc(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else { return None };
    match &pair.value {
        Expr::Lit(literal) if pair.path.is_ident("doc") => match &literal.lit {
            Lit::Str(text) => Some(text.value().trim().to_owned()),
            _ => None,
        },
        _ => None,
    }
}

/// The last name of a type, and what stands between its brackets: `Channel` and `Row` of `ipc::Channel<Row>`.
fn last_part<'a>(ty: &'a Type, command: &str) -> (String, Option<&'a Type>) {
    let Type::Path(path) = ty else { return (String::new(), None) };
    let last = path.path.segments.last().unwrap_or_else(|| panic!("{command}: a type without a name"));
    (last.ident.to_string(), arguments(&last.arguments).next())
}

fn arguments(arguments: &PathArguments) -> impl Iterator<Item = &Type> {
    let all = match arguments {
        PathArguments::AngleBracketed(all) => Some(all.args.iter()),
        PathArguments::None | PathArguments::Parenthesized(_) => None,
    };
    all.into_iter().flatten().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// A type as another module can name it.
fn absolute(ty: &Type, names: &BTreeMap<String, String>, command: &str) -> String {
    let path = match ty {
        Type::Tuple(tuple) if tuple.elems.is_empty() => return "()".to_owned(),
        Type::Path(path) => &path.path,
        _ => panic!("{command}: only owned types with a name cross the wire"),
    };
    let mut parts: Vec<String> = path.segments.iter().map(|part| part.ident.to_string()).collect();
    if let Some(known) = names.get(&parts[0]) {
        parts[0].clone_from(known);
    } else {
        let whole = parts[0] == "crate" || BUILT_IN.contains(&parts[0].as_str());
        assert!(whole, "{command}: `{}` is neither imported by its file nor known everywhere", parts[0]);
    }
    let inner: Vec<String> = path
        .segments
        .last()
        .into_iter()
        .flat_map(|part| arguments(&part.arguments))
        .map(|ty| absolute(ty, names, command))
        .collect();
    let inner = if inner.is_empty() { String::new() } else { format!("<{}>", inner.join(", ")) };
    format!("{}{inner}", parts.join("::"))
}

/// A path as a pattern that means only itself.
fn escaped(path: &Path) -> String {
    let mut pattern = String::new();
    for one in path.to_str().expect("a path in UTF-8").chars() {
        if matches!(one, '?' | '*' | '[' | ']') {
            let _ = write!(pattern, "[{one}]");
        } else {
            pattern.push(one);
        }
    }
    pattern
}

/// Leaves a file alone that is already as it should be: nothing is built anew for its date.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|kept| kept == text) {
        return;
    }
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
