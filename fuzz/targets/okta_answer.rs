//! Refusals by Okta, or by something on the way. The input is a status, a space and the value of WWW-Authenticate if
//! there is one, a line end, and the body.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let end = input.iter().position(|byte| *byte == b'\n').unwrap_or(input.len());
    let head = String::from_utf8_lossy(&input[..end]);
    let (status, header) = head.split_once(' ').map_or((&*head, None), |(status, header)| (status, Some(header)));
    let body = input.get(end + 1..).unwrap_or_default();
    let problem = engine::fuzz::okta_refusal(status.parse().unwrap_or(400), header, body);
    let said = problem.said.as_deref().expect("what was said");
    assert!(said.text.as_ref().is_none_or(|text| text.chars().count() <= 500));
    assert!(said.error.as_ref().is_none_or(|text| text.chars().count() <= 500));
    assert!(said.id.as_ref().is_none_or(|text| text.chars().count() <= 500));
    assert!(!problem.to_string().is_empty());
    engine::fuzz::okta_organization(body);
});
