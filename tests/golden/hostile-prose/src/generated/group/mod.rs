// @generated from a document in tests/fixtures. Do not edit.

//! Ünïcödé 🦀 only
//!
//! 2 operations, behind the handle [`Group`].

use ampersat_runtime as runtime;

/// Ünïcödé 🦀 only. From [`Client::group`](crate::Client::group).
#[derive(Clone, Copy, Debug)]
pub struct Group<'a>(pub(crate) &'a runtime::Client);

impl Group<'_> {
    /// ```text
    /// panic!()
    /// ```
    /// The block comes first.
    ///
    /// **Errors**
    ///
    /// **\[Self\] `fn` evil: */**
    ///
    /// > A quote
    /// > goes on \[here\].
    /// > **Panics**
    /// > \`\`\`
    /// > panic!()
    /// > \`\`\`
    /// * **Safety**
    /// 1. \> \[x\]: y
    ///
    /// `GET /prose` returns raw JSON: the shape of the response is not documented.
    pub fn get_prose(&self) -> runtime::Call<runtime::Value> {
        self.0.get("group.get_prose", "/prose").into()
    }
}

impl Group<'_> {
    /// `DELETE /quote/{na-me}` returns raw JSON: the shape of the response is not documented.
    ///
    /// # Arguments
    /// * `na_me`: `{na-me}` in the path.
    pub fn delete_quote_by_na_me(
        &self,
        na_me: impl Into<String>,
    ) -> runtime::Call<runtime::Value> {
        self.0
            .delete("group.delete_quote_by_na_me", "/quote/{na-me}")
            .path::<String>("na-me", na_me)
            .into()
    }
}
