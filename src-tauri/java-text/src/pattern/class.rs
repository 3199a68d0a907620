//! Classes of characters: `[a-z&&[^aeiou]]`, `\d`, and characters written with a backslash.

use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};

use super::PatternError;
use super::parse::Parser;
use super::property;

impl Parser {
    /// What follows `[`, up to and (when `consume`) with the `]` that closes it.
    pub(super) fn class(&mut self, consume: bool) -> Result<ClassUnicode, PatternError> {
        let mut set: Option<ClassUnicode> = None;
        // What `&&` without a right side intersects with: the item before, single Latin characters taken together.
        let mut last: Option<ClassUnicode> = None;
        let mut latin = ClassUnicode::empty();
        let negated = consume && self.raw(0) == Some('^');
        if negated {
            self.position += 1;
        }
        loop {
            let Some(character) = self.peek() else {
                return Err(self.error("Unclosed character class"));
            };
            match character {
                ']' if set.is_some() => {
                    if consume {
                        self.position += 1;
                    }
                    let mut set = set.unwrap_or_else(ClassUnicode::empty);
                    if negated {
                        set.negate();
                    }
                    return Ok(set);
                }
                '[' => {
                    self.position += 1;
                    let inner = self.nested(|parser| parser.class(true))?;
                    join(&mut set, &inner);
                    last = Some(inner);
                }
                '&' if self.raw(1) == Some('&') => {
                    self.position += 2;
                    let right = self.right_of_intersection()?;
                    if right.is_some() {
                        last.clone_from(&right);
                    }
                    match (&mut set, right) {
                        (Some(set), Some(right)) => set.intersect(&right),
                        (None, Some(right)) => set = Some(right),
                        (Some(set), None) => set.intersect(last.as_ref().unwrap_or(&latin)),
                        (None, None) => return Err(self.error("Bad class syntax")),
                    }
                }
                _ => {
                    let item = self.range()?;
                    join(&mut set, &item);
                    let single = item
                        .ranges()
                        .iter()
                        .all(|range| range.start() == range.end() && range.end() <= '\u{ff}');
                    if single {
                        latin.union(&item);
                        last = Some(latin.clone());
                    } else {
                        last = Some(item);
                    }
                }
            }
        }
    }

    /// What `&&` intersects with: everything up to the end of the class or the next `&&`.
    fn right_of_intersection(&mut self) -> Result<Option<ClassUnicode>, PatternError> {
        let mut right = None;
        loop {
            match self.peek() {
                None => return Err(self.error("Unclosed character class")),
                Some(']' | '&') => return Ok(right),
                Some('[') => {
                    self.position += 1;
                    let inner = self.nested(|parser| parser.class(true))?;
                    join(&mut right, &inner);
                }
                Some(_) => {
                    let rest = self.nested(|parser| parser.class(false))?;
                    join(&mut right, &rest);
                }
            }
        }
    }

    /// One character, one range or one predefined class.
    fn range(&mut self) -> Result<ClassUnicode, PatternError> {
        let first = match self.class_atom()? {
            Atom::Set(set) => return Ok(set),
            Atom::Char(character) => character,
        };
        let ranges = self.peek() == Some('-') && !matches!(self.raw(1), Some('[' | ']') | None);
        if !ranges {
            return Ok(self.cased(first).unwrap_or_else(|| span(first, first)));
        }
        self.position += 1;
        let last = match self.class_atom()? {
            Atom::Char(last) => last,
            Atom::Set(_) => return Err(self.error("Illegal character range")),
        };
        if last < first {
            return Err(self.error("Illegal character range"));
        }
        Ok(self.fold(span(first, last)))
    }

    fn class_atom(&mut self) -> Result<Atom, PatternError> {
        let Some(character) = self.next() else {
            return Err(self.error("Unclosed character class"));
        };
        if character != '\\' {
            return Ok(Atom::Char(character));
        }
        if let Some(set) = self.class_escape()? {
            return Ok(Atom::Set(set));
        }
        self.character_escape(true).map(Atom::Char)
    }

