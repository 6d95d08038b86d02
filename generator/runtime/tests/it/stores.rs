//! Sessions that outlive their process.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ampersat_runtime::{FileStore, Observer, SessionStore, StoredSession};

use crate::server::{Reply, Server};
use crate::sign_in::{at_once, builder};

/// A session in memory.
#[derive(Clone, Default)]
pub(crate) struct MemoryStore(Arc<Mutex<Option<StoredSession>>>);

impl MemoryStore {
    pub(crate) fn with(token: &str, refresh: &str, expires: u64, server: &Server) -> Self {
        let mut session = StoredSession::default();
        session.account = format!("me@example.com at {}", server.base_url());
        session.token = Some(token.into());
        session.refresh_token = Some(refresh.into());
        session.expires = Some(expires);
        Self(Arc::new(Mutex::new(Some(session))))
    }

    pub(crate) fn session(&self) -> Option<StoredSession> {
        self.0.lock().unwrap().clone()
    }
}

impl SessionStore for MemoryStore {
    fn load(&self) -> io::Result<Option<StoredSession>> {
        Ok(self.session())
    }

    fn save(&self, session: &StoredSession) -> io::Result<()> {
        *self.0.lock().unwrap() = Some(session.clone());
        Ok(())
    }

    fn clear(&self) -> io::Result<()> {
        *self.0.lock().unwrap() = None;
        Ok(())
    }
}

async fn server() -> Server {
    Server::start(|seen| match seen.target.as_str() {
        "/api/login" => Reply::json(r#"{"token": "t1", "refresh": "r1"}"#).after(100),
        _ => Reply::json("{}"),
    })
    .await
}

fn store(folder: &tempfile::TempDir) -> FileStore {
    FileStore::new(folder.path().join("new").join("session.json"))
}

#[tokio::test(flavor = "multi_thread")]
async fn processes_that_share_a_file_sign_in_once() {
    let (server, folder) = (server().await, tempfile::tempdir().unwrap());
    let clients: Vec<_> = (0..4).map(|_| builder(&server).session_store(store(&folder)).build().unwrap()).collect();
    let calls: Vec<_> = clients.iter().map(|client| at_once(client, 5)).collect();
    for outcome in futures(calls).await.into_iter().flatten() {
        outcome.unwrap();
    }
    assert_eq!((server.count("/login"), server.count("/dns")), (1, 20));
    assert!(!folder.path().join("new/session.json.lock").exists());

    let later = builder(&server).session_store(store(&folder)).build().unwrap();
    later.dns().list_zones().await.unwrap();
    assert_eq!(server.count("/login"), 1);
}

/// All outcomes of futures that run at the same time.
async fn futures<T: Send + 'static>(futures: Vec<impl Future<Output = T>>) -> Vec<T> {
    let mut futures: Vec<_> = futures.into_iter().map(Box::pin).collect();
    let mut done: Vec<Option<T>> = futures.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        for (future, done) in futures.iter_mut().zip(&mut done) {
            if done.is_none()
                && let std::task::Poll::Ready(value) = future.as_mut().poll(context)
            {
                *done = Some(value);
            }
        }
        if done.iter().all(Option::is_some) { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done.into_iter().flatten().collect()
}

#[cfg(unix)]
#[tokio::test]
async fn the_session_file_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;

    let (server, folder) = (server().await, tempfile::tempdir().unwrap());
    let client = builder(&server).session_store(store(&folder)).build().unwrap();
    client.dns().list_zones().await.unwrap();
    let file = folder.path().join("new/session.json");
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert!(!std::fs::read_to_string(&file).unwrap().contains("hunter2"), "the password is not kept");
    assert_eq!(std::fs::read_dir(folder.path().join("new")).unwrap().count(), 1, "nothing is left lying about");
    client.inner().logout().await.unwrap();
    assert!(!file.exists());
}

#[tokio::test]
async fn the_session_of_another_account_is_not_used() {
    let server = server().await;
    let store = MemoryStore::with("t0", "r0", u64::MAX, &server);
    store.0.lock().unwrap().as_mut().unwrap().account = "you@example.com".to_owned();
    builder(&server).session_store(store).build().unwrap().dns().list_zones().await.unwrap();
    assert_eq!((server.count("/login"), server.count("/token")), (1, 0));
}

