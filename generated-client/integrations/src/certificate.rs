//! Certificates with [`instant_acme`], whose domains are proved by records at DNS.services.

use dns_services::Client;
use dns_services::zone::Record;
use instant_acme::{
    Account, AuthorizationStatus, ChallengeType, Identifier, NewOrder, Order, OrderStatus, RetryPolicy,
};
use std::error::Error;
use std::time::Duration;

/// The error of a certificate that is not issued.
pub type Failure = Box<dyn Error + Send + Sync>;

/// A certificate with its key, as PEM.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// The certificate and those above it.
    pub chain: String,
    /// The private key.
    pub key: String,
}

/// Orders a certificate for domains, each of which may be a wildcard.
///
/// Values are added beside all others at the same names, and removed in any case. `propagation` is how long the name servers
/// take to answer them.
///
/// # Errors
/// If the authority or DNS.services refuses something.
pub async fn certificate(
    client: &Client,
    account: &Account,
    domains: &[&str],
    propagation: Duration,
    retries: &RetryPolicy,
) -> Result<Certificate, Failure> {
    let identifiers: Vec<Identifier> = domains.iter().map(|name| Identifier::Dns((*name).to_owned())).collect();
    let mut order = account.new_order(&NewOrder::new(&identifiers)).await?;
    let mut records = Vec::new();
    let outcome = prove(client, &mut order, &mut records, propagation, retries).await;
    for record in records {
        client.dns().zone(record.name()).await?.delete(record).await?;
    }
    outcome?;
    let key = order.finalize().await?;
    let chain = order.poll_certificate(retries).await?;
    Ok(Certificate { chain, key })
}

/// Proves all domains of an order. What was added is in `records`, also after a failure.
async fn prove(
    client: &Client,
    order: &mut Order,
    records: &mut Vec<Record>,
    propagation: Duration,
    retries: &RetryPolicy,
) -> Result<(), Failure> {
    let mut authorizations = order.authorizations();
    while let Some(authorization) = authorizations.next().await {
        let mut authorization = authorization?;
        if authorization.status != AuthorizationStatus::Pending {
            continue;
        }
        let challenge = authorization.challenge(ChallengeType::Dns01).ok_or("the authority has no DNS challenge")?;
        let domain = challenge.identifier().to_string();
        let name = format!("_acme-challenge.{}", domain.trim_start_matches("*."));
        let record = Record::txt(name.as_str(), challenge.key_authorization().dns_value()).ttl(60);
        records.push(record.clone());
        client.dns().zone(name).await?.ensure(record).await?;
    }
    tokio::time::sleep(propagation).await;
    let mut authorizations = order.authorizations();
    while let Some(authorization) = authorizations.next().await {
        let mut authorization = authorization?;
        if authorization.status == AuthorizationStatus::Pending
            && let Some(mut challenge) = authorization.challenge(ChallengeType::Dns01)
        {
            challenge.set_ready().await?;
        }
    }
    match order.poll_ready(retries).await? {
        OrderStatus::Ready | OrderStatus::Valid => Ok(()),
        status => Err(format!("the authority says {status:?}").into()),
    }
}
