//! Lets a name follow an address that changes, such as that of a home.
//!
//! ```console
//! $ cargo run --example dynamic_dns -- home.example.com 192.0.2.44
//! ```

mod support;

use dns_services::Client;
use dns_services::zone::Record;
use std::io::Write;
use std::net::IpAddr;
use support::Failure;

/// How long others may remember the address, in seconds.
const TTL: i64 = 300;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let (client, sandbox) = support::start().await?;
    let arguments = ["home.example.com", "192.0.2.44"];
    let [name, address] = support::arguments("dynamic_dns NAME ADDRESS", arguments, sandbox.as_ref())?;
    run(&client, &name, address.parse()?, &mut std::io::stdout()).await
}

/// Makes this address the only one of its kind at the name. The other kind stays: a name may have both.
pub(crate) async fn run(
    client: &Client,
    name: &str,
    address: IpAddr,
    out: &mut (impl Write + Send),
) -> Result<(), Failure> {
    let record_type = if address.is_ipv4() { "A" } else { "AAAA" };
    let zone = client.dns().zone(name).await?;
    let record = Record::new(name, record_type, address.to_string()).ttl(TTL);
    zone.set(name, record_type, [record.value()]).await?;
    let record = zone.ensure(record).await?;
    writeln!(out, "{record}")?;
    Ok(())
}
