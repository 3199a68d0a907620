//! Every problem the engine knows: its particulars, its code and its severity.

use super::Severity;

macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident $({ $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })? => $code:literal, $severity:ident;)*) => {
        /// A problem and its particulars. Strings hold source text and names exactly as typed.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Problem {
            $($(#[$doc])* #[allow(missing_docs, reason = "the message texts say what each particular is")] $name $({ $($field: $type),* })?,)*
        }

        impl Problem {
            /// The stable code.
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$name { .. } => $code,)* }
            }

            /// How grave it is.
            pub const fn severity(&self) -> Severity {
                match self { $(Self::$name { .. } => Severity::$severity,)* }
            }

            /// Every code, in the order of this table.
            pub const CODES: &'static [&'static str] = &[$($code),*];
        }
    };
}

problems! {
    /// A tag has no end.
    UnclosedTag { expected: &'static str } => "unclosed-tag", Error;
    /// A tag ends with another delimiter than it began with.
    WrongClose { expected: &'static str, found: &'static str } => "wrong-close", Error;
    /// A text literal has no closing quote.
    UnterminatedText => "unterminated-text", Error;
    /// Something else was expected here.
    Unexpected { found: String, expected: Expected } => "unexpected", Error;
    /// Nothing stands between the delimiters.
    EmptyTag => "empty-tag", Error;
    /// A character that has no meaning.
    UnknownCharacter { character: char } => "unknown-character", Error;
    /// A number that cannot be read.
    BadNumber { text: String } => "bad-number", Error;
    /// A block has no closing tag.
    UnclosedBlock { keyword: String } => "unclosed-block", Error;
    /// A block is closed inside another one.
    CrossedBlock { open: String, closed: String } => "crossed-block", Error;
    /// A closing tag without its opening tag.
    UnopenedClose { keyword: String } => "unopened-close", Error;
    /// `else` outside of a block.
    StrayElse => "stray-else", Error;
    /// A second `else`, or one after it.
    SecondElse => "second-else", Error;
    /// A block that the language does not have.
    UnknownBlock { name: String, nearest: Option<String> } => "unknown-block", Error;
    /// A form of another language.
    ForeignForm { found: String, right: String } => "foreign-form", Error;
    /// A partial, decorator or raw block of Handlebars.
    UnsupportedForm { found: String } => "unsupported-form", Error;
    /// `xEvent`.
    XEvent => "x-event", Error;
    /// A function that does not exist.
    UnknownFunction { name: String, nearest: Option<String> } => "unknown-function", Error;
    /// Too few or too many arguments.
    ArgumentCount { function: String, least: usize, most: Option<usize>, found: usize } => "argument-count", Error;
    /// An argument of a type that the function cannot use.
    ArgumentType { function: String, parameter: String, expected: String, found: String } => "argument-type", Warning;
    /// A path that neither the schema nor the contract has.
    PathNotFound { path: String, nearest: Option<String> } => "path-not-found", Warning;
    /// A loop over something that is no list.
    NotAList { found: String } => "not-a-list", Error;
    /// A reserved word as the name of a field, unquoted.
    ReservedWord { word: String } => "reserved-word", Error;
    /// A name with a hyphen, unquoted.
    UnquotedHyphen { name: String } => "unquoted-hyphen", Warning;
    /// A numeric name, unquoted.
    UnquotedNumber { name: String } => "unquoted-number", Warning;
    /// A profile attribute where profiles are not available.
    ProfileUnavailable { path: String } => "profile-unavailable", Error;
    /// `context.system`.
    ContextSystem => "context-system", Error;
    /// `offers.…`: nothing to show here.
    OffersEmpty => "offers-empty", Info;
    /// A fragment that is not known.
    FragmentUnknown { id: String } => "fragment-unknown", Error;
    /// A fragment that is not live.
    FragmentDraft { id: String } => "fragment-draft", Error;
    /// More fragments than a message may have.
    FragmentsTooMany { most: usize } => "fragments-too-many", Error;
    /// A fragment inside a fragment inside a fragment.
    FragmentsTooDeep => "fragments-too-deep", Error;
    /// A loop variable given to a fragment.
    FragmentLoopVariable { name: String } => "fragment-loop-variable", Error;
    /// A fragment tag without an id.
    FragmentWithoutId => "fragment-without-id", Error;
    /// A fragment whose own source has errors.
    FragmentFaulty { id: String, message: Box<Problem> } => "fragment-faulty", Error;
    /// A context attribute used as a number.
    ContextAsNumber { path: String } => "context-as-number", Warning;
    /// `Y` where `y` was meant.
    WeekYear { pattern: String } => "week-year", Warning;
    /// `D` where `d` was meant.
    DayOfYear { pattern: String } => "day-of-year", Warning;
    /// A date pattern that Java refuses.
    BadDatePattern { pattern: String } => "bad-date-pattern", Warning;
    /// A regular expression that cannot be compiled.
    BadRegex { pattern: String } => "bad-regex", Error;
    /// A text where a date is expected.
    DateAsText { function: String } => "date-as-text", Warning;
    /// A value printed as it is in HTML.
    UnescapedInHtml => "unescaped-in-html", Warning;
    /// A value printed with HTML escapes in a channel that shows text.
    EscapedInText => "escaped-in-text", Warning;
    /// A list printed as a value.
    ListPrinted => "list-printed", Warning;
    /// A comparison that can never be true.
    NeverTrue { left: String, right: String } => "never-true", Warning;
    /// Arithmetic with something that is no number.
    NotANumber { found: String, text: bool } => "not-a-number", Warning;
    /// Nested deeper than allowed.
    TooDeep { most: usize } => "too-deep", Error;
    /// A source longer than allowed.
    SourceTooLong { most: usize } => "source-too-long", Error;
    /// More arms, operands or arguments than allowed.
    TooMany { most: usize } => "too-many", Error;
    /// Rendering took too many steps.
    StepLimit => "step-limit", Error;
    /// Rendering took too long.
    TimeLimit => "time-limit", Error;
    /// The output is too large.
    OutputLimit { most: usize } => "output-limit", Error;
    /// A value grew too large.
    ValueLimit => "value-limit", Error;
    /// A regular expression took too many steps.
    RegexLimit { pattern: String } => "regex-limit", Error;
    /// Something inside the engine failed; never the user's doing.
    Internal { detail: String } => "internal", Error;
}

/// What the parser would have accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A value, path or call.
    Expression,
    /// A name.
    Name,
    /// The end of the tag.
    EndOfTag,
    /// `=`.
    EqualSign,
    /// `)` or `,`.
    ClosingParenthesis,
    /// `]` or `,`.
    ClosingBracket,
    /// The closing `|` after loop variables.
    ClosingBar,
    /// A condition after `if` or `unless`.
    Condition,
    /// A list after `each`.
    List,
    /// `@index`, `@first`, `@last`, `@key` or `@root`.
    LoopVariable,
    /// `name=value`.
    Argument,
}
