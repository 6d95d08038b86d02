// @generated from a document in tests/fixtures. Do not edit.

//! Types that several groups use.

