//! Faults on demand.

use crate::random::Random;
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// Something that goes wrong with one request.
///
/// Written as text, on the command line and in the header `X-Sandbox-Fault`:
///
/// | text | what happens |
/// |---|---|
/// | `latency=200ms`, `latency=2s` | the answer comes so much later |
/// | `429`, `429=30` | too many calls; the second with `Retry-After: 30`. Nothing is carried out |
/// | `500` to `599` | the server fails, and carries nothing out |
/// | `cut` | the connection is closed without an answer, and nothing is carried out |
/// | `lost` | the request is carried out, then the connection is closed without an answer |
/// | `truncated` | the request is carried out; half of the answer arrives |
/// | `html`, `html=502` | a web page in place of JSON, with status 200 or another; nothing is carried out |
/// | `expired-token` | the request's token has ended |
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The answer comes so much later.
    Latency(Duration),
    /// The server wants fewer calls (HTTP 429), and says for how many seconds. Nothing is carried out.
    TooManyRequests {
        /// `Retry-After`, in seconds.
        retry_after: Option<u64>,
    },
    /// The server fails with this status, 500 to 599. Nothing is carried out.
    ServerError(u16),
    /// The connection is closed without an answer. Nothing is carried out.
    Cut,
    /// The request is carried out, and the connection closed without an answer.
    LostAnswer,
    /// The request is carried out, and the connection closed in the midst of the answer.
    Truncated,
    /// A web page in place of JSON, with this status. Nothing is carried out.
    Html(u16),
    /// The access token of the request has ended. Requests without one are carried out as usual.
    ExpiredToken,
}

impl FromStr for Fault {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (kind, value) = text.split_once('=').map_or((text, None), |(kind, value)| (kind, Some(value)));
        let number = || value.map(str::parse::<u64>).transpose().map_err(|_| format!("`{text}`: not a number"));
        let fault = match (kind, value) {
            ("latency", Some(value)) => Self::Latency(duration(value).ok_or_else(|| {
                format!("`{text}`: how long is written as `200ms` or `2s`, and is one minute at most")
            })?),
            ("429", _) => Self::TooManyRequests { retry_after: number()? },
            ("cut", None) => Self::Cut,
            ("lost", None) => Self::LostAnswer,
            ("truncated", None) => Self::Truncated,
            ("expired-token", None) => Self::ExpiredToken,
            ("html", _) => match number()?.unwrap_or(200) {
                status @ 200..=599 => Self::Html(status as u16),
                _ => return Err(format!("`{text}`: not an HTTP status")),
            },
            (_, None) if kind.len() == 3 && kind.starts_with('5') && kind.parse::<u16>().is_ok() => {
                Self::ServerError(kind.parse().unwrap_or(500))
            }
            _ => {
                let known =
                    "latency=200ms, 429, 429=30, 500 to 599, cut, lost, truncated, html, html=502, expired-token";
                return Err(format!("`{text}` is no fault; there are {known}"));
            }
        };
        Ok(fault)
    }
}

fn duration(text: &str) -> Option<Duration> {
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit())?);
    let number = number.parse().ok()?;
    let duration = match unit {
        "ms" => Duration::from_millis(number),
        "s" => Duration::from_secs(number),
        _ => return None,
    };
    (duration <= Duration::from_secs(60)).then_some(duration)
}

/// A fault, and which requests it hits.
///
/// As text, a fault with any of `next=N`, `probability=P` and `operation=GROUP.NAME` after it:
/// `503,next=2,operation=dns.list_zones`. Without `next` and `probability` it hits all requests.
#[derive(Clone, Debug, PartialEq)]
pub struct FaultRule {
    fault: Fault,
    when: When,
    operation: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum When {
    Always,
    Next(u32),
    Probability(f64),
}

impl FaultRule {
    /// Every request is hit.
    #[must_use]
    pub fn always(fault: Fault) -> Self {
        Self { fault, when: When::Always, operation: None }
    }

