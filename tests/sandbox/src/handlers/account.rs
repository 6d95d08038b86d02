//! Signing in and out, and the account itself.

use super::{Call, Handler, Refusal};
use crate::clock::date_time;
use crate::json::{Json, object};
use crate::state::Account;

pub(super) const HANDLERS: &[(&str, Handler)] = &[
    ("account.login", login),
    ("account.logout", logout),
    ("account.refresh_token", refresh),
    ("account.revoke_token", revoke),
    ("account.details", details),
];

fn login(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let (excess, headers) = call.state.sessions.count_login(call.now);
    call.headers.extend(headers.map(|(name, value)| (name, value.to_string())));
    if excess {
        let [.., (_, reset)] = headers;
        call.headers.push(("retry-after", reset.to_string()));
        return Err(Refusal::new("too_many_logins").with_status(429));
    }
    let (username, password) = (call.required("username")?, call.required("password")?);
    let account = call.state.account(&username, &password);
    let account = account.ok_or_else(|| Refusal::new("wronglogin").with_status(401))?;
    Ok(call.state.sessions.open(account, call.now))
}

fn logout(call: &mut Call<'_>) -> Result<Json, Refusal> {
    if let Some(token) = &call.token {
        call.state.sessions.close(token);
    }
    Ok(object! {"status": true})
}

fn refresh(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let token = call.required("refresh_token")?;
    let account = call.state.sessions.take(&token, call.now).ok_or_else(Refusal::unauthorized)?;
    Ok(call.state.sessions.open(account, call.now))
}

fn revoke(call: &mut Call<'_>) -> Result<Json, Refusal> {
    match (call.text("refresh_token").map(str::to_owned), &call.token) {
        (Some(refresh), _) => {
            if !call.state.sessions.close_refresh(&refresh, call.account) {
                return Err(Refusal::unauthorized());
            }
        }
        (None, Some(token)) => call.state.sessions.close(token),
        (None, None) => return Err(Refusal::new("missing parameter: refresh_token")),
    }
    Ok(object! {"status": true})
}

fn details(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let (number, now) = (call.account as u64 + 1, call.now);
    let account = call.account()?;
    Ok(object! {"client": profile(number, account, now)})
}

/// The registration details of an account.
pub(super) fn profile(id: u64, account: &Account, now: u64) -> Json {
    let mut fields = vec![
        ("id".to_owned(), Json::quoted(id)),
        ("email".to_owned(), Json::from(&account.username)),
        ("lastlogin".to_owned(), Json::from(date_time(now))),
    ];
    fields.extend(account.profile.iter().map(|(name, value)| (name.clone(), Json::from(value))));
    Json::Object(fields)
}
