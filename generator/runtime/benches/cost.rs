//! What a call and a large answer cost, as ratios to the same by hand: CPU time and allocations of one call over
//! loopback, time and peak memory of decoding a zone of 10,000 records. `cargo bench -p ampersat-runtime --bench cost`
//! prints them; it fails when allocations or memory, which do not vary, are over their limit.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

mod shared;

use std::cell::Cell;
use std::hint::black_box;
use std::time::{Duration, Instant};

use allocation_counter::{AllocationInfo, measure};
use ampersat_runtime as rt;
use shared::calls::{API, GET, StrictZone, Zone, server};
use shared::zones;

/// Calls or decodings that are averaged, and how often the two are compared.
const CALLS: u32 = 500;
const DECODINGS: u32 = 10;
const ROUNDS: usize = 20;

/// CPU time of this thread so far; wall-clock time where the system does not say.
fn cpu_time(start: Instant) -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = text.and_then(|text| text.split_whitespace().next()?.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// CPU time per turn of some work.
fn time(times: u32, work: &dyn Fn()) -> Duration {
    let start = Instant::now();
    let before = cpu_time(start);
    (0..times).for_each(|_| work());
    (cpu_time(start) - before) / times
}

/// The shortest of several times: everything that makes one longer is somebody else's work.
fn shortest(times: impl Iterator<Item = (Duration, Duration)>) -> (Duration, Duration) {
    times.fold((Duration::MAX, Duration::MAX), |(a, b), (c, d)| (a.min(c), b.min(d)))
}

fn report(what: &str, by_hand: f64, runtime: f64, limit: f64) -> bool {
    let ratio = runtime / by_hand;
    println!("{what:<48} by hand {by_hand:>12.1}   runtime {runtime:>12.1}   ratio {ratio:.3} (limit {limit})");
    ratio <= limit
}

/// What is done with a call by hand and the same call of the runtime.
type Comparison<'c> = dyn Fn(&dyn Fn(), &dyn Fn()) + 'c;

fn calls() -> bool {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let base = server();
    // connections of its own for each round: how fast one is depends on where the system puts the server's thread
    let round = |measure: &Comparison<'_>| {
        let client: rt::Client =
            rt::ClientBuilder::new(&API).base_url(&base).credentials(rt::Credentials::token("t")).build().unwrap();
        // with the timeouts that whoever was on call sets
        let plain = rt::reqwest::Client::builder().connect_timeout(Duration::from_secs(10));
        let plain = plain.timeout(Duration::from_secs(30)).build().unwrap();
        let by_hand = || {
            runtime.block_on(async {
                let answer = plain.get(format!("{base}/dns/1")).bearer_auth("t").send().await.unwrap();
                let body = answer.error_for_status().unwrap().bytes().await.unwrap();
                black_box(serde_json::from_slice::<StrictZone>(&body).unwrap());
            });
        };
        let ours = || {
            black_box(runtime.block_on(client.request(GET).path::<i64>("id", 1).send::<Zone>()).unwrap().into_body());
        };
        (0..CALLS / 5).for_each(|_| (by_hand(), ours()).0);
        measure(&by_hand, &ours);
    };
    let fine = Cell::new(false);
    round(&|by_hand, ours| {
        let allocations = |work: &dyn Fn()| -> AllocationInfo { measure(|| (0..CALLS).for_each(|_| work())) };
        let (a, b) = (allocations(by_hand), allocations(ours));
        let per_call = |count: u64| count as f64 / f64::from(CALLS);
        fine.set(report("allocations per call", per_call(a.count_total), per_call(b.count_total), 1.05));
        report("bytes allocated per call", per_call(a.bytes_total), per_call(b.bytes_total), f64::INFINITY);
    });
    let times = (0..ROUNDS).map(|_| {
        let times = Cell::new((Duration::MAX, Duration::MAX));
        round(&|by_hand, ours| times.set((time(CALLS, by_hand), time(CALLS, ours))));
        times.get()
    });
    let (a, b) = shortest(times);
    report("CPU time per call, ns", a.as_nanos() as f64, b.as_nanos() as f64, 1.10);
    fine.get()
}

fn decoding() -> bool {
    let mut fine = true;
    let list = zones::zone(false);
    let by_hand = || drop(black_box(serde_json::from_slice::<zones::StrictZone>(black_box(list.as_bytes())).unwrap()));
    for (name, json) in [("a list", &list), ("an object with integer keys", &zones::zone(true))] {
        let ours =
            || drop(black_box(rt::decode_slice::<zones::Zone>(black_box(json.as_bytes()), rt::Dialect::Php).unwrap()));
        let (a, b) = (measure(by_hand), measure(ours));
        fine &= report(&format!("peak memory, {name}, bytes"), a.bytes_max as f64, b.bytes_max as f64, 1.2);
        let (a, b) = shortest((0..ROUNDS).map(|_| (time(DECODINGS, &by_hand), time(DECODINGS, &ours))));
        report(&format!("time, {name}, ns"), a.as_nanos() as f64, b.as_nanos() as f64, 1.0);
    }
    fine
}

fn main() {
    println!("one call over loopback");
    let calls = calls();
    println!("decoding a zone of 10,000 records");
    let decoding = decoding();
    if !(calls && decoding) {
        println!("over the limit");
        std::process::exit(1);
    }
}
