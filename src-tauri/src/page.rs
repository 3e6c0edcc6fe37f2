//! The page as it is served: with the first view, the frame's words and, where Welcome is the first screen, that screen
//! as markup, in the person's language. So its script asks for nothing before it works, and the screen is there before
//! any script. `ui/firstScreen.ts` makes the parts, for each language between comments.

use std::borrow::Cow;

use engine::locale::Language;
use tauri::http::{Request, Response};
use tauri::{AppHandle, Manager as _};

use crate::app::App;
use crate::view::{Screen, View};

/// The only page.
const PAGE: [&str; 2] = ["/", "/index.html"];

/// Fills the page; every other file stays as it is. Waits until the connections are open.
pub fn serve(handle: &AppHandle, request: &Request<Vec<u8>>, response: &mut Response<Cow<'static, [u8]>>) {
    let path = request.uri().path();
    tracing::trace!(path, "the page fetches");
    if !PAGE.contains(&path) {
        return;
    }
    let app = handle.state::<App>();
    // Why there is no view, the page asks by its first call.
    let view = tokio::task::block_in_place(|| tauri::async_runtime::block_on(app.first_view())).ok().flatten();
    let json = view.as_ref().and_then(|view| serde_json::to_string(view).ok()).unwrap_or_default();
    let language = app.language().unwrap_or(Language::of(None));
    let page = String::from_utf8_lossy(response.body());
    let page = filled(&page, &json, view.is_some_and(|view| is_welcome(&view)), language);
    *response.body_mut() = Cow::Owned(page.into_bytes());
}

/// Whether Welcome is on screen, with nothing beside it.
fn is_welcome(view: &View) -> bool {
    match &view.screen {
        Screen::Home(home) => home.counts.total == 0 && home.set_aside.is_none() && home.clock_before.is_none(),
        Screen::Path(_) => false,
    }
}

fn filled(page: &str, view: &str, welcome: bool, language: Language) -> String {
    let mut page = page.to_owned();
    for one in [Language::En, Language::De] {
        let spoken = one == language;
        choose(&mut page, &format!("first {}", one.tag()), spoken && welcome);
        choose(&mut page, &format!("words {}", one.tag()), spoken);
    }
    let tags = format!("<html lang=\"{}\" data-system=\"{}\"", language.tag(), Language::of(None).tag());
    // In JSON these are the same text, and in HTML they neither end the element nor become another character.
    let view = view.replace('&', "\\u0026").replace('<', "\\u003c");
    page.replacen("<html lang=\"en\"", &tags, 1).replacen(
        "<!--view-->",
        &format!("<template id=\"view\">{view}</template>"),
        1,
    )
}

/// Keeps the part between a name's two comments, or removes it; the comments go.
fn choose(page: &mut String, name: &str, keep: bool) {
    let (begin, end) = (format!("<!--{name}-->"), format!("<!--/{name}-->"));
    let (Some(from), Some(to)) = (page.find(&begin), page.find(&end)) else { return };
    let part = if keep { page[from + begin.len()..to].to_owned() } else { String::new() };
    page.replace_range(from..to + end.len(), &part);
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = "<html lang=\"en\"><div id=\"app\"><!--first en-->Hello<!--/first en--><!--first de-->Hallo\
                         <!--/first de--></div><!--words en-->a = A<!--/words en--><!--words de-->a = Ä<!--/words de-->\
                         <!--view--></html>";

    #[test]
    fn welcome_is_served_in_one_language_with_its_words_and_its_view() {
        let page = filled(BUILT, "{}", true, Language::De);
        assert!(page.starts_with("<html lang=\"de\" data-system="), "{page}");
        assert!(page.contains("<div id=\"app\">Hallo</div>a = Ä<template id=\"view\">{}</template>"), "{page}");
        assert!(!page.contains("Hello") && !page.contains("<!--"), "{page}");
    }

    #[test]
    fn any_other_screen_is_drawn_by_the_script() {
        let page = filled(BUILT, "{}", false, Language::En);
        assert!(page.contains("<div id=\"app\"></div>a = A<template id=\"view\">{}</template>"), "{page}");
    }

    #[test]
    fn nothing_in_a_view_ends_its_element() {
        let hostile = "</template><script>&amp;";
        let page = filled(BUILT, &serde_json::json!({ "org": hostile }).to_string(), true, Language::En);
        let view = page.split("<template id=\"view\">").nth(1).and_then(|rest| rest.split("</template>").next());
        let view: serde_json::Value = serde_json::from_str(view.expect("a view")).expect("JSON");
        assert_eq!(view["org"], hostile);
        assert!(!page.contains("<script>") && !page.contains("&amp;"), "{page}");
    }
}
