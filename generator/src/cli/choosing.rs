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
    /// What is chosen.
    pub fn choices(&self) -> Choices {
        let selection = Selection { include: self.include.clone(), exclude: self.exclude.clone() };
        let names = Naming { without: self.without_naming_rule.iter().copied().collect(), ..Naming::default() };
        Choices { selection, names }
    }
}
