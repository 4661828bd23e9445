//! Every setting that has one value: its table, its name, its kind, and where it is kept.

use super::value::{KindNames, Number, Paths, Suffixes, Value};
use super::{
    JournalSettings, LibrarySettings, Limits, PaneSettings, ScreenSettings, Settings,
    SpoilerSettings, TextSettings,
};
use crate::review::Pace;
use crate::typeset::{self, Penalties};

/// What is done with each setting: its table, its name and its value are given.
pub(super) type Visit<'a> = &'a mut dyn FnMut(&'static str, &'static str, &mut dyn Value);

/// Goes through the settings in the order of the shipped file. The structs are taken apart field
/// by field, so that none can be forgotten here.
pub(super) fn each(settings: &mut Settings, visit: Visit<'_>) {
    let Settings {
        library,
        text,
        spoilers,
        screen,
        panes,
        keymap: _,
        themes: _,
        filters: _,
        kinds: _,
        mappings,
        journal,
        limits,
    } = settings;
    let LibrarySettings { paths, suffixes } = library;
    visit("library", "paths", &mut Paths(paths));
    visit("library", "suffixes", &mut Suffixes(suffixes));
    visit("library", "private_notes", &mut mappings.private);
    let TextSettings {
        measure,
        least_measure,
        overlap,
        setting,
        pace,
    } = text;
    let range = TextSettings::MEASURE;
    visit("text", "measure", &mut Number(measure, range.clone()));
    visit("text", "least_measure", &mut Number(least_measure, range));
    let range = TextSettings::OVERLAP;
    visit("text", "overlap", &mut Number(overlap, range));
    each_of_setting(setting, visit);
    let Pace { words, characters } = pace;
    let mut words = Number(words, Pace::WORDS);
    visit("text", "words_a_minute", &mut words);
    let mut characters = Number(characters, Pace::CHARACTERS);
    visit("text", "characters_a_minute", &mut characters);
    let SpoilerSettings { spoilers, kinds } = spoilers;
    visit("text", "spoilers", spoilers);
    visit("text", "spoiler_kinds", &mut KindNames(kinds));
    let ScreenSettings {
        theme,
        mouse,
        clipboard,
    } = screen;
    visit("screen", "theme", theme);
    visit("screen", "mouse", mouse);
    visit("screen", "clipboard", clipboard);
    each_of_panes(panes, visit);
    each_of_journal(journal, visit);
    let Limits {
        first_read,
        largest_file,
    } = limits;
    let range = Limits::FIRST_READ;
    visit("limits", "first_read", &mut Number(first_read, range));
    let range = Limits::LARGEST_FILE;
    visit("limits", "largest_file", &mut Number(largest_file, range));
}

fn each_of_journal(journal: &mut JournalSettings, visit: Visit<'_>) {
    let JournalSettings {
        keep,
        forget_places_after,
    } = journal;
    visit("journal", "keep", keep);
    let range = JournalSettings::FORGET;
    let mut days = Number(forget_places_after, range);
    visit("journal", "forget_places_after", &mut days);
}

fn each_of_setting(setting: &mut typeset::Settings, visit: Visit<'_>) {
    let typeset::Settings {
        hyphenation,
        justification,
        most_stretch,
        paragraphs,
        penalties,
    } = setting;
    visit("text", "hyphenation", hyphenation);
    visit("text", "justification", justification);
    let range = typeset::Settings::STRETCH;
    visit("text", "most_stretch", &mut Number(most_stretch, range));
    visit("text", "paragraphs", paragraphs);
    let Penalties {
        line,
        hyphen,
        short_last_line,
    } = penalties;
    for (name, penalty) in [
        ("line_penalty", line),
        ("hyphen_penalty", hyphen),
        ("short_last_line_penalty", short_last_line),
    ] {
        visit("text", name, &mut Number(penalty, Penalties::RANGE));
    }
}

fn each_of_panes(panes: &mut PaneSettings, visit: Visit<'_>) {
    let PaneSettings {
        outline_share,
        outline_least,
        outline_most,
        library_least,
        library_most,
    } = panes;
    let mut share = Number(outline_share, PaneSettings::SHARE);
    visit("panes", "outline_share", &mut share);
    for (name, columns) in [
        ("outline_least", outline_least),
        ("outline_most", outline_most),
        ("library_least", library_least),
        ("library_most", library_most),
    ] {
        let mut columns = Number(columns, PaneSettings::COLUMNS);
        visit("panes", name, &mut columns);
    }
}
