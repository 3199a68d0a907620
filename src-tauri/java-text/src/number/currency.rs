//! The currency of a region, its decimals and its symbol in a locale.

use std::sync::LazyLock;

use crate::locale::JavaLocale;
use crate::table::Table;

static REGIONS: LazyLock<Table> =
    LazyLock::new(|| Table::read(include_str!("../../data/region_currencies.tsv")));
static SYMBOLS: LazyLock<Table> =
    LazyLock::new(|| Table::read(include_str!("../../data/currency_symbols.tsv")));

/// What ISO 4217 calls no currency.
const NONE: &str = "XXX";

pub(super) fn of_region(region: Option<&str>) -> &'static str {
    region
        .and_then(|region| REGIONS.line(region))
        .unwrap_or(NONE)
}

/// Digits after the point: the minor unit of ISO 4217, which Java uses (CLDR's differs for a few currencies).
pub(super) fn fraction_digits(code: &str) -> usize {
    match code {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX"
        | "UYI" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        "CLF" | "UYW" => 4,
        _ => 2,
    }
}

/// The symbol, or the code where the locale has none.
pub(super) fn symbol(code: &'static str, locale: &JavaLocale) -> String {
    if code == NONE {
        return "¤".to_owned();
    }
    let found = locale.chain().iter().find_map(|key| {
        let line = SYMBOLS.line(key)?;
        line.split('\t')
            .find_map(|pair| pair.split_once('=').filter(|(each, _)| *each == code))
    });
    found.map_or(code, |(_, symbol)| symbol).to_owned()
}
