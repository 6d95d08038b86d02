//! The chapters of the generator's guide whose code calls a client. The code is compiled, and run where it can be.

pub use golden_atlas_bank as atlas_bank;

/// Includes chapters.
#[cfg(doctest)]
macro_rules! chapters {
    ($($name:ident)*) => {$(
        #[doc = include_str!(concat!("../../../generator/src/guide/", stringify!($name), ".md"))]
        mod $name {}
    )*};
}

#[cfg(doctest)]
chapters!(calls paging waiting oauth2 middleware browsers from_progenitor from_openapi_generator);