    /// A predefined class after a backslash; None when the letter is none.
    pub(super) fn class_escape(&mut self) -> Result<Option<ClassUnicode>, PatternError> {
        let unicode = self.flags.unicode_class;
        let Some(letter) = self.raw(0) else {
            return Err(self.error("Unexpected internal error"));
        };
        let written = match letter.to_ascii_lowercase() {
            'd' if unicode => "\\p{Nd}",
            'd' => "[0-9]",
            'w' if unicode => property::WORD,
            'w' => "[a-zA-Z_0-9]",
            's' if unicode => "\\p{White_Space}",
            's' => "[ \\t\\n\\x0B\\f\\r]",
            'h' => "[ \\t\\x{A0}\\x{1680}\\x{180e}\\x{2000}-\\x{200a}\\x{202f}\\x{205f}\\x{3000}]",
            'v' => "[\\n\\x0B\\f\\r\\x{85}\\x{2028}\\x{2029}]",
            'p' => return self.property().map(Some),
            _ => return Ok(None),
        };
        self.position += 1;
        let mut set = property::set(written).unwrap_or_else(ClassUnicode::empty);
        if letter.is_ascii_uppercase() {
            set.negate();
        }
        Ok(Some(set))
    }

    /// `p{Lu}`, `pL`, and `P…` for the opposite.
    fn property(&mut self) -> Result<ClassUnicode, PatternError> {
        let negated = self.raw(0) == Some('P');
        self.position += 1;
        let mut name = String::new();
        match self.next() {
            Some('{') => loop {
                match self.raw(0) {
                    None => return Err(self.error("Unclosed character family")),
                    Some('}') => break self.position += 1,
                    Some(character) => {
                        name.push(character);
                        self.position += 1;
                    }
                }
            },
            Some(letter) => name.push(letter),
            None => return Err(self.error("Unclosed character family")),
        }
        if name.is_empty() {
            return Err(self.error("Empty character family"));
        }
        let mut set = property::named(&name, self.flags)?;
        if negated {
            set.negate();
        }
        Ok(set)
    }

    /// A character written after a backslash.
    pub(super) fn character_escape(&mut self, in_class: bool) -> Result<char, PatternError> {
        let Some(letter) = self.raw(0) else {
            return Err(self.error("Unexpected internal error"));
        };
        self.position += 1;
        match letter {
            '0' => self.octal(),
            'a' => Ok('\u{7}'),
            'e' => Ok('\u{1b}'),
            'f' => Ok('\u{c}'),
            'n' => Ok('\n'),
            'r' => Ok('\r'),
            't' => Ok('\t'),
            'c' => match self.raw(0) {
                Some(control) => {
                    self.position += 1;
                    char::from_u32(u32::from(control) ^ 64)
                        .ok_or_else(|| self.error("Illegal control escape sequence"))
                }
                None => Err(self.error("Illegal control escape sequence")),
            },
            'x' => self.hexadecimal(),
            'u' => self.unicode(),
            'N' => Err(PatternError::Unsupported(
                "a character by its name (\\N{…})",
            )),
            letter if letter.is_ascii_alphabetic() || (in_class && letter.is_ascii_digit()) => {
                self.position -= 1;
                Err(self.error("Illegal/unsupported escape sequence"))
            }
            other => Ok(other),
        }
    }

    fn octal(&mut self) -> Result<char, PatternError> {
        let digit = |parser: &Self, most: u32| {
            parser
                .raw(0)
                .and_then(|next| next.to_digit(8))
                .filter(|digit| *digit <= most)
        };
        let first = digit(self, 7).ok_or_else(|| self.error("Illegal octal escape sequence"))?;
        self.position += 1;
        let mut value = first;
        let more = if first <= 3 { 2 } else { 1 };
        for _ in 0..more {
            let Some(next) = digit(self, 7) else { break };
            value = value * 8 + next;
            self.position += 1;
        }
        char::from_u32(value).ok_or_else(|| self.error("Illegal octal escape sequence"))
    }

