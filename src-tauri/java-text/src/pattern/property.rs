//! Sets of characters by name: `\p{Lu}`, `\p{Alpha}`, `\p{IsLatin}`, `\p{InGreek}`, `\p{javaLowerCase}`.

use std::sync::LazyLock;

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, HirKind};

use super::PatternError;
use super::flags::Flags;
use crate::table::Table;

static BLOCKS: LazyLock<Table> =
    LazyLock::new(|| Table::read(include_str!("../../data/blocks.tsv")));

/// A set written as `regex-syntax` reads it; empty when it means nothing there.
pub(super) fn set(written: &str) -> Option<ClassUnicode> {
    // An empty set would be refused by the parser as a literal.
    match regex_syntax::Parser::new().parse(written).ok()?.into_kind() {
        HirKind::Class(Class::Unicode(set)) => Some(set),
        HirKind::Class(Class::Bytes(set)) => set.to_unicode_class(),
        HirKind::Literal(literal) => {
            let character = std::str::from_utf8(&literal.0).ok()?.chars().next()?;
            Some(ClassUnicode::new([ClassUnicodeRange::new(
                character, character,
            )]))
        }
        _ => None,
    }
}

/// All characters.
pub(super) fn any() -> ClassUnicode {
    ClassUnicode::new([ClassUnicodeRange::new('\0', char::MAX)])
}

/// The set of a property as it stands between the braces of `\p{…}`.
pub(super) fn named(name: &str, flags: Flags) -> Result<ClassUnicode, PatternError> {
    let unknown = || PatternError::UnknownProperty(name.to_owned());
    let found = if let Some((key, value)) = name.split_once('=') {
        match key.to_ascii_lowercase().as_str() {
            "sc" | "script" => script(value),
            "blk" | "block" => block(value),
            "gc" | "general_category" => category(value, flags),
            _ => None,
        }
    } else if let Some(block_name) = name.strip_prefix("In") {
        block(block_name)
    } else if let Some(rest) = name.strip_prefix("Is") {
        unicode_property(rest, flags)
            .or_else(|| category(rest, flags))
            .or_else(|| script(rest))
    } else {
        let posix = if flags.unicode_class {
            posix_unicode(name)
        } else {
            None
        };
        posix.or_else(|| category(name, flags))
    };
    found.ok_or_else(unknown)
}

fn script(name: &str) -> Option<ClassUnicode> {
    plain(name)
        .then(|| set(&format!("\\p{{Script={name}}}")))
        .flatten()
}

fn plain(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|each| each.is_ascii_alphanumeric() || matches!(each, '_' | '-' | ' '))
}

fn block(name: &str) -> Option<ClassUnicode> {
    if name.trim() != name {
        return None;
    }
    let name: String = name
        .chars()
        .filter(|each| !matches!(each, ' ' | '_' | '-'))
        .collect();
    let line = BLOCKS.line(&name.to_ascii_lowercase())?;
    let (first, last) = line.split_once('\t')?;
    let read = |hexadecimal: &str| u32::from_str_radix(hexadecimal, 16).ok();
    let (first, last) = (read(first)?, read(last)?);
    // Blocks of surrogates hold no character of a text.
    match (char::from_u32(first), char::from_u32(last)) {
        (Some(first), Some(last)) => Some(ClassUnicode::new([ClassUnicodeRange::new(first, last)])),
        _ => Some(ClassUnicode::empty()),
    }
}

