//! Anything that may be seen of a library.

use super::*;

pub(super) fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z ]{0,12}", any::<String>()]
}

pub(super) fn rating() -> impl Strategy<Value = Rating> {
    let number = || {
        let number = prop_oneof![
            (0..300_u16).prop_map(|halves| f64::from(halves) / 2.0),
            any::<f64>().prop_filter("equal to itself", |number| !number.is_nan()),
        ];
        option::of(number)
    };
    (number(), number(), number(), text()).prop_map(|(value, best, worst, as_written)| Rating {
        value,
        best,
        worst,
        as_written,
    })
}

pub(super) fn facts() -> impl Strategy<Value = Facts> {
    let texts = || option::of(text());
    let lists = (vec(text(), 0..3), vec(text(), 0..3));
    let first = (texts(), texts(), texts(), texts());
    let second = (texts(), texts(), texts());
    let others = (
        option::of(any::<i32>()),
        option::of(rating()),
        any::<Option<bool>>(),
    );
    (lists, first, second, others).prop_map(|(lists, first, second, others)| Facts {
        title: first.0,
        work: first.1,
        work_kind: first.2,
        makers: lists.0,
        year: others.0,
        reviewer: first.3,
        rating: others.1,
        date: second.0,
        experienced: second.1,
        tags: lists.1,
        spoiler: others.2,
        language: second.2,
    })
}

pub(super) fn digest() -> impl Strategy<Value = Digest> {
    let problem = (option::of(any::<u32>()), text()).prop_map(|(line, message)| Problem {
        line: line.map(|line| line as usize),
        message,
    });
    let kinds = option::of(vec(any::<u16>().prop_map(Kind::numbered), 0..4));
    let format = prop_oneof![Just(Format::Plain), Just(Format::Markdown)];
    let words = (any::<u32>(), 0..5_usize);
    // A title is the same as the stated one, or the one of last resort, more often than not.
    let title = prop_oneof![text(), Just("\u{1}stated".into()), Just("\u{1}last".into())];
    let content = option::of(text().prop_map(|text| Content::of(&text)));
    let seen = (kinds, content);
    let read = (title, words, format, vec(problem, 0..3), facts(), seen);
    prop_oneof![
        1 => text().prop_map(Digest::Unreadable),
        9 => read.prop_map(|(title, words, format, problems, facts, (kinds, content))| Digest::Read {
            title: match title.as_str() {
                "\u{1}stated" => facts.title.clone().unwrap_or_default(),
                _ => title,
            },
            words: Words::new(words.0 as usize, words.1),
            format,
            problems,
            facts: Box::new(facts),
            kinds: kinds.map(Into::into),
            content,
        }),
    ]
}

pub(super) fn any_place() -> impl Strategy<Value = (Option<usize>, Option<Bytes>)> {
    let bytes = (any::<u64>(), any::<u32>()).prop_map(|(start, len)| Bytes { start, len });
    (option::of(any::<usize>()), option::of(bytes))
}
