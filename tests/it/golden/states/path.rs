//! Each step from the first answer to a finished connection.

use model::connection::Step;

use super::{Album, on};
use crate::connect::{BACKUP_BY_API, BACKUP_BY_CONSOLE, BY_API, BY_CONSOLE, KEPT, KEYS_BY_API, KEYS_BY_CONSOLE};
use crate::test_app::TestApp;
use crate::test_app::acts::{Act, Consoles, Ended, TO_THE_PROOF};

/// The store after each act of a path, by name; `None` where it is the same as another.
async fn walk(
    album: &mut Album,
    app: &mut TestApp,
    consoles: &mut Consoles,
    path: &[(Act, Step)],
    names: &[Option<&str>],
) {
    assert_eq!(path.len(), names.len(), "a name, or None, for each act");
    for (act, name) in path.iter().zip(names) {
        app.walk(std::slice::from_ref(act), consoles, Ended::Never).await;
        if let Some(name) = name {
            album.put(name, app);
        }
    }
}

pub(super) async fn all(album: &mut Album) {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.fault("dell-at-once", None).await;
    album.put("path-01-begun", &app);
    let names = [
        Some("path-02-organization"),
        Some("path-02-draft"),
        Some("path-02-named"),
        Some("path-03-permissions"),
        None,
        Some("path-04-install"),
        Some("path-04-secret"),
        Some("path-04-secret-taken"),
        Some("path-04-client-id-draft"),
        Some("path-04-client-id"),
        Some("path-05-prove"),
    ];
    walk(album, &mut app, &mut consoles, TO_THE_PROOF, &names).await;
    album.put_as_killed("path-05-prove-killed", &app);
    let names = [
        Some("console-05-proved"),
        Some("console-06-dell"),
        None,
        Some("console-06-draft"),
        Some("console-07-form-open"),
        None,
        Some("console-07-registered"),
        Some("console-08-keys"),
        None,
        Some("console-09-backup"),
        Some("console-09-confirmed"),
        Some("console-10-done"),
        Some("console-10-kept"),
        Some("console-finished"),
    ];
    let path = [BY_CONSOLE, KEYS_BY_CONSOLE, BACKUP_BY_CONSOLE, KEPT].concat();
    walk(album, &mut app, &mut consoles, &path, &names).await;
    on(&app, &mut consoles, &[Act::SawBackup]).await;
    album.put("console-protected", &app);
    album.without(&[&consoles.secret]);

    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.fault("dell-at-once", None).await;
    app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
    let names = [
        None,
        Some("api-06-dell"),
        Some("api-06-chosen"),
        None,
        Some("api-06-key-taken"),
        Some("api-06-key-tried"),
        Some("api-07-registered"),
        Some("api-08-keys"),
        Some("api-08-keys-on"),
        Some("api-09-backed-up"),
        Some("api-10-done"),
        None,
        Some("api-finished"),
    ];
    let path = [BY_API, KEYS_BY_API, BACKUP_BY_API, KEPT].concat();
    walk(album, &mut app, &mut consoles, &path, &names).await;
    album.put_as_killed("api-finished-killed", &app);
    app.engine().set_proxy(Some("http://proxy.example:3128")).await.expect("chosen");
    app.engine().store().set_setting("language", Some("de")).expect("chosen");
    on(&app, &mut consoles, &[Act::Erase]).await;
    album.put("api-finished-erased", &app);
    album.without(&[&consoles.secret, &consoles.key.1]);
}
