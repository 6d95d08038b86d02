//! The dependencies of the runtime: for the manifest of a crate that carries it, and for the crate around a module.

use crate::model::{Api, FEATURES_OF_TYPES, Runtime, Type, TypeDef};

/// A crate that the runtime needs.
#[derive(Clone, Copy)]
struct Dependency {
    name: &'static str,
    version: &'static str,
    /// True if its default features are on.
    default: bool,
    features: &'static [&'static str],
    /// True if only a feature needs it.
    optional: bool,
    /// True if it is of no use in a browser.
    native: bool,
}

impl Dependency {
    /// A line of a manifest, with these features.
    fn line_with(&self, features: &[&str], optional: bool) -> String {
        let Self { name, version, default, .. } = self;
        let features = if features.is_empty() { String::new() } else { format!(", features = {features:?}") };
        let default = if *default { "" } else { ", default-features = false" };
        let optional = if optional { ", optional = true" } else { "" };
        match format!("{default}{features}{optional}").as_str() {
            "" => format!("{name} = \"{version}\"\n"),
            more => format!("{name} = {{ version = \"{version}\"{more} }}\n"),
        }
    }
}

// The build script makes these of the manifest of the runtime: `DEPENDENCIES`, `OF_BROWSERS`, `BROWSER` and `FEATURES`.
include!(concat!(env!("OUT_DIR"), "/manifest.rs"));

/// The crates that types need which have no operations.
const OF_TYPES: [&str; 9] =
    ["base64", "bytes", "jiff", "rust_decimal", "secrecy", "serde", "serde_json", "time", "uuid"];

/// The crate that only types with URLs need, where there are no operations.
const URL: Dependency =
    Dependency { name: "url", version: "2", default: true, features: &[], optional: false, native: false };

/// The crates that the runtime of a client needs.
fn dependencies(api: &Api) -> Vec<Dependency> {
    let types_only = api.output.types_only;
    let is_needed = |one: &&Dependency| !types_only || OF_TYPES.contains(&one.name);
    let url = Some(URL).filter(|_| types_only && has_urls(api));
    DEPENDENCIES.iter().filter(is_needed).copied().chain(url).collect()
}

/// Returns whether a type has URLs that are read as such.
pub(super) fn has_urls(api: &Api) -> bool {
    let is_url = |ty: &Type| ty.any(&|one| matches!(one, Type::Custom(custom) if custom.path == "runtime::Url"));
    api.types.iter().flat_map(TypeDef::types).any(is_url)
}

/// The dependencies of a manifest that every target has.
pub(in crate::emit) fn of_manifest(api: &Api) -> String {
    lines_of(api, dependencies(api).into_iter().filter(|one| !one.native))
}

/// The tables of a manifest with the dependencies that only some targets have.
pub(in crate::emit) fn of_targets(api: &Api) -> String {
    let native = lines_of(api, dependencies(api).into_iter().filter(|one| one.native));
    if native.is_empty() {
        return String::new();
    }
    let browser = lines_of(api, OF_BROWSERS.iter().copied());
    format!(
        "\n[target.'cfg(not({BROWSER}))'.dependencies]\n{native}\n[target.'cfg({BROWSER})'.dependencies]\n{browser}"
    )
}

fn lines_of(api: &Api, each: impl Iterator<Item = Dependency>) -> String {
    let is_always = |one: &Dependency| feature_of(one.name).is_some_and(|feature| is_always_on(api, feature));
    each.map(|one| {
        let wanted = api.dependencies.iter().find(|wanted| wanted.name == one.name);
        let (default, more) = wanted.map(|wanted| asked(&wanted.value)).unwrap_or_default();
        let more = more.into_iter().filter(|feature| !one.features.contains(feature));
        let features: Vec<_> = one.features.iter().copied().chain(more).collect();
        let optional = one.optional && !is_always(&one);
        Dependency { default: one.default || default, ..one }.line_with(&features, optional)
    })
    .collect()
}

/// Returns whether a line of a manifest wants the default features of its crate, and its other features: the only array of
/// such a line.
fn asked(value: &str) -> (bool, Vec<&str>) {
    let default = !value.replace(' ', "").contains("default-features=false");
    let list = value.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map_or("", |(list, _)| list);
    (default, list.split('"').skip(1).step_by(2).collect())
}

