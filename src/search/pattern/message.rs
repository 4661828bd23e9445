//! What is wrong with an expression, in few words.

use regex_automata::meta::BuildError;
use regex_syntax::ast::{self, ErrorKind as E, Span};
use regex_syntax::hir;

use super::ExpressionError;

/// The most characters of an expression that are shown as the place.
const SHOWN: usize = 12;

/// What is wrong with the syntax of `expression`.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "there may be more kinds in a later version"
)]
pub(super) fn of_syntax(expression: &str, error: &ast::Error) -> ExpressionError {
    let span = error.span();
    let part = shown(expression, span.start.offset..span.end.offset);
    let from = shown(expression, span.start.offset..expression.len());
    ExpressionError {
        message: match error.kind() {
            E::GroupUnclosed | E::ClassUnclosed | E::RepetitionCountUnclosed => {
                format!("{from} is not closed")
            }
            E::GroupUnopened => ") closes nothing".to_owned(),
            E::RepetitionMissing => {
                let sign = from.chars().next().unwrap_or_default();
                format!("{sign} has nothing to repeat")
            }
            E::EscapeUnexpectedEof if part.is_empty() => "it ends within an escape".to_owned(),
            E::EscapeUnexpectedEof => format!("{part} has nothing behind it"),
            E::EscapeUnrecognized | E::ClassEscapeInvalid => format!("{part} means nothing"),
            E::ClassRangeInvalid | E::RepetitionCountInvalid => format!("{part} runs backwards"),
            E::RepetitionCountDecimalEmpty => format!("{from} has no number"),
            E::DecimalInvalid => format!("{part} is too large a number"),
            E::UnsupportedBackreference | E::UnsupportedLookAround => {
                format!("{part} cannot be looked for")
            }
            E::NestLimitExceeded(_) => "it is nested too deeply".to_owned(),
            E::FlagUnexpectedEof | E::GroupNameUnexpectedEof => format!("{from} goes on"),
            _ => format!("{part} is not understood"),
        },
    }
}

/// What is wrong with the meaning of `expression`.
pub(super) fn of_meaning(expression: &str, error: &hir::Error) -> ExpressionError {
    let Span { start, end } = error.span();
    let part = shown(expression, start.offset..end.offset);
    let is_no_kind = matches!(
        error.kind(),
        hir::ErrorKind::UnicodePropertyNotFound | hir::ErrorKind::UnicodePropertyValueNotFound
    );
    ExpressionError {
        message: if is_no_kind {
            format!("{part} is no kind of character")
        } else {
            format!("{part} cannot be looked for")
        },
    }
}

/// What hinders that an expression is looked for which means something.
pub(super) fn of_size(error: &BuildError) -> ExpressionError {
    let message = match error.size_limit() {
        Some(_) => "it is too large",
        None => "it cannot be looked for",
    };
    ExpressionError {
        message: message.to_owned(),
    }
}

/// A part of an expression, of which the beginning says enough.
fn shown(expression: &str, part: std::ops::Range<usize>) -> String {
    let part = expression.get(part).unwrap_or_default();
    match part.char_indices().nth(SHOWN) {
        Some((cut, _)) => format!("{}…", part.get(..cut).unwrap_or_default()),
        None => part.to_owned(),
    }
}
