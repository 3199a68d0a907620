//! What the tests share: a workspace in a folder of its own, and a clock that stands still until told.
#![allow(unreachable_pub, reason = "all of it is for the tests beside it")]

use campaign::edit::Edit;
use campaign::id::CampaignId;
use campaign::{Act, Design, Kind};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use tempfile::TempDir;
use uuid::Uuid;
use workspace::{Campaign, Clock, Error, Stepped, Workspace};

/// A clock that stands still until told.
pub struct FakeClock(Mutex<Timestamp>);

impl FakeClock {
    pub fn advance(&self, by: SignedDuration) {
        let mut now = self.0.lock().expect("the clock");
        *now = now.checked_add(by).expect("in range");
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().expect("the clock")
    }
}

/// A workspace in a folder of its own.
pub struct Bench {
    pub workspace: Workspace,
    pub clock: Arc<FakeClock>,
    pub folder: TempDir,
}

pub const START: &str = "2026-11-23T12:00:00Z";

pub fn bench() -> Bench {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Arc::new(FakeClock(Mutex::new(START.parse().expect("a time"))));
    let workspace = Workspace::create(folder.path().join("a.campaigns"), clock.clone())
        .expect("a new workspace");
    Bench {
        workspace,
        clock,
        folder,
    }
}

/// The id that ends in `number`.
pub fn id(number: u128) -> CampaignId {
    CampaignId(Uuid::from_u128(number))
}

pub fn seconds(seconds: i64) -> SignedDuration {
    SignedDuration::from_secs(seconds)
}

pub fn millis(millis: i64) -> SignedDuration {
    SignedDuration::from_millis(millis)
}

pub fn patch(operations: Value) -> Edit {
    serde_json::from_value(operations).expect("a patch")
}

/// Sets the text at `path`.
pub fn set(path: &str, text: &str) -> Edit {
    patch(serde_json::json!([{"op": "replace", "path": path, "value": text}]))
}

pub const NAME: &str = "/properties/name";
pub const SUBJECT: &str = "/content/variants/default/locales/default/email/subject";
pub const BODY: &str = "/content/variants/default/locales/default/email/body";

impl Bench {
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("a.campaigns")
    }

    /// Closes the workspace and opens it again.
    pub fn restart(self) -> Self {
        let Self {
            workspace,
            clock,
            folder,
        } = self;
        drop(workspace);
        let workspace =
            Workspace::open(folder.path().join("a.campaigns"), clock.clone()).expect("opens");
        Self {
            workspace,
            clock,
            folder,
        }
    }

    pub fn create(&self, number: u128, name: &str) -> Campaign {
        self.create_as(
            number,
            Kind::Transactional,
            Design::new(Kind::Transactional, name),
        )
    }

    pub fn create_as(&self, number: u128, kind: Kind, design: Design) -> Campaign {
        self.workspace
            .write("test", |write| {
                write.campaigns().create(id(number), kind, design)
            })
            .expect("created")
    }

    pub fn get(&self, number: u128) -> Campaign {
        self.workspace
            .read(|read| read.campaigns().get(id(number)))
            .expect("a campaign")
    }

    pub fn edit(&self, number: u128, edit: &Edit, key: Option<&str>) -> Result<Campaign, Error> {
        self.workspace.write("test", |write| {
            write.campaigns().edit(id(number), edit, key)
        })
    }

    pub fn undo(&self, number: u128) -> Result<Stepped, Error> {
        self.workspace
            .write("test", |write| write.campaigns().undo(id(number)))
    }

    pub fn redo(&self, number: u128) -> Result<Stepped, Error> {
        self.workspace
            .write("test", |write| write.campaigns().redo(id(number)))
    }

    pub fn act(&self, number: u128, act: Act) -> Result<Option<Campaign>, Error> {
        self.workspace
            .write("test", |write| write.campaigns().act(id(number), act, None))
    }
}
