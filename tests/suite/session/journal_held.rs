//! The program while its journal has not answered, and what was asked of that.

use frontrow::app::{JournalNews, JournalWish, Whose};
use frontrow::journal::{Page, Slot};
use frontrow::library::Source;

use super::Session;

impl Session {
    /// The journal answers nothing from now on.
    pub(crate) fn hold_journal(&mut self) -> &mut Self {
        self.held = Some(Vec::new());
        self
    }

    /// The journal does all that it was asked for meanwhile, and answers.
    pub(crate) fn let_journal_answer(&mut self) -> &mut Self {
        for wish in self.held.take().unwrap() {
            for answer in self.journal_answers(wish) {
                self.receive(answer);
            }
        }
        self
    }

    /// The journal says that it cannot read what is kept of a file.
    pub(crate) fn recalls_nothing(&mut self, name: &str) -> &mut Self {
        let source = Source::File(self.file(name));
        let entry = self.app.shelf().roll().find(&source).unwrap();
        self.told(JournalNews::NotRecalled(entry))
    }

    /// What the journal was asked for since, in short; without what is kept of no review.
    pub(crate) fn wishes(&self) -> Vec<String> {
        let wishes = self.held.iter().flatten();
        let short = wishes.filter_map(|wish| match wish {
            JournalWish::Recall(_) => Some("recall".to_owned()),
            JournalWish::Keep { reviews, .. } => {
                let reviews = reviews.iter().map(|(whose, changes)| {
                    let name = match whose {
                        Whose::Told(told) => told.source.title(),
                        Whose::Known(known) => format!("{:?}", known.name),
                    };
                    let slots = changes
                        .iter()
                        .map(|(slot, body)| change(*slot, body.is_some()));
                    format!("{name} {}", slots.collect::<Vec<_>>().join(" "))
                });
                Some(format!("keep {}", reviews.collect::<Vec<_>>().join(", ")))
            }
            JournalWish::Left(..) => Some("left".to_owned()),
            JournalWish::SetValue { name, .. } => {
                let name = name.split(':').next().unwrap();
                Some(format!("set {name}"))
            }
            JournalWish::Last(_)
            | JournalWish::Meet(_)
            | JournalWish::Texts
            | JournalWish::Recognise(_)
            | JournalWish::Standings
            | JournalWish::Searches
            | JournalWish::NoteSearch(_)
            | JournalWish::Value { .. }
            | JournalWish::Everything => None,
        });
        short.collect()
    }

    /// What is kept of the open review, as the program has it.
    pub(crate) fn kept_page(&self) -> Page {
        self.app.page().cloned().unwrap_or_default()
    }
}

fn change(slot: Slot, is_put: bool) -> String {
    let sign = if is_put { '+' } else { '-' };
    format!("{sign}{slot}")
}