/// Returns whether the types of a crate with the runtime inside do not compile without a feature, which then cannot be
/// switched off.
pub(super) fn is_always_on(api: &Api, feature: &str) -> bool {
    let is_chosen = || api.dependencies.iter().any(|one| feature_of(&one.name) == Some(feature));
    let is_inside = api.output.runtime.is_vendored() && !api.output.kind.is_module();
    is_inside && (is_chosen() || api.needs(feature))
}

/// Returns whether the runtime of a client names a crate itself, for every target.
pub(in crate::emit) fn is_needed(api: &Api, name: &str) -> bool {
    dependencies(api).iter().any(|one| one.name == name && !one.native)
}

/// The feature of the runtime that needs a crate, if only a feature does.
pub(in crate::emit) fn feature_of(name: &str) -> Option<&'static str> {
    let is_such = |needs: &[&str]| needs.iter().any(|need| need.strip_prefix("dep:") == Some(name));
    FEATURES.iter().find(|(_, needs)| is_such(needs)).map(|(feature, _)| *feature)
}

/// The features of a manifest.
pub(in crate::emit) fn features(api: &Api) -> String {
    let is_there = |name: &str| !api.output.types_only || name == "uuid" || FEATURES_OF_TYPES.contains(&name);
    let needs = |name: &str, needs: &'static [&'static str]| if is_always_on(api, name) { &[][..] } else { needs };
    let each = FEATURES.iter().filter(|(name, _)| is_there(name));
    each.map(|(name, all)| format!("{name} = {:?}\n", needs(name, all))).collect()
}

/// The commands that give a crate what a module in it needs.
pub(in crate::emit) fn commands(api: &Api) -> Vec<String> {
    let on = api.features_of_module();
    match &api.output.runtime {
        Runtime::Vendored => of_vendored(&dependencies(api), &on),
        Runtime::Crate => vec![of_crate(concat!("ampersat-runtime@", env!("CARGO_PKG_VERSION")), &on)],
        Runtime::Path(path) => vec![of_crate(&format!("--path {path}"), &on)],
    }
}

/// The commands that add what a module needs in a browser as well.
pub(in crate::emit) fn commands_of_browsers(api: &Api) -> Vec<String> {
    if api.output.types_only || !api.output.runtime.is_vendored() {
        return Vec::new();
    }
    of_browsers()
}

fn of_browsers() -> Vec<String> {
    let all: Vec<_> = OF_BROWSERS.iter().map(|one| Needed::new(*one, one.features.to_vec())).collect();
    let target = format!("--target 'cfg({BROWSER})' ");
    [true, false].into_iter().filter_map(|default| command(&target, default, &all)).collect()
}

fn of_crate(which: &str, on: &[&str]) -> String {
    format!("cargo add {which} --no-default-features --features {}", on.join(","))
}

/// A crate that a module needs.
struct Needed {
    one: Dependency,
    /// True if only its tests need it.
    is_for_tests: bool,
    features: Vec<&'static str>,
}

impl Needed {
    fn new(one: Dependency, features: Vec<&'static str>) -> Self {
        Self { one, is_for_tests: false, features }
    }
}

/// The crates that a module with these features of the runtime needs.
fn needed(all: &[Dependency], on: &[&str]) -> Vec<Needed> {
    // Features for tests add dependencies for tests.
    let needs = |for_tests: bool| {
        let features = FEATURES.iter().filter(move |(name, _)| on.contains(name) && (*name == "mock") == for_tests);
        features.flat_map(|(_, needs)| needs.iter().copied()).collect::<Vec<_>>()
    };
    let (normal, test) = (needs(false), needs(true));
    let is_of = |name: &str, need: &&str| {
        need.strip_prefix("dep:") == Some(name) || need.split(['?', '/']).next() == Some(name)
    };
    let features = |one: &Dependency, own: &[&'static str], needs: &[&'static str]| {
        let more =
            needs.iter().filter_map(|need| need.strip_prefix(one.name)?.trim_start_matches('?').strip_prefix('/'));
        own.iter().copied().chain(more).collect()
    };
    let of_normal = all.iter().filter(|one| !one.optional || normal.iter().any(|need| is_of(one.name, need)));
    let of_normal = of_normal.map(|one| Needed::new(*one, features(one, one.features, &normal)));
    let of_test = all.iter().filter(|one| test.iter().any(|need| is_of(one.name, need)));
    let of_test = of_test.map(|one| Needed { one: *one, is_for_tests: true, features: features(one, &[], &test) });
    of_normal.chain(of_test).collect()
}

