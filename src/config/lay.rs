//! Laying one file over the settings below it.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::bindings;
use super::each::each;
use super::filters;
use super::kinds;
use super::mistake::Fault;
use super::records;
use super::suggest::did_you_mean;
use super::themes;
use super::value::{Value, Written};
use super::{Clipboard, JournalSettings, Settings, ThemeChoice};

/// Whose settings a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// The program's: nothing lies below them, so that none may be lacking.
    Shipped,
    /// The reader's own.
    Reader,
    /// Those of a folder of reviews, which may come from anybody.
    Folder,
}

/// The table of the keys, and that of the themes.
const KEYS: &str = "keys";
const THEMES: &str = "theme";

/// The most names that are listed where none is like the one that was written.
const LISTED: usize = 10;

/// Lays the file with this `text` over `settings`. What is wrong leaves what lies below as it is
/// and is told, in the order of the file.
pub(super) fn lay(settings: &mut Settings, text: &str, whose: Whose) -> Vec<Fault> {
    let text = match whose {
        Whose::Shipped => {
            settings.kinds = kinds::shipped();
            settings.mappings = records::shipped();
            kinds::before(text)
        }
        Whose::Reader | Whose::Folder => text,
    };
    let below = (settings.screen.clipboard, settings.journal);
    let (root, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return notation(text, &errors);
    }
    let mut laying = Laying {
        text,
        root: root.get_ref(),
        whose,
        faults: Vec::new(),
    };
    laying.names(settings);
    laying.values(settings);
    if let Some(table) = laying.table(KEYS) {
        let faults = bindings::lay(&mut settings.keymap, table);
        laying.faults.extend(faults);
    }
    if let Some(table) = laying.table(THEMES) {
        let faults = themes::lay(&mut settings.themes, table, laying.text, whose);
        laying.faults.extend(faults);
    }
    if let Some(table) = laying.table(filters::NAME) {
        let faults = filters::lay(&mut settings.filters, table, laying.text);
        laying.faults.extend(faults);
    }
    if let Some(table) = laying.table(kinds::NAME) {
        let faults = kinds::lay(&mut settings.kinds, table);
        laying.faults.extend(faults);
    }
    if let Some(table) = laying.table(records::NAME) {
        let faults = records::lay(&mut settings.mappings, table);
        laying.faults.extend(faults);
    }
    if whose == Whose::Folder {
        laying.refusals(settings, below);
    }
    laying.theme(settings);
    laying.spoiler_kinds(settings);
    laying.pairs(settings);
    laying.faults.sort_by_key(|fault| fault.place.start);
    laying.faults
}

/// What is wrong with the notation: the first of each line, as the rest of it mostly follows.
fn notation(text: &str, errors: &[toml::de::Error]) -> Vec<Fault> {
    let errors = errors.iter();
    let mut faults: Vec<Fault> = errors
        .map(|error| Fault::new(error.span().unwrap_or(0..0), error.message()))
        .collect();
    faults.sort_by_key(|fault| fault.place.start);
    faults.dedup_by(|later, earlier| {
        let between = text.get(earlier.place.start..later.place.start);
        between.is_some_and(|between| !between.contains('\n'))
    });
    faults
}

/// The file that is laid over the settings.
struct Laying<'a> {
    text: &'a str,
    root: &'a DeTable<'a>,
    whose: Whose,
    faults: Vec<Fault>,
}

