//! Reviews that state facts, whatever format they are written in.

use super::{Session, WRAPPED};
use frontrow::app::{Effect, Event};
use frontrow::library::{Card, Digest, Source};
use frontrow::review::{Facts, Rating, Review};

/// A review that states facts: its file, its title, and them.
pub(crate) type Stating = (&'static str, &'static str, Facts);

/// Facts in one line: work, makers, year, value and best of the rating, as it is written, date.
/// What is empty is not stated.
pub(crate) fn facts(line: &str) -> Facts {
    let parts: Vec<&str> = line.split('|').map(str::trim).collect();
    let part = |at: usize| parts.get(at).filter(|part| !part.is_empty());
    let text = |at| part(at).map(ToString::to_string);
    let number = |at| part(at).map(|part| part.parse::<f64>().unwrap());
    Facts {
        work: text(0),
        makers: text(1).into_iter().collect(),
        year: part(2).map(|year| year.parse().unwrap()),
        rating: part(5).map(|written| Rating {
            value: number(3),
            best: number(4),
            worst: None,
            as_written: (*written).to_owned(),
        }),
        date: text(6),
        ..Facts::default()
    }
}

impl Session {
    /// The program opened on a folder of reviews that state facts.
    pub(crate) fn stating(reviews: &[Stating], size: (u16, u16)) -> Self {
        let mut session = Self::made(reviews, size);
        session.work = super::Work::AtOnce;
        let folder = session.folder.path().to_owned();
        session.open(folder);
        session
    }

    /// As above, of which none has been read yet.
    pub(crate) fn stating_later(reviews: &[Stating], size: (u16, u16)) -> Self {
        let mut session = Self::made(reviews, size);
        let folder = session.folder.path().to_owned();
        session.open(folder);
        session
    }

    fn made(reviews: &[Stating], size: (u16, u16)) -> Self {
        let text = |title: &str| WRAPPED.replace("THE GLASS ORCHARD", title);
        let files = reviews.iter().map(|(file, title, _)| (*file, text(title)));
        let files: Vec<(&str, String)> = files.collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(f, t)| (*f, t.as_str())).collect();
        let mut session = Self::holding(&files, size);
        session.library.at_once = 1 << 18;
        let stated = reviews.iter();
        session.stated = stated
            .map(|(file, _, facts)| (*file, facts.clone()))
            .collect();
        session
    }

    /// Lets what was read state the facts that belong to its file.
    pub(super) fn state(&self, answers: &mut [Event], effect: &Effect) {
        let stated = |source: &Source| self.stated.get(source.name().as_str());
        for answer in answers {
            match (answer, effect) {
                (Event::Digested(digests), _) => {
                    for (source, digest) in digests {
                        if let (Some(facts), Digest::Read { title, card, .. }) =
                            (stated(source), digest)
                        {
                            *card = Card::of(facts, title);
                        }
                    }
                }
                (Event::Loaded(_, loaded), Effect::Load { source, .. }) => {
                    if let (Some(facts), Ok(loaded)) = (stated(source), loaded.as_mut()) {
                        let review = &loaded.review;
                        loaded.review = Review::new(
                            review.text().to_owned(),
                            review.blocks().to_vec(),
                            facts.clone(),
                            review.problems().to_vec(),
                        );
                    }
                }
                _ => {}
            }
        }
    }
}
