//! One request's way: from its route to the answer.

use crate::body;
use crate::check::{self, Given};
use crate::document::{Document, Operation};
use crate::fault::{Fault, Faults, Plan};
use crate::handlers::{self, Call, Handler, Refusal};
use crate::json::{Json, object};
use crate::log::{self, Log};
use crate::response;
use crate::state::State;
use axum::Router;
use axum::body::to_bytes;
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{RawPathParams, Request};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter, on};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The header that asks for a fault.
const FAULT: &str = "x-sandbox-fault";
/// The number of bytes that a body may have.
const BODY: usize = 1 << 20;

/// A sandbox without its connections.
pub(crate) struct App {
    pub(crate) document: Document,
    handlers: HashMap<&'static str, Handler>,
    inner: Mutex<Inner>,
}

/// The parts that change.
pub(crate) struct Inner {
    pub(crate) state: State,
    pub(crate) faults: Faults,
    pub(crate) log: Log,
    /// Prints requests as they arrive, if true.
    pub(crate) verbose: bool,
    /// Ignores parameters that the document does not know, if true.
    pub(crate) lenient: bool,
}

/// The call's own part of a request.
struct Arrived {
    headers: HeaderMap,
    path: Map<String, Value>,
    query: Bytes,
    body: Bytes,
}

impl App {
    /// Fails if something is implemented that the document does not have.
    pub(crate) fn new(document: Document, inner: Inner) -> Result<Self, String> {
        let handlers: HashMap<_, _> = handlers::all().collect();
        let mut names: Vec<_> = handlers.keys().filter(|name| !document.has(name)).copied().collect();
        names.sort_unstable();
        if !names.is_empty() {
            return Err(format!("the sandbox implements {}, which the API document does not have", names.join(", ")));
        }
        Ok(Self { document, handlers, inner: Mutex::new(inner) })
    }

    pub(crate) fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All operations of the document at their places. Everything else is no method of the API.
    pub(crate) fn router(self: &Arc<Self>) -> Result<Router, String> {
        let mut routes: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
        for (index, operation) in self.document.operations.iter().enumerate() {
            let methods = routes.entry(numbered(&operation.path)).or_default();
            if methods.insert(&operation.method, index).is_some() {
                return Err(format!("the API document has two operations {} {}", operation.method, operation.path));
            }
        }
        let mut router = Router::new();
        for (path, methods) in routes {
            let mut route = MethodRouter::new();
            for (method, index) in methods {
                let method = method.parse::<Method>().ok().and_then(|method| MethodFilter::try_from(method).ok());
                let app = Arc::clone(self);
                let handler = move |path: Result<RawPathParams, RawPathParamsRejection>, request: Request| {
                    app.serve(index, path, request)
                };
                route = route.merge(on(method.ok_or("the API document has an unknown method")?, handler));
            }
            router = router.route(&format!("{}{path}", self.document.base), route);
        }
        let unknown =
            || async { response::json(StatusCode::OK, &object! {"error": vec![Json::from("invalid method")]}) };
        Ok(router.fallback(unknown).method_not_allowed_fallback(unknown))
    }

    async fn serve(
        self: Arc<Self>,
        index: usize,
        path: Result<RawPathParams, RawPathParamsRejection>,
        request: Request,
    ) -> Response {
        let bad = |message: String| response::refusal(&Refusal::new(message).with_status(400));
        let Some(operation) = self.document.operations.get(index) else {
            return bad("no such operation".to_owned());
        };
        let (head, body) = request.into_parts();
        let Ok(body) = to_bytes(body, BODY).await else {
            return response::refusal(&Refusal::new("the body is too large").with_status(413));
        };
        let path = match path {
            Ok(path) => operation.arguments(path.iter().map(|(_, value)| value)),
            Err(error) => return bad(error.body_text()),
        };
        let fault = match head.headers.get(FAULT).map(|value| value.to_str().unwrap_or_default().parse::<Fault>()) {
            None => None,
            Some(Ok(fault)) => Some(fault),
            Some(Err(message)) => return bad(format!("{FAULT}: {message}")),
        };
        let key = log::key(operation.method.as_str(), head.uri.path(), &body);
        let plan = self.arrived(operation, key, fault);
        if !plan.latency.is_zero() {
            tokio::time::sleep(plan.latency).await;
        }
        let query = Bytes::copy_from_slice(head.uri.query().unwrap_or_default().as_bytes());
        let arrived = Arrived { headers: head.headers, path, query, body };
        let carry_out = || self.answer(operation, &arrived, plan.fault);
        match plan.fault {
            Some(Fault::Cut) => response::cut(),
            Some(Fault::TooManyRequests { retry_after }) => response::too_many(retry_after),
            Some(Fault::ServerError(status)) => {
                response::refusal(&Refusal::new("the sandbox was told to fail").with_status(status))
            }
            Some(Fault::Html(status)) => response::html(status),
            Some(Fault::LostAnswer) => {
                carry_out();
                response::cut()
            }
            Some(Fault::Truncated) => response::truncated(carry_out()),
            None | Some(Fault::ExpiredToken | Fault::Latency(_)) => {
                let response = carry_out();
                if response.status().is_success() {
                    self.inner().log.answered(key);
                }
                response
            }
        }
    }

    fn arrived(&self, operation: &Operation, key: u64, header: Option<Fault>) -> Plan {
        let mut inner = self.inner();
        let plan = inner.faults.plan(&operation.name, header);
        inner.log.arrived(operation, key, plan);
        if inner.verbose {
            let fault = plan.fault.map(|fault| format!(" [{fault}]")).unwrap_or_default();
            eprintln!("{} {} {}{fault}", operation.method, operation.path, operation.name);
        }
        plan
    }

