//! The guide: from a description to a client in somebody's project.
//!
//! | chapter | question |
//! |---|---|
//! | [`a_first_client`] | How does a program call a service, in five minutes? |
//! | [`in_a_workspace`] | How does a client become a crate of a workspace? |
//! | [`in_a_build_script`] | How is a client made without being checked in? |
//! | [`in_ci`] | How does CI notice what has changed? |
//! | [`overlays`] | What if the description is wrong? |
//! | [`selection`] | How does a client have only some of the operations? |
//! | [`names_and_types`] | How do things get other names and types? |
//! | [`calls`] | How is an operation called, and what can go wrong? |
//! | [`paging`] | How is a list read that comes in pages? |
//! | [`waiting`] | How is an operation waited for that goes on after it was answered? |
//! | [`oauth2`] | How does a program or a user sign in with OAuth 2? |
//! | [`middleware`] | How is something put around every call? |
//! | [`mocks`] | How is a program tested without the service? |
//! | [`in_a_browser`] | What differs on wasm32? |
//! | [`from_progenitor`] | What changes for a program that uses progenitor? |
//! | [`from_openapi_generator`] | What changes for a program that uses openapi-generator? |
//! | [`other_generators`] | Which generator can do what? |
//! | [`sdks`] | What do clients of others do, and what does one of ours? |
//! | [`not_supported`] | What is not supported? |
//!
//! # Why this is no book
//!
//! The guide is a part of the crate's documentation, as those of clap and axum are, and not a book of mdBook beside it. Whoever reads it
//! on docs.rs reads about the version that they use. Links into the API are checked by rustdoc. It needs no other tool, no
//! other page to be published, and no other place to look at.
//!
//! Everything in it is tried by the tests: commands are run and what they print is compared, files of a project are written and
//! built, and other Rust code is compiled against the client of the same description.

#[doc = include_str!("../tests/newcomers/module.md")]
pub mod a_first_client {}
#[doc = include_str!("../tests/newcomers/workspace.md")]
pub mod in_a_workspace {}
#[doc = include_str!("../tests/newcomers/build_script.md")]
pub mod in_a_build_script {}
#[doc = include_str!("guide/ci.md")]
pub mod in_ci {}
#[doc = include_str!("guide/overlays.md")]
pub mod overlays {}
#[doc = include_str!("guide/selection.md")]
pub mod selection {}
#[doc = include_str!("guide/types.md")]
pub mod names_and_types {}
#[doc = include_str!("guide/calls.md")]
pub mod calls {}
#[doc = include_str!("guide/paging.md")]
pub mod paging {}
#[doc = include_str!("guide/waiting.md")]
pub mod waiting {}
#[doc = include_str!("guide/oauth2.md")]
pub mod oauth2 {}
#[doc = include_str!("guide/middleware.md")]
pub mod middleware {}
#[doc = include_str!("guide/mocks.md")]
pub mod mocks {}
#[doc = include_str!("guide/browsers.md")]
pub mod in_a_browser {}
#[doc = include_str!("guide/from_progenitor.md")]
pub mod from_progenitor {}
#[doc = include_str!("guide/from_openapi_generator.md")]
pub mod from_openapi_generator {}
#[doc = include_str!("guide/other_generators.md")]
pub mod other_generators {}
#[doc = include_str!("guide/sdks.md")]
pub mod sdks {}
#[doc = include_str!("guide/not_supported.md")]
pub mod not_supported {}
