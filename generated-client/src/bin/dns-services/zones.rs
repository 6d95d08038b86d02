//! Zones: listing them, and zones as files: export, import, plan, apply, and back again.

use crate::account::{Account, state_folder};
use crate::failure::{Code, Failure};
use crate::output::{Format, List};
use crate::plan::{Extent, Plan, is_protected};
use crate::zonefile::{self, FileForm};
use clap::{Args, Subcommand};
use dns_services::zone::{Record, Zone};
use serde_json::json;
use std::io::{Read as _, Write};
use std::path::{Path, PathBuf};

/// List the zones of the account
#[derive(Args, Debug)]
pub(crate) struct Zones {
    #[command(flatten)]
    format: Format,
}

impl Zones {
    pub(crate) async fn run(self, account: &Account, out: &mut impl Write) -> Result<Code, Failure> {
        let client = account.client()?;
        let mut list = List::new(&["zone", "id", "service"]);
        for zone in client.dns().zones().await? {
            list.push(vec![json!(zone.name()), json!(zone.id()), json!(zone.service_id())]);
        }
        list.print(self.format, out)?;
        Ok(Code::Done)
    }
}

/// Zones as files: what is planned is shown first, and what is applied can be restored
#[derive(Debug, Subcommand)]
pub(crate) enum ZoneCommand {
    /// Write the records of a zone as a file
    Export {
        /// The zone, or a name in it
        zone: String,
        #[arg(long, value_enum, default_value_t = FileForm::Bind)]
        format: FileForm,
        /// Also the SOA record, whose serial changes with each write
        #[arg(long)]
        soa: bool,
        /// Where to; standard output if it is not said
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Add what a file has and the zone has not; shows it, and does it with --yes
    Import {
        #[command(flatten)]
        source: Source,
        /// Do it
        #[arg(long)]
        yes: bool,
    },
    /// Show what `apply` would do
    Plan {
        #[command(flatten)]
        source: Source,
        /// Also delete or change what the file does not have
        #[arg(long)]
        delete: bool,
        /// Exit with 9 if there is something to do
        #[arg(long)]
        exit_code: bool,
    },
    /// Make the zone what a file says, after a backup
    Apply {
        #[command(flatten)]
        source: Source,
        /// Also delete or change what the file does not have
        #[arg(long)]
        delete: bool,
    },
    /// Make the zone what it was before the last `apply` or `import`
    Restore {
        /// The zone, or a name in it
        zone: String,
        /// Another backup than the last one
        #[arg(long, value_name = "FILE")]
        backup: Option<PathBuf>,
    },
    /// List the backups of a zone
    Backups {
        /// The zone
        zone: String,
    },
}

/// A file, and the zone it is of.
#[derive(Args, Debug)]
pub(crate) struct Source {
    /// The zone, or a name in it
    zone: String,
    /// A master file or JSON; `-` is standard input
    file: PathBuf,
}

impl Source {
    fn read(&self, zone: &str) -> Result<Vec<Record>, Failure> {
        read(&self.file, zone)
    }
}

fn read(path: &Path, zone: &str) -> Result<Vec<Record>, Failure> {
    let text = if path == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().lock().read_to_string(&mut text)?;
        text
    } else {
        std::fs::read_to_string(path).map_err(|error| Failure::from(error).about(path))?
    };
    zonefile::read(&text, zone).map_err(|failure| failure.about(path))
}

