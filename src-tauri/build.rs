//! Tells Tauri which commands exist, so that each needs a permission, and where the capability lies.

/// One command a line. The capability `main` allows exactly these; a test holds the two against each other.
const COMMANDS: &str = include_str!("commands.txt");

fn main() {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/commands.txt");
    let commands: Vec<&'static str> = COMMANDS.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let manifest = tauri_build::AppManifest::new().commands(Vec::leak(commands));
    let attributes = tauri_build::Attributes::new()
        .app_manifest(manifest)
        .capabilities_path_pattern("./src-tauri/capabilities/**/*");
    if let Err(problem) = tauri_build::try_build(attributes) {
        panic!("{problem:#}");
    }
}
