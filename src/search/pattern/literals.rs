//! The letters of an expression, and folding them as the text is folded.

use regex_syntax::ast::{
    self, Ast, ClassAsciiKind, ClassSet, ClassSetItem, ClassUnicodeKind, Concat, Literal,
    LiteralKind, Visitor,
};

use crate::search::fold::{Alike, fold as folded};

/// Whether a capital is among the letters of an expression, or the class of capitals.
pub(super) fn have_capital(ast: &Ast) -> bool {
    ast::visit(ast, Capitals { any: false }).unwrap_or_default()
}

struct Capitals {
    any: bool,
}

impl Visitor for Capitals {
    type Output = bool;
    type Err = std::convert::Infallible;

    fn finish(self) -> Result<bool, Self::Err> {
        Ok(self.any)
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), Self::Err> {
        self.any |= match ast {
            Ast::Literal(literal) => literal.c.is_uppercase(),
            Ast::ClassUnicode(class) => !class.negated && names_capitals(&class.kind),
            Ast::Empty(_)
            | Ast::Flags(_)
            | Ast::Dot(_)
            | Ast::Assertion(_)
            | Ast::ClassPerl(_)
            | Ast::ClassBracketed(_)
            | Ast::Repetition(_)
            | Ast::Group(_)
            | Ast::Alternation(_)
            | Ast::Concat(_) => false,
        };
        Ok(())
    }

    fn visit_class_set_item_pre(&mut self, item: &ClassSetItem) -> Result<(), Self::Err> {
        self.any |= match item {
            ClassSetItem::Literal(literal) => literal.c.is_uppercase(),
            ClassSetItem::Range(range) => {
                range.start.c.is_uppercase() || range.end.c.is_uppercase()
            }
            ClassSetItem::Ascii(class) => !class.negated && class.kind == ClassAsciiKind::Upper,
            ClassSetItem::Unicode(class) => !class.negated && names_capitals(&class.kind),
            ClassSetItem::Empty(_)
            | ClassSetItem::Perl(_)
            | ClassSetItem::Bracketed(_)
            | ClassSetItem::Union(_) => false,
        };
        Ok(())
    }
}

fn names_capitals(kind: &ClassUnicodeKind) -> bool {
    let names = ["lu", "lt", "upper", "uppercase", "uppercase_letter"];
    match kind {
        ClassUnicodeKind::OneLetter(_) => false,
        ClassUnicodeKind::Named(name) => names.contains(&name.to_lowercase().as_str()),
        ClassUnicodeKind::NamedValue { value, .. } => {
            names.contains(&value.to_lowercase().as_str())
        }
    }
}

/// Folds the letters of an expression as `alike` folds texts. Its nesting is limited by the parser.
pub(super) fn fold(ast: &mut Ast, alike: Alike) {
    match ast {
        Ast::Literal(literal) => *ast = folded_literal(literal, alike),
        Ast::ClassBracketed(class) => fold_class(&mut class.kind, alike),
        Ast::Repetition(repetition) => fold(&mut repetition.ast, alike),
        Ast::Group(group) => fold(&mut group.ast, alike),
        Ast::Alternation(parts) => parts.asts.iter_mut().for_each(|part| fold(part, alike)),
        Ast::Concat(parts) => {
            parts.asts.iter_mut().for_each(|part| fold(part, alike));
            // White space is one space in a folded text.
            parts
                .asts
                .dedup_by(|next, part| is_space(next) && is_space(part));
        }
        Ast::Empty(_)
        | Ast::Flags(_)
        | Ast::Dot(_)
        | Ast::Assertion(_)
        | Ast::ClassUnicode(_)
        | Ast::ClassPerl(_) => {}
    }
}

fn is_space(ast: &Ast) -> bool {
    matches!(ast, Ast::Literal(literal) if literal.c == ' ')
}

fn folded_literal(literal: &Literal, alike: Alike) -> Ast {
    let folded = folded(&literal.c.to_string(), alike);
    let letter = |c| Ast::literal(plain(literal, c));
    let mut asts: Vec<Ast> = folded.text().chars().map(letter).collect();
    match asts.len() {
        0 => Ast::empty(literal.span),
        1 => asts.swap_remove(0),
        _ => Ast::concat(Concat {
            span: literal.span,
            asts,
        }),
    }
}

fn plain(literal: &Literal, c: char) -> Literal {
    Literal {
        span: literal.span,
        kind: LiteralKind::Verbatim,
        c,
    }
}

fn fold_class(set: &mut ClassSet, alike: Alike) {
    match set {
        ClassSet::Item(item) => fold_item(item, alike),
        ClassSet::BinaryOp(both) => {
            fold_class(&mut both.lhs, alike);
            fold_class(&mut both.rhs, alike);
        }
    }
}

/// Folds what is one of many. What folds to several letters cannot be one, and stays.
fn fold_item(item: &mut ClassSetItem, alike: Alike) {
    let one = |literal: &Literal| {
        let folded = folded(&literal.c.to_string(), alike);
        let mut chars = folded.text().chars();
        let c = chars.next().filter(|_| chars.next().is_none());
        c.map_or_else(|| literal.clone(), |c| plain(literal, c))
    };
    match item {
        ClassSetItem::Literal(literal) => *literal = one(literal),
        ClassSetItem::Range(range) => {
            let (start, end) = (one(&range.start), one(&range.end));
            if start.c <= end.c {
                (range.start, range.end) = (start, end);
            }
        }
        ClassSetItem::Bracketed(class) => fold_class(&mut class.kind, alike),
        ClassSetItem::Union(union) => {
            union
                .items
                .iter_mut()
                .for_each(|item| fold_item(item, alike));
        }
        ClassSetItem::Empty(_)
        | ClassSetItem::Ascii(_)
        | ClassSetItem::Unicode(_)
        | ClassSetItem::Perl(_) => {}
    }
}
