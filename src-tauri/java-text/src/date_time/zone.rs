//! Names of time zones in a locale (`z`, `v`) and the word for GMT.

use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use icu::datetime::fieldsets::enums::ZoneFieldSet;
use icu::datetime::pattern::{DateTimePattern, FixedCalendarDateTimeNames};
use icu::locale::Locale;
use icu::time::zone::{IanaParser, UtcOffset, ZoneNameTimestamp};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};
use writeable::TryWriteable;

use crate::locale::JavaLocale;
use crate::table::Table;
use crate::zoned;

static GMT: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../../data/gmt.tsv")));

/// What stands before a localized offset: `GMT`, in French `UTC`.
pub(super) fn gmt(locale: &JavaLocale) -> &'static str {
    GMT.first(locale.chain())
        .and_then(|line| line.first().copied())
        .unwrap_or("GMT")
}

/// The name of the zone at that moment; an offset is its own name.
pub(super) fn name(
    moment: &ZonedDateTime,
    locale: &JavaLocale,
    full: bool,
    generic: bool,
) -> String {
    let id = zoned::zone_id(moment.time_zone(), moment.offset());
    if !zoned::is_region(moment.time_zone()) {
        return id;
    }
    let spoken = spoken(locale);
    let found = match (full, generic) {
        (true, true) => icu_name(moment, &id, &spoken, "vvvv"),
        (true, false) => icu_name(moment, &id, &spoken, "zzzz"),
        (false, _) => short_name(moment, &id, &spoken, generic).or_else(|| {
            let mut offset = String::new();
            super::format::localized_offset(moment, locale, true, &mut offset);
            Some(offset)
        }),
    };
    found.unwrap_or(id)
}

fn spoken(locale: &JavaLocale) -> Locale {
    if locale.is_root() {
        icu::locale::locale!("en")
    } else {
        locale.identifier().into()
    }
}

/// Standard, summer and generic abbreviation.
static ABBREVIATIONS: LazyLock<Table> =
    LazyLock::new(|| Table::read(include_str!("../../data/zone_abbreviations.tsv")));

/// A short name that the locale or English has, else the abbreviation of the time zone database.
///
/// CLDR gives short names only where people of that place use them and falls back to an offset; Java goes on
/// with the English abbreviation.
fn short_name(moment: &ZonedDateTime, id: &str, locale: &Locale, generic: bool) -> Option<String> {
    let letters = if generic { "v" } else { "z" };
    for locale in [locale, &icu::locale::locale!("en")] {
        let offset = icu_name(moment, id, locale, "O")?;
        let name = icu_name(moment, id, locale, letters)?;
        let placed = icu_name(moment, id, locale, "VVVV").unwrap_or_default();
        if name != offset && name != placed {
            return Some(name);
        }
    }
    let info = moment.time_zone().to_offset_info(moment.timestamp());
    if let Some(line) = ABBREVIATIONS.line(id) {
        let column = if generic {
            2
        } else {
            usize::from(info.dst().is_dst())
        };
        return line.split('\t').nth(column).map(str::to_owned);
    }
    let abbreviation = info.abbreviation();
    if abbreviation == "UTC" && moment.offset() != jiff::tz::Offset::UTC {
        return None;
    }
    if !abbreviation.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    Some(if generic {
        generic_abbreviation(moment)
    } else {
        abbreviation.to_owned()
    })
}

/// Java's generic abbreviations are those of standard time without their `S`.
fn generic_abbreviation(moment: &ZonedDateTime) -> String {
    let zone = moment.time_zone();
    let now = zone.to_offset_info(moment.timestamp());
    let half_a_year = jiff::SignedDuration::from_hours(24 * 182);
    let then = moment
        .timestamp()
        .checked_sub(half_a_year)
        .map(|then| zone.to_offset_info(then));
    let (standard, summer) = match then {
        Ok(then) if now.dst().is_dst() => (
            then.abbreviation().to_owned(),
            now.abbreviation().to_owned(),
        ),
        Ok(then) => (
            now.abbreviation().to_owned(),
            then.abbreviation().to_owned(),
        ),
        Err(_) => (now.abbreviation().to_owned(), String::new()),
    };
    match (standard.as_str(), summer.as_str()) {
        ("GMT", "BST") => "BT".to_owned(),
        ("GMT", "IST") => "IT".to_owned(),
        ("MSK", _) => "MT".to_owned(),
        _ => standard
            .strip_suffix("ST")
            .map_or(standard.clone(), |begin| format!("{begin}T")),
    }
}

