//! Checks on printed values: escaping that fits the channel, and lists.

use super::Checker;
use crate::diagnostics::{Fix, Problem};
use crate::functions;
use crate::options::Format;
use crate::syntax::tree::{Expr, ExprKind, Output};
use crate::value::Type;

/// Functions whose results hold nothing that HTML would read as markup.
const HARMLESS: &[&str] = &[
    "formatDate",
    "encode64",
    "urlEncode",
    "md5",
    "sha256",
    "toHexString",
    "formatNumber",
    "formatCurrency",
    "toPercentage",
];

impl Checker<'_> {
    pub(super) fn output(&mut self, output: &Output) {
        let kind = self.meaning(&output.value).kind;
        if kind == Some(Type::List) {
            self.report(Problem::ListPrinted, output.value.span);
        }
        if !self.prints_data(&output.value) {
            return;
        }
        let inner = output.value.span.of(self.source);
        match self.options.format {
            Format::Html if !output.form.escapes() => {
                self.report_with(
                    Problem::UnescapedInHtml,
                    output.span,
                    Fix::replace(output.span, format!("{{{{{inner}}}}}")),
                );
            }
            Format::Text | Format::Json if output.form.escapes() => {
                let right = format!("{{{{{{{inner}}}}}}}");
                self.report_with(
                    Problem::EscapedInText,
                    output.span,
                    Fix::replace(output.span, right),
                );
            }
            _ => {}
        }
    }

    /// Whether text from the data ends up in what is printed.
    fn prints_data(&self, value: &Expr) -> bool {
        match &value.kind {
            ExprKind::Path(_) | ExprKind::Field { .. } => {
                matches!(
                    self.meaning(value).kind,
                    None | Some(Type::String | Type::Map | Type::List)
                )
            }
            ExprKind::Fallback(operands) => {
                operands.iter().any(|operand| self.prints_data(operand))
            }
            ExprKind::Call(call) => {
                let texts = functions::find(&call.name).is_none_or(|function| {
                    matches!(
                        function.returns,
                        Type::Any | Type::String | Type::List | Type::Map
                    )
                });
                texts
                    && !HARMLESS.contains(&call.name.as_str())
                    && call
                        .arguments
                        .iter()
                        .any(|argument| self.prints_data(argument))
            }
            _ => false,
        }
    }
}
