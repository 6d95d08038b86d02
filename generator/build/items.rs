//! Items in formatted code, found by their lines.

/// Takes the items with this attribute out of lines, and gives what is left, and the items without the attribute.
pub(crate) fn cut<'t>(lines: &[&'t str], attribute: &str) -> (Vec<&'t str>, Vec<Vec<&'t str>>) {
    let (mut kept, mut items) = (Vec::new(), Vec::new());
    let mut rest = lines;
    while let Some((line, after)) = rest.split_first() {
        rest = after;
        if line.trim_start() == attribute {
            // The documentation of the item goes with it.
            docs(&mut kept);
            let (item, after) = after.split_at(end(line, after));
            items.push(item.to_vec());
            rest = after;
        } else {
            kept.push(*line);
        }
    }
    (kept, items)
}

/// Takes the documentation that lines end with.
pub(crate) fn docs<'t>(lines: &mut Vec<&'t str>) -> Vec<&'t str> {
    let other = lines.iter().rposition(|line| !line.trim_start().starts_with("///"));
    lines.split_off(other.map_or(0, |other| other + 1))
}

/// Returns how many lines the item of an attribute takes. In formatted code, an item ends where a line ends it that stands as far
/// to the right as its beginning.
pub(crate) fn end(attribute: &str, after: &[&str]) -> usize {
    let is_about = |line: &str| line.starts_with("//") || line.starts_with("#[");
    let is_last = |line: &&str| {
        let is_its_own = indent(line) == indent(attribute) && !is_about(line.trim_start());
        is_its_own && line.ends_with([';', '}', ','])
    };
    after.iter().position(is_last).map_or(after.len(), |last| last + 1)
}

/// The spaces before a line.
pub(crate) fn indent(line: &str) -> &str {
    line.strip_suffix(line.trim_start()).unwrap_or_default()
}
