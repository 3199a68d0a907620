//! Names of eras, months, weekdays, quarters and halves of the day in a locale, read once and kept.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use icu::calendar::{Date, Gregorian};
use icu::datetime::fieldsets::enums::CompositeDateTimeFieldSet;
use icu::datetime::input::{DateTime, Time};
use icu::datetime::pattern::{DateTimePattern, FixedCalendarDateTimeNames};
use icu::locale::Locale;
use writeable::TryWriteable;

use crate::locale::JavaLocale;
use crate::table::Table;

/// Java's `TextStyle`: how long a name is and whether it stands alone (`LLLL`) or in a date (`MMMM`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextStyle {
    /// `MMMM`
    Full,
    /// `LLLL`
    FullStandalone,
    /// `MMM`
    Short,
    /// `LLL`
    ShortStandalone,
    /// `MMMMM`
    Narrow,
    /// `LLLLL`
    NarrowStandalone,
}

/// What has names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Named {
    /// BCE, CE
    Era,
    /// January to December
    Month,
    /// Monday to Sunday
    Weekday,
    /// The quarters of the year
    Quarter,
    /// AM, PM
    HalfDay,
}

type Names = Arc<[String]>;
type ByLocale = HashMap<String, Names>;

static QUARTERS: LazyLock<Table> =
    LazyLock::new(|| Table::read(include_str!("../../data/quarters.tsv")));
static KEPT: LazyLock<RwLock<HashMap<(Named, TextStyle), ByLocale>>> =
    LazyLock::new(RwLock::default);

/// The names of `named` in order, Monday and January first; empty where CLDR has none.
pub(crate) fn names(locale: &JavaLocale, named: Named, style: TextStyle) -> Names {
    let key = (named, style);
    {
        let kept = KEPT.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = kept.get(&key).and_then(|kept| kept.get(locale.key())) {
            return Arc::clone(found);
        }
    }
    let read: Names = read(locale, named, style).into();
    let mut kept = KEPT.write().unwrap_or_else(PoisonError::into_inner);
    kept.entry(key)
        .or_default()
        .insert(locale.key().to_owned(), Arc::clone(&read));
    read
}

fn read(locale: &JavaLocale, named: Named, style: TextStyle) -> Vec<String> {
    if named == Named::Quarter {
        return quarters(locale, style);
    }
    let own = if locale.is_root() {
        of_root(named, style)
    } else {
        None
    };
    own.or_else(|| from_icu(locale, named, style))
        .unwrap_or_default()
}

/// Java's root locale speaks a short English; CLDR's has `M11` there.
fn spoken(locale: &JavaLocale, style: TextStyle) -> (Locale, TextStyle) {
    if !locale.is_root() {
        return (locale.identifier().into(), style);
    }
    let style = match style {
        TextStyle::Full => TextStyle::Short,
        TextStyle::FullStandalone => TextStyle::ShortStandalone,
        other => other,
    };
    (icu::locale::locale!("en"), style)
}

/// What the root locale has in other than English words.
fn of_root(named: Named, style: TextStyle) -> Option<Vec<String>> {
    use TextStyle::{Full, FullStandalone, Narrow, NarrowStandalone};
    match (named, style) {
        (Named::Month, Narrow | NarrowStandalone) => {
            Some((1..=12).map(|month| month.to_string()).collect())
        }
        (Named::Era, Full | FullStandalone | Narrow | NarrowStandalone) => {
            Some(vec!["BCE".to_owned(), "CE".to_owned()])
        }
        _ => None,
    }
}

fn from_icu(locale: &JavaLocale, named: Named, style: TextStyle) -> Option<Vec<String>> {
    let (locale, style) = spoken(locale, style);
    let pattern = DateTimePattern::try_from_pattern_str(letters(named, style)).ok()?;
    let mut loader =
        FixedCalendarDateTimeNames::<Gregorian, CompositeDateTimeFieldSet>::try_new(locale.into())
            .ok()?;
    loader.include_for_pattern(&pattern).ok()?;
    let moments: Vec<(i32, u8, u8, u8)> = match named {
        Named::Era => vec![(-1, 1, 1, 0), (1, 1, 1, 0)],
        Named::Month => (1..=12).map(|month| (2024, month, 1, 0)).collect(),
        // 1 January 2024 was a Monday.
        Named::Weekday => (1..=7).map(|day| (2024, 1, day, 0)).collect(),
        Named::HalfDay => vec![(2024, 1, 1, 1), (2024, 1, 1, 13)],
        Named::Quarter => return None,
    };
    let formatter = loader.with_pattern_unchecked(&pattern);
    moments
        .into_iter()
        .map(|(year, month, day, hour)| {
            let date = Date::try_new_gregorian(year, month, day).ok()?;
            let time = Time::try_new(hour, 0, 0, 0).ok()?;
            Some(
                formatter
                    .format(&DateTime { date, time })
                    .try_write_to_string()
                    .ok()?
                    .into_owned(),
            )
        })
        .collect()
}

/// The CLDR field that prints the name.
fn letters(named: Named, style: TextStyle) -> &'static str {
    use TextStyle::{Full, FullStandalone, Narrow, NarrowStandalone, Short, ShortStandalone};
    match (named, style) {
        (Named::Era, Full | FullStandalone) => "GGGG",
        (Named::Era, Short | ShortStandalone) => "GGG",
        (Named::Era, Narrow | NarrowStandalone) => "GGGGG",
        (Named::Weekday, Full) => "EEEE",
        (Named::Weekday, Short) => "EEE",
        (Named::Weekday, Narrow) => "EEEEE",
        (Named::Weekday, FullStandalone) => "cccc",
        (Named::Weekday, ShortStandalone) => "ccc",
        (Named::Weekday, NarrowStandalone) => "ccccc",
        (Named::HalfDay, Full | FullStandalone) => "aaaa",
        (Named::HalfDay, Short | ShortStandalone) => "aaa",
        (Named::HalfDay, Narrow | NarrowStandalone) => "aaaaa",
        (_, Full) => "MMMM",
        (_, Short) => "MMM",
        (_, Narrow) => "MMMMM",
        (_, FullStandalone) => "LLLL",
        (_, ShortStandalone) => "LLL",
        (_, NarrowStandalone) => "LLLLL",
    }
}

fn quarters(locale: &JavaLocale, style: TextStyle) -> Vec<String> {
    let column = match style {
        TextStyle::Short => 0,
        TextStyle::Full => 1,
        TextStyle::Narrow => 2,
        TextStyle::ShortStandalone => 3,
        TextStyle::FullStandalone => 4,
        TextStyle::NarrowStandalone => 5,
    };
    let line = QUARTERS.first(locale.chain()).unwrap_or_default();
    line.get(column)
        .map(|names| names.split('|').map(str::to_owned).collect())
        .unwrap_or_default()
}
