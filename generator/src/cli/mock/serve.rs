//! The connections of a mock.

use super::answer::Answer;
use super::api::{Api, refusal};
use super::route::Received;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{ALLOW, CONTENT_TYPE};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::rc::Rc;
use std::time::Duration;

/// The largest body that is read.
const MAX_BYTES: usize = 64 << 20;

/// Answers all connections; `log` hears of each request and of its status.
pub(super) fn serve(listener: TcpListener, api: Api, log: &mut dyn FnMut(&str)) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (told, mut lines) = tokio::sync::mpsc::unbounded_channel::<String>();
    let local = tokio::task::LocalSet::new();
    let api = Rc::new(api);
    local.spawn_local(async move {
        let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
        loop {
            // Too many open files, mostly; it passes.
            let Ok((stream, _)) = listener.accept().await else {
                tokio::time::sleep(Duration::from_millis(10)).await;
                continue;
            };
            let (api, told) = (api.clone(), told.clone());
            let service = service_fn(move |request| answer(api.clone(), told.clone(), request));
            tokio::task::spawn_local(async move {
                // The end of a connection is the other side's business.
                _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
            });
        }
    });
    local.block_on(&runtime, async {
        while let Some(line) = lines.recv().await {
            log(&line);
        }
    });
    Ok(())
}

async fn answer(
    api: Rc<Api>,
    told: tokio::sync::mpsc::UnboundedSender<String>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let subject = format!("{} {}", head.method, head.uri.path());
    let answer = match Limited::new(body, MAX_BYTES).collect().await {
        Ok(body) => api.respond(&Received {
            method: head.method,
            path: head.uri.path().to_owned(),
            query: head.uri.query().map(str::to_owned),
            headers: head.headers,
            body: body.to_bytes().to_vec(),
        }),
        Err(_) => {
            refusal(413, &subject, &[format!("the body cannot be read, or has more than {} MiB", MAX_BYTES >> 20)])
        }
    };
    _ = told.send(format!("{subject} {}", answer.status));
    Ok(response(answer))
}

fn response(answer: Answer) -> Response<Full<Bytes>> {
    let mut builder = Response::builder().status(answer.status);
    builder = answer.content_type.into_iter().fold(builder, |builder, name| builder.header(CONTENT_TYPE, name));
    builder = answer.allow.into_iter().fold(builder, |builder, methods| builder.header(ALLOW, methods));
    builder.body(Full::new(Bytes::from(answer.body))).unwrap_or_else(|_| {
        // A media type of a description may be no header.
        let mut response = Response::default();
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        response
    })
}
