//! Proofs of domains for certificate authorities (ACME, DNS-01).

mod challenge;
mod hooks;
mod nameservers;

use crate::account::Account;
use crate::failure::{Code, Failure};
use challenge::Challenge;
use clap::{Args, Subcommand, ValueEnum};
use std::io::Write;
use std::net::SocketAddr;
use std::time::Duration;

/// Prove to a certificate authority that a name is yours (ACME, DNS-01)
#[derive(Debug, Subcommand)]
pub(crate) enum Acme {
    /// Add the value of a challenge, beside all others at the same name
    Present {
        /// The domain, such as `www.example.com` or `*.example.com`
        domain: String,
        /// The value of the TXT record
        #[arg(allow_hyphen_values = true)]
        value: String,
        /// Wait until all name servers answer the value
        #[arg(long)]
        wait: bool,
        #[command(flatten)]
        waiting: Waiting,
    },
    /// Remove the value of a challenge, and no other
    Cleanup {
        /// The domain, such as `www.example.com` or `*.example.com`
        domain: String,
        /// The value of the TXT record
        #[arg(allow_hyphen_values = true)]
        value: String,
        #[command(flatten)]
        resolving: Resolving,
    },
    /// Wait until all name servers of the zone answer the values of a challenge
    Wait {
        /// The domain, such as `www.example.com` or `*.example.com`
        domain: String,
        /// The value of the TXT record, after `--` if it begins with a hyphen; without it, all that the zone has
        value: Option<String>,
        #[command(flatten)]
        waiting: Waiting,
    },
    /// What an ACME client calls, with its own arguments and environment
    Hook {
        #[arg(value_enum)]
        client: AcmeClient,
        #[command(flatten)]
        waiting: Waiting,
        /// What the client says
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Print a script that an ACME client can be given as its hook
    Script {
        #[arg(value_enum)]
        client: ScriptedClient,
    },
}

/// ACME clients that call a hook.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum AcmeClient {
    /// `--manual-auth-hook "dns-services acme hook certbot present"`, `--manual-cleanup-hook "… cleanup"`
    Certbot,
    /// The provider `exec` of lego, also with `EXEC_MODE=RAW`
    Lego,
    /// `HOOK` of dehydrated, with and without `HOOK_CHAIN`
    Dehydrated,
}

/// ACME clients that take nothing but a file as their hook.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum ScriptedClient {
    /// For `EXEC_PATH`
    Lego,
    /// For `HOOK`
    Dehydrated,
    /// Save it as `~/.acme.sh/dnsapi/dns_dns_services.sh`, then `acme.sh --dns dns_dns_services`
    #[value(name = "acme.sh")]
    AcmeSh,
}

/// Whom the names are asked of.
#[derive(Args, Clone, Debug)]
pub(crate) struct Resolving {
    /// The resolver that knows name servers and aliases, with its port; without it, that of the system
    #[arg(long, value_name = "ADDRESS:PORT")]
    resolver: Option<SocketAddr>,
}

/// How to wait.
#[derive(Args, Clone, Debug)]
pub(crate) struct Waiting {
    /// For how long to wait at most, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 300)]
    timeout: u64,
    /// How long to wait between two questions, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 2)]
    interval: u64,
    /// The port of the zone's name servers
    #[arg(long, value_name = "PORT", default_value_t = 53)]
    dns_port: u16,
    #[command(flatten)]
    resolving: Resolving,
}

impl Waiting {
    fn limit(&self) -> Duration {
        Duration::from_secs(self.timeout)
    }

    fn pause(&self) -> Duration {
        Duration::from_secs(self.interval)
    }
}

impl Acme {
    pub(crate) async fn run(self, account: &Account, out: &mut impl Write) -> Result<Code, Failure> {
        match self {
            Self::Present { domain, value, wait, waiting } => {
                let client = account.client()?;
                let challenge = Challenge::find(&client, &domain, &waiting.resolving).await?;
                challenge.present(&value).await?;
                writeln!(out, "{challenge} has {value}")?;
                if wait {
                    challenge.wait(&[value], &waiting).await?;
                    writeln!(out, "all name servers answer it")?;
                }
            }
            Self::Cleanup { domain, value, resolving } => {
                let client = account.client()?;
                let challenge = Challenge::find(&client, &domain, &resolving).await?;
                challenge.cleanup(&value).await?;
                writeln!(out, "{challenge} has no {value}")?;
            }
            Self::Wait { domain, value, waiting } => {
                let client = account.client()?;
                let challenge = Challenge::find(&client, &domain, &waiting.resolving).await?;
                let values = match value {
                    Some(value) => vec![value],
                    None => challenge.values().await?,
                };
                challenge.wait(&values, &waiting).await?;
                writeln!(out, "all name servers answer {}", values.join(" and "))?;
            }
            Self::Hook { client, waiting, arguments } => {
                let environment = |name: &str| std::env::var(name).ok();
                let tasks = match client {
                    AcmeClient::Certbot => hooks::certbot(&arguments, environment)?,
                    AcmeClient::Lego => hooks::lego(&arguments)?,
                    AcmeClient::Dehydrated => hooks::dehydrated(&arguments)?,
                };
                hooks::perform(tasks, account, &waiting).await?;
            }
            Self::Script { client } => out.write_all(hooks::script(client).as_bytes())?,
        }
        Ok(Code::Done)
    }
}
