//! Texts that are longer than what is first read of them.

use super::*;

#[test]
fn a_long_text_reads_the_same_in_parts() {
    let unit = "## Part {#p}\n\nA [ref] and[^n] a\nline.\n\n   - one\n   - two\n\n     more\n\n```\n\n## code\n```\n\n";
    let short = read(&format!("{unit}[ref]: /x\n\n[^n]: Note.\n"));
    let times = 30_000;
    let long = read(&format!("{}[ref]: /x\n\n[^n]: Note.\n", unit.repeat(times)));
    let each = short.blocks().len() - 1;
    assert_eq!(long.blocks().len(), each * times + 1);
    let height = unit.lines().count();
    for (index, block) in long.blocks().iter().enumerate() {
        let (time, of) = (index / each, index % each);
        let known = if time == times {
            short.blocks()[each]
        } else {
            short.blocks()[of]
        };
        let text = (long.slice(block.span), block.kind, block.inset);
        assert_eq!(text, (short.slice(known.span), known.kind, known.inset));
        assert_eq!(
            block.line as usize,
            known.line as usize % height + time * height
        );
    }
    assert_eq!(long.runs().len(), 2 * times + 1);
    let note = long.blocks().last().unwrap().span.start;
    let links: Vec<&Target> = long.links().iter().map(|link| &link.target).collect();
    for pair in links.chunks_exact(2) {
        assert_eq!(
            pair,
            [&Target::Address("/x".to_owned()), &Target::Place(note)]
        );
    }
    let first = long.text().find("[1]").unwrap();
    assert_eq!(links.last(), Some(&&Target::Place(Position::at(first))));
}

/// Markdown longer than what is first read of a file, with a bit of everything.
fn long_markdown(unit: &str) -> String {
    let mut text = "---\ntitle: Long\n---\n\n# Long\n\n".to_owned();
    while text.len() < SHORTEST_BEGINNING + 8 * 1024 {
        text.push_str(unit);
    }
    text + "Last.\n"
}

#[test]
fn a_beginning_is_a_prefix_of_the_whole() {
    let units = [
        "## Part\n\nSome *words* and\nmore [of](x) them.\n\n",
        "- one\n- two\n\n  more\n\n",
        "> quoted\n>\n> > twice\n\n",
        "```\ncode\n\n    more\n```\n\n",
        "|a|b|\n|-|-|\n|1|*2*|\n\n",
        "<div>\nhtml &amp; text\n</div>\n\n",
        "one  \ntwo\\\nthree\n\n",
        "no blank line at all, *only* words\n",
        "1. one\n1. two ![p](q)\n",
        "- [x] a\n    - b\n        1. c\n\n",
    ];
    for unit in units {
        let whole = long_markdown(unit);
        let given = &whole.as_bytes()[..SHORTEST_BEGINNING];
        let given = given[..formats::beginning(given)].to_vec();
        let beginning = formats::read(given, Hint::Markdown).unwrap().review;
        let whole = read(&whole);
        assert_eq!(beginning.facts(), whole.facts());
        assert!(whole.text().starts_with(beginning.text()), "{unit}");
        let (last, blocks) = beginning.blocks().split_last().unwrap();
        assert_eq!(whole.blocks().get(..blocks.len()), Some(blocks), "{unit}");
        let known = whole.blocks()[blocks.len()];
        assert_eq!(
            (last.span.start, last.line),
            (known.span.start, known.line),
            "{unit}"
        );
    }
}
