//! Regular expressions over folded text.

use regex_automata::meta::{Config, Regex};
use regex_syntax::ast::parse::ParserBuilder;
use regex_syntax::hir::translate::TranslatorBuilder;
use regex_syntax::hir::{
    Capture, Class, ClassBytes, ClassBytesRange, ClassUnicode, ClassUnicodeRange, Hir, HirKind,
    Look, Repetition,
};
use unicode_normalization::UnicodeNormalization as _;

use super::{ExpressionError, literals, message};
use crate::search::fold::{Alike, Case};
use crate::search::switches::{Borders, Switches};

/// The largest automaton, in bytes, that is made while an expression is typed.
const LARGEST: usize = 2 << 20;

/// How deep groups may be nested.
const DEEPEST: u32 = 100;

/// Makes what finds an expression, and tells how the text is folded for it.
pub(super) fn compile(
    expression: &str,
    switches: Switches,
) -> Result<(Alike, Regex), ExpressionError> {
    // Letters that are typed with their accents behind them are one letter in a text.
    let typed: String = expression.nfc().collect();
    let mut parser = ParserBuilder::new().nest_limit(DEEPEST).build();
    let mut ast = parser
        .parse(&typed)
        .map_err(|error| message::of_syntax(&typed, &error))?;
    let case = if literals::have_capital(&ast) {
        Case::Exact
    } else {
        Case::Folded
    };
    let accents = switches.accents;
    let alike = Alike { case, accents };
    literals::fold(&mut ast, alike);
    // Blocks are lines of the text that is searched.
    let mut translator = TranslatorBuilder::new().multi_line(true).build();
    let hir = translator
        .translate(&typed, &ast)
        .map_err(|error| message::of_meaning(&typed, &error))?;
    let mut hir = in_block(hir);
    if switches.borders == Borders::Words {
        hir = between_borders(hir);
    }
    let config = Config::new().nfa_size_limit(Some(LARGEST));
    let regex = Regex::builder().configure(config).build_from_hir(&hir);
    regex
        .map(|regex| (alike, regex))
        .map_err(|error| message::of_size(&error))
}

/// What matches only inside of a block: no line break, which is the border between blocks.
fn in_block(hir: Hir) -> Hir {
    match hir.into_kind() {
        HirKind::Empty => Hir::empty(),
        HirKind::Literal(literal) if literal.0.contains(&b'\n') => Hir::fail(),
        HirKind::Literal(literal) => Hir::literal(literal.0),
        HirKind::Class(Class::Unicode(mut class)) => {
            class.difference(&ClassUnicode::new([ClassUnicodeRange::new('\n', '\n')]));
            Hir::class(Class::Unicode(class))
        }
        HirKind::Class(Class::Bytes(mut class)) => {
            class.difference(&ClassBytes::new([ClassBytesRange::new(b'\n', b'\n')]));
            Hir::class(Class::Bytes(class))
        }
        HirKind::Look(Look::Start | Look::StartCRLF) => Hir::look(Look::StartLF),
        HirKind::Look(Look::End | Look::EndCRLF) => Hir::look(Look::EndLF),
        HirKind::Look(look) => Hir::look(look),
        HirKind::Repetition(repetition) => Hir::repetition(Repetition {
            sub: Box::new(in_block(*repetition.sub)),
            ..repetition
        }),
        HirKind::Capture(capture) => Hir::capture(Capture {
            sub: Box::new(in_block(*capture.sub)),
            ..capture
        }),
        HirKind::Concat(parts) => Hir::concat(parts.into_iter().map(in_block).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.into_iter().map(in_block).collect()),
    }
}

/// What does not begin or end between two characters of a word.
fn between_borders(hir: Hir) -> Hir {
    let either = |half, border| Hir::alternation(vec![Hir::look(half), Hir::look(border)]);
    Hir::concat(vec![
        either(Look::WordStartHalfUnicode, Look::WordUnicode),
        hir,
        either(Look::WordEndHalfUnicode, Look::WordUnicode),
    ])
}
