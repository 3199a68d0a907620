//! The life of a campaign: what is stored, the status it shows at a given time, and which acts each status allows.
//!
//! Only what somebody did is stored ([`Lifecycle`]). Scheduled, Live and Completed follow from the
//! schedule and the clock ([`Lifecycle::status`]), so they are right also after the program was off.

use crate::design::Schedule;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What has happened to a campaign, as stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "state")]
pub enum Lifecycle {
    /// Never activated.
    #[default]
    Draft,
    /// Waiting for approval.
    InReview,
    /// Activated: scheduled, live or completed, as the clock says.
    Active,
    /// Stopped by hand; cannot be reactivated.
    Stopped,
    /// Activation failed.
    Failed,
    /// Put away; `from` says what it was.
    Archived {
        /// The state that restoring brings back.
        from: Ended,
    },
}

/// The states from which a campaign can be archived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Ended {
    /// Its end had come.
    Completed,
    /// It had been stopped.
    Stopped,
}

/// The status that the product shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Status {
    Draft,
    InReview,
    Scheduled,
    Live,
    Completed,
    Stopped,
    Failed,
    Archived,
}

impl Status {
    /// Every status, in the order of a campaign's life.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::InReview,
        Self::Scheduled,
        Self::Live,
        Self::Completed,
        Self::Stopped,
        Self::Failed,
        Self::Archived,
    ];
}

/// What a person can do to a campaign as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Act {
    /// Change the design: the draft, or the draft version beside the live one.
    Edit,
    /// Activate the draft or the draft version.
    Activate,
    /// Stop it for good.
    Stop,
    /// Put it away.
    Archive,
    /// Bring it back from the archive.
    Restore,
    /// Delete it.
    Delete,
    /// Make a draft version beside the live one.
    CreateDraftVersion,
    /// Throw the draft version away.
    DiscardDraftVersion,
    /// Accept calls of the execution API.
    Trigger,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 9] = [
        Self::Edit,
        Self::Activate,
        Self::Stop,
        Self::Archive,
        Self::Restore,
        Self::Delete,
        Self::CreateDraftVersion,
        Self::DiscardDraftVersion,
        Self::Trigger,
    ];
}

/// A refused act: a precondition, not a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{act:?} is not possible while the campaign is {status:?}")]
pub struct Refused {
    /// What was asked for.
    pub act: Act,
    /// What the campaign is.
    pub status: Status,
}

/// Where a campaign stands: its lifecycle, and whether a draft version exists beside the active one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What has happened.
    pub lifecycle: Lifecycle,
    /// Whether a draft version exists beside the active one. Never with [`Lifecycle::Draft`].
    pub draft_version: bool,
}

impl Lifecycle {
    /// The status at `now`. `schedule` is that of the active version, or of the draft.
    /// A moment in an unknown time zone counts as not set; activation does not accept one.
    pub fn status(self, schedule: &Schedule, now: Timestamp) -> Status {
        let instant = |moment: &Option<crate::design::Moment>| {
            moment.as_ref().and_then(|moment| moment.timestamp().ok())
        };
        self.status_between(instant(&schedule.start), instant(&schedule.end), now)
    }

    /// The status at `now`, from the instants of start and end.
    pub fn status_between(
        self,
        start: Option<Timestamp>,
        end: Option<Timestamp>,
        now: Timestamp,
    ) -> Status {
        match self {
            Self::Draft => Status::Draft,
            Self::InReview => Status::InReview,
            Self::Active if end.is_some_and(|end| end <= now) => Status::Completed,
            Self::Active if start.is_some_and(|start| now < start) => Status::Scheduled,
            Self::Active => Status::Live,
            Self::Stopped => Status::Stopped,
            Self::Failed => Status::Failed,
            Self::Archived { .. } => Status::Archived,
        }
    }
}

impl Standing {
    /// Whether `act` is possible while the campaign shows `status`.
    pub fn allows(self, status: Status, act: Act) -> Result<(), Refused> {
        let active = matches!(status, Status::Live | Status::Scheduled);
        let possible = match act {
            Act::Edit | Act::Activate => status == Status::Draft || (active && self.draft_version),
            Act::Stop => active,
            Act::Archive => matches!(status, Status::Completed | Status::Stopped),
            Act::Restore => status == Status::Archived,
            Act::Delete => status == Status::Draft,
            Act::CreateDraftVersion => active && !self.draft_version,
            Act::DiscardDraftVersion => self.draft_version,
            Act::Trigger => status == Status::Live,
        };
        possible.then_some(()).ok_or(Refused { act, status })
    }

