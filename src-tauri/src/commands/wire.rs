//! Holds `ui/src/host/wire.ts` against the commands and the types that they take and answer; `cargo xtask wire`
//! writes it. `build.rs` finds the commands.

use ts_rs::{Config, TS, TypeVisitor};

include!(concat!(env!("OUT_DIR"), "/signatures.rs"));

/// A command as the page calls it.
struct Signature {
    method: String,
    docs: &'static [&'static str],
    /// Name, type.
    arguments: Vec<(String, String)>,
    answer: String,
}

struct Wire<'a> {
    config: &'a Config,
    commands: Vec<Signature>,
    /// Each type's name and declaration.
    types: Vec<(String, String)>,
}

impl TypeVisitor for Wire<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let Some(_) = T::output_path() else { return };
        let name = T::ident(self.config);
        if self.types.iter().any(|(seen, _)| *seen == name) {
            return;
        }
        self.types.push((name, T::decl(self.config)));
        T::visit_dependencies(self);
    }
}

impl Wire<'_> {
    fn command(&mut self, name: &str, docs: &'static [&'static str]) -> &mut Self {
        let (method, arguments, answer) = (camel(name), Vec::new(), String::new());
        self.commands.push(Signature { method, docs, arguments, answer });
        self
    }

    fn takes<T: TS + 'static>(&mut self, name: &str) -> &mut Self {
        let ty = self.known::<T>();
        self.last().arguments.push((camel(name), ty));
        self
    }

    fn hears<T: TS + 'static>(&mut self, name: &str) -> &mut Self {
        let ty = self.known::<T>();
        let heard = if ty == "null" { String::new() } else { format!("value: {ty}") };
        self.last().arguments.push((camel(name), format!("({heard}) => void")));
        self
    }

    fn answers<T: TS + 'static>(&mut self) {
        let ty = self.known::<T>();
        self.last().answer = if ty == "null" { "void".to_owned() } else { ty };
    }

    fn known<T: TS + 'static>(&mut self) -> String {
        self.visit::<T>();
        T::visit_generics(self);
        T::name(self.config)
    }

    fn last(&mut self) -> &mut Signature {
        self.commands.last_mut().expect("a command was begun")
    }
}

fn camel(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| format!("{all}{}{}", part[..1].to_uppercase(), &part[1..]))
}

fn generated() -> String {
    let config = Config::default().with_large_int("number");
    let mut wire = Wire { config: &config, commands: Vec::new(), types: Vec::new() };
    signatures(&mut wire);
    let mut text = String::from("// Generated from src-tauri/src/commands by `cargo xtask wire`. Do not edit.\n");
    text.push_str("\n/** A command answers with the whole new view unless its type says otherwise; a refusal rejects with a `ProblemView`. */\n");
    text.push_str("export interface Host {\n");
    for command in &wire.commands {
        match command.docs {
            [] => {}
            [one] => text.push_str(&format!("  /** {one} */\n")),
            more => text.push_str(&format!("  /**\n   * {}\n   */\n", more.join("\n   * "))),
        }
        let arguments: Vec<String> = command.arguments.iter().map(|(name, ty)| format!("{name}: {ty}")).collect();
        text.push_str(&format!("  {}({}): Promise<{}>;\n", command.method, arguments.join(", "), command.answer));
    }
    text.push_str("}\n\n/** Names of the arguments, in their order. */\n");
    text.push_str("export const ARGUMENTS: Record<keyof Host, readonly string[]> = {\n");
    for command in &wire.commands {
        let names: Vec<String> = command.arguments.iter().map(|(name, _)| format!("'{name}'")).collect();
        text.push_str(&format!("  {}: [{}],\n", command.method, names.join(", ")));
    }
    text.push_str("};\n");
    wire.types.sort();
    for (_, declaration) in wire.types {
        text.push_str(&format!("\nexport {declaration}\n"));
    }
    text
}

#[test]
fn wire_is_not_stale() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src/host/wire.ts");
    let now = generated();
    if std::env::var_os("ODC_WRITE_WIRE").is_some() {
        std::fs::write(path, &now).expect("wire.ts is written");
    }
    let kept = std::fs::read_to_string(path).expect("wire.ts is there");
    assert!(kept == now, "ui/src/host/wire.ts is stale: run `cargo xtask wire`");
}
