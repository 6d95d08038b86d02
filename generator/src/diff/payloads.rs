//! Bodies and answers of operations as a whole.

use super::{Changes, structure};
use crate::model::{Api, Content, Operation, Payload, StatusVariant, Whole};

/// An operation, and the API it belongs to.
type Of<'a> = (&'a Api, &'a Operation);

/// The setters that take a body as a whole.
pub(super) fn bodies((old, before): Of<'_>, (new, after): Of<'_>, item: &str, changes: &mut Changes) {
    for gone in before.body.wholes().filter(|whole| find(after, whole).is_none()) {
        changes.major("body-removed", item, format!("`{}` is gone", taken(old, gone)));
    }
    for whole in after.body.wholes() {
        match find(before, whole) {
            None => changes.minor("body-added", item, format!("`{}` is new", taken(new, whole))),
            Some(earlier) if taken(old, earlier) != taken(new, whole) => {
                let message = format!("`{}` is now `{}`", taken(old, earlier), taken(new, whole));
                changes.major("body-retyped", item, message);
            }
            Some(earlier) if structure(old, earlier) != structure(new, whole) => {
                changes.patch("body-written", item, format!("`{}` is written differently", whole.setter));
            }
            Some(_) => {}
        }
    }
    let form = |operation: &Operation| (operation.body.form, operation.body.content_type.clone());
    if form(before) != form(after) && !before.body.fields.is_empty() && !after.body.fields.is_empty() {
        changes.patch("body-written", item, "its body is written differently");
    }
}

/// The setter of the same name.
fn find<'a>(operation: &'a Operation, whole: &Whole) -> Option<&'a Whole> {
    operation.body.wholes().find(|other| other.setter == whole.setter)
}

fn taken(api: &Api, whole: &Whole) -> String {
    let ty = match &whole.content {
        Content::Json(ty) | Content::Fields(ty) | Content::Form(ty, _) => api.describe(ty),
        Content::Lines(ty) | Content::Parts(ty, _) => format!("[{}]", api.describe(ty)),
        Content::FileParts(_) => "[FilePart]".to_owned(),
        Content::Multipart => "Multipart".to_owned(),
        Content::Text => "String".to_owned(),
        Content::Bytes => "Body".to_owned(),
    };
    format!("{}: {ty}", whole.setter)
}

/// Compares the answers.
pub(super) fn responses((old, before): Of<'_>, (new, after): Of<'_>, item: &str, changes: &mut Changes) {
    let (was, is) = (old.describe_payload(&before.response), new.describe_payload(&after.response));
    if was != is {
        changes.major("response-retyped", item, format!("it answered `{was}`, answers `{is}`"));
    } else if let (Payload::ByStatus(earlier), Payload::ByStatus(later)) = (&before.response, &after.response) {
        variants(&is, (old, &earlier.variants), (new, &later.variants), item, changes);
    } else if structure(old, &before.response) != structure(new, &after.response) {
        changes.patch("response-written", item, "its answer is written differently");
    }
}

/// Compares the results of an operation that goes on after it was answered.
pub(super) fn outcomes((old, before): Of<'_>, (new, after): Of<'_>, item: &str, changes: &mut Changes) {
    let (Some(before), Some(after)) = (before.outcome(), after.outcome()) else { return };
    let (was, is) = (old.describe_payload(before), new.describe_payload(after));
    if was != is {
        changes.major("outcome-retyped", item, format!("it ended with `{was}`, ends with `{is}`"));
    }
}

/// The variants of an enum to which more may come at any time.
fn variants(
    name: &str,
    (old, before): (&Api, &[StatusVariant]),
    (new, after): (&Api, &[StatusVariant]),
    item: &str,
    changes: &mut Changes,
) {
    let shown =
        |api: &Api, one: &StatusVariant| format!("{name}::{}({})", one.name, api.describe_payload(&one.payload));
    let before: Vec<_> = before.iter().map(|one| shown(old, one)).collect();
    let after: Vec<_> = after.iter().map(|one| shown(new, one)).collect();
    for gone in before.iter().filter(|one| !after.contains(one)) {
        changes.major("response-variant-removed", item, format!("`{gone}` is gone"));
    }
    for added in after.iter().filter(|one| !before.contains(one)) {
        changes.minor("response-variant-added", item, format!("`{added}` is new"));
    }
}