#[tokio::test]
async fn a_token_that_the_server_refused_does_not_come_back_from_the_store() {
    let server = Server::start(|seen| match seen.target.as_str() {
        "/api/login" => Reply::json(r#"{"token": "t1"}"#),
        _ if seen.header("authorization") == Some("Bearer t0") => Reply::status(401, ""),
        _ => Reply::json("{}"),
    })
    .await;
    let store = MemoryStore::with("t0", "r0", u64::MAX, &server);
    builder(&server).session_store(store).build().unwrap().dns().list_zones().await.unwrap();
    assert_eq!((server.count("/login"), server.count("/dns")), (1, 2));
}

#[tokio::test]
async fn a_damaged_session_file_costs_one_sign_in_and_is_reported() {
    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<String>>>);
    impl Observer for Log {
        fn session_store(&self, error: &io::Error) {
            self.0.lock().unwrap().push(error.to_string());
        }
    }
    let (server, folder, log) = (server().await, tempfile::tempdir().unwrap(), Log::default());
    std::fs::create_dir(folder.path().join("new")).unwrap();
    std::fs::write(folder.path().join("new/session.json"), r#"{"token": "hunt"#).unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(
        folder.path().join("new/session.json"),
        std::os::unix::fs::PermissionsExt::from_mode(0o600),
    )
    .unwrap();
    let client = builder(&server).session_store(store(&folder)).observer(log.clone()).build().unwrap();
    client.dns().list_zones().await.unwrap();
    assert_eq!(*log.0.lock().unwrap(), ["the session file is damaged"]);
    assert!(store(&folder).load().unwrap().unwrap().token.is_some(), "the file is whole again");
}

#[tokio::test]
async fn a_limit_on_sign_ins_holds_for_all_processes() {
    let server = Server::start(|_| Reply::status(429, "").with_header("retry-after", "300")).await;
    let store = MemoryStore::default();
    for _ in 0..3 {
        let client = builder(&server).session_store(store.clone()).build().unwrap();
        let error = client.dns().list_zones().await.unwrap_err();
        assert!(error.is_rate_limited());
        assert!(error.retry_after().unwrap() > Duration::from_secs(290));
    }
    assert_eq!(server.count("/login"), 1);
}

/// Leaves a lock file as a process does that died some time ago, or whose clock was ahead.
fn leave_lock(folder: &tempfile::TempDir, time: std::time::SystemTime) {
    std::fs::create_dir_all(folder.path().join("new")).unwrap();
    let file = std::fs::File::create(folder.path().join("new/session.json.lock")).unwrap();
    file.set_modified(time).unwrap();
}

#[tokio::test]
async fn a_process_that_died_while_it_signed_in_does_not_hold_up_the_others() {
    let (server, folder) = (server().await, tempfile::tempdir().unwrap());
    leave_lock(&folder, std::time::SystemTime::now() - Duration::from_secs(11));
    let client = builder(&server).session_store(store(&folder)).timeout(Duration::from_secs(4)).build().unwrap();
    client.dns().list_zones().await.unwrap();
}

