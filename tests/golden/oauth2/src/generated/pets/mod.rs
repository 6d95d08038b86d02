// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `pets`.
//!
//! 3 operations, behind the handle [`Pets`].

use ampersat_runtime as runtime;

/// The operations tagged `pets`. From [`Client::pets`](crate::Client::pets).
#[derive(Clone, Copy, Debug)]
pub struct Pets<'a>(pub(crate) &'a runtime::Client);

impl Pets<'_> {
    /// `GET /news`
    pub fn get_news(&self) -> runtime::Call<()> {
        self.0.get("pets.get_news", "/news").anonymous().into()
    }
}

impl Pets<'_> {
    /// `GET /pets` returns a list of `String`.
    ///
    /// Scopes: `pets:read` (`shelter`).
    pub fn list_pets(&self) -> runtime::Call<Vec<String>> {
        self.0.get("pets.list_pets", "/pets").into()
    }
}

impl Pets<'_> {
    /// `POST /pets`
    ///
    /// Scopes: `pets:read`, `pets:write` (`shelter`), or `all` (`partner`) and `pets:write` (`shelter`).
    pub fn add_pet(&self) -> runtime::Call<()> {
        self.0
            .post("pets.add_pet", "/pets")
            .secured(&[&["shelter"], &["partner", "shelter"]])
            .into()
    }
}
