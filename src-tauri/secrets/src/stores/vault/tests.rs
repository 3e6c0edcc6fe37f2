use std::fs;

use super::*;

/// Stretching is cheap here.
const WEAK: u8 = 1;

fn vault(folder: &Path) -> Vault {
    Vault::at(folder).stretching(WEAK)
}

fn made(with: &str) -> Zeroizing<String> {
    Zeroizing::new(format!("{with}{}", "aB3-".repeat(9)))
}

fn secret(with: &str) -> Secret {
    Secret::from_keychain(Zeroizing::new(made(with).as_bytes().to_vec())).expect("text")
}

fn files(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").file_name());
    let mut names: Vec<String> = files.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn kind<T>(answer: Result<T>) -> Option<Kind> {
    answer.err().map(|problem| problem.kind)
}

#[tokio::test]
async fn it_keeps_over_a_start_and_opens_to_its_passphrase_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = vault(folder.path());
    assert_eq!(first.state().await, State::None);
    for easy in ["short", "aaaaaaaaaaaaaaaa", "1234567890123456"] {
        assert_eq!(kind(first.unlock(Zeroizing::new(easy.into())).await), Some(Kind::PassphraseShort));
    }
    assert_eq!(files(folder.path()), [""; 0], "nothing is made of a short one");
    first.unlock(made("phrase")).await.expect("made");
    assert_eq!(first.state().await, State::Ready);
    first.save("host/id/okta-secret/1", "", &secret("x")).await.expect("saved");
    first.save("host/id/dell-key/2", "", &secret("é")).await.expect("saved");

    let next = vault(folder.path());
    assert_eq!(next.state().await, State::Locked);
    for locked in [kind(next.read("a").await), kind(next.save("a", "", &secret("a")).await), kind(next.list().await)] {
        assert_eq!(locked, Some(Kind::VaultLocked));
    }
    assert_eq!(kind(next.unlock(made("other")).await), Some(Kind::VaultPassphrase));
    assert_eq!(next.state().await, State::Locked, "a wrong one opens nothing and loses nothing");
    next.unlock(made("phrase")).await.expect("opened");
    assert!(next.read("host/id/okta-secret/1").await.expect("read").expect("there").same(&secret("x")));
    assert!(next.read("host/id/dell-key/2").await.expect("read").expect("there").same(&secret("é")));
    assert!(next.read("host/id/okta-secret/3").await.expect("answers").is_none());
    next.erase("host/id/okta-secret/1").await.expect("erased");
    assert_eq!(next.list().await.expect("listed"), ["host/id/dell-key/2"]);
    // The first one sees what the other wrote.
    assert_eq!(first.list().await.expect("listed"), ["host/id/dell-key/2"]);
}

#[tokio::test]
async fn no_plain_text_is_on_disk_and_the_file_is_the_owner_s_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = vault(folder.path());
    vault.unlock(made("phrase")).await.expect("made");
    vault.save("host/id/okta-secret/1", "", &secret("x")).await.expect("saved");
    assert_eq!(files(folder.path()), [FILE], "what was written beside it took its place");
    let bytes = fs::read(vault.path()).expect("read");
    for plain in [made("x"), made("phrase"), Zeroizing::new("okta-secret".to_owned())] {
        assert!(!bytes.windows(plain.len()).any(|part| part == plain.as_bytes()));
    }
    assert!(bytes.starts_with(b"age-encryption.org/v1\n-> scrypt "), "a plain age file");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(vault.path()).expect("there").permissions().mode() & 0o777, 0o600);
    }
}

#[tokio::test]
async fn a_damaged_file_is_set_aside_and_reported() {
    let damages: [fn(&mut Vec<u8>); 4] = [
        |_| {},
        |bytes| bytes.truncate(bytes.len() - 9),
        Vec::clear,
        |bytes| {
            if let Some(last) = bytes.last_mut() {
                *last ^= 1;
            }
        },
    ];
    for damage in damages {
        let folder = tempfile::tempdir().expect("a folder");
        let first = vault(folder.path());
        first.unlock(made("phrase")).await.expect("made");
        first.save("a", "", &secret("x")).await.expect("saved");
        let whole = fs::read(first.path()).expect("read");
        let mut bytes = whole.clone();
        damage(&mut bytes);
        fs::write(first.path(), &bytes).expect("written");

        // A reader leaves it where it is.
        let result = vault(folder.path()).only_read().unlock(made("phrase")).await;
        let damaged = bytes != whole;
        assert_eq!(kind(result), damaged.then_some(Kind::VaultDamaged));
        assert_eq!(files(folder.path()), [FILE]);

        let result = vault(folder.path()).unlock(made("phrase")).await;
        assert_eq!(result.as_ref().err().map(|p| p.kind), damaged.then_some(Kind::VaultDamaged));
        if let Err(problem) = result {
            let aside = Path::new(&problem.args["file"]).to_owned();
            assert_eq!(fs::read(&aside).expect("it is there"), bytes, "as it was");
            assert_eq!(files(folder.path()).len(), 1);
            // It is open and its file is gone: that is not "no such item".
            assert_eq!(kind(first.read("a").await), Some(Kind::VaultGone));
            assert_eq!(kind(first.erase("a").await), Some(Kind::VaultGone), "set aside is not erased");
        }
    }
}

