//! A killed program: what it had acknowledged is there, and nothing is half done.

use crate::support::{Bench, NAME, bench, id, set};
use campaign::{Design, Kind};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use workspace::{CampaignQuery, SystemClock, Workspace};

/// Names the workspace in the child's environment.
const PATH: &str = "WORKSPACE_OF_KILLED_CHILD";

/// How many campaigns one import adds.
const IMPORT: u128 = 7;

/// Edits and imports for ever; says a number once it is kept.
fn work(path: &str) -> ! {
    let workspace = Workspace::open(path, Arc::new(SystemClock)).expect("opens");
    let named = workspace
        .read(|read| read.campaigns().get(id(1)))
        .expect("there")
        .design
        .properties
        .name;
    let mut number: u128 = named.parse().expect("a number");
    loop {
        number += 1;
        workspace
            .write("child", |write| {
                for part in 0..IMPORT {
                    let design = Design::new(Kind::Marketing, format!("import {number}"));
                    let id = id(number * IMPORT + part + 1_000);
                    write.campaigns().create(id, Kind::Marketing, design)?;
                }
                write
                    .campaigns()
                    .edit(id(1), &set(NAME, &number.to_string()), None)
            })
            .expect("kept");
        let mut out = std::io::stdout().lock();
        out.write_all(format!("kept {number}\n").as_bytes())
            .expect("said");
        out.flush().expect("said");
    }
}

/// Lets a child work for `time`, kills it, and gives the last number that it said was kept.
fn kill_after(path: &Path, time: Duration) -> Option<u128> {
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args([
            "--exact",
            "killed::a_killed_program_loses_nothing_that_it_acknowledged",
            "--nocapture",
        ])
        .env(PATH, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a child");
    let output = BufReader::new(child.stdout.take().expect("its output"));
    let mut last = None;
    let mut deadline = None;
    let mut killed = false;
    for line in output.lines() {
        // A line that the kill cut off is no acknowledgement.
        let number = line
            .ok()
            .and_then(|line| line.strip_prefix("kept ")?.parse().ok());
        let Some(number) = number else { continue };
        last = Some(number);
        let deadline = *deadline.get_or_insert_with(|| Instant::now() + time);
        if !killed && Instant::now() >= deadline {
            child.kill().expect("killed");
            killed = true;
        }
    }
    child.wait().expect("ended");
    assert!(killed, "the child ended by itself");
    last
}

#[test]
fn a_killed_program_loses_nothing_that_it_acknowledged() {
    if let Ok(path) = std::env::var(PATH) {
        work(&path);
    }
    let bench = bench();
    bench.create(1, "0");
    let path = bench.path();
    // Nobody else has the file open, so that opening it again has to recover it.
    let Bench {
        workspace,
        folder: _folder,
        ..
    } = bench;
    drop(workspace);
    for round in 0..8 {
        let said =
            kill_after(&path, Duration::from_millis(round * 13)).expect("something was kept");
        let workspace = Workspace::open(&path, Arc::new(SystemClock)).expect("opens");
        let campaign = workspace
            .read(|read| read.campaigns().get(id(1)))
            .expect("there");
        let kept: u128 = campaign.design.properties.name.parse().expect("a number");
        // What was committed but not yet said may be there as well.
        assert!(kept == said || kept == said + 1, "said {said}, kept {kept}");
        let imported = workspace
            .read(|read| {
                read.campaigns().list(&CampaignQuery {
                    search: "import".into(),
                    ..Default::default()
                })
            })
            .expect("a page");
        assert_eq!(
            u128::from(imported.total),
            kept * IMPORT,
            "no import is half done"
        );
        assert!(workspace.check_integrity().expect("checked").is_sound());
        assert!(campaign.state.can_undo);
    }
}
