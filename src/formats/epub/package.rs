//! What a book says of itself: its facts, its chapters and their order.

use super::archive::Archive;
use super::problem;
use super::tame::is_tame;
use crate::formats::html::Title;
use crate::formats::{Unreadable, sanitise};
use crate::review::{Facts, Problem};
use rbook::Epub;
use rbook::ebook::element::Href;
use rbook::ebook::errors::EbookResult;
use rbook::epub::toc::EpubTocEntry;
use std::collections::{HashMap, HashSet};
use std::io::Cursor;

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
        let book = open(&safe, &mut problems).map_err(|error| {
            let is_package =
                |path: &str| path.to_ascii_lowercase().rsplit('.').next() == Some("opf");
            if { archive.iter() }.any(|(path, xml)| is_package(path) && !is_tame(xml)) {
                broken("the tags of its package are nested too deeply, or not closed")
            } else {
                broken(&error.to_string())
            }
        })?;
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

/// Parts of a package that a book can be read without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The table of contents.
    Contents,
    /// What it states of itself.
    Metadata,
}

/// Opens the book that is packed in `zip`, without those parts that cannot be read.
fn open(zip: &[u8], problems: &mut Vec<Problem>) -> EbookResult<Epub> {
    const TRIES: [&[Part]; 4] = [
        &[],
        &[Part::Contents],
        &[Part::Metadata],
        &[Part::Contents, Part::Metadata],
    ];
    let mut failed = None;
    for without in TRIES {
        let mut options = Epub::options();
        let skips = |part| without.contains(&part);
        options
            .skip_toc(skips(Part::Contents))
            .skip_metadata(skips(Part::Metadata));
        match options.read(Cursor::new(zip.to_vec())) {
            Ok(book) => {
                let contents = skips(Part::Contents).then_some("the table of contents of the book");
                let metadata = skips(Part::Metadata).then_some("what the book states of itself");
                let unread = contents.into_iter().chain(metadata);
                problems.extend(unread.map(|what| problem(format!("{what} cannot be read"))));
                return Ok(book);
            }
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    failed.map_or_else(|| Epub::options().read(Cursor::new(zip.to_vec())), Err)
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
