//! The smallest Tauri window: one static page.

fn main() {
    tauri::Builder::default().run(tauri::generate_context!()).expect("a window");
}
