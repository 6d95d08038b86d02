//! Questions to the DNS: aliases, the name servers of a zone, and the answers of each of them.

use super::Resolving;
use crate::failure::{Code, Failure};
use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::rr::{RData, RecordType};
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout_at};

/// The longest time for one answer.
const ANSWER: Duration = Duration::from_secs(4);
/// The number of name servers that are asked.
const SERVERS: usize = 16;

/// A resolver that knows everything.
pub(super) struct Resolver(TokioResolver);

/// A name server of a zone, by all its addresses.
pub(super) struct NameServer {
    name: String,
    resolver: TokioResolver,
}

fn failed(what: &str, error: impl std::fmt::Display) -> Failure {
    Failure::new(
        Code::Unreachable,
        format!("the DNS does not answer for {what}: {error}; try again, or name a --resolver"),
    )
}

/// A resolver that asks servers at these addresses.
fn asking(addresses: impl IntoIterator<Item = SocketAddr>, recursion: bool) -> Result<TokioResolver, Failure> {
    let server = |address: SocketAddr| {
        let mut connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()];
        for connection in &mut connections {
            connection.port = address.port();
        }
        NameServerConfig::new(address.ip(), true, connections.into())
    };
    let config = ResolverConfig::from_name_servers(addresses.into_iter().map(server).collect());
    let mut builder = TokioResolver::builder_with_config(config, TokioRuntimeProvider::default());
    let options = builder.options_mut();
    (options.recursion_desired, options.use_hosts_file) = (recursion, ResolveHosts::Never);
    (options.timeout, options.attempts) = (ANSWER, if recursion { 2 } else { 0 });
    builder.build().map_err(|error| failed("anything", error))
}

/// A full name, so that nothing is appended to it.
fn absolute(name: &str) -> String {
    format!("{}.", name.trim_end_matches('.'))
}

impl Resolver {
    /// The resolver that is named, or that of the system.
    pub(super) fn new(resolving: &Resolving) -> Result<Self, Failure> {
        let resolver = match resolving.resolver {
            Some(address) => asking([address], true)?,
            None => {
                let builder = TokioResolver::builder_tokio().map_err(|error| failed("anything", error))?;
                builder.build().map_err(|error| failed("anything", error))?
            }
        };
        Ok(Self(resolver))
    }

    /// All answers to a question; none if there is no such name.
    async fn answers(&self, name: &str, record_type: RecordType) -> Result<Vec<RData>, Failure> {
        match self.0.lookup(absolute(name), record_type).await {
            Ok(lookup) => Ok(lookup.answers().iter().map(|record| record.data.clone()).collect()),
            Err(error) if error.is_no_records_found() => Ok(Vec::new()),
            Err(error) => Err(failed(name, error)),
        }
    }

    /// The name of which a name is an alias.
    pub(super) async fn alias(&self, name: &str) -> Result<Option<String>, Failure> {
        let answers = self.answers(name, RecordType::CNAME).await?;
        Ok(answers.into_iter().find_map(|data| match data {
            RData::CNAME(target) => Some(target.0.to_utf8().trim_end_matches('.').to_lowercase()),
            _ => None,
        }))
    }

    /// The name servers of a zone. Those that the zone itself names count if the DNS knows none.
    pub(super) async fn authoritative(
        &self,
        zone: &str,
        otherwise: Vec<String>,
        port: u16,
    ) -> Result<Vec<NameServer>, Failure> {
        let answers = self.answers(zone, RecordType::NS).await?;
        let mut names: Vec<String> = answers
            .into_iter()
            .filter_map(|data| match data {
                RData::NS(name) => Some(name.0.to_utf8()),
                _ => None,
            })
            .collect();
        if names.is_empty() {
            names = otherwise;
        }
        names.truncate(SERVERS);
        let mut servers = Vec::new();
        for name in names {
            let addresses: Vec<IpAddr> = match self.0.lookup_ip(absolute(&name)).await {
                Ok(addresses) => addresses.iter().collect(),
                Err(error) if error.is_no_records_found() => Vec::new(),
                Err(error) => return Err(failed(&name, error)),
            };
            if !addresses.is_empty() {
                let resolver = asking(addresses.into_iter().map(|address| SocketAddr::new(address, port)), false)?;
                servers.push(NameServer { name: name.trim_end_matches('.').to_owned(), resolver });
            }
        }
        if servers.is_empty() {
            let message = format!("no name server of {zone} has an address; has the zone been delegated?");
            return Err(Failure::new(Code::NotFound, message));
        }
        Ok(servers)
    }
}

impl NameServer {
    /// The texts that the server answers for a name.
    async fn texts(&self, name: &str) -> Vec<String> {
        // a cached answer without texts must be asked for anew
        self.resolver.clear_cache();
        let Ok(lookup) = self.resolver.lookup(absolute(name), RecordType::TXT).await else {
            return Vec::new();
        };
        let texts = lookup.answers().iter().filter_map(|record| match &record.data {
            RData::TXT(text) => Some(String::from_utf8_lossy(&text.txt_data.concat()).into_owned()),
            _ => None,
        });
        texts.collect()
    }
}

/// Asks all servers at the same time, each until it answers all values.
pub(super) async fn wait(
    servers: Vec<NameServer>,
    name: &str,
    values: &[String],
    limit: Duration,
    pause: Duration,
) -> Result<(), Failure> {
    let deadline = Instant::now() + limit;
    let mut missing: Vec<String> = servers.iter().map(|server| server.name.clone()).collect();
    let mut asked = JoinSet::new();
    for server in servers {
        let (name, values) = (name.to_owned(), values.to_vec());
        asked.spawn(async move {
            loop {
                let texts = server.texts(&name).await;
                if values.iter().all(|value| texts.contains(value)) {
                    return server.name;
                }
                sleep(pause).await;
            }
        });
    }
    while let Ok(Some(done)) = timeout_at(deadline, asked.join_next()).await {
        if let Ok(done) = done {
            missing.retain(|server| *server != done);
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let message = format!(
        "after {} s {} not answered by {}; wait longer with --timeout",
        limit.as_secs(),
        if values.len() == 1 { format!("the value of {name} is") } else { format!("the values of {name} are") },
        missing.join(", "),
    );
    Err(Failure::new(Code::TimedOut, message))
}
