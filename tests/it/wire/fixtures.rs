//! Small documents full of traps, and the crates that come of them.
//!
//! The crates lie in `tests/golden/` and are members of the workspace. All checks of the workspace show that they
//! compile, that clippy and rustdoc have no complaint, and that no prose became a doctest. The tests here compare them
//! with the generator's output. After a change of the generator, write them anew and read the difference:
//!
//! ```sh
//! cargo xtask golden
//! ```
//!
//! It works when the golden crates do not compile. Cargo reads their manifests before it does anything: if one of those
//! is broken, restore it with `git checkout` first.

#[path = "../../../xtask/src/golden.rs"]
mod golden;

pub(super) use golden::{client, generated};

use std::path::Path;

#[test]
fn golden_crates_are_what_is_generated() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let differences = match std::env::var("UPDATE_GOLDEN").as_deref() {
        Ok("1") => golden::write(tests).and_then(|_| golden::differences(tests)),
        _ => golden::differences(tests),
    };
    assert_eq!(differences.unwrap(), [""; 0], "run `cargo xtask golden` and read the difference");
}
