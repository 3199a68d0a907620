//! A panic is a mistake in the program. It becomes a file a person can send, and they are told
//! where it is.

use std::backtrace::Backtrace;
use std::fs;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde::Serialize;
use tauri::{AppHandle, Emitter};

use crate::redaction::redacted;

/// The event by which the window hears of a report.
const EVENT: &str = "fault";

/// The program to tell, once there is a window.
static LISTENER: OnceLock<AppHandle> = OnceLock::new();

/// What the window shows.
#[derive(Debug, Clone, Serialize)]
struct Fault {
    /// The report's file.
    report: PathBuf,
}

/// From now on every panic leaves a report in `folder`.
pub(crate) fn report_to(folder: PathBuf) {
    std::panic::set_hook(Box::new(move |panic| {
        let report = report(panic, &Backtrace::force_capture());
        match write(&folder, &report) {
            Ok(file) => told(&file),
            Err(error) => {
                // Neither disk nor window may be there any more; the console is what is left.
                eprintln!("{report}\nThis report could not be kept: {error}");
            }
        }
    }));
}

/// From now on the window hears of reports.
pub(crate) fn tell(app: AppHandle) {
    // Set once at start-up; a second program in this process does not exist.
    let _ = LISTENER.set(app);
}

fn told(file: &Path) {
    eprintln!(
        "Campaign Designer made a mistake. A report is in {}",
        file.display()
    );
    tracing::error!(report = %file.display(), "a panic was reported");
    if let Some(app) = LISTENER.get() {
        let fault = Fault {
            report: file.to_path_buf(),
        };
        if let Err(error) = app.emit(EVENT, fault) {
            tracing::warn!(%error, "the window could not be told of the report");
        }
    }
}

fn report(panic: &PanicHookInfo<'_>, backtrace: &Backtrace) -> String {
    let words = panic.payload_as_str().unwrap_or("no message");
    let place = panic
        .location()
        .map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
    let thread = std::thread::current();
    let text = format!(
        "Campaign Designer {version} on {system} ({processor})\n\
         at {time}\n\
         in thread {thread} at {place}\n\n\
         {words}\n\n\
         {backtrace}\n",
        version = env!("CARGO_PKG_VERSION"),
        system = std::env::consts::OS,
        processor = std::env::consts::ARCH,
        time = jiff::Timestamp::now(),
        thread = thread.name().unwrap_or("without a name"),
    );
    redacted(&text).into_owned()
}

/// Writes the report into a file of its own.
fn write(folder: &Path, report: &str) -> std::io::Result<PathBuf> {
    let stamp = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%S%3fZ");
    let file = folder.join(format!("report-{stamp}-{}.txt", std::process::id()));
    fs::create_dir_all(folder)?;
    fs::write(&file, report)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One test for the hook, because it belongs to the whole process.
    #[test]
    fn a_panic_leaves_a_report_without_secrets() {
        let folder = tempfile::tempdir().expect("a folder");
        report_to(folder.path().to_path_buf());
        let ended = std::thread::Builder::new()
            .name("renderer".to_owned())
            .spawn(|| panic!("no answer to Bearer 0123456789abcdef"))
            .expect("a thread")
            .join();
        let _ = std::panic::take_hook();
        assert!(ended.is_err());

        let files: Vec<_> = fs::read_dir(folder.path())
            .expect("the folder")
            .collect::<Result<_, _>>()
            .expect("its files");
        assert_eq!(files.len(), 1);
        let report = fs::read_to_string(files[0].path()).expect("the report");
        assert!(report.contains(env!("CARGO_PKG_VERSION")));
        assert!(report.contains("in thread renderer at"));
        assert!(report.contains("panics.rs"));
        assert!(report.contains("no answer to Bearer [redacted]"));
        assert!(!report.contains("0123456789abcdef"));
    }
}
