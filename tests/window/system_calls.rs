//! Every byte that the app's processes hand to the kernel, at the most verbose log level: the secret leaves only to the
//! display, and only while a person copies it. To the keychain it goes encrypted for the session, to Okta and Dell in
//! TLS.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::harness::consoles::Browser;
use crate::harness::encodings::encodings;
use crate::harness::steps;
use crate::harness::{Home, Sandbox, Window, desktop, desktop_alone, given, processes};

/// All calls that hand bytes to the kernel.
const CALLS: &str = "write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,sendmmsg,vmsplice";

/// The app under strace. The tracer detaches itself (`-D`), so that the app is still the driver's own child.
fn traced(home: Home) -> Home {
    let program = home.path("traced");
    let record = home.path("writes");
    let script = format!(
        "#!/bin/sh\nexec strace -D -f -qq -yy -xx -s 8388608 -e signal=none -e trace={CALLS} -o '{}' '{}' \"$@\"\n",
        record.display(),
        given("ODC_APP"),
    );
    fs::write(&program, script).expect("written");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).expect("made a program");
    home.program(&program)
}

/// Where the secret was written: the descriptor's name, and how often.
fn written(record: &Path, secret: &str) -> (usize, BTreeMap<String, usize>) {
    let needles: Vec<String> = encodings(secret)
        .into_iter()
        .map(|(_, bytes)| bytes.iter().map(|byte| format!("\\x{byte:02x}")).collect())
        .collect();
    let finders: Vec<_> = needles.iter().map(memchr::memmem::Finder::new).collect();
    let (mut lines, mut places) = (0, BTreeMap::new());
    let mut record = BufReader::new(File::open(record).expect("strace wrote"));
    let mut line = Vec::new();
    while record.read_until(b'\n', &mut line).expect("read") > 0 {
        lines += 1;
        if finders.iter().any(|finder| finder.find(&line).is_some()) {
            let text = String::from_utf8_lossy(&line);
            // Not the content, which contains the secret.
            let place =
                text.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or("unnamed", |(peer, rest)| {
                    // A socket's name has both its ends, with an arrow between.
                    if peer.ends_with('-') { rest.split('>').next().unwrap_or(peer) } else { peer }
                });
            *places.entry(place.to_owned()).or_default() += 1;
        }
        line.clear();
    }
    (lines, places)
}

#[test]
fn the_secret_is_written_to_the_display_alone() {
    let _desktop = desktop_alone();
    let home = traced(Home::new().practice());
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    let secret = steps::to_authorize(&window, &sandbox, &Browser(&sandbox), steps::CONSOLE);
    let (lines, places) = written(&home.path("writes"), &secret);
    assert!(lines > 1000, "strace recorded {lines} calls only");
    assert_eq!(places, BTreeMap::new(), "taken and used, it was written");

    // A person's copy goes to the display, for any program that pastes it: so it would have been seen above.
    steps::copy_secret(&window, &secret);
    window.act("clear-clipboard");
    desktop::wait_for_clipboard("");
    let (_, places) = written(&home.path("writes"), &secret);
    assert!(!places.is_empty(), "copying was not seen");
    let displays: Vec<String> =
        processes::named("Xvfb").into_iter().flat_map(processes::sockets).map(|inode| format!("{inode}]")).collect();
    assert!(places.keys().all(|place| displays.contains(place)), "{places:?} are not of the display");
    window.close();
    assert_eq!(written(&home.path("writes"), &secret).1, places, "it was written on the way out");
}
