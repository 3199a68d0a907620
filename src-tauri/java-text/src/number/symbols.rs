//! Digits, separators and the minus of a locale, read from ICU4X once and kept.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use icu::decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu::decimal::{DecimalFormatter, input::Decimal};

use crate::locale::JavaLocale;

/// The symbols with which numbers are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Symbols {
    digits: [String; 10],
    pub(super) decimal: String,
    pub(super) grouping: String,
    pub(super) minus: String,
}

static KEPT: LazyLock<RwLock<HashMap<String, Arc<Symbols>>>> = LazyLock::new(RwLock::default);

impl Symbols {
    /// The symbols of the locale's default numbering system.
    pub(super) fn of(locale: &JavaLocale) -> Arc<Self> {
        if let Some(found) = KEPT
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(locale.key())
        {
            return Arc::clone(found);
        }
        let read = Arc::new(Self::from_icu(locale).unwrap_or_else(Self::plain));
        KEPT.write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(locale.key().to_owned(), Arc::clone(&read));
        read
    }

    /// With the separators that the locale uses for money, where it has others.
    pub(super) fn for_currency(&self, decimal: &str, grouping: &str) -> Self {
        let or = |own: &str, usual: &String| {
            if own.is_empty() {
                usual.clone()
            } else {
                own.to_owned()
            }
        };
        Self {
            decimal: or(decimal, &self.decimal),
            grouping: or(grouping, &self.grouping),
            ..self.clone()
        }
    }

    /// The symbol of an ASCII digit.
    pub(super) fn digit(&self, digit: u8) -> &str {
        self.digits
            .get(usize::from(digit.wrapping_sub(b'0')))
            .map_or("", String::as_str)
    }

    /// ICU4X prints the symbols and does not name them: they are what stands between known digits.
    fn from_icu(locale: &JavaLocale) -> Option<Self> {
        let mut options = DecimalFormatterOptions::default();
        options.grouping_strategy = Some(GroupingStrategy::Always);
        let formatter = DecimalFormatter::try_new(
            icu::locale::Locale::from(locale.identifier()).into(),
            options,
        )
        .ok()?;
        let print = |text: &str| {
            text.parse::<Decimal>()
                .ok()
                .map(|number| formatter.format_to_string(&number))
        };
        let mut digits: [String; 10] = Default::default();
        for (value, digit) in digits.iter_mut().enumerate() {
            *digit = print(&value.to_string())?;
        }
        // Seven digits, so that also the languages are grouped that begin with the fifth; the group before the last
        // three digits is there in every way of grouping.
        let sample = print("1234567.8")?;
        let (_, rest) = sample.split_once(digits[4].as_str())?;
        let (grouping, rest) = rest.split_once(digits[5].as_str())?;
        let rest = rest
            .strip_prefix(digits[6].as_str())?
            .strip_prefix(digits[7].as_str())?;
        let decimal = rest.strip_suffix(digits[8].as_str())?;
        let negative = print("-1")?;
        let minus = negative.strip_suffix(digits[1].as_str())?;
        Some(Self {
            decimal: decimal.to_owned(),
            grouping: grouping.to_owned(),
            minus: minus.to_owned(),
            digits,
        })
    }

    /// The symbols of the root locale.
    fn plain() -> Self {
        Self {
            digits: std::array::from_fn(|digit| digit.to_string()),
            decimal: ".".to_owned(),
            grouping: ",".to_owned(),
            minus: "-".to_owned(),
        }
    }
}
