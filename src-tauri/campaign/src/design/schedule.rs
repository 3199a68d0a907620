//! Schedule: from when and until when calls are accepted, in the campaign's time zone.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The window in which a campaign accepts calls. Both ends are optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Schedule {
    /// Campaign start: calls before it fail.
    pub start: Option<Moment>,
    /// Campaign end: calls from it on fail; the campaign is then completed.
    pub end: Option<Moment>,
    /// Until when high throughput capacity is kept (auto-scaling); high throughput campaigns only.
    pub auto_scale_until: Option<Moment>,
}

/// A local date and time with the region that gives it meaning: kept as the marketer wrote it, so
/// that a change of the region's rules keeps the wall clock, not the instant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Moment {
    /// Date and time on the wall clock, such as `2026-12-01T09:00:00`.
    #[ts(type = "string")]
    pub local: DateTime,
    /// IANA region, such as `Asia/Tokyo`.
    pub time_zone: String,
}

/// Why a moment names no instant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleError {
    /// The region is not in the IANA time zone database.
    #[error("unknown time zone {0:?}")]
    UnknownTimeZone(String),
    /// The date is outside the years that can be represented.
    #[error("date and time out of range: {0}")]
    OutOfRange(String),
}

impl Moment {
    /// The moment as an instant in its region. In a gap (clocks put forward) the time after the
    /// gap is taken, in an overlap the earlier of the two, as the service does.
    pub fn zoned(&self) -> Result<ZonedDateTime, ScheduleError> {
        let zone = TimeZone::get(&self.time_zone)
            .map_err(|_| ScheduleError::UnknownTimeZone(self.time_zone.clone()))?;
        zone.to_ambiguous_zoned_datetime(self.local)
            .compatible()
            .map_err(|error| ScheduleError::OutOfRange(error.to_string()))
    }

    /// The instant, see [`Moment::zoned`].
    pub fn timestamp(&self) -> Result<Timestamp, ScheduleError> {
        self.zoned().map(|zoned| zoned.timestamp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(local: &str, zone: &str) -> Moment {
        Moment {
            local: local.parse().expect("a civil date-time"),
            time_zone: zone.to_owned(),
        }
    }

    #[test]
    fn a_gap_moves_forward_and_an_overlap_takes_the_earlier() {
        let gap = moment("2026-03-29T02:30:00", "Europe/Berlin");
        assert_eq!(
            gap.zoned().expect("zoned").datetime().to_string(),
            "2026-03-29T03:30:00"
        );
        let overlap = moment("2026-10-25T02:30:00", "Europe/Berlin");
        assert_eq!(
            overlap.timestamp().expect("instant").to_string(),
            "2026-10-25T00:30:00Z"
        );
    }

    #[test]
    fn an_unknown_region_is_named() {
        assert_eq!(
            moment("2026-01-01T00:00:00", "Mars/Olympus").timestamp(),
            Err(ScheduleError::UnknownTimeZone("Mars/Olympus".into()))
        );
    }
}