    /// Answers a request, faults aside.
    fn answer(&self, operation: &Operation, arrived: &Arrived, fault: Option<Fault>) -> Response {
        match self.call(operation, arrived, fault == Some(Fault::ExpiredToken)) {
            Ok(response) => response,
            Err(refusal) => response::refusal(&refusal),
        }
    }

    fn call(&self, operation: &Operation, arrived: &Arrived, expire: bool) -> Result<Response, Refusal> {
        let given = given(arrived);
        let mut inner = self.inner();
        let now = inner.state.clock.now();
        let token = bearer(&arrived.headers);
        if let Some(token) = token.filter(|_| expire) {
            inner.state.sessions.expire(token);
        }
        let account = match operation.open {
            true => 0,
            false => sign_in(&inner.state, &arrived.headers, now)?,
        };
        let given = given.map_err(Refusal::new)?;
        let arguments = check::check(operation, &given, &self.document.schemas, inner.lenient);
        let arguments = arguments.map_err(Refusal::all)?;
        let Some(handler) = self.handlers.get(operation.name.as_str()) else {
            let example = operation.example.clone();
            return Ok(response::json(StatusCode::OK, &example.unwrap_or_else(|| object! {"success": true})));
        };
        let token = token.map(str::to_owned);
        let mut call =
            Call { state: &mut inner.state, account, token, arguments, now, headers: Vec::new(), file: None };
        let answer = handler(&mut call);
        let mut response = match (answer, call.file) {
            (Ok(_), Some(file)) => response::file(file),
            (Ok(json), None) => response::json(StatusCode::OK, &json),
            (Err(refusal), _) => response::refusal(&refusal),
        };
        let headers = call.headers.into_iter().filter_map(|(name, value)| Some((name, value.parse().ok()?)));
        response
            .headers_mut()
            .extend(headers.map(|(name, value)| (Some(header::HeaderName::from_static(name)), value)));
        Ok(response)
    }
}

fn given(arrived: &Arrived) -> Result<Given, String> {
    let content_type = arrived.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    Ok(Given {
        path: arrived.path.clone(),
        query: body::form(&arrived.query)?,
        body: body::fields(&arrived.body, content_type.unwrap_or_default())?,
    })
}

/// A path whose placeholders are named by their places: a router wants them to be equal at equal places.
fn numbered(path: &str) -> String {
    let segments = path.split('/').enumerate();
    let segment = |(place, segment): (usize, &str)| {
        if segment.starts_with('{') { format!("{{{place}}}") } else { segment.to_owned() }
    };
    segments.map(segment).collect::<Vec<_>>().join("/")
}

/// The access token of a request.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ").map(str::trim)
}

/// The account that a request proves to be.
fn sign_in(state: &State, headers: &HeaderMap, now: u64) -> Result<usize, Refusal> {
    if let Some(token) = bearer(headers) {
        return state.sessions.account(token, now).ok_or_else(Refusal::unauthorized);
    }
    let header = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let basic = header.and_then(|value| value.strip_prefix("Basic ")).ok_or_else(Refusal::unauthorized)?;
    let wrong = || Refusal::new("wronglogin").with_status(401);
    let text = STANDARD.decode(basic.trim()).ok().and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(wrong)?;
    let (username, password) = text.split_once(':').ok_or_else(wrong)?;
    state.account(username, password).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::document::DOCUMENT;
    use crate::sessions::Sessions;
    use crate::state::DEFAULT_SEED;
    use axum::body::Body;
    use hyper::service::Service as _;
    use hyper_util::service::TowerToHyperService;
    use serde_json::json;

    /// A sandbox for the document after a change of its paths.
    fn app(change: impl FnOnce(&mut Value)) -> Result<App, String> {
        let mut document: Value = serde_json::from_str(DOCUMENT).unwrap();
        change(&mut document["paths"]);
        let state = State::new(DEFAULT_SEED, Clock::default(), Sessions::new(60, 0)).unwrap();
        let inner = Inner { state, faults: Faults::new(0), log: Log::default(), verbose: false, lenient: false };
        App::new(Document::read(&document.to_string())?, inner)
    }

    #[tokio::test]
    async fn a_new_operation_appears_by_itself() {
        let responses = json!({"200": {"content": {"application/json": {"example": {"news": [{"id": "1"}]}}}}});
        let news = json!({"get": {"tags": ["Support"], "operationId": "getNews", "responses": responses}});
        let app = Arc::new(app(|paths| paths["/news"] = news).unwrap());
        let service = TowerToHyperService::new(app.router().unwrap());
        let request =
            axum::http::Request::get("/api/news").header("authorization", "Basic ZGVtb0BleGFtcGxlLmNvbTpzYW5kYm94");
        let response = service.call(request.body(Body::empty()).unwrap()).await.unwrap();
        let body = to_bytes(response.into_body(), BODY).await.unwrap();
        assert_eq!(body, r#"{"news":[{"id":"1"}]}"#);
        assert_eq!(app.inner().log.count("support.getNews"), 1);
    }

    #[test]
    fn an_operation_that_is_gone_is_an_error() {
        let message = app(|paths| {
            paths["/logout"] = json!({});
            paths["/dns"] = json!({});
        });
        let expected = "the sandbox implements account.logout, dns.list_zones, which the API document does not have";
        assert_eq!(message.err().unwrap(), expected);
    }

    #[test]
    fn two_operations_at_one_place_are_an_error() {
        let message = app(|paths| paths["/invoice/{number}"] = paths["/invoice/{id}"].clone()).unwrap();
        let message = Arc::new(message).router().unwrap_err();
        assert_eq!(message, "the API document has two operations GET /invoice/{number}");
    }
}
