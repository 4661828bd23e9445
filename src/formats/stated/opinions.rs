//! Lists of what is good and bad about a work: `Pros:` and `Cons:` with their items.

use crate::formats::front::names::folded;
use crate::review::{Block, BlockKind, Review, Span};

/// The longest item that is in no list, in characters.
const LONGEST: usize = 120;

/// Names for what is good.
#[rustfmt::skip]
const PROS: &[&str] = &[
    "pros", "pro", "thegood", "good", "pluses", "plus", "positives", "positive", "likes",
    "whatiliked", "strengths", "advantages", "vorteile", "stärken", "positiv", "dasgute", "pluspunkte",
    "lesplus", "pointsforts", "lespointsforts", "pour", "avantages", "lomejor", "afavor", "ventajas",
    "puntosfuertes", "pregi", "puntidiforza", "vantaggi", "pontosfortes", "pontospositivos",
    "prós", "vantagens", "voordelen", "pluspunten", "优点", "優點", "良い点", "良かった点", "長所", "メリット",
];

/// Names for what is bad.
#[rustfmt::skip]
const CONS: &[&str] = &[
    "cons", "con", "contra", "kontra", "thebad", "bad", "minuses", "minus", "negatives", "negative",
    "dislikes", "whatididntlike", "whatididn’tlike", "weaknesses", "disadvantages", "nachteile",
    "schwächen", "negativ", "dasschlechte", "minuspunkte", "lesmoins", "pointsfaibles",
    "lespointsfaibles", "contre", "inconvénients", "lopeor", "encontra", "contras", "desventajas",
    "puntosdébiles", "contro", "difetti", "puntidebole", "puntideboli", "puntididebolezza", "svantaggi",
    "pontosfracos", "pontosnegativos", "desvantagens", "nadelen", "minpunten", "缺点", "缺點",
    "悪い点", "悪かった点", "気になる点", "短所", "デメリット",
];

/// What a review counts as good and as bad.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opinions {
    /// The items of what is good, without their markers, in the order of the text.
    pub pros: Vec<Span>,
    /// The items of what is bad, likewise.
    pub cons: Vec<Span>,
}

/// What `review` lists under names such as `Pros` and `Cons`: the items below such a line, or those
/// behind the colon. Nothing unless both are there: one alone may be the name of anything.
pub fn opinions(review: &Review) -> Opinions {
    let mut found = Opinions::default();
    let blocks = review.blocks();
    for (at, block) in blocks.iter().enumerate() {
        let Some((side, inline)) = named(review, block) else {
            continue;
        };
        let items = if inline.is_empty() {
            below(review, blocks.get(at + 1..).unwrap_or_default(), block)
        } else {
            listed(review, inline)
        };
        match side {
            Side::Pros => found.pros.extend(items),
            Side::Cons => found.cons.extend(items),
        }
    }
    if found.pros.is_empty() || found.cons.is_empty() {
        return Opinions::default();
    }
    found
}

enum Side {
    Pros,
    Cons,
}

/// Which side `block` names, and what stands behind its colon.
fn named(review: &Review, block: &Block) -> Option<(Side, Span)> {
    if matches!(
        block.kind,
        BlockKind::Preformatted | BlockKind::TableRow { .. } | BlockKind::Rule
    ) {
        return None;
    }
    let text = review.slice(block.span);
    let marker = match block.kind {
        BlockKind::ListItem { marker } => usize::from(marker),
        BlockKind::Paragraph
        | BlockKind::Heading(_)
        | BlockKind::Verse
        | BlockKind::Preformatted
        | BlockKind::TableRow { .. }
        | BlockKind::Rule => 0,
    };
    let colon = text.find([':', '：']);
    let end = colon.unwrap_or(text.len());
    let label = text.get(marker..end).filter(|label| label.len() <= 60)?;
    let label = folded(label);
    let side = if PROS.contains(&label.as_str()) {
        Side::Pros
    } else if CONS.contains(&label.as_str()) {
        Side::Cons
    } else {
        return None;
    };
    let behind = text.get(end..).unwrap_or_default();
    let behind = behind.trim_start_matches([':', '：']).trim_start();
    let end = block.span.end.offset();
    Some((side, Span::of(end - behind.len()..end)))
}

/// The items below `name`: those of a list, or else the lines up to a gap.
fn below(review: &Review, blocks: &[Block], name: &Block) -> Vec<Span> {
    let mut items = Vec::new();
    let mut list = None;
    let mut above = *name;
    for block in blocks {
        let between = Span::new(above.span.end, block.span.start);
        let is_near = review.slice(between).matches('\n').count() <= 1;
        let is_new = matches!(block.kind, BlockKind::Heading(_)) || named(review, block).is_some();
        match block.kind {
            BlockKind::ListItem { marker } if !is_new => {
                let start = block.span.start.offset() + usize::from(marker);
                let sign = sign(review.slice(Span::of(block.span.start.offset()..start)));
                let (columns, first) = *list.get_or_insert((block.inset.columns, sign));
                if block.inset.columns <= columns && sign != first {
                    break; // another list, such as that of the notes
                }
                if block.inset.columns <= columns {
                    items.push(Span::of(start..block.span.end.offset()));
                }
            }
            BlockKind::Paragraph | BlockKind::Verse if !is_new && list.is_none() && is_near => {
                let text = review.slice(block.span);
                if text.chars().count() > LONGEST {
                    break;
                }
                items.push(block.span);
            }
            BlockKind::Paragraph
            | BlockKind::Heading(_)
            | BlockKind::ListItem { .. }
            | BlockKind::Verse
            | BlockKind::Preformatted
            | BlockKind::TableRow { .. }
            | BlockKind::Rule => break,
        }
        above = *block;
    }
    items
}

/// What items of one list begin with, whatever their number.
fn sign(marker: &str) -> Option<char> {
    let first = marker.chars().next();
    first.map(|c| if c.is_alphanumeric() { '1' } else { c })
}

/// The items of `line`, set apart by semicolons, else by commas; one that is a sentence is whole.
fn listed(review: &Review, line: Span) -> Vec<Span> {
    let text = review.slice(line);
    let separators: &[char] = if text.contains([';', '；']) {
        &[';', '；']
    } else if text.trim_end_matches('.').contains(". ") {
        &[]
    } else {
        &[',', '，', '、']
    };
    let mut items = Vec::new();
    let mut at = line.start.offset();
    for part in text.split_inclusive(separators) {
        let item = part.trim_end_matches(separators).trim_end();
        let lead = item.len() - item.trim_start().len();
        if !item.trim().is_empty() {
            items.push(Span::of(at + lead..at + item.len()));
        }
        at += part.len();
    }
    items
}
