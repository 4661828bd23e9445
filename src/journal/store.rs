//! The file in which the pages of all reviews are kept from run to run.
//!
//! It is a file of `SQLite` and precious: each row is sealed with a sum, so that what is damaged is
//! never taken for what the reader did; each change is on the disk when the call is back; and what
//! cannot be read is set aside, never deleted.

mod bodies;
mod error;
mod home;
mod importing;
mod keeping;
mod lines;
mod marks;
mod merging;
mod opening;
mod others;
mod pages;
mod path;
mod quoting;
mod recognise;
mod recovery;
mod row;
mod salvage;
mod schema;
mod seal;
mod sketches;

pub use error::StoreError;
pub use importing::Imported;
pub use quoting::{KeptReview, Wanted};

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{Body, Changes, Content, Known, Moment, Page, ReviewName, Sketch, Slot, Standing};
use opening::Open;
use others::{SearchRow, ValueRow};
use recognise::Sought;
use row::{ItemRow, ReviewRow};

/// How often another file may have come into its place before one gives up.
const TRIES: usize = 5;

/// The file of the journal, opened. Every change is on the disk when the call is back. Several
/// programs may have the same file open.
#[derive(Debug)]
pub struct Store {
    open: Open,
    /// Without links.
    file: PathBuf,
    /// What `SQLite` counts up when another has changed the file, as it was asked last; `None` where
    /// the file is another one since.
    changes: Option<i64>,
}

/// What is kept of a review that is known again.
#[derive(Debug, Clone, PartialEq)]
pub struct Remembered {
    /// What is kept of it.
    pub page: Page,
    /// By what it is known again.
    pub was: Was,
}

/// By what a review is known again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Was {
    /// It is where it was.
    There,
    /// It is elsewhere, with the same text.
    Elsewhere,
}

impl Store {
    /// Opens the journal in `file`, which is made with its folder where there is none; with
    /// sentences of what the reader is to know. One of an older program is brought up to date, after
    /// a copy was made of it beside it. Where it cannot be written it can be read, and what is to be
    /// kept is answered with the reason.
    pub fn open(file: &Path, now: Moment) -> Result<(Self, Vec<String>), StoreError> {
        let made = home::make(file)?;
        match Self::open_made(made) {
            Err(StoreError::Damaged) => Self::recover(file, now),
            opened => opened.map(|store| (store, Vec::new())),
        }
    }

    /// Opens the journal in `file`, which is there, to look at what is in it; none where that is
    /// nothing yet. Nothing is kept by it, recovered or brought up to date.
    pub fn look(file: &Path) -> Result<Option<Self>, StoreError> {
        let file = home::make(file)?;
        let store = opening::look(&file)?.map(|open| Self {
            open,
            file,
            changes: None,
        });
        Ok(store)
    }

    /// Recovers what can be read of a journal that is damaged ([`StoreError::Damaged`]): it is set
    /// aside with the day in its name, and a new one takes its place; with sentences of what the
    /// reader is to know. A journal that is sound is opened as it is.
    pub fn recover(file: &Path, now: Moment) -> Result<(Self, Vec<String>), StoreError> {
        let file = home::make(file)?;
        let told = recovery::recover(&file, now)?;
        Ok((Self::open_made(file)?, told))
    }

    /// That all of it can be read, and is what was written.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where it is not.
    pub fn check(&mut self) -> Result<(), StoreError> {
        self.read(recovery::check)
    }

    /// Opens a file that is there and no link.
    fn open_made(file: PathBuf) -> Result<Self, StoreError> {
        let open = opening::open(&file)?;
        let changes = Some(changes(&open.connection)?);
        Ok(Self {
            open,
            file,
            changes,
        })
    }

    /// Why it cannot be written, where it could only be opened to be read.
    pub fn unwritable(&self) -> Option<&StoreError> {
        self.open.unwritable.as_ref()
    }

    /// What is kept of a review: of the one with this text, first of all where it is, else of the one
    /// that was where it is. One with the same text elsewhere is it unless that is still there: then
    /// this one is a copy. A record must have the same title, as many have the same short text.
    pub fn recall(&mut self, review: &Known) -> Result<Option<Remembered>, StoreError> {
        self.read(|reading| {
            let sought = Sought::of(review);
            let Some((row, was)) = sought.find(reading)? else {
                return Ok(None);
            };
            let mut items = ItemRow::of(reading, row.uid)?;
            if let Some(begun) = sought.begun(reading, &row)? {
                items = bodies::joined(items, ItemRow::of(reading, begun.uid)?);
            }
            let mut page = bodies::page(&items);
            sketches::put_on(&mut page, reading)?;
            Ok(Some(Remembered { page, was }))
        })
    }

