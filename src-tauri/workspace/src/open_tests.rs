//! The promises of opening and migrating, on real files. A refused file is compared by its hash,
//! and nothing may lie beside it afterwards.

use super::*;
use crate::clock::SystemClock;
use crate::migrate::Step;
use crate::{Error, Workspace};
use campaign::id::CampaignId;
use campaign::{Design, Kind};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use tempfile::TempDir;

fn clock() -> Arc<dyn Clock> {
    Arc::new(SystemClock)
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// Every file of a folder with the hash of its bytes.
fn state(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let bytes = fs::read(&path).expect("a file");
            (path, Sha256::digest(&bytes).to_vec())
        })
        .collect()
}

/// Opens `path`, which must be refused, and checks that its folder is as it was.
fn refusal_of(path: &Path) -> OpenError {
    let before = state(header::folder(path));
    let error = Workspace::open(path, clock()).expect_err("refused");
    assert_eq!(state(header::folder(path)), before, "after {error}");
    error
}

fn create(path: &Path) -> Workspace {
    Workspace::create(path, clock()).expect("a new workspace")
}

fn add_campaign(workspace: &Workspace, number: u128, text: &str) -> Result<(), Error> {
    let mut design = Design::new(Kind::Transactional, "Order");
    text.clone_into(&mut design.properties.description);
    workspace.write("test", |write| {
        let id = CampaignId(uuid::Uuid::from_u128(number));
        write.campaigns().create(id, Kind::Transactional, design)?;
        Ok(())
    })
}

fn count(workspace: &Workspace) -> u32 {
    workspace.info().expect("info").campaigns
}

#[test]
fn a_new_workspace_is_one_file_that_opens_again() {
    let folder = folder();
    let path = folder.path().join("春.campaigns");
    let workspace = create(&path);
    add_campaign(&workspace, 1, "").expect("added");
    drop(workspace);
    assert_eq!(state(folder.path()).len(), 1, "nothing but the file");
    let workspace = Workspace::open(&path, clock()).expect("opens");
    assert_eq!(count(&workspace), 1);
    assert!(workspace.check_integrity().expect("checked").is_sound());
}

#[test]
fn a_new_workspace_takes_the_place_of_nothing() {
    let folder = folder();
    let path = folder.path().join("notes.txt");
    fs::write(&path, "mine").expect("written");
    let error = Workspace::create(&path, clock()).expect_err("refused");
    assert!(matches!(error, OpenError::AlreadyExists(_)));
    assert_eq!(fs::read(&path).expect("a file"), b"mine");
    let nowhere = folder.path().join("none/a.campaigns");
    let error = Workspace::create(&nowhere, clock()).expect_err("refused");
    assert!(matches!(error, OpenError::NotFound(_)));
    assert_eq!(state(folder.path()).len(), 1);
}

#[test]
fn what_is_not_there_is_not_found() {
    let folder = folder();
    let error = refusal_of(&folder.path().join("a.campaigns"));
    assert!(matches!(error, OpenError::NotFound(_)));
}

#[test]
fn a_file_that_is_no_workspace_is_refused_and_left_as_it_was() {
    let folder = folder();
    let other = folder.path().join("other.sqlite");
    let connection = Connection::open(&other).expect("a database");
    connection
        .execute_batch("PRAGMA journal_mode = wal; CREATE TABLE t (a); INSERT INTO t VALUES (1)")
        .expect("filled");
    drop(connection);
    let cases: [(&str, &[u8]); 4] = [
        ("empty", b""),
        ("short", b"SQLite format 3\0"),
        ("text", &[b'x'; 4096]),
        ("picture", b"\x89PNG\r\n\x1a\n"),
    ];
    for (name, bytes) in cases {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("written");
        assert!(
            matches!(refusal_of(&path), OpenError::NotAWorkspace(_)),
            "{name}"
        );
    }
    assert!(matches!(refusal_of(&other), OpenError::NotAWorkspace(_)));
    let inside = folder.path().join("folder");
    fs::create_dir(&inside).expect("a folder");
    let error = Workspace::open(&inside, clock()).expect_err("refused");
    assert!(matches!(error, OpenError::NotAWorkspace(_)));
}