    /// The next requests are hit.
    #[must_use]
    pub fn next(requests: u32, fault: Fault) -> Self {
        Self { when: When::Next(requests), ..Self::always(fault) }
    }

    /// A request is hit with this probability, between 0 and 1. The sandbox's [seed](crate::SandboxBuilder::fault_seed)
    /// decides which ones are.
    #[must_use]
    pub fn probably(probability: f64, fault: Fault) -> Self {
        Self { when: When::Probability(probability), ..Self::always(fault) }
    }

    /// Only requests of this operation are hit, and count: `dns.add_record`.
    #[must_use]
    pub fn on(self, operation: impl Into<String>) -> Self {
        Self { operation: Some(operation.into()), ..self }
    }

    pub(crate) fn operation(&self) -> Option<&str> {
        self.operation.as_deref()
    }
}

impl FromStr for FaultRule {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut parts = text.split(',');
        let mut rule = Self::always(parts.next().unwrap_or_default().parse()?);
        for part in parts {
            let wrong = || format!("`{part}` is none of next=N, probability=P (0 to 1), operation=GROUP.NAME");
            match part.split_once('=').ok_or_else(wrong)? {
                ("next", number) if rule.when == When::Always => {
                    rule.when = When::Next(number.parse().map_err(|_| wrong())?);
                }
                ("probability", number) if rule.when == When::Always => {
                    let probability = number.parse().ok().filter(|number| (0.0..=1.0).contains(number));
                    rule.when = When::Probability(probability.ok_or_else(wrong)?);
                }
                ("next" | "probability", _) => return Err(format!("`{text}`: only one of next and probability")),
                ("operation", name) => rule.operation = Some(name.to_owned()),
                _ => return Err(wrong()),
            }
        }
        Ok(rule)
    }
}

/// The latency and the fault of one request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) latency: Duration,
    pub(crate) fault: Option<Fault>,
}

impl Plan {
    fn add(&mut self, fault: Fault) {
        match fault {
            Fault::Latency(latency) => self.latency += latency,
            fault => self.fault = Some(fault),
        }
    }
}

/// All rules, in the order in which they were made.
#[derive(Debug)]
pub(crate) struct Faults {
    rules: Vec<FaultRule>,
    random: Random,
}

impl Faults {
    pub(crate) fn new(seed: u64) -> Self {
        Self { rules: Vec::new(), random: Random::new(seed) }
    }

    pub(crate) fn push(&mut self, rule: FaultRule) {
        self.rules.push(rule);
    }

    pub(crate) fn clear(&mut self) {
        self.rules.clear();
    }

