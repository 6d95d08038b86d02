//! Everything that a sandbox knows and requests change. The seed is the same in JSON.

use crate::clock::Clock;
use crate::sessions::Sessions;
use crate::zone::{RecordsForm, Zone};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use std::collections::{BTreeMap, HashSet};

/// The seed of a sandbox unless it is told otherwise.
pub(crate) const DEFAULT_SEED: &str = include_str!("../seed.json");

/// The date and time that stand for "never".
pub(crate) const NEVER: &str = "0000-00-00 00:00:00";

/// The largest id that a seed may have.
const LAST_ID: u64 = 1_000_000_000_000;

#[derive(Debug)]
pub(crate) struct State {
    pub(crate) accounts: Vec<Account>,
    pub(crate) catalogue: Catalogue,
    pub(crate) sessions: Sessions,
    pub(crate) clock: Clock,
    pub(crate) ids: Ids,
    /// The form of the records of zones that say nothing else.
    pub(crate) records_form: RecordsForm,
}

/// The contents of a seed file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seed {
    accounts: Vec<Account>,
    #[serde(default)]
    catalogue: Option<Catalogue>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Account {
    pub(crate) username: String,
    pub(crate) password: String,
    /// The answer of `GET /details`, beside the e-mail address.
    #[serde(default)]
    pub(crate) profile: BTreeMap<String, String>,
    #[serde(default = "currency")]
    pub(crate) currency: String,
    #[serde(default, deserialize_with = "amount")]
    pub(crate) credit: Decimal,
    #[serde(default)]
    pub(crate) services: Vec<Service>,
    #[serde(default)]
    pub(crate) zones: Vec<Zone>,
    #[serde(default)]
    pub(crate) domains: Vec<Domain>,
    #[serde(default)]
    pub(crate) invoices: Vec<Invoice>,
    #[serde(default)]
    pub(crate) tickets: Vec<Ticket>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Service {
    pub(crate) id: u64,
    pub(crate) name: String,
    pub(crate) category: String,
    #[serde(default)]
    pub(crate) domain: String,
    #[serde(default, deserialize_with = "amount")]
    pub(crate) total: Decimal,
    #[serde(default = "monthly")]
    pub(crate) cycle: String,
    #[serde(default = "active")]
    pub(crate) status: String,
    pub(crate) created: String,
    pub(crate) next_due: String,
    #[serde(default)]
    pub(crate) label: String,
    /// True if zones can be made in it.
    #[serde(default)]
    pub(crate) dns: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Domain {
    pub(crate) id: u64,
    pub(crate) name: String,
    pub(crate) created: String,
    pub(crate) expires: String,
    #[serde(default = "active")]
    pub(crate) status: String,
    #[serde(default, deserialize_with = "amount")]
    pub(crate) price: Decimal,
    #[serde(default)]
    pub(crate) nameservers: Vec<String>,
    #[serde(default)]
    pub(crate) records: Vec<DomainRecord>,
}

/// A record of a domain, which has no id but its place.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DomainRecord {
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) priority: u64,
    pub(crate) content: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Invoice {
    pub(crate) id: u64,
    pub(crate) number: String,
    pub(crate) date: String,
    pub(crate) due: String,
    /// Date and time; none if it is not paid.
    #[serde(default)]
    pub(crate) paid: Option<String>,
    /// The part of it that was paid from the account's credit.
    #[serde(default, deserialize_with = "amount")]
    pub(crate) credit: Decimal,
    pub(crate) items: Vec<LineItem>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LineItem {
    pub(crate) id: u64,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) description: String,
    #[serde(deserialize_with = "amount")]
    pub(crate) amount: Decimal,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ticket {
    pub(crate) number: u64,
    pub(crate) date: String,
    pub(crate) department: String,
    pub(crate) subject: String,
    pub(crate) body: String,
    pub(crate) status: String,
    #[serde(default)]
    pub(crate) replies: Vec<Reply>,
    #[serde(default)]
    pub(crate) attachments: Vec<Attachment>,
}

/// A file of a ticket, which has text for simplicity.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Attachment {
    pub(crate) name: String,
    pub(crate) text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reply {
    pub(crate) id: u64,
    pub(crate) name: String,
    pub(crate) date: String,
    pub(crate) body: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
}

/// The products and domains that can be ordered.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Catalogue {
    pub(crate) tax_name: String,
    /// In per cent.
    #[serde(deserialize_with = "amount")]
    pub(crate) tax_rate: Decimal,
    pub(crate) categories: Vec<Category>,
    pub(crate) tlds: Vec<Tld>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Category {
    pub(crate) id: u64,
    pub(crate) name: String,
    pub(crate) slug: String,
    pub(crate) products: Vec<Product>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Product {
    pub(crate) id: u64,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) periods: Vec<Period>,
    /// True if zones can be made in the service that an order of it makes.
    #[serde(default)]
    pub(crate) dns: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Period {
    /// `m`, `q`, `s`, `a`, `b` or `t`.
    pub(crate) cycle: String,
    #[serde(deserialize_with = "amount")]
    pub(crate) price: Decimal,
    #[serde(default, deserialize_with = "amount")]
    pub(crate) setup: Decimal,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tld {
    pub(crate) id: u64,
    /// With its dot.
    pub(crate) tld: String,
    pub(crate) periods: Vec<TldPeriod>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TldPeriod {
    pub(crate) years: u64,
    #[serde(deserialize_with = "amount")]
    pub(crate) register: Decimal,
    #[serde(deserialize_with = "amount")]
    pub(crate) transfer: Decimal,
    #[serde(deserialize_with = "amount")]
    pub(crate) renew: Decimal,
    #[serde(deserialize_with = "amount")]
    pub(crate) redemption: Decimal,
}

/// The ids that come next.
#[derive(Debug)]
pub(crate) struct Ids {
    next: u64,
    order: u64,
}

impl Ids {
    /// The next id of whatever it is.
    pub(crate) fn next(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// The next number of an order.
    pub(crate) fn order(&mut self) -> u64 {
        self.order += 1;
        self.order
    }
}

/// An amount that can be added up without end.
fn amount<'de, D: Deserializer<'de>>(input: D) -> Result<Decimal, D::Error> {
    let amount: Decimal = Deserialize::deserialize(input)?;
    let sensible = (0..=1_000_000).contains(&amount.trunc().to_i64().unwrap_or(-1)) && amount.scale() <= 4;
    if sensible && !amount.is_sign_negative() {
        Ok(amount)
    } else {
        Err(Error::custom(format!("{amount} is no amount")))
    }
}

fn active() -> String {
    "Active".to_owned()
}

fn monthly() -> String {
    "Monthly".to_owned()
}

fn currency() -> String {
    "USD".to_owned()
}

impl State {
    /// The state that a seed describes. A seed without a catalogue has the default one.
    pub(crate) fn new(seed: &str, clock: Clock, sessions: Sessions) -> Result<Self, String> {
        let read = |text: &str| serde_json::from_str::<Seed>(text).map_err(|error| error.to_string());
        let Seed { accounts, catalogue } = read(seed)?;
        let catalogue = match catalogue {
            Some(catalogue) => catalogue,
            None => read(DEFAULT_SEED)?.catalogue.ok_or("the default seed has no catalogue")?,
        };
        let mut state = Self {
            accounts,
            catalogue,
            sessions,
            clock,
            ids: Ids { next: 0, order: 100_000_000 },
            records_form: RecordsForm::default(),
        };
        state.check()?;
        state.ids.next = state.all_ids().map(|(_, id)| id).max().unwrap_or_default();
        Ok(state)
    }

    /// The account with this user name and password.
    pub(crate) fn account(&self, username: &str, password: &str) -> Option<usize> {
        self.accounts.iter().position(|account| account.username == username && account.password == password)
    }

    /// Checks that the seed has a meaning.
    fn check(&mut self) -> Result<(), String> {
        if self.accounts.is_empty() {
            return Err("the seed has no account".to_owned());
        }
        let mut names = HashSet::new();
        if let Some(twice) = self.accounts.iter().find(|account| !names.insert(&account.username)) {
            return Err(format!("the user name {} occurs twice", twice.username));
        }
        let mut seen = HashSet::new();
        if let Some((kind, id)) = self.all_ids().find(|pair| !seen.insert(*pair)) {
            return Err(format!("the {kind} {id} occurs twice"));
        }
        if let Some((kind, id)) = self.all_ids().find(|(_, id)| *id > LAST_ID) {
            return Err(format!("the {kind} {id} has too long an id"));
        }
        for account in &mut self.accounts {
            for zone in &mut account.zones {
                zone.settle()?;
                if !account.services.iter().any(|service| service.id == zone.service_id && service.dns) {
                    let (name, id) = (&zone.name, zone.service_id);
                    return Err(format!("the zone {name} is in service {id}, which does not exist or has no `dns`"));
                }
            }
        }
        Ok(())
    }

    /// All ids with what they are of.
    fn all_ids(&self) -> impl Iterator<Item = (&'static str, u64)> {
        self.accounts.iter().flat_map(|account| {
            let services = account.services.iter().map(|service| ("service", service.id));
            let zones = account.zones.iter().map(|zone| ("zone", zone.id));
            let records = account.zones.iter().flat_map(|zone| zone.records()).map(|record| ("record", record.id));
            let domains = account.domains.iter().map(|domain| ("domain", domain.id));
            let invoices = account.invoices.iter().map(|invoice| ("invoice", invoice.id));
            let lines =
                account.invoices.iter().flat_map(|invoice| &invoice.items).map(|line| ("invoice line", line.id));
            let tickets = account.tickets.iter().map(|ticket| ("ticket", ticket.number));
            let replies = account.tickets.iter().flat_map(|ticket| &ticket.replies).map(|reply| ("reply", reply.id));
            services
                .chain(zones)
                .chain(records)
                .chain(domains)
                .chain(invoices)
                .chain(lines)
                .chain(tickets)
                .chain(replies)
        })
    }
}
