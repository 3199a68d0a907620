//! `campaign check`: what is wrong with templates, printed as compilers do.

use crate::failure::{Failure, read};
use crate::render::{MessageFormat, Speech};
use personalization::{
    CompileOptions, Diagnostic, Format, Language, LineIndex, Severity, Template,
};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What to check.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The templates.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// What the messages are; otherwise as their names say: text for .txt, else HTML.
    #[arg(long, value_enum)]
    format: Option<MessageFormat>,
    /// Whether there is no profile, as in high throughput campaigns.
    #[arg(long)]
    no_profile: bool,
    /// The language of what is said.
    #[arg(long, value_enum, default_value_t = Speech::En)]
    language: Speech,
}

/// Checks every file and says how many errors and warnings there are in all.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let language = arguments.language.into();
    let mut output = io::stdout().lock();
    let (mut errors, mut warnings) = (0_usize, 0_usize);
    for path in &arguments.files {
        let source = read(path)?;
        let options = CompileOptions {
            format: arguments.format.map_or_else(|| by_name(path), Format::from),
            profile_available: !arguments.no_profile,
            ..CompileOptions::default()
        };
        let template = Template::compile(&source, &options);
        let lines = LineIndex::new(&source);
        for diagnostic in template.diagnostics() {
            match diagnostic.severity {
                Severity::Error => errors += 1,
                Severity::Warning => warnings += 1,
                Severity::Info => {}
            }
            print(&mut output, path, &source, &lines, diagnostic, language)?;
        }
    }
    if errors + warnings > 0 {
        writeln!(output, "{errors} error(s), {warnings} warning(s)")?;
    }
    Ok(if errors > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn by_name(path: &Path) -> Format {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("txt") => Format::Text,
        Some("json") => Format::Json,
        _ => Format::Html,
    }
}

/// `FILE:LINE:COLUMN: SEVERITY[CODE]: MESSAGE`, the line with the place marked, and the fixes.
fn print(
    output: &mut impl Write,
    path: &Path,
    source: &str,
    lines: &LineIndex,
    diagnostic: &Diagnostic,
    language: Language,
) -> io::Result<()> {
    let start = lines.position(diagnostic.span.start);
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    };
    writeln!(
        output,
        "{}:{}:{}: {severity}[{}]: {}",
        path.display(),
        start.line,
        start.column,
        diagnostic.code,
        diagnostic.message(language)
    )?;
    if let Some(line) = source.lines().nth(start.line - 1) {
        let end = lines.position(diagnostic.span.end);
        let marked = if end.line == start.line {
            end.column.saturating_sub(start.column).max(1)
        } else {
            line.chars().count().saturating_sub(start.column - 1).max(1)
        };
        writeln!(output, "  | {line}")?;
        writeln!(
            output,
            "  | {}{}",
            " ".repeat(start.column - 1),
            "^".repeat(marked)
        )?;
    }
    for fix in &diagnostic.fixes {
        writeln!(output, "  = {}", fix.title(language))?;
    }
    Ok(())
}
