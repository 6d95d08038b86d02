//! Puts a sandbox under load: many connections that read and write, and a count at the end of whether all writes are there.
//!
//! `cargo run --release -p dns-services-sandbox --example load -- 30 64` runs for 30 seconds with 64 connections. The
//! sandbox is one in this process, or the one that the environment names.

use dns_services::{Client, Credentials, Error, RetryPolicy, TextOrList};
use dns_services_sandbox::Sandbox;
use std::collections::BTreeSet;
use std::error::Error as StdError;
use std::time::{Duration, Instant};

/// The number of zones that the connections share.
const ZONES: usize = 16;
/// The number of records that a connection keeps at most.
const KEPT: usize = 16;

/// A record as it was written last: name and content.
type Written = BTreeSet<(String, String)>;

#[tokio::main]
async fn main() -> Result<(), Box<dyn StdError>> {
    let mut numbers = std::env::args().skip(1).map(|argument| argument.parse::<u64>());
    let time = Duration::from_secs(numbers.next().transpose()?.unwrap_or(30));
    let connections = numbers.next().transpose()?.unwrap_or(64);
    let (_sandbox, client) = match std::env::var("DNS_SERVICES_BASE_URL") {
        Ok(_) => (None, Client::from_env()?),
        Err(_) => {
            let sandbox = Sandbox::start().await?;
            let basic = Credentials::basic(sandbox.username(), sandbox.password());
            let client = sandbox.client_builder().credentials(basic).retry(RetryPolicy::none()).build()?;
            (Some(sandbox), client)
        }
    };
    let zones = zones(&client).await?;
    let started = Instant::now();
    let workers = (0..connections).zip(zones.iter().copied().cycle());
    let workers = workers.map(|(number, zone)| tokio::spawn(work(client.clone(), zone, number, started + time)));
    let (mut calls, mut expected) = (0, Written::new());
    for worker in workers.collect::<Vec<_>>() {
        let (made, written) = worker.await??;
        calls += made;
        expected.extend(written);
    }
    let seconds = started.elapsed().as_secs_f64();
    let mut found = Written::new();
    let mut records = 0;
    for zone in zones {
        let there = written(&client, zone, "").await?;
        records += there.len();
        found.extend(there.into_iter().map(|(_, name, content)| (name, content)));
    }
    println!(
        "{calls} calls with {connections} connections in {seconds:.1} s: {:.0} per second",
        calls as f64 / seconds
    );
    println!("{} records expected, {records} found", expected.len());
    if let Some(memory) = peak_memory() {
        println!("peak memory of this process: {memory}");
    }
    if found == expected && records == expected.len() { Ok(()) } else { Err("records were lost or doubled".into()) }
}

/// Makes zones, and says their ids.
async fn zones(client: &Client) -> Result<Vec<i64>, Error> {
    let names: Vec<_> = (0..ZONES).map(|number| format!("load-{number}.test")).collect();
    for name in &names {
        client.dns().create_zone(10).name(name).await?;
    }
    let zones = client.dns().list_zones().await?.zones.into_iter();
    let ours = zones.filter(|zone| zone.name.as_ref().is_some_and(|name| names.contains(name)));
    Ok(ours.filter_map(|zone| zone.zone_id).collect())
}

/// The records that were written with a prefix: id, name without the zone, and content.
async fn written(client: &Client, zone: i64, prefix: &str) -> Result<Vec<(i64, String, String)>, Error> {
    let records = client.dns().get_zone(10, zone).await?.records.into_iter();
    let addresses = records.filter(|record| record.record_type.as_deref() == Some("A"));
    let parts = addresses.filter_map(|record| match record.content {
        Some(TextOrList::Text(content)) => Some((record.id?, record.name?.split('.').next()?.to_owned(), content)),
        _ => None,
    });
    Ok(parts.filter(|(_, name, _)| name.starts_with(prefix)).collect())
}

/// Reads and writes in turn until the time is over. Returns the number of calls, and the records it left behind.
async fn work(client: Client, zone: i64, number: u64, end: Instant) -> Result<(u64, Written), Error> {
    let dns = client.dns();
    let prefix = format!("c{number}-");
    let (mut calls, mut round) = (0, 0_u64);
    let mut expected = Written::new();
    while Instant::now() < end {
        let name = format!("{prefix}{round}");
        let content = format!("192.0.2.{}", round % 200);
        dns.add_record(10, zone).name(&name).record_type("A").content(content.as_str()).await?;
        expected.insert((name, content));
        dns.list_zones().await?;
        let mine = written(&client, zone, &prefix).await?;
        calls += 3;
        if let Some((id, name, content)) = mine.last().cloned() {
            let newer = format!("198.51.100.{}", round % 200);
            dns.update_record(10, zone, id).content(newer.as_str()).await?;
            calls += 1;
            expected.remove(&(name.clone(), content));
            expected.insert((name, newer));
        }
        if let Some((id, name, content)) = mine.first().filter(|_| mine.len() > KEPT).cloned() {
            dns.delete_record(10, zone, id).await?;
            calls += 1;
            expected.remove(&(name, content));
        }
        round += 1;
    }
    Ok((calls, expected))
}

/// The most memory that this process ever had, where the system tells.
fn peak_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map(|memory| memory.trim().to_owned())
}
