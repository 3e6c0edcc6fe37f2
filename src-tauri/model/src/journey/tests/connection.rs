//! What a connection says of itself.

use super::*;

#[test]
fn the_secret_counts_as_tested_only_while_it_is_the_one_that_passed() {
    let all = [org, permissions, secret, client_id, proof, new_secret];
    let tested = |facts: &[Fact]| made(facts).secret_tested();
    assert_eq!((tested(&all[..4]), tested(&all[..5]), tested(&all)), (false, true, false));
}

#[test]
fn a_start_calls_what_was_about_to_be_sent_unclear() {
    let mut connection = made(&[org, permissions, secret, client_id, proof]);
    assert!(!connection.unclear() && !connection.restart(), "nothing was sent");
    let of = connection.subject().expect("a subject");
    connection.registration.intend(now(), of).expect("intended");
    assert!(connection.unclear() && connection.restart());
    assert!(matches!(connection.registration, Dispatch::Unknown { read: None, .. }));
    assert!(connection.unclear() && !connection.restart(), "a second start changes nothing");
}
