//! Every way into custody leads through its one function, with the clipboard in hand.

use super::{files, product_part, read, root, shown};

/// Functions that save a secret without a clipboard: for programs that have it in memory, and for tests.
const PAST_THE_CLIPBOARD: [&str; 4] = [".take_secret(", ".take_dell_key(", ".take_new_secret(", "Source::Memory"];

#[test]
fn no_door_of_the_app_leaves_the_clipboard_out() {
    for file in files(&root().join("src-tauri/src"), &["rs"]) {
        let text = read(&file);
        for line in product_part(&text) {
            let past = PAST_THE_CLIPBOARD.iter().find(|past| line.contains(**past));
            assert_eq!(past, None, "{}: a secret pasted there stays on the clipboard; use Space::take", shown(&file));
        }
    }
}

/// Only one file has the order.
#[test]
fn the_clipboard_is_emptied_after_custody_in_one_place() {
    let all = ["secrets", "engine"].map(|name| files(&root().join("src-tauri").join(name).join("src"), &["rs"]));
    let all = all.into_iter().flatten().filter(|file| !file.components().any(|part| part.as_os_str() == "tests"));
    let callers: Vec<String> = all.filter(|file| read(file).contains(".empty()")).map(|file| shown(&file)).collect();
    assert_eq!(callers, ["src-tauri/secrets/src/custody.rs"]);
}