    /// How the review stands that has this text, wherever the journal has it: the one that
    /// [`Store::recall`] takes; `None` where that is none with the same text.
    pub fn recognise(&mut self, review: &Known) -> Result<Option<Standing>, StoreError> {
        self.read(|reading| {
            let sought = Sought::of(review);
            let found = sought.find(reading)?.map(|(row, _)| row);
            let found = found.filter(|row| row.content.is_some() && row.content == sought.content);
            Ok(found.and_then(standing))
        })
    }

    /// Has a review of which something is kept be where it is met, with the text and the stamp that it
    /// has there. Whether that was new.
    pub fn meet(&mut self, review: &Known, now: Moment) -> Result<bool, StoreError> {
        let is_new = self.read(|reading| {
            let sought = Sought::of(review);
            Ok(match sought.find(reading)? {
                Some((row, _)) => !sought.is_met_as(&row) || sought.begun(reading, &row)?.is_some(),
                None => false,
            })
        })?;
        if is_new {
            self.keep(review, &[], now)?;
        }
        Ok(is_new)
    }

    /// What the reviews are known by whose texts are known, wherever they are, in no order.
    pub fn texts(&mut self) -> Result<Vec<Known>, StoreError> {
        let condition = "WHERE content IS NOT NULL";
        let rows = self.read(|reading| ReviewRow::all(reading, condition, []))?;
        Ok(rows.iter().map(ReviewRow::known).collect())
    }

    /// Keeps changes of a review's page: what is in a slot from now on, or that nothing is. The review
    /// is known again as by [`Store::recall`], and is from now on where it is. A mark of the library
    /// is taken from all other reviews.
    pub fn keep(
        &mut self,
        review: &Known,
        changes: &[(Slot, Option<Body>)],
        now: Moment,
    ) -> Result<(), StoreError> {
        self.write(|writing| keeping::keep(writing, review, changes, now))
    }

    /// The same of several reviews, in this order: all of it is kept, or nothing.
    pub fn keep_all(
        &mut self,
        reviews: &[(Known, Changes)],
        now: Moment,
    ) -> Result<(), StoreError> {
        self.write(|writing| {
            let several = reviews.len() > 1;
            let mut reviews = reviews.iter();
            reviews.try_for_each(|(review, changes)| {
                match keeping::keep(writing, review, changes, now) {
                    // What moves from one to the other is no more where it was.
                    Err(StoreError::Nothing) if several => Ok(()),
                    kept => kept,
                }
            })
        })
    }

    /// How all reviews stand of which something is kept, by where they are.
    pub fn standings(&mut self) -> Result<Vec<Standing>, StoreError> {
        self.read(|reading| {
            let condition = "WHERE path IS NOT NULL AND (status IS NOT NULL OR rating IS NOT NULL)";
            let mut standings: Vec<Standing> = ReviewRow::all(reading, condition, [])?
                .into_iter()
                .filter_map(standing)
                .collect();
            standings.sort_unstable_by(|one, other| one.name.cmp(&other.name));
            Ok(standings)
        })
    }

    /// Everything that is kept, by where the reviews are; those that are nowhere come last.
    pub fn everything(&mut self) -> Result<Vec<(Known, Page)>, StoreError> {
        self.read(|reading| {
            let rows = ReviewRow::all(reading, "ORDER BY path IS NULL, path, record, uid", [])?;
            let mut everything = Vec::new();
            for row in rows {
                let page = bodies::page(&ItemRow::of(reading, row.uid)?);
                if !page.is_empty() {
                    everything.push((row.known(), page));
                }
            }
            Ok(everything)
        })
    }

    /// Keeps the sketch of a text in which something is anchored, so that it is found when that was
    /// edited. Of very many the last are kept.
    pub fn keep_sketch(&mut self, content: Content, sketch: &Sketch) -> Result<(), StoreError> {
        self.write(|writing| sketches::keep(writing, content, sketch))
    }

    /// The last searches, the latest first.
    pub fn searches(&mut self) -> Result<Vec<String>, StoreError> {
        let rows = self.read(SearchRow::all)?;
        Ok(rows.into_iter().map(|row| row.text).collect())
    }

