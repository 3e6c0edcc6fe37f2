//! Tells Tauri which commands exist, so that each needs a permission, and where the capability lies.

/// One command a line. The capability `main` allows exactly these; a test holds the two against each other.
const COMMANDS: &str = include_str!("commands.txt");

/// What a hostile page gains by each.
const GAINS: &str = include_str!("commands.md");

fn main() {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/commands.txt");
    println!("cargo:rerun-if-changed=src-tauri/commands.md");
    let commands: Vec<&'static str> = COMMANDS.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    for command in &commands {
        let row = format!("| `{command}` |");
        let says = |line: &str| line.trim_end_matches(['|', ' ']).rsplit('|').next().is_some_and(|gain| gain.len() > 3);
        assert!(
            GAINS.lines().any(|line| line.starts_with(&row) && line.matches('|').count() == 4 && says(line)),
            "{command} has no row in src-tauri/commands.md: say what a hostile page gains by it"
        );
    }
    let manifest = tauri_build::AppManifest::new().commands(Vec::leak(commands));
    let attributes = tauri_build::Attributes::new()
        .app_manifest(manifest)
        .capabilities_path_pattern("./src-tauri/capabilities/**/*");
    if let Err(problem) = tauri_build::try_build(attributes) {
        panic!("{problem:#}");
    }
}
