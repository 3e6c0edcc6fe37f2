//! How the sandbox's fault `echo` can spell what it repeats; `None` repeats it as it came.

pub const SPELLINGS: [Option<&str>; 10] = [
    None,
    Some("base64"),
    Some("base64url"),
    Some("percent"),
    Some("escape"),
    Some("entity"),
    Some("hex"),
    Some("utf16"),
    Some("twice"),
    Some("half"),
];
