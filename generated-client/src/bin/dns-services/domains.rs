//! Domains, and which of them end soon.

use crate::account::Account;
use crate::failure::{Code, Failure};
use crate::output::{Format, List, cell};
use clap::Args;
use dns_services::Date;
use jiff::{Timestamp, civil, tz::TimeZone};
use serde_json::json;
use std::io::Write;

/// List the domains of the account, or those that end soon
#[derive(Args, Debug)]
pub(crate) struct Domains {
    /// Only those that end within so many days, or have ended; exits with 9 if there are any
    #[arg(long, value_name = "DAYS")]
    expire_within: Option<i64>,
    #[command(flatten)]
    format: Format,
}

impl Domains {
    pub(crate) async fn run(self, account: &Account, out: &mut impl Write) -> Result<Code, Failure> {
        let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
        let mut list = List::new(&["domain", "id", "expires", "days", "status", "autorenew"]);
        let mut is_any = false;
        for domain in account.client()?.domains().list().await?.domains {
            let days = domain.expires.as_ref().and_then(|date| days_until(date, today));
            // A domain without a date may end at any time.
            let ends = self.expire_within.is_some_and(|limit| days.is_none_or(|days| days <= limit));
            is_any |= ends;
            if self.expire_within.is_none() || ends {
                list.push(vec![
                    cell(domain.name),
                    domain.id.into(),
                    cell(domain.expires.as_ref().map(Date::as_str)),
                    json!(days),
                    cell(domain.status),
                    json!(domain.autorenew),
                ]);
            }
        }
        list.print(self.format, out)?;
        Ok(if is_any { Code::Reported } else { Code::Done })
    }
}

/// Returns the number of days that are left; fewer than 0 if it is over.
fn days_until(date: &Date, today: civil::Date) -> Option<i64> {
    let date = civil::Date::try_from(date).ok()?;
    Some(i64::from(today.until(date).ok()?.get_days()))
}

#[cfg(test)]
mod tests {
    use super::days_until;
    use jiff::civil::date;

    #[test]
    fn days_are_counted_to_the_end_and_beyond() {
        let today = date(2026, 11, 28);
        for (end, days) in
            [("2026-11-28", Some(0)), ("2027-11-28", Some(365)), ("2026-11-27", Some(-1)), ("2026-02-30", None)]
        {
            assert_eq!(days_until(&end.parse().unwrap(), today), days, "{end}");
        }
    }
}
