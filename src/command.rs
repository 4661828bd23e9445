//! Everything the reader can do, each declared once: its name, its group and what it does.
//!
//! The key map, the settings, the help and the table in the README are made from this table.

/// Makes the commands from one row each: variant, name in kebab-case, one sentence.
macro_rules! commands {
    ($($group:ident { $($variant:ident $name:literal $sentence:literal)+ })+) => {
        /// Something the reader can do. Ordered as declared, which is the order of the help.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Command {
            $($(#[doc = $sentence] $variant,)+)+
        }

        impl Command {
            /// Every command, group by group.
            pub const ALL: &[Self] = &[$($(Self::$variant,)+)+];

            /// The name by which the settings call it, in kebab-case.
            pub const fn name(self) -> &'static str {
                match self {
                    $($(Self::$variant => $name,)+)+
                }
            }

            /// What it does, in one sentence. Commands that stand in a row and differ by a number
            /// alone share a sentence, and then a line of the help.
            pub const fn sentence(self) -> &'static str {
                match self {
                    $($(Self::$variant => $sentence,)+)+
                }
            }

            /// The group under which the help lists it.
            pub const fn group(self) -> Group {
                match self {
                    $($(Self::$variant)|+ => Group::$group,)+
                }
            }
        }
    };
}

commands! {
    Moving {
        LineDown "line-down" "Move down a line."
        LineUp "line-up" "Move up a line."
        HalfPageDown "half-page-down" "Move down half a page."
        HalfPageUp "half-page-up" "Move up half a page."
        PageDown "page-down" "Turn a page forward."
        PageUp "page-up" "Turn a page back."
        Top "top" "Go to the top of the pane."
        End "end" "Go to the end of the pane."
        GoToPercent "go-to-percent" "Go to a percentage of the review."
        NextParagraph "next-paragraph" "Go to the next paragraph."
        PreviousParagraph "previous-paragraph" "Go to the previous paragraph."
        NextSentence "next-sentence" "Go to the next sentence."
        PreviousSentence "previous-sentence" "Go to the start of the sentence, or to the previous."
    }
    Sections {
        NextSection "next-section" "Go to the next section."
        PreviousSection "previous-section" "Go to the previous section."
        Section1 "section-1" "Go to the section of that number."
        Section2 "section-2" "Go to the section of that number."
        Section3 "section-3" "Go to the section of that number."
        Section4 "section-4" "Go to the section of that number."
        Section5 "section-5" "Go to the section of that number."
        Section6 "section-6" "Go to the section of that number."
        Section7 "section-7" "Go to the section of that number."
        Section8 "section-8" "Go to the section of that number."
        Section9 "section-9" "Go to the section of that number."
        Start "start" "Go to the start of the review."
        FilterOutline "filter-outline" "Filter the outline by typing, and jump."
    }
    Correcting {
        ToggleHeading "toggle-heading" "Make this line a heading, or this heading plain text."
        DeeperHeading "deeper-heading" "Put the heading of this section a depth further in."
        ShallowerHeading "shallower-heading" "Put the heading of this section a depth further out."
        CorrectKind "correct-kind" "Choose the kind of this section: what it is about."
        Undo "undo" "Take the last change back, in any review."
    }
    Judging {
        Rate "rate" "Rate this review yourself, on any scale."
        SetStatus "set-status" "Say that this review is unread, being read or finished."
    }
    Panes {
        FocusNext "focus-next" "Move to the next pane."
        FocusPrevious "focus-previous" "Move to the previous pane."
        FocusLeft "focus-left" "Move to the pane on the left."
        FocusRight "focus-right" "Move to the pane on the right."
        Open "open" "Open what is selected, or follow the link."
        Back "back" "Back out of what is open."
    }
    Reviews {
        NextReview "next-review" "Go to the next review."
        PreviousReview "previous-review" "Go to the previous review."
        SameKindNext "same-kind-next" "Go to the same kind of section in the next review."
        SameKindPrevious "same-kind-previous" "Go to the same kind of section in the one before."
    }
    Library {
        FilterLibrary "filter-library" "Filter the library by typing."
        SortLibrary "sort-library" "Sort the library by the next of its columns."
        ReverseSort "reverse-sort" "Sort the library the other way round."
        GroupLibrary "group-library" "Group the library by the next of what reviews share."
        NextUnread "next-unread" "Go to the next review that has not been read."
        ShowProblems "show-problems" "List what is wrong with reviews, and nothing else."
        Overview "overview" "Count what is listed, and filter by what was counted."
    }
    Links {
        NextLink "next-link" "Go to the next link and show where it leads."
        PreviousLink "previous-link" "Go to the previous link and show where it leads."
    }
    Marks {
        SetMark "set-mark" "Set a mark at the reading line: a letter follows."
        GoToMark "go-to-mark" "Go to a mark: its letter follows."
        LastPlace "last-place" "Go back to where you were before the last jump."
        JumpBack "jump-back" "Go back to where the jump before was made from."
        JumpForward "jump-forward" "Go forward again through the jumps."
        ListKept "list-kept" "List marks, highlights and notes; again: of all reviews."
    }
    Finding {
        Find "find" "Find in this review as you type."
        FindNext "find-next" "Go to the next hit."
        FindPrevious "find-previous" "Go to the previous hit."
        FindWord "find-word" "Find the longest word of the reading line."
        ListHits "list-hits" "List all hits with the words around them."
        ExactAccents "exact-accents" "Find letters with just the accents typed, or any."
        WholeWords "whole-words" "Find whole words only, or parts of words too."
        RegularExpression "regular-expression" "Find by a regular expression, or as typed."
        EarlierSearch "earlier-search" "While you type a search, bring an earlier one back."
        LaterSearch "later-search" "While you type a search, go on to the later one again."
        SearchLibrary "search-library" "Search the whole library as you type."
        NextResult "next-result" "Open the next result of that search."
        PreviousResult "previous-result" "Open the previous result of that search."
    }
    Selecting {
        Select "select" "Select words of the text."
        Copy "copy" "Copy the sentence, or what is selected."
        CopyCited "copy-cited" "Copy that with where it comes from."
        NoteReview "note-review" "Write a note about this review."
    }
    Selection {
        NextWord "next-word" "Move the end on by a word."
        PreviousWord "previous-word" "Move the end back by a word."
        NextCharacter "next-character" "Move the end on by a character."
        PreviousCharacter "previous-character" "Move the end back by a character."
        LineStart "line-start" "Move the end to the start of the line."
        LineEnd "line-end" "Move the end to the end of the line."
        ToNextHit "to-next-hit" "Move the end to the next hit."
        ToPreviousHit "to-previous-hit" "Move the end to the previous hit."
        SwapEnds "swap-ends" "Move the other end from now on."
        Highlight "highlight" "Highlight it in the colour used last."
        HighlightYellow "highlight-yellow" "Highlight it in yellow."
        HighlightGreen "highlight-green" "Highlight it in green."
        HighlightBlue "highlight-blue" "Highlight it in blue."
        HighlightRed "highlight-red" "Highlight it in red."
        Note "note" "Write a note about it, or change that."
        RemoveHighlight "remove-highlight" "Take the highlights there away, with their notes."
    }
    Page {
        Wider "wider" "Make the lines of the page longer."
        Narrower "narrower" "Make the lines of the page shorter."
        DefaultMeasure "default-measure" "Give the lines their usual length again."
        Zen "zen" "Show the text alone, or everything again."
        Spotlight "spotlight" "Dim all but the paragraph, or all but the sentence."
        RevealSpoilers "reveal-spoilers" "Show the spoilers of this review, or mask them again."
        NextTheme "next-theme" "Change the colours."
    }
    Program {
        Help "help" "Show the keys and what they do."
        Edit "edit" "Edit the review at the reading line in your editor."
        ToggleMouse "toggle-mouse" "Give the mouse to the terminal, or take it back."
        Redraw "redraw" "Draw the screen again."
        Suspend "suspend" "Go back to the shell; type fg to return."
        Quit "quit" "Quit."
        Cancel "cancel" "Cancel, or quit when there is nothing to cancel."
        TogglePrivate "toggle-private" "Keep nothing of what you do, or keep it again."
    }
}

