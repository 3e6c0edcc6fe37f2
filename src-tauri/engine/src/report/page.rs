//! A page that opens in any browser, and prints on A4 and Letter: text alone, under a policy that runs nothing.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::locale::Language;
use secrets::redaction::visible;

/// No size of paper: the printer's applies. A row stays on one sheet, and each sheet repeats the table's head.
const STYLE: &str = "
body{font:15px/22px system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#171b20;background:#fff}
h1{font-size:22px;line-height:28px;margin:0 0 12px}
h2{font-size:16px;line-height:24px;margin:24px 0 8px}
p{margin:0 0 8px}
li{margin:0 0 8px}
table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}
th,td{text-align:start;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #d7dde3;overflow-wrap:break-word}
@page{margin:18mm 15mm}
@page{@bottom-right{content:counter(page) ' / ' counter(pages);font:8pt sans-serif}}
@media print{
body{font-size:9.5pt;line-height:13pt;max-width:none;margin:0;padding:0;color:#000}
h1{font-size:15pt;line-height:19pt}
h2{font-size:11.5pt;line-height:15pt;break-after:avoid}
p,li{orphans:3;widows:3;break-inside:avoid}
table{margin:0 0 14pt}
thead{display:table-header-group}
tr{break-inside:avoid}
th,td{padding:3pt 6pt;border-color:#999}
}
";

/// A page being written. Every text is shown as it is: what controls or hides gets a mark, and nothing is markup.
pub(super) struct Page(String);

impl Page {
    pub(super) fn new(title: &str, language: Language) -> Self {
        // Only this very style: no script, no image, no form, whatever a name contains.
        let hash = STANDARD.encode(Sha256::digest(STYLE));
        let title = escape(title);
        Self(format!(
            "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'; \
             base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n<h1>{title}</h1>\n",
            language.tag(),
        ))
    }

    pub(super) fn heading(&mut self, text: &str) {
        self.element("h2", text);
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        self.element("p", text);
    }

    pub(super) fn steps(&mut self, steps: &[String]) {
        self.0.push_str("<ol>\n");
        for step in steps {
            self.element("li", step);
        }
        self.0.push_str("</ol>\n");
    }

    pub(super) fn table(&mut self, columns: &[String], rows: &[Vec<String>]) {
        self.0.push_str("<table>\n<thead><tr>");
        for column in columns {
            self.0.push_str(&format!("<th scope=\"col\">{}</th>", escape(column)));
        }
        self.0.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.0.push_str("<tr>");
            for cell in row {
                self.0.push_str(&format!("<td dir=\"auto\">{}</td>", escape(cell)));
            }
            self.0.push_str("</tr>\n");
        }
        self.0.push_str("</tbody></table>\n");
    }

    pub(super) fn end(mut self) -> String {
        self.0.push_str("</html>\n");
        self.0
    }

    fn element(&mut self, name: &str, text: &str) {
        self.0.push_str(&format!("<{name}>{}</{name}>\n", escape(text)));
    }
}

fn escape(text: &str) -> String {
    let text = visible(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}
