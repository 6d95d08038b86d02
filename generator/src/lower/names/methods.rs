//! The names of methods: chosen or pinned by somebody, given by an extension, or taken from an id without its group and its
//! route.

use super::words;
use super::{
    OWN_METHODS, Scope, chosen, member, of_route, pinned, report_unmatched, shortened, without_group,
    without_group_words,
};
use crate::choices::{Naming, NamingRule};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::operations;
use crate::document::vendors;
use crate::document::{Node, Origin, verb};
use std::collections::{BTreeMap, BTreeSet};

/// In so many operations, a word with which all ids end says nothing of any.
const MANY: usize = 5;

/// An operation as the document has it.
#[derive(Debug, Clone, Copy)]
pub(in crate::lower) struct Source<'a> {
    pub(in crate::lower) path: &'a str,
    pub(in crate::lower) method: &'a str,
    pub(in crate::lower) node: &'a Node,
    /// True if the client has it; the names of others are only kept from it.
    pub(in crate::lower) is_selected: bool,
}

impl<'a> Source<'a> {
    pub(in crate::lower) fn subject(&self) -> String {
        format!("{} {}", verb(self.method), self.path)
    }

    fn id(&self) -> Option<&'a str> {
        self.node.str("operationId")
    }
}

/// A method's name, and whether it is chosen or pinned.
pub(in crate::lower) struct Named {
    pub(in crate::lower) name: String,
    pub(in crate::lower) is_pinned: bool,
}

/// A name that an id wants, and the rules that led to it.
#[derive(Debug, Clone)]
struct Wanted {
    name: String,
    rules: Vec<NamingRule>,
}

/// The naming of an API's methods.
pub(in crate::lower) struct Methods<'a> {
    naming: &'a Naming,
    /// With how many words all paths begin.
    base: usize,
    /// The words with which all ids end, once their routes are gone.
    last: Vec<String>,
    /// The first operation that has no pinned name, and what it is called.
    first_unpinned: Option<(Origin, String)>,
    /// The number of those that have none.
    unpinned: usize,
}

impl<'a> Methods<'a> {
    pub(in crate::lower) fn new(root: &Node, naming: &'a Naming) -> Self {
        let all = operations(root);
        let base = words::common_base(all.iter().map(|(path, ..)| *path));
        let mut methods = Self { naming, base, last: Vec::new(), first_unpinned: None, unpinned: 0 };
        let sources: Vec<_> =
            all.into_iter().map(|(path, method, node)| Source { path, method, node, is_selected: true }).collect();
        let texts: Vec<_> =
            sources.iter().filter_map(|source| Some(methods.without_route(source, source.id()?).0)).collect();
        if methods.may(NamingRule::CommonWords) && sources.len() >= MANY && is_pattern(&sources) {
            methods.last = words::common_last(&texts);
        }
        methods
    }

    fn may(&self, rule: NamingRule) -> bool {
        !self.naming.without.contains(&rule)
    }

