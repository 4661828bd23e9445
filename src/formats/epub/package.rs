//! What a book says of itself: its facts, its chapters and their order.

use super::archive::Archive;
use super::problem;
use crate::formats::html::Title;
use crate::formats::{Unreadable, sanitise};
use crate::review::{Facts, Problem};
use rbook::Epub;
use rbook::ebook::element::Href;
use rbook::ebook::errors::EbookResult;
use rbook::epub::EpubOpenOptions;
use rbook::epub::toc::EpubTocEntry;
use std::collections::{HashMap, HashSet};
use std::io::Cursor;

/// The most entries of the metadata that may say more of others: a chain of them is gone down into.
const MOST_REFINING: usize = 512;

/// A book as its package describes it.
pub(super) struct Package {
    /// The facts it states.
    pub(super) facts: Facts,
    /// What is to be read, in its order.
    pub(super) chapters: Vec<Chapter>,
    /// What is wrong with it.
    pub(super) problems: Vec<Problem>,
}

/// A chapter.
pub(super) struct Chapter {
    /// Its path in the archive.
    pub(super) path: String,
    /// What the table of contents calls it.
    pub(super) title: Option<Title>,
}

impl Package {
    /// Reads the package of a book.
    pub(super) fn open(archive: &Archive) -> Result<Self, Unreadable> {
        let safe = archive.safe();
        let safe = safe.map_err(|error| broken(&error.to_string()))?;
        let mut problems = Vec::new();
        let book = open(&safe, is_intricate(archive), &mut problems)
            .map_err(|error| broken(&error.to_string()))?;
        let chapters = chapters(&book, &mut problems);
        if chapters.is_empty() {
            return Err(broken("it names no chapters"));
        }
        Ok(Self {
            facts: facts(&book),
            chapters,
            problems,
        })
    }
}

/// Why a book cannot be read.
fn broken(reason: &str) -> Unreadable {
    Unreadable::BrokenBook {
        reason: sanitise::line(reason),
    }
}

/// How much a book's metadata say of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Metadata {
    /// As much as it may be.
    Plain,
    /// More than that: they are not read.
    Intricate,
}

/// Whether the metadata of a book say too much of each other.
fn is_intricate(archive: &Archive) -> Metadata {
    let refining = |(path, bytes): (&str, &[u8])| match path.rsplit_once('.') {
        Some((_, "opf" | "OPF" | "xml")) => memchr::memmem::find_iter(bytes, "refines").count(),
        Some(_) | None => 0,
    };
    if archive
        .iter()
        .map(refining)
        .any(|count| count > MOST_REFINING)
    {
        Metadata::Intricate
    } else {
        Metadata::Plain
    }
}

/// Opens a book, without its table of contents if that cannot be read.
fn open(zip: &[u8], metadata: Metadata, problems: &mut Vec<Problem>) -> EbookResult<Epub> {
    let read = |options: &EpubOpenOptions| options.read(Cursor::new(zip.to_vec()));
    let mut options = Epub::options();
    if metadata == Metadata::Intricate {
        options.skip_metadata(true);
        problems.push(problem(
            "what the book states of itself is too intricate to be read".to_owned(),
        ));
    }
    read(&options).or_else(|_| {
        let book = read(options.skip_toc(true))?;
        problems.push(problem(
            "the table of contents of the book cannot be read".to_owned(),
        ));
        Ok(book)
    })
}

/// The chapters of a book in their order, without its cover and its tables of contents.
fn chapters(book: &Epub, problems: &mut Vec<Problem>) -> Vec<Chapter> {
    let aside = aside(book);
    let mut titles = titles(book);
    let mut seen = HashSet::new();
    let mut chapters = Vec::new();
    for entry in book.spine() {
        let Some(file) = entry.manifest_entry() else {
            let name = sanitise::line(entry.idref());
            problems.push(problem(format!(
                "the book does not say where its chapter `{name}` is"
            )));
            continue;
        };
        let path = path(file.href());
        let is_page = matches!(
            file.media_type(),
            "application/xhtml+xml" | "text/html" | "text/x-oeb1-document" | ""
        );
        let is_aside = file.properties().has_property("nav") || aside.contains(&path);
        if is_page && !is_aside && seen.insert(path.clone()) {
            let title = titles.remove(&path);
            chapters.push(Chapter { path, title });
        }
    }
    chapters
}

/// What is called the cover or the table of contents of a book, where a whole file is that.
fn aside(book: &Epub) -> HashSet<String> {
    let landmarks = book.toc().landmarks();
    let landmarks = landmarks.iter().flat_map(EpubTocEntry::flatten);
    let aside = landmarks.filter(|entry| matches!(entry.kind_raw(), Some("cover" | "toc")));
    let whole = aside.filter_map(|entry| entry.href().filter(|href| href.fragment().is_none()));
    whole.map(path).collect()
}

/// What the table of contents calls the files of a book, by their paths: the first entry of each.
fn titles(book: &Epub) -> HashMap<String, Title> {
    let mut titles = HashMap::new();
    let contents = book.toc().contents();
    for entry in contents.iter().flat_map(EpubTocEntry::flatten) {
        let text = sanitise::line(entry.label().trim());
        if let Some(href) = entry.href().filter(|_| !text.is_empty()) {
            let depth = u8::try_from(entry.depth()).unwrap_or(u8::MAX);
            titles.entry(path(href)).or_insert(Title {
                depth: depth.clamp(1, 6),
                text,
            });
        }
    }
    titles
}

/// The path in the archive that `href` leads to.
fn path(href: Href<'_>) -> String {
    let path = href.path().decode().into_owned();
    path.trim_start_matches('/').to_owned()
}

/// The facts that a book states.
fn facts(book: &Epub) -> Facts {
    let metadata = book.metadata();
    let clean = |text: &str| {
        let text = sanitise::line(text.trim());
        (!text.is_empty()).then_some(text)
    };
    let creators: Vec<String> = metadata
        .creators()
        .filter_map(|creator| clean(creator.value()))
        .collect();
    let date = metadata
        .published_entry()
        .and_then(|date| clean(date.value()));
    Facts {
        title: metadata.title().and_then(|title| clean(title.value())),
        reviewer: (!creators.is_empty()).then(|| creators.join(", ")),
        date: date.map(|date| date.split('T').next().unwrap_or_default().to_owned()),
        language: metadata
            .language()
            .and_then(|language| clean(language.value())),
        tags: metadata
            .tags()
            .filter_map(|tag| clean(tag.value()))
            .collect(),
        ..Facts::default()
    }
}
