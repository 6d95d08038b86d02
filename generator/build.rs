//! Embeds the pages of the codes of findings, and the sources of the runtime, which `emit/vendor.rs` writes into crates that
//! carry it inside.
//!
//! The latter are read through the link `vendored`, because a package holds no files of another one: `cargo package` puts there
//! what the link leads to.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    // Where links are not checked out, this is the repository.
    let folder = ["vendored", "runtime/src"].map(|path| root.join(path)).into_iter().find(|path| path.is_dir());
    let folder = folder.ok_or("the sources of the runtime are missing")?;
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = BTreeMap::new();
    collect(&folder, &folder, &mut files)?;
    files.insert("LICENSE-MIT".to_owned(), root.join("LICENSE-MIT"));
    embed("SOURCES", "runtime.rs", &files)?;

    let folder = root.join("src/diagnostic/codes");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = BTreeMap::new();
    collect(&folder, &folder, &mut files)?;
    let pages = files.into_iter().filter_map(|(name, path)| Some((name.strip_suffix(".md")?.to_owned(), path)));
    embed("PAGES", "pages.rs", &pages.collect())
}

/// Writes a constant that has the texts of files by their names.
fn embed(constant: &str, file: &str, files: &BTreeMap<String, PathBuf>) -> Result<(), Box<dyn Error>> {
    let entry =
        |(name, path): (&String, &PathBuf)| format!("({name:?}, include_str!({:?})),\n", path.display().to_string());
    let entries: String = files.iter().map(entry).collect();
    let text = format!("const {constant}: &[(&str, &str)] = &[\n{entries}];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join(file), text)?;
    Ok(())
}

/// The files below a folder, without those that hold only tests.
fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        println!("cargo::rerun-if-changed={}", path.display());
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if path.file_name().is_some_and(|name| name != "tests.rs") {
            let name = path.strip_prefix(root)?.to_str().ok_or("a path that is no text")?.replace('\\', "/");
            files.insert(name, path);
        }
    }
    Ok(())
}
