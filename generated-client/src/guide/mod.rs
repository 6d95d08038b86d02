//! The guide: one chapter for each question, in the order in which they come up.
//!
//! | chapter | question |
//! |---|---|
//! | [`authentication`] | How do I sign in, and stay signed in? |
//! | [`requests`] | How do I call an operation? |
//! | [`responses`] | What do I get back, and why is everything an [`Option`]? |
//! | [`records`] | How do I change DNS records without surprises? |
//! | [`errors`] | What can go wrong, and how do I tell? |
//! | [`retries`] | What is sent again, and what never? |
//! | [`middleware`] | How do I put something around every call? |
//! | [`testing`] | How do I test my program without an account? |

#[doc = include_str!("authentication.md")]
pub mod authentication {}
#[doc = include_str!("requests.md")]
pub mod requests {}
#[doc = include_str!("responses.md")]
pub mod responses {}
#[doc = include_str!("records.md")]
pub mod records {}
#[doc = include_str!("errors.md")]
pub mod errors {}
#[doc = include_str!("retries.md")]
pub mod retries {}
#[doc = include_str!("middleware.md")]
pub mod middleware {}
#[doc = include_str!("testing.md")]
pub mod testing {}
