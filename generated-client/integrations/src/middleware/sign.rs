//! A signature over method, path, time and body, as many gateways demand it.

use dns_services::runtime::{
    BoxFuture, CallContext, Middleware, Next, Secret, TransportRequest, TransportStream, header::HeaderValue,
};
use dns_services::{Error, ErrorKind};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use std::time::{SystemTime, UNIX_EPOCH};

/// Signs each attempt: a retry has a time of its own.
#[derive(Debug, Clone)]
pub struct Sign {
    key: Secret,
}

impl Sign {
    /// Takes the key.
    pub fn new(key: impl Into<Secret>) -> Self {
        Self { key: key.into() }
    }
}

/// Returns the signature in hexadecimal: HMAC-SHA256 over the method, the path with its query, the time in seconds, and the
/// SHA-256 of the body, each on a line.
#[must_use]
pub fn signature(key: &[u8], method: &str, path: &str, time: u64, body: &[u8]) -> String {
    let hash = hex(&Sha256::digest(body));
    // HMAC takes keys of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return String::new() };
    mac.update(format!("{method}\n{path}\n{time}\n{hash}").as_bytes());
    hex(&mac.finalize().into_bytes())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Middleware for Sign {
    fn send<'a>(
        &'a self,
        mut request: TransportRequest,
        _: &'a CallContext<'a>,
        next: Next<'a>,
    ) -> BoxFuture<'a, Result<TransportStream, Error>> {
        Box::pin(async move {
            if request.upload.is_some() {
                return Err(Error::new(ErrorKind::Build, "a body that is made while it is sent cannot be signed"));
            }
            let time = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
            let query = request.url.query().map(|query| format!("?{query}")).unwrap_or_default();
            let path = format!("{}{query}", request.url.path());
            let key = self.key.expose().as_bytes();
            let signature = signature(key, request.method.as_str(), &path, time, &request.body);
            request.headers.insert("x-timestamp", HeaderValue::from(time));
            if let Ok(mut value) = HeaderValue::from_str(&signature) {
                value.set_sensitive(true);
                request.headers.insert("x-signature", value);
            }
            next.run(request).await
        })
    }
}
