//! Names that are taken.

use std::collections::{BTreeMap, BTreeSet};

/// The names of the emitted client's own modules, methods and features.
const RESERVED_MODULES: [&str; 29] = [
    "all",
    "api",
    "blocking",
    "builder",
    "client",
    "clone",
    "default",
    "file_download",
    "from_env",
    "generated",
    "jiff02",
    "logout",
    "mock",
    "native_tls",
    "new",
    "oauth2",
    "reqwest_middleware",
    "ring",
    "runtime",
    "rustls",
    "rustls_no_provider",
    "std",
    "testing",
    "time03",
    "tower",
    "tracing",
    "types",
    "uuid",
    "webhooks",
];

/// Names that are taken in one scope.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scope {
    taken: BTreeSet<String>,
    /// The number that the next one of the same name gets, so that many of the same name take no more time than others.
    numbers: BTreeMap<String, usize>,
}

impl Scope {
    /// The names of groups, out of the way of what the client has anyway.
    pub(in crate::lower) fn of_modules() -> Self {
        Self { taken: RESERVED_MODULES.iter().map(|name| (*name).to_owned()).collect(), ..Self::default() }
    }

    /// Takes the name of a group. One that the client has anyway says what the group is.
    pub(in crate::lower) fn take_module(&mut self, name: String) -> String {
        let is_reserved = RESERVED_MODULES.contains(&name.as_str());
        self.take(if is_reserved { format!("{name}_api") } else { name })
    }

    /// Takes a name, with a number behind it if it is taken already.
    pub(crate) fn take(&mut self, name: String) -> String {
        if self.taken.insert(name.clone()) {
            return name;
        }
        // A pinned name may be nothing but underscores; a number alone would be no name.
        let base = Some(name.trim_end_matches('_')).filter(|base| !base.is_empty()).unwrap_or(&name);
        let words = base.trim_start_matches('_');
        let is_words = words.is_empty() || words.contains('_') || words.ends_with(|c: char| c.is_ascii_digit());
        let separator = if is_words { "_" } else { "" };
        let number = self.numbers.entry(base.to_owned()).or_insert(2);
        loop {
            let free = format!("{base}{separator}{number}");
            *number += 1;
            if self.taken.insert(free.clone()) {
                return free;
            }
        }
    }

    /// Takes the first name that is free here and in another scope, or the first one with a number behind it.
    pub(crate) fn take_first(&mut self, names: impl Iterator<Item = String>, other: &Self) -> String {
        let names: Vec<String> = names.collect();
        if let Some(free) = names.iter().find(|name| !self.taken.contains(*name) && !other.taken.contains(*name)) {
            self.try_take(free);
            return free.clone();
        }
        let first = names.into_iter().next().unwrap_or_default();
        loop {
            let numbered = self.take(first.clone());
            if !other.taken.contains(&numbered) {
                return numbered;
            }
        }
    }

    /// Takes a name if it is free.
    pub(crate) fn try_take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }
}
