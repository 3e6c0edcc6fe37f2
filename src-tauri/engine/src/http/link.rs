//! `Link` headers (RFC 8288), read for one question: what is the next page of a list?
//!
//! Invariant: "the last page" is claimed only if every link was understood. A header that may mean another page and is
//! not understood is reported as that.

use url::{Position, Url};

/// What an answer says about the next page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NextPage {
    /// There is none.
    Last,
    /// Path and query, at the same host.
    At(String),
    /// At another host, or by another scheme: not followed.
    Elsewhere(String),
    /// The header can't be read, or contradicts itself.
    Unclear,
}

/// One link, as far as it may name the next page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Link {
    target: String,
    rel: Option<String>,
    rev: Option<String>,
    anchor: Option<String>,
    /// A parameter that may appear at most once appeared again.
    odd: bool,
}

/// Reads the headers of the page at this address; `None` is a value that is not text.
pub(crate) fn next_page<'a>(page: &Url, headers: impl Iterator<Item = Option<&'a str>>) -> NextPage {
    let mut next: Option<Url> = None;
    for header in headers {
        let Some(links) = header.and_then(parse) else { return NextPage::Unclear };
        for link in &links {
            match link.leads_on(page) {
                Some(false) => continue,
                None => return NextPage::Unclear,
                Some(true) => {}
            }
            let Ok(target) = page.join(&link.target) else { return NextPage::Unclear };
            if next.as_ref().is_some_and(|known| *known != target) {
                return NextPage::Unclear;
            }
            next = Some(target);
        }
    }
    let Some(target) = next else { return NextPage::Last };
    let plain = target.username().is_empty() && target.password().is_none();
    if target.scheme() != "https" || target.host_str() != page.host_str() || target.port().is_some() || !plain {
        return NextPage::Elsewhere(target.host_str().unwrap_or(target.scheme()).to_owned());
    }
    NextPage::At(target[Position::BeforePath..Position::AfterQuery].to_owned())
}

impl Link {
    /// Whether it names the next page; `None` if that is unclear.
    fn leads_on(&self, page: &Url) -> Option<bool> {
        let among = |text: &Option<String>, names: &[&str]| {
            let mut words = text.iter().flat_map(|text| text.split_ascii_whitespace());
            words.any(|word| names.iter().any(|name| word.eq_ignore_ascii_case(name)))
        };
        let extension = |text: &Option<String>| {
            let mut words = text.iter().flat_map(|text| text.split_ascii_whitespace());
            words.any(|word| word.contains(':') && word.to_ascii_lowercase().ends_with("/next"))
        };
        // `rev` is obsolete, and may say the same in reverse.
        if self.odd || self.rev.is_some() || extension(&self.rel) {
            return None;
        }
        if !among(&self.rel, &["next"]) {
            // A link has a relation (RFC 8288, 3.3). An unknown one may be the next page in another spelling.
            let mut words = self.rel.iter().flat_map(|text| text.split_ascii_whitespace()).peekable();
            let known = words.peek().is_some() && words.all(|word| HARMLESS.contains(&&*word.to_ascii_lowercase()));
            return known.then_some(false);
        }
        // The next page of something else.
        let of_this = |anchor: &String| {
            page.join(anchor).is_ok_and(|other| other[..Position::AfterQuery] == page[..Position::AfterQuery])
        };
        self.anchor.as_ref().is_none_or(of_this).then_some(true)
    }
}

/// The links of one header; `None` if it doesn't follow the grammar.
fn parse(header: &str) -> Option<Vec<Link>> {
    let mut links = Vec::new();
    let mut rest = header.trim_matches(BLANK);
    while !rest.is_empty() {
        // A list may have empty members (RFC 9110, 5.6.1).
        if let Some(after) = rest.strip_prefix(',') {
            rest = after.trim_start_matches(BLANK);
            continue;
        }
        let (target, after) = rest.strip_prefix('<')?.split_once('>')?;
        let mut link = Link { target: target.trim_matches(BLANK).to_owned(), ..Link::default() };
        rest = parameters(after, &mut link)?;
        links.push(link);
    }
    Some(links)
}

/// Relations that lead to no other page of a list (IANA's registry: those that services and gateways send).
const HARMLESS: [&str; 20] = [
    "self",
    "prev",
    "previous",
    "first",
    "last",
    "start",
    "up",
    "collection",
    "item",
    "current",
    "canonical",
    "alternate",
    "describedby",
    "help",
    "license",
    "stylesheet",
    "preload",
    "preconnect",
    "prefetch",
    "dns-prefetch",
];

/// White space in a header.
const BLANK: [char; 2] = [' ', '\t'];

/// The parameters of a link, up to the comma that ends it.
fn parameters<'a>(mut rest: &'a str, link: &mut Link) -> Option<&'a str> {
    loop {
        rest = rest.trim_start_matches(BLANK);
        if rest.is_empty() || rest.starts_with(',') {
            return Some(rest);
        }
        rest = rest.strip_prefix(';')?.trim_start_matches(BLANK);
        let end = rest.find([' ', '\t', '=', ';', ',']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let after = after.trim_start_matches(BLANK);
        let (value, after) = match after.strip_prefix('=') {
            Some(after) => value(after.trim_start_matches(BLANK))?,
            None => (String::new(), after),
        };
        rest = after;
        let name = name.to_ascii_lowercase();
        let slot = match name.as_str() {
            "rel" => &mut link.rel,
            "rev" => &mut link.rev,
            "anchor" => &mut link.anchor,
            "rel*" | "rev*" | "anchor*" => {
                link.odd = true;
                continue;
            }
            _ => continue,
        };
        link.odd |= slot.replace(value).is_some();
    }
}