#[tokio::test]
async fn a_lock_from_the_future_does_not_hold_up_anybody() {
    let (server, folder) = (server().await, tempfile::tempdir().unwrap());
    leave_lock(&folder, std::time::SystemTime::now() + Duration::from_secs(3600));
    let client = builder(&server).session_store(store(&folder)).timeout(Duration::from_secs(4)).build().unwrap();
    client.dns().list_zones().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_is_slower_than_half_the_timeout_is_made_once() {
    let server = Server::start(|seen| match seen.target.as_str() {
        "/api/login" => Reply::json(r#"{"token": "t1", "refresh": "r1"}"#).after(2500),
        _ => Reply::json("{}"),
    })
    .await;
    let folder = tempfile::tempdir().unwrap();
    let build = || builder(&server).session_store(store(&folder)).timeout(Duration::from_secs(4)).build().unwrap();
    let clients: Vec<_> = (0..20).map(|_| build()).collect();
    for outcome in futures(clients.iter().map(|client| at_once(client, 1)).collect()).await.into_iter().flatten() {
        outcome.unwrap();
    }
    assert_eq!((server.count("/login"), server.count("/dns")), (1, 20));
}

#[tokio::test]
async fn a_wrong_password_is_tried_once_by_all_processes_and_a_corrected_one_at_once() {
    let server = Server::start(|seen| match seen.target.as_str() {
        "/api/login" if seen.body.contains("hunter2") => Reply::status(401, r#"{"error": ["wronglogin"]}"#),
        "/api/login" => Reply::json(r#"{"token": "t1"}"#),
        _ => Reply::json("{}"),
    })
    .await;
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..20 {
        let client = builder(&server).session_store(store(&folder)).build().unwrap();
        assert!(client.dns().list_zones().await.unwrap_err().is_auth());
    }
    assert_eq!(server.count("/login"), 1);
    assert!(!std::fs::read_to_string(folder.path().join("new/session.json")).unwrap().contains("hunter2"));

    let corrected = ampersat_runtime::Credentials::password("me@example.com", "hunter3");
    let client = builder(&server).credentials(corrected).session_store(store(&folder)).build().unwrap();
    client.dns().list_zones().await.unwrap();
    assert_eq!(server.count("/login"), 2);
}

#[tokio::test]
async fn an_operation_that_always_refuses_does_not_use_up_the_sign_ins() {
    let logins = std::sync::atomic::AtomicUsize::new(0);
    let server = Server::start(move |seen| match seen.target.as_str() {
        "/api/login" => {
            let number = logins.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            Reply::json(&format!(r#"{{"token": "t{number}"}}"#))
        }
        "/api/dns" => Reply::status(401, ""),
        _ => Reply::json("{}"),
    })
    .await;
    let folder = tempfile::tempdir().unwrap();
    let client = || builder(&server).session_store(store(&folder)).build().unwrap();
    let same = client();
    for _ in 0..25 {
        assert!(same.dns().list_zones().await.unwrap_err().is_auth());
        same.dns().get_zone("1").await.unwrap();
    }
    assert_eq!(server.count("/login"), 2);
    for _ in 0..25 {
        assert!(client().dns().list_zones().await.unwrap_err().is_auth());
        client().dns().get_zone("1").await.unwrap();
    }
    assert_eq!(server.count("/login"), 2, "other processes know it, too");
}

#[tokio::test]
async fn a_token_that_cannot_be_sent_is_not_kept_and_a_kept_one_is_dropped() {
    for token in ["line\r\nbreak", "größe", "line\nbreak"] {
        let server = Server::start(move |seen| match seen.target.as_str() {
            "/api/login" => Reply::json(&serde_json::json!({"token": token}).to_string()),
            _ => Reply::json("{}"),
        })
        .await;
        let store = MemoryStore::default();
        let client = builder(&server).session_store(store.clone()).build().unwrap();
        assert!(client.dns().list_zones().await.unwrap_err().is_auth());
        assert_eq!(store.session().and_then(|session| session.token), None);

        let server = self::server().await;
        let store = MemoryStore::with(token, "r0", u64::MAX, &server);
        let client = builder(&server).session_store(store.clone()).build().unwrap();
        client.dns().list_zones().await.unwrap();
        assert_eq!(server.count("/login"), 1);
        assert_eq!(store.session().unwrap().token, Some("t1".into()));
    }
}

#[tokio::test]
async fn a_stored_time_that_no_client_writes_is_ignored() {
    let server = server().await;
    let store = MemoryStore::with("t0", "r0", 1, &server);
    {
        let mut session = store.0.lock().unwrap();
        let session = session.as_mut().unwrap();
        (session.token, session.refresh_token, session.login_after) = (None, None, Some(u64::MAX));
    }
    let client = builder(&server).session_store(store).timeout(Duration::from_secs(5)).build().unwrap();
    client.dns().list_zones().await.unwrap();
    assert_eq!(server.count("/login"), 1);
}

#[cfg(unix)]
#[tokio::test]
async fn what_is_no_session_file_is_refused_at_once_and_left_alone() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let large = folder.path().join("large");
    std::fs::File::create(&large).unwrap().set_len((1 << 20) + 1).unwrap();
    for path in [pipe, large, folder.path().to_owned(), "/dev/null".into(), "/dev/zero".into()] {
        let store = FileStore::new(&path);
        let error = store.load().unwrap_err();
        assert!(error.to_string().starts_with("the session file is "), "{error}");
        if !path.is_file() {
            store.save(&StoredSession::default()).unwrap_err();
            store.clear().unwrap_err();
            assert!(path.exists() && !path.is_file(), "{}", path.display());
        }
    }

    // a file that others can read costs one sign-in, and is its owner's again
    let (server, path) = (server().await, folder.path().join("new/session.json"));
    builder(&server).session_store(store(&folder)).build().unwrap().dns().list_zones().await.unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(store(&folder).load().unwrap_err().to_string().contains("by others"));
    builder(&server).session_store(store(&folder)).build().unwrap().dns().list_zones().await.unwrap();
    assert_eq!(server.count("/login"), 2);
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_lock_is_held_by_one_and_free_when_it_is_dropped() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder);
    let lock = store.try_lock().unwrap();
    assert!(lock.is_some());
    assert!(store.clone().try_lock().unwrap().is_none());
    drop(lock);
    assert!(store.try_lock().unwrap().is_some());
}
