//! An alert with secure fields, or a plain one for a text that is no secret (macOS). The workflow file compiles it;
//! untested where the rest of the tests run. `AppKit`'s own `NSString` can't be overwritten from here: the fields are
//! emptied.

use objc2::rc::Retained;
use objc2::{MainThreadMarker, MainThreadOnly as _};
use objc2_app_kit::{NSAlert, NSAlertFirstButtonReturn, NSSecureTextField, NSTextField, NSView};
use objc2_foundation::{NSPoint, NSRect, NSSize, NSString};
use tauri::AppHandle;
use zeroize::Zeroizing;

use super::{Answer, Question};

/// Points: wide enough for a client secret's dots.
const WIDTH: f64 = 360.0;
const LABEL: f64 = 18.0;
const FIELD: f64 = 24.0;
const GAP: f64 = 8.0;

/// Opens it and waits on the main thread, as the system's own alerts do.
pub(super) fn open(_handle: &AppHandle, question: Question, answer: Answer) {
    let given = MainThreadMarker::new().and_then(|main| run(main, &question));
    let _unheard = answer.send(given);
}

fn run(main: MainThreadMarker, question: &Question) -> Option<Zeroizing<String>> {
    let alert = NSAlert::new(main);
    alert.setMessageText(&NSString::from_str(&question.title));
    alert.addButtonWithTitle(&NSString::from_str(&question.accept));
    alert.addButtonWithTitle(&NSString::from_str(&question.cancel));

    let labels: Vec<&str> = std::iter::once(question.label.as_str()).chain(question.again.as_deref()).collect();
    let row = LABEL + FIELD + GAP;
    let height = row * if labels.len() > 1 { 2.0 } else { 1.0 };
    let view = NSView::initWithFrame(NSView::alloc(main), rect(0.0, height));
    let mut top = height;
    let mut fields = Vec::new();
    for label in labels {
        let text = NSTextField::labelWithString(&NSString::from_str(label), main);
        text.setFrame(rect(top - LABEL, LABEL));
        let place = rect(top - LABEL - FIELD, FIELD);
        let field: Retained<NSTextField> = match &question.shown {
            Some(_) => NSTextField::initWithFrame(NSTextField::alloc(main), place),
            None => Retained::into_super(NSSecureTextField::initWithFrame(NSSecureTextField::alloc(main), place)),
        };
        field.setStringValue(&NSString::from_str(question.shown.as_deref().unwrap_or_default()));
        view.addSubview(&text);
        view.addSubview(&field);
        fields.push(field);
        top -= row;
    }
    alert.setAccessoryView(Some(&view));
    alert.layout();
    let first = fields.first()?;
    loop {
        alert.window().setInitialFirstResponder(Some(first));
        let accepted = alert.runModal() == NSAlertFirstButtonReturn;
        let mut texts = Vec::new();
        for field in &fields {
            if accepted {
                texts.push(Zeroizing::new(field.stringValue().to_string()));
            }
            field.setStringValue(&NSString::new());
        }
        if !accepted {
            return None;
        }
        if texts.iter().any(|text| text.as_str() != texts[0].as_str()) {
            alert.setInformativeText(&NSString::from_str(&question.differ));
            continue;
        }
        match texts.into_iter().next() {
            Some(text) if !text.is_empty() => return Some(text),
            // The field is empty: the alert can only stay open.
            _ => {}
        }
    }
}

fn rect(bottom: f64, height: f64) -> NSRect {
    NSRect::new(NSPoint::new(0.0, bottom), NSSize::new(WIDTH, height))
}
