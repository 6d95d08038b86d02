//! Support tickets.

use crate::account::Account;
use crate::failure::{Code, Failure};
use crate::output::{Format, List, cell};
use crate::text::one_line;
use clap::{Args, Subcommand};
use dns_services::DateTime;
use std::io::Write;
use std::path::PathBuf;

/// List support tickets, read one, answer one, or fetch a file of one
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Tickets {
    #[command(subcommand)]
    command: Option<TicketCommand>,
    #[command(flatten)]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum TicketCommand {
    /// Show a ticket and its replies
    Show {
        /// The number, as the list shows it
        number: i64,
    },
    /// Open a ticket
    Open {
        /// What it is about
        subject: String,
        /// The message
        body: String,
        /// Send it
        #[arg(long)]
        yes: bool,
    },
    /// Reply to a ticket
    Reply {
        /// The number, as the list shows it
        number: i64,
        /// The message
        body: String,
        /// Send it
        #[arg(long)]
        yes: bool,
    },
    /// Close a ticket
    Close {
        /// The number, as the list shows it
        number: i64,
        /// Do it
        #[arg(long)]
        yes: bool,
    },
    /// Fetch an attachment
    Attachment {
        /// The id of the attachment
        file: String,
        /// Where to
        #[arg(long, short, value_name = "FILE")]
        output: PathBuf,
    },
}

impl Tickets {
    pub(crate) async fn run(self, account: &Account, out: &mut impl Write) -> Result<Code, Failure> {
        let client = account.client()?;
        let support = client.support();
        match self.command {
            None => {
                let mut list = List::new(&["number", "date", "department", "status", "subject"]);
                for ticket in support.list_tickets().await?.tickets {
                    list.push(vec![
                        ticket.ticket_number.into(),
                        cell(ticket.date.as_ref().map(DateTime::as_str)),
                        cell(ticket.deptname),
                        cell(ticket.status),
                        cell(ticket.subject),
                    ]);
                }
                list.print(self.format, out)?;
            }
            Some(TicketCommand::Show { number }) => {
                let answer = support.get_ticket(number).await?;
                let ticket = answer.ticket.unwrap_or_default();
                writeln!(out, "{}", one_line(&ticket.subject.unwrap_or_default()))?;
                message(ticket.name, ticket.date, ticket.body, out)?;
                for reply in answer.replies {
                    message(reply.name, reply.date, reply.body, out)?;
                }
            }
            Some(
                TicketCommand::Open { yes: false, .. }
                | TicketCommand::Reply { yes: false, .. }
                | TicketCommand::Close { yes: false, .. },
            ) => return Err(Failure::unconfirmed("sends it to the support")),
            Some(TicketCommand::Open { subject, body, .. }) => {
                let answer = support.create_ticket().subject(subject).body(body).await?;
                writeln!(out, "ticket {} is open", answer.ticket.unwrap_or_default())?;
            }
            Some(TicketCommand::Reply { number, body, .. }) => {
                support.reply_to_ticket(number).body(body).await?;
                writeln!(out, "the reply is on ticket {number}")?;
            }
            Some(TicketCommand::Close { number, .. }) => {
                support.close_ticket(number).await?;
                writeln!(out, "ticket {number} is closed")?;
            }
            Some(TicketCommand::Attachment { file, output }) => {
                let bytes = support.get_attachment(file).await?.bytes().await?;
                let written = std::fs::File::create_new(&output).and_then(|mut target| target.write_all(&bytes));
                written.map_err(|error| Failure::from(error).about(&output))?;
                writeln!(out, "{} has {} bytes", output.display(), bytes.len())?;
            }
        }
        Ok(Code::Done)
    }
}

/// A message with its lines, and nothing that a terminal obeys.
fn message(
    name: Option<String>,
    date: Option<DateTime>,
    body: Option<String>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let (name, date) = (name.unwrap_or_default(), date.as_ref().map_or("", DateTime::as_str));
    writeln!(out, "\n{}, {}:", one_line(&name), one_line(date))?;
    for line in body.unwrap_or_default().lines() {
        writeln!(out, "  {}", one_line(line))?;
    }
    Ok(())
}
