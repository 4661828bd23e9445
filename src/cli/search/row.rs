//! What was found, for scripts.

use super::Hit;
use crate::cli::rows::{RecordObject, SectionName, rounded};
use crate::library::Source;
use crate::search::Tier;
use serde::Serialize;

/// A row of `search --json`.
#[derive(Serialize)]
pub(super) struct SearchRow {
    path: String,
    record: Option<usize>,
    title: Option<String>,
    section: Option<SectionName>,
    line: Option<usize>,
    snippet: Option<String>,
    score: f64,
    #[serde(rename = "match")]
    tier: &'static str,
    #[serde(flatten)]
    within: Option<RecordObject>,
}

/// Digits behind the point of a score.
const DIGITS: i32 = 6;

impl SearchRow {
    /// The row of what was found.
    pub(super) fn of(hit: &Hit<'_>) -> Self {
        let (path, place) = match &hit.source {
            Source::Record(path, place) => (Source::File(path.to_path_buf()).shown(), Some(place)),
            Source::File(_) | Source::StandardInput | Source::Sample(_) => {
                (hit.source.shown(), None)
            }
        };
        let passage = hit.passage;
        let section = passage.and_then(|passage| passage.section.clone());
        Self {
            path,
            record: place.map(|place| place.record),
            title: Some(hit.title.clone()),
            section: section.map(|(number, title)| SectionName { number, title }),
            line: passage.and_then(|passage| passage.line),
            snippet: passage.map(|passage| passage.snippet.text.clone()),
            score: score(hit.tier, hit.score),
            tier: name(hit.tier),
            within: place.map(RecordObject::of),
        }
    }
}

/// One number for how well a text matches, more is better: whole is its tier, behind the point how
/// well it matches among those of the same.
fn score(tier: Tier, score: f32) -> f64 {
    let whole = match tier {
        Tier::Phrase => 4.0,
        Tier::Near => 3.0,
        Tier::Words => 2.0,
        Tier::Forms => 1.0,
        Tier::Misspelt => 0.0,
    };
    let score = f64::from(score).max(0.0);
    rounded(whole + score / (1.0 + score), DIGITS)
}

/// The name of a tier.
fn name(tier: Tier) -> &'static str {
    match tier {
        Tier::Phrase => "phrase",
        Tier::Near => "near",
        Tier::Words => "words",
        Tier::Forms => "forms",
        Tier::Misspelt => "misspelt",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_better_tier_has_the_higher_score_whatever_the_score_within() {
        let table = [
            (Tier::Misspelt, 90.0, 0.989_011),
            (Tier::Forms, 0.0, 1.0),
            (Tier::Words, 3.0, 2.75),
            (Tier::Near, -1.0, 3.0),
            (Tier::Phrase, 1.0, 4.5),
        ];
        for (tier, within, expected) in table {
            assert!((score(tier, within) - expected).abs() < 1e-9, "{tier:?}");
        }
    }
}
