//! The dialog on a real screen, or on none: nothing here needs to be seen.

use std::time::{Duration, Instant};

use engine::locale::Language;
use windows::Win32::Foundation::{HWND, LPARAM, RECT, WPARAM};
use windows::Win32::UI::WindowsAndMessaging::{
    FindWindowW, GetClientRect, GetWindowTextW, IsWindowVisible, PostMessageW, SetDlgItemTextW, WM_COMMAND,
};
use windows::core::{HSTRING, PCWSTR};
use zeroize::Zeroizing;

use super::super::Question;
use super::fit::{height, placed, width};
use super::{CANCEL, FIRST, FIRST_LABEL, NOTE, OK, SECOND, SECOND_LABEL, run};

/// As `commands` and `reporter` ask.
fn questions(language: Language) -> Vec<Question> {
    let t = |key: &str| language.t(key, &[]);
    let of = |name: &str| Question::new(language, t(&format!("{name}-title")), t(&format!("{name}-label")));
    let twice = Question { again: Some(t("typed-vault-again")), ..of("typed-vault-new") };
    let name = Question { shown: Some("Jörg".to_owned()), accept: t("typed-name-save"), ..of("typed-name") };
    vec![of("typed-secret"), of("typed-key"), of("typed-vault"), twice, name]
}

/// Opens it, acts on it from another thread, and returns its answer. Each test has titles of its own, so that tests
/// find only their own dialog.
fn with_dialog(mut question: Question, title: &str, act: impl FnOnce(Dialog) + Send) -> Option<Zeroizing<String>> {
    title.clone_into(&mut question.title);
    std::thread::scope(|scope| {
        let opened = scope.spawn(move || run(None, question));
        act(Dialog::find(title));
        opened.join().expect("no panic")
    })
}

struct Dialog(HWND);

#[expect(unsafe_code, reason = "Win32's dialogs have no safe door")]
impl Dialog {
    fn find(title: &str) -> Self {
        let title = HSTRING::from(title);
        let begun = Instant::now();
        loop {
            // SAFETY: the text outlives the call.
            let found = unsafe { FindWindowW(PCWSTR::null(), &title) };
            // It is shown when it is laid out.
            if let Ok(window) = found
                // SAFETY: takes a handle.
                && unsafe { IsWindowVisible(window) }.as_bool()
            {
                return Self(window);
            }
            assert!(begun.elapsed() < Duration::from_secs(20), "the dialog does not open");
            std::thread::yield_now();
        }
    }

    fn inside(&self) -> RECT {
        let mut inside = RECT::default();
        // SAFETY: the structure outlives the call.
        unsafe { GetClientRect(self.0, &raw mut inside) }.expect("an inside");
        inside
    }

    fn text(&self, id: u16) -> String {
        let (part, _) = placed(self.0, id).expect("a part");
        let mut units = [0; 512];
        // SAFETY: the system writes no more than the buffer holds.
        let length = unsafe { GetWindowTextW(part, &mut units) };
        String::from_utf16_lossy(&units[..usize::try_from(length).expect("a length")])
    }

    fn type_into(&self, id: u16, text: &str) {
        // SAFETY: the text outlives the call.
        unsafe { SetDlgItemTextW(self.0, i32::from(id), &HSTRING::from(text)) }.expect("typed");
    }

    fn press(&self, id: u16) {
        // SAFETY: takes numbers.
        unsafe { PostMessageW(Some(self.0), WM_COMMAND, WPARAM(id.into()), LPARAM(0)) }.expect("pressed");
    }
}

#[test]
fn no_text_is_cut_off_in_either_language() {
    for language in [Language::En, Language::De] {
        for (at, question) in questions(language).into_iter().enumerate() {
            let (title, asked) = (format!("fits-{}-{at}", language.tag()), question.clone());
            with_dialog(question, &title, |dialog| {
                let inside = dialog.inside();
                for id in [FIRST_LABEL, FIRST, SECOND_LABEL, SECOND, NOTE, OK, CANCEL] {
                    let Some((part, place)) = placed(dialog.0, id) else { continue };
                    let (across, down) = (place.right - place.left, place.bottom - place.top);
                    let fits = match id {
                        OK => width(part, &asked.accept) < across,
                        CANCEL => width(part, &asked.cancel) < across,
                        NOTE => height(part, &asked.differ, across) <= down,
                        FIRST_LABEL | SECOND_LABEL => height(part, &dialog.text(id), across) <= down,
                        _ => true,
                    };
                    assert!(fits, "{title}: part {id} is {across} by {down}");
                    assert!(
                        place.left >= 0 && place.right <= inside.right && place.bottom <= inside.bottom,
                        "{title}: {id}"
                    );
                }
                let (below, above) =
                    (placed(dialog.0, FIRST).expect("a field").1, placed(dialog.0, FIRST_LABEL).expect("a label").1);
                assert!(above.bottom <= below.top, "{title}: the label covers the field");
                dialog.press(CANCEL);
            });
        }
    }
}

#[test]
fn two_texts_that_differ_are_asked_for_again_and_emptied() {
    let question = questions(Language::De).remove(3);
    let differ = question.differ.clone();
    let given = with_dialog(question, "differ", |dialog| {
        dialog.type_into(FIRST, "eins");
        dialog.type_into(SECOND, "zwei");
        dialog.press(OK);
        let begun = Instant::now();
        while dialog.text(NOTE) != differ {
            assert!(begun.elapsed() < Duration::from_secs(20), "{}", dialog.text(NOTE));
            std::thread::yield_now();
        }
        assert_eq!((dialog.text(FIRST), dialog.text(SECOND)), (String::new(), String::new()));
        for field in [FIRST, SECOND] {
            dialog.type_into(field, "größer 🔑");
        }
        dialog.press(OK);
    });
    assert_eq!(given.as_deref().map(String::as_str), Some("größer 🔑"));
}

#[test]
fn a_dialog_that_is_canceled_gives_no_text() {
    let given = with_dialog(questions(Language::En).remove(0), "canceled", |dialog| {
        dialog.type_into(FIRST, "a text");
        dialog.press(CANCEL);
    });
    assert_eq!(given, None);
}