    fn hexadecimal(&mut self) -> Result<char, PatternError> {
        let braces = self.raw(0) == Some('{');
        if braces {
            self.position += 1;
        }
        let most = if braces { 8 } else { 2 };
        let (value, digits) = self.hexadecimal_digits(most);
        if braces {
            if digits == 0 || self.raw(0) != Some('}') {
                return Err(self.error("Unclosed hexadecimal escape sequence"));
            }
            self.position += 1;
        } else if digits != 2 {
            return Err(self.error("Illegal hexadecimal escape sequence"));
        }
        char::from_u32(value).ok_or_else(|| self.error("Hexadecimal codepoint is too big"))
    }

    fn hexadecimal_digits(&mut self, most: usize) -> (u32, usize) {
        let (mut value, mut count) = (0_u32, 0);
        while let Some(digit) = self
            .raw(0)
            .and_then(|next| next.to_digit(16))
            .filter(|_| count < most)
        {
            value = value.wrapping_mul(16).wrapping_add(digit);
            count += 1;
            self.position += 1;
        }
        (value, count)
    }

    /// `\uXXXX`; two of them may be the halves of one character.
    fn unicode(&mut self) -> Result<char, PatternError> {
        let illegal = |parser: &Self| parser.error("Illegal Unicode escape sequence");
        let (first, digits) = self.hexadecimal_digits(4);
        if digits != 4 {
            return Err(illegal(self));
        }
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first).ok_or(PatternError::Unsupported(
                "half of a character (a surrogate)",
            ));
        }
        let start = self.position;
        if self.raw(0) == Some('\\') && self.raw(1) == Some('u') {
            self.position += 2;
            let (second, digits) = self.hexadecimal_digits(4);
            if digits == 4 && (0xDC00..0xE000).contains(&second) {
                let value = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                return char::from_u32(value).ok_or_else(|| illegal(self));
            }
        }
        self.position = start;
        Err(PatternError::Unsupported(
            "half of a character (a surrogate)",
        ))
    }

    /// The set of a character with its other cases; None when it has none or case counts.
    pub(super) fn cased(&self, character: char) -> Option<ClassUnicode> {
        if !self.flags.ignore_case {
            return None;
        }
        let set = self.fold(span(character, character));
        (set.ranges() != span(character, character).ranges()).then_some(set)
    }

    /// A range in all the cases that the flags allow.
    fn fold(&self, mut set: ClassUnicode) -> ClassUnicode {
        if !self.flags.ignore_case {
            return set;
        }
        if self.flags.unicode_case {
            // Fails only when tables of Unicode are left out of the build.
            let _ = set.try_case_fold_simple();
            return set;
        }
        for (from, to) in [('a', 'A'), ('A', 'a')] {
            let mut letters = set.clone();
            let last = char::from(from as u8 + 25);
            letters.intersect(&span(from, last));
            let other = |letter: char| {
                char::from(
                    (letter as u8)
                        .wrapping_sub(from as u8)
                        .wrapping_add(to as u8),
                )
            };
            let moved = letters
                .ranges()
                .iter()
                .map(|range| ClassUnicodeRange::new(other(range.start()), other(range.end())));
            set.union(&ClassUnicode::new(moved.collect::<Vec<_>>()));
        }
        set
    }
}

enum Atom {
    Char(char),
    Set(ClassUnicode),
}

fn span(first: char, last: char) -> ClassUnicode {
    ClassUnicode::new([ClassUnicodeRange::new(first, last)])
}

fn join(set: &mut Option<ClassUnicode>, more: &ClassUnicode) {
    set.get_or_insert_with(ClassUnicode::empty).union(more);
}
