use super::memory_store::MemoryStore;
use super::*;

fn secret(length: usize) -> Secret {
    let text: String = "aB3-".chars().cycle().take(length).collect();
    Secret::from_keychain(Zeroizing::new(text.into_bytes())).expect("text")
}

fn call(secret: Option<Zeroizing<Vec<u8>>>) -> Call {
    Call::new("test", &Arc::new(Mutex::new(String::new())), secret)
}

#[tokio::test]
async fn memory_keeps_reads_lists_and_erases() {
    let keychain = MemoryStore::new();
    assert_eq!(keychain.state().await, State::Ready);
    assert!(keychain.read("a").await.expect("answers").is_none());
    keychain.save("b", "label", &secret(40)).await.expect("saves");
    keychain.save("a", "label", &secret(40)).await.expect("saves");
    keychain.save("a", "label", &secret(41)).await.expect("saves over");
    assert!(keychain.read("a").await.expect("answers").expect("is there").same(&secret(41)));
    assert_eq!(keychain.list().await.expect("lists"), ["a", "b"]);
    keychain.erase("a").await.expect("erases");
    keychain.erase("a").await.expect("gone counts as erased");
    assert!(keychain.read("a").await.expect("answers").is_none());
}

#[tokio::test]
async fn a_failure_is_never_a_missing_item() {
    let keychain = MemoryStore::new();
    keychain.save("a", "label", &secret(40)).await.expect("saves");
    for state in [State::Locked, State::None, State::Denied, State::Slow] {
        keychain.set_state(state);
        let kind = state.problem().expect("a problem");
        assert_eq!(keychain.state().await, state);
        assert_eq!(keychain.read("a").await.map(|_| ()).map_err(|p| p.kind), Err(kind));
        assert_eq!(keychain.erase("a").await.map_err(|p| p.kind), Err(kind));
        assert_eq!(keychain.save("a", "label", &secret(41)).await.map_err(|p| p.kind), Err(kind));
    }
    keychain.set_state(State::Ready);
    assert!(keychain.read("a").await.expect("answers").expect("still there").same(&secret(40)));
}

#[tokio::test]
async fn a_spoiled_write_reads_back_as_different() {
    let keychain = MemoryStore::new();
    keychain.spoil_writes(true);
    keychain.save("a", "label", &secret(40)).await.expect("saves");
    assert!(!keychain.read("a").await.expect("answers").expect("is there").same(&secret(40)));
    assert_eq!(keychain.erase("a").await.map_err(|p| p.kind), Err(Kind::KeychainDiffers));
}

#[tokio::test]
async fn a_call_that_hangs_is_left_behind_without_its_secret() {
    let hung = call(Some(Zeroizing::new(vec![1, 2, 3])));
    let (release, held) = std::sync::mpsc::channel::<()>();
    let (late, outcome) = std::sync::mpsc::channel();
    let answer = on_own_thread(hung, Instant::now() + Duration::from_millis(20), move |call| {
        held.recv().expect("released");
        late.send((call.take_secret().map(drop), call.go_on())).expect("heard");
        Ok(())
    })
    .await;
    assert!(answer.is_none());
    let next = on_own_thread(call(None), Instant::now() + Duration::from_secs(5), |_| Ok(7)).await;
    assert_eq!(next, Some(Ok(7)), "a later call is not blocked");
    release.send(()).expect("still there");
    let (secret, go_on) = outcome.recv().expect("came back");
    assert_eq!(secret.map_err(|p| p.kind), Err(Kind::Cancelled), "the secret was wiped");
    assert_eq!(go_on.map_err(|p| p.kind), Err(Kind::Cancelled));
}

#[tokio::test]
async fn a_panic_is_a_problem() {
    let answer: Option<Result<()>> =
        on_own_thread(call(None), Instant::now() + Duration::from_secs(5), |_| panic!("on purpose")).await;
    assert_eq!(answer.expect("ended").map_err(|p| p.kind), Err(Kind::KeychainFailed));
}