/// A heading under which the help lists commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Moving in a pane.
    Moving,
    /// Jumping between the sections of a review.
    Sections,
    /// Correcting the outline that was found.
    Correcting,
    /// What the reader says of a whole review.
    Judging,
    /// Moving between the panes.
    Panes,
    /// Moving between reviews.
    Reviews,
    /// What only the list of reviews knows.
    Library,
    /// Links in a review.
    Links,
    /// What the reader left in reviews, and the way back.
    Marks,
    /// Finding in a review, or in all.
    Finding,
    /// Selecting and copying words, and notes.
    Selecting,
    /// What only a selection knows.
    Selection,
    /// How the page is set.
    Page,
    /// The program itself.
    Program,
}

/// Where the keys of a command count. A key may have one meaning in each scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In every pane where the key has no narrower meaning.
    Everywhere,
    /// While the library has the focus.
    Library,
    /// While words are being selected.
    Selection,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Everywhere, Self::Library, Self::Selection];
}

impl Command {
    /// Where its keys count.
    pub const fn scope(self) -> Scope {
        match self.group() {
            Group::Library => Scope::Library,
            Group::Selection => Scope::Selection,
            Group::Moving
            | Group::Sections
            | Group::Correcting
            | Group::Judging
            | Group::Panes
            | Group::Reviews
            | Group::Links
            | Group::Marks
            | Group::Finding
            | Group::Selecting
            | Group::Page
            | Group::Program => Scope::Everywhere,
        }
    }

