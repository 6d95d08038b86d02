//! Markdown's fenced code blocks, as far as vendors write them.

/// A description taken apart: the text before, inside and after its first ` ```json ` block.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fenced<'a> {
    pub(super) before: &'a str,
    pub(super) code: &'a str,
    pub(super) after: &'a str,
    /// The opening line ends with `\n\r`, a line break that no system has.
    pub(super) odd_opening: bool,
    /// There is no closing fence; the block ends with the text.
    pub(super) unclosed: bool,
}

/// Finds the first block of JSON.
pub(super) fn json(description: &str) -> Option<Fenced<'_>> {
    let (before, rest) = description.split_once("```json")?;
    let (code, after, unclosed) = match rest.split_once("```") {
        Some((code, after)) => (code, after, false),
        None => (rest, "", true),
    };
    Some(Fenced {
        before: before.trim(),
        code: code.trim(),
        after: after.trim(),
        odd_opening: code.starts_with("\n\r"),
        unclosed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_found_closed_and_unclosed() {
        let fenced = json("Some prose.\n```json\n{}\n```\nMore.").unwrap();
        let expected =
            Fenced { before: "Some prose.", code: "{}", after: "More.", odd_opening: false, unclosed: false };
        assert_eq!(fenced, expected);
        let fenced = json("```json\n\r{\"a\": 1}\n").unwrap();
        let expected = Fenced { before: "", code: "{\"a\": 1}", after: "", odd_opening: true, unclosed: true };
        assert_eq!(fenced, expected);
        assert_eq!(json("`Success`"), None);
    }
}
