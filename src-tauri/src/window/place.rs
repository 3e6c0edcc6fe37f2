//! The window's place and size, for the next start: written once the window has rested and when it closes, never while
//! it moves. It is restored only onto an existing screen, and never below the minimum size.
//!
//! A plugin does this, too, but it writes a file of its own and brings commands for the page.

use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::{AppHandle, LogicalSize, Manager as _, PhysicalPosition, PhysicalSize, WebviewWindow, WindowEvent};

use crate::app::App;

/// Setting: `x y width height maximized`, in pixels of the screen.
const SETTING: &str = "window";

/// How long the window rests before its place is written.
const RESTS: Duration = Duration::from_secs(1);

/// So much of the title bar must be on a screen to be grabbed.
const GRIP: (i64, i64) = (120, 24);

/// A rectangle in pixels of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Area {
    x: i32,
    y: i32,
    width: u32,
    height: u32,
}

/// The window's present or former place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    area: Area,
    maximized: bool,
}

impl Place {
    fn read(text: &str) -> Option<Self> {
        let parts: Vec<i64> = text.split(' ').map(|part| part.parse().ok()).collect::<Option<_>>()?;
        let [x, y, width, height, maximized] = parts[..] else { return None };
        let area = Area {
            x: x.try_into().ok()?,
            y: y.try_into().ok()?,
            width: width.try_into().ok()?,
            height: height.try_into().ok()?,
        };
        Some(Self { area, maximized: maximized == 1 })
    }

    fn write(self) -> String {
        let Area { x, y, width, height } = self.area;
        format!("{x} {y} {width} {height} {}", u8::from(self.maximized))
    }
}

/// The size to use, and the position if a person would find the window there.
fn fit(kept: Area, screens: &[Area], least: (u32, u32)) -> ((u32, u32), Option<(i32, i32)>) {
    let found = screens.iter().find(|screen| reachable(kept, screen));
    // A window from a larger screen fits the present one.
    let most = found.or_else(|| screens.iter().max_by_key(|screen| u64::from(screen.width) * u64::from(screen.height)));
    let side = |kept: u32, least: u32, most: Option<u32>| kept.min(most.unwrap_or(kept)).max(least);
    let size = (
        side(kept.width, least.0, most.map(|screen| screen.width)),
        side(kept.height, least.1, most.map(|screen| screen.height)),
    );
    (size, found.map(|_| (kept.x, kept.y)))
}

/// Whether enough of the upper edge is on this screen.
fn reachable(window: Area, screen: &Area) -> bool {
    let (left, top) = (i64::from(window.x), i64::from(window.y));
    let (right, bottom) =
        (i64::from(screen.x) + i64::from(screen.width), i64::from(screen.y) + i64::from(screen.height));
    let seen = right.min(left + i64::from(window.width)) - left.max(i64::from(screen.x));
    seen >= GRIP.0 && top >= i64::from(screen.y) && top + GRIP.1 <= bottom
}

/// The watch over one window.
struct Known {
    /// As it was stored, else as it was first shown: an unchanged place is not written.
    before: Mutex<Option<Place>>,
    /// A look is due.
    due: AtomicBool,
}

/// Restores the window's place before it is first shown, and watches it from now on.
pub fn keep(window: &WebviewWindow) {
    if window.try_state::<Arc<Known>>().is_some() {
        return;
    }
    let kept = app(window).and_then(|app| app.real().ok()?.store().setting(SETTING).ok()?);
    let kept = kept.as_deref().and_then(Place::read);
    if let Some(place) = kept {
        restore(window, place);
    }
    let known = Arc::new(Known { before: Mutex::new(kept), due: AtomicBool::new(false) });
    window.manage(known.clone());
    let watched = window.clone();
    window.on_window_event(move |event| match event {
        WindowEvent::Moved(_) | WindowEvent::Resized(_) => rest(&watched, &known),
        WindowEvent::CloseRequested { .. } => note(&watched, &known, true),
        _ => {}
    });
}

/// The window is shown: a first start has put it where it is now.
pub fn shown(window: &WebviewWindow) {
    let Some(known) = window.try_state::<Arc<Known>>() else { return };
    let now = place_of(window, &known);
    let mut before = known.before.lock();
    if before.is_none() {
        *before = now;
    }
}

fn restore(window: &WebviewWindow, place: Place) {
    let screens: Vec<Area> = window
        .available_monitors()
        .unwrap_or_default()
        .iter()
        .map(|screen| {
            let (at, size) = (screen.position(), screen.size());
            Area { x: at.x, y: at.y, width: size.width, height: size.height }
        })
        .collect();
    let (size, position) = fit(place.area, &screens, least(window));
    // A window system that places windows itself (Wayland) ignores this, and nothing is lost.
    let _ = window.set_size(PhysicalSize::new(size.0, size.1));
    if let Some((x, y)) = position {
        let _ = window.set_position(PhysicalPosition::new(x, y));
    }
    if place.maximized {
        let _ = window.maximize();
    }
}

