//! The files of a module → one file: each module stands where it was declared.

#[path = "../../build/modules.rs"]
mod modules;

use std::collections::BTreeMap;

/// The text of a module's root, `mod.rs`, with all other files in it.
pub(crate) fn fold(files: &BTreeMap<String, String>) -> String {
    folded(files, "", files.get("mod.rs").map(String::as_str).unwrap_or_default())
}

/// A file whose modules lie in a folder.
fn folded(files: &BTreeMap<String, String>, folder: &str, text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for line in text.lines() {
        match modules::module(line, ";").and_then(|name| module(files, folder, name)) {
            Some(inside) => {
                folded.push_str(&format!("{} {{\n{inside}}}\n", line.trim_end_matches(';')));
            }
            None => folded.push_str(&format!("{line}\n")),
        }
    }
    folded
}

/// Returns the text of a module's file, without the line that names its generator, after the licence that lies
/// beside it.
fn module(files: &BTreeMap<String, String>, folder: &str, name: &str) -> Option<String> {
    let (file, inner) = (format!("{folder}{name}.rs"), format!("{folder}{name}/"));
    let text = files.get(&file).or_else(|| files.get(&format!("{inner}mod.rs")))?;
    let text =
        if text.starts_with("// @generated") { text.split_once("\n\n").map_or("", |(_, rest)| rest) } else { text };
    let licence = files.get(&format!("{inner}LICENSE-MIT")).map(|text| comment(text)).unwrap_or_default();
    Some(format!("{licence}{}", folded(files, &inner, text)))
}

fn comment(text: &str) -> String {
    let lines = text.lines().map(|line| format!("// {line}").trim_end().to_owned() + "\n");
    format!("{}\n", lines.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_module_stands_where_it_was_declared() {
        let files = [
            ("mod.rs", "// @generated\n\nmod a;\n#[rustfmt::skip]\npub mod b;\nmod c {}\n"),
            ("a/mod.rs", "// @generated\n\n//! A.\npub(crate) mod d;\nmod nowhere;\n"),
            ("a/d.rs", "// @generated\n\nfn d() {\n    mod a;\n}\n"),
            ("b.rs", "fn b() {}\n"),
            ("a/LICENSE-MIT", "Free.\n"),
        ];
        let files = files.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
        let expected = "// @generated\n\nmod a {\n// Free.\n\n//! A.\npub(crate) mod d {\nfn d() {\n    mod a;\n}\n}\n\
                        mod nowhere;\n}\n#[rustfmt::skip]\npub mod b {\nfn b() {}\n}\nmod c {}\n";
        assert_eq!(fold(&files), expected);
    }
}
