//! Text written so that Markdown shows it as it is, whatever it holds.

/// What stands for a blank at the start of a line, where blanks would make code of it.
const BLANK: char = '\u{a0}';

/// Two blanks at its end keep a line apart from the next.
const LINE_END: &str = "  \n";

/// A text of several paragraphs, each line behind `lead`. Lines stay apart as they are; blank lines
/// part paragraphs. Ends with a line end, and is empty where the text is.
pub(super) fn paragraphs(text: &str, lead: &str) -> String {
    let mut written = String::new();
    let mut is_within = false;
    for line in text.split('\n').map(|line| line.trim_end_matches(' ')) {
        if line.is_empty() {
            is_within = false;
            continue;
        }
        if is_within {
            written.push_str(LINE_END);
        } else if !written.is_empty() {
            written.push('\n');
            written.push_str(lead.trim_end());
            written.push('\n');
        }
        is_within = true;
        written.push_str(lead);
        written.push_str(&self::line(line));
    }
    if !written.is_empty() {
        written.push('\n');
    }
    written
}

/// A line that stands for itself, without its end.
pub(super) fn line(line: &str) -> String {
    let rest = line.trim_start_matches(' ');
    let blanks = line.len() - rest.len();
    let mut written: String = std::iter::repeat_n(BLANK, blanks).collect();
    let opens = |c: char| blanks == 0 && matches!(c, '-' | '+' | '=' | ':' | '>');
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    for (number, (at, c)) in rest.char_indices().enumerate() {
        let before = rest.get(..at).unwrap_or_default();
        let behind = rest.get(at + c.len_utf8()..).unwrap_or_default();
        let is_of_list = number == digits
            && number > 0
            && matches!(c, '.' | ')')
            && (behind.is_empty() || behind.starts_with(' '));
        if is_of_list || (at == 0 && opens(c)) || is_markup(c, before, behind) {
            written.push('\\');
        }
        written.push(c);
    }
    written
}

/// Whether Markdown, or one of the dialects that note books speak, would take `c` as a sign.
fn is_markup(c: char, before: &str, behind: &str) -> bool {
    match c {
        '\\' | '`' | '*' | '_' | '[' | '<' | '~' | '|' | '$' | '^' | '{' => true,
        // Not `C#`: a heading, its end, or a tag.
        '#' => !before.ends_with(char::is_alphanumeric),
        '&' => is_entity(behind),
        '=' | '%' => before.ends_with(c) || behind.starts_with(c),
        // An address is taken with the backslashes in it.
        ':' => behind.starts_with("//"),
        '.' => before.ends_with("www"),
        _ => false,
    }
}

/// Whether this is the rest of an entity, such as `amp;`.
fn is_entity(behind: &str) -> bool {
    let name = behind.split_once(';').map_or("", |(name, _)| name);
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '#';
    !name.is_empty() && name.chars().all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    /// What a reader of Markdown is shown: paragraphs of lines; none where anything else is in it.
    fn shown(markdown: &str) -> Option<Vec<Vec<String>>> {
        let options = Options::all().difference(Options::ENABLE_SMART_PUNCTUATION);
        let mut paragraphs: Vec<Vec<String>> = Vec::new();
        for event in Parser::new_ext(markdown, options) {
            if let Event::Text(text) = event {
                paragraphs.last_mut()?.last_mut()?.push_str(&text);
            } else if event == Event::HardBreak {
                paragraphs.last_mut()?.push(String::new());
            } else if event == Event::Start(Tag::Paragraph) {
                paragraphs.push(vec![String::new()]);
            } else if !matches!(
                event,
                Event::End(TagEnd::Paragraph | TagEnd::BlockQuote(_))
                    | Event::Start(Tag::BlockQuote(_))
            ) {
                return None;
            }
        }
        Some(paragraphs)
    }

    /// The same of the text itself.
    fn read(text: &str) -> Vec<Vec<String>> {
        let line = |line: &str| {
            let rest = line.trim_start_matches(' ');
            "\u{a0}".repeat(line.len() - rest.len()) + rest
        };
        let lines = text.split('\n').map(|line| line.trim_end_matches(' '));
        let lines: Vec<&str> = lines.collect();
        lines
            .split(|line| line.is_empty())
            .filter(|lines| !lines.is_empty())
            .map(|lines| lines.iter().map(|text| line(text)).collect())
            .collect()
    }

    /// What texts are put together of.
    const PARTS: &[&str] = &[
        "a", "b c", " ", "  ", "    ", "\n", "\n\n", "*", "**", "_", "`", "```", "#", "##", ">",
        "~", "~~", "|", "-", "--", "---", "+", "=", "==", ":", "1.", "2)", "[", "]", "](u)",
        "[^1]", "!", "<", "<b>", "</b>", "<!--", "&amp;", "&#65;", "&", "$", "$$", "^", "{", "}",
        "\\", "\\\\", "%%", "www.", "http://", "é", "字", "שלום",
    ];

    proptest! {
        #[test]
        fn what_is_written_reads_as_it_was(parts in prop::collection::vec(prop::sample::select(PARTS), 0..24)) {
            let text = parts.concat();
            for lead in ["> ", ""] {
                let written = paragraphs(&text, lead);
                prop_assert_eq!(shown(&written), Some(read(&text)), "{}", written);
            }
        }
    }

    #[test]
    fn plain_prose_is_left_alone() {
        let table = [
            (
                "A film (2019) – “good”, he said: 4.5/5!",
                "A film (2019) – “good”, he said: 4.5/5!",
            ),
            ("Q&A, C# and half-told", "Q&A, C# and half-told"),
            ("- a dash", "\\- a dash"),
            ("1. One", "1\\. One"),
            ("4.5 of 5", "4.5 of 5"),
            ("# Head", "\\# Head"),
            ("*so* `it` <b>is</b>", "\\*so\\* \\`it\\` \\<b>is\\</b>"),
            ("R&amp;D", "R\\&amp;D"),
            ("https://example.org/a_b", "https\\://example.org/a\\_b"),
        ];
        for (text, expected) in table {
            assert_eq!(line(text), expected);
        }
    }
}
