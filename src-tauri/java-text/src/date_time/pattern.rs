//! From a pattern's letters to elements, by the rules of `DateTimeFormatterBuilder.appendPattern`.

use super::field::Field;
use super::names::{Named, TextStyle};

/// Why a pattern is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// A letter without meaning.
    #[error("unknown pattern letter \"{0}\"")]
    UnknownLetter(char),
    /// A letter that cannot stand this often in a row.
    #[error("the pattern letter \"{0}\" cannot stand {1} times in a row")]
    LetterCount(char, usize),
    /// `p` without a letter to pad.
    #[error("the pad letter \"p\" has nothing to pad")]
    Padding,
    /// `pppdM`: Java cannot tell where the padded number ends.
    #[error("a padded number cannot stand directly before another number")]
    PaddedNumber,
    /// A quote that is not closed.
    #[error("a quoted text is not closed")]
    UnclosedQuote,
    /// `]` without `[`
    #[error("there is a \"]\" without a \"[\" before it")]
    UnopenedOption,
    /// `{`, `}` or `#` outside quotes
    #[error("the character \"{0}\" is reserved; write it in quotes")]
    Reserved(char),
    /// More optional sections within each other than are followed.
    #[error("optional sections are nested too deep")]
    TooDeep,
}

/// Java's `SignStyle`, as far as patterns use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SignStyle {
    Normal,
    ExceedsPad,
    NotNegative,
}

/// One part of a compiled pattern.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Element {
    Literal(String),
    Number {
        field: Field,
        min: usize,
        max: usize,
        sign: SignStyle,
    },
    /// The last two digits of a year, read as 2000 to 2099.
    TwoDigits(Field),
    Text {
        named: Named,
        style: TextStyle,
    },
    /// Digits of the second's fraction.
    Fraction(usize),
    DayPeriod(TextStyle),
    /// An offset: the shape, and what is printed for zero.
    Offset {
        shape: OffsetShape,
        zero: &'static str,
    },
    /// `GMT+8`, `GMT+08:00`
    LocalizedOffset {
        full: bool,
    },
    ZoneId,
    ZoneName {
        full: bool,
        generic: bool,
    },
    /// Text that is filled with spaces on the left.
    Padded {
        width: usize,
        element: Box<Element>,
    },
    Optional(Vec<Element>),
}

/// `+HHmm` and the like: which parts of an offset stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OffsetShape {
    pub(crate) colon: bool,
    /// Minutes also when they are zero.
    pub(crate) minutes: bool,
    /// Seconds, when they are not zero.
    pub(crate) seconds: bool,
}

/// `[` within `[` is followed this deep.
const DEPTH: usize = 64;

pub(crate) fn compile(pattern: &str) -> Result<Vec<Element>, PatternError> {
    let mut scanner = Scanner {
        characters: pattern.chars().collect(),
        position: 0,
    };
    // The innermost open section is last; sections still open at the end are closed there, as Java does.
    let mut sections: Vec<Vec<Element>> = vec![Vec::new()];
    while let Some(character) = scanner.peek() {
        match character {
            '[' => {
                scanner.position += 1;
                if sections.len() > DEPTH {
                    return Err(PatternError::TooDeep);
                }
                sections.push(Vec::new());
            }
            ']' => {
                scanner.position += 1;
                let closed = sections.pop().unwrap_or_default();
                let around = sections.last_mut().ok_or(PatternError::UnopenedOption)?;
                around.push(Element::Optional(closed));
            }
            _ => {
                let element = scanner.element()?;
                if let Some(section) = sections.last_mut() {
                    push(section, element)?;
                }
            }
        }
    }
    while sections.len() > 1 {
        let closed = sections.pop().unwrap_or_default();
        if let Some(around) = sections.last_mut() {
            around.push(Element::Optional(closed));
        }
    }
    Ok(sections.pop().unwrap_or_default())
}

/// Neighbouring literals become one.
fn push(section: &mut Vec<Element>, element: Element) -> Result<(), PatternError> {
    match (section.last_mut(), element) {
        (Some(Element::Literal(before)), Element::Literal(text)) => before.push_str(&text),
        (
            Some(Element::Padded {
                element: padded, ..
            }),
            element,
        ) if is_number(padded) && is_number(&element) => {
            return Err(PatternError::PaddedNumber);
        }
        (_, element) => section.push(element),
    }
    Ok(())
}

