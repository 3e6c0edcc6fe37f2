//! Holds `ui/src/host/wire.ts` against the types here; `ODC_WRITE_WIRE=1` writes it.

use ts_rs::{Config, TS, TypeVisitor};

use super::*;

struct Collected<'a> {
    config: &'a Config,
    seen: Vec<(String, String)>,
}

impl TypeVisitor for Collected<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let Some(_) = T::output_path() else { return };
        let name = T::ident(self.config);
        if self.seen.iter().any(|(seen, _)| *seen == name) {
            return;
        }
        self.seen.push((name, T::decl(self.config)));
        T::visit_dependencies(self);
    }
}

fn generated() -> String {
    let config = Config::default();
    let mut all = Collected { config: &config, seen: Vec::new() };
    all.visit::<View>();
    all.visit::<Computer>();
    all.visit::<Reading>();
    all.visit::<Copied>();
    all.visit::<Written>();
    all.visit::<Looked>();
    all.visit::<TestPlan>();
    all.visit::<Tested>();
    all.visit::<Row>();
    all.visit::<AuditProgress>();
    all.visit::<ProblemView>();
    all.visit::<Panel>();
    all.visit::<PanelAct>();
    all.visit::<NetworkReport>();
    all.visit::<ProxySetting>();
    all.visit::<RotationAct>();
    all.visit::<StatusAct>();
    all.visit::<TaskLook>();
    all.visit::<Settings>();
    all.visit::<About>();
    all.visit::<model::journey::Reminder>();
    all.visit::<Notice>();
    all.visit::<GivenEnvironment>();
    all.visit::<UnderstoodEnvironment>();
    all.seen.sort();
    let mut text = String::from("// Generated from src-tauri/src/view by `cargo xtask wire`. Do not edit.\n");
    for (_, declaration) in all.seen {
        text.push_str("\nexport ");
        text.push_str(&declaration);
        text.push('\n');
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
