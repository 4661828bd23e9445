//! What is searched for, as it was typed.

use crate::cli::{Form, SpoilersAsked, filter};
use crate::config::{ConfigError, Settings};
use crate::library::{Asked, SearchMasking};
use crate::query::{self, Fault, Parsed, Query, Term};
use crate::search::Pattern;

/// What a fault is told of, in the place of a file.
const NAME: &str = "QUERY";

/// What can be asked, for the help.
pub(in crate::cli) const EXAMPLES: &str = "\
Examples:
  frontrow search 'half remembered'                   the best 20 reviews of the library
  frontrow search 'rating>=4 \"slow burn\"' drafts/   words in quotes, and what is known
  frontrow search '/lo[cs]k-?keeper/' drafts/         a regular expression
  frontrow search --json --limit 100 'salt' drafts/   one line of JSON for each review
  frontrow search -- '-tag:short salt'                what begins with a hyphen";

/// What is told of the language.
pub(in crate::cli) fn help() -> String {
    format!(
        "What is searched for, one argument: words that are half remembered, best in their order; \
         \"words in quotes\" stand just so; /…/ is a regular expression, for which all texts are read. The \
         last word may be the beginning of a longer one, as on the screen, unless a space or a quote \
         stands behind it. What is known of reviews narrows the search:\n\n{}",
        query::table_text()
    )
}

/// What was typed.
///
/// # Errors
/// Everything that is not understood of it, or asks for what is only known on the screen.
pub(in crate::cli) fn parse(typed: &str, settings: &Settings) -> Result<Asked, ConfigError> {
    let (asked, mut faults) = Asked::parse(typed, &settings.filters);
    // What stands between slashes is no query.
    let (before, behind) = typed.split_at(typed.len() - Asked::query_typed(typed).len());
    let parsed = Query::parse_with(behind, &settings.filters);
    let of_the_screen = filter::of_the_screen(behind, &parsed).into_iter();
    let of_the_screen = of_the_screen.chain(of_the_journal(&parsed));
    faults.extend(of_the_screen.map(|fault| Fault {
        span: fault.span.start + before.len()..fault.span.end + before.len(),
        ..fault
    }));
    if let Asked::Expression(expression, _) = &asked
        && let Err(error) = Pattern::expression(expression)
    {
        let start = typed.find(expression.as_str()).unwrap_or_default();
        faults.push(Fault {
            span: start..start + expression.len(),
            message: format!("this is no regular expression: {}", error.message),
            remedy: String::new(),
        });
    }
    if faults.is_empty() && asked.is_nothing() {
        faults.push(Fault {
            span: 0..typed.len(),
            message: "there is nothing to search for".to_owned(),
            remedy: "write a word or two that you remember".to_owned(),
        });
    }
    if faults.is_empty() {
        return Ok(asked);
    }
    faults.sort_by_key(|fault| fault.span.start);
    Err(ConfigError::in_query(NAME, typed, &faults))
}

/// What is masked of what is found: nothing for programs, which are given the text.
pub(in crate::cli) fn masking(
    settings: &Settings,
    form: Form,
    asked: SpoilersAsked,
) -> SearchMasking {
    match (form, asked) {
        (Form::Json, _) | (Form::Plain, SpoilersAsked::Shown) => SearchMasking::Nothing,
        (Form::Plain, SpoilersAsked::AsSet) => {
            settings.spoilers.masking(&settings.for_library().kinds)
        }
    }
}

/// What asks for the reader's own ratings, which a search does not know.
fn of_the_journal(parsed: &Parsed) -> impl Iterator<Item = Fault> {
    let terms = parsed.query.terms().iter().zip(&parsed.places);
    let mine = terms.filter(|(term, _)| matches!(term, Term::Mine(_)));
    mine.map(|(_, place)| Fault {
        span: place.clone(),
        message: "a search does not look into the journal".to_owned(),
        remedy: "`frontrow list --filter` does".to_owned(),
    })
}