/// The minimum size, from the configuration, in pixels of the screen.
fn least(window: &WebviewWindow) -> (u32, u32) {
    let config = window.app_handle().config().app.windows.first();
    let side = |side: Option<Option<f64>>| side.flatten().unwrap_or_default();
    let size = LogicalSize::new(side(config.map(|one| one.min_width)), side(config.map(|one| one.min_height)));
    let size = size.to_physical::<u32>(window.scale_factor().unwrap_or(1.0));
    (size.width, size.height)
}

/// Looks once the window has rested. While it moves, one look is due.
fn rest(window: &WebviewWindow, known: &Arc<Known>) {
    if known.due.swap(true, Ordering::AcqRel) {
        return;
    }
    let (window, known) = (window.clone(), known.clone());
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(RESTS).await;
        known.due.store(false, Ordering::Release);
        let handle: AppHandle = window.app_handle().clone();
        // Only the main thread can be asked about the window; an ending one doesn't answer.
        let _ending = handle.run_on_main_thread(move || note(&window, &known, false));
    });
}

/// Writes the window's place, if the person has changed it.
fn note(window: &WebviewWindow, known: &Known, closing: bool) {
    let Some(now) = place_of(window, known) else { return };
    let mut before = known.before.lock();
    if before.replace(now) == Some(now) {
        return;
    }
    drop(before);
    let Some(engine) = app(window).and_then(|app| app.real().ok()) else { return };
    let write = move || {
        if let Err(problem) = engine.store().set_setting(SETTING, Some(&now.write())) {
            tracing::info!(%problem, "the window's place was not kept");
        }
    };
    if closing {
        write();
    } else {
        drop(tauri::async_runtime::spawn_blocking(write));
    }
}

/// A window that fills the screen keeps the place that it returns to; a minimized one has none.
fn place_of(window: &WebviewWindow, known: &Known) -> Option<Place> {
    if !window.is_visible().unwrap_or(false) || window.is_minimized().unwrap_or(false) {
        return None;
    }
    let maximized = window.is_maximized().unwrap_or(false);
    let (at, size) = (window.outer_position().ok()?, window.inner_size().ok()?);
    let area = Area { x: at.x, y: at.y, width: size.width, height: size.height };
    let before = *known.before.lock();
    Some(Place { area: before.filter(|_| maximized).map_or(area, |before| before.area), maximized })
}

fn app(window: &WebviewWindow) -> Option<tauri::State<'_, App>> {
    window.try_state::<App>()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: (u32, u32) = (720, 520);
    const SCREEN: Area = Area { x: 0, y: 0, width: 1920, height: 1080 };
    const RIGHT: Area = Area { x: 1920, y: 0, width: 2560, height: 1440 };

    fn area(x: i32, y: i32, width: u32, height: u32) -> Area {
        Area { x, y, width, height }
    }

    #[test]
    fn a_window_goes_back_only_where_a_screen_is() {
        let kept = area(2200, 100, 1040, 720);
        assert_eq!(fit(kept, &[SCREEN, RIGHT], LEAST), ((1040, 720), Some((2200, 100))));
        assert_eq!(fit(kept, &[SCREEN], LEAST), ((1040, 720), None), "its screen is gone");
        assert_eq!(fit(area(-900, 10, 1040, 720), &[SCREEN], LEAST).1, Some((-900, 10)), "140 pixels can be gripped");
        assert_eq!(fit(area(-1000, 10, 1040, 720), &[SCREEN], LEAST).1, None, "40 can't");
        assert_eq!(fit(area(10, -30, 1040, 720), &[SCREEN], LEAST).1, None, "its title bar is above the screen");
        assert_eq!(fit(area(10, 1070, 1040, 720), &[SCREEN], LEAST).1, None, "or below");
        assert_eq!(fit(kept, &[], LEAST), ((1040, 720), None));
    }

    #[test]
    fn it_is_never_smaller_than_it_may_be_nor_larger_than_the_screen() {
        assert_eq!(fit(area(0, 0, 10, 10), &[SCREEN], LEAST).0, LEAST);
        assert_eq!(fit(area(0, 0, 3000, 2000), &[SCREEN], LEAST).0, (1920, 1080));
        assert_eq!(fit(area(0, 0, 3000, 2000), &[area(0, 0, 640, 480)], LEAST).0, LEAST);
        assert_eq!(fit(area(i32::MAX, i32::MIN, u32::MAX, u32::MAX), &[SCREEN], LEAST).1, None);
    }

    #[test]
    fn what_was_written_is_read_and_nothing_else() {
        let place = Place { area: area(-5, 7, 1040, 720), maximized: true };
        assert_eq!(Place::read(&place.write()), Some(place));
        for text in ["", "1 2 3 4", "1 2 3 4 5 6", "a b c d e", "1 2 -3 4 0", "99999999999 0 800 600 0"] {
            assert_eq!(Place::read(text), None, "{text}");
        }
    }
}
