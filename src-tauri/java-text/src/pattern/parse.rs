//! Parses an expression as `java.util.regex.Pattern` does.

use std::collections::HashMap;

use super::flags::Flags;
use super::node::{Assertion, Case, Node, Repetition};
use super::{MAX_LENGTH, PatternError, property, quote, width};

/// Groups and classes within each other are followed this deep.
const DEPTH: usize = 200;

/// The tree of an expression and what is known of its groups.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) node: Node,
    pub(super) groups: usize,
    pub(super) names: HashMap<String, usize>,
}

pub(super) fn parse(expression: &str) -> Result<Parsed, PatternError> {
    let characters = quote::unquoted(expression);
    if characters.len() > MAX_LENGTH {
        return Err(PatternError::TooLarge);
    }
    let mut parser = Parser {
        characters,
        ..Parser::default()
    };
    let node = parser.alternatives()?;
    if parser.position < parser.characters.len() {
        return Err(parser.error("Unmatched closing ')'"));
    }
    Ok(Parsed {
        node,
        groups: parser.groups,
        names: parser.names,
    })
}

#[derive(Default)]
pub(super) struct Parser {
    characters: Vec<char>,
    pub(super) position: usize,
    pub(super) flags: Flags,
    groups: usize,
    names: HashMap<String, usize>,
    depth: usize,
}

impl Parser {
    pub(super) fn error(&self, message: &'static str) -> PatternError {
        PatternError::Syntax {
            message,
            position: self.position,
        }
    }

    /// Runs a nested part, not too deep.
    pub(super) fn nested<T>(
        &mut self,
        part: impl FnOnce(&mut Self) -> Result<T, PatternError>,
    ) -> Result<T, PatternError> {
        if self.depth >= DEPTH {
            return Err(PatternError::TooLarge);
        }
        self.depth += 1;
        let result = part(self);
        self.depth -= 1;
        result
    }

    /// The character at a distance, white space and comments included.
    pub(super) fn raw(&self, distance: usize) -> Option<char> {
        self.characters.get(self.position + distance).copied()
    }

    /// The next character that counts.
    pub(super) fn peek(&mut self) -> Option<char> {
        if self.flags.comments {
            self.skip_comments();
        }
        self.raw(0)
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let character = self.peek();
        if character.is_some() {
            self.position += 1;
        }
        character
    }

