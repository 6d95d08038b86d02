//! `x-ms-paths` of Azure are paths.
//!
//! A path could not have a query when they were made: `/container?comp=list` stands there beside `/container?comp=acl`. Paths are
//! read with their queries anyway.

use super::vendor_extensions;
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::Document;
use crate::document::vendors;

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    let root = &mut document.root;
    let Some(mut more) = root.remove(vendors::AZURE_PATHS) else { return };
    let Some(more) = more.as_object_mut().map(std::mem::take) else {
        let message = format!("`{}` is not an object; it is ignored", vendors::AZURE_PATHS);
        return diagnostics.push(Finding::note(vendor_extensions::CODE, more.origin, message));
    };
    let Some(paths) = root.entry("paths") else { return };
    for (path, item) in more {
        if let Some(first) = paths.get(&path) {
            let message = format!("the path `{path}` of `x-ms-paths` stands in `paths`, too: it is left out");
            let finding = Finding::unsupported("duplicate-path", item.origin, message);
            diagnostics.push(finding.related(first.origin, format!("`{path}` stands here first")));
            continue;
        }
        let message = format!("`{path}` of `x-ms-paths` is read as one of `paths`");
        diagnostics.push(Finding::repaired("ms-path", item.origin, message));
        paths.set_node(&path, item);
    }
}
