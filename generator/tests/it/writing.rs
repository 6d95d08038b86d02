//! Files of real processes: killed at any time, two at once, and where something else stands in their place.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::{TempDir, tempdir};

type Files = BTreeMap<PathBuf, Vec<u8>>;

/// A document of so many groups, in whose every file a word stands.
fn document(word: &str, groups: usize) -> String {
    let paths: Vec<_> = (0..groups)
        .map(|group| {
            format!(
                r#""/{word}{group}": {{"get": {{"tags": ["group{group}"], "operationId": "{word}", "description": "{word}",
                "parameters": [{{"name": "{word}", "in": "query", "schema": {{"type": "string"}}}}],
                "responses": {{"200": {{"description": "{word}", "content": {{"application/json": {{"schema": {{
                    "type": "object", "title": "{word} {group}", "properties": {{"{word}": {{"type": "string"}}}}}},
                    "example": {{"{word}": "x"}}}}}}}}}}}}}}"#
            )
        })
        .collect();
    format!(
        r#"{{"openapi": "3.0.3", "info": {{"title": "{word}", "version": "1"}}, "paths": {{{}}}}}"#,
        paths.join(",")
    )
}

struct Workshop(TempDir);

impl Workshop {
    fn new(groups: usize) -> Self {
        let folder = tempdir().unwrap();
        for word in ["before", "after"] {
            fs::write(folder.path().join(format!("{word}.json")), document(word, groups)).unwrap();
        }
        Self(folder)
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn command(&self, word: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ampersat"));
        command.current_dir(self.0.path()).args(["generate", &format!("{word}.json"), "--name", "client"]);
        command.args(["--out", "out"]).args(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, word: &str, arguments: &[&str]) -> Output {
        self.command(word, arguments).output().unwrap()
    }

    fn generate(&self, word: &str) -> Files {
        let output = self.run(word, &[]);
        assert!(output.status.success(), "{}", complaint(&output));
        self.files()
    }

    /// The files of the crate, without those of a run that was ended.
    fn files(&self) -> Files {
        let mut found = Files::new();
        collect(&self.path("out"), &mut found);
        found.retain(|path, _| !path.to_string_lossy().contains(".ampersat-"));
        found
    }

    /// What is left of runs that have ended.
    fn leftovers(&self) -> Vec<PathBuf> {
        let mut all = Files::new();
        collect(self.0.path(), &mut all);
        all.into_keys().filter(|path| path.to_string_lossy().contains(".ampersat-")).collect()
    }
}

fn collect(folder: &Path, found: &mut Files) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            collect(&entry.path(), found);
        } else if kind.is_file() {
            found.extend(fs::read(entry.path()).map(|content| (entry.path(), content)));
        }
    }
}

