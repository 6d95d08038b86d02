//! Processes with bounds, and how much memory they take.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The time between two looks at a process.
const INTERVAL: Duration = Duration::from_millis(5);

/// The way in which a process ended.
#[derive(Debug)]
pub(super) enum Ended {
    /// By itself.
    Itself(ExitStatus),
    /// It took longer than it may.
    Slow,
    /// It took more memory than it may.
    Large,
}

/// A process that has ended.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) ended: Ended,
    /// The time for which it kept cores busy, or its whole time if the system does not tell that.
    pub(super) seconds: f64,
    pub(super) peak_mb: Option<u64>,
}

/// Runs a process within bounds, with what it says in a file.
pub(super) fn bounded(mut command: Command, log: &Path, max: Duration, max_mb: u64) -> io::Result<Run> {
    let file = File::create(log)?;
    command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
    watch(command, max, max_mb)
}

/// Runs a process to its end, or until it exceeds a bound.
pub(super) fn watch(mut command: Command, max: Duration, max_mb: u64) -> io::Result<Run> {
    let started = Instant::now();
    let mut child = command.spawn()?;
    let id = child.id().to_string();
    let (mut peak, mut cpu) = (None, None);
    let ended = loop {
        // The memory is not told any more once it has ended, the time is.
        (peak, cpu) = (peak_mb(&id).or(peak), cpu_seconds(&id).or(cpu));
        if let Some(status) = child.try_wait()? {
            break Ended::Itself(status);
        }
        let too_much = match peak {
            Some(peak) if peak > max_mb => Some(Ended::Large),
            _ => (started.elapsed() > max).then_some(Ended::Slow),
        };
        if let Some(ended) = too_much {
            child.kill()?;
            child.wait()?;
            break ended;
        }
        thread::sleep(INTERVAL);
    };
    Ok(Run { ended, seconds: cpu.unwrap_or_else(|| started.elapsed().as_secs_f64()), peak_mb: peak })
}

/// Returns the time for which a process and those that it started and that have ended have kept cores busy. It does not
/// depend on other work of the machine. Linux tells it, in hundredths of a second.
pub(super) fn cpu_seconds(process: &str) -> Option<f64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name of the program stands in parentheses, and may hold anything.
    let fields = stat.rsplit_once(')')?.1.split_whitespace();
    let ticks: Vec<u32> = fields.skip(11).take(4).map(str::parse).collect::<Result<_, _>>().ok()?;
    Some(f64::from(ticks.iter().sum::<u32>()) / 100.0)
}

/// The most memory a process has held so far. Linux tells it.
pub(super) fn peak_mb(process: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes / 1024)
}
