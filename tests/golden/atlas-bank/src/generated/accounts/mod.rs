// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `accounts`.
//!
//! 4 operations, behind the handle [`Accounts`].

#[cfg(feature = "mock")]
mod mock;
pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;
#[doc(hidden)]
pub use super::types::shared::*;

/// The operations tagged `accounts`. From [`Client::accounts`](crate::Client::accounts).
#[derive(Clone, Copy, Debug)]
pub struct Accounts<'a>(pub(crate) &'a runtime::Client);

impl Accounts<'_> {
    /// List Accounts Endpoint.
    ///
    /// `GET /api/v1/accounts` returns [`AccountPage`].
    /// One page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all.
    ///
    /// # Errors
    /// * `422`: Validation Error ([`HttpValidationError`])
    pub fn list_accounts(&self) -> ListAccountsRequest {
        self.0
            .get("accounts.list_accounts", "/api/v1/accounts")
            .secured(&[&["HTTPBearer"]])
            .into()
    }
}

/// A request of [`Accounts::list_accounts`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ListAccountsRequest(runtime::Request);

impl ListAccountsRequest {
    /// Without it: `20`.
    pub fn limit(self, limit: i64) -> Self {
        Self(self.0.query::<i64>("limit", limit))
    }

    /// Without it: `0`.
    pub fn offset(self, offset: i64) -> Self {
        Self(self.0.query::<i64>("offset", offset))
    }
}

runtime::impl_request!(ListAccountsRequest, AccountPage);

impl runtime::Paged for ListAccountsRequest {
    type Item = Account;

    const PAGING: runtime::Paging<Self> = runtime::Paging::<Self>::offset("offset", 0)
        .items(|page| Some(&mut page.items));
}

impl Accounts<'_> {
    /// Create Account Endpoint.
    ///
    /// `POST /api/v1/accounts` returns [`Account`].
    ///
    /// Set before sending: [`owner`](CreateAccountRequest::owner), [`password`](CreateAccountRequest::password).
    ///
    /// # Errors
    /// * `422`: Validation Error ([`HttpValidationError`])
    pub fn create_account(&self) -> CreateAccountRequest {
        self.0
            .post("accounts.create_account", "/api/v1/accounts")
            .required(&["owner", "password"])
            .secured(&[&["HTTPBearer"]])
            .into()
    }
}

/// A request of [`Accounts::create_account`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct CreateAccountRequest(runtime::Request);

impl CreateAccountRequest {
    /// Required.
    pub fn owner(self, owner: impl Into<String>) -> Self {
        Self(self.0.field::<String>("owner", owner))
    }

    /// Required.
    pub fn password(self, password: impl Into<runtime::Secret>) -> Self {
        Self(self.0.field::<runtime::Secret>("password", password))
    }

    pub fn recovery_secret(
        self,
        recovery_secret: impl Into<runtime::Nullable<String>>,
    ) -> Self {
        Self(
            self
                .0
                .field::<
                    Option<String>,
                >("recovery_secret", runtime::nullable(recovery_secret)),
        )
    }
}

runtime::impl_request!(CreateAccountRequest, Account);

impl Accounts<'_> {
    /// Get Account Endpoint.
    ///
    /// `GET /api/v1/accounts/{account_id}` returns [`Account`].
    ///
    /// # Errors
    /// * `422`: Validation Error ([`HttpValidationError`])
    pub fn get_account(&self, account_id: runtime::Uuid) -> runtime::Call<Account> {
        self.0
            .get("accounts.get_account", "/api/v1/accounts/{account_id}")
            .secured(&[&["HTTPBearer"]])
            .path::<runtime::Uuid>("account_id", account_id)
            .into()
    }
}

impl Accounts<'_> {
    /// Close Account Endpoint.
    ///
    /// `DELETE /api/v1/accounts/{account_id}`
    ///
    /// # Errors
    /// * `422`: Validation Error ([`HttpValidationError`])
    pub fn close_account(&self, account_id: runtime::Uuid) -> runtime::Call<()> {
        self.0
            .delete("accounts.close_account", "/api/v1/accounts/{account_id}")
            .secured(&[&["HTTPBearer"]])
            .path::<runtime::Uuid>("account_id", account_id)
            .into()
    }
}
