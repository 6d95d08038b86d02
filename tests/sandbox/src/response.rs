//! Answers, good ones and broken ones.

use crate::handlers::Refusal;
use crate::json::Json;
use axum::body::{Body, HttpBody};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use bytes::Bytes;
use hyper::body::{Frame, SizeHint};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Marks an answer that is not to be sent: the connection is closed in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut;

fn with_type(status: StatusCode, content_type: &'static str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

pub(crate) fn json(status: StatusCode, json: &Json) -> Response {
    with_type(status, "application/json; charset=UTF-8", json.write())
}

/// A file as it is.
pub(crate) fn file(content: Bytes) -> Response {
    with_type(StatusCode::OK, "application/octet-stream", content)
}

pub(crate) fn refusal(refusal: &Refusal) -> Response {
    json(StatusCode::from_u16(refusal.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), &refusal.json())
}

pub(crate) fn too_many(retry_after: Option<u64>) -> Response {
    let mut response = refusal(&Refusal::new("too_many_requests").with_status(429));
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

/// A page such as proxies and maintenance modes show.
pub(crate) fn html(status: u16) -> Response {
    let page = "<!DOCTYPE html>\n<html><head><title>Sandbox maintenance</title></head><body><h1>Sandbox maintenance</h1>\
                </body></html>\n";
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    with_type(status, "text/html; charset=utf-8", page)
}

/// No answer at all.
pub(crate) fn cut() -> Response {
    let mut response = Response::new(Body::empty());
    response.extensions_mut().insert(Cut);
    response
}

/// An answer that promises its whole length, and ends in the midst of it.
pub(crate) fn truncated(response: Response) -> Response {
    let (head, body) = response.into_parts();
    let length = body.size_hint().exact().unwrap_or_default();
    Response::from_parts(head, Body::new(Truncated { body, length, sent: false, flushed: false }))
}

struct Truncated {
    body: Body,
    length: u64,
    sent: bool,
    flushed: bool,
}

impl HttpBody for Truncated {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if self.sent {
            // the bytes that were sent so far leave this machine while we wait for one turn
            if !self.flushed {
                self.flushed = true;
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
            return Poll::Ready(Some(Err(io::Error::other("truncated on demand"))));
        }
        self.sent = true;
        let half = usize::try_from(self.length / 2).unwrap_or_default();
        let whole = match Pin::new(&mut self.body).poll_frame(context) {
            Poll::Ready(Some(Ok(frame))) => frame.into_data().unwrap_or_default(),
            _ => Bytes::new(),
        };
        Poll::Ready(Some(Ok(Frame::data(whole.slice(..half.min(whole.len()))))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.length)
    }
}
