//! `java.text.NumberFormat`: numbers and amounts of money in a locale.
//!
//! Three things differ from what ICU prints, because Java's `DecimalFormat` does not know them: digits are grouped by
//! threes everywhere (also in Hindi), a number of four digits is grouped everywhere (also in Spanish), and there is
//! no space between a currency and a digit but the one the pattern has.

mod affixes;
mod currency;
mod digits;
mod symbols;

use std::sync::LazyLock;

pub use self::digits::Number;

use self::affixes::Affixes;
use self::digits::Digits;
use self::symbols::Symbols;
use crate::locale::JavaLocale;
use crate::table::Table;

/// Decimal pattern, currency pattern, currency separators, NaN, infinity.
static FORMATS: LazyLock<Table> =
    LazyLock::new(|| Table::read(include_str!("../../data/numbers.tsv")));

/// Prints as `NumberFormat.getInstance(locale).format(number)`: at most three decimals, half-even.
///
/// ```
/// use java_text::number::format_number;
///
/// assert_eq!(format_number(1234.5675, "de_DE"), "1.234,568");
/// assert_eq!(format_number(-12_i64, "en_US"), "-12");
/// ```
pub fn format_number(number: impl Into<Number>, locale: &str) -> String {
    let locale = JavaLocale::parse(locale);
    let format = Format::of(&locale);
    let symbols = Symbols::of(&locale);
    print(&number.into(), &format.column(0), (0, 3), &symbols, &format)
}

/// Prints as `NumberFormat.getCurrencyInstance(locale).format(number)`: in the currency of the locale's region, with
/// the decimals of that currency, half-even. Without a region the currency is unknown (`¤`).
///
/// ```
/// use java_text::number::format_currency;
///
/// assert_eq!(format_currency(1234.5, "en_US"), "$1,234.50");
/// assert_eq!(format_currency(1234.5, "ja_JP"), "￥1,234");
/// ```
pub fn format_currency(number: impl Into<Number>, locale: &str) -> String {
    let locale = JavaLocale::parse(locale);
    let format = Format::of(&locale);
    let code = currency::of_region(locale.region().as_deref());
    let digits = currency::fraction_digits(code);
    let symbols = Symbols::of(&locale).for_currency(&format.column(2), &format.column(3));
    let pattern = format
        .column(1)
        .replace('¤', &currency::symbol(code, &locale));
    print(
        &number.into(),
        &pattern,
        (digits, digits),
        &symbols,
        &format,
    )
}

/// The line of a locale in the table of formats.
struct Format {
    columns: Vec<&'static str>,
}

impl Format {
    fn of(locale: &JavaLocale) -> Self {
        Self {
            columns: FORMATS.first(locale.chain()).unwrap_or_default(),
        }
    }

    fn column(&self, index: usize) -> String {
        self.columns
            .get(index)
            .copied()
            .unwrap_or_default()
            .to_owned()
    }
}

fn print(
    number: &Number,
    pattern: &str,
    (least, most): (usize, usize),
    symbols: &Symbols,
    format: &Format,
) -> String {
    let affixes = Affixes::of(pattern);
    let body = match number {
        Number::NotANumber => return format.column(4),
        Number::Infinite { .. } => format.column(5),
        Number::Finite(digits) => grouped(&digits.rounded(most), least, affixes.grouping, symbols),
    };
    affixes.around(&body, number.is_negative(), &symbols.minus)
}

fn grouped(digits: &Digits, least: usize, grouping: Option<usize>, symbols: &Symbols) -> String {
    let mut body = String::with_capacity(digits.integer.len() * 2 + least + 4);
    let length = digits.integer.len();
    for (index, digit) in digits.integer.bytes().enumerate() {
        if index > 0 && grouping.is_some_and(|size| (length - index).is_multiple_of(size)) {
            body.push_str(&symbols.grouping);
        }
        body.push_str(symbols.digit(digit));
    }
    let fraction = digits.fraction.trim_end_matches('0');
    if !fraction.is_empty() || least > 0 {
        body.push_str(&symbols.decimal);
        for digit in format!("{fraction:0<least$}").bytes() {
            body.push_str(symbols.digit(digit));
        }
    }
    body
}
