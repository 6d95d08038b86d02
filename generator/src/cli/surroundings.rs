//! The crate around a module, and the workspace around a crate: the things that they lack.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use toml::Table;

/// The nearest manifest from a folder upwards that is wanted, with what it says.
fn manifest(folder: &Path, is_wanted: impl Fn(&Table) -> bool) -> Option<(PathBuf, Table)> {
    let folder = std::path::absolute(folder).ok()?;
    folder.ancestors().find_map(|folder| {
        let path = folder.join("Cargo.toml");
        let table = fs::read_to_string(&path).ok()?.parse::<Table>().ok().filter(&is_wanted)?;
        Some((path, table))
    })
}

/// The folder of the crate around a file or folder.
pub(super) fn crate_of(path: &Path) -> Option<PathBuf> {
    let (path, _) = manifest(path, |table| table.contains_key("package"))?;
    path.parent().map(Path::to_owned)
}

/// The folder in which the workspace around a folder keeps its members, if there is a workspace.
pub(super) fn members_folder(folder: &Path) -> Option<PathBuf> {
    let (path, table) = manifest(folder, |table| table.contains_key("workspace"))?;
    let members = table.get("workspace").and_then(|workspace| workspace.get("members")).and_then(toml::Value::as_array);
    let patterns = members.into_iter().flatten().filter_map(toml::Value::as_str);
    let inner = patterns.filter_map(|pattern| pattern.strip_suffix("/*")).find(|inner| !inner.contains('*'));
    Some(path.parent()?.join(inner.unwrap_or_default()))
}

/// The commands of which the crate around a folder lacks something, as advice; empty if there are none.
pub(super) fn dependencies(folder: &Path, commands: &[String]) -> String {
    let manifest = manifest(folder, |table| table.contains_key("package")).map(|(_, table)| table).unwrap_or_default();
    let of = |key: &str| manifest.get(key).and_then(toml::Value::as_table).into_iter().flat_map(Table::keys);
    let (normal, test): (BTreeSet<_>, BTreeSet<_>) = (of("dependencies").collect(), of("dev-dependencies").collect());
    let is_open = |command: &&String| {
        let has = |name: &str| {
            normal.iter().chain(test.iter().filter(|_| command.contains(" --dev "))).any(|one| *one == name)
        };
        let named = command.split(' ').filter_map(|word| word.split_once('@')).map(|(name, _)| name.to_owned());
        let by_path = command.contains("--path").then(|| "ampersat-runtime".to_owned());
        named.chain(by_path).any(|name| !has(&name))
    };
    let open: Vec<_> = commands.iter().filter(is_open).map(String::as_str).collect();
    if open.is_empty() { String::new() } else { format!("\nthe crate around it needs:\n  {}", open.join("\n  ")) }
}

/// Returns advice on the workspace around a crate; empty if it lacks nothing. Cargo knows who is a member.
pub(super) fn workspace(folder: &Path) -> String {
    let Some((root, _)) = manifest(folder, |table| table.contains_key("workspace")) else { return String::new() };
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]).current_dir(folder);
    let is_outside = |error: &str| error.contains("believes it's in a workspace when it's not");
    match command.output() {
        Ok(output) if is_outside(&String::from_utf8_lossy(&output.stderr)) => {
            let inside = std::path::absolute(folder).ok();
            let inside = inside.as_deref().and_then(|folder| folder.strip_prefix(root.parent()?).ok());
            let name = inside.unwrap_or(folder).display().to_string().replace('\\', "/");
            format!("\nadd \"{name}\" to `members` of the workspace in {}", crate::files::shown(&root))
        }
        _ => String::new(),
    }
}
