//! Text that others wrote, for a terminal.

/// The text without what a terminal would obey or break at.
pub(crate) fn one_line(text: &str) -> String {
    let spaced = text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ");
    spaced.chars().filter(|character| !character.is_control()).collect()
}
