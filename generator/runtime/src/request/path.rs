//! Values in paths.

use crate::{Date, DateTime, Decimal};

/// A value in a path.
pub trait PathValue {
    /// Its text, not yet encoded.
    fn to_text(&self) -> String;
}

macro_rules! path_values {
    ($($type:ty),+) => {$(
        impl PathValue for $type {
            fn to_text(&self) -> String {
                self.to_string()
            }
        }
    )+};
}

path_values!(i64, i32, u64, u32, bool, str, String, Decimal, Date, DateTime);

impl<T: PathValue + ?Sized> PathValue for &T {
    fn to_text(&self) -> String {
        (**self).to_text()
    }
}

#[cfg(feature = "uuid")]
path_values!(uuid::Uuid);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_money_and_dates_are_values_of_paths() {
        let (date, time) = ("2016-12-30".parse::<Date>().unwrap(), "2016-12-30 12:24:28".parse::<DateTime>().unwrap());
        let texts = [7.to_text(), "10.10".parse::<Decimal>().unwrap().to_text(), date.to_text(), time.to_text()];
        assert_eq!(texts, ["7", "10.10", "2016-12-30", "2016-12-30 12:24:28"]);
    }
}
