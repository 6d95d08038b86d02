//! Embeds the pages of the codes of findings, and the sources and the manifest of the runtime, which `emit/vendor` writes into
//! crates that carry it inside.
//!
//! The latter are read through the links `vendored`, `vendored.toml` and `workspace.toml`, because a package holds no files of
//! another one: `cargo package` puts there what the links lead to.

mod items;
mod modules;
mod pieces;

use pieces::Source;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};
use toml::{Table, Value};

/// The table of a manifest with the dependencies that every target has.
const DEPENDENCIES: &str = "dependencies";

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    // The repository has the files themselves; a checkout of it may have no links.
    let folder = ["vendored", "runtime/src"].map(|path| root.join(path)).into_iter().find(|path| path.is_dir());
    let folder = folder.ok_or("the sources of the runtime are missing")?;
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = BTreeMap::new();
    collect(&folder, &folder, &mut files)?;
    let licence = root.join("LICENSE-MIT");
    println!("cargo::rerun-if-changed={}", licence.display());
    files.insert("LICENSE-MIT".to_owned(), licence);
    fs::write(Path::new(&env::var("OUT_DIR")?).join("runtime.rs"), runtime(&root, &files)?)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("manifest.rs"), constants(&root)?)?;

    let folder = root.join("src/diagnostic/codes");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = BTreeMap::new();
    collect(&folder, &folder, &mut files)?;
    let pages = files.into_iter().filter_map(|(name, path)| Some((name.strip_suffix(".md")?.to_owned(), path)));
    embed("PAGES", "pages.rs", &pages.collect())
}

/// Makes constants of the sources of the runtime, and of its root where there are no operations.
fn runtime(root: &Path, files: &BTreeMap<String, PathBuf>) -> Result<String, Box<dyn Error>> {
    let version = env::var("CARGO_PKG_VERSION")?;
    let mut sources = String::new();
    for (name, path) in files {
        let text = fs::read_to_string(path)?;
        let source = Source::new(&text, name == "lib.rs", &version);
        sources += &format!("({name:?}, {source}),\n");
    }
    let path = root.join("build/root_of_types.rs");
    println!("cargo::rerun-if-changed={}", path.display());
    let root_of_types = Source::new(&fs::read_to_string(path)?, true, &version);
    Ok(format!(
        "/// The files of the runtime, by their names.\nconst SOURCES: &[(&str, Source)] = &[\n{sources}];\n\
         /// The root of the runtime where there are no operations.\nconst ROOT_OF_TYPES: Source = {root_of_types};\n"
    ))
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

/// Makes constants of the manifest of the runtime.
fn constants(root: &Path) -> Result<String, Box<dyn Error>> {
    // The repository has the files themselves; a checkout of it may have no links.
    let is_repository = root.join("runtime/Cargo.toml").is_file();
    let read = |link: &str, path: &str| -> Result<Table, Box<dyn Error>> {
        let path = root.join(if is_repository { path } else { link });
        println!("cargo::rerun-if-changed={}", path.display());
        Ok(fs::read_to_string(path)?.parse()?)
    };
    let (manifest, workspace) =
        (read("vendored.toml", "runtime/Cargo.toml")?, read("workspace.toml", "../Cargo.toml")?);
    let shared = table(table(&workspace, "workspace")?, DEPENDENCIES)?;
    let (mut native, mut browser) = (None, None);
    for (target, tables) in table(&manifest, "target")? {
        let tables = tables.as_table().ok_or("a target is no table")?;
        let kind = if target.starts_with("cfg(not(") { &mut native } else { &mut browser };
        if kind.replace((target, table(tables, DEPENDENCIES)?)).is_some() {
            return Err("the runtime has more targets than browsers and all others".into());
        }
    }
    let (Some((_, native)), Some((target, browser))) = (native, browser) else {
        return Err("the runtime has nothing for browsers, or for others".into());
    };
    let target =
        target.strip_prefix("cfg(").and_then(|target| target.strip_suffix(')')).ok_or("a target without cfg")?;
    let dependencies = |each: &Table, is_native| -> Result<BTreeMap<String, String>, Box<dyn Error>> {
        each.iter().map(|(name, own)| Ok((name.clone(), dependency(name, own, shared, is_native)?))).collect()
    };
    let mut all = dependencies(table(&manifest, DEPENDENCIES)?, false)?;
    all.extend(dependencies(native, true)?);
    let lines = |each: BTreeMap<String, String>| each.into_values().collect::<String>();
    let browser = lines(dependencies(browser, false)?);
    let mut features = String::new();
    for (name, needs) in table(&manifest, "features")?.iter().filter(|(name, _)| *name != "default") {
        features += &format!("({name:?}, &{:?}),\n", texts(Some(needs))?);
    }
    Ok(format!(
        "/// The crates that the runtime needs.\nconst DEPENDENCIES: &[Dependency] = &[\n{}];\n\
         /// The crates by which the runtime reaches what JavaScript has: a clock, timers, randomness, HTTP.\n\
         const OF_BROWSERS: &[Dependency] = &[\n{browser}];\n\
         /// The target that is a browser.\nconst BROWSER: &str = {target:?};\n\
         /// The features of the runtime, which are those of the crate, and what each needs.\n\
         const FEATURES: &[(&str, &[&str])] = &[\n{features}];\n",
        lines(all)
    ))
}

/// A dependency of the runtime, with what the workspace says of it.
fn dependency(name: &str, own: &Value, shared: &Table, is_native: bool) -> Result<String, Box<dyn Error>> {
    let shared = shared.get(name).ok_or_else(|| format!("{name} is none of the workspace's dependencies"))?;
    let version = shared.as_str().or_else(|| shared.get("version")?.as_str());
    let version = version.ok_or_else(|| format!("{name} has no version"))?;
    let is = |of: &Value, key: &str| of.get(key).and_then(Value::as_bool);
    let (default, optional) = (is(shared, "default-features"), is(own, "optional"));
    let features = [texts(shared.get("features"))?, texts(own.get("features"))?].concat();
    Ok(format!(
        "Dependency {{ name: {name:?}, version: {version:?}, default: {}, features: &{features:?}, optional: {}, \
         native: {is_native} }},\n",
        default.unwrap_or(true),
        optional.unwrap_or(false)
    ))
}

fn table<'t>(of: &'t Table, name: &str) -> Result<&'t Table, Box<dyn Error>> {
    of.get(name).and_then(Value::as_table).ok_or_else(|| format!("a manifest has no table `{name}`").into())
}

/// The texts of a list, or none.
fn texts(list: Option<&Value>) -> Result<Vec<&str>, Box<dyn Error>> {
    let items = list.map_or(Some(&[][..]), |list| list.as_array().map(Vec::as_slice)).ok_or("it is no list")?;
    items.iter().map(|item| item.as_str().ok_or_else(|| "an item is no text".into())).collect()
}