    fn without_route<'i>(&self, source: &Source<'_>, id: &'i str) -> (&'i str, bool) {
        let may = self.may(NamingRule::Route);
        let short = may.then(|| words::without_route(id, source.path, source.method, self.base)).flatten();
        (short.unwrap_or(id), short.is_some())
    }

    /// Names the operations of a group: chosen and pinned names first, then extensions and ids, then routes. Findings
    /// about those that are not selected are nobody's concern.
    pub(in crate::lower) fn name(
        &mut self,
        tag: &str,
        sources: &[Source<'_>],
        diagnostics: &mut Diagnostics,
    ) -> Vec<Named> {
        let mut taken: BTreeMap<String, (Origin, bool)> = BTreeMap::new();
        let mut pins: Vec<Option<String>> = Vec::new();
        let mut unheard = Diagnostics::default();
        for source in sources {
            let diagnostics = if source.is_selected { &mut *diagnostics } else { &mut unheard };
            let name = self.chosen(source, diagnostics).or_else(|| pinned(source.node, OWN_METHODS, diagnostics));
            if let Some(name) = &name
                && let Some((first, true)) = taken.insert(name.clone(), (source.node.origin, source.is_selected))
            {
                let message =
                    format!("{} is named `{name}`, and so is another operation of its group", source.subject());
                let finding = Finding::invalid("duplicate-name", source.node.origin, message);
                diagnostics.push(finding.related(first, format!("this one is named `{name}`, too")));
            }
            pins.push(name);
        }
        let mut scope = Scope::default();
        for (name, (origin, is_selected)) in &taken {
            if !scope.try_take(name) && *is_selected {
                let message = format!("the name `{name}` is taken by a method that every handle has");
                diagnostics.push(Finding::invalid("duplicate-name", *origin, message));
            }
        }
        let wanted = self.wanted(tag, sources);
        let mut finish = |((source, pin), wanted): ((&Source<'_>, Option<String>), &Option<Wanted>)| {
            if let Some(name) = pin {
                return Named { name, is_pinned: true };
            }
            let diagnostics = if source.is_selected { &mut *diagnostics } else { &mut unheard };
            let name = derived(source, wanted.as_ref(), &mut scope, diagnostics);
            if source.is_selected {
                let called = || format!("{} is called `{name}`", source.subject());
                self.first_unpinned.get_or_insert_with(|| (source.node.origin, called()));
                self.unpinned += 1;
            }
            Named { name, is_pinned: false }
        };
        sources.iter().zip(pins).zip(&wanted).map(&mut finish).collect()
    }

    fn chosen(&self, source: &Source<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
        let table = &self.naming.operations;
        let entry = |key: &str| table.get_key_value(key);
        let (key, name) = entry(&source.subject()).or_else(|| entry(source.id()?))?;
        chosen("operations", key, name, OWN_METHODS, source.node.origin, diagnostics)
    }

    /// Returns the name that each operation wants: the shortest that no other one of its group wants.
    fn wanted(&self, tag: &str, sources: &[Source<'_>]) -> Vec<Option<Wanted>> {
        let candidates = self.candidates(tag, sources);
        let mut wanted_by: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (source, names) in sources.iter().zip(&candidates) {
            let id = source.id().unwrap_or(source.path);
            names.iter().for_each(|wanted| _ = wanted_by.entry(&wanted.name).or_default().insert(id));
        }
        let is_own = |wanted: &&Wanted| wanted_by.get(wanted.name.as_str()).is_some_and(|ids| ids.len() == 1);
        candidates.iter().map(|names| names.iter().find(is_own).or(names.last()).cloned()).collect()
    }

    /// The names that each operation could have, the shortest first.
    fn candidates(&self, tag: &str, sources: &[Source<'_>]) -> Vec<Vec<Wanted>> {
        let texts: Vec<_> = sources.iter().map(|source| self.texts(source)).collect();
        let mut shortest: Vec<Option<&str>> = texts.iter().map(|texts| texts.last().map(|(text, _)| *text)).collect();
        // In camel case a group's name may be a verb as well: it is the group only where most ids begin with it.
        let all = || shortest.iter().copied().flatten();
        let with_words = all().filter(|text| without_group_words(text, tag).is_some()).count();
        let is_prefix = with_words > 1 && with_words * 2 >= all().count();
        let words_of = |text| if is_prefix { without_group_words(text, tag) } else { None };
        let of_group: Vec<_> = shortest
            .iter()
            .map(|text| text.and_then(|text| without_group(text, tag).or_else(|| words_of(text))))
            .collect();
        shortest = shortest.into_iter().zip(&of_group).map(|(text, short)| short.or(text)).collect();
        let common = self.common(sources, &shortest);
        let each = sources.iter().zip(texts).zip(of_group).zip(common).map(|(((source, texts), of_group), common)| {
            let rules = texts.last().map(|(_, rules)| rules.clone()).unwrap_or_default();
            let with_common: Vec<_> = rules.iter().copied().chain([NamingRule::CommonWords]).collect();
            let shorter = common.map(|text| (text, with_common)).into_iter().chain(of_group.map(|text| (text, rules)));
            let all = shorter.chain(texts.into_iter().rev());
            let named = all.filter_map(|(text, rules)| Some(Wanted { name: shortened(member(text)?), rules }));
            self.extension(source).into_iter().chain(named).collect()
        });
        each.collect()
    }

    /// An id, without its route, and without its number.
    fn texts<'i>(&self, source: &Source<'i>) -> Vec<(&'i str, Vec<NamingRule>)> {
        let Some(id) = source.id() else { return Vec::new() };
        let mut texts = vec![(id, Vec::new())];
        if let (short, true) = self.without_route(source, id) {
            texts.push((short, vec![NamingRule::Route]));
        }
        let (text, mut rules) = texts.last().cloned().unwrap_or((id, Vec::new()));
        if let Some(short) = words::without_number(text).filter(|_| self.may(NamingRule::Number)) {
            rules.push(NamingRule::Number);
            texts.push((short, rules));
        }
        texts
    }

    /// Returns each text without the words that all of a group begin with, and all of the API end in.
    fn common<'i>(&self, sources: &[Source<'_>], texts: &[Option<&'i str>]) -> Vec<Option<&'i str>> {
        let all: Vec<_> = texts.iter().copied().flatten().collect();
        let may = self.may(NamingRule::CommonWords) && is_pattern(sources);
        let first = if may { words::common_first(&all) } else { 0 };
        let short = |text: &'i str| {
            let rest = words::without_last(text, &self.last).unwrap_or(text);
            let rest = words::without_first(rest, first).unwrap_or(rest);
            (rest != text && super::is_name_of_its_own(rest)).then_some(rest)
        };
        texts.iter().map(|text| text.and_then(short)).collect()
    }

    fn extension(&self, source: &Source<'_>) -> Option<Wanted> {
        let text = vendors::METHOD_NAMES
            .into_iter()
            .find_map(|key| source.node.str(key))
            .filter(|_| self.may(NamingRule::Extension))?;
        Some(Wanted { name: shortened(member(text)?), rules: vec![NamingRule::Extension] })
    }

    /// Reports operations without a pinned name, where others have one; all in one finding.
    pub(in crate::lower) fn finish(self, root: &Node, diagnostics: &mut Diagnostics) {
        let all = operations(root);
        if !self.naming.operations.is_empty() {
            let names = |(path, method, node): &(&str, &str, &Node)| {
                let id = node.str("operationId").map(str::to_owned);
                [format!("{} {path}", verb(method))].into_iter().chain(id)
            };
            let known: Vec<String> = all.iter().flat_map(names).collect();
            report_unmatched("operations", self.naming.operations.keys(), &known, root.origin, diagnostics);
        }
        let total = all.len();
        let pins = total - self.unpinned.min(total);
        let Some((first, called)) = self.first_unpinned.filter(|_| pins > 0) else { return };
        let message = match self.unpinned {
            1 => format!("{called}, and nothing pins that name"),
            count => format!("the names of {count} of {total} operations are not pinned: {called}, for one"),
        };
        let help = "`ampersat pin` writes an overlay that pins names";
        diagnostics.push(Finding::note("name-not-pinned", first, message).help(help));
    }
}

/// Returns whether what these operations have in common is a habit: there are several, and they do different things.
fn is_pattern(sources: &[Source<'_>]) -> bool {
    let methods: BTreeSet<_> = sources.iter().map(|source| source.method).collect();
    sources.len() > 1 && methods.len() > 1 && sources.iter().all(|source| source.id().is_some())
}

/// The name of an operation that has no pinned one: the wanted one, with a number if that is not free, or its route.
fn derived(source: &Source<'_>, wanted: Option<&Wanted>, scope: &mut Scope, diagnostics: &mut Diagnostics) -> String {
    let route = || shortened(of_route(source.method, source.path));
    if wanted.is_none() && source.id().is_none() {
        let name = scope.take(route());
        let message = format!("{} has no operationId: it is called `{name}`", source.subject());
        diagnostics.push(Finding::note("missing-operation-id", source.node.origin, message));
        return name;
    }
    if let Some(Wanted { name, rules }) = wanted.filter(|wanted| scope.try_take(&wanted.name)) {
        for rule in rules {
            let id = source.id().unwrap_or_default();
            let message = format!("{} is called `{name}`: {}", source.subject(), reason(*rule, id));
            let help = format!("`--without-naming-rule {}` leaves its name as it is", rule.name());
            diagnostics.push(Finding::note(rule.code(), source.node.origin, message).help(help));
        }
        return name.clone();
    }
    let name = scope.take(wanted.map_or_else(route, |wanted| wanted.name.clone()));
    let why = match wanted {
        Some(wanted) => format!("another operation of its group is called `{}`", wanted.name),
        None => "its operationId has no letters or digits".to_owned(),
    };
    let message = format!("{why}: {} is called `{name}`", source.subject());
    diagnostics.push(Finding::note("operation-renamed", source.node.origin, message));
    name
}

/// The reason for which a rule was used.
fn reason(rule: NamingRule, id: &str) -> String {
    match rule {
        NamingRule::Extension => "an extension says so".to_owned(),
        NamingRule::Route => format!("its operationId `{id}` repeats path and method"),
        NamingRule::Number => format!("its operationId `{id}` has a number that nothing in its group needs"),
        NamingRule::CommonWords => format!("its operationId `{id}` has words that all others have"),
    }
}
