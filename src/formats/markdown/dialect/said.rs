//! What is read of a call of a template: its caption or title, the picture it shows, what it refers to.

use super::call::Call;
use crate::formats::sanitise;

/// What calls that show a picture are called.
const PICTURES: [&str; 13] = [
    "figure",
    "fig",
    "img",
    "image",
    "picture",
    "photo",
    "figure.html",
    "image.html",
    "img.html",
    "picture.html",
    "figure.njk",
    "image.njk",
    "resize_image",
];

/// What the address of a picture is called.
const SOURCES: [&str; 8] = [
    "src",
    "image_path",
    "path",
    "url",
    "file",
    "image",
    "link",
    "href",
];

/// What calls that stand for an address are called.
const REFERENCES: [&str; 5] = ["ref", "relref", "link", "post_url", "url"];

/// What calls that set off someone's words are called.
const QUOTES: [&str; 5] = [
    "quote",
    "blockquote",
    "pullquote",
    "epigraph",
    "blockquote.html",
];

/// What calls that set off a note are called, the last value of which is its title.
const NOTES: [&str; 7] = [
    "details",
    "expand",
    "collapse",
    "notice",
    "admonition",
    "callout",
    "alert",
];

/// What a title is called.
const TITLES: [&str; 4] = ["title", "heading", "summary", "label"];

/// What a caption is called.
const CAPTIONS: [&str; 3] = ["caption", "alt", "description"];

/// Who said what is quoted.
const AUTHORS: [&str; 5] = ["author", "by", "cite", "attribution", "source"];

/// The most characters of an address.
const LONGEST_ADDRESS: usize = 2000;

/// What is read of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing.
    Nothing,
    /// Words, in Markdown.
    Words(String),
    /// A picture, in Markdown.
    Picture(String),
    /// The address it stands for.
    Address(String),
    /// That what follows gives away the story.
    Spoiler,
    /// That what follows are the words of someone, who may be named.
    Quote(Option<String>),
}

/// What is read of `call`.
pub(super) fn of(call: &Call<'_>) -> Said {
    let is = |names: &[&str]| {
        names
            .iter()
            .any(|name| call.name.eq_ignore_ascii_case(name))
    };
    let included = matches!(
        call.name,
        "include" | "include_relative" | "render" | "partial"
    );
    let file = call.values().next().unwrap_or_default();
    let file = file.rsplit('/').next().unwrap_or(file);
    let shows = is(&PICTURES) || included && PICTURES.contains(&file);
    if shows && let Some(picture) = picture(call, included) {
        return Said::Picture(picture);
    }
    if is(&REFERENCES)
        && let Some(address) = call.values().next()
    {
        return Said::Address(address.to_owned());
    }
    if call.name.eq_ignore_ascii_case("spoiler") {
        return Said::Spoiler;
    }
    if is(&QUOTES) {
        let author = call.any(&AUTHORS).or_else(|| call.values().next());
        return Said::Quote(author.map(one_line));
    }
    let titled = || {
        // Others have a word for what they are before it.
        let before = usize::from(!matches!(call.name, "details" | "expand" | "collapse"));
        let values = call.values().skip(before).filter(|_| is(&NOTES));
        values.last()
    };
    let title = call.any(&TITLES).or_else(titled);
    let words = [title, call.any(&CAPTIONS)];
    let words: Vec<String> = words.into_iter().flatten().map(one_line).collect();
    if words.is_empty() {
        Said::Nothing
    } else {
        Said::Words(words.join(": "))
    }
}

/// The picture that `call` shows; behind the name of a file where that is `included`.
fn picture(call: &Call<'_>, included: bool) -> Option<String> {
    let mut values = call.values().skip(usize::from(included));
    let source = call.any(&SOURCES).or_else(|| values.next())?;
    let caption = call.any(&CAPTIONS).or_else(|| values.next());
    let words = [call.named("title"), caption, call.named("attr")];
    let words: Vec<String> = words.into_iter().flatten().map(one_line).collect();
    let address: String = source.chars().take(LONGEST_ADDRESS).collect();
    Some(format!(
        "![{}](<{}>)",
        without_brackets(&words.join(": ")),
        address_in_angles(&address)
    ))
}

/// `words` on one line, with the quotation marks in them free of backslashes.
fn one_line(words: &str) -> String {
    let words = sanitise::line(words.trim());
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ").replace("\\\"", "\"").replace("\\'", "'")
}

/// `words` so that their brackets, where they are not in pairs, end no link around them.
pub(super) fn without_brackets(words: &str) -> String {
    let words = sanitise::line(words);
    let mut open = 0_i32;
    let is_paired = words.chars().all(|c| {
        open += i32::from(c == '[') - i32::from(c == ']');
        open >= 0
    }) && open == 0;
    let ends_escaped = words.ends_with('\\');
    let words = if is_paired {
        words
    } else {
        words.replace('[', "\\[").replace(']', "\\]")
    };
    if ends_escaped { words + "\\" } else { words }
}

/// `address` as it stands between angle brackets.
pub(super) fn address_in_angles(address: &str) -> String {
    let mut written = String::with_capacity(address.len());
    for c in address.chars() {
        if matches!(c, '<' | '>' | '\\' | '&') {
            written.push('\\');
        }
        written.push(if c == '\n' { ' ' } else { c });
    }
    written
}