#[test]
fn a_file_of_a_later_version_is_refused_and_left_as_it_was() {
    let folder = folder();
    let path = folder.path().join("a.campaigns");
    drop(create(&path));
    let connection = Connection::open(&path).expect("opens");
    connection
        .pragma_update(None, "user_version", 99)
        .expect("set");
    drop(connection);
    let error = refusal_of(&path);
    let supported = migrate::supported(table::ALL);
    assert!(
        matches!(error, OpenError::NewerVersion { found: 99, supported: known } if known == supported)
    );
}

#[test]
fn a_later_version_that_is_only_in_the_log_is_refused_too() {
    let folder = folder();
    let path = folder.path().join("a.campaigns");
    drop(create(&path));
    // A later program that is cut off right after its migration: the file itself is still old.
    let connection = Connection::open(&path).expect("opens");
    connection
        .pragma_update(None, "user_version", 99)
        .expect("set");
    let copy = folder.path().join("cut.campaigns");
    for suffix in ["", "-wal"] {
        fs::copy(header::beside(&path, suffix), header::beside(&copy, suffix)).expect("copied");
    }
    drop(connection);
    let files = |suffix| fs::read(header::beside(&copy, suffix)).expect("a file");
    let before = (files(""), files("-wal"));
    let error = Workspace::open(&copy, clock()).expect_err("refused");
    assert!(matches!(error, OpenError::NewerVersion { found: 99, .. }));
    assert_eq!((files(""), files("-wal")), before);
}

#[test]
fn a_damaged_file_is_refused_and_left_as_it_was() {
    let folder = folder();
    let path = folder.path().join("a.campaigns");
    drop(create(&path));
    let whole = fs::read(&path).expect("a file");
    let cut = folder.path().join("cut.campaigns");
    fs::write(&cut, &whole[..whole.len() - 4096]).expect("written");
    assert!(matches!(refusal_of(&cut), OpenError::Damaged(_)));

    let scrambled = folder.path().join("scrambled.campaigns");
    let mut bytes = whole.clone();
    bytes[100..4096].fill(0xAA);
    fs::write(&scrambled, bytes).expect("written");
    assert!(matches!(refusal_of(&scrambled), OpenError::Damaged(_)));

    let without = folder.path().join("without.campaigns");
    fs::write(&without, &whole).expect("written");
    let connection = Connection::open(&without).expect("opens");
    connection
        .execute_batch("DROP TABLE setting")
        .expect("dropped");
    drop(connection);
    assert!(matches!(refusal_of(&without), OpenError::Damaged(what) if what.contains("setting")));
}

#[cfg(unix)]
#[test]
fn a_read_only_file_or_folder_is_refused_and_left_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let path = folder.path().join("a.campaigns");
    drop(create(&path));
    fs::set_permissions(&path, Permissions::from_mode(0o444)).expect("set");
    assert!(matches!(refusal_of(&path), OpenError::ReadOnly(of) if of == path));
    fs::set_permissions(&path, Permissions::from_mode(0o644)).expect("set");

    fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).expect("set");
    let error = refusal_of(&path);
    let creating = Workspace::create(folder.path().join("b.campaigns"), clock());
    let before = state(folder.path());
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).expect("set");
    assert!(matches!(error, OpenError::ReadOnly(of) if of == folder.path()));
    assert!(matches!(creating, Err(OpenError::ReadOnly(_))));
    assert_eq!(before.len(), 1);
}

#[test]
fn a_file_that_another_program_keeps_locked_is_in_use() {
    let folder = folder();
    let path = folder.path().join("a.campaigns");
    drop(create(&path));
    let other = Connection::open(&path).expect("opens");
    other
        .execute_batch("PRAGMA locking_mode = exclusive; BEGIN IMMEDIATE; DELETE FROM setting")
        .expect("locked");
    let error = Workspace::open(&path, clock()).expect_err("refused");
    assert!(matches!(error, OpenError::InUse), "{error}");
}

