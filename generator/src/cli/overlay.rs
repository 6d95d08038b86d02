//! `ampersat overlay`: proposes an overlay that settles what was found.

mod remedies;
mod sites;

use super::action::{Action, overlay};
use super::terminal::many;
use super::write::write_one;
use super::{Codegen, Described, Failure, Project, say, tell};
use crate::diagnostic::{Diagnostic, Severity, count_by_code};
use crate::diff::{Semver, consequence, diff};
use crate::document::Document;
use crate::files::shown;
use crate::load::Input;
use crate::{Generator, Model, Rejected, Report, Request, STALE, Snapshot};
use remedies::Known;
use sites::Sites;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The arguments.
#[derive(Debug, Clone, clap::Args)]
pub struct Overlay {
    /// The description.
    #[command(flatten)]
    pub described: Described,
    /// Only findings with these codes
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub code: Vec<String>,
    /// The file to write; printed if not given
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// The name of the proposal among the overlays of a trial.
const PROPOSAL: &str = "<proposal>";

const TITLE: &str = "Proposed corrections";

/// The remedies of each code, in the order of their findings.
type Remedies<'a> = BTreeMap<&'a str, Vec<Action>>;

impl Overlay {
    /// Prints or writes the overlay, and says what it leaves open.
    pub fn run(self, project: &Project) -> Result<(), Failure> {
        if let Some(out) = self.out.as_ref().filter(|out| out.exists()) {
            let help = "correct it by hand, or write another file and name both as overlays";
            return Err(format!("{} is there already; {help}", shown(out)).into());
        }
        let options = Codegen { deny: self.code.clone(), ..self.described.options(project)? };
        options.check_denied()?;
        let request = options.request(&project.command)?;
        let trial = Trial { options: &options, request: &request };
        let (actions, open) = trial.proposal(&self.code);
        if !open.is_empty() {
            let title = if actions.is_empty() { "no finding has a remedy here" } else { "not settled" };
            tell(&format!("{title}:\n{}", listed(&open)));
        }
        let text = overlay(TITLE, &actions);
        let Some(out) = &self.out else { return say(text.trim_end()) };
        if actions.is_empty() {
            return say("there is nothing to propose, and no file is written");
        }
        write_one(out, &text)?;
        let count = many(actions.len(), "action", "actions");
        say(&format!("{}: {count}; read each of them before it is used", shown(out)))
    }
}

/// The number of findings of each code.
fn listed(findings: &[Diagnostic]) -> String {
    count_by_code(findings).into_iter().map(|((_, code), count)| format!("{count:6} {code}\n")).collect()
}

/// A finding, whatever its message says.
type Key = (&'static str, Option<(String, usize, usize)>);

fn key(finding: &Diagnostic) -> Key {
    let place = finding.location.as_ref().map(|at| (at.source.clone(), at.line, at.column));
    (finding.code, place)
}

/// A description with which proposals are tried.
struct Trial<'a> {
    options: &'a Codegen,
    request: &'a Request,
}

/// The outcome of a description with a proposal.
struct Found(Result<Model, Rejected>);

impl Found {
    fn report(&self) -> &Report {
        Report::of(&self.0)
    }

    fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.report().diagnostics.iter()
    }

    fn model(&self) -> Option<&Model> {
        self.0.as_ref().ok()
    }
}

