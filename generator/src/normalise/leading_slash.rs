//! Paths without a leading slash get one.
//!
//! Both standards demand it; some versions of HostBill's module write `"login"` instead of `"/login"`.

use super::paths;
use crate::diagnostic::Diagnostics;
use crate::document::Document;

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    paths::rename(document, diagnostics, "path-without-slash", |path| {
        let is_path = !path.starts_with('/') && !path.starts_with("x-");
        is_path.then(|| format!("/{path}"))
    });
}
