//! The flags for what a client is made of.

use crate::choices::{Choices, Filter, Naming, NamingRule, Selection};

/// The choices that can be made on a command line.
#[derive(Debug, Clone, Default, PartialEq, Eq, clap::Args)]
pub struct Choosing {
    /// Take only operations that match, such as `tag=pets` or `path=/pets/**,method=get`; may be given several times
    #[arg(long, value_name = "FILTER")]
    pub include: Vec<Filter>,
    /// Leave out operations that match; may be given several times
    #[arg(long, value_name = "FILTER")]
    pub exclude: Vec<Filter>,
    /// Do not make names by this rule; may be given several times
    #[arg(long, value_name = "RULE")]
    pub without_naming_rule: Vec<NamingRule>,
}

impl Choosing {
    /// Returns the choices that are given here, and those of a file for the rest.
    pub fn over(&self, written: &Choices) -> Choices {
        let or =
            |given: &Vec<Filter>, other: &Vec<Filter>| if given.is_empty() { other.clone() } else { given.clone() };
        let Choices { selection, names, types } = written.clone();
        let selection = Selection {
            include: or(&self.include, &selection.include),
            exclude: or(&self.exclude, &selection.exclude),
        };
        let without = names.without.iter().chain(&self.without_naming_rule).copied().collect();
        Choices { selection, names: Naming { without, ..names }, types }
    }
}
