// @generated from a document in tests/fixtures. Do not edit.

//! \<h2\>Broken HTML\</h2\> */ \u{202e}reversed\u{202c} \[Vec\] \[`String`\]: <https://example.com/a_b>.
//!
//! 1 operation, behind the handle [`ToKenS`].

pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;

/// \<h2\>Broken HTML\</h2\> */ \u{202e}reversed\u{202c} \[Vec\] \[`String`\]: <https://example.com/a_b>. From [`Client::to_ken_s`](crate::Client::to_ken_s).
#[derive(Clone, Copy, Debug)]
pub struct ToKenS<'a>(pub(crate) &'a runtime::Client);

impl ToKenS<'_> {
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
    /// `GET /quote/{na-me}`
    ///
    /// # Arguments
    /// * `na_me`: \[Self\] */  panic!() ```text panic!() ``` `{na-me}` in the path.
    ///
    /// # Response
    /// [`SayHiPanicResponse`].
    ///
    /// ```json
    /// {
    ///   "say": "\"### {} */ \u{202e}evil",
    ///   "a`b": "```\npanic!()\n```"
    /// }
    /// ```
    pub fn say_hi_panic(&self, na_me: impl Into<String>) -> SayHiPanicRequest {
        self.0
            .get("to_ken_s.say_hi_panic", "/quote/{na-me}")
            .path::<String>("na-me", na_me)
            .into()
    }
}

/// A request of [`ToKenS::say_hi_panic`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct SayHiPanicRequest(runtime::Request);

impl SayHiPanicRequest {
    /// "###; panic!(); r###" \u{2066}x\u{2069}. `a"b\c` on the wire.
    pub fn a_b_c(self, a_b_c: impl Into<String>) -> Self {
        Self(self.0.query::<String>("a\"b\\c", a_b_c))
    }

    /// `'tick' [x]` on the wire.
    pub fn tick_x(self, tick_x: i64) -> Self {
        Self(self.0.query::<i64>("`tick` [x]", tick_x))
    }

    /// \#\!\[feature(x)\]
    /// \#\[test\]
    /// fn evil() {}
    /// lone return
    ///
    /// `größe` on the wire.
    pub fn grosse(self, grosse: impl Into<String>) -> Self {
        Self(self.0.query::<String>("größe", grosse))
    }
}

runtime::impl_request!(SayHiPanicRequest, SayHiPanicResponse);