fn is_number(element: &Element) -> bool {
    matches!(
        element,
        Element::Number { .. } | Element::TwoDigits(_) | Element::Fraction(_)
    )
}

struct Scanner {
    characters: Vec<char>,
    position: usize,
}

impl Scanner {
    fn peek(&self) -> Option<char> {
        self.characters.get(self.position).copied()
    }

    /// How often `letter` stands here in a row.
    fn run(&mut self, letter: char) -> usize {
        let start = self.position;
        while self.peek() == Some(letter) {
            self.position += 1;
        }
        self.position - start
    }

    fn element(&mut self) -> Result<Element, PatternError> {
        let Some(character) = self.peek() else {
            return Err(PatternError::UnclosedQuote);
        };
        match character {
            '\'' => self.quoted().map(Element::Literal),
            '{' | '}' | '#' => Err(PatternError::Reserved(character)),
            'p' => self.padded(),
            letter if letter.is_ascii_alphabetic() => {
                let count = self.run(letter);
                letters(letter, count)
            }
            other => {
                self.position += 1;
                Ok(Element::Literal(other.to_string()))
            }
        }
    }

    fn padded(&mut self) -> Result<Element, PatternError> {
        let width = self.run('p');
        match self.peek() {
            Some(letter) if letter.is_ascii_alphabetic() => {
                let count = self.run(letter);
                Ok(Element::Padded {
                    width,
                    element: Box::new(letters(letter, count)?),
                })
            }
            _ => Err(PatternError::Padding),
        }
    }

    /// Two quotes are one quote, inside a quoted text and outside.
    fn quoted(&mut self) -> Result<String, PatternError> {
        self.position += 1;
        let mut text = String::new();
        loop {
            match self.peek() {
                None => return Err(PatternError::UnclosedQuote),
                Some('\'') => {
                    self.position += 1;
                    if self.peek() != Some('\'') {
                        break;
                    }
                    text.push('\'');
                }
                Some(other) => text.push(other),
            }
            self.position += 1;
        }
        Ok(if text.is_empty() {
            "'".to_owned()
        } else {
            text
        })
    }
}

fn letters(letter: char, count: usize) -> Result<Element, PatternError> {
    let refused = || PatternError::LetterCount(letter, count);
    let allowed = |element: Element, most: usize| {
        if count <= most {
            Ok(element)
        } else {
            Err(refused())
        }
    };
    match letter {
        'u' | 'y' | 'Y' => allowed(year(letter, count), 19),
        'M' | 'L' | 'Q' | 'q' | 'E' | 'e' | 'c' => {
            month_or_weekday(letter, count).ok_or_else(refused)
        }
        'G' => text(Named::Era, count.max(3), false).ok_or_else(refused),
        'a' => allowed(
            Element::Text {
                named: Named::HalfDay,
                style: TextStyle::Short,
            },
            1,
        ),
        'B' => match count {
            1 => Ok(Element::DayPeriod(TextStyle::Short)),
            4 => Ok(Element::DayPeriod(TextStyle::Full)),
            5 => Ok(Element::DayPeriod(TextStyle::Narrow)),
            _ => Err(refused()),
        },
        'S' => allowed(Element::Fraction(count), 9),
        'F' => allowed(number(Field::AlignedDayOfWeekInMonth, 1), 1),
        'D' => match count {
            1 => Ok(number(Field::DayOfYear, 1)),
            2 | 3 => Ok(Element::Number {
                field: Field::DayOfYear,
                min: count,
                max: 3,
                sign: SignStyle::NotNegative,
            }),
            _ => Err(refused()),
        },
        'd' => allowed(number(Field::DayOfMonth, count), 2),
        'H' => allowed(number(Field::HourOfDay, count), 2),
        'k' => allowed(number(Field::ClockHourOfDay, count), 2),
        'K' => allowed(number(Field::HourOfHalfDay, count), 2),
        'h' => allowed(number(Field::ClockHourOfHalfDay, count), 2),
        'm' => allowed(number(Field::Minute, count), 2),
        's' => allowed(number(Field::Second, count), 2),
        'w' => allowed(wide(Field::WeekOfYear, count, 2, SignStyle::NotNegative), 2),
        'W' => allowed(
            wide(Field::WeekOfMonth, count, 1, SignStyle::NotNegative),
            1,
        ),
        'A' => allowed(
            wide(Field::MilliOfDay, count, 19, SignStyle::NotNegative),
            19,
        ),
        'n' => allowed(
            wide(Field::NanoOfSecond, count, 19, SignStyle::NotNegative),
            19,
        ),
        'N' => allowed(
            wide(Field::NanoOfDay, count, 19, SignStyle::NotNegative),
            19,
        ),
        'g' => allowed(
            wide(Field::ModifiedJulianDay, count, 19, SignStyle::Normal),
            19,
        ),
        _ => zone(letter, count),
    }
}

