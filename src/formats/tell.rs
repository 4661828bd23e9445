//! Telling Markdown from plain text by what its first screen shows.

use super::{Format, Hint, html};

/// Bytes that are looked at: about a screen.
const SCREEN: usize = 4 * 1024;

/// The furthest in, in blanks, that a line of markup stands; behind more of them it is code.
const MOST_INDENT: usize = 3;

/// The longest row of signs that is taken for the fence of a block of code.
const LONGEST_FENCE: usize = 6;

/// The format of `text`, as `hint` or its first screen tells.
pub(super) fn format(text: &str, hint: Hint) -> Format {
    match hint {
        Hint::Markdown => Format::Markdown,
        Hint::Html => Format::Html,
        Hint::Content if html::is_page(text) => Format::Html,
        Hint::Content if is_marked_up(screen(text)) => Format::Markdown,
        Hint::Plain | Hint::Records | Hint::Json | Hint::Table | Hint::Epub | Hint::Content => {
            Format::Plain
        }
    }
}

/// The first lines of `text`; only whole ones.
fn screen(text: &str) -> &str {
    let Some(bytes) = text.as_bytes().get(..SCREEN) else {
        return text;
    };
    let end = memchr::memrchr2(b'\n', b'\r', bytes).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

/// The signs of markup in a line.
const SIGNS: [fn(&str) -> bool; 6] = [
    is_heading,
    is_fence,
    has_link,
    has_strong,
    is_task,
    is_table_rule,
];

/// Whether `screen` is plainly Markdown: it shows two kinds of signs, the delimiter of front matter
/// counted among them, or two headings.
fn is_marked_up(screen: &str) -> bool {
    let lines = screen.split(['\n', '\r']).map(str::trim_end);
    let front_matter = lines.clone().next();
    let front_matter = front_matter.is_some_and(|line| matches!(line, "---" | "+++" | "{"));
    let lines = lines.filter_map(|line| {
        let flush_left = line.trim_start();
        (line.len() - flush_left.len() <= MOST_INDENT).then_some(flush_left)
    });
    let lines: Vec<&str> = lines.collect();
    let kinds = SIGNS
        .iter()
        .filter(|sign| lines.iter().any(|line| sign(line)));
    let headings = lines.iter().filter(|line| is_heading(line));
    kinds.count() + usize::from(front_matter) > 1 || headings.count() > 1
}

/// Whether `line` begins or ends a block of code. A longer row of signs is an ornament.
fn is_fence(line: &str) -> bool {
    let length = |sign: char| line.len() - line.trim_start_matches(sign).len();
    ['`', '~']
        .iter()
        .any(|sign| (3..=LONGEST_FENCE).contains(&length(*sign)))
}

/// Whether `line` is a task to tick off.
fn is_task(line: &str) -> bool {
    let item = line.strip_prefix(['-', '*', '+']).unwrap_or_default();
    item.starts_with(" [ ] ") || item.starts_with(" [x] ")
}

/// Whether `line` is a heading such as `## Plot`.
fn is_heading(line: &str) -> bool {
    let title = line.trim_start_matches('#');
    let depth = line.len() - title.len();
    (1..=6).contains(&depth) && title.starts_with(' ') && title.contains(char::is_alphabetic)
}

/// Whether `line` has a link such as `[text](address)`, or defines one.
fn has_link(line: &str) -> bool {
    let inline = line.match_indices("](").any(|(at, _)| {
        let (before, behind) = line.split_at(at);
        let is_address = |behind: &str| {
            let end = behind.find([')', ' ']).unwrap_or(0);
            behind
                .get(..end)
                .is_some_and(|address| address.contains(['/', '.', '#', ':']))
        };
        before.contains('[') && behind.get(2..).is_some_and(is_address)
    });
    let defined = line.starts_with('[') && (line.contains("]: http") || line.contains("]: /"));
    inline || defined
}

/// Whether `line` has words between two pairs of stars.
fn has_strong(line: &str) -> bool {
    let mut parts = line.split("**").skip(1);
    let inside = parts.next().unwrap_or_default();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    parts.next().is_some() && is_word(inside.chars().next()) && !inside.ends_with(' ')
}

/// Whether `line` is the rule below the head of a table.
fn is_table_rule(line: &str) -> bool {
    let fits = |c: char| matches!(c, '|' | '-' | ':' | ' ');
    line.contains("--") && line.contains('|') && line.chars().all(fits)
}