impl Trial<'_> {
    /// Returns the actions that settle findings, each of which has been tried, and the findings that they leave.
    fn proposal(&self, codes: &[String]) -> (Vec<Action>, Vec<Diagnostic>) {
        let (mut overlaid, mut completed) = (None, None);
        let before = self.find(&[], &mut |stage, document| match stage {
            "overlay" => overlaid = Some(document.clone()),
            "complete" => completed = Some(document.clone()),
            _ => {}
        });
        let is_wanted = |one: &&Diagnostic| codes.is_empty() || codes.iter().any(|code| code == one.code);
        let wanted: Vec<_> = before.diagnostics().filter(is_wanted).cloned().collect();
        let Some(overlaid) = overlaid else { return (Vec::new(), wanted) };
        let sites =
            Sites::new(&overlaid.root, &before.report().sources, wanted.iter().filter_map(|one| one.location.as_ref()));
        let known = Known {
            api: before.model().map(|model| &model.api),
            completed: completed.as_ref().map(|document: &Document| &document.root),
        };
        let mut remedies: Remedies<'_> = BTreeMap::new();
        for finding in &wanted {
            let found = finding.location.as_ref().map(|location| sites.at(location)).unwrap_or_default();
            remedies.entry(finding.code).or_default().extend(known.remedy(finding, found));
        }
        remedies.retain(|_, actions| !actions.is_empty());
        let actions = self.accepted(&remedies, &before);
        let left: BTreeSet<_> = self.find(&actions, &mut |_, _| {}).diagnostics().map(key).collect();
        (actions, wanted.into_iter().filter(|finding| left.contains(&key(finding))).collect())
    }

    /// The remedies that help: all of them, or else those of each code that does.
    fn accepted(&self, remedies: &Remedies<'_>, before: &Found) -> Vec<Action> {
        let together = ordered(remedies.values().flatten());
        if self.help(&together, before, remedies.keys()) {
            return together;
        }
        let mut accepted: Vec<Action> = Vec::new();
        for (code, actions) in remedies {
            let with = ordered(accepted.iter().chain(actions));
            if self.help(&with, before, [code]) {
                accepted = with;
            }
        }
        accepted
    }

    /// Returns whether fewer findings of each code are left, nothing else is wrong or lost, and programs stay as they are.
    fn help<'c>(&self, actions: &[Action], before: &Found, codes: impl IntoIterator<Item = &'c &'c str>) -> bool {
        let after = self.find(actions, &mut |_, _| {});
        let costs = |one: &&Diagnostic| one.severity <= Severity::Unsupported || STALE.contains(&one.code);
        let known: BTreeSet<_> = before.diagnostics().filter(costs).map(key).collect();
        let count = |found: &Found, code: &str| found.diagnostics().filter(|one| one.code == code).count();
        let breaks = match (before.model(), after.model()) {
            (Some(old), Some(new)) => consequence(&diff(old, new)) == Some(Semver::Major),
            (old, new) => old.is_some() && new.is_none(),
        };
        !breaks
            && after.diagnostics().filter(costs).all(|one| known.contains(&key(one)))
            && codes.into_iter().all(|code| count(&after, code) < count(before, code))
    }

    fn find(&self, actions: &[Action], see: &mut (dyn FnMut(&str, &Document) + Send)) -> Found {
        let proposal = Input { name: PROPOSAL.to_owned(), text: overlay(TITLE, actions) };
        let overlays = self.request.overlays.iter().cloned().chain([proposal]).collect();
        let request = Request { overlays, ..self.request.clone() };
        let watch = |stage: &str, snapshot: Snapshot<'_>| {
            if let Snapshot::Document(document) = snapshot {
                see(stage, document);
            }
        };
        Found(Generator::new().files(self.options.files()).watch(watch).model(&request))
    }
}

/// Leaves out what is said twice, and puts removals by index at the end, the last one first: each moves what stands behind it.
fn ordered<'a>(actions: impl IntoIterator<Item = &'a Action>) -> Vec<Action> {
    let index = |action: &Action| action.target.strip_suffix(']')?.rsplit_once('[')?.1.parse::<usize>().ok();
    let mut known = BTreeSet::new();
    let is_new = |action: &&Action| known.insert((action.target.clone(), action.change.to_string()));
    let mut actions: Vec<_> = actions.into_iter().filter(is_new).cloned().collect();
    actions.sort_by_key(|action| match (index(action), &action.change) {
        (Some(index), super::action::Change::Remove) => (1, usize::MAX - index),
        _ => (0, 0),
    });
    actions
}
