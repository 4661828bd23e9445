//! Markdown with any of the marks of sites and note books, closed or not: it is read, and what is no
//! mark stays.

use super::markdown::read;
use super::markdown_hostile::holds;
use frontrow::formats::{self, Hint};
use proptest::prelude::*;

/// What such marks are made of.
const MARKS: &[&str] = &[
    "{{<",
    ">}}",
    "{{%",
    "%}}",
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "#}",
    "{:",
    "{",
    "}",
    "{/*",
    "*/}",
    "[[",
    "]]",
    "![[",
    "|",
    "#",
    "%%",
    "==",
    "^",
    "> [!note]",
    "> ",
    "- ",
    "<Note",
    "</Note>",
    "/>",
    ">",
    "={",
    "<blockquote>",
    "</blockquote>",
    "<!--",
    "-->",
    "`",
    "```",
    "\n",
    "\n\n",
    " ",
    "    ",
    "\\",
    "\u{fe0f}",
    "é",
    "日",
    "::",
    "{% raw %}",
    "{% endraw %}",
    "{% highlight x %}",
    "{% endhighlight %}",
    "{% quote(author=\"\") %}",
    "{% end %}",
    "{{< spoiler >}}",
    "{{< /spoiler >}}",
    "import ",
    "export const ",
    "\u{2028}",
    "\"",
    "'",
];

/// Words that stand for nothing else.
const WORDS: &[&str] = &["Alpha.", "Beta,", "Gamma"];

fn marks() -> impl Strategy<Value = String> {
    let mark = proptest::sample::select(MARKS);
    let word = proptest::sample::select(WORDS);
    let part = prop_oneof![4 => mark, 1 => word];
    proptest::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

/// Marks with their ends, which say nothing of what stands beside them.
const WHOLE: &[&str] = &[
    "{{< youtube abc >}}",
    "{{% notice %}}",
    "{{% /notice %}}",
    "{% include a.html %}",
    "{% if a %}",
    "{# gone #}",
    "{/* gone */}",
    "{{ youtube(id=\"x\") }}",
    "%% gone %%",
    "==",
    "<Note a={1}>",
    "</Note>",
    "{: .wide}",
    "[[Page]]",
    "![[a.png]]",
    "> [!note] Title\n> ",
    "{{<",
    "{%",
    "[[",
    "{: ",
    "\n",
    "\n\n",
    " ",
    "> ",
    "- ",
    "# ",
];

/// Words with marks between them, and the words.
fn words_between_marks() -> impl Strategy<Value = (String, Vec<&'static str>)> {
    let mark = proptest::sample::select(WHOLE);
    let word = proptest::sample::select(WORDS);
    proptest::collection::vec((mark, word), 0..20).prop_map(|parts| {
        let words = parts.iter().map(|(_, word)| *word).collect();
        let text = parts.iter().map(|(mark, word)| format!("{mark} {word} "));
        (text.collect(), words)
    })
}

proptest! {
    #[test]
    fn any_marks_give_blocks_in_order_and_runs_inside_them(text in marks()) {
        let parsed = formats::read(text.into_bytes(), Hint::Markdown);
        holds(&parsed.unwrap_or_default().review)?;
    }

    #[test]
    fn what_stands_beside_marks_stays_in_its_order((text, words) in words_between_marks()) {
        let review = read(&text);
        let mut rest = review.text();
        for word in words {
            let found = rest.find(word);
            prop_assert!(found.is_some(), "{word} of {text:?} is not in {:?}", review.text());
            rest = rest.get(found.unwrap_or_default() + word.len()..).unwrap_or_default();
        }
    }

    #[test]
    fn words_are_on_the_lines_they_were_on((text, _) in words_between_marks()) {
        let review = read(&text);
        let lines: Vec<&str> = text.split('\n').collect();
        for block in review.blocks() {
            let line = lines.get(block.line as usize - 1);
            prop_assert!(line.is_some());
            let first = review.slice(block.content()).split('\n').next().unwrap_or_default();
            let word = WORDS.iter().find(|word| first.starts_with(*word));
            prop_assert!(word.is_none_or(|word| line.unwrap().contains(word)), "{text:?}");
        }
    }
}

#[test]
fn marks_that_are_never_closed_cost_no_more_and_lose_nothing() {
    let times = (1 << 17) / 4;
    for unit in [
        "{{<",
        "{{< a ",
        "{{% a\n",
        "{{ a ",
        "{% raw %}",
        "{% highlight a %}",
        "{#- ",
        "{: .a ",
        "{.",
        "[[a",
        "![[",
        "%%a ",
        "==a ",
        " ^a",
        "> [!a\n",
        "<A b={",
        "<A b ",
        "<blockquote>\n",
        "{/*",
        "<blockquote></blockquote>",
        "{% quote() %}\n",
        "{{< spoiler >}}",
        "#a ",
        "`{{<",
        "import {\n",
        "{{ \"",
        "{{< a \"",
        "\\[[",
        "</blockquote>",
        "{% endraw %}",
        "{% end %}",
        "[[a|",
        "{.{ ",
    ] {
        let review = read(&(unit.repeat(times) + "Last."));
        assert!(review.text().ends_with("Last."), "{unit}");
    }
}

#[test]
fn what_is_not_understood_stays_as_it_is_written() {
    for text in [
        "{{< never",
        "{{< 7 >}}",
        "{{ page.other }}",
        "{% 50 %}",
        "{: so }",
        "{set}",
        "[[a",
        "[[]]",
        "a == b == c",
        "a==b==c",
        "100%% and 50%%",
        "x ^2",
        "^",
        "%%",
        "{#",
        "a {# b",
        "{{",
        "}}",
        "import taxes",
        "{{ a + b }}",
        "1 < 2 {",
        "a {.b c} d",
    ] {
        assert_eq!(read(text).text(), text);
    }
}