/// A value, quoted or not, and the rest.
fn value(rest: &str) -> Option<(String, &str)> {
    let Some(quoted) = rest.strip_prefix('"') else {
        let end = rest.find([';', ',']).unwrap_or(rest.len());
        let (value, after) = rest.split_at(end);
        let value = value.trim_end_matches(BLANK);
        let plain = !value.is_empty() && !value.contains([' ', '\t', '"', '<', '>']);
        return plain.then(|| (value.to_owned(), after));
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Some((value, &quoted[at + 1..])),
            '\\' => value.push(characters.next()?.1),
            other => value.push(other),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn page() -> Url {
        Url::parse("https://acme.okta.practice/api/v1/apps/0oa1/grants?limit=1").expect("an address")
    }

    fn of(header: &str) -> NextPage {
        next_page(&page(), std::iter::once(Some(header)))
    }

    #[test]
    fn what_is_no_next_page_is_the_last_one() {
        for header in [
            "",
            " , ,",
            "</a>; rel=self",
            "</a>; rel=\"prev\"; title=\"rel=next\"",
            "</a>; rel=\"First up\", </b>; rel=preload",
        ] {
            assert_eq!(of(header), NextPage::Last, "{header}");
        }
        assert_eq!(next_page(&page(), std::iter::empty()), NextPage::Last);
        assert_eq!(next_page(&page(), [Some("</a>; rel=self"), None].into_iter()), NextPage::Unclear);
    }

    /// Found by a tester: each one was read as "no other page".
    #[test]
    fn a_relation_that_is_not_known_may_be_the_next_page() {
        for header in [
            "</a>",
            "</a>; rel=\"\"",
            "</a>; rel",
            "</a>; rel='next'",
            "</a>; rel=\"'next'\"",
            "</a>; rel=`next`",
            "</a>; rel=\"next,\"",
            "</a>; rel=\"next;\"",
            "</a>; rel=next/",
            "</a>; rel=nextpage",
            "</a>; rel=next2",
            "</a>; relation=\"next\"",
            "</a>; rels=next",
            "</a>; rev=next",
            "</a>; rel=self; rev=prev",
            "</s>; rel=self, </a>; rel='next'",
            "</a>; rel=\"self weiter\"",
        ] {
            assert_eq!(of(header), NextPage::Unclear, "{header}");
        }
    }

    #[test]
    fn an_address_is_resolved_against_the_page() {
        let at = |text: &str| NextPage::At(text.to_owned());
        assert_eq!(of("<?after=a,b>; rel=next"), at("/api/v1/apps/0oa1/grants?after=a,b"));
        assert_eq!(of("<//acme.okta.practice/x#y>; rel=next; rel2"), at("/x"));
        assert_eq!(of("<HTTPS://ACME.okta.practice:443/x>; rel=next"), at("/x"));
        assert_eq!(of("</x>; rel=next; anchor=\"#top\""), at("/x"));
        assert_eq!(of("</x>; rel=\"ne\\xt\""), at("/x"));
        assert_eq!(of("</x>; rel=next, </x>; rel=next"), at("/x"));
        assert_eq!(of("<//b.test/x>; rel=next"), NextPage::Elsewhere("b.test".to_owned()));
    }

    proptest! {
        /// Each link that the grammar allows is read, whatever surrounds it.
        #[test]
        fn a_well_formed_link_is_read(
            before in "( |\t|,){0,3}",
            name in prop::sample::select(vec!["rel", "REL", "Rel"]),
            equals in "( |\t){0,2}=( |\t){0,2}",
            words in prop::collection::vec("[a-m]{1,6}", 0..3),
            next in prop::sample::select(vec!["next", "NEXT", "Next"]),
            place in 0_usize..4,
            other in "(; ?[a-q]{1,3}=\"([ -!#-\\[\\]-~]|\\\\\"){0,8}\"){0,2}",
            query in "[a-z0-9,;=&]{1,12}",
            quoted in any::<bool>(),
        ) {
            prop_assume!(!["rel=", "rev=", "anchor="].iter().any(|name| other.contains(name)));
            let mut words = words;
            words.insert(place.min(words.len()), next.to_owned());
            let relation = if quoted || words.len() > 1 { format!("\"{}\"", words.join(" ")) } else { words.concat() };
            let header = format!("{before}<?{query}>{other}; {name}{equals}{relation}{other}, </y>; rel=self");
            prop_assert_eq!(of(&header), NextPage::At(format!("/api/v1/apps/0oa1/grants?{query}")), "{}", header);
        }

        /// For any header, only this host is asked, and "the last page" means that no word `next` is a relation.
        #[test]
        fn any_text_is_read_or_said_to_be_unclear(header in "[<>;,=\" a-z*/:.#?\\\\-]{0,40}", mark in "(|<a>; rel=next)") {
            match of(&format!("{header}{mark}")) {
                NextPage::At(path) => prop_assert!(path.starts_with('/')),
                NextPage::Last if !mark.is_empty() => {
                    // Swallowed by a quoted value or an address before it.
                    prop_assert!(header.contains(['"', '<']), "{}", header);
                }
                NextPage::Last | NextPage::Elsewhere(_) | NextPage::Unclear => {}
            }
        }
    }
}