impl Laying<'_> {
    /// Tells the tables and the names in them that there are not.
    fn names(&mut self, settings: &mut Settings) {
        let known = names(settings);
        let mut tables: Vec<&str> = known.iter().map(|(table, _)| *table).collect();
        tables.dedup();
        tables.extend([KEYS, THEMES, filters::NAME, records::NAME, kinds::NAME]);
        for (name, value) in self.root {
            if !tables.contains(&name.get_ref().as_ref()) {
                self.faults
                    .push(unknown_table(name, value, &tables, &known));
                continue;
            }
            let Some(table) = value.get_ref().as_table() else {
                self.faults.push(no_table(name, &known));
                continue;
            };
            let own: Vec<&str> = names_in(name.get_ref(), &known).collect();
            if !own.is_empty() {
                let unknown = table
                    .keys()
                    .filter(|key| !own.contains(&key.get_ref().as_ref()));
                let unknown = unknown.map(|key| unknown_name(name.get_ref(), key, &own, &known));
                self.faults.extend(unknown);
            }
        }
    }

    /// Takes over the values of the settings that have one.
    fn values(&mut self, settings: &mut Settings) {
        each(settings, &mut |table, name, value: &mut dyn Value| {
            let written = self.written(table, name);
            match (written.map(|written| value.read(name, written)), self.whose) {
                (Some(Ok(())), _) | (None, Whose::Reader | Whose::Folder) => {}
                (Some(Err(faults)), _) => self.faults.extend(faults),
                (None, Whose::Shipped) => {
                    let message = format!("`[{table}]` does not set `{name}`");
                    self.faults.push(Fault::new(0..0, message));
                }
            }
        });
    }

    /// Tells what a folder of reviews may not set: the library, as it is opened because no other is,
    /// what becomes of the journal, and that programs are run which are not by what lies below.
    fn refusals(
        &mut self,
        settings: &mut Settings,
        (below, journal): (Clipboard, JournalSettings),
    ) {
        let paths = std::mem::take(&mut settings.library.paths);
        let written = self
            .written("library", "paths")
            .filter(|_| !paths.is_empty());
        if let Some(place) = written.map(Spanned::span) {
            let message = "a folder of reviews cannot set `paths`: it is opened itself";
            let fault = Fault::new(place, message).with_remedy("write it in your own settings");
            self.faults.push(fault);
        }
        for (name, is_other) in [
            ("keep", settings.journal.keep != journal.keep),
            (
                "forget_places_after",
                settings.journal.forget_places_after != journal.forget_places_after,
            ),
        ] {
            if let Some(written) = self.written("journal", name).filter(|_| is_other) {
                let message =
                    format!("a folder of reviews cannot set `{name}`: the journal is yours");
                let fault = Fault::new(written.span(), message);
                self.faults
                    .push(fault.with_remedy("write it in your own settings"));
            }
        }
        let runs = settings.screen.clipboard == Clipboard::Auto && below != Clipboard::Auto;
        if let Some(written) = self.written("screen", "clipboard").filter(|_| runs) {
            let message = "a folder of reviews cannot have programs run for the clipboard";
            let fault = Fault::new(written.span(), message);
            let fault = fault.with_remedy("\"terminal\" or \"off\", or in your own settings");
            self.faults.push(fault);
        }
    }

    /// Tells a theme that was chosen and is not there.
    fn theme(&mut self, settings: &Settings) {
        let ThemeChoice::Named(chosen) = &settings.screen.theme else {
            return;
        };
        let Some(written) = self.written("screen", "theme") else {
            return;
        };
        let names = || settings.themes.iter().map(|(name, _)| name.as_str());
        if !names().any(|name| name == chosen) {
            let message = format!("no theme is called `{chosen}`");
            let known = names().chain([super::value::AUTO]);
            let remedy = did_you_mean(chosen, known.clone());
            let remedy = remedy.unwrap_or_else(|| listed("there is", known));
            let fault = Fault::new(written.span(), message).with_remedy(remedy);
            self.faults.push(fault);
        }
    }

    /// Tells kinds that are to be masked and that no section can be of.
    fn spoiler_kinds(&mut self, settings: &Settings) {
        const NAME: &str = "spoiler_kinds";
        let Some(written) = self.written("text", NAME) else {
            return;
        };
        let (chosen, _) = super::value::texts(NAME, written);
        let names = || settings.kinds.names();
        let unknown = chosen.into_iter();
        let unknown = unknown.filter(|(chosen, _)| !names().any(|name| name == *chosen));
        let faults = unknown.map(|(chosen, place)| {
            let message = format!("no kind of sections is called `{chosen}`");
            let remedy = did_you_mean(chosen, names());
            let remedy = remedy.unwrap_or_else(|| listed("there is", names()));
            Fault::new(place, message).with_remedy(remedy)
        });
        let faults: Vec<Fault> = faults.collect();
        self.faults.extend(faults);
    }

    /// Tells a least that is more than the most it belongs to.
    fn pairs(&mut self, settings: &Settings) {
        let panes = &settings.panes;
        for (pane, least, most) in [
            ("outline", panes.outline_least, panes.outline_most),
            ("library", panes.library_least, panes.library_most),
        ] {
            if least <= most {
                continue;
            }
            let (least_name, most_name) = (format!("{pane}_least"), format!("{pane}_most"));
            let message =
                format!("`{least_name}` is {least}, more than `{most_name}`, which is {most}");
            let either = self.written("panes", &least_name);
            let either = either.or_else(|| self.written("panes", &most_name));
            if let Some(written) = either {
                let fault = Fault::new(written.span(), message);
                self.faults.push(fault.with_remedy("change one of them"));
            }
        }
    }

    /// The table called `name`, if it is one.
    fn table(&self, name: &str) -> Option<&DeTable<'_>> {
        self.root.get(name)?.get_ref().as_table()
    }

    /// What is written for a setting.
    fn written(&self, table: &str, name: &str) -> Option<&Written<'_>> {
        self.table(table)?.get(name)
    }
}

