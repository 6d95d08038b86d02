//! Calls of generated clients, to be made in JavaScript by `calls.test.mjs`.

use std::time::Duration;

use ampersat_runtime::{Body, CallExt as _, Client as RuntimeClient, ClientBuilder, Credentials, Error, RetryPolicy};
use futures_util::future::join;
use js_sys::Function;
use wasm_bindgen::{JsError, JsValue, prelude::wasm_bindgen};

type Outcome<T> = Result<T, JsError>;

/// Builds a client that waits for nothing long.
fn built<C: From<RuntimeClient>>(builder: ClientBuilder<C>, base_url: &str) -> Outcome<C> {
    let retry = RetryPolicy::default().with_delays(Duration::from_millis(20), Duration::from_millis(20));
    Ok(builder.base_url(base_url).retry(retry).build()?)
}

fn tea(base_url: &str) -> Outcome<golden_streams::Client> {
    built(golden_streams::Client::builder(), base_url)
}

/// Describes an error and its causes, and whether the server may have the call.
fn described(error: Error) -> String {
    use std::error::Error as _;

    let causes = std::iter::successors(error.source(), |&cause| cause.source());
    let causes: String = causes.map(|cause| format!("; {cause}")).collect();
    format!("{:?}, received: {}: {error}{causes}", error.kind(), error.may_have_been_received())
}

/// Sends JSON, and reads JSON. Returns the id of the brew.
#[wasm_bindgen]
pub async fn brew(base_url: String, leaf: String) -> Outcome<i32> {
    Ok(i32::try_from(tea(&base_url)?.tea().create().leaf(leaf).await?.id)?)
}

/// Returns the degrees of the kettle, and after how many attempts they came.
#[wasm_bindgen]
pub async fn kettle(base_url: String) -> Outcome<String> {
    let answer = tea(&base_url)?.tea().kettle().send().await?;
    Ok(format!("{} degrees, {} attempts", answer.body().degrees, answer.attempts()))
}

/// Returns the ids of all pets on all pages.
#[wasm_bindgen]
pub async fn pets(base_url: String) -> Outcome<Vec<String>> {
    use golden_paging::Paged as _;

    let client = built(golden_paging::Client::builder(), &base_url)?;
    let mut items = client.pets().by_cursor().limit(2).items();
    let mut ids = Vec::new();
    while let Some(pet) = items.next().await {
        ids.push(pet?.id);
    }
    Ok(ids)
}

/// Tells each step of a brew when it arrives.
#[wasm_bindgen]
pub async fn steps(base_url: String, tell: Function) -> Outcome<()> {
    let mut events = tea(&base_url)?.tea().create_stream().leaf("oolong").await?;
    while let Some(step) = events.next().await {
        let told = tell.call1(&JsValue::NULL, &JsValue::from(step?.delta));
        told.map_err(|_| JsError::new("the listener failed"))?;
    }
    Ok(())
}

/// Returns the first alarm, and drops the rest of them.
#[wasm_bindgen]
pub async fn first_alarm(base_url: String) -> Outcome<String> {
    let mut alarms = tea(&base_url)?.tea().alarms_stream().await?;
    let first = alarms.next().await.ok_or_else(|| JsError::new("there is no alarm"))??;
    Ok(format!("{first:?}"))
}

/// Returns all alarms, over as many connections as it takes.
#[wasm_bindgen]
pub async fn alarms(base_url: String) -> Outcome<u32> {
    let mut alarms = tea(&base_url)?.tea().alarms_stream().reconnect().await?;
    let mut count = 0;
    while let Some(alarm) = alarms.next().await {
        alarm?;
        count += 1;
    }
    Ok(count)
}

/// Sends a file that is made while it is sent. Returns the id of the brew, and how many bytes were said to have gone.
#[wasm_bindgen]
pub async fn taste(base_url: String) -> Outcome<String> {
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::sync::{Arc, atomic};

    let gone: Arc<AtomicU64> = Arc::default();
    let told = Arc::clone(&gone);
    let cup = Body::from_read(&b"a cup of tea"[..]).on_progress(move |bytes, _| told.store(bytes, Ordering::Relaxed));
    let brew = tea(&base_url)?.tea().taste().cup(cup).await?;
    Ok(format!("{}, {} bytes", brew.id, gone.load(atomic::Ordering::Relaxed)))
}

/// Pays. The server knows the call by a key.
#[wasm_bindgen]
pub async fn pay(base_url: String) -> Outcome<()> {
    built(golden_effects::Client::builder(), &base_url)?.payments().pay().await?;
    Ok(())
}

/// Calls, once and for so many milliseconds at most, and returns the degrees or the error.
#[wasm_bindgen]
pub async fn failure(base_url: String, milliseconds: u32) -> Outcome<String> {
    let limit = Duration::from_millis(milliseconds.into());
    let call = tea(&base_url)?.tea().kettle().no_retry().timeout(limit).attempt_timeout(limit);
    Ok(call.await.map_or_else(described, |answer| format!("{} degrees", answer.degrees)))
}

/// Lists zones twice at the same time, with one sign-in. Returns the number of answers.
#[wasm_bindgen]
pub async fn zones(base_url: String) -> Outcome<u32> {
    let builder = dns_services::Client::builder().credentials(Credentials::password("demo", "password"));
    let client = built(builder, &base_url)?;
    let (one, other) = join(client.dns().list_zones().send(), client.dns().list_zones().send()).await;
    (one?, other?);
    Ok(2)
}