fn complaint(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Kills so many runs at times spread over that of writing, and counts what they leave: old, new and mixed trees.
fn kill(times: u32, groups: usize) -> [usize; 3] {
    let workshop = Workshop::new(groups);
    let after = workshop.generate("after");
    let before = workshop.generate("before");
    assert!(before.keys().eq(after.keys()), "both have the same files");
    let whole = write_for(&workshop, None);
    let mut trees = [0; 3];
    for index in 0..times {
        workshop.generate("before");
        write_for(&workshop, Some(whole * index / times));
        let found = workshop.files();
        let kind = if found == before { 0 } else { 1 + usize::from(found != after) };
        trees[kind] += 1;
        if kind == 2 {
            // The next run finishes what was begun, even one that has nothing to write.
            fs::write(workshop.path("broken.json"), "{").unwrap();
            assert!(!workshop.run("broken", &[]).status.success());
            assert!(workshop.files() == after, "a mixture stayed");
        }
        assert!(workshop.generate("before") == before);
        assert_eq!(workshop.leftovers(), [] as [PathBuf; 0], "something is left");
    }
    trees
}

/// Writes the files after, and kills the process so long after it began to write, if it is to be killed. How long it wrote.
fn write_for(workshop: &Workshop, time: Option<Duration>) -> Duration {
    let mut child = workshop.command("after", &[]).spawn().unwrap();
    while !workshop.path("out/.ampersat-lock").exists() && child.try_wait().unwrap().is_none() {}
    let started = Instant::now();
    if let Some(time) = time {
        while started.elapsed() < time {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
    }
    child.wait().unwrap();
    started.elapsed()
}

/// Lets two runs begin at once, so many times: how often one was told to wait.
fn two_at_once(times: u32, groups: usize) -> usize {
    let workshop = Workshop::new(groups);
    let after = workshop.generate("after");
    let before = workshop.generate("before");
    let mut waited = 0;
    for _ in 0..times {
        let runs = ["before", "after"].map(|word| workshop.command(word, &[]).spawn().unwrap());
        for output in runs.map(|run| run.wait_with_output().unwrap()) {
            if !output.status.success() {
                let message = "error: another run is writing to out: let it end, then run this again\n";
                assert!(complaint(&output).ends_with(message), "{}", complaint(&output));
                waited += 1;
            }
        }
        let found = workshop.files();
        assert!(found == before || found == after, "two runs made a mixture");
        assert_eq!(workshop.leftovers(), [] as [PathBuf; 0], "something is left");
    }
    waited
}

#[test]
fn what_a_run_left_that_was_killed_is_finished_by_the_next_one() {
    assert_eq!(kill(12, 4).iter().sum::<usize>(), 12);
}

#[test]
#[ignore = "takes minutes: 300 kills, and a hundred times two runs at once"]
fn many_runs_that_are_killed_or_run_at_once_leave_no_mixture() {
    let [old, new, mixed] = kill(300, 40);
    println!("killed 300 times: {old} old trees, {new} new, {mixed} mixed");
    println!("two at once 100 times: one of them was told to wait {} times", two_at_once(100, 40));
    assert_eq!(mixed, 0);
    assert!(old > 0 && new > 0, "on a busy machine all kills may fall before the change, which shows nothing");
}

#[test]
fn of_two_runs_at_once_one_may_be_told_to_wait_and_nothing_else_fails() {
    two_at_once(5, 4);
}

#[test]
fn the_lock_says_who_has_to_wait() {
    let workshop = Workshop::new(1);
    workshop.generate("before");
    let lock = fs::File::create(workshop.path("out/.ampersat-lock")).unwrap();
    // What the first run holds is given back when it ends, and no lock file stays then.
    assert!(workshop.run("before", &["--check"]).status.success());
    #[cfg(unix)]
    {
        rustix::fs::flock(&lock, rustix::fs::FlockOperation::LockExclusive).unwrap();
        for arguments in [&[] as &[&str], &["--check"]] {
            let output = workshop.run("after", arguments);
            assert!(!output.status.success());
            let message = "error: another run is writing to out: let it end, then run this again\n";
            assert!(complaint(&output).ends_with(message), "{}", complaint(&output));
        }
    }
    drop(lock);
    workshop.generate("after");
    assert_eq!(workshop.leftovers(), [] as [PathBuf; 0]);
}

#[cfg(unix)]
mod in_the_way {
    use super::*;
    use std::os::unix::fs::{FileTypeExt as _, symlink};

    /// The run is refused with this path, and nothing changes.
    #[track_caller]
    fn refused(workshop: &Workshop, arguments: &[&str], path: &str, what: &str) {
        let before = (workshop.files(), workshop.leftovers());
        let output = workshop.run("after", arguments);
        assert!(!output.status.success());
        let message =
            format!("{path} is {what}: only regular files and real folders are written, replaced or deleted\n");
        assert!(complaint(&output).ends_with(&message), "{}", complaint(&output));
        assert_eq!((workshop.files(), workshop.leftovers()), before);
    }

    fn pipe(path: &Path) {
        rustix::fs::mknodat(rustix::fs::CWD, path, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
    }

    #[test]
    fn the_completed_document_replaces_no_device_link_pipe_or_folder() {
        let workshop = Workshop::new(1);
        workshop.generate("before");
        refused(&workshop, &["--openapi", "/dev/null"], "/dev/null", "a device");
        assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
        fs::write(workshop.path("mine.json"), "mine").unwrap();
        symlink("mine.json", workshop.path("link.json")).unwrap();
        refused(&workshop, &["--openapi", "link.json"], "link.json", "a symbolic link");
        assert_eq!(fs::read_to_string(workshop.path("mine.json")).unwrap(), "mine");
        pipe(&workshop.path("pipe"));
        refused(&workshop, &["--openapi", "pipe"], "pipe", "a pipe");
        refused(&workshop, &["--openapi", "out"], "out", "a folder");
    }

    #[test]
    fn a_link_in_place_of_a_folder_of_the_crate_is_not_followed() {
        for folder in ["out/src/generated", "out/src", "out/tests", "out/src/generated/group0", "out"] {
            let workshop = Workshop::new(1);
            workshop.generate("before");
            fs::rename(workshop.path(folder), workshop.path("elsewhere")).unwrap();
            let mut there = Files::new();
            collect(&workshop.path("elsewhere"), &mut there);
            symlink(workshop.path("elsewhere"), workshop.path(folder)).unwrap();
            refused(&workshop, &[], folder, "a symbolic link");
            let mut still_there = Files::new();
            collect(&workshop.path("elsewhere"), &mut still_there);
            assert!(there == still_there);
        }
    }

    #[test]
    fn a_link_or_pipe_in_place_of_a_file_of_the_crate_is_refused_and_hangs_nothing() {
        for path in ["out/Cargo.toml", "out/README.md", "out/src/lib.rs", "out/src/generated/mod.rs"] {
            let workshop = Workshop::new(1);
            workshop.generate("before");
            fs::rename(workshop.path(path), workshop.path("elsewhere")).unwrap();
            symlink(workshop.path("elsewhere"), workshop.path(path)).unwrap();
            refused(&workshop, &[], path, "a symbolic link");
            fs::remove_file(workshop.path(path)).unwrap();
            pipe(&workshop.path(path));
            refused(&workshop, &[], path, "a pipe");
            refused(&workshop, &["--check"], path, "a pipe");
        }
    }

    #[test]
    fn what_is_in_nobodys_way_stays_as_it_is() {
        let workshop = Workshop::new(1);
        workshop.generate("before");
        fs::write(workshop.path("mine.rs"), "// @generated\n").unwrap();
        symlink(workshop.path("mine.rs"), workshop.path("out/src/generated/link.rs")).unwrap();
        pipe(&workshop.path("out/src/generated/pipe"));
        workshop.generate("after");
        assert!(workshop.path("mine.rs").exists());
        assert!(fs::symlink_metadata(workshop.path("out/src/generated/link.rs")).unwrap().is_symlink());
        assert!(fs::symlink_metadata(workshop.path("out/src/generated/pipe")).unwrap().file_type().is_fifo());
    }
}

#[test]
fn an_empty_file_was_written_by_nobody() {
    let workshop = Workshop::new(1);
    let expected = workshop.generate("before");
    for path in ["out/Cargo.toml", "out/src/lib.rs", "out/README.md"] {
        fs::write(workshop.path(path), "\n  \n").unwrap();
    }
    assert!(workshop.generate("before") == expected);
}