/// The settings that have one value, by table and name.
fn names(settings: &mut Settings) -> Vec<(&'static str, &'static str)> {
    let mut names = Vec::new();
    each(settings, &mut |table, name, _| names.push((table, name)));
    names
}

/// The names of the settings in `table`.
fn names_in<'a>(
    table: &str,
    known: &'a [(&'static str, &'static str)],
) -> impl Iterator<Item = &'static str> + use<'a> {
    let table = known
        .iter()
        .map(|(known, _)| *known)
        .find(|known| *known == table);
    let own = known.iter().filter(move |(known, _)| Some(*known) == table);
    own.map(|(_, name)| *name)
}

/// A table that is written as a value; the name may have been meant for a setting.
fn no_table(name: &Spanned<DeString<'_>>, known: &[(&str, &str)]) -> Fault {
    let written = name.get_ref();
    let fault = Fault::new(name.span(), format!("`{written}` must be a table"));
    fault.with_remedy(match known.iter().find(|(_, name)| name == written) {
        Some((table, _)) => format!("write it below `[{table}]`"),
        None => format!("write `[{written}]` and its settings below"),
    })
}

fn unknown_table(
    name: &Spanned<DeString<'_>>,
    value: &Spanned<DeValue<'_>>,
    tables: &[&str],
    known: &[(&str, &str)],
) -> Fault {
    let written = name.get_ref();
    if !value.get_ref().is_table() {
        let message = format!("`{written}` stands in no table");
        let fault = Fault::new(name.span(), message);
        return match known.iter().find(|(_, name)| name == written) {
            Some((table, _)) => fault.with_remedy(format!("write it below `[{table}]`")),
            None => fault.with_remedy(listed("the tables are", tables.iter().copied())),
        };
    }
    let message = format!("there is no table `[{written}]`");
    let remedy = did_you_mean(written, tables.iter().copied());
    let remedy = remedy.unwrap_or_else(|| listed("the tables are", tables.iter().copied()));
    Fault::new(name.span(), message).with_remedy(remedy)
}

fn unknown_name(
    table: &str,
    name: &Spanned<DeString<'_>>,
    own: &[&str],
    known: &[(&str, &str)],
) -> Fault {
    let written = name.get_ref();
    let message = format!("`[{table}]` has no setting `{written}`");
    let elsewhere = known.iter().find(|(_, known)| known == written);
    let remedy = match elsewhere {
        Some((table, _)) => format!("it belongs below `[{table}]`"),
        None => did_you_mean(written, own.iter().copied())
            .unwrap_or_else(|| listed("it has", own.iter().copied())),
    };
    Fault::new(name.span(), message).with_remedy(remedy)
}

/// The first of `names`, after a word on what they are.
fn listed<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    let more = if names.len() > LISTED { ", …" } else { "" };
    let first: Vec<&str> = names.iter().take(LISTED).map(String::as_str).collect();
    format!("{word} {}{more}", first.join(", "))
}

#[cfg(test)]
mod tests {
    use super::super::SHIPPED;
    use super::*;

    #[test]
    fn a_setting_that_the_shipped_file_lacks_is_told() {
        let mut settings = Settings::blank();
        assert!(lay(&mut settings, SHIPPED, Whose::Shipped).is_empty());
        let complete = settings.clone();
        for (table, name) in names(&mut settings) {
            let (before, rest) = SHIPPED.split_once(&format!("\n[{table}]\n")).unwrap();
            let (own, after) = rest.split_once("\n[").unwrap_or((rest, ""));
            let line = own
                .lines()
                .find(|line| line.starts_with(&format!("{name} = ")));
            let own = own.replace(line.unwrap(), "");
            let text = format!("{before}\n[{table}]\n{own}\n[{after}");
            let text = text.trim_end_matches('[');
            let faults = lay(&mut Settings::blank(), text, Whose::Shipped);
            let told: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
            assert_eq!(
                told.first(),
                Some(&format!("`[{table}]` does not set `{name}`").as_str())
            );
            // As a layer it need not be complete.
            let mut same = complete.clone();
            assert!(lay(&mut same, text, Whose::Reader).is_empty());
            assert_eq!(same, complete);
        }
    }
}