#[test]
fn a_full_disk_is_said_and_nothing_is_half_done() {
    let folder = folder();
    let path = folder.path().join("a.campaigns");
    let workspace = create(&path);
    add_campaign(&workspace, 1, "").expect("added");
    let changes = workspace.subscribe();
    workspace.limit_pages(1); // As many as there are now.
    let long = "long ".repeat(100_000);
    assert_eq!(
        add_campaign(&workspace, 2, &long),
        Err(Error::Storage(StorageError::DiskFull))
    );
    assert_eq!(count(&workspace), 1);
    assert!(changes.try_recv().is_err());
    assert!(workspace.check_integrity().expect("checked").is_sound());
    workspace.limit_pages(1_000_000);
    add_campaign(&workspace, 2, &long).expect("added once there is room");
    assert_eq!(count(&workspace), 2);
}

#[test]
fn a_copy_is_whole_and_never_takes_the_place_of_something_unasked() {
    let folder = folder();
    let path = folder.path().join("a.campaigns");
    let workspace = create(&path);
    add_campaign(&workspace, 1, "").expect("added");
    let copy = folder.path().join("copy.campaigns");
    workspace.save_copy(&copy, false).expect("copied");
    add_campaign(&workspace, 2, "").expect("added");
    assert_eq!(
        workspace.save_copy(&copy, false),
        Err(StorageError::AlreadyExists(copy.clone()))
    );
    assert_eq!(count(&Workspace::open(&copy, clock()).expect("opens")), 1);
    // A log that a killed program left beside the file must not be applied to the copy.
    fs::write(header::beside(&copy, "-wal"), "left over").expect("written");
    workspace.save_copy(&copy, true).expect("copied");
    let copied = Workspace::open(&copy, clock()).expect("opens");
    assert_eq!(count(&copied), 2);
    assert!(copied.check_integrity().expect("checked").is_sound());
    assert!(workspace.save_copy(&path, true).is_err(), "onto itself");
    drop(copied);
    assert_eq!(
        fs::read_dir(folder.path())
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name())
            .filter(|name| name.to_string_lossy().starts_with('.'))
            .count(),
        0,
        "nothing half-made is left"
    );
}

#[test]
fn damage_inside_the_file_is_found_by_the_integrity_check() {
    let folder = folder();
    let path = folder.path().join("a.campaigns");
    let workspace = create(&path);
    for number in 0..200 {
        add_campaign(&workspace, number, &"text ".repeat(500)).expect("added");
    }
    drop(workspace);
    let mut bytes = fs::read(&path).expect("a file");
    let pages = bytes.len() / 4096;
    for page in pages / 2..pages {
        bytes[page * 4096..page * 4096 + 64].fill(0x5A);
    }
    fs::write(&path, bytes).expect("written");
    let workspace = Workspace::open(&path, clock()).expect("opens");
    assert!(!workspace.check_integrity().expect("checked").is_sound());
}

/// Formats of a table that only these tests know: 1 makes it, 2 adds to it.
const FIRST: Table = Table {
    name: "thing",
    steps: &[Step {
        version: 1,
        sql: "CREATE TABLE thing (name TEXT) STRICT; INSERT INTO thing VALUES ('kept');",
    }],
};
const SECOND: Table = Table {
    name: "thing",
    steps: &[
        FIRST.steps[0],
        Step {
            version: 2,
            sql: "ALTER TABLE thing ADD COLUMN size INTEGER NOT NULL DEFAULT 7;",
        },
    ],
};
const FAILING: Table = Table {
    name: "thing",
    steps: &[
        FIRST.steps[0],
        SECOND.steps[1],
        Step {
            version: 3,
            sql: "DELETE FROM thing; INSERT INTO no_such_table VALUES (1);",
        },
    ],
};
const DANGLING: Table = Table {
    name: "thing",
    steps: &[
        FIRST.steps[0],
        Step {
            version: 2,
            sql: "CREATE TABLE part (thing INTEGER REFERENCES thing (rowid)) STRICT;
                  DROP TABLE part;
                  CREATE TABLE part (thing TEXT REFERENCES whole (name)) STRICT;
                  CREATE TABLE whole (name TEXT PRIMARY KEY) STRICT;
                  INSERT INTO part VALUES ('missing');",
        },
    ],
};

