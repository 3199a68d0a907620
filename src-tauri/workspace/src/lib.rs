//! The SQLite workspace: one file that holds everything a marketer makes.
//!
//! A [`Workspace`] is created or opened with a clock. [`Workspace::read`] looks at one state of it;
//! [`Workspace::write`] changes it in one transaction, with history and numbered [`Change`]s that
//! subscribers hear of after the commit. The domain is `campaign`'s; this crate keeps it.
//!
//! ```no_run
//! # use std::sync::Arc;
//! # use workspace::{Error, SystemClock, Workspace};
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let (id, kind) = (campaign::id::CampaignId(uuid::Uuid::nil()), campaign::Kind::Marketing);
//! let workspace = Workspace::create("Spring.campaigns", Arc::new(SystemClock))?;
//! workspace.write("window-1", |write| {
//!     write.campaigns().create(id, kind, campaign::Design::new(kind, "Spring sale"))
//! })?;
//! let page = workspace.read(|read| read.campaigns().list(&Default::default()))?;
//! # Ok(())
//! # }
//! ```

mod campaigns;
mod change;
mod clock;
mod copy;
mod error;
mod header;
mod migrate;
mod open;
mod read;
mod sql;
mod table;
mod text;
mod workspace;
mod write;

pub use campaigns::{
    Campaign, CampaignPage, CampaignQuery, CampaignRow, CampaignSort, CampaignState, Campaigns,
    CampaignsMut, Stepped,
};
pub use change::{Change, ChangeKind, Entity};
pub use clock::{Clock, SystemClock};
pub use error::{Error, OpenError, StorageError, User};
pub use read::Read;
pub use table::campaign_version::{Version, VersionState};
pub use table::endpoint::{Endpoint, EndpointKind};
pub use table::fragment::FragmentSummary;
pub use table::inbox::{Inbox, InboxMessage, InboxMut, InboxPage, InboxQuery, InboxRow};
pub use table::namespace::Namespace;
pub use table::record::{Listed, Record, RecordPage, RecordQuery, Records, RecordsMut};
pub use table::request::{
    Header, NewRequest, Outcome, RequestCount, RequestPage, RequestQuery, RequestRecord,
    RequestRow, RequestState, Requests, RequestsMut,
};
pub use table::setting::{Settings, SettingsMut};
pub use table::simulated_user::SimulatedUserSummary;
pub use table::tag::TagCount;
pub use table::template::TemplateSummary;
pub use workspace::{Info, Integrity, Workspace};
pub use write::Write;
