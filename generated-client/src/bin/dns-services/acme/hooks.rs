//! Reads the calls of ACME clients to their hooks.

use super::challenge::Challenge;
use super::{ScriptedClient, Waiting};
use crate::account::Account;
use crate::failure::{Code, Failure};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;

/// One thing to do for a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Task {
    Present {
        domain: String,
        value: String,
    },
    Cleanup {
        domain: String,
        value: String,
    },
    /// Waits for everything that the zones have at the challenges of these domains.
    Wait {
        domains: Vec<String>,
    },
}

/// certbot calls a hook per challenge, with the rest in the environment. Only the last call waits, for the challenges of all.
pub(super) fn certbot(
    arguments: &[String],
    environment: impl Fn(&str) -> Option<String>,
) -> Result<Vec<Task>, Failure> {
    let variable = |name: &str| {
        let missing = || Failure::usage(format!("{name} is not set: certbot calls this as its hook"));
        environment(name).filter(|value| !value.is_empty()).ok_or_else(missing)
    };
    let (domain, value) = (variable("CERTBOT_DOMAIN")?, variable("CERTBOT_VALIDATION")?);
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["present"] => {
            let all = environment("CERTBOT_ALL_DOMAINS").unwrap_or_else(|| domain.clone());
            let is_last = environment("CERTBOT_REMAINING_CHALLENGES").is_none_or(|left| left.trim() == "0");
            // A wildcard is named as its domain, which may be among them, too.
            let names: BTreeSet<&str> = all.split(',').map(str::trim).collect();
            let domains = names.into_iter().map(str::to_owned).collect();
            let mut tasks = vec![Task::Present { domain, value }];
            tasks.extend(is_last.then_some(Task::Wait { domains }));
            Ok(tasks)
        }
        ["cleanup"] => Ok(vec![Task::Cleanup { domain, value }]),
        _ => Err(Failure::usage("the hook of certbot is `acme hook certbot present` or `… cleanup`")),
    }
}

/// lego says name and value, or with `EXEC_MODE=RAW` domain, token and key authorization. It waits by itself.
pub(super) fn lego(arguments: &[String]) -> Result<Vec<Task>, Failure> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (action, domain, value) = match words[..] {
        [action, "--", domain, _, key] => (action, domain, URL_SAFE_NO_PAD.encode(Sha256::digest(key))),
        [action, domain, _, key] if domain != "--" => (action, domain, URL_SAFE_NO_PAD.encode(Sha256::digest(key))),
        [action, name, value] => (action, name, value.to_owned()),
        _ => return Err(Failure::usage("lego calls `present` or `cleanup` with a name and a value")),
    };
    let domain = domain.to_owned();
    match action {
        "present" => Ok(vec![Task::Present { domain, value }]),
        "cleanup" => Ok(vec![Task::Cleanup { domain, value }]),
        _ => Err(Failure::usage(format!("lego calls `present` or `cleanup`, not `{action}`"))),
    }
}

/// dehydrated says domain, token and value, with `HOOK_CHAIN` of several challenges. It calls its hook for much else, which
/// is none of our business and no mistake.
pub(super) fn dehydrated(arguments: &[String]) -> Result<Vec<Task>, Failure> {
    let Some((action, rest)) = arguments.split_first() else {
        return Err(Failure::usage("dehydrated calls its hook with the name of an action"));
    };
    let is_present = match action.as_str() {
        "deploy_challenge" => true,
        "clean_challenge" => false,
        _ => return Ok(Vec::new()),
    };
    let (chunks, left) = rest.as_chunks::<3>();
    if chunks.is_empty() || !left.is_empty() {
        return Err(Failure::usage(format!("dehydrated calls `{action}` with a domain, a token and a value")));
    }
    let mut tasks = Vec::new();
    for [domain, _, value] in chunks.iter().cloned() {
        tasks.push(if is_present { Task::Present { domain, value } } else { Task::Cleanup { domain, value } });
    }
    if is_present {
        let domains = chunks.iter().map(|[domain, ..]| domain.clone()).collect();
        tasks.push(Task::Wait { domains });
    }
    Ok(tasks)
}

