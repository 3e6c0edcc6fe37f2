//! The disk: full, read-only, or with a damaged file on it. The app reports it with a remedy, and nothing is lost.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::harness::consoles::Panel;
use crate::harness::steps::{self, PRACTICE_HOST};
use crate::harness::{Desktop, Home, PATIENCE, PRACTICE, Sandbox, Window, desktop, desktop_alone, practice, until};

const DATA: &str = "home/.local/share/okta-dell-connect";

/// A small disk under the app's data, in memory.
struct Disk(PathBuf);

impl Disk {
    fn new(home: &Home) -> Self {
        let at = home.path(DATA);
        fs::create_dir_all(&at).expect("a folder");
        let disk = Self(at);
        disk.system(&["mount", "-t", "tmpfs", "-o", "size=48m,mode=0777", "tmpfs"]);
        disk
    }

    /// As the system's administrator: as this user, or by sudo if it needs no password (as in CI).
    fn system(&self, command: &[&str]) {
        let run = |command: &[&str]| {
            let (program, arguments) = command.split_first().expect("a program");
            let done = Command::new(program).args(arguments).arg(&self.0).stderr(Stdio::null()).status();
            done.is_ok_and(|status| status.success())
        };
        let done = run(command) || run(&[&["sudo", "-n"], command].concat());
        assert!(done, "{command:?} {} is for root, or for a user whose sudo asks nothing", self.0.display());
    }

    /// Fills it to the last byte.
    fn fill(&self) {
        let mut file = File::create(self.0.join("filler")).expect("a file");
        let zeros = vec![0; 1 << 20];
        while file.write_all(&zeros).is_ok() {}
        while file.write_all(&[0]).is_ok() {}
    }

    fn make_room(&self) {
        fs::remove_file(self.0.join("filler")).expect("removed");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        self.system(&["umount", "-l"]);
    }
}

/// Practice at its first step, with the app's data on a small disk.
#[track_caller]
fn on_a_small_disk() -> (Desktop, Home, Sandbox, Disk, Window) {
    let desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let disk = Disk::new(&home);
    let window = Window::open(&home);
    steps::begin_practice(&window);
    (desktop, home, sandbox, disk, window)
}

#[test]
fn a_full_disk_is_reported_and_nothing_is_lost() {
    let (_desktop, _home, _sandbox, disk, window) = on_a_small_disk();
    window.fill("domain", PRACTICE_HOST);
    disk.fill();
    window.act("find-org");
    window.problem("store-full");
    window.picture("store-full");
    window.at("org");
    disk.make_room();
    window.act("find-org");
    steps::found(&window);
}

#[test]
fn a_read_only_disk_is_reported_and_nothing_is_lost() {
    let (_desktop, home, _sandbox, disk, window) = on_a_small_disk();
    window.kill();
    until("nothing writes there any more", PATIENCE, || {
        let mount = ["-o", "remount,ro"];
        Command::new("mount").args(mount).arg(&disk.0).stderr(Stdio::null()).status().ok()?.success().then_some(())
    });
    let window = Window::open(&home);
    window.at("blocked");
    window.problem("store-readonly");
    window.picture("store-readonly");
    disk.system(&["mount", "-o", "remount,rw"]);
    window.act("view");
    window.at("org");
}

/// Overwrites practice mode's database while no app has it open.
pub fn damage(home: &Home) {
    let practice = home.path(DATA).join("practice");
    for name in ["connections.db", "connections.db-wal"] {
        let length = fs::metadata(practice.join(name)).expect("is there").len();
        fs::write(practice.join(name), vec![0x5a; usize::try_from(length).expect("small")]).expect("damaged");
    }
}

#[test]
fn a_damaged_file_is_named_and_its_secret_recovered() {
    let (_desktop, home, sandbox, window) = practice();
    steps::to_secret(&window, &Panel, steps::CONSOLE);
    steps::save_secret(&window, &Panel);
    let id = window.view()["screen"]["id"].as_str().expect("an id").to_owned();
    window.kill();
    damage(&home);

    let window = Window::open(&home);
    window.at("home");
    window.see("[data-row=set-aside]");
    window.see(&format!("[data-found='{id}']"));
    assert!(desktop::secret(PRACTICE) == sandbox.secret(), "the keychain lost the secret");
    window.picture("found-secrets");
    window.act_on("adopt-secret", &id);
    steps::again_to_secret(&window, steps::CONSOLE);
    window.see("[data-field=secret][data-held=yes]");
    assert!(desktop::secret(PRACTICE) == sandbox.secret(), "the keychain lost the secret");
}