    /// The command called `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|command| command.name() == name)
    }
}

impl Group {
    /// The heading's text.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Moving => "Moving",
            Self::Sections => "Sections",
            Self::Correcting => "Correcting the outline",
            Self::Judging => "Your judgement",
            Self::Panes => "Panes",
            Self::Reviews => "Reviews",
            Self::Library => "In the library",
            Self::Links => "Links",
            Self::Marks => "Marks and the way back",
            Self::Finding => "Finding",
            Self::Selecting => "Selecting and copying",
            Self::Selection => "In a selection",
            Self::Page => "Page",
            Self::Program => "Program",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_are_unique_kebab_case_and_found_again() {
        for command in Command::ALL {
            let name = command.name();
            assert_eq!(Command::from_name(name), Some(*command), "{name}");
            let words: Vec<&str> = name.split('-').collect();
            let plain = |word: &&str| {
                let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
                !word.is_empty() && word.chars().all(allowed)
            };
            assert!(words.iter().all(plain), "{name}");
        }
        assert_eq!(Command::from_name("Line-Down"), None);
    }

    #[test]
    fn sentences_are_short_sentences() {
        for command in Command::ALL {
            let sentence = command.sentence();
            assert!(
                sentence.starts_with(|c: char| c.is_uppercase()),
                "{sentence}"
            );
            assert!(sentence.ends_with('.'), "{sentence}");
            assert!(sentence.chars().count() <= 60, "{sentence}");
        }
    }

    #[test]
    fn only_neighbours_share_a_sentence_and_a_group() {
        let mut sentences: Vec<&str> = Command::ALL.iter().map(|c| c.sentence()).collect();
        sentences.dedup();
        let mut groups: Vec<Group> = Command::ALL.iter().map(|c| c.group()).collect();
        groups.dedup();
        assert_eq!(
            sentences.iter().collect::<HashSet<_>>().len(),
            sentences.len()
        );
        assert_eq!(groups.iter().collect::<HashSet<_>>().len(), groups.len());
    }
}
