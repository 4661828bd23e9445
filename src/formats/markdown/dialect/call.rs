//! What stands between the signs of a template: a name and its arguments, as Hugo, Liquid, Nunjucks,
//! Zola and JSX write them.

/// A call by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Call<'a> {
    /// What is called, without folders and without what marks an end.
    pub(super) name: &'a str,
    /// Which end of what it sets off it is.
    pub(super) end: End,
    arguments: Vec<Argument<'a>>,
}

/// Which end a call is of what it sets off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// It begins it, or stands for itself.
    Opening,
    /// It ends it.
    Closing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Argument<'a> {
    name: Option<&'a str>,
    value: &'a str,
}

impl<'a> Call<'a> {
    /// The call that `inside` is: a name, then `name=value`, `name: value` or values, perhaps in
    /// brackets. `None` where it does not begin with a name.
    pub(super) fn of(inside: &'a str) -> Option<Self> {
        let trims = |c: char| c.is_whitespace() || matches!(c, '-' | '+' | '~');
        let inside = inside.trim_matches(trims);
        let (end, inside) = match inside.strip_prefix('/') {
            Some(name) => (End::Closing, name.trim_start()),
            None => (End::Opening, inside),
        };
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
        let length = inside.find(|c| !is_name(c)).unwrap_or(inside.len());
        let (path, rest) = inside.split_at_checked(length)?;
        let path = path.trim_end_matches('/');
        let is_apart =
            rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '(' | '/' | '{'));
        if !path.starts_with(char::is_alphabetic) || !(is_apart || rest.is_empty()) {
            return None;
        }
        let name = path.rsplit('/').next().unwrap_or(path);
        if name == "end" && !rest.trim().is_empty() {
            return None;
        }
        let (name, end) = match name.strip_prefix("end") {
            Some(of) => (of.trim_start_matches('_'), End::Closing),
            None => (name, end),
        };
        let arguments = arguments(rest);
        Some(Self {
            name,
            end,
            arguments,
        })
    }

    /// What the argument called `name` is, if that says anything.
    pub(super) fn named(&self, name: &str) -> Option<&'a str> {
        let is_it = |argument: &&Argument<'_>| {
            argument
                .name
                .is_some_and(|own| own.eq_ignore_ascii_case(name))
        };
        let found = self.arguments.iter().find(is_it);
        found
            .map(|found| found.value.trim())
            .filter(|value| !value.is_empty())
    }

    /// What the first argument is that has one of `names`.
    pub(super) fn any(&self, names: &[&str]) -> Option<&'a str> {
        names.iter().find_map(|name| self.named(name))
    }

    /// The arguments without a name.
    pub(super) fn values(&self) -> impl Iterator<Item = &'a str> {
        let own = self
            .arguments
            .iter()
            .filter(|argument| argument.name.is_none());
        own.map(|argument| argument.value.trim())
    }
}

/// The arguments in `text`; what is none is passed over.
fn arguments(text: &str) -> Vec<Argument<'_>> {
    let mut arguments: Vec<Argument<'_>> = Vec::new();
    let mut rest = text;
    let mut name = None;
    loop {
        let between = |c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '{' | '}' | '/');
        rest = rest.trim_start_matches(between);
        let Some(first) = rest.chars().next() else {
            break;
        };
        if let ('"' | '\'' | '`' | '“', Some(inside)) = (first, rest.get(first.len_utf8()..)) {
            let closing = if first == '“' { '”' } else { first };
            let (value, behind) = quoted(inside, closing);
            arguments.push(Argument {
                name: name.take(),
                value,
            });
            rest = behind;
            continue;
        }
        let ends = |c: char| between(c) && c != '/' || matches!(c, '=' | ':' | '"' | '\'');
        let length = rest.find(ends).unwrap_or(rest.len());
        let Some((word, behind)) = rest.split_at_checked(length) else {
            break;
        };
        let next = behind.trim_start();
        let sign = next.strip_prefix('=').or_else(|| behind.strip_prefix(": "));
        if let (Some(behind), false) = (sign, word.is_empty()) {
            name = Some(word);
            rest = behind;
        } else if word.is_empty() {
            rest = behind.get(1..).unwrap_or_default();
        } else {
            arguments.push(Argument {
                name: name.take(),
                value: word,
            });
            rest = behind;
        }
    }
    arguments
}

/// What stands before `closing`, which no backslash is before, and what behind it.
fn quoted(inside: &str, closing: char) -> (&str, &str) {
    let mut is_escaped = false;
    for (at, c) in inside.char_indices() {
        if c == closing && !is_escaped {
            let behind = inside.get(at + c.len_utf8()..).unwrap_or_default();
            return (inside.get(..at).unwrap_or_default(), behind);
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    (inside, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_taken_apart() {
        let shown = |inside: &str| {
            let Some(call) = Call::of(inside) else {
                return "none".to_owned();
            };
            let arguments = call.arguments.iter().map(|argument| {
                let name = argument
                    .name
                    .map_or(String::new(), |name| format!("{name}="));
                format!(" {name}<{}>", argument.value)
            });
            let end = if call.end == End::Closing { "/" } else { "" };
            format!("{end}{}{}", call.name, arguments.collect::<String>())
        };
        let table = [
            (
                " figure src=\"a b.jpg\" caption='It''s' ",
                "figure src=<a b.jpg> caption=<It> <s>",
            ),
            (
                "- include media/figure.html url=x -",
                "include <media/figure.html> url=<x>",
            ),
            ("youtube(id=\"x\", title = `T`)", "youtube id=<x> title=<T>"),
            ("/notice ", "/notice"),
            ("endquote", "/quote"),
            ("end", "/"),
            ("img src=\"a.jpg\" /", "img src=<a.jpg>"),
            (
                "image \"a.jpg\", \"A \\\"boat\\\"\"",
                "image <a.jpg> <A \\\"boat\\\">",
            ),
            ("50 ", "none"),
            ("a=b", "none"),
            ("", "none"),
            ("page.title", "page.title"),
            ("x \"never", "x <never>"),
        ];
        for (inside, expected) in table {
            assert_eq!(shown(inside), expected, "{inside}");
        }
    }
}