/// A number that is padded to the count of its letters when there are several.
fn number(field: Field, count: usize) -> Element {
    if count == 1 {
        Element::Number {
            field,
            min: 1,
            max: 19,
            sign: SignStyle::Normal,
        }
    } else {
        Element::Number {
            field,
            min: count,
            max: count,
            sign: SignStyle::NotNegative,
        }
    }
}

fn wide(field: Field, min: usize, max: usize, sign: SignStyle) -> Element {
    Element::Number {
        field,
        min,
        max,
        sign,
    }
}

fn year(letter: char, count: usize) -> Element {
    let field = match letter {
        'u' => Field::Year,
        'y' => Field::YearOfEra,
        _ => Field::WeekBasedYear,
    };
    if count == 2 {
        return Element::TwoDigits(field);
    }
    let sign = if count < 4 {
        SignStyle::Normal
    } else {
        SignStyle::ExceedsPad
    };
    wide(field, count.min(19), 19, sign)
}

fn text(named: Named, count: usize, standalone: bool) -> Option<Element> {
    let style = match (count, standalone) {
        (3, false) => TextStyle::Short,
        (3, true) => TextStyle::ShortStandalone,
        (4, false) => TextStyle::Full,
        (4, true) => TextStyle::FullStandalone,
        (5, false) => TextStyle::Narrow,
        (5, true) => TextStyle::NarrowStandalone,
        _ => return None,
    };
    Some(Element::Text { named, style })
}

fn month_or_weekday(letter: char, count: usize) -> Option<Element> {
    let standalone = matches!(letter, 'L' | 'q' | 'c');
    let (field, named) = match letter {
        'M' | 'L' => (Field::Month, Named::Month),
        'Q' | 'q' => (Field::Quarter, Named::Quarter),
        _ => (Field::LocalizedDayOfWeek, Named::Weekday),
    };
    match (letter, count) {
        ('E', 1..=3) => text(named, 3, false),
        ('c', 2) => None,
        ('c' | 'e', 1 | 2) => Some(wide(field, count, count, SignStyle::NotNegative)),
        (_, 1 | 2) => Some(number(field, count)),
        _ => text(named, count, standalone),
    }
}

fn zone(letter: char, count: usize) -> Result<Element, PatternError> {
    let refused = PatternError::LetterCount(letter, count);
    let shape = |colon, minutes, seconds| OffsetShape {
        colon,
        minutes,
        seconds,
    };
    let of_count = |count| match count {
        1 => Some(shape(false, false, false)),
        2 => Some(shape(false, true, false)),
        3 => Some(shape(true, true, false)),
        4 => Some(shape(false, true, true)),
        5 => Some(shape(true, true, true)),
        _ => None,
    };
    let element = match (letter, count) {
        ('z', 1..=3) => Element::ZoneName {
            full: false,
            generic: false,
        },
        ('z', 4) => Element::ZoneName {
            full: true,
            generic: false,
        },
        ('v', 1) => Element::ZoneName {
            full: false,
            generic: true,
        },
        ('v', 4) => Element::ZoneName {
            full: true,
            generic: true,
        },
        ('V', 2) => Element::ZoneId,
        ('Z', 1..=3) => Element::Offset {
            shape: shape(false, true, false),
            zero: "+0000",
        },
        ('Z' | 'O', 4) => Element::LocalizedOffset { full: true },
        ('Z', 5) => Element::Offset {
            shape: shape(true, true, true),
            zero: "Z",
        },
        ('O', 1) => Element::LocalizedOffset { full: false },
        ('X', _) => Element::Offset {
            shape: of_count(count).ok_or(refused)?,
            zero: "Z",
        },
        ('x', _) => {
            let zero = match count {
                1 => "+00",
                2 | 4 => "+0000",
                _ => "+00:00",
            };
            Element::Offset {
                shape: of_count(count).ok_or(refused)?,
                zero,
            }
        }
        ('z' | 'v' | 'V' | 'Z' | 'O', _) => return Err(refused),
        _ => return Err(PatternError::UnknownLetter(letter)),
    };
    Ok(element)
}
