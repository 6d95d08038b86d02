//! Items in formatted code, found by their lines.

/// Takes the items with an attribute out of a text, and gives what is left, and the items without the attribute. In formatted
/// code, an item ends where a line ends it that stands as far to the right as its beginning.
pub(super) fn cut(text: &str, is_attribute: impl Fn(&str) -> bool) -> (String, Vec<String>) {
    let (mut kept, mut items) = (Vec::new(), Vec::new());
    let indent = |line: &str| line.len() - line.trim_start().len();
    let is_about = |line: &str| line.starts_with("//") || line.starts_with("#[");
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if !is_attribute(line.trim_start()) {
            kept.push(line);
            continue;
        }
        // The documentation of the item goes with it.
        while kept.pop_if(|last| last.trim_start().starts_with("///")).is_some() {}
        let mut item = Vec::new();
        for next in lines.by_ref() {
            item.push(next);
            let is_its_own = indent(next) == indent(line) && !is_about(next.trim_start());
            if is_its_own && next.ends_with([';', '}', ',']) {
                break;
            }
        }
        items.push(item.join("\n"));
    }
    (format!("{}\n", kept.join("\n").trim_end()), items)
}

/// Takes the items with this attribute out of a text, as [`cut`] does. Most texts have none.
pub(super) fn cut_marked(text: &str, attribute: &str) -> (String, Vec<String>) {
    if text.contains(attribute) { cut(text, |line| line == attribute) } else { (text.to_owned(), Vec::new()) }
}

/// Returns the name of the module that a line is the declaration of, or the beginning of.
fn name(line: &str, end: &str) -> Option<String> {
    let (before, name) = line.strip_suffix(end)?.rsplit_once("mod ")?;
    (matches!(before, "" | "pub " | "pub(crate) " | "pub(super) ") && !name.contains(' ')).then(|| name.to_owned())
}

/// The name of the module that a line declares, if it stands in a file of its own.
pub(crate) fn declared_by(line: &str) -> Option<String> {
    name(line, ";")
}

/// The modules that a text declares and that stand in files of their own.
pub(super) fn declared(text: &str) -> impl Iterator<Item = String> {
    text.lines().filter_map(declared_by)
}

/// Returns whether a line begins a module that stands in the same file.
pub(super) fn is_inline_module(line: &str) -> bool {
    name(line, " {").is_some()
}
