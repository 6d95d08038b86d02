//! Names that are too long to be read lose words of their middle.

/// The longest name that is derived, in bytes.
const MAX_LENGTH: usize = 60;

/// The length of a name that was longer: a number may follow.
const SHORTENED: usize = 56;

/// The largest length of the beginning of a shortened name.
const FRONT: usize = 20;

/// Takes words out of the middle of a name that is too long. Its beginning and its end say the most.
pub(crate) fn shortened(name: String) -> String {
    if name.len() <= MAX_LENGTH || !name.is_ascii() {
        return name;
    }
    let starts: Vec<usize> = word_starts(&name).collect();
    let front = starts.iter().copied().take_while(|at| *at <= FRONT).last().unwrap_or(FRONT);
    let least = name.len() - (SHORTENED - front);
    let end = starts.iter().copied().find(|at| *at >= least).unwrap_or(least);
    let (front, end) = (name.get(..front).unwrap_or_default(), name.get(end..).unwrap_or_default());
    // The word before the gap may be the one after it as well.
    let last = starts.iter().rev().find_map(|at| front.get(*at..).filter(|word| !word.is_empty()));
    let front = last.filter(|word| end.starts_with(word)).and_then(|word| front.strip_suffix(word)).unwrap_or(front);
    format!("{front}{end}")
}

/// The starts of the words of a name in snake case or camel case; in snake case with the underscore before them.
fn word_starts(name: &str) -> impl Iterator<Item = usize> {
    let is_snake = !name.contains(|c: char| c.is_ascii_uppercase());
    let starts = name.bytes().enumerate().skip(1);
    starts.filter(move |(_, c)| if is_snake { *c == b'_' } else { c.is_ascii_uppercase() }).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_too_long_loses_words_of_its_middle() {
        let long = "GetMetricsForEvergreenAccountResponseOrderActionsItemSubscribeToPlansItemChargeOverridesItem";
        assert_eq!(shortened(long.to_owned()), "GetMetricsForItemSubscribeToPlansItemChargeOverridesItem");
        let long = "get_v1_accounts_by_account_id_orders_by_order_id_subscriptions_by_subscription_id_charges";
        assert_eq!(shortened(long.to_owned()), "get_v1_accounts_by_subscription_id_charges");
        let sixty = "a".repeat(60);
        assert_eq!(shortened(sixty.clone()), sixty);
        assert_eq!(shortened("a".repeat(61)), "a".repeat(56));
        assert_eq!(shortened(format!("List{}", "a".repeat(90))), format!("List{}", "a".repeat(52)));
    }
}
