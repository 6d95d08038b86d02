//! Values that a string may hide: an integer, a decimal, a date, a boolean.

/// The values that a text could be besides a text; PHP writes numbers, dates and truth values as strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Readings {
    pub(super) integer: bool,
    pub(super) decimal: bool,
    pub(super) boolean: bool,
    pub(super) date: bool,
    pub(super) date_time: bool,
}

impl Readings {
    pub(super) const ALL: Self = Self { integer: true, decimal: true, boolean: true, date: true, date_time: true };

    /// The readings that both permit.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            integer: self.integer && other.integer,
            decimal: self.decimal && other.decimal,
            boolean: self.boolean && other.boolean,
            date: self.date && other.date,
            date_time: self.date_time && other.date_time,
        }
    }

    /// The readings of one text. An integer is a decimal, too.
    pub(super) fn of(text: &str) -> Self {
        let integer = is_integer(text);
        Self {
            integer,
            decimal: integer || is_decimal(text),
            boolean: matches!(text, "true" | "false"),
            date: is_date(text),
            date_time: is_date_time(text),
        }
    }

    /// The `format` of a string of which all samples read like this.
    pub(super) fn format(self) -> Option<&'static str> {
        match self {
            Self { integer: true, .. } => Some("int64"),
            Self { decimal: true, .. } => Some("decimal"),
            Self { boolean: true, .. } => Some("boolean"),
            Self { date: true, .. } => Some("date"),
            Self { date_time: true, .. } => Some("date-time"),
            _ => None,
        }
    }
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_integer(text: &str) -> bool {
    let number = text.strip_prefix('-').unwrap_or(text);
    digits(number) && number.len() <= 18 && (number == "0" || !number.starts_with('0'))
}

fn is_decimal(text: &str) -> bool {
    let number = text.strip_prefix('-').unwrap_or(text);
    number.split_once('.').is_some_and(|(whole, fraction)| digits(whole) && digits(fraction))
}

fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    parts.len() == 3 && parts.iter().zip([4, 2, 2]).all(|(part, length)| part.len() == length && digits(part))
}

fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once([' ', 'T']) else { return false };
    let clock = time.trim_end_matches('Z').split(['+', '.']).next().unwrap_or_default();
    let parts: Vec<_> = clock.split(':').collect();
    is_date(date) && parts.len() == 3 && parts.iter().all(|part| part.len() == 2 && digits(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_recognised_and_nothing_else_is() {
        for (text, format) in [
            ("26", Some("int64")),
            ("-2", Some("int64")),
            ("0", Some("int64")),
            ("007", None),
            ("12345678901234567890", None),
            ("19.65", Some("decimal")),
            ("1.2.3", None),
            ("+1.24123123", None),
            ("2016-12-30", Some("date")),
            ("0000-00-00", Some("date")),
            ("2016/12/1", None),
            ("2016-12-30 12:24:28", Some("date-time")),
            ("2016-12-30T12:24:28Z", Some("date-time")),
            ("true", Some("boolean")),
            ("Paid", None),
            ("", None),
        ] {
            assert_eq!(Readings::of(text).format(), format, "{text:?}");
        }
    }

    #[test]
    fn whole_and_broken_numbers_together_are_decimals() {
        assert_eq!(Readings::of("10").and(Readings::of("9.99")).format(), Some("decimal"));
        assert_eq!(Readings::of("10").and(Readings::of("ten")).format(), None);
    }
}
