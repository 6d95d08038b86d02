//! Proves to a certificate authority that a name is yours (ACME, DNS-01): adds a TXT value, and removes it again.
//!
//! Only its own value is touched: a certificate for several names needs several values at one name at the same time.
//!
//! ```console
//! $ cargo run --example dns_challenge -- add www.example.com TOKEN
//! $ cargo run --example dns_challenge -- remove www.example.com TOKEN
//! ```

mod support;

use dns_services::Client;
use dns_services::zone::Record;
use std::io::Write;
use support::Failure;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let (client, sandbox) = support::start().await?;
    let usage = "dns_challenge add|remove NAME VALUE";
    let arguments =
        support::arguments(usage, ["add", "www.example.com", "a-value-of-the-authority"], sandbox.as_ref())?;
    let [action, name, token] = &arguments;
    let out = &mut std::io::stdout();
    match action.as_str() {
        "add" => add(&client, name, token, out).await?,
        "remove" => return remove(&client, name, token, out).await,
        _ => return Err(format!("usage: {usage}").into()),
    }
    // Nothing outlives a sandbox: both steps are shown at once.
    if sandbox.is_some() { remove(&client, name, token, out).await } else { Ok(()) }
}

/// The record that the authority looks for. A wildcard is proved at the name it stands below.
fn challenge(name: &str, token: &str) -> Record {
    let name = name.strip_prefix("*.").unwrap_or(name).trim_end_matches('.');
    Record::txt(format!("_acme-challenge.{name}"), token).ttl(60)
}

/// Makes sure that the value is there.
pub(crate) async fn add(
    client: &Client,
    name: &str,
    token: &str,
    out: &mut (impl Write + Send),
) -> Result<(), Failure> {
    let zone = client.dns().zone(name).await?;
    let record = zone.ensure(challenge(name, token)).await?;
    writeln!(out, "{record} is in the zone {}", zone.name())?;
    Ok(())
}

/// Makes sure that the value is gone, and leaves all others.
pub(crate) async fn remove(
    client: &Client,
    name: &str,
    token: &str,
    out: &mut (impl Write + Send),
) -> Result<(), Failure> {
    let zone = client.dns().zone(name).await?;
    let record = challenge(name, token);
    zone.delete(record.clone()).await?;
    writeln!(out, "{record} is gone from the zone {}", zone.name())?;
    Ok(())
}