    /// Decides the faults of a request of an operation. All latencies add up; of other faults, that of the header comes
    /// first, then that of the first rule that applies. A rule that did not get its turn keeps its count.
    pub(crate) fn plan(&mut self, operation: &str, header: Option<Fault>) -> Plan {
        let mut plan = Plan::default();
        if let Some(fault) = header {
            plan.add(fault);
        }
        for rule in &mut self.rules {
            let late = matches!(rule.fault, Fault::Latency(_));
            if rule.operation.as_deref().is_some_and(|only| only != operation) || (plan.fault.is_some() && !late) {
                continue;
            }
            let hit = match &mut rule.when {
                When::Always => true,
                When::Next(left) => left.checked_sub(1).map(|fewer| *left = fewer).is_some(),
                When::Probability(probability) => self.random.chance(*probability),
            };
            if hit {
                plan.add(rule.fault);
            }
        }
        self.rules.retain(|rule| rule.when != When::Next(0));
        plan
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Latency(latency) => write!(formatter, "latency={}ms", latency.as_millis()),
            Self::TooManyRequests { retry_after: None } => formatter.write_str("429"),
            Self::TooManyRequests { retry_after: Some(seconds) } => write!(formatter, "429={seconds}"),
            Self::ServerError(status) => write!(formatter, "{status}"),
            Self::Cut => formatter.write_str("cut"),
            Self::LostAnswer => formatter.write_str("lost"),
            Self::Truncated => formatter.write_str("truncated"),
            Self::Html(200) => formatter.write_str("html"),
            Self::Html(status) => write!(formatter, "html={status}"),
            Self::ExpiredToken => formatter.write_str("expired-token"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_read_as_they_are_written() {
        for text in [
            "latency=200ms",
            "429",
            "429=30",
            "500",
            "599",
            "cut",
            "lost",
            "truncated",
            "html",
            "html=502",
            "expired-token",
        ] {
            assert_eq!(text.parse::<Fault>().unwrap().to_string(), text);
        }
        assert_eq!("latency=2s".parse(), Ok(Fault::Latency(Duration::from_secs(2))));
        for (text, message) in [
            ("latency=2", "`latency=2`: how long is written as `200ms` or `2s`, and is one minute at most"),
            ("latency=61s", "`latency=61s`: how long is written as `200ms` or `2s`, and is one minute at most"),
            ("429=soon", "`429=soon`: not a number"),
            ("html=7", "`html=7`: not an HTTP status"),
        ] {
            assert_eq!(text.parse::<Fault>(), Err(message.to_owned()));
        }
        for text in ["", "404", "5xx", "cut=1", "latency", "+50"] {
            assert!(text.parse::<Fault>().unwrap_err().starts_with(&format!("`{text}` is no fault; there are")));
        }
    }

    #[test]
    fn rules_are_read() {
        let rule = FaultRule::next(2, Fault::ServerError(503)).on("dns.list_zones");
        assert_eq!("503,next=2,operation=dns.list_zones".parse(), Ok(rule));
        assert_eq!("cut,probability=0.5".parse(), Ok(FaultRule::probably(0.5, Fault::Cut)));
        assert_eq!("cut".parse(), Ok(FaultRule::always(Fault::Cut)));
        for text in ["cut,probability=2", "cut,next=-1", "cut,sometimes", "cut,when=now"] {
            let message = text.parse::<FaultRule>().unwrap_err();
            assert!(message.ends_with("is none of next=N, probability=P (0 to 1), operation=GROUP.NAME"), "{message}");
        }
        assert_eq!(
            "cut,next=1,next=2".parse::<FaultRule>().unwrap_err(),
            "`cut,next=1,next=2`: only one of next and probability"
        );
    }

    #[test]
    fn counts_are_kept_until_their_turn() {
        let mut faults = Faults::new(0);
        faults.push(FaultRule::next(1, Fault::Cut).on("a.b"));
        faults.push(FaultRule::next(2, Fault::Latency(Duration::from_secs(1))));
        faults.push(FaultRule::next(1, Fault::LostAnswer));
        let mut next = |operation, header| faults.plan(operation, header);
        let plan = |seconds, fault| Plan { latency: Duration::from_secs(seconds), fault };
        assert_eq!(next("x.y", Some(Fault::Truncated)), plan(1, Some(Fault::Truncated)));
        assert_eq!(next("a.b", None), plan(1, Some(Fault::Cut)));
        assert_eq!(next("a.b", None), plan(0, Some(Fault::LostAnswer)));
        assert_eq!(next("a.b", None), plan(0, None));
    }

    #[test]
    fn chance_depends_on_the_seed_alone() {
        let hits = |seed| {
            let mut faults = Faults::new(seed);
            faults.push(FaultRule::probably(0.25, Fault::Cut));
            (0..1000).map(|_| faults.plan("a.b", None).fault.is_some()).collect::<Vec<_>>()
        };
        assert_eq!(hits(7), hits(7));
        assert_ne!(hits(7), hits(8));
        let count = hits(7).into_iter().filter(|hit| *hit).count();
        assert!((200..300).contains(&count), "{count}");
    }
}
