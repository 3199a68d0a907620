//! The messages in English.

use super::problem::{Expected, Problem};

fn expected(what: Expected) -> &'static str {
    match what {
        Expected::Expression => "a value, a path or a function call",
        Expected::Name => "a name",
        Expected::EndOfTag => "the end of the tag",
        Expected::EqualSign => "“=”",
        Expected::ClosingParenthesis => "“,” or “)”",
        Expected::ClosingBracket => "“,” or “]”",
        Expected::ClosingBar => "“|”",
        Expected::Condition => "a condition",
        Expected::List => "the list to go through",
        Expected::LoopVariable => "@index, @first, @last, @key or @root",
        Expected::Argument => "an argument of the form name=value",
    }
}

fn hint(nearest: Option<&String>) -> String {
    nearest.map_or_else(String::new, |name| format!(" Did you mean “{name}”?"))
}

fn count(least: usize, most: Option<usize>) -> String {
    let plural = |n: usize| {
        if n == 1 {
            "1 argument".to_owned()
        } else {
            format!("{n} arguments")
        }
    };
    match most {
        Some(most) if most == least => plural(least),
        Some(most) => format!("{least} to {most} arguments"),
        None => format!("at least {}", plural(least)),
    }
}

#[allow(
    clippy::too_many_lines,
    reason = "one line a message; splitting the table would hide gaps"
)]
pub(super) fn message(problem: &Problem) -> String {
    match problem {
        Problem::UnclosedTag { expected } => format!("This tag has no end. Close it with “{expected}”."),
        Problem::WrongClose { expected, found } => format!("This tag ends with “{found}” but must end with “{expected}”."),
        Problem::UnterminatedText => "This text has no closing quote.".into(),
        Problem::Unexpected { found, expected: what } if found.is_empty() => format!("The tag ends too early: expected {}.", expected(*what)),
        Problem::Unexpected { found, expected: what } => format!("“{found}” cannot stand here: expected {}.", expected(*what)),
        Problem::EmptyTag => "This tag is empty. Write a value between the braces, or remove it.".into(),
        Problem::UnknownCharacter { character } => format!("The character “{character}” has no meaning here."),
        Problem::BadNumber { text } => format!("“{text}” is not a number that can be used."),
        Problem::UnclosedBlock { keyword } => format!("This “{keyword}” block is never closed. Add its closing tag."),
        Problem::CrossedBlock { open, closed } => format!("“{closed}” is closed here while “{open}”, opened inside of it, is still open. Close “{open}” first."),
        Problem::UnopenedClose { keyword } => format!("This closes an “{keyword}” block, but none is open here."),
        Problem::StrayElse => "“else” belongs inside an if, unless, each or with block.".into(),
        Problem::SecondElse => "This block already has its “else”; nothing can follow it.".into(),
        Problem::UnknownBlock { name, nearest } => format!("There is no block “{name}”.{} The blocks are if, unless, each and with.", hint(nearest.as_ref())),
        Problem::ForeignForm { found, right } => format!("“{found}” is not part of the personalization language. Write “{right}”."),
        Problem::UnsupportedForm { found } => format!("“{found}” is a Handlebars form that the personalization language does not have."),
        Problem::XEvent => "“xEvent” is not part of the personalization language. Use context.… for the attributes that the call carries.".into(),
        Problem::UnknownFunction { name, nearest } => format!("There is no function “{name}”.{}", hint(nearest.as_ref())),
        Problem::ArgumentCount { function, least, most, found } => format!("“{function}” takes {}, but {found} {} given.", count(*least, *most), if *found == 1 { "is" } else { "are" }),
        Problem::ArgumentType { function, parameter, expected, found } => format!("“{function}” expects {expected} for “{parameter}”, but this is {found}."),
        Problem::PathNotFound { path, nearest } => format!("Path {path} not found.{}", hint(nearest.as_ref())),
        Problem::NotAList { found } => format!("Type mismatch: Expected array. Found {found}. Only lists and maps can be gone through with each."),
        Problem::ReservedWord { word } => format!("“{word}” is a reserved word. Put it in backticks: `{word}`."),
        Problem::UnquotedHyphen { name } => format!("Without quotes the hyphen subtracts. If “{name}” is one name, put it in backticks: `{name}`."),
        Problem::UnquotedNumber { name } => format!("A name that begins with a digit must be quoted: `{name}`."),
        Problem::ProfileUnavailable { path } => format!("“{path}” cannot be used: this campaign has no access to profile data. Use context attributes only."),
        Problem::ContextSystem => "“context.system” is reserved for the service and cannot be used in content.".into(),
        Problem::OffersEmpty => "Offers are decided when the message is sent; the preview shows nothing here.".into(),
        Problem::FragmentUnknown { id } => format!("There is no fragment “{id}”."),
        Problem::FragmentDraft { id } => format!("The fragment “{id}” is a draft. Publish it before the campaign is activated."),
        Problem::FragmentsTooMany { most } => format!("A message may use at most {most} fragments."),
        Problem::FragmentsTooDeep => "A fragment may use other fragments, but those may not use fragments again.".into(),
        Problem::FragmentLoopVariable { name } => format!("A fragment cannot see the loop variable “{name}”. Assign it with let first."),
        Problem::FragmentWithoutId => "A fragment tag needs the id of the fragment: id=\"ajo:…\".".into(),
        Problem::FragmentFaulty { id, message: inner } => format!("The fragment “{id}” has an error: {}", message(inner)),
        Problem::ContextAsNumber { path } => format!("Context attributes arrive as text. Use stringToNumber({path}) to compare or calculate with it."),
        Problem::WeekYear { pattern } => format!("In “{pattern}”, Y is the year of the week, which is wrong around New Year. Use y for the year."),
        Problem::DayOfYear { pattern } => format!("In “{pattern}”, D is the day of the year. Use d for the day of the month."),
        Problem::BadDatePattern { pattern } => format!("“{pattern}” is not a valid date pattern; the date will be printed in its ISO form."),
        Problem::BadRegex { pattern } => format!("“{pattern}” is not a valid regular expression."),
        Problem::DateAsText { function } => format!("“{function}” expects a date. Convert the text with stringToDate or toDateTime first."),
        Problem::UnescapedInHtml => "This value is not escaped: characters such as < and & in the data change the page. Use two braces unless the value is HTML that you trust.".into(),
        Problem::EscapedInText => "Two braces escape for HTML: & in the data becomes &amp; in the message. Use three braces in text.".into(),
        Problem::ListPrinted => "This is a list; its items will be printed with commas between them. Use each or join.".into(),
        Problem::NeverTrue { left, right } => format!("{left} and {right} can never be equal or in order; the comparison is always false."),
        Problem::NotANumber { text: true, .. } => "Only numbers can be calculated with, and this is text; the result is empty. Use concat to join texts.".into(),
        Problem::NotANumber { found, .. } => format!("Only numbers can be calculated with, and this is {found}; the result is empty."),
        Problem::TooDeep { most } => format!("This is nested too deeply; at most {most} levels are possible."),
        Problem::SourceTooLong { most } => format!("The content is too long; at most {most} bytes are possible."),
        Problem::TooMany { most } => format!("Too many parts in one construct; at most {most} are possible."),
        Problem::StepLimit => "The message takes too many steps to render. Loops inside loops over long lists are the usual cause.".into(),
        Problem::TimeLimit => "The message takes too long to render. Loops inside loops over long lists are the usual cause.".into(),
        Problem::OutputLimit { most } => format!("The message would be larger than {most} bytes."),
        Problem::ValueLimit => "A value grows too large while the message is rendered.".into(),
        Problem::RegexLimit { pattern } => format!("The regular expression “{pattern}” takes too many steps on this text. Make it more specific."),
        Problem::Internal { detail } => format!("The message could not be rendered because of a fault in the program, not in your content ({detail})."),
    }
}
