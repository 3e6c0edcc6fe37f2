//! The web view's cage: what a hostile page would try, tried in the real window.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::json;

use crate::harness::{Home, Window, desktop, desktop_alone, until};

#[test]
fn nothing_gets_out_of_the_page() {
    let _desktop = desktop_alone();
    let home = Home::new();
    let outside = Outside::listen();
    let window = Window::open(&home);
    window.at("home");
    desktop::shown_window_of(window.app());
    desktop::set_clipboard("on the clipboard");

    let script =
        format!("(async () => {{ {} }})()", include_str!("page_isolation/probes.js").replace("arguments", "given"));
    let script = format!("const given = arguments; {script}");
    let probes = window.run_later(&script, &[json!(outside.port)]);
    let probes: Vec<(String, bool, String)> = serde_json::from_value(probes).expect("a row for each probe");
    assert!(probes.len() >= 30, "only {} probes were run", probes.len());
    let through: Vec<_> = probes.iter().filter(|(_, through, _)| *through).collect();
    assert!(through.is_empty(), "these got through: {through:?}; all: {probes:#?}");

    assert_eq!(outside.seen(), Vec::<String>::new(), "something left the page");
    assert_eq!(window.run("return location.href", &[]), json!("tauri://localhost"));
    window.at("home");
    assert_eq!(desktop::visible_windows_of(window.app()).len(), 1, "another window opened");
    assert_eq!(desktop::clipboard(), "on the clipboard");
    let taken = walk(home.folder()).into_iter().find(|path| path.ends_with("taken.txt"));
    assert_eq!(taken, None, "a download was written");
    // What the app itself needs still gets through.
    let view = window.view();
    assert_eq!(view["screen"]["at"], "home");
    outside.counts();
}

/// A port that counts connections.
struct Outside {
    port: u16,
    seen: Arc<Mutex<Vec<String>>>,
    count: Arc<AtomicUsize>,
}

impl Outside {
    fn listen() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = listener.local_addr().expect("its address").port();
        let (seen, count) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicUsize::new(0)));
        let (list, counter) = (seen.clone(), count.clone());
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let mut head = [0; 200];
                stream.set_read_timeout(Some(Duration::from_millis(300))).expect("a time");
                // A connection counts even without data.
                let read = stream.read(&mut head).unwrap_or_default();
                list.lock().expect("unpoisoned").push(String::from_utf8_lossy(&head[..read]).into_owned());
                counter.fetch_add(1, Ordering::SeqCst);
                let _gone =
                    stream.write_all(b"HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\n\r\n");
            }
        });
        Self { port, seen, count }
    }

    fn seen(&self) -> Vec<String> {
        self.seen.lock().expect("unpoisoned").clone()
    }

    /// A real connection is counted.
    fn counts(&self) {
        let mut stream = std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("it listens");
        stream.write_all(b"GET /control HTTP/1.1\r\n\r\n").expect("it reads");
        until("the control is counted", 5, || (self.count.load(Ordering::SeqCst) == 1).then_some(()));
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    entries
        .flatten()
        .flat_map(|entry| {
            let path = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) { walk(&path) } else { vec![path] }
        })
        .collect()
}
