//! Names that read like one of Okta's and are not. A look-alike gets no request and never passes for Okta; a company
//! whose name merely contains these four letters is none.

use crate::catalogue;

/// Second-level labels under which country registries sell names (`acme.co.uk`).
const REGISTRY_LABELS: [&str; 11] = ["ac", "co", "com", "edu", "go", "gov", "gv", "ne", "net", "or", "org"];

/// Whether a host outside Okta's families imitates one of them.
pub(super) fn is(host: &str) -> bool {
    let shown = url::quirks::domain_to_unicode(host);
    let skeleton: String = if shown.is_empty() { host } else { &shown }.chars().map(plain).collect();
    if skeleton != host && in_a_family(&skeleton) {
        return true;
    }
    family_inside(&skeleton) || registered_label(&skeleton).is_some_and(borrows)
}

pub(super) fn in_a_family(host: &str) -> bool {
    catalogue::families()
        .iter()
        .any(|family| host == family.name || host.strip_suffix(&family.name).is_some_and(|head| head.ends_with('.')))
}

/// `acme.okta.com.evil.test`, `okta.com-login.test`: a whole family, but not at the end.
fn family_inside(host: &str) -> bool {
    catalogue::families().iter().any(|family| {
        host.match_indices(&family.name).any(|(at, _)| {
            let before = host[..at].chars().next_back();
            let after = host[at + family.name.len()..].chars().next();
            matches!(before, None | Some('.' | '-')) && matches!(after, Some('.' | '-'))
        })
    })
}

/// The label that a registry sold: `acme-okta` of `login.acme-okta.co.uk`.
fn registered_label(host: &str) -> Option<&str> {
    let labels: Vec<&str> = host.rsplit('.').collect();
    match labels.as_slice() {
        [top, second, third, ..] if top.len() == 2 && REGISTRY_LABELS.contains(second) => Some(third),
        [_, second, ..] => Some(second),
        _ => None,
    }
}

/// `okta` as the whole name or as a word in it, or another family's name under a foreign ending.
fn borrows(label: &str) -> bool {
    label.split('-').any(|word| word == "okta" || word == "oktapreview")
}

/// The Latin letter that a character looks like, for the letters of Okta's families.
fn plain(c: char) -> char {
    match c {
        'а' | 'α' | 'ɑ' | 'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ạ' | 'ả' => 'a',
        'с' | 'ϲ' | 'ç' | 'ć' | 'č' | 'ċ' => 'c',
        'е' | 'ε' | 'є' | 'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ẹ' => 'e',
        'і' | 'ι' | 'ì' | 'í' | 'î' | 'ï' | 'ı' | 'ī' | 'ị' => 'i',
        'κ' | 'к' | 'ķ' | 'ḳ' | 'ĸ' | 'ƙ' => 'k',
        'м' | 'ṃ' | 'ṁ' => 'm',
        'о' | 'ο' | 'σ' | 'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' | 'ọ' | 'ơ' | 'ȯ' | '0' => 'o',
        'р' | 'ρ' => 'p',
        'т' | 'τ' | 'ţ' | 'ť' | 'ț' | 'ṭ' | 'ŧ' => 't',
        'ν' | 'ѵ' => 'v',
        'ԝ' | 'ω' => 'w',
        other => other,
    }
}