/// The lines of a manifest for the crates that a module with the runtime inside needs, without those for tests.
pub(in crate::emit) fn lines(api: &Api) -> String {
    let normal =
        needed(&dependencies(api), &api.features_of_module()).into_iter().filter(|needed| !needed.is_for_tests);
    normal.map(|Needed { one, features, .. }| one.line_with(&features, false)).collect()
}

fn of_vendored(dependencies: &[Dependency], on: &[&str]) -> Vec<String> {
    let (test, normal): (Vec<_>, Vec<_>) = needed(dependencies, on).into_iter().partition(|needed| needed.is_for_tests);
    let of_kind = |flag, all: &[Needed]| [true, false].map(|default| command(flag, default, all));
    [of_kind("", &normal), of_kind("--dev ", &test)].into_iter().flatten().flatten().collect()
}

/// The command that adds those of some crates whose default features are on, or off: crates with equal flags share a command.
fn command(flag: &str, default: bool, all: &[Needed]) -> Option<String> {
    let of_kind = all.iter().filter(|needed| needed.one.default == default);
    let name = |one: &Dependency| format!("{}@{}", one.name, one.version);
    let names: Vec<_> = of_kind.clone().map(|needed| name(&needed.one)).collect();
    let feature = |needed: &Needed| {
        let name = name(&needed.one);
        needed.features.iter().map(|feature| format!("{name}/{feature}")).collect::<Vec<_>>()
    };
    let features: Vec<_> = of_kind.flat_map(feature).collect();
    let features = if features.is_empty() { String::new() } else { format!(" --features {}", features.join(",")) };
    let default = if default { "" } else { " --no-default-features" };
    (!names.is_empty()).then(|| format!("cargo add {flag}{}{features}{default}", names.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_of_tls_adds_what_it_stands_on() {
        let commands = of_vendored(DEPENDENCIES, &["ring", "rustls-no-provider"]);
        let plain = "cargo add futures-core@0.3 reqwest@0.13 rust_decimal@1.43 rustls@0.23 rustls-platform-verifier@0.7 \
                     tokio@1 --features reqwest@0.13/rustls-no-provider,rust_decimal@1.43/std,rustls@0.23/std,\
                     rustls@0.23/tls12,rustls@0.23/ring,tokio@1/sync,tokio@1/time --no-default-features";
        assert!(commands.iter().any(|command| command == plain), "{commands:#?}");
    }

    #[test]
    fn what_a_browser_needs_is_added_for_it_alone() {
        let target = "cargo add --target 'cfg(all(target_arch = \"wasm32\", target_os = \"unknown\"))'";
        assert_eq!(
            of_browsers(),
            [
                format!(
                    "{target} getrandom@0.4 gloo-timers@0.4 send_wrapper@0.6 web-time@1.1 --features \
                     getrandom@0.4/wasm_js,gloo-timers@0.4/futures,send_wrapper@0.6/futures"
                ),
                format!(
                    "{target} futures-util@0.3 reqwest@0.13 --features futures-util@0.3/std,reqwest@0.13/stream \
                     --no-default-features"
                ),
            ]
        );
    }

    #[test]
    fn what_a_feature_needs_is_added_and_what_only_tests_need_is_for_tests() {
        assert_eq!(
            of_vendored(DEPENDENCIES, &["native-tls", "blocking", "mock"]),
            [
                "cargo add base64@0.23 bytes@1 http@1 http-body@1 secrecy@0.10 serde@1 serde_json@1.0.100 --features \
                 serde@1/derive,serde_json@1.0.100/float_roundtrip,serde_json@1.0.100/raw_value",
                "cargo add futures-core@0.3 reqwest@0.13 rust_decimal@1.43 tokio@1 --features reqwest@0.13/native-tls,\
                 rust_decimal@1.43/std,tokio@1/sync,tokio@1/time,tokio@1/rt-multi-thread --no-default-features",
                "cargo add --dev wiremock@0.6",
                "cargo add --dev tokio@1 --features tokio@1/rt --no-default-features",
            ]
        );
    }
}
