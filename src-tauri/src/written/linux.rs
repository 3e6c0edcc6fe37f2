//! Asks the file manager over the session bus to select the file (Linux); without one, the folder is opened.

use std::io;
use std::path::Path;

use gtk::gio::prelude::FileExt as _;
use gtk::gio::{self, BusType, Cancellable, DBusCallFlags};
use gtk::glib::prelude::ToVariant as _;

/// A file manager that the bus must start may take a moment.
const WITHIN_MS: i32 = 10_000;

pub(super) fn show(path: &Path) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidFilename)?;
    match select(path) {
        Ok(()) => Ok(()),
        // It may still come: opening the folder, too, would make two windows.
        Err(late) if late.matches(gio::IOErrorEnum::TimedOut) => Ok(()),
        Err(_) => open::that_detached(folder),
    }
}

fn select(path: &Path) -> Result<(), gtk::glib::Error> {
    let bus = gio::bus_get_sync(BusType::Session, Cancellable::NONE)?;
    let files = vec![gio::File::for_path(path).uri().to_string()];
    bus.call_sync(
        Some("org.freedesktop.FileManager1"),
        "/org/freedesktop/FileManager1",
        "org.freedesktop.FileManager1",
        "ShowItems",
        Some(&(files, "").to_variant()),
        None,
        DBusCallFlags::NONE,
        WITHIN_MS,
        Cancellable::NONE,
    )?;
    Ok(())
}
