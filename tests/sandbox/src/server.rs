//! The connections of a sandbox. They live in a thread of their own, so that it does not matter to them what the program
//! does that they belong to: whether it is asynchronous, waits, or blocks.

use crate::response::Cut;
use axum::Router;
use axum::response::Response;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinSet;

/// A running server. It stops, and closes its connections, when this is dropped.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    _stop: oneshot::Sender<()>,
}

/// Starts to listen on a port of this machine; 0 is one that is free.
pub(crate) fn start(port: u16, router: Router) -> io::Result<Server> {
    let listener = std::net::TcpListener::bind(("127.0.0.1", port))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let listener = {
        let _guard = runtime.enter();
        TcpListener::from_std(listener)?
    };
    let (stop, stopped) = oneshot::channel();
    std::thread::Builder::new()
        .name("dns-services-sandbox".to_owned())
        .spawn(move || runtime.block_on(accept(listener, router, stopped)))?;
    Ok(Server { address, _stop: stop })
}

async fn accept(listener: TcpListener, router: Router, mut stopped: oneshot::Receiver<()>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => drop(connections.spawn(serve(stream, router.clone()))),
                // too many open files, mostly; it passes
                Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
            },
            Some(_) = connections.join_next() => {}
            _ = &mut stopped => return,
        }
    }
}

/// Serves one connection until either side closes it.
async fn serve(stream: TcpStream, router: Router) {
    let _ = stream.set_nodelay(true);
    let router = TowerToHyperService::new(router);
    let service = service_fn(move |request: Request<Incoming>| {
        let response = router.call(request);
        async move {
            let Ok(response): Result<Response, _> = response.await;
            // an error closes the connection without an answer
            if response.extensions().get::<Cut>().is_some() {
                Err(io::Error::other("cut on demand"))
            } else {
                Ok(response)
            }
        }
    });
    // the end of a connection is the other side's business
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}