/// That is reported without a passphrase.
#[tokio::test]
async fn a_file_that_is_visibly_no_vault_is_not_called_locked() {
    for (bytes, is) in [(&b""[..], Kind::VaultDamaged), (b"garbage of some length", Kind::VaultDamaged)] {
        let folder = tempfile::tempdir().expect("a folder");
        let vault = vault(folder.path()).only_read();
        fs::write(vault.path(), bytes).expect("written");
        assert_eq!(kind(vault.read("a").await), Some(is));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let made_before = vault(folder.path());
    made_before.unlock(made("phrase")).await.expect("made");
    assert_eq!(kind(vault(folder.path()).read("a").await), Some(Kind::VaultLocked));
}

/// The new file reads back wrong: the old one keeps its name, and opens.
#[tokio::test]
async fn a_new_one_that_reads_back_as_something_else_is_not_held_against_the_old_one() {
    let backs: [fn(&Path, &SecretString) -> Read; 4] = [
        |_, _| Err(Failure::Damaged),
        |_, _| Err(Failure::Passphrase),
        |_, _| Ok(None),
        |_, _| Ok(Some((Items::from([("c".to_owned(), Arc::new(SecureBytes::of(&[]).expect("short")))]), [0; 32]))),
    ];
    for read_back in backs {
        let folder = tempfile::tempdir().expect("a folder");
        let first = vault(folder.path());
        first.unlock(made("phrase")).await.expect("made");
        first.save("a", "", &secret("x")).await.expect("saved");
        let before = fs::read(first.path()).expect("read");

        let shared = Shared { read_back, ..Shared::new(folder.path().join(FILE), WEAK, true) };
        let spoilt = Vault { shared: Arc::new(shared) };
        spoilt.unlock(made("phrase")).await.expect("opened");
        assert_eq!(kind(spoilt.save("b", "", &secret("y")).await), Some(Kind::VaultFailed));
        assert_eq!(kind(spoilt.erase("a").await), Some(Kind::VaultFailed));
        assert_eq!(fs::read(first.path()).expect("under its name"), before);
        assert!(spoilt.read("a").await.expect("read").expect("there").same(&secret("x")));
    }
}

/// A file larger than can be read again is not written.
#[tokio::test]
async fn what_is_too_large_is_refused_and_the_old_one_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = vault(folder.path());
    vault.unlock(made("phrase")).await.expect("made");
    vault.save("a", "", &secret("x")).await.expect("saved");
    let before = fs::read(vault.path()).expect("read");
    let large = vault.shared.with(|known| {
        let mut items = known.items.clone();
        let (account, kept) = ("b".repeat(5 << 20), SecureBytes::of(&[b"x"]).expect("short"));
        items.insert(account, Arc::new(kept));
        vault.shared.write(known, items)
    });
    assert_eq!(kind(large), Some(Kind::VaultFailed));
    assert_eq!(files(folder.path()), [FILE], "not even beside it");
    assert_eq!(fs::read(vault.path()).expect("read"), before);
}

/// The disk refuses the new file: the old one is there, and opens.
#[cfg(unix)]
#[tokio::test]
async fn a_write_that_fails_leaves_the_old_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = vault(folder.path());
    vault.unlock(made("phrase")).await.expect("made");
    vault.save("a", "", &secret("x")).await.expect("saved");
    let before = fs::read(vault.path()).expect("read");
    // A folder is in place of the new file, so root is refused, too.
    fs::create_dir(folder.path().join("vault.age.new")).expect("made");
    assert!(vault.save("b", "", &secret("y")).await.is_err());
    assert_eq!(fs::read(vault.path()).expect("read"), before);
    assert!(vault.read("a").await.expect("read").expect("there").same(&secret("x")));
    assert!(vault.read("b").await.expect("answers").is_none(), "what was not written does not count as saved");
    fs::remove_dir(folder.path().join("vault.age.new")).expect("gone");
    vault.save("b", "", &secret("y")).await.expect("saved at last");
}

/// A half-written file that a kill left blocks nobody.
#[tokio::test]
async fn half_a_new_file_is_written_over() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("vault.age.new"), b"age-encryption.org/v1\n-> half").expect("written");
    let vault = vault(folder.path());
    assert_eq!(vault.state().await, State::None);
    vault.unlock(made("phrase")).await.expect("made");
    vault.save("a", "", &secret("x")).await.expect("saved");
    assert_eq!(files(folder.path()), [FILE]);
}

/// The file sets the cost of a guess: one that would take hours is refused at once.
#[tokio::test]
async fn a_file_that_would_keep_us_busy_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = vault(folder.path());
    first.unlock(made("phrase")).await.expect("made");
    let text = String::from_utf8_lossy(&fs::read(first.path()).expect("read")).into_owned();
    let salt = text.split(' ').nth(2).expect("a salt").to_owned();
    let bytes = fs::read(first.path()).expect("read");
    let at = bytes.windows(salt.len()).position(|part| part == salt.as_bytes()).expect("there") + salt.len() + 1;
    let mut busy = bytes[..at].to_vec();
    busy.extend_from_slice(b"40");
    busy.extend_from_slice(&bytes[at + 1..]);
    fs::write(first.path(), busy).expect("written");
    assert_eq!(kind(vault(folder.path()).unlock(made("phrase")).await), Some(Kind::VaultOther));
    assert_eq!(files(folder.path()), [FILE], "not ours to set aside");
}

/// A file unknown to this version, or that it would not read, keeps its name.
#[tokio::test]
async fn a_file_of_another_kind_is_left_where_it_is() {
    for bytes in [b"age-encryption.org/v9\n-> newer\n".to_vec(), vec![b'x'; 5 << 20]] {
        let folder = tempfile::tempdir().expect("a folder");
        let vault = vault(folder.path());
        fs::write(vault.path(), &bytes).expect("written");
        assert_eq!(kind(vault.unlock(made("phrase")).await), Some(Kind::VaultOther));
        assert_eq!(fs::read(vault.path()).expect("under its name"), bytes);
    }
}