    /// The standing after `act`, which is checked first. [`Act::Delete`] leaves the standing as it
    /// is: what is deleted has none.
    pub fn after(self, status: Status, act: Act) -> Result<Self, Refused> {
        self.allows(status, act)?;
        let refused = Refused { act, status };
        Ok(match act {
            Act::Edit | Act::Delete | Act::Trigger => self,
            Act::Activate => Self {
                lifecycle: Lifecycle::Active,
                draft_version: false,
            },
            Act::Stop => Self {
                lifecycle: Lifecycle::Stopped,
                draft_version: false,
            },
            Act::Archive => Self {
                lifecycle: Lifecycle::Archived {
                    from: match status {
                        Status::Completed => Ended::Completed,
                        Status::Stopped => Ended::Stopped,
                        _ => return Err(refused),
                    },
                },
                draft_version: false,
            },
            Act::Restore => match self.lifecycle {
                // A completed campaign is completed by its end date, which has not moved.
                Lifecycle::Archived {
                    from: Ended::Completed,
                } => Self {
                    lifecycle: Lifecycle::Active,
                    ..self
                },
                Lifecycle::Archived {
                    from: Ended::Stopped,
                } => Self {
                    lifecycle: Lifecycle::Stopped,
                    ..self
                },
                _ => return Err(refused),
            },
            Act::CreateDraftVersion => Self {
                draft_version: true,
                ..self
            },
            Act::DiscardDraftVersion => Self {
                draft_version: false,
                ..self
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    #[test]
    fn an_active_campaign_follows_the_clock() {
        let (start, end) = (Some(at(100)), Some(at(200)));
        let status = |now| Lifecycle::Active.status_between(start, end, at(now));
        assert_eq!(status(99), Status::Scheduled);
        assert_eq!(status(100), Status::Live);
        assert_eq!(status(199), Status::Live);
        assert_eq!(status(200), Status::Completed);
        assert_eq!(
            Lifecycle::Active.status_between(None, None, at(0)),
            Status::Live
        );
    }

    #[test]
    fn a_stopped_campaign_is_restored_as_stopped() {
        let stopped = Standing {
            lifecycle: Lifecycle::Stopped,
            draft_version: false,
        };
        let archived = stopped
            .after(Status::Stopped, Act::Archive)
            .expect("allowed");
        let restored = archived
            .after(Status::Archived, Act::Restore)
            .expect("allowed");
        assert_eq!(restored, stopped);
        assert!(restored.after(Status::Stopped, Act::Activate).is_err());
    }

    proptest! {
        /// Whatever is asked for in whatever order: what has ended never sends again, nothing but a
        /// draft is deleted, and a draft version stands only beside an active campaign.
        #[test]
        fn no_sequence_of_acts_gets_around_the_rules(
            acts in proptest::collection::vec((0..Act::ALL.len(), 0_i64..300), 0..60)
        ) {
            let (start, end) = (Some(at(100)), Some(at(200)));
            let mut standing = Standing { lifecycle: Lifecycle::Draft, draft_version: false };
            let mut now = 0;
            let mut ended = false;
            for (act, later) in acts {
                now += later / 10;
                let act = Act::ALL[act];
                let status = standing.lifecycle.status_between(start, end, at(now));
                let next = standing.after(status, act);
                prop_assert_eq!(next.is_ok(), standing.allows(status, act).is_ok());
                if let Ok(next) = next {
                    prop_assert!(act != Act::Delete || status == Status::Draft);
                    prop_assert!(act != Act::Trigger || status == Status::Live);
                    standing = next;
                }
                let status = standing.lifecycle.status_between(start, end, at(now));
                ended |= matches!(status, Status::Completed | Status::Stopped | Status::Archived);
                prop_assert!(!ended || !matches!(status, Status::Live | Status::Scheduled | Status::Draft));
                prop_assert!(!standing.draft_version || standing.lifecycle == Lifecycle::Active);
            }
        }
    }
}
