//! The time of a sandbox.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The last second of the year 9999, which is when clocks stop.
const LAST: u64 = 253_402_300_799;

/// The machine's clock or one that stands still, and how far it was put forward.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Clock {
    pub(crate) fixed: Option<u64>,
    pub(crate) ahead: u64,
}

impl Clock {
    /// Seconds since 1970.
    pub(crate) fn now(self) -> u64 {
        let machine = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs();
        self.fixed.unwrap_or_else(machine).saturating_add(self.ahead).min(LAST)
    }
}

/// Year, month and day of a time, in UTC.
pub(crate) fn civil(time: u64) -> (u64, u64, u64) {
    // Howard Hinnant's days_from_civil, backwards: years begin in March, so that leap days come last
    let days = time / 86_400 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + u64::from(month <= 2), month, day)
}

/// `2024-02-29`.
pub(crate) fn date(time: u64) -> String {
    let (year, month, day) = civil(time);
    format!("{year:04}-{month:02}-{day:02}")
}

/// `2024-02-29 12:00:00`.
pub(crate) fn date_time(time: u64) -> String {
    let second = time % 86_400;
    format!("{} {:02}:{:02}:{:02}", date(time), second / 3_600, second / 60 % 60, second % 60)
}

/// The time of a date's first second; `None` if it is no date.
pub(crate) fn time(date: &str) -> Option<u64> {
    let mut numbers = date.splitn(3, '-').map(str::parse::<u64>);
    let (year, month, day) = (numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?);
    if !(1970..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    let (era, year) = (year / 400, year % 400);
    let days = era * 146_097 + year * 365 + year / 4 - year / 100 + (153 * month + 2) / 5 + day - 1;
    Some((days - 719_468) * 86_400)
}

/// The same day some years later.
pub(crate) fn years_later(date: &str, years: u64) -> String {
    let (year, rest) = date.split_once('-').unwrap_or((date, ""));
    let year = year.parse::<u64>().unwrap_or(1970).saturating_add(years);
    // every fourth year has a leap day, the next ones have not
    format!("{year:04}-{}", if rest == "02-29" && !years.is_multiple_of(4) { "02-28" } else { rest })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_calendar() {
        for (seconds, text) in [
            (0, "1970-01-01 00:00:00"),
            (951_782_400, "2000-02-29 00:00:00"),
            (1_709_251_199, "2024-02-29 23:59:59"),
            (1_709_251_200, "2024-03-01 00:00:00"),
            (4_107_542_400, "2100-03-01 00:00:00"),
            (1_767_225_599, "2025-12-31 23:59:59"),
        ] {
            assert_eq!(date_time(seconds), text);
            assert_eq!(time(&date(seconds)), Some(seconds - seconds % 86_400), "{text}");
        }
        for text in ["", "2024", "2024-13-01", "0000-00-00", "2024-01-x", "1969-12-31"] {
            assert_eq!(time(text), None, "{text}");
        }
    }

    #[test]
    fn years_pass() {
        assert_eq!(years_later("2024-02-29", 1), "2025-02-28");
        assert_eq!(years_later("2024-02-29", 4), "2028-02-29");
        assert_eq!(years_later("2016-12-30", 2), "2018-12-30");
    }
}
