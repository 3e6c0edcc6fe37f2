//! What custody writes down, and what a start makes of it after a kill.

use super::*;

/// Reads nothing but this failure, and does the rest as it should.
struct Fails(MemoryStore, Kind);

impl SecretStore for Fails {
    fn name(&self) -> String {
        self.0.name()
    }

    fn state(&self) -> Pin<Box<dyn Future<Output = State> + Send + '_>> {
        self.0.state()
    }

    fn save<'a>(&'a self, account: &'a str, label: &'a str, secret: &'a Secret) -> Answer<'a, ()> {
        self.0.save(account, label, secret)
    }

    fn read<'a>(&'a self, _account: &'a str) -> Answer<'a, Option<Secret>> {
        Box::pin(async { Err(self.1.into()) })
    }

    fn erase<'a>(&'a self, account: &'a str) -> Answer<'a, ()> {
        self.0.erase(account)
    }

    fn list(&self) -> Answer<'_, Vec<String>> {
        self.0.list()
    }
}

fn secret(first: char) -> Secret {
    Secret::take_okta(made(first)).expect("a secret").0
}

fn slot(id: &str, number: u32) -> ItemName {
    ItemName::new("acme.okta.practice", id, SecretKind::OktaSecret, number)
}

/// Killed between the intent and the record: a secret that begins with `x` was on its way into slot 1.
fn cut_short(engine: &Engine, id: &str) {
    let begun = engine.store.change(id, None, |connection| {
        connection.items.next_item = 2;
        connection.items.intent = Some(Intent::TakeCustody {
            item: slot(id, 1),
            store: StoreKind::Keychain,
            mark: secret('x').mark(),
            pending: false,
            trimmed: true,
            unusual_length: false,
        });
        Ok(())
    });
    assert_eq!(begun, Ok(()));
}

fn last_act(engine: &Engine, id: &str) -> (String, String) {
    let last = engine.store.log(id).expect("read").pop().expect("an entry");
    (last.act.word().to_owned(), last.note)
}

#[tokio::test]
async fn what_was_begun_is_recovered_from_what_is_there() {
    for (lies, stored) in [(Some('x'), true), (Some('y'), false), (None, false)] {
        let folder = tempfile::tempdir().expect("a folder");
        let (engine, id) = begun(folder.path());
        cut_short(&engine, &id);
        if let Some(first) = lies {
            engine.keychain().save(&slot(&id, 1), "a label", &secret(first)).await.expect("saved");
        }
        assert_eq!(engine.settle(&id).await, Ok(()));
        let connection = engine.store.get(&id).expect("read");
        assert_eq!((connection.items.intent, connection.okta.secret.current().is_some()), (None, stored), "{lies:?}");
        let act = if stored { "took_secret" } else { "not_stored" };
        assert_eq!(last_act(&engine, &id).0, act, "{lies:?}");
        let listed = engine.keychain().list().await.expect("listed").len();
        assert_eq!(listed, usize::from(lies.is_some()), "what is there is left alone");
    }
}

#[tokio::test]
async fn a_keychain_that_cannot_be_read_now_leaves_it_for_later() {
    for (fails, settled) in [(Kind::KeychainLocked, false), (Kind::KeychainDiffers, true)] {
        let folder = tempfile::tempdir().expect("a folder");
        let (engine, id) = begun_with(folder.path(), Arc::new(Fails(MemoryStore::new(), fails)));
        cut_short(&engine, &id);
        // Bytes that this app did not write are not ours, and would otherwise block the slot forever.
        let expected = if settled { Ok(()) } else { Err(fails) };
        assert_eq!(engine.settle(&id).await.map_err(|problem| problem.kind), expected);
        assert_eq!(engine.store.get(&id).expect("read").items.intent.is_none(), settled, "{fails:?}");
    }
}

#[tokio::test]
async fn no_item_is_written_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let (engine, id) = begun(folder.path());
    for number in [1, 2] {
        engine.keychain().save(&slot(&id, number), "a label", &secret('z')).await.expect("saved");
    }
    for (first, number) in [('x', 3), ('y', 4)] {
        assert_eq!(engine.take_secret(&id, made(first)).await, Ok(()));
        let connection = engine.store.get(&id).expect("read");
        assert_eq!(
            (connection.okta.secret.current().expect("taken").item.clone(), connection.items.next_item),
            (slot(&id, number), number + 1)
        );
    }
    assert_eq!(engine.keychain().list().await.expect("listed").len(), 4);
}

