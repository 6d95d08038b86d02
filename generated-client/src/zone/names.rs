//! Names of zones and records: letters of either case, with or without a dot at the end, relative or full.

/// A name in lower case without a dot at its end.
pub(super) fn normal(name: &str) -> String {
    let name = name.trim().to_lowercase();
    name.strip_suffix('.').unwrap_or(&name).to_owned()
}

/// Returns whether a name is a zone or stands below it, label by label: `evil-example.com` is not below `example.com`.
pub(super) fn is_within(name: &str, zone: &str) -> bool {
    name.strip_suffix(zone).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// The full name of a record of a zone, in lower case. `None` if it is no name, or says with a dot at its end that it is
/// full, and is not within the zone.
pub(super) fn full(name: &str, zone: &str) -> Option<String> {
    let is_full = name.trim().ends_with('.');
    let name = normal(name);
    if name == "@" || (name.is_empty() && !is_full) {
        return Some(zone.to_owned());
    }
    let is_valid = name.split('.').all(|label| !label.is_empty() && !label.contains(char::is_whitespace));
    match is_within(&name, zone) {
        _ if !is_valid => None,
        true => Some(name),
        false if is_full => None,
        false => Some(format!("{name}.{zone}")),
    }
}

/// A full name as the server wants it to be written.
pub(super) fn relative<'n>(full: &'n str, zone: &str) -> &'n str {
    match full.strip_suffix(zone) {
        Some("") => "@",
        Some(rest) => rest.strip_suffix('.').unwrap_or(full),
        None => full,
    }
}

#[cfg(test)]
mod tests {
    use super::{full, is_within, normal, relative};

    #[test]
    fn names_are_made_full() {
        for (name, expected) in [
            ("www", Some("www.example.com")),
            ("WWW", Some("www.example.com")),
            ("www.example.com", Some("www.example.com")),
            ("Www.Example.COM.", Some("www.example.com")),
            ("@", Some("example.com")),
            ("", Some("example.com")),
            ("example.com", Some("example.com")),
            ("example.com.", Some("example.com")),
            ("_acme-challenge.a.b", Some("_acme-challenge.a.b.example.com")),
            ("*", Some("*.example.com")),
            // Only looks as if it were within the zone.
            ("badexample.com", Some("badexample.com.example.com")),
            ("www.example.org.", None),
            (".", None),
            ("a..b", None),
            ("a b", None),
        ] {
            assert_eq!(full(name, "example.com").as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn names_are_written_without_the_zone() {
        for (name, expected) in [("www.example.com", "www"), ("a.b.example.com", "a.b"), ("example.com", "@")] {
            assert_eq!(relative(name, "example.com"), expected);
        }
    }

    #[test]
    fn a_zone_holds_what_is_below_it_by_labels() {
        for (name, expected) in
            [("example.com", true), ("a.b.example.com", true), ("badexample.com", false), ("com", false)]
        {
            assert_eq!(is_within(name, "example.com"), expected, "{name}");
        }
        assert_eq!(normal(" Example.COM. "), "example.com");
    }
}
