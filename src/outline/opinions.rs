//! Lists of what is good and bad about a work: `Pros:` and `Cons:` with their items.

use crate::review::{Block, BlockKind, Review, Span, floor};

/// The longest item that is in no list, in characters.
const LONGEST: usize = 120;

/// The longest name, in bytes.
const LABEL: usize = 60;

/// How many blocks on either side of an item its name, and that of the other side, are looked for.
const NEAR: usize = 64;

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

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What is good.
    Pros,
    /// What is bad.
    Cons,
}

/// Which side the block with this index is an item of, where it is one of a list under a name that
/// [`opinions`] knows and a list of the other side is near. Costs the same in any text.
pub fn side_at(review: &Review, index: usize) -> Option<Side> {
    let blocks = review.blocks();
    let own = blocks.get(index)?;
    let first = index.saturating_sub(NEAR);
    let above = blocks.get(first..index)?.iter().enumerate().rev();
    let mut around = above.filter(|(_, block)| !is_within(block));
    let (at, name) = around.next()?;
    let (side, inline) = named(review, name)?;
    let list = blocks.get(first + at + 1..=index)?;
    let start = own.span.start;
    let is_item = || {
        let items = below(review, list, name);
        items
            .last()
            .is_some_and(|item| item.start > start && item.end == own.span.end)
    };
    let end = (index + NEAR).min(blocks.len());
    let near = blocks.get(first..end)?;
    let is_other = |block: &Block| named(review, block).is_some_and(|(other, _)| other != side);
    (inline.is_empty() && is_item() && near.iter().any(is_other)).then_some(side)
}

/// Whether a block is an item, or stands within one.
fn is_within(block: &Block) -> bool {
    matches!(block.kind, BlockKind::ListItem { .. }) || block.inset.columns > 0
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
    let marker = block.content().start.offset() - block.span.start.offset();
    let head = text.get(..floor(text, text.len().min(marker + LABEL + 1)))?;
    let end = head.find([':', '：']).unwrap_or(head.len());
    let label = text.get(marker..end).filter(|label| label.len() <= LABEL)?;
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

/// `label` as the names have it: `What I liked` is `whatiliked`.
fn folded(label: &str) -> String {
    let kept = label.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}
