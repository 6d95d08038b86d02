//! The clock, timers, and times in HTTP headers.

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod browser;

use std::time::{Duration, UNIX_EPOCH};

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub(crate) use browser::{Instant, Sleep, now, sleep, sleep_until, timeout_at};
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub(crate) use tokio::time::{Instant, Sleep, sleep, sleep_until, timeout_at};

/// Returns the time of day.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub(crate) fn now() -> std::time::SystemTime {
    std::time::SystemTime::now()
}

/// The moment after a pause. Pauses come from servers and callers: one that no clock can hold means never.
pub(crate) fn after(pause: Duration) -> Instant {
    const NEVER: Duration = Duration::from_secs(30 * 365 * 86_400);
    let now = Instant::now();
    now.checked_add(pause.min(NEVER)).unwrap_or(now)
}

/// Seconds since 1970; 0 on a machine whose clock says it is earlier.
pub(crate) fn unix_seconds() -> u64 {
    now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs())
}

/// Returns the pause that a `Retry-After` header asks for: seconds, or a date such as `Sun, 06 Nov 1994 08:49:37 GMT`.
pub(crate) fn retry_after(header: &str, now: u64) -> Option<Duration> {
    let header = header.trim();
    let seconds = number(header).or_else(|| http_date(header).map(|date| date.saturating_sub(now)))?;
    Some(Duration::from_secs(seconds))
}

/// A number of a header. One that is too large for the type is the largest.
pub(crate) fn number(text: &str) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u64::MAX))
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn http_date(text: &str) -> Option<u64> {
    let mut words = text.split_once(", ")?.1.split(' ');
    let day: i64 = words.next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
    let name = words.next()?;
    let month = MONTHS.iter().position(|known| *known == name)? as i64 + 1;
    let year: i64 = words.next()?.parse().ok().filter(|year| (1970..10_000).contains(year))?;
    let mut clock = words.next()?.split(':').map(|part| part.parse::<u64>().ok().filter(|part| *part < 61));
    let (hour, minute, second) = (clock.next()??, clock.next()??, clock.next()??);
    let days = u64::try_from(days_since_1970(year, month, day)).ok()?;
    (words.next()? == "GMT").then_some(days * 86_400 + hour * 3600 + minute * 60 + second)
}

/// A time in seconds since 1970 as headers write it.
pub(crate) fn http_date_of(seconds: u64) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    let (days, clock) = (seconds / 86_400, seconds % 86_400);
    let weekday = DAYS.get(days as usize % 7).copied().unwrap_or_default();
    // as above, years begin in March: each 400 years have as many days
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = (month + 2) % 12;
    let year = era * 400 + year_of_era + u64::from(month < 2);
    let name = MONTHS.get(month as usize).copied().unwrap_or_default();
    let (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60);
    format!("{weekday}, {day:02} {name} {year:04} {hour:02}:{minute:02}:{second:02} GMT")
}

/// Counts from March, so that the leap day is the last of its year.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year / 4 - year / 100 + year / 400;
    year * 365 + leap_days + (month * 153 + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_as_it_is_read() {
        for (seconds, text) in [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
            (1_767_225_599, "Wed, 31 Dec 2025 23:59:59 GMT"),
        ] {
            assert_eq!(http_date_of(seconds), text);
            assert_eq!(http_date(text), Some(seconds));
        }
        for day in 0..40_000 {
            assert_eq!(http_date(&http_date_of(day * 86_400)), Some(day * 86_400), "{day}");
        }
    }

    #[test]
    fn a_server_asks_for_patience_in_seconds_or_until_a_date() {
        let now = 784_111_777; // Sun, 06 Nov 1994 08:49:37 GMT
        for (header, seconds) in [
            ("120", Some(120)),
            (" 0 ", Some(0)),
            ("18446744073709551616", Some(u64::MAX)),
            ("99999999999999999999999999", Some(u64::MAX)),
            ("Sun, 06 Nov 1994 08:50:37 GMT", Some(60)),
            ("Sun, 06 Nov 1994 08:00:00 GMT", Some(0)),
            ("Tue, 29 Feb 2000 00:00:00 GMT", Some(951_782_400 - now)),
            ("Thu, 01 Jan 2026 00:00:00 GMT", Some(1_767_225_600 - now)),
            ("soon", None),
            ("-5", None),
            ("1.5", None),
            ("Sun, 06 Nov 1994 08:50:37 CET", None),
            ("Sun, 99 Nov 1994 08:50:37 GMT", None),
            ("Sun, 06 Nov 1994", None),
        ] {
            assert_eq!(retry_after(header, now), seconds.map(Duration::from_secs), "{header}");
        }
    }
}
