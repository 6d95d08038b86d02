//! Invoices, and debts.

use super::{Call, Handler, Refusal, account};
use crate::clock::date_time;
use crate::json::{Json, object};
use crate::state::{Account, Invoice, LineItem, NEVER};
use rust_decimal::Decimal;

pub(super) const HANDLERS: &[(&str, Handler)] = &[
    ("billing.balance", balance),
    ("billing.list_invoices", list_invoices),
    ("billing.get_invoice", get_invoice),
    ("billing.apply_credit", apply_credit),
];

/// The sum of an invoice.
pub(super) struct Sum {
    pub(super) subtotal: Decimal,
    pub(super) tax: Decimal,
    pub(super) total: Decimal,
}

/// The sum of some amounts, with a tax in per cent.
pub(super) fn sum(amounts: impl Iterator<Item = Decimal>, tax_rate: Decimal) -> Sum {
    let subtotal: Decimal = amounts.sum();
    let tax = (subtotal * tax_rate / Decimal::ONE_HUNDRED).round_dp(2);
    Sum { subtotal, tax, total: subtotal + tax }
}

/// An amount with two digits, in quotes.
pub(super) fn money(amount: Decimal) -> Json {
    Json::Text(format!("{amount:.2}"))
}

impl Invoice {
    pub(super) fn sum(&self, tax_rate: Decimal) -> Sum {
        sum(self.items.iter().map(|item| item.amount), tax_rate)
    }

    /// Returns the amount that is still to be paid.
    fn open(&self, tax_rate: Decimal) -> Decimal {
        if self.paid.is_some() { Decimal::ZERO } else { self.sum(tax_rate).total - self.credit }
    }

    fn status(&self) -> &'static str {
        if self.paid.is_some() { "Paid" } else { "Unpaid" }
    }

    fn paid(&self) -> &str {
        self.paid.as_deref().unwrap_or(NEVER)
    }
}

fn balance(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let rate = call.state.catalogue.tax_rate;
    let account = call.account()?;
    let owed = account.invoices.iter().map(|invoice| invoice.open(rate)).sum();
    let details = object! {
        "currency": &account.currency, "acc_balance": money(owed), "acc_credit": money(account.credit),
    };
    Ok(object! {"success": true, "details": details})
}

fn list_invoices(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let rate = call.state.catalogue.tax_rate;
    let account = call.account()?;
    let invoices = account.invoices.iter().map(|invoice| {
        object! {
            "id": Json::quoted(invoice.id), "date": &invoice.date, "dateorig": &invoice.date, "duedate": &invoice.due,
            "paybefore": &invoice.due, "total": money(invoice.sum(rate).total), "datepaid": invoice.paid(),
            "status": invoice.status(), "merge_id": Json::Null, "number": &invoice.number, "currency": &account.currency,
        }
    });
    Ok(object! {"invoices": Json::list(invoices)})
}

fn get_invoice(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let (id, rate, number, now) = (call.id("id"), call.state.catalogue.tax_rate, call.account as u64 + 1, call.now);
    let account = call.account()?;
    let invoice = account.invoices.iter().find(|invoice| invoice.id == id);
    let invoice = invoice.ok_or_else(|| Refusal::unknown("invoice"))?;
    Ok(object! {"invoice": details(invoice, rate, account::profile(number, account, now), account)})
}

fn details(invoice: &Invoice, rate: Decimal, client: Json, account: &Account) -> Json {
    let Sum { subtotal, tax, total } = invoice.sum(rate);
    let items = invoice.items.iter().map(|item| line(item, invoice.id));
    object! {
        "id": Json::quoted(invoice.id), "status": invoice.status(), "date": &invoice.date, "duedate": &invoice.due,
        "paybefore": &invoice.due, "datepaid": invoice.paid(), "subtotal": subtotal, "credit": invoice.credit, "tax": tax,
        "taxrate": rate, "tax2": 0, "taxrate2": 0, "taxexempt": "0", "total": total, "rate": 1, "rate2": 0, "rate3": 1,
        "notes": "", "items": Json::list(items), "client": client, "number": &invoice.number,
        "currency": &account.currency,
    }
}

fn line(item: &LineItem, invoice: u64) -> Json {
    object! {
        "id": Json::quoted(item.id), "invoice_id": Json::quoted(invoice), "type": &item.kind, "item_id": "0",
        "description": &item.description, "amount": money(item.amount), "taxed": "1", "qty": "1.00",
        "linetotal": money(item.amount),
    }
}

fn apply_credit(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let (id, rate, now) = (call.id("id"), call.state.catalogue.tax_rate, call.now);
    let amount = call.text("amount").and_then(|text| text.parse::<Decimal>().ok());
    let account = call.account()?;
    let invoice = account.invoices.iter_mut().find(|invoice| invoice.id == id);
    let invoice = invoice.ok_or_else(|| Refusal::unknown("invoice"))?;
    let most = invoice.open(rate).min(account.credit);
    let applied = amount.unwrap_or(most);
    if applied <= Decimal::ZERO || applied > most {
        return Err(Refusal::new("credit_not_applied"));
    }
    account.credit -= applied;
    invoice.credit += applied;
    if invoice.open(rate).is_zero() {
        invoice.paid = Some(date_time(now));
    }
    Ok(object! {"success": true, "invoice_status": invoice.status(), "applied": applied})
}
