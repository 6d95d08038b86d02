//! Tickets and their replies.

use super::{Call, Handler, Refusal};
use crate::clock::date_time;
use crate::json::{Json, list, object};
use crate::state::{Account, Reply, Ticket};

pub(super) const HANDLERS: &[(&str, Handler)] = &[
    ("support.list_tickets", list_tickets),
    ("support.create_ticket", create_ticket),
    ("support.get_attachment", get_attachment),
    ("support.get_ticket", get_ticket),
    ("support.reply_to_ticket", reply_to_ticket),
    ("support.reopen_ticket", reopen_ticket),
    ("support.close_ticket", close_ticket),
];

fn list_tickets(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let tickets = call.account()?.tickets.iter().map(|ticket| {
        object! {
            "client_read": "1", "ticket_number": Json::quoted(ticket.number), "date": &ticket.date,
            "deptname": &ticket.department, "subject": &ticket.subject, "status": &ticket.status,
        }
    });
    Ok(object! {"tickets": Json::list(tickets)})
}

fn create_ticket(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let (subject, body, date) = (call.required("subject")?, call.required("body")?, date_time(call.now));
    // departments have ids, which nothing documents: all but the first are support
    let department = if call.number("dept_id")? == Some(1) { "Billing" } else { "Support" }.to_owned();
    let number = call.state.ids.next();
    let (status, replies, attachments) = ("Open".to_owned(), Vec::new(), Vec::new());
    call.account()?.tickets.push(Ticket { number, date, department, subject, body, status, replies, attachments });
    Ok(object! {"ticket": number})
}

/// The ticket that the path names.
fn ticket<'c>(call: &'c mut Call<'_>) -> Result<&'c mut Ticket, Refusal> {
    let number = call.id("number");
    let mut tickets = call.account()?.tickets.iter_mut();
    tickets.find(|ticket| ticket.number == number).ok_or_else(|| Refusal::unknown("ticket"))
}

fn get_ticket(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let (name, email) = (full_name(call.account()?), call.account()?.username.clone());
    let ticket = ticket(call)?;
    let replies = ticket.replies.iter().map(|reply| {
        object! {
            "id": Json::quoted(reply.id), "name": &reply.name, "date": &reply.date, "body": &reply.body, "status": "Sent",
            "type": &reply.kind,
        }
    });
    let replies = Json::list(replies);
    let details = object! {
        "date": &ticket.date, "ticket_number": Json::quoted(ticket.number), "name": name, "email": email,
        "subject": &ticket.subject, "body": &ticket.body, "status": &ticket.status, "client_read": "1",
        "deptname": &ticket.department,
    };
    Ok(object! {"ticket": details, "replies": replies})
}

fn get_attachment(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let name = call.required("file")?;
    let attachments = call.account()?.tickets.iter().flat_map(|ticket| &ticket.attachments);
    let content = attachments.filter(|file| file.name == name).map(|file| file.text.clone()).next();
    call.file = Some(content.ok_or_else(|| Refusal::unknown("attachment"))?.into());
    Ok(Json::Null)
}

fn full_name(account: &Account) -> String {
    let part = |name| account.profile.get(name).map(String::as_str).unwrap_or_default();
    format!("{} {}", part("firstname"), part("lastname")).trim().to_owned()
}

fn reply_to_ticket(call: &mut Call<'_>) -> Result<Json, Refusal> {
    let (body, date, name) = (call.required("body")?, date_time(call.now), full_name(call.account()?));
    ticket(call)?;
    let id = call.state.ids.next();
    let ticket = ticket(call)?;
    ticket.replies.push(Reply { id, name, date, body, kind: "Client".to_owned() });
    ticket.status = "Client-Reply".to_owned();
    Ok(object! {"success": true, "info": list!["reply_added"]})
}

fn reopen_ticket(call: &mut Call<'_>) -> Result<Json, Refusal> {
    ticket(call)?.status = "Open".to_owned();
    Ok(object! {"status": true})
}

fn close_ticket(call: &mut Call<'_>) -> Result<Json, Refusal> {
    ticket(call)?.status = "Closed".to_owned();
    Ok(object! {"status": true})
}
