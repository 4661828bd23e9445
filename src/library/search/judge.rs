//! How well one text matches what is looked for, where it is read and no index tells.

use super::places::{Closeness, Worth, look};
use super::words::{Part, Sought, Words};
use crate::library::View;
use crate::review::{Position, Review, Span};
use crate::search::{Case, Pattern, Tier, find, fold};

/// What texts are judged by.
#[derive(Debug, Clone)]
pub struct Judge {
    sought: Sought,
    /// A regular expression that must match.
    expression: Option<Pattern>,
    /// What else may stand in a text, on which facts depend: each part for itself.
    asked: Vec<Sought>,
}

/// What was judged of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// How well it matches, if it does; and how well among those of its tier.
    pub matches: Option<(Tier, f32)>,
    /// Which of what else was asked stands in it, in its order.
    pub holds: Vec<bool>,
}

impl Judge {
    /// Texts are judged by the words `sought`, by an `expression`, and asked for each of `asked`.
    pub fn new(sought: Sought, expression: Option<Pattern>, asked: Vec<Sought>) -> Self {
        Self {
            sought,
            expression,
            asked,
        }
    }

    /// Judges a text, whose review is known by these names beside it.
    pub fn judge(&self, review: &Review, names: &[String]) -> Judged {
        let folded = fold(review.text(), Case::Folded);
        let holds = self.asked.iter().map(|asked| {
            let may_be = asked.parts().iter().all(|it| it.may_be_in(folded.text()));
            may_be && {
                let looked = look(review, asked, &|_| Worth::Text);
                looked.counts.iter().all(|count| *count > 0.0)
            }
        });
        Judged {
            holds: holds.collect(),
            matches: self.matches(review, folded.text(), names),
        }
    }

    fn matches(&self, review: &Review, folded: &str, names: &[String]) -> Option<(Tier, f32)> {
        if let Some(expression) = &self.expression {
            let whole = Span::new(Position::START, review.end());
            find(review, expression, whole).next()?;
        }
        let parts = self.sought.parts();
        if parts.is_empty() {
            return Some((Tier::Words, 0.0));
        }
        let names: Vec<Words> = names.iter().map(|name| Words::of(name)).collect();
        let count_in = |part: &Part| {
            let spots = names.iter().flat_map(|name| part.spots(name, 0));
            spots.map(super::words::Spot::weight).sum::<f32>()
        };
        let in_names: Vec<f32> = parts.iter().map(count_in).collect();
        let may_be = |(part, named): (&Part, &f32)| *named > 0.0 || part.may_be_in(folded);
        if !parts.iter().zip(&in_names).all(may_be) {
            return None;
        }
        let looked = look(review, &self.sought, &|_| Worth::Text);
        let mut score = 0.0;
        for (count, named) in looked.counts.iter().zip(&in_names) {
            if count + named <= 0.0 {
                return None;
            }
            score += weight(*count, looked.words) + TITLE * weight(*named, SHORT);
        }
        let phrase = self.sought.phrase();
        let in_a_name = phrase.is_some_and(|phrase| count_in(&phrase) > 0.0);
        let tier = match looked.closeness {
            _ if in_a_name => Tier::Phrase,
            Closeness::Phrase => Tier::Phrase,
            Closeness::Near => Tier::Near,
            Closeness::Apart => Tier::Words,
        };
        Some((tier, score))
    }
}

/// How much more a word counts in a title.
const TITLE: f32 = 2.0;

/// The words of a title, and of a review, as many as they have on average.
const SHORT: usize = 8;
const USUAL: f32 = 350.0;

/// What a word that stands so often in so many words is worth: more often counts ever less, and in a
/// long text it counts less (BM25, Robertson and Zaragoza 2009, with its usual constants).
fn weight(count: f32, words: usize) -> f32 {
    let words = words as f32;
    let length = 1.2 * (0.25 + 0.75 * words / USUAL);
    count * 2.2 / (count + length)
}

/// What a review is known by that counts as a title in a search: its title, what is reviewed, who made
/// that, and who reviews it.
pub fn names_weighed(view: View<'_>) -> Vec<String> {
    let title = view.known_title().into_iter();
    let all = title.chain(view.work()).chain(view.makers());
    all.chain(view.reviewer()).map(str::to_owned).collect()
}