#[tokio::test]
async fn one_that_was_erased_here_is_taken_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let (engine, id) = begun(folder.path());
    assert_eq!(engine.take_secret(&id, made('x')).await, Ok(()));
    // Some other program put it back since.
    let erased = engine.store.update(&id, None, |connection| connection.okta.secret.erased(Timestamp::now()));
    assert_eq!(erased, Ok(()));
    assert_eq!(engine.take_secret(&id, made('x')).await, Ok(()));
    let connection = engine.store.get(&id).expect("read");
    assert_eq!(
        (connection.secret_choice(), connection.okta.secret.current().expect("taken").item.clone()),
        (None, slot(&id, 2))
    );
}

#[tokio::test]
async fn each_act_of_the_step_is_written_down() {
    let folder = tempfile::tempdir().expect("a folder");
    let (engine, id) = begun(folder.path());
    assert_eq!(engine.take_secret(&id, made('x')).await, Ok(()));

    assert_eq!(engine.copies_secret(&id), Ok(()));
    assert_eq!(last_act(&engine, &id), ("copied_secret".to_owned(), secret('x').mark().secret_hash));

    let emptied =
        || engine.store.get(&id).expect("read").okta.secret.current().cloned().expect("taken").clipboard_emptied;
    assert_eq!(emptied(), None, "nobody looked");
    for (reported, known) in [(false, false), (true, true), (false, true)] {
        assert_eq!(engine.clipboard_emptied(&id, Credential::Okta, reported), Ok(()));
        assert_eq!(emptied(), Some(known), "emptied once is emptied");
    }

    engine.store.set_draft(&id, "client_id", "0oa").expect("kept");
    let kind = |answer: Result<()>| answer.map_err(|problem| problem.kind);
    assert_eq!(kind(engine.accept_client_id(&id, "", false)), Err(Kind::ClientIdEmpty));
    assert_eq!(kind(engine.accept_client_id(&id, " clientOfEighteen12 ", false)), Err(Kind::ClientIdUnusual));
    assert_eq!(engine.store.get(&id).expect("read").okta.client_id, None, "asked about, not kept");
    assert_eq!(engine.accept_client_id(&id, " clientOfEighteen12 ", true), Ok(()));
    let connection = engine.store.get(&id).expect("read");
    assert_eq!(connection.okta.client_id.as_deref(), Some("clientOfEighteen12"));
    assert_eq!(connection.okta.client_id_host.as_deref(), Some("acme.okta.practice"));
    assert_eq!(engine.store.drafts(&id).expect("read")["client_id"], "");

    // Pasted into the wrong field, it is reported and not stored as a secret.
    let refused = engine.take_secret(&id, Zeroizing::new("clientOfEighteen12".to_owned())).await;
    assert_eq!(refused.map_err(|problem| problem.kind), Err(Kind::SecretIsClientId));
}

#[test]
fn a_client_id_of_dell_s_is_one_word() {
    let long = "a".repeat(201);
    assert_eq!(dells_client_id(&format!(" {}\n", &long[..200])), Ok(&long[..200]));
    for (text, kind) in
        [("", Kind::ClientIdEmpty), ("one two", Kind::ClientIdHasSpace), (&long, Kind::ClientIdHasSpace)]
    {
        let problem = dells_client_id(text).expect_err("refused");
        assert_eq!((problem.kind, problem.field()), (kind, Some("dell_client_id")));
    }
    assert_eq!(label("acme.okta.com"), "Okta Dell Connect: acme.okta.com");
}

/// A move into the keychain was cut short and left a copy there; the secret is saved for this session.
#[tokio::test]
async fn a_copy_in_the_keychain_is_erased_only_while_the_saved_secret_can_be_read() {
    for readable in [true, false] {
        let folder = tempfile::tempdir().expect("a folder");
        let (engine, id) = begun_with(folder.path(), Arc::new(MemoryStore::new()));
        assert_eq!(engine.keep_in(&id, StoreKind::Session).await, Ok(()));
        assert_eq!(engine.take_secret(&id, made('x')).await, Ok(()));
        let item = engine.store.get(&id).expect("read").okta.secret.current().expect("one").item.clone();
        engine.keychain().save(&item, "", &secret('x')).await.expect("saved");
        let noted = engine.store.update(&id, None, |connection| connection.items.possible_copies.push(item.clone()));
        assert_eq!(noted, Ok(()));
        if !readable {
            engine.secret_stores.at(StoreKind::Session).erase(&item).await.expect("erased");
        }
        assert_eq!(engine.settle(&id).await, Ok(()));
        let noted = engine.store.get(&id).expect("read").items.possible_copies.len();
        let left = engine.keychain().list().await.expect("listed").len();
        assert_eq!((noted, left), if readable { (0, 0) } else { (1, 1) }, "readable: {readable}");
    }
}
