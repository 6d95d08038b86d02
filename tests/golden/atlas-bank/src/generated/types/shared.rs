// @generated from a document in tests/fixtures. Do not edit.

//! Types that several groups use.

#[cfg(feature = "mock")]
mod mock;

use ampersat_runtime as runtime;

/// The body of errors of `Accounts::list_accounts`, among others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct HttpValidationError {
    pub detail: Vec<ValidationError>,
}

runtime::impl_object!(HttpValidationError {
    detail: defaulted::<Vec<ValidationError>>("detail"),
});

/// An item of `detail` of [`HttpValidationError`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ValidationError {
    pub loc: Vec<ValidationErrorLocItem>,
    pub msg: String,
    /// `type` on the wire.
    pub type_: String,
}

runtime::impl_object!(ValidationError {
    loc: required::<Vec<ValidationErrorLocItem>>("loc"),
    msg: required::<String>("msg"),
    type_: required::<String>("type"),
});

/// An item of `loc` of [`ValidationError`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ValidationErrorLocItem {
    Text(String),
    Integer(i64),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(ValidationErrorLocItem, (Text, String), (Integer, i64));

impl From<&str> for ValidationErrorLocItem {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

runtime::impl_union!(ValidationErrorLocItem {
    Text: fits::<String>(),
    Integer: fits::<i64>(),
});
