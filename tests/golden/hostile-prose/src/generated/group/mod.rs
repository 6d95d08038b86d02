// @generated from a document in tests/fixtures. Do not edit.

//! Ünïcödé 🦀 only
//!
//! 2 operations, behind the handle [`Group`].

mod requests;

use ampersat_runtime as runtime;

pub use requests::*;

/// The handle of this group; from [`Client::group`](crate::Client::group).
#[derive(Clone, Copy, Debug)]
pub struct Group<'a> {
    client: &'a runtime::Client,
}

impl<'a> Group<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

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
    /// `GET /prose`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// Raw JSON: the shape of the response is not documented.
    pub fn get_prose(&self) -> GetProseRequest {
        GetProseRequest(self.client.request(&requests::GET_PROSE))
    }

    /// `DELETE /quote/{na-me}`. Counts as repeatable, since it is a DELETE.
    ///
    /// # Arguments
    /// * `na_me`: fills `{na-me}` in the path
    ///
    /// # Response
    /// Raw JSON: the shape of the response is not documented.
    pub fn delete_quote_by_na_me(
        &self,
        na_me: impl Into<String>,
    ) -> DeleteQuoteByNaMeRequest {
        DeleteQuoteByNaMeRequest(
            self
                .client
                .request(&requests::DELETE_QUOTE_BY_NA_ME)
                .path::<String>("na-me", &na_me.into()),
        )
    }
}
