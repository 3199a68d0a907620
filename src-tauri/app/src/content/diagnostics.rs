//! From the engine's diagnostics to what the editor and the checks show.

use super::types::{DiagnosticView, FixView, TextEdit};
use crate::error::Range;
use campaign::check::{Finding, Place, Severity, Tab};
use campaign::text::Text;
use personalization::{Diagnostic, Language, LineIndex, Span};

/// The range of `span` as the editor counts.
pub(crate) fn range(lines: &LineIndex, span: Span) -> Range {
    let units = |offset| u32::try_from(lines.utf16(offset)).unwrap_or(u32::MAX);
    Range {
        from: units(span.start),
        to: units(span.end),
    }
}

/// Diagnostics of `source`, without remarks that ask for nothing, as the editor shows them.
pub(crate) fn views(source: &str, diagnostics: &[Diagnostic]) -> Vec<DiagnosticView> {
    if diagnostics.is_empty() {
        return Vec::new();
    }
    let lines = LineIndex::new(source);
    diagnostics
        .iter()
        .filter_map(|diagnostic| {
            Some(DiagnosticView {
                code: diagnostic.code.to_owned(),
                severity: severity(diagnostic)?,
                range: range(&lines, diagnostic.span),
                line: u32::try_from(lines.position(diagnostic.span.start).line).unwrap_or(u32::MAX),
                message: message(diagnostic),
                fixes: diagnostic
                    .fixes
                    .iter()
                    .map(|fix| FixView {
                        title: Text::new(&fix.title.en, &fix.title.ja),
                        edits: fix
                            .edits
                            .iter()
                            .map(|edit| TextEdit {
                                range: range(&lines, edit.span),
                                text: edit.text.clone(),
                            })
                            .collect(),
                    })
                    .collect(),
            })
        })
        .collect()
}

/// Diagnostics of the source at `path` of a design, as findings.
pub(crate) fn findings<'a>(
    path: &'a str,
    diagnostics: &'a [Diagnostic],
) -> impl Iterator<Item = Finding> + 'a {
    diagnostics.iter().filter_map(move |diagnostic| {
        Some(Finding {
            code: diagnostic.code.to_owned(),
            severity: severity(diagnostic)?,
            place: Place {
                tab: Tab::Content,
                path: path.to_owned(),
            },
            message: message(diagnostic),
            remedy: diagnostic.fixes.first().map_or_else(
                || {
                    Text::new(
                        "Correct it in the editor, where it is underlined.",
                        "エディターで下線が引かれている箇所を修正してください。",
                    )
                },
                |fix| Text::new(&fix.title.en, &fix.title.ja),
            ),
        })
    })
}

fn severity(diagnostic: &Diagnostic) -> Option<Severity> {
    match diagnostic.severity {
        personalization::Severity::Error => Some(Severity::Error),
        personalization::Severity::Warning => Some(Severity::Warning),
        personalization::Severity::Info => None,
    }
}

fn message(diagnostic: &Diagnostic) -> Text {
    Text::new(
        diagnostic.message(Language::En),
        diagnostic.message(Language::Ja),
    )
}
