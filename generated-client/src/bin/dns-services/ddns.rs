//! A name that follows an address which changes, such as that of a home.

use crate::account::{Account, output_of};
use crate::failure::{Code, Failure};
use clap::Args;
use dns_services::Client;
use std::io::Write;
use std::net::{IpAddr, Ipv6Addr};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// Let a name follow an address that changes
///
/// A name has one address of each kind, IPv4 and IPv6. A kind for which there is no address stays as it is. Where nothing has
/// changed, nothing is written.
#[derive(Args, Debug)]
pub(crate) struct Ddns {
    /// The name, such as `home.example.com`
    name: String,
    #[command(flatten)]
    source: Source,
    /// Only IPv4
    #[arg(long, short = '4', conflicts_with = "ipv6")]
    ipv4: bool,
    /// Only IPv6
    #[arg(long, short = '6')]
    ipv6: bool,
    /// The time to live, in seconds
    #[arg(long, default_value_t = 300)]
    ttl: i64,
    /// Go on, and look again after so many seconds; failures are printed
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    every: Option<u64>,
}

/// Where the address comes from.
#[derive(Args, Debug)]
#[group(required = true, multiple = true)]
struct Source {
    /// The address itself; may be given twice, for IPv4 and IPv6
    #[arg(long = "address", value_name = "ADDRESS")]
    addresses: Vec<IpAddr>,
    /// An interface that has the address
    #[arg(long, value_name = "NAME")]
    interface: Option<String>,
    /// A program that prints the address, run by the shell; may be given twice
    #[arg(long = "command", value_name = "COMMAND")]
    commands: Vec<String>,
}

/// After how long the zone is read again although the address is the same.
const RECHECK: Duration = Duration::from_secs(3600);

impl Ddns {
    pub(crate) async fn run(self, account: &Account, out: &mut impl Write) -> Result<Code, Failure> {
        let client = account.client()?;
        let Some(every) = self.every else {
            self.update(&client, &self.wanted()?, out).await?;
            return Ok(Code::Done);
        };
        let mut last: Option<(Vec<IpAddr>, Instant)> = None;
        loop {
            let outcome = async {
                let wanted = self.wanted()?;
                let is_same = last.as_ref().is_some_and(|(known, at)| *known == wanted && at.elapsed() < RECHECK);
                if !is_same {
                    self.update(&client, &wanted, out).await?;
                    last = Some((wanted, Instant::now()));
                }
                Ok::<_, Failure>(())
            };
            match outcome.await {
                // Without a password nothing will become better.
                Err(failure) if matches!(failure.code(), Code::SignIn | Code::Usage | Code::NotFound) => {
                    return Err(failure);
                }
                Err(failure) => anstream::eprintln!("error: {failure}"),
                Ok(()) => {}
            }
            sleep(Duration::from_secs(every)).await;
        }
    }

    /// The addresses that the name should have, one of each kind at most.
    fn wanted(&self) -> Result<Vec<IpAddr>, Failure> {
        let mut found = self.source.addresses.clone();
        if let Some(interface) = &self.source.interface {
            found.extend(of_interface(interface)?);
        }
        for command in &self.source.commands {
            let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
            let text = output_of(shell, &[flag.to_owned(), command.clone()], Code::Failed);
            let text =
                text.map_err(|failure| Failure::new(Code::Failed, format!("--command `{command}`: {failure}")))?;
            let address = text.trim().parse().map_err(|_| {
                Failure::new(Code::Failed, format!("--command `{command}` prints no address, but `{text}`"))
            })?;
            found.push(address);
        }
        let of_kind =
            |is_wanted: bool, is_kind: fn(&IpAddr) -> bool| found.iter().copied().find(|one| is_wanted && is_kind(one));
        let (four, six) = (of_kind(!self.ipv6, IpAddr::is_ipv4), of_kind(!self.ipv4, IpAddr::is_ipv6));
        let wanted: Vec<IpAddr> = four.into_iter().chain(six).collect();
        if wanted.is_empty() {
            return Err(Failure::new(Code::Failed, format!("there is no address for {}", self.name)));
        }
        Ok(wanted)
    }

    async fn update(&self, client: &Client, wanted: &[IpAddr], out: &mut impl Write) -> Result<(), Failure> {
        let zone = client.dns().zone(self.name.as_str()).await?;
        for address in wanted {
            let record_type = if address.is_ipv4() { "A" } else { "AAAA" };
            let before = zone.records().await?;
            let records = zone.set_with_ttl(&self.name, record_type, self.ttl, [address.to_string()]).await?;
            for record in records {
                let change = if before.contains(&record) { "unchanged" } else { "updated" };
                writeln!(out, "{record} {change}")?;
            }
        }
        Ok(())
    }
}

/// The addresses of an interface that others can reach, the better ones first.
fn of_interface(name: &str) -> Result<Vec<IpAddr>, Failure> {
    let interfaces = if_addrs::get_if_addrs()?;
    if !interfaces.iter().any(|interface| interface.name == name) {
        let mut names: Vec<_> = interfaces.into_iter().map(|interface| interface.name).collect();
        names.dedup();
        return Err(Failure::usage(format!("there is no interface {name}, but {}", names.join(", "))));
    }
    let addresses = interfaces.iter().filter(|interface| interface.name == name).map(if_addrs::Interface::ip);
    Ok(usable(addresses.collect()))
}

/// The addresses that can stand in the DNS: those of the internet before private ones.
fn usable(mut addresses: Vec<IpAddr>) -> Vec<IpAddr> {
    let is_private = |address: &IpAddr| match address {
        IpAddr::V4(address) => address.is_private(),
        IpAddr::V6(address) => address.is_unique_local(),
    };
    addresses.retain(|address| match address {
        IpAddr::V4(address) => !address.is_loopback() && !address.is_link_local() && !address.is_unspecified(),
        IpAddr::V6(address) => !address.is_loopback() && !is_link_local(address) && !address.is_unspecified(),
    });
    addresses.sort_by_key(is_private);
    addresses
}

fn is_link_local(address: &Ipv6Addr) -> bool {
    address.is_unicast_link_local()
}

#[cfg(test)]
mod tests {
    use super::usable;
    use std::net::IpAddr;

    #[test]
    fn addresses_of_the_internet_come_first() {
        let addresses = |texts: &[&str]| texts.iter().map(|text| text.parse().unwrap()).collect::<Vec<IpAddr>>();
        let all = ["127.0.0.1", "10.0.0.1", "203.0.113.7", "fe80::1", "fd00::1", "2001:db8::1", "169.254.1.1"];
        let expected = ["203.0.113.7", "2001:db8::1", "10.0.0.1", "fd00::1"];
        assert_eq!(usable(addresses(&all)), addresses(&expected));
    }
}
