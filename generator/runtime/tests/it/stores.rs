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

#[tokio::test]
async fn a_process_that_died_while_it_signed_in_does_not_hold_up_the_others() {
    let (server, folder) = (server().await, tempfile::tempdir().unwrap());
    let lock = store(&folder).try_lock().unwrap();
    let client = builder(&server).session_store(store(&folder)).timeout(Duration::from_secs(4)).build().unwrap();
    client.dns().list_zones().await.unwrap();
    drop(lock);
}

#[test]
fn a_lock_is_held_by_one_and_free_when_it_is_dropped() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder);
    let lock = store.try_lock().unwrap();
    assert!(lock.is_some());
    assert!(store.clone().try_lock().unwrap().is_none());
    drop(lock);
    let lock = store.try_lock().unwrap();
    assert!(lock.is_some());

    // a process that died an hour ago does not hold it for ever
    std::mem::forget(lock);
    let file = std::fs::File::options().write(true).open(folder.path().join("new/session.json.lock")).unwrap();
    file.set_modified(std::time::SystemTime::now() - Duration::from_secs(3600)).unwrap();
    assert!(store.try_lock().unwrap().is_some());
}
