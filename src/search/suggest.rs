//! Which known name was meant by one that is not known.

/// How alike two names must be, from 0 to 1, for one to be suggested in the place of the other.
const ALIKE: f64 = 0.84;

/// The longest name that is looked at, in characters: no setting is called anything like it.
const LONGEST: usize = 64;

/// The one of `known` that is most like `name`, if any is like it. Capitals and the sign between
/// words do not matter.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.chars().nth(LONGEST).is_some() {
        return None;
    }
    let name = plain(name);
    let rated = known
        .into_iter()
        .map(|known| (strsim::jaro_winkler(&name, &plain(known)), known));
    // Of several that are as like, the first.
    let best = rated.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.filter(|(alike, _)| *alike >= ALIKE)
        .map(|(_, known)| known)
}

/// The question that names the one of `known` most like `name`, if any is like it.
pub fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(name, known).map(|known| format!("did you mean `{known}`?"))
}

/// A name as it is compared.
fn plain(name: &str) -> String {
    name.to_lowercase().replace(['_', ' '], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found() {
        let known = ["measure", "least_measure", "help", "line-down", "line-up"];
        let expected = [
            ("mesure", Some("measure")),
            ("least-measure", Some("least_measure")),
            ("halp", Some("help")),
            ("Line_Down", Some("line-down")),
            ("linedown", Some("line-down")),
            ("colour", None),
            ("leap", None),
            ("", None),
        ];
        for (name, nearest_name) in expected {
            assert_eq!(nearest(name, known), nearest_name, "{name}");
        }
        assert_eq!(nearest(&"measure".repeat(10), known), None);
        let question = did_you_mean("halp", known);
        assert_eq!(question.as_deref(), Some("did you mean `help`?"));
    }
}
