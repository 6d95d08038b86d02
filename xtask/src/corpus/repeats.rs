//! Documentation of emitted code that says no more than the name below it.

use heck::ToSnakeCase as _;

/// Words that add nothing to a name.
const FILLERS: [&str; 6] = ["a", "an", "of", "the", "this", "to"];

/// Returns the names in a file whose documentation is one line that repeats them.
pub(super) fn repeats(text: &str) -> Vec<&str> {
    let mut docs: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(doc) = line.strip_prefix("///") {
            docs.push(doc);
        } else if !line.starts_with("#[") {
            let said = std::mem::take(&mut docs);
            if let ([only], Some(name)) = (said.as_slice(), name_of(line))
                && repeats_name(only.trim(), name)
            {
                found.push(name);
            }
        }
    }
    found
}

/// Returns whether a line says no more than a name. Code says how something is written, which a name in another case does not.
fn repeats_name(doc: &str, name: &str) -> bool {
    match doc.strip_prefix('`').and_then(|doc| doc.strip_suffix('`')) {
        Some(code) => code == name || code == name.to_snake_case(),
        None => words(doc) == words(name),
    }
}

/// The name of the item, field or variant that begins on a line.
fn name_of(line: &str) -> Option<&str> {
    let line = line.strip_prefix("pub ").unwrap_or(line);
    let keywords = ["async fn ", "fn ", "struct ", "enum ", "type ", "mod ", "const ", "static "];
    let rest = keywords.iter().find_map(|keyword| line.strip_prefix(keyword)).unwrap_or(line);
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_')?;
    rest.get(..end).filter(|name| !name.is_empty())
}

/// The words of a text or a name, without those that add nothing.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in text.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && before.is_lowercase()) {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_alphanumeric(), words.last_mut()) {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    words.retain(|word| !word.is_empty() && !FILLERS.contains(&word.as_str()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_repeats_a_name_is_found() {
        let text = "/// The name of the pet.\n#[deprecated]\npub pet_name: String,\n\n/// Pet name.\n#[deprecated]\npub pet_name: String,\n\
                    /// Records.\npub struct Records {}\n/// Sends the records.\npub fn records() {}\n    /// `cash_only`\n    CashOnly,\n\
                    /// `TOP`\n    Top,\n\
                    /// Status.\n///\n/// `open` if none is given.\npub fn status() {}\n";
        assert_eq!(repeats(text), ["pet_name", "Records", "CashOnly"]);
    }
}