impl ZoneCommand {
    pub(crate) async fn run(self, account: &Account, out: &mut impl Write) -> Result<Code, Failure> {
        if let Self::Backups { zone } = &self {
            for path in backups(&folder(&zone.trim_end_matches('.').to_lowercase())?)? {
                writeln!(out, "{}", path.display())?;
            }
            return Ok(Code::Done);
        }
        let client = account.client()?;
        let name = match &self {
            Self::Export { zone, .. } | Self::Restore { zone, .. } | Self::Backups { zone } => zone,
            Self::Import { source, .. } | Self::Plan { source, .. } | Self::Apply { source, .. } => &source.zone,
        };
        let zone = client.dns().zone(name.as_str()).await?;
        match self {
            Self::Backups { .. } => {}
            Self::Export { format, soa, output, .. } => {
                let mut records = zone.records().await?;
                records.retain(|record| soa || record.record_type() != "SOA");
                let text = zonefile::write(&records, zone.name(), format);
                match output {
                    Some(path) => std::fs::write(&path, text).map_err(|error| Failure::from(error).about(&path))?,
                    None => out.write_all(text.as_bytes())?,
                }
            }
            Self::Import { source, yes } => {
                let wanted = source.read(zone.name())?;
                let plan = planned(&zone, &wanted, Extent::Add).await?;
                write!(out, "{}", plan.describe())?;
                if !yes && !plan.changes.is_empty() {
                    return Err(Failure::unconfirmed("adds them"));
                }
                apply(&zone, &wanted, Extent::Add, "import", out).await?;
            }
            Self::Plan { source, delete, exit_code } => {
                let wanted = source.read(zone.name())?;
                let plan = planned(&zone, &wanted, extent(delete)).await?;
                write!(out, "{}", plan.describe())?;
                if exit_code && !plan.changes.is_empty() {
                    return Ok(Code::Reported);
                }
            }
            Self::Apply { source, delete } => {
                apply(&zone, &source.read(zone.name())?, extent(delete), "apply", out).await?;
            }
            Self::Restore { backup, .. } => {
                let last = || -> Result<Option<PathBuf>, Failure> {
                    let all = backups(&folder(zone.name())?)?;
                    Ok(all.into_iter().rfind(|path| !path.to_string_lossy().ends_with("-restore.json")))
                };
                let path = match backup {
                    Some(path) => Some(path),
                    None => last()?,
                };
                let none = || Failure::new(Code::NotFound, format!("there is no backup of {}", zone.name()));
                let path = path.ok_or_else(none)?;
                let wanted = read(&path, zone.name())?;
                apply(&zone, &wanted, Extent::Delete, "restore", out).await?;
                writeln!(out, "{} is what {} says", zone.name(), path.display())?;
            }
        }
        Ok(Code::Done)
    }
}

fn extent(delete: bool) -> Extent {
    if delete { Extent::Delete } else { Extent::Change }
}

async fn planned(zone: &Zone<'_>, wanted: &[Record], extent: Extent) -> Result<Plan, Failure> {
    Ok(Plan::new(&zone.records().await?, wanted, zone.name(), extent))
}

/// Gives a zone the wanted records, with a backup of the earlier ones. Writes nothing if nothing is to be done.
async fn apply(
    zone: &Zone<'_>,
    wanted: &[Record],
    extent: Extent,
    why: &str,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let current = zone.records().await?;
    let plan = Plan::new(&current, wanted, zone.name(), extent);
    if plan.changes.is_empty() {
        writeln!(out, "nothing to do")?;
        return Ok(());
    }
    let backup = back_up(&current, zone.name(), why)?;
    if why != "import" {
        write!(out, "{}", plan.describe())?;
    }
    let changed = zone.change(|records| Ok(Plan::new(records, wanted, zone.name(), extent).changes)).await;
    if let Err(error) = changed {
        let failure = Failure::from(error);
        let message = format!(
            "{failure}; the same command does the rest, and `dns-services zone restore {} --backup {}` undoes all",
            zone.name(),
            backup.display()
        );
        return Err(Failure::new(failure.code(), message));
    }
    writeln!(out, "done; {} has what it was before", backup.display())?;
    Ok(())
}

/// Returns the folder of a zone's backups.
fn folder(zone: &str) -> Result<PathBuf, Failure> {
    let name: String =
        zone.chars().filter(|character| character.is_alphanumeric() || "-._".contains(*character)).collect();
    Ok(state_folder()?.join("backups").join(name.trim_start_matches('.')))
}

/// The backups in a folder, the oldest first.
fn backups(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Failure::from(error).about(folder)),
    };
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    Ok(paths)
}

/// Writes what a zone is. A file that is there already is never replaced.
fn back_up(records: &[Record], zone: &str, why: &str) -> Result<PathBuf, Failure> {
    let folder = folder(zone)?;
    std::fs::create_dir_all(&folder).map_err(|error| Failure::from(error).about(&folder))?;
    let records: Vec<Record> = records.iter().filter(|record| !is_protected(record, zone)).cloned().collect();
    let text = zonefile::write(&records, zone, FileForm::Json);
    let time = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%S.%9fZ").to_string();
    let path = folder.join(format!("{time}-{why}.json"));
    let written = std::fs::File::create_new(&path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written.map_err(|error| Failure::from(error).about(&path))?;
    Ok(path)
}
