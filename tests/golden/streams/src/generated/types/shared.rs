// @generated from a document in tests/fixtures. Do not edit.

//! Types that several groups use.

use ampersat_runtime as runtime;

/// Not used by any operation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AlarmsFollow {
    /// `0`
    Follow0,
    /// `1`
    Follow1,
    /// A value that this version of the client does not know.
    Unknown(i64),
}

runtime::impl_integers!(AlarmsFollow {
    Follow0: 0,
    Follow1: 1,
});
