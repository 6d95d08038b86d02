// @generated from a document in tests/fixtures. Do not edit.

//! \<h2\>Broken HTML\</h2\> */ �reversed� \[Vec\] \[`String`\]: <https://example.com/a_b>.
//!
//! 1 operation, behind the handle [`ToKenS`].

mod requests;
mod types;

use ampersat_runtime as runtime;

pub use requests::*;
pub use types::*;

/// The handle of this group; from [`Client::to_ken_s`](crate::Client::to_ken_s).
#[derive(Clone, Copy, Debug)]
pub struct ToKenS<'a> {
    client: &'a runtime::Client,
}

impl<'a> ToKenS<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

    /// Ends */ early `and ticks ``twice`\` and {} {0} {name:?} \\.
    ///
    /// \<script\>alert(1)\</script\> &
    /// text
    /// Vec\<Option\<String\>\>
    ///
    /// fn indented() { panic!() }
    ///
    /// fn tabbed() { panic!() }
    /// 1. one
    ///
    /// nested
    ///
    /// \[link\]: <https://example.com>
    /// \[^note\]: and \![image](https://example.com/i.png) and [label](https://example.com/x) and \[x\](crate::Client) and \<<https://example.com>\>
    /// \=====
    /// \| a | b |
    /// \|---|---|
    /// \~~~
    /// unclosed
    ///
    /// `GET /quote/{na-me}`. Counts as reading, since it is a GET.
    ///
    /// # Arguments
    /// * `na_me`: \[Self\] */  panic!() ```text panic!() ``` (`{na-me}` in the path)
    ///
    /// # Response
    /// [`SayHiPanicResponse`](crate::to_ken_s::SayHiPanicResponse).
    ///
    /// ```json
    /// {
    ///   "say": "\"### {} */ �evil",
    ///   "a`b": "```\npanic!()\n```"
    /// }
    /// ```
    pub fn say_hi_panic(&self, na_me: impl Into<String>) -> SayHiPanicRequest {
        SayHiPanicRequest(
            self
                .client
                .request(&requests::SAY_HI_PANIC)
                .path::<String>("na-me", &na_me.into()),
        )
    }
}