/// A file of format 1.
fn old_file(folder: &Path) -> PathBuf {
    let path = folder.join("old.campaigns");
    let mut connection = Connection::open(&path).expect("a database");
    connection
        .pragma_update(None, "application_id", APPLICATION_ID)
        .expect("set");
    migrate::migrate(&mut connection, &[&FIRST]).expect("migrates");
    connection
        .pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))
        .expect("set");
    path
}

fn things(connection: &Connection) -> Vec<(String, i64)> {
    connection
        .prepare("SELECT name, size FROM thing")
        .expect("the new column")
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("rows")
        .collect::<rusqlite::Result<_>>()
        .expect("rows")
}

#[test]
fn an_older_file_is_brought_up_to_date_after_a_backup() {
    let folder = folder();
    let path = old_file(folder.path());
    drop(open_with(&path, clock(), &[&SECOND]).expect("opens"));
    let connection = Connection::open(&path).expect("opens");
    assert_eq!(things(&connection), [("kept".to_owned(), 7)]);
    assert_eq!(header::check(&path, 2).expect("accepted"), 2);

    let backup = header::beside(&path, ".backup-v1");
    assert_eq!(header::check(&backup, 1).expect("accepted"), 1);
    let backup = Connection::open(&backup).expect("opens");
    let name: String = backup
        .query_row("SELECT name FROM thing", [], |row| row.get(0))
        .expect("a row");
    assert_eq!(name, "kept");
}

#[test]
fn a_backup_never_takes_the_place_of_an_earlier_one() {
    let folder = folder();
    let path = old_file(folder.path());
    fs::write(header::beside(&path, ".backup-v1"), "earlier").expect("written");
    drop(open_with(&path, clock(), &[&SECOND]).expect("opens"));
    let earlier = fs::read(header::beside(&path, ".backup-v1")).expect("a file");
    assert_eq!(earlier, b"earlier");
    assert!(header::beside(&path, ".backup-v1-2").exists());
}

#[test]
fn a_failing_migration_leaves_the_file_as_it_was() {
    for failing in [&FAILING, &DANGLING] {
        let folder = folder();
        let path = old_file(folder.path());
        let before = state(folder.path());
        open_with(&path, clock(), &[failing]).expect_err("fails");
        assert_eq!(state(folder.path()), before);
        drop(open_with(&path, clock(), &[&FIRST]).expect("still opens"));
    }
}

#[test]
fn the_latest_format_needs_no_migration_and_no_backup() {
    let folder = folder();
    let path = folder.path().join("a.campaigns");
    drop(create(&path));
    let before = state(folder.path());
    drop(Workspace::open(&path, clock()).expect("opens"));
    assert_eq!(state(folder.path()), before);
}

#[test]
fn what_sqlite_promises_is_switched_on() {
    let folder = folder();
    let path = folder.path().join("a.campaigns");
    let workspace = create(&path);
    workspace
        .read(|read| {
            let pragma = |name: &str| -> rusqlite::Result<String> {
                read.connection
                    .pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))
                    .map(|value| match value {
                        rusqlite::types::Value::Text(text) => text,
                        rusqlite::types::Value::Integer(number) => number.to_string(),
                        other => format!("{other:?}"),
                    })
            };
            assert_eq!(pragma("journal_mode")?, "wal");
            assert_eq!(pragma("foreign_keys")?, "1");
            assert_eq!(pragma("synchronous")?, "2");
            assert_eq!(pragma("application_id")?, APPLICATION_ID.to_string());
            let loose: Vec<String> = read
                .connection
                .prepare(
                    "SELECT name FROM pragma_table_list
                     WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'",
                )?
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            assert_eq!(loose, Vec::<String>::new(), "tables that are not strict");
            Ok(())
        })
        .expect("read");
}