/// What Java calls "binary properties", without their `Is`.
fn unicode_property(name: &str, flags: Flags) -> Option<ClassUnicode> {
    let name = name.to_ascii_uppercase();
    let cased =
        flags.ignore_case && matches!(name.as_str(), "LOWERCASE" | "UPPERCASE" | "TITLECASE");
    let written = match name.as_str() {
        _ if cased => "[\\p{Lowercase}\\p{Uppercase}\\p{Lt}]",
        "ALPHABETIC" => "\\p{Alphabetic}",
        "LETTER" => "\\p{L}",
        "IDEOGRAPHIC" => "\\p{Ideographic}",
        "LOWERCASE" => "\\p{Lowercase}",
        "UPPERCASE" => "\\p{Uppercase}",
        "TITLECASE" => "\\p{Lt}",
        "WHITE_SPACE" | "WHITESPACE" => "\\p{White_Space}",
        "CONTROL" => "\\p{Cc}",
        "PUNCTUATION" => "\\p{P}",
        "HEX_DIGIT" | "HEXDIGIT" => "[\\p{Nd}\\p{Hex_Digit}]",
        "ASSIGNED" => "\\P{Cn}",
        "NONCHARACTER_CODE_POINT" | "NONCHARACTERCODEPOINT" => "\\p{Noncharacter_Code_Point}",
        "DIGIT" => "\\p{Nd}",
        "ALNUM" => "[\\p{Alphabetic}\\p{Nd}]",
        "BLANK" => "[\\p{Zs}\\t]",
        "GRAPH" => "[^\\p{White_Space}\\p{Cc}\\p{Cn}]",
        "PRINT" => "[[^\\p{White_Space}\\p{Cc}\\p{Cn}]\\p{Zs}]",
        "WORD" => WORD,
        "JOIN_CONTROL" | "JOINCONTROL" => "\\p{Join_Control}",
        _ => return None,
    };
    set(written)
}

/// `\w` in Unicode.
pub(super) const WORD: &str = "[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]";

/// The POSIX names with the flag `U`.
fn posix_unicode(name: &str) -> Option<ClassUnicode> {
    let name = match name.to_ascii_uppercase().as_str() {
        "ALPHA" => "ALPHABETIC",
        "LOWER" => "LOWERCASE",
        "UPPER" => "UPPERCASE",
        "SPACE" => "WHITE_SPACE",
        "PUNCT" => "PUNCTUATION",
        "XDIGIT" => "HEX_DIGIT",
        "ALNUM" => "ALNUM",
        "CNTRL" => "CONTROL",
        "DIGIT" => "DIGIT",
        "BLANK" => "BLANK",
        "GRAPH" => "GRAPH",
        "PRINT" => "PRINT",
        _ => return None,
    };
    unicode_property(name, Flags::default())
}

