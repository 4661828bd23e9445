//! Writing the index: texts and notes go in and out, and are kept with the next commit.

use super::layout::{Fields, Payload};
use super::opening::{IsNew, whole_or_emptied};
use super::paper::{Paper, Waiting};
use super::trouble::contain;
use super::{Document, FileKey, Held, IndexError, notes, parts, tongues};
use std::collections::HashSet;
use std::fmt::{self, Debug, Formatter};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy};
use tantivy::{ReloadPolicy, Term};

/// An index that is written. What is added is found, and stays, from the next
/// [`IndexWriter::commit`] on; what a kill takes away is what came after the last. After an error
/// of any call all that follow fail: what is committed stays, and can be opened again.
pub struct IndexWriter {
    inner: tantivy::IndexWriter<Paper>,
    fields: Fields,
    payload: Payload,
    waiting: Arc<Waiting>,
    /// The files of which something is noted, or was.
    noted: HashSet<FileKey>,
    /// How many texts were added that state no language.
    unstated: u64,
    /// What went wrong: nothing can be kept any more.
    broken: Option<String>,
}

/// The threads that index, and those that merge what they wrote.
const THREADS: usize = 2;
const MERGING: usize = 1;

/// How many bytes each thread that indexes may fill before it writes them to the disk.
const MEMORY: usize = 20_000_000;

impl IndexWriter {
    /// Opens the index in `folder` to write it, and makes it, and the folder, if there is none. One
    /// that was written with another `fingerprint`, by another version, or is damaged, is emptied.
    /// While one writes it, others get [`IndexError::Locked`].
    pub fn open(folder: &Path, fingerprint: &str) -> Result<Self, IndexError> {
        fs::create_dir_all(folder)?;
        let (inner, payload, is_new) = contain(|| {
            let (index, payload, is_new) = whole_or_emptied(folder, fingerprint)?;
            let options = IndexWriterOptions::builder()
                .num_worker_threads(THREADS)
                .memory_budget_per_thread(MEMORY)
                .num_merge_threads(MERGING)
                .build();
            Ok((index.writer_with_options(options)?, payload, is_new))
        })?;
        inner.set_merge_policy(Box::new(merging()));
        let mut writer = Self {
            inner,
            fields: Fields::new().0,
            payload,
            waiting: Arc::default(),
            noted: HashSet::new(),
            unstated: 0,
            broken: None,
        };
        if is_new == IsNew::Yes {
            writer.commit()?;
        }
        writer.noted = writer.held()?.into_iter().map(|held| held.file).collect();
        Ok(writer)
    }

    /// What is in it, as of the last commit.
    pub fn held(&self) -> Result<Vec<Held>, IndexError> {
        contain(|| {
            let reader = self.inner.index().reader_builder();
            let reader = reader.reload_policy(ReloadPolicy::Manual).try_into()?;
            let mut all = notes::noted(&reader.searcher(), &self.fields)?;
            all.sort_unstable_by_key(|held| held.file);
            Ok(all)
        })
    }

    /// Adds a text, which must not be in it. Waits while too much waits to be indexed.
    pub fn add(&mut self, document: &Document<'_>) -> Result<(), IndexError> {
        self.check()?;
        self.count_language(document);
        for (number, part) in (0..).zip(parts::of(document.text)) {
            let room = self.waiting.room(part.len());
            let paper = Paper::of_text(&self.fields, document, (number, part), room);
            let added = self.inner.add_document(paper);
            self.noting(added.map_err(IndexError::from))?;
        }
        Ok(())
    }

    /// Notes how much of a file is in it, in the place of what was noted before.
    pub fn hold(&mut self, held: Held) -> Result<(), IndexError> {
        self.check()?;
        if !self.noted.insert(held.file) {
            let note = Term::from_field_u64(self.fields.note, held.file.0);
            self.inner.delete_term(note);
        }
        let paper = Paper::of_note(&self.fields, held);
        let added = self.inner.add_document(paper).map_err(IndexError::from);
        self.noting(added).map(drop)
    }

    /// Takes out all texts of a file, and what was noted of it.
    pub fn remove(&mut self, file: FileKey) -> Result<(), IndexError> {
        self.check()?;
        for field in [self.fields.file, self.fields.note] {
            self.inner.delete_term(Term::from_field_u64(field, file.0));
        }
        Ok(())
    }

    /// Keeps what was added and taken out.
    pub fn commit(&mut self) -> Result<(), IndexError> {
        self.check()?;
        let (inner, payload) = (&mut self.inner, &self.payload);
        let committed = contain(|| {
            let mut prepared = inner.prepare_commit()?;
            prepared.set_payload(&payload.written());
            Ok(prepared.commit()?)
        });
        self.noting(committed).map(drop)
    }

    fn check(&self) -> Result<(), IndexError> {
        match &self.broken {
            Some(why) => Err(IndexError::Unkept(why.clone())),
            None => Ok(()),
        }
    }

    /// Remembers what went wrong.
    fn noting<T>(&mut self, result: Result<T, IndexError>) -> Result<T, IndexError> {
        if let Err(error) = &result {
            self.broken = Some(match error {
                IndexError::Damaged(why) | IndexError::Unkept(why) => why.clone(),
                IndexError::Locked | IndexError::Missing => error.to_string(),
            });
        }
        result
    }

    fn count_language(&mut self, document: &Document<'_>) {
        let code = document.language.and_then(tongues::stated).or_else(|| {
            self.unstated += 1;
            // A few tell of all.
            let is_sample = self.unstated % 16 == 1;
            is_sample.then(|| tongues::told(document.text)).flatten()
        });
        if let Some(code) = code {
            *self.payload.languages.entry(code.to_owned()).or_default() += 1;
        }
    }
}

impl Debug for IndexWriter {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("IndexWriter").finish_non_exhaustive()
    }
}

/// What keeps the segments few, and none so large that merging it would take long.
fn merging() -> LogMergePolicy {
    let mut policy = LogMergePolicy::default();
    policy.set_min_num_segments(6);
    policy.set_min_layer_size(20_000);
    policy.set_level_log_size(2.0);
    policy.set_max_docs_before_merge(200_000);
    policy.set_del_docs_ratio_before_merge(0.3);
    policy
}