    pub(super) fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.position += 1;
        }
        found
    }

    fn skip_comments(&mut self) {
        while let Some(character) = self.raw(0) {
            if matches!(character, ' ' | '\t'..='\r') {
                self.position += 1;
            } else if character == '#' {
                while self.raw(0).is_some_and(|each| !self.ends_line(each)) {
                    self.position += 1;
                }
            } else {
                break;
            }
        }
    }

    fn ends_line(&self, character: char) -> bool {
        if self.flags.unix_lines {
            character == '\n'
        } else {
            matches!(character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
        }
    }

    fn alternatives(&mut self) -> Result<Node, PatternError> {
        let mut branches = vec![self.sequence()?];
        while self.take('|') {
            branches.push(self.sequence()?);
        }
        Ok(if branches.len() == 1 {
            branches.remove(0)
        } else {
            Node::Alternate(branches)
        })
    }

    fn sequence(&mut self) -> Result<Node, PatternError> {
        let mut nodes = Vec::new();
        while let Some(character) = self.peek() {
            let is_break = character == '\\' && self.raw(1) == Some('R');
            let node = match character {
                '|' | ')' => break,
                '(' => match self.nested(Self::group)? {
                    Some(node) => node,
                    None => continue,
                },
                '[' => {
                    self.position += 1;
                    Node::Set(self.nested(|parser| parser.class(true))?)
                }
                '^' => {
                    self.position += 1;
                    Node::Assert(if self.flags.multi_line {
                        Assertion::LineStart {
                            unix: self.flags.unix_lines,
                        }
                    } else {
                        Assertion::TextStart
                    })
                }
                '$' => {
                    self.position += 1;
                    let unix = self.flags.unix_lines;
                    Node::Assert(if self.flags.multi_line {
                        Assertion::LineEnd { unix }
                    } else {
                        Assertion::LastLineEnd { unix }
                    })
                }
                '.' => {
                    self.position += 1;
                    Node::Set(self.dot())
                }
                '*' | '+' | '?' => return Err(self.error("Dangling meta character")),
                '\\' => {
                    self.position += 1;
                    self.escape()?
                }
                // What a brace repeats may be nothing at all.
                '{' => Node::Empty,
                literal => {
                    self.position += 1;
                    self.literal(literal)
                }
            };
            // Only a line break that is repeated takes "\r\n" as one for good.
            let node = match self.peek() {
                Some('?' | '*' | '+' | '{') if is_break => Node::Atomic(Box::new(node)),
                _ => node,
            };
            let node = self.repeated(node)?;
            nodes.push(node);
        }
        Ok(if nodes.len() == 1 {
            nodes.remove(0)
        } else {
            Node::Concat(nodes)
        })
    }

    /// A character in the cases that the flags allow.
    pub(super) fn literal(&self, character: char) -> Node {
        let set = self.cased(character);
        match set {
            Some(set) => Node::Set(set),
            None => Node::Char(character),
        }
    }

    fn dot(&self) -> regex_syntax::hir::ClassUnicode {
        let written = match (self.flags.dot_all, self.flags.unix_lines) {
            (true, _) => return property::any(),
            (false, true) => "[^\\n]",
            (false, false) => "[^\\n\\r\\x{85}\\x{2028}\\x{2029}]",
        };
        property::set(written).unwrap_or_else(property::any)
    }

    /// A group, or None for flags that are set from here on.
    fn group(&mut self) -> Result<Option<Node>, PatternError> {
        self.position += 1;
        let before = self.flags;
        let node = if self.peek() == Some('?') {
            self.position += 1;
            match self.special_group()? {
                Some(node) => node,
                None => return Ok(None),
            }
        } else {
            self.groups += 1;
            let index = self.groups;
            Node::Capture(index, Box::new(self.alternatives()?))
        };
        self.close()?;
        self.flags = before;
        Ok(Some(node))
    }

    fn close(&mut self) -> Result<(), PatternError> {
        if self.take(')') {
            Ok(())
        } else {
            Err(self.error("Unclosed group"))
        }
    }

    /// What follows `(?`.
    fn special_group(&mut self) -> Result<Option<Node>, PatternError> {
        let node = match self.raw(0) {
            Some(':') => {
                self.position += 1;
                self.alternatives()?
            }
            Some(sign @ ('=' | '!')) => {
                self.position += 1;
                Node::Ahead {
                    node: Box::new(self.alternatives()?),
                    negated: sign == '!',
                }
            }
            Some('>') => {
                self.position += 1;
                Node::Atomic(Box::new(self.alternatives()?))
            }
            Some('<') => {
                self.position += 1;
                match self.raw(0) {
                    Some(sign @ ('=' | '!')) => {
                        self.position += 1;
                        self.behind(sign == '!')?
                    }
                    Some(letter) if letter.is_ascii_alphabetic() => {
                        let name = self.group_name()?;
                        if self.names.contains_key(&name) {
                            return Err(self.error("Named capturing group is already defined"));
                        }
                        self.groups += 1;
                        let index = self.groups;
                        self.names.insert(name, index);
                        Node::Capture(index, Box::new(self.alternatives()?))
                    }
                    _ => return Err(self.error("Unknown look-behind group")),
                }
            }
            _ => return self.inline_flags(),
        };
        Ok(Some(node))
    }

    fn behind(&mut self, negated: bool) -> Result<Node, PatternError> {
        let node = Box::new(self.alternatives()?);
        let (min, max) = width::of(&node).ok_or_else(|| {
            self.error("Look-behind group does not have an obvious maximum length")
        })?;
        Ok(Node::Behind {
            node,
            negated,
            min,
            max,
        })
    }

    /// A name and the `>` after it.
    fn group_name(&mut self) -> Result<String, PatternError> {
        let mut name = String::new();
        while let Some(character) = self.raw(0).filter(char::is_ascii_alphanumeric) {
            name.push(character);
            self.position += 1;
        }
        if self.raw(0) != Some('>') || name.is_empty() {
            return Err(self.error("named capturing group is missing trailing '>'"));
        }
        self.position += 1;
        Ok(name)
    }

    /// `(?i)` or `(?i:…)`
    fn inline_flags(&mut self) -> Result<Option<Node>, PatternError> {
        let mut flags = self.flags;
        let mut on = true;
        loop {
            let Some(letter) = self.raw(0) else {
                return Err(self.error("Unknown inline modifier"));
            };
            self.position += 1;
            match letter {
                ')' => {
                    self.flags = flags;
                    return Ok(None);
                }
                ':' => {
                    self.flags = flags;
                    return Ok(Some(self.alternatives()?));
                }
                '-' if on => on = false,
                letter if flags.set(letter, on) => {}
                _ => return Err(self.error("Unknown inline modifier")),
            }
        }
    }

    /// The node with the repetition that follows it.
    fn repeated(&mut self, node: Node) -> Result<Node, PatternError> {
        let (min, max) = match self.peek() {
            Some('?') => (0, Some(1)),
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('{') => return self.counted(node),
            _ => return Ok(node),
        };
        self.position += 1;
        Ok(self.repetition(node, min, max))
    }

    fn repetition(&mut self, node: Node, min: u32, max: Option<u32>) -> Node {
        let repetition = if self.take('?') {
            Repetition::Lazy
        } else if self.take('+') {
            Repetition::Possessive
        } else {
            Repetition::Greedy
        };
        Node::Repeat {
            node: Box::new(node),
            min,
            max,
            repetition,
        }
    }

    fn counted(&mut self, node: Node) -> Result<Node, PatternError> {
        if !self.raw(1).is_some_and(|next| next.is_ascii_digit()) {
            return Err(self.error("Illegal repetition"));
        }
        self.position += 1;
        let min = self.count()?;
        let max = if self.raw(0) == Some(',') {
            self.position += 1;
            if self.raw(0) == Some('}') {
                None
            } else {
                Some(self.count()?)
            }
        } else {
            Some(min)
        };
        if self.raw(0) != Some('}') {
            return Err(self.error("Unclosed counted closure"));
        }
        self.position += 1;
        if max.is_some_and(|max| max < min) {
            return Err(self.error("Illegal repetition range"));
        }
        Ok(self.repetition(node, min, max))
    }

    /// Digits; Java's numbers end at 2³¹−1. No digits are zero, as in `{2,x}`, which then is not closed.
    fn count(&mut self) -> Result<u32, PatternError> {
        let mut count = 0_u32;
        while let Some(digit) = self.raw(0).and_then(|next| next.to_digit(10)) {
            let grown = count
                .checked_mul(10)
                .and_then(|count| count.checked_add(digit));
            count = grown
                .filter(|count| i32::try_from(*count).is_ok())
                .ok_or_else(|| self.error("Illegal repetition range"))?;
            self.position += 1;
        }
        Ok(count)
    }

    /// What follows a backslash outside a class.
    fn escape(&mut self) -> Result<Node, PatternError> {
        let unix = self.flags.unix_lines;
        let unicode = self.flags.unicode_class;
        let Some(letter) = self.raw(0) else {
            return Err(self.error("Unexpected internal error"));
        };
        let node = match letter {
            '1'..='9' => return Ok(self.reference()),
            'A' => Node::Assert(Assertion::TextStart),
            'z' => Node::Assert(Assertion::TextEnd),
            'Z' => Node::Assert(Assertion::LastLineEnd { unix }),
            'G' => Node::Assert(Assertion::LastMatch),
            'b' if (self.raw(1), self.raw(2), self.raw(3)) == (Some('{'), Some('g'), Some('}')) => {
                self.position += 3;
                Node::Assert(Assertion::GraphemeBoundary)
            }
            'b' => Node::Assert(Assertion::WordBoundary {
                negated: false,
                unicode,
            }),
            'B' => Node::Assert(Assertion::WordBoundary {
                negated: true,
                unicode,
            }),
            'X' => Node::Grapheme,
            'R' => line_break(),
            'k' => {
                self.position += 1;
                if self.raw(0) != Some('<') {
                    return Err(self.error("\\k is not followed by '<' for named capturing group"));
                }
                self.position += 1;
                let name = self.group_name()?;
                let index = *self
                    .names
                    .get(&name)
                    .ok_or_else(|| self.error("named capturing group does not exist"))?;
                return Ok(Node::Reference(index, self.case()));
            }
            _ => {
                if let Some(set) = self.class_escape()? {
                    return Ok(Node::Set(set));
                }
                let character = self.character_escape(false)?;
                return Ok(self.literal(character));
            }
        };
        self.position += 1;
        Ok(node)
    }

    /// `\11` is group 11 when there are that many before it, else group 1 and a `1`.
    fn reference(&mut self) -> Node {
        let mut index = 0;
        while let Some(digit) = self.raw(0).and_then(|next| next.to_digit(10)) {
            let longer = index * 10 + digit as usize;
            if index > 0 && longer > self.groups {
                break;
            }
            index = longer;
            self.position += 1;
        }
        Node::Reference(index, self.case())
    }

    fn case(&self) -> Case {
        match (self.flags.ignore_case, self.flags.unicode_case) {
            (false, _) => Case::Exact,
            (true, false) => Case::Ascii,
            (true, true) => Case::Unicode,
        }
    }
}

/// `\R`
fn line_break() -> Node {
    let single =
        property::set("[\\n\\x0B\\f\\r\\x{85}\\x{2028}\\x{2029}]").unwrap_or_else(property::any);
    Node::Alternate(vec![
        Node::Concat(vec![Node::Char('\r'), Node::Char('\n')]),
        Node::Set(single),
    ])
}
