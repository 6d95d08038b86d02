//! Lists in pages: those that the document declares, or else those that rules recognise.
//!
//! A pass over the finished model: it adds to an operation how its list goes on, and changes nothing else.

mod chooser;
mod declared;
mod fields;
mod rules;
mod subject;
mod words;

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::{Node, operation_at};
use crate::model::{Api, Class, Operation, PageStep, Paging};
use declared::{Declared, OWN, Wanted};
pub(crate) use fields::{pointer_to, reference_to};
use subject::Subject;

/// Notes of every operation whether its answer is a page, and how the next one is asked for.
pub(super) fn note(root: &Node, api: &mut Api, diagnostics: &mut Diagnostics) {
    let is_off = root.get(OWN).and_then(Node::as_bool) == Some(false);
    let usual = Wanted::of_all(root).and_then(|wanted| {
        let report = |why| {
            let origin = root.get(OWN).map_or(root.origin, |node| node.origin);
            let message = format!("`{OWN}` of the document cannot be read: {why}");
            diagnostics.push(Finding::invalid("paging-not-usable", origin, message));
        };
        wanted.map_err(report).ok()
    });
    let (types, dialect) = (&api.types, api.dialect);
    let links = subject::links(root);
    for operation in api.groups.iter_mut().flat_map(|group| &mut group.operations) {
        // an answer that streams is no page
        if operation.is_second() {
            continue;
        }
        let Some(node) = operation_at(root, &operation.path, &operation.method) else { continue };
        let item = root.get("paths").and_then(|paths| paths.get(&operation.path));
        let subject = Subject::new((root, &links, dialect), item, node, operation, types);
        operation.paging = match Declared::of(root, node) {
            Some(declared) => of_declared(declared, subject.as_ref(), operation, diagnostics),
            None => subject
                .filter(|_| !is_off && operation.class == Class::Read)
                .and_then(|subject| recognised(&subject, usual.as_ref(), diagnostics)),
        }
        .map(Box::new);
    }
}

/// Returns the declared pages of an operation, or why they cannot be followed.
fn of_declared(
    declared: Declared,
    subject: Option<&Subject<'_>>,
    operation: &Operation,
    diagnostics: &mut Diagnostics,
) -> Option<Paging> {
    let paging = match (declared.wanted?, subject) {
        _ if operation.class == Class::Spends => Err("what may cost money is not sent for each page".to_owned()),
        (Ok(wanted), Some(subject)) => wanted.resolve(subject),
        (Err(why), _) => Err(why),
        (_, None) => Err("its answer is no JSON that could be a page".to_owned()),
    };
    let report = |why| {
        let route = format!("{} {}", operation.method, operation.path);
        let message = format!("`{}` of {route} cannot be followed: {why}", declared.extension);
        diagnostics.push(match declared.extension {
            OWN => Finding::invalid("paging-not-usable", declared.origin, message),
            _ => Finding::unsupported("paging-not-usable", declared.origin, message),
        });
    };
    paging.map_err(report).ok()
}

/// Returns the pages that are usual in the document, if the operation is like that, or else those that a rule recognises.
fn recognised(subject: &Subject<'_>, usual: Option<&Wanted>, diagnostics: &mut Diagnostics) -> Option<Paging> {
    let (node, operation) = (subject.node, subject.operation);
    let route = format!("{} {}", operation.method, operation.path);
    let usual = usual.filter(|_| rules::has_items(subject)).and_then(|wanted| wanted.resolve(subject).ok());
    let found = usual.or_else(|| rules::recognise(subject));
    if let Some(paging) = &found {
        let message = format!("{route} is read as a list in pages: {}", describe(paging));
        let help = format!("an overlay that sets `{OWN}` of the operation says otherwise, or `false` that it is none");
        diagnostics.push(Finding::note("paging-recognised", node.origin, message).help(help));
    } else if rules::takes_page(subject) && rules::has_items(subject) {
        let message = format!("{route} looks like a list in pages, and it is not clear how the next page is asked for");
        let entry = rules::proposal(subject);
        let help = format!("an overlay can say it, such as by `{OWN}: {entry}`, or that it is none by `{OWN}: false`");
        diagnostics.push(Finding::note("paging-unclear", node.origin, message).help(help));
    }
    found
}

/// The way in which a list goes on, for people.
fn describe(paging: &Paging) -> String {
    let slot = paging.slot.as_ref().map(reference_to).unwrap_or_default();
    let next = match &paging.step {
        PageStep::Field(field) => format!("`{slot}` takes what `{}` says", pointer_to(field)),
        PageStep::LastItem(field) => format!("`{slot}` takes what `{}` of the last item says", pointer_to(field)),
        PageStep::Header(header) => format!("`{slot}` takes what the header `{header}` says"),
        PageStep::Page(first) => format!("`{slot}` counts pages from {first} on"),
        PageStep::Offset(first) => format!("`{slot}` counts items from {first} on"),
        PageStep::Url(field) => format!("`{}` is the URL of the next one", pointer_to(field)),
        PageStep::UrlHeader(header) => format!("the header `{header}` has the URL of the next one"),
        PageStep::Link => "the header `Link` has the URL of the next one".to_owned(),
    };
    match pointer_to(&paging.items).as_str() {
        "" => format!("{next}, and the answer is its items"),
        pointer => format!("{next}, and `{pointer}` has its items"),
    }
}