/// A zone field of a CLDR pattern.
fn icu_name(moment: &ZonedDateTime, id: &str, locale: &Locale, letters: &str) -> Option<String> {
    let pattern = DateTimePattern::try_from_pattern_str(letters).ok()?;
    let mut names = FixedCalendarDateTimeNames::<icu::calendar::Gregorian, ZoneFieldSet>::try_new(
        locale.clone().into(),
    )
    .ok()?;
    names.include_for_pattern(&pattern).ok()?;
    let zone = IanaParser::new()
        .parse(id)
        .with_offset(UtcOffset::try_from_seconds(moment.offset().seconds()).ok())
        .with_zone_name_timestamp(ZoneNameTimestamp::from_epoch_seconds(
            moment.timestamp().as_second(),
        ));
    names
        .with_pattern_unchecked(&pattern)
        .format(&zone)
        .try_write_to_string()
        .ok()
        .map(std::borrow::Cow::into_owned)
}

/// Zones whose names are shared with others, in the order in which a name is given to one of them.
const PREFERRED: [&str; 24] = [
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Anchorage",
    "America/Halifax",
    "Pacific/Honolulu",
    "Europe/London",
    "Europe/Paris",
    "Europe/Athens",
    "Europe/Moscow",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Asia/Seoul",
    "Asia/Jerusalem",
    "Asia/Dubai",
    "Asia/Karachi",
    "Australia/Sydney",
    "Australia/Adelaide",
    "Australia/Perth",
    "Pacific/Auckland",
    "Africa/Johannesburg",
    "Africa/Lagos",
];

type ZoneNames = std::sync::Arc<Vec<(String, TimeZone)>>;
type ByLocale = HashMap<(String, bool), ZoneNames>;
static READABLE: LazyLock<RwLock<ByLocale>> = LazyLock::new(RwLock::default);

/// The zone whose name (of standard or of summer time) begins the text, and the name's length.
pub(super) fn read(locale: &JavaLocale, text: &str, full: bool) -> Option<(TimeZone, usize)> {
    let key = (locale.key().to_owned(), full);
    let kept = READABLE
        .read()
        .unwrap_or_else(PoisonError::into_inner)
        .get(&key)
        .cloned();
    let names = kept.unwrap_or_else(|| {
        let names = std::sync::Arc::new(readable(locale, full));
        READABLE
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(key, std::sync::Arc::clone(&names));
        names
    });
    // Of names of one length the first one is preferred.
    let mut best: Option<(&TimeZone, usize)> = None;
    for (name, zone) in names.iter() {
        if text.starts_with(name.as_str()) && best.is_none_or(|(_, length)| name.len() > length) {
            best = Some((zone, name.len()));
        }
    }
    best.map(|(zone, length)| (zone.clone(), length))
}

fn readable(locale: &JavaLocale, full: bool) -> Vec<(String, TimeZone)> {
    let all: Vec<String> = jiff::tz::db()
        .available()
        .map(|name| name.to_string())
        .collect();
    let ordered = PREFERRED
        .iter()
        .map(|name| (*name).to_owned())
        .chain(all.into_iter().filter(|name| name.contains('/')));
    let mut names = Vec::new();
    for zone in ordered.filter_map(|name| TimeZone::get(&name).ok()) {
        // 15 January and 15 July 2024.
        for second in [1_705_276_800, 1_721_001_600] {
            if let Ok(moment) = Timestamp::from_second(second) {
                for generic in [false, true] {
                    names.push((
                        name(
                            &moment.to_zoned_datetime(zone.clone()),
                            locale,
                            full,
                            generic,
                        ),
                        zone.clone(),
                    ));
                }
            }
        }
    }
    names
}
