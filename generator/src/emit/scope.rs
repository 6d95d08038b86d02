//! The place of a file in what is emitted: how it names the root, and which features it asks for.

use crate::model::{Api, FEATURES_OF_TYPES, GroupId, TypeDef};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::ops::Deref;

/// The API, seen from a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'a> {
    api: &'a Api,
    /// The number of modules that lead from the root to the file's own.
    depth: usize,
    /// The group whose operations the file has.
    group: Option<GroupId>,
}

impl<'a> Scope<'a> {
    /// The file at a path from the folder of the root, such as `generated/zones/types.rs`.
    pub(super) fn new(api: &'a Api, path: &str) -> Self {
        let module = path.strip_suffix("/mod.rs").and_then(|path| path.rsplit('/').next());
        let group =
            module.and_then(|name| api.groups.numbered().find(|(_, group)| group.name.rust == name)).map(|(id, _)| id);
        Self { api, depth: depth(path), group }
    }

    /// The path of the root, for code.
    pub(super) fn root(&self) -> TokenStream {
        let root = root(self.api, self.depth);
        let names = root.split("::").map(|name| format_ident!("{name}"));
        quote!(#(#names)::*)
    }

    /// The path of the root, for documentation.
    pub(super) fn root_text(&self) -> String {
        root(self.api, self.depth)
    }

    /// Returns whether the file knows a type by its name alone: the files of operations have the types of their group,
    /// and those that several groups use.
    pub(super) fn knows(&self, def: &TypeDef) -> bool {
        self.group.is_some() && (def.group.is_none() || def.group == self.group)
    }

    /// Returns the condition of an item of a runtime feature; `None` if the item is left out. The crate around a
    /// module has other features, so there it is decided now.
    pub(super) fn gate(&self, feature: &str) -> Option<TokenStream> {
        match gate(self.api, feature) {
            Gate::Feature => Some(quote!(#[cfg(feature = #feature)])),
            Gate::Test => Some(quote!(#[cfg(test)])),
            Gate::On => Some(TokenStream::new()),
            Gate::Off => None,
        }
    }

    /// Returns the condition of an item that belongs to a group.
    pub(super) fn gate_of_group(&self, name: &str) -> Option<TokenStream> {
        (!self.output.kind.is_module()).then(|| quote!(#[cfg(feature = #name)]))
    }
}

impl Deref for Scope<'_> {
    type Target = Api;

    fn deref(&self) -> &Api {
        self.api
    }
}

/// The condition of an item of a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gate {
    /// The condition itself.
    Feature,
    /// The condition of tests, for which alone the feature is.
    Test,
    /// Nothing.
    On,
    /// The item is left out.
    Off,
}

/// The condition under which an item of a feature of the runtime is emitted.
pub(super) fn gate(api: &Api, feature: &str) -> Gate {
    if api.output.types_only && !FEATURES_OF_TYPES.contains(&feature) && feature != "uuid" {
        return Gate::Off;
    }
    let is_module = api.output.kind.is_module();
    match (is_module, is_module && api.module_has(feature)) {
        (false, _) => Gate::Feature,
        (true, true) if feature == "mock" => Gate::Test,
        (true, true) => Gate::On,
        (true, false) => Gate::Off,
    }
}

/// The path of the root, from a module this deep below it. The place of a module in its crate is not known.
pub(super) fn root(api: &Api, depth: usize) -> String {
    match (api.output.kind.is_module(), depth) {
        (false, _) => "crate".to_owned(),
        (true, 0) => "self".to_owned(),
        (true, depth) => vec!["super"; depth].join("::"),
    }
}

/// The number of modules that lead from the root to that of a file.
pub(super) fn depth(path: &str) -> usize {
    let module = path.trim_end_matches(".rs").trim_end_matches("mod").trim_end_matches('/');
    module.split('/').filter(|name| !name.is_empty()).count()
}

/// The types of a group, or those that several groups use, ordered by name.
pub(super) fn of_group(api: &Api, group: Option<GroupId>) -> impl Iterator<Item = &TypeDef> {
    let mut defs: Vec<_> = api.types.iter().filter(|def| def.group == group).collect();
    defs.sort_by(|a, b| a.name.cmp(&b.name));
    defs.into_iter()
}

#[cfg(test)]
mod tests {
    use super::depth;

    #[test]
    fn a_file_is_as_deep_as_its_module() {
        for (path, expected) in
            [("mod.rs", 0), ("generated/mod.rs", 1), ("generated/zones/mod.rs", 2), ("generated/zones/types.rs", 3)]
        {
            assert_eq!(depth(path), expected, "{path}");
        }
    }
}
