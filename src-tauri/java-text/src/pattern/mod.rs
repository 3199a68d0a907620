//! `java.util.regex.Pattern`: Java's regular expressions, matched by backtracking in bounded steps.
//!
//! Other engines read another dialect and give other groups; so the expression is parsed as Java parses it
//! (`parse`), turned into instructions (`program`) and run (`machine`). Sets of characters come from
//! `regex-syntax`. Nothing recurses on the text, so neither long texts nor bad expressions overflow the stack.
//!
//! Where it departs from Java 17: a character by its name (`\N{…}`) and halves of characters are refused;
//! a negative look-around that fails, and a group that matched nothing in a loop, leave no groups behind (Java's may);
//! what Java would take for ever is given up ([`MatchError::TooManySteps`]).

mod boundary;
mod class;
mod flags;
mod machine;
mod node;
mod parse;
mod program;
mod property;
mod quote;
mod steps;
mod undo;
mod width;

use std::sync::Arc;

pub use self::steps::Steps;

use self::machine::{Found, Machine};
use self::program::Program;

/// Why an expression is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// What Java's `PatternSyntaxException` says, and the position in characters.
    #[error("{message} near position {position}")]
    Syntax {
        /// What is wrong
        message: &'static str,
        /// The character before which it was noticed
        position: usize,
    },
    /// A property of characters that does not exist.
    #[error("unknown character property \"{0}\"")]
    UnknownProperty(String),
    /// A construct of Java that is not offered.
    #[error("{0} is not supported")]
    Unsupported(&'static str),
    /// The expression is longer than [`MAX_LENGTH`] characters or nested too deep.
    #[error("the expression is too large")]
    TooLarge,
}

/// Why a search was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MatchError {
    /// The expression needs too many attempts for this text.
    #[error("the expression needs too many steps for this text")]
    TooManySteps,
}

/// The longest expression that is compiled, in characters.
pub const MAX_LENGTH: usize = 20_000;

/// A compiled expression. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Pattern {
    program: Arc<Program>,
}

/// Where an expression matched: byte ranges of the whole and of its groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    groups: Vec<Option<(usize, usize)>>,
}

impl Match {
    /// Byte range of a group, 0 being the whole; None when the group did not take part or does not exist.
    pub fn group(&self, index: usize) -> Option<std::ops::Range<usize>> {
        self.groups
            .get(index)
            .copied()
            .flatten()
            .map(|(start, end)| start..end)
    }

    /// Byte range of the whole match.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.group(0).unwrap_or_default()
    }
}

impl Pattern {
    /// Compiles an expression as `Pattern.compile` does.
    ///
    /// ```
    /// use java_text::pattern::Pattern;
    ///
    /// let pattern = Pattern::new("(?i)^(?<name>john|jane)\\b").unwrap();
    /// let found = pattern.find("Jane Doe").unwrap().unwrap();
    /// assert_eq!(&"Jane Doe"[found.group(1).unwrap()], "Jane");
    /// assert!(Pattern::new("(").is_err());
    /// ```
    pub fn new(expression: &str) -> Result<Self, PatternError> {
        let parsed = parse::parse(expression)?;
        Ok(Self {
            program: Arc::new(program::compile(parsed)),
        })
    }

    /// How many groups the expression has, without the whole.
    pub fn group_count(&self) -> usize {
        self.program.groups
    }

    /// The number of a named group.
    pub fn group_index(&self, name: &str) -> Option<usize> {
        self.program.names.get(name).copied()
    }

    /// The first match in the text.
    pub fn find(&self, text: &str) -> Result<Option<Match>, MatchError> {
        self.find_at(text, 0)
    }

    /// The first match at or after a byte position, which look-behind may look before; the position is moved to
    /// the next character boundary if it is none.
    pub fn find_at(&self, text: &str, from: usize) -> Result<Option<Match>, MatchError> {
        self.find_within(text, from, &mut Steps::for_text(text))
    }

    /// As [`Pattern::find_at`], with steps from a budget.
    pub fn find_within(
        &self,
        text: &str,
        from: usize,
        steps: &mut Steps,
    ) -> Result<Option<Match>, MatchError> {
        let Some(from) = (from..=text.len()).find(|at| text.is_char_boundary(*at)) else {
            return Ok(None);
        };
        let mut machine = Machine::new(&self.program, text, steps.left);
        let found = machine.search(from, from);
        steps.left = machine.left;
        Ok(found?.map(Match::from))
    }

    /// All matches one after the other, as repeated `Matcher.find` gives them: also an empty one right after
    /// another match. The steps are counted for all together.
    pub fn find_all(&self, text: &str) -> Result<Vec<Match>, MatchError> {
        self.find_all_within(text, &mut Steps::for_text(text))
    }

    /// As [`Pattern::find_all`], with steps from a budget.
    pub fn find_all_within(&self, text: &str, steps: &mut Steps) -> Result<Vec<Match>, MatchError> {
        let mut machine = Machine::new(&self.program, text, steps.left);
        let all = every(&mut machine, text);
        steps.left = machine.left;
        all
    }

    /// Replaces every match by a text in which nothing has a special meaning.
    pub fn replace_all(&self, text: &str, replacement: &str) -> Result<String, MatchError> {
        self.replace_all_within(text, replacement, &mut Steps::for_text(text))
    }

    /// As [`Pattern::replace_all`], with steps from a budget.
    pub fn replace_all_within(
        &self,
        text: &str,
        replacement: &str,
        steps: &mut Steps,
    ) -> Result<String, MatchError> {
        let mut replaced = String::with_capacity(text.len());
        let mut end = 0;
        for found in self.find_all_within(text, steps)? {
            let range = found.range();
            replaced.push_str(&text[end..range.start]);
            replaced.push_str(replacement);
            end = range.end;
        }
        replaced.push_str(&text[end..]);
        Ok(replaced)
    }

    /// Whether the whole text matches, as `Matcher.matches`.
    pub fn matches(&self, text: &str) -> Result<bool, MatchError> {
        let steps = Steps::for_text(text);
        Ok(Machine::new(&self.program, text, steps.left)
            .matches()?
            .is_some())
    }
}

fn every(machine: &mut Machine<'_>, text: &str) -> Result<Vec<Match>, MatchError> {
    let mut all = Vec::new();
    let (mut from, mut last_end) = (0, 0);
    while let Some(found) = machine.search(from, last_end)?.map(Match::from) {
        let range = found.range();
        all.push(found);
        last_end = range.end;
        from = range.end;
        if range.is_empty() {
            let Some(next) = text[from..].chars().next() else {
                break;
            };
            from += next.len_utf8();
        }
    }
    Ok(all)
}

impl From<Found> for Match {
    fn from(found: Found) -> Self {
        Self {
            groups: found.groups,
        }
    }
}
