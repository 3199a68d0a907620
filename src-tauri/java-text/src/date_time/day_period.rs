//! Parts of the day (`B`: "in the afternoon"), by the rules of the language.

use std::sync::LazyLock;

use super::names::TextStyle;
use crate::locale::JavaLocale;
use crate::table::Table;

static NAMES: LazyLock<Table> =
    LazyLock::new(|| Table::read(include_str!("../../data/day_periods.tsv")));
static RULES: LazyLock<Table> =
    LazyLock::new(|| Table::read(include_str!("../../data/day_period_rules.tsv")));

/// The order of the names in a column of the table.
const PERIODS: [&str; 12] = [
    "midnight",
    "am",
    "noon",
    "pm",
    "morning1",
    "morning2",
    "afternoon1",
    "afternoon2",
    "evening1",
    "evening2",
    "night1",
    "night2",
];

/// The name of the part of the day at `minute` (of the day), where the locale has one.
pub(crate) fn name(locale: &JavaLocale, minute: u16, style: TextStyle) -> Option<&'static str> {
    let half = if minute < 720 { "am" } else { "pm" };
    period_at(locale, minute)
        .and_then(|period| named(locale, period, style))
        .or_else(|| named(locale, half, style))
}

fn named(locale: &JavaLocale, period: &str, style: TextStyle) -> Option<&'static str> {
    let column = match style {
        TextStyle::Short | TextStyle::ShortStandalone => 0,
        TextStyle::Full | TextStyle::FullStandalone => 1,
        TextStyle::Narrow | TextStyle::NarrowStandalone => 2,
    };
    let index = PERIODS.iter().position(|each| *each == period)?;
    let line = NAMES.first(locale.chain())?;
    line.get(column)?
        .split('|')
        .nth(index)
        .filter(|name| !name.is_empty())
}

/// The rule of the longest name at the start of the text, and the name's length.
pub(crate) fn read(
    locale: &JavaLocale,
    text: &str,
    style: TextStyle,
) -> Option<(&'static str, usize)> {
    let rules = RULES.first(locale.chain())?;
    let halves = ["am=0-720", "pm=720-1440"];
    rules
        .into_iter()
        .chain(halves)
        .filter_map(|rule| {
            let (period, _) = rule.split_once('=')?;
            let name = named(locale, period, style)?;
            text.starts_with(name).then_some((rule, name.len()))
        })
        .max_by_key(|(_, length)| *length)
}

/// From and before, in minutes of the day.
fn range(rule: &str) -> Option<(u16, u16)> {
    let (from, before) = rule.split_once('=')?.1.split_once('-')?;
    Some((from.parse().ok()?, before.parse().ok()?))
}

/// Whether the rule's part of the day holds the minute.
pub(crate) fn contains(rule: &str, minute: u16) -> bool {
    match range(rule) {
        Some((from, before)) if from == before => minute == from,
        Some((from, before)) if from < before => (from..before).contains(&minute),
        Some((from, before)) => minute >= from || minute < before,
        None => false,
    }
}

/// Hour and minute in the middle of the rule's part of the day.
pub(crate) fn middle(rule: &str) -> (i64, i64) {
    let (from, before) = range(rule).unwrap_or((0, 0));
    let before = if before < from { before + 1440 } else { before };
    let minute = i64::from(from.midpoint(before) % 1440);
    (minute / 60, minute % 60)
}

fn period_at(locale: &JavaLocale, minute: u16) -> Option<&'static str> {
    let rules = RULES.first(locale.chain())?;
    // A moment (noon) goes before the part around it.
    let moment = rules
        .iter()
        .find(|rule| range(rule) == Some((minute, minute)));
    let rule = moment.or_else(|| rules.iter().find(|rule| contains(rule, minute)))?;
    rule.split_once('=').map(|(period, _)| period)
}
