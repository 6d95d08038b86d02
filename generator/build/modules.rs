//! Modules in formatted code, found by their lines. The build script and the generator share this file.

/// Returns the name of the module that a line is the declaration of (`;`), or the beginning of (` {`).
pub(crate) fn module<'t>(line: &'t str, end: &str) -> Option<&'t str> {
    let (before, name) = line.strip_suffix(end)?.rsplit_once("mod ")?;
    (matches!(before, "" | "pub " | "pub(crate) " | "pub(super) ") && !name.contains(' ')).then_some(name)
}