/// Does what a client wants. Removing goes on after a failure, so that as little as possible is left behind.
pub(super) async fn perform(tasks: Vec<Task>, account: &Account, waiting: &Waiting) -> Result<(), Failure> {
    if tasks.is_empty() {
        return Ok(());
    }
    let client = account.client()?;
    let find = async |domain: &str| Challenge::find(&client, domain, &waiting.resolving).await;
    let mut first = None;
    for task in tasks {
        match task {
            Task::Present { domain, value } => find(&domain).await?.present(&value).await?,
            Task::Cleanup { domain, value } => {
                let outcome = async { find(&domain).await?.cleanup(&value).await }.await;
                first = first.or(outcome.err());
            }
            Task::Wait { domains } => {
                for domain in domains {
                    let challenge = find(&domain).await?;
                    match challenge.values().await {
                        Ok(values) => challenge.wait(&values, waiting).await?,
                        // certbot may have proved a domain before, which has no challenge then.
                        Err(failure) if failure.code() == Code::NotFound => {}
                        Err(failure) => return Err(failure),
                    }
                }
            }
        }
    }
    first.map_or(Ok(()), Err)
}

/// A file that a client can be given as its hook.
pub(super) fn script(client: ScriptedClient) -> &'static str {
    match client {
        ScriptedClient::Lego => include_str!("scripts/lego.sh"),
        ScriptedClient::Dehydrated => include_str!("scripts/dehydrated.sh"),
        ScriptedClient::AcmeSh => include_str!("scripts/dns_dns_services.sh"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Task, certbot, dehydrated, lego};

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    fn present(domain: &str, value: &str) -> Task {
        Task::Present { domain: domain.to_owned(), value: value.to_owned() }
    }

    fn cleanup(domain: &str, value: &str) -> Task {
        Task::Cleanup { domain: domain.to_owned(), value: value.to_owned() }
    }

    #[test]
    fn certbot_waits_at_the_last_of_its_challenges() {
        let environment = |left: &'static str| {
            move |name: &str| match name {
                "CERTBOT_DOMAIN" => Some("example.com".to_owned()),
                "CERTBOT_VALIDATION" => Some("v".to_owned()),
                "CERTBOT_ALL_DOMAINS" => Some("example.com,www.example.com,example.com".to_owned()),
                "CERTBOT_REMAINING_CHALLENGES" => Some(left.to_owned()),
                _ => None,
            }
        };
        let wait = Task::Wait { domains: vec!["example.com".to_owned(), "www.example.com".to_owned()] };
        assert_eq!(certbot(&words("present"), environment("1")).unwrap(), [present("example.com", "v")]);
        assert_eq!(certbot(&words("present"), environment("0")).unwrap(), [present("example.com", "v"), wait]);
        assert_eq!(certbot(&words("cleanup"), environment("0")).unwrap(), [cleanup("example.com", "v")]);
        assert!(certbot(&words("deploy"), environment("0")).is_err());
        let message = certbot(&words("present"), |_| None).unwrap_err().to_string();
        assert_eq!(message, "CERTBOT_DOMAIN is not set: certbot calls this as its hook");
    }

    #[test]
    fn lego_has_two_modes() {
        let name = "_acme-challenge.example.com.";
        assert_eq!(lego(&words(&format!("present {name} v"))).unwrap(), [present(name, "v")]);
        // The digest of "key", as in RFC 8555 (8.4).
        let digest = "LHDhK3oGRvkiefQnx7OOczTY5Tic_xZ6HcMOc_gmtoM";
        assert_eq!(lego(&words("cleanup -- example.com token key")).unwrap(), [cleanup("example.com", digest)]);
        assert_eq!(lego(&words("present example.com token key")).unwrap(), [present("example.com", digest)]);
        for wrong in ["present", "timeout a b", "present -- a b"] {
            assert!(lego(&words(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn dehydrated_says_several_things_at_once_or_nothing_of_interest() {
        let chained = dehydrated(&words("deploy_challenge a.test t1 v1 b.test t2 v2")).unwrap();
        let wait = Task::Wait { domains: vec!["a.test".to_owned(), "b.test".to_owned()] };
        assert_eq!(chained, [present("a.test", "v1"), present("b.test", "v2"), wait]);
        assert_eq!(dehydrated(&words("clean_challenge a.test t v")).unwrap(), [cleanup("a.test", "v")]);
        for other in ["startup_hook", "deploy_cert a b c d e f", "this_hookscript_is_broken"] {
            assert_eq!(dehydrated(&words(other)).unwrap(), []);
        }
        assert!(dehydrated(&words("deploy_challenge a.test")).is_err());
    }
}