fn category(name: &str, flags: Flags) -> Option<ClassUnicode> {
    let cased = flags.ignore_case;
    let written = match name {
        "Lu" | "Ll" | "Lt" if cased => "\\p{LC}",
        "Lower" | "Upper" if cased => "[a-zA-Z]",
        "javaLowerCase" | "javaUpperCase" | "javaTitleCase" if cased => {
            "[\\p{Lowercase}\\p{Uppercase}\\p{Lt}]"
        }
        "Cn" | "Lu" | "Ll" | "Lt" | "Lm" | "Lo" | "Mn" | "Me" | "Mc" | "Nd" | "Nl" | "No"
        | "Zs" | "Zl" | "Zp" | "Cc" | "Cf" | "Co" | "Pd" | "Ps" | "Pe" | "Pc" | "Po" | "Sm"
        | "Sc" | "Sk" | "So" | "Pi" | "Pf" | "L" | "M" | "N" | "Z" | "C" | "P" | "S" | "LC" => {
            return set(&format!("\\p{{{name}}}"));
        }
        "Cs" => return Some(ClassUnicode::empty()),
        "LD" | "javaLetterOrDigit" => "[\\p{L}\\p{Nd}]",
        "L1" => "[\\x00-\\x{FF}]",
        "all" => return Some(any()),
        "ASCII" => "[\\x00-\\x7F]",
        "Alnum" => "[a-zA-Z0-9]",
        "Alpha" => "[a-zA-Z]",
        "Blank" => "[ \\t]",
        "Cntrl" => "[\\x00-\\x1F\\x7F]",
        "Digit" => "[0-9]",
        "Graph" => "[!-~]",
        "Lower" => "[a-z]",
        "Print" => "[ -~]",
        "Punct" => "[!-/:-@\\[-`{-~]",
        "Space" => "[ \\t\\n\\x0B\\f\\r]",
        "Upper" => "[A-Z]",
        "XDigit" => "[0-9a-fA-F]",
        "javaLowerCase" => "\\p{Lowercase}",
        "javaUpperCase" => "\\p{Uppercase}",
        "javaAlphabetic" => "\\p{Alphabetic}",
        "javaIdeographic" => "\\p{Ideographic}",
        "javaTitleCase" => "\\p{Lt}",
        "javaDigit" => "\\p{Nd}",
        "javaDefined" => "\\P{Cn}",
        "javaLetter" => "\\p{L}",
        "javaJavaIdentifierStart" => "[\\p{L}\\p{Nl}\\p{Sc}\\p{Pc}]",
        "javaJavaIdentifierPart" => {
            "[\\p{L}\\p{Nl}\\p{Sc}\\p{Pc}\\p{Nd}\\p{Mn}\\p{Mc}\\p{Cf}\\x00-\\x08\\x0E-\\x1B\\x7F-\\x{9F}]"
        }
        "javaUnicodeIdentifierStart" => "[\\p{L}\\p{Nl}\\x{2118}\\x{212E}\\x{309B}\\x{309C}]",
        "javaUnicodeIdentifierPart" => {
            "[\\p{L}\\p{Nl}\\p{Pc}\\p{Nd}\\p{Mn}\\p{Mc}\\p{Cf}\\x00-\\x08\\x0E-\\x1B\\x7F-\\x{9F}\\p{Other_ID_Continue}\\x{2118}\\x{212E}\\x{309B}\\x{309C}]"
        }
        "javaIdentifierIgnorable" => "[\\x00-\\x08\\x0E-\\x1B\\x7F-\\x{9F}\\p{Cf}]",
        "javaSpaceChar" => "\\p{Z}",
        "javaWhitespace" => "[[\\p{Z}\\x09-\\x0D\\x1C-\\x1F]--[\\x{A0}\\x{2007}\\x{202F}]]",
        "javaISOControl" => "\\p{Cc}",
        "javaMirrored" => return Some(mirrored()),
        _ => return None,
    };
    set(written)
}

/// Characters that are mirrored in text from right to left; `regex-syntax` has no such property.
fn mirrored() -> ClassUnicode {
    let data = icu::properties::CodePointSetData::new::<icu::properties::props::BidiMirrored>();
    let ranges = data.iter_ranges().filter_map(|range| {
        Some(ClassUnicodeRange::new(
            char::from_u32(*range.start())?,
            char::from_u32(*range.end())?,
        ))
    });
    ClassUnicode::new(ranges)
}

#[cfg(test)]
mod tests {
    use super::{Flags, named};

    #[test]
    fn every_documented_name_is_known() {
        for name in [
            "Lower",
            "Upper",
            "ASCII",
            "Alpha",
            "Digit",
            "Alnum",
            "Punct",
            "Graph",
            "Print",
            "Blank",
            "Cntrl",
            "XDigit",
            "Space",
            "javaLowerCase",
            "javaUpperCase",
            "javaWhitespace",
            "javaMirrored",
            "IsLatin",
            "InGreek",
            "Lu",
            "IsAlphabetic",
            "L",
            "Sc",
            "LC",
            "LD",
            "L1",
            "all",
            "script=Han",
            "sc=Hira",
            "block=Mongolian",
            "general_category=Lu",
            "IsL",
            "IsWhite_Space",
            "InCombining Diacritical Marks",
            "IsHiragana",
            "Cn",
            "Cs",
            "javaUnicodeIdentifierPart",
            "javaJavaIdentifierPart",
            "IsPrint",
            "IsGraph",
            "IsHex_Digit",
        ] {
            for unicode_class in [false, true] {
                for ignore_case in [false, true] {
                    let flags = Flags {
                        ignore_case,
                        unicode_class,
                        ..Flags::default()
                    };
                    assert!(named(name, flags).is_ok(), "{name}");
                }
            }
        }
        for name in [
            "", "Foo", "IsFoo", "InFoo", "sc=", "sc=a}b", "x=y", "Latin", "lower",
        ] {
            assert!(named(name, Flags::default()).is_err(), "{name}");
        }
    }
}
