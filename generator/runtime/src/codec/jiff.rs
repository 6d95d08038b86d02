//! Conversions between dates as text and the types of `jiff`.

use jiff::Timestamp;
use jiff::civil;

use super::date::has_offset;
use super::{Date, DateTime, ParseDateError};

impl TryFrom<&Date> for civil::Date {
    type Error = jiff::Error;

    /// Fails for days that do not exist, such as `2023-02-30`.
    fn try_from(date: &Date) -> Result<Self, Self::Error> {
        date.as_str().parse()
    }
}

impl TryFrom<civil::Date> for Date {
    type Error = ParseDateError;

    /// Fails for years before 0, which have no text that servers take.
    fn try_from(date: civil::Date) -> Result<Self, Self::Error> {
        date.to_string().parse()
    }
}

impl TryFrom<&DateTime> for civil::DateTime {
    type Error = jiff::Error;

    /// The time on the server's clock. Fails for days that do not exist, and for a text with an offset, which is a
    /// [`Timestamp`].
    fn try_from(time: &DateTime) -> Result<Self, Self::Error> {
        if has_offset(time.as_str()) {
            return Err(jiff::Error::from_args(format_args!("it has an offset: convert it to a timestamp")));
        }
        time.as_str().parse()
    }
}

impl TryFrom<&DateTime> for Timestamp {
    type Error = jiff::Error;

    /// Fails for a text without an offset: nobody knows the server's time zone.
    fn try_from(time: &DateTime) -> Result<Self, Self::Error> {
        time.as_str().parse()
    }
}

impl TryFrom<civil::DateTime> for DateTime {
    type Error = ParseDateError;

    /// Fails for years before 0, which have no text that servers take.
    fn try_from(time: civil::DateTime) -> Result<Self, Self::Error> {
        time.to_string().replace('T', " ").parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_become_dates_and_come_back() {
        let date: Date = "2016-12-30".parse().unwrap();
        assert_eq!(civil::Date::try_from(&date).unwrap(), civil::date(2016, 12, 30));
        assert_eq!(Date::try_from(civil::date(2016, 12, 30)).unwrap(), date);
        assert!(civil::Date::try_from(&"2023-02-30".parse::<Date>().unwrap()).is_err());
        assert!(Date::try_from(civil::date(-1, 1, 1)).is_err());
    }

    #[test]
    fn times_are_civil_without_an_offset_and_timestamps_with_one() {
        let civil: DateTime = "2016-12-30 12:24:28".parse().unwrap();
        let expected = civil::date(2016, 12, 30).at(12, 24, 28, 0);
        assert_eq!(civil::DateTime::try_from(&civil).unwrap(), expected);
        assert_eq!(DateTime::try_from(expected).unwrap(), civil);
        assert!(Timestamp::try_from(&civil).is_err());
        for text in ["2016-12-30T12:24:28Z", "2016-12-30T13:24:28+01:00"] {
            let time: DateTime = text.parse().unwrap();
            assert_eq!(Timestamp::try_from(&time).unwrap().as_second(), 1_483_100_668);
            assert!(civil::DateTime::try_from(&time).is_err(), "{text}");
        }
    }
}