    /// Keeps a search; of very many the latest.
    pub fn note_search(&mut self, text: &str, now: Moment) -> Result<(), StoreError> {
        self.write(|writing| others::note_search(writing, text, now))
    }

    /// What is kept by a name that is of no review, such as the widths of the panes.
    pub fn value(&mut self, name: &str) -> Result<Option<String>, StoreError> {
        let row = self.read(|reading| ValueRow::named(reading, name))?;
        Ok(row.map(|row| row.value))
    }

    /// Keeps it.
    pub fn set_value(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        let (name, value) = (name.to_owned(), value.to_owned());
        self.write(|writing| ValueRow { name, value }.write(writing))
    }

    /// Whether another program has changed something since this was asked last.
    pub fn has_changed(&mut self) -> Result<bool, StoreError> {
        self.go_where_it_is()?;
        let changes = Some(changes(&self.open.connection)?);
        let has_changed = changes != self.changes;
        self.changes = changes;
        Ok(has_changed)
    }

    /// The file that is written whenever a program keeps something, to be watched.
    pub fn changing_file(&mut self) -> Result<PathBuf, StoreError> {
        opening::changing_file(&self.open.connection, &self.file)
    }

    /// Forgets where the reader was in reviews that were last seen before a moment; marks,
    /// highlights, notes, ratings and corrections stay, and so does what was read to its end. How many.
    pub fn prune(&mut self, before: Moment) -> Result<usize, StoreError> {
        self.write(|writing| keeping::prune(writing, before))
    }

    /// Writes all that is kept of reviews, and the searches, as JSON Lines in a stable order, to be
    /// read by [`Store::import`]; with what was taken away, so that no other journal brings it back.
    pub fn export(&mut self, mut write: impl Write) -> Result<(), StoreError> {
        self.read(|reading| importing::export(reading, &mut write))
    }

    /// Reads what was exported, all of it or, when that fails, nothing. A review is the one with the
    /// same number, else with the same text, else at the same path, where the text or the title is
    /// the same, too; what cannot be decided stays apart. Of what is in the same slot the later counts.
    /// What is read comes from a file, and is not yet safe to print.
    pub fn import(&mut self, mut read: impl BufRead) -> Result<Imported, StoreError> {
        self.write(|writing| importing::import(writing, &mut read))
    }

    /// Reads the file as it is at one moment.
    fn read<T>(
        &mut self,
        what: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.go_where_it_is()?;
        let reading = self.open.connection.transaction()?;
        what(&reading)
    }

    /// Writes all of something, or nothing of it.
    fn write<T>(
        &mut self,
        what: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        for _ in 0..TRIES {
            self.go_where_it_is()?;
            if let Some(error) = &self.open.unwritable {
                return Err(error.clone());
            }
            let is_there = || self.open.identity == home::identity(&self.file);
            let connection = &mut self.open.connection;
            let writing = connection.transaction_with_behavior(TransactionBehavior::Immediate);
            // One who recovered it has just let others write.
            if !is_there() {
                continue;
            }
            let writing = writing?;
            // A newer program may have come meanwhile.
            if schema::version(&writing, &self.file)? != schema::latest() {
                return Err(StoreError::Damaged);
            }
            let done = what(&writing)?;
            if !is_there() {
                return Err(StoreError::Busy);
            }
            writing.commit()?;
            return Ok(done);
        }
        Err(StoreError::Busy)
    }

    /// Opens the file that is in its place where that is another one, set there by another program or
    /// by the reader: what is written to one that is gone is lost.
    fn go_where_it_is(&mut self) -> Result<(), StoreError> {
        if home::identity(&self.file) != self.open.identity || self.open.identity.is_none() {
            let file = home::make(&self.file)?;
            *self = Self {
                changes: None,
                ..Self::open_made(file)?
            };
        }
        Ok(())
    }
}

/// What `SQLite` counts up when another has changed the file.
fn changes(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

fn standing(row: ReviewRow) -> Option<Standing> {
    let of_text = || Some(ReviewName::of_text(Content::from_bytes(row.content?)));
    let name = row.name().or_else(of_text)?;
    let status = row
        .status
        .as_deref()
        .and_then(|status| serde_json::from_str(status).ok());
    Some(Standing {
        name,
        title: row.cited().title,
        status: status.unwrap_or_default(),
        rating: row.rating,
    })
}
