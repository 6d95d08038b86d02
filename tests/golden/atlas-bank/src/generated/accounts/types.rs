// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// The response of [`Accounts::create_account`](super::Accounts::create_account), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Account {
    pub id: runtime::Uuid,
    pub owner: String,
    /// Matches `^-?\d+\.\d{2}$`.
    pub balance: String,
    pub opened: runtime::DateTime,
    pub note: Option<String>,
}

runtime::impl_object!(Account {
    id: required::<runtime::Uuid>("id"),
    owner: required::<String>("owner"),
    balance: required::<String>("balance"),
    opened: required::<runtime::DateTime>("opened"),
    note: optional::<String>("note"),
});

/// The response of [`Accounts::list_accounts`](super::Accounts::list_accounts).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AccountPage {
    pub items: Vec<Account>,
    pub total: i64,
}

runtime::impl_object!(AccountPage {
    items: required::<Vec<Account>>("items"),
    total: required::<i64>("total"),
});
