//! The behaviour of frontrow as data.

/// Lines that are found again after an edit, or not at all.
mod anchored_lines;
/// Highlights: found again in an edited text, or lost.
mod anchored_spans;
/// What is anchored, after edits by chance.
mod anchoring;
/// Anchors: places that are found again after an edit.
mod anchors;
/// Zip archives: the texts in them, and what is refused.
mod archives;
/// Blocks of the markup as lines: quotes, lists, code.
mod blocks;
/// What holds for any blocks of the markup.
mod blocks_any;
/// Blocks of plain text as lines, and paragraphs told by an indent.
mod blocks_plain;
/// Tables as lines.
mod blocks_tables;
/// Books in EPUB, whole and broken.
mod books;
/// Where lines are broken, as an editor would, in any script.
mod breaking;
/// The catalogue: what it is told comes back.
mod catalogue;
/// Several at one catalogue, and such as are ended while they write.
mod catalogue_shared;
/// Catalogues that cannot be used.
mod catalogue_unfit;
/// Themes, grounds and colours.
mod colour;
/// Coming back to the same words in another run.
mod coming_back;
/// What the program prints without a screen, and its exit codes.
mod commands;
/// Every command can be reached, and the README says by which key.
mod commands_table;
/// Outlines with what the reader says of their lines.
mod correct_outline;
/// Correcting the outline of a review, on the screen.
mod correcting;
/// Corrections after edits, in other reviews, and when more is read.
mod corrections_kept;
/// Corrections and what else is kept of reviews in later runs, and taken back in this one.
mod corrections_later;
/// The threads that do the work.
mod desk;
/// Whole reviews as sites and note books have them.
mod dialect_files;
/// Markdown with the marks of sites and note books.
mod dialects;
/// Any marks of sites and note books, closed or not.
mod dialects_any;
/// Headings that may be none.
mod doubt;
/// Text in any encoding.
mod encodings;
/// The end of a text that is still being read, and a rest that does not come.
mod end_to_come;
/// Why lines are taken for headings, and why not.
mod explaining;
/// Exports of several files: what is joined, and that nothing is lost.
mod exports;
/// What whole words and regular expressions find in a review.
mod expressions;
/// Files of records: which are such, and what becomes of all that is in them.
mod files_of_records;
/// Finding in a review as it is typed, on the screen.
mod finding;
/// Finding again, the word at hand, and the search before the last.
mod finding_again;
/// The switches of a search, earlier searches, and the list of hits.
mod finding_otherwise;
/// What is folded is found, at its very place.
mod folding;
/// What a file states of itself, and what is told of front matter that is wrong.
mod front_matter;
/// Front matter as sites nest it, and the fields of note books.
mod front_nested;
/// The page of keys, and looking one up.
mod help;
/// Highlights and notes: made, seen, changed, taken away, and found again.
mod highlights;
/// The keys that the status line names, for every state of the program.
mod hints;
/// The house rules that no compiler checks.
mod house;
/// Whole pages of HTML: the article in them, and pages made to do harm.
mod html_pages;
/// What HTML becomes: text, blocks, links, tables, spoilers.
mod html_text;
/// The full-text index: what is found, in which order, and what survives.
mod index;
/// The journal, carried from one machine to another by command.
mod journal_command;
/// Old places are forgotten, and nothing else.
mod journal_forgetting;
/// Imports: what is wrong is told and left out, what is right comes in.
mod journal_import;
/// The journal: what is kept comes back.
mod journal_store;
/// Journals that are damaged: what can be read is recovered, and nothing else is taken for it.
mod journal_store_damage;
/// Journals of earlier programs: what was kept by them is still there.
mod journal_store_earlier;
/// Which review one is of those that the journal knows: where its text is, or where it was.
mod journal_store_known;
/// Journals whose changes are in their log yet: damage costs what is damaged and nothing else.
mod journal_store_log;
/// Journals that are exported and imported: nothing twice, nothing lost.
mod journal_store_moved;
/// Programs at one journal: several at once, such as are ended, and such as cannot write.
#[cfg(unix)]
mod journal_store_programs;
/// Sketches in a journal: what was anchored is found on another machine and after damage.
mod journal_store_sketches;
/// Which review of the journal a file is that has the text of one: moved there, or a copy.
mod journal_store_which;
/// Going back to where jumps were made from, and forward again.
mod jumps;
/// Keeping the library: what becomes known of files that come, change and go.
mod keeping;
/// What happens to files while they are kept, whatever that is.
mod keeping_any;
/// What is listed of reviews that were not opened in this run, and changed there.
mod kept_elsewhere;
/// Changes that cannot be written when they are made: they hold meanwhile, and are kept later.
mod kept_later;
/// The list of marks, highlights and notes, of a review and of the library.
mod kept_list;
/// Notes that are longer than a line of the list.
mod kept_notes;
/// What is kept of a long text that has changed is looked for by another thread.
mod kept_sought;
/// What is kept while it is not known yet, or cannot be, what was: nothing of that is written over.
mod kept_unknown;
/// How keys are written and read.
mod key_notation;
/// Which kind of section a heading tells.
mod kinds;
/// Answers that come late or in another order.
mod late_answers;
/// The layout of any bytes.
mod layout_any;
/// What holds for the layout of any bytes.
mod layout_holds;
/// Texts of any length: what moving in them gives, and what it costs.
mod lengths;
/// What the list shows of each review, and the order it is in.
mod library_columns;
/// Filtering the list by typing.
mod library_filter;
/// What is open while its file goes, or turns out to hold several reviews.
mod library_lost;
/// The list sorted the other way round and in groups, and going to what was not read.
mod library_order;
/// The list of reviews, and going from one to the next.
mod library_pane;
/// What is wrong with reviews, as a list of its own.
mod library_problems;
/// Searching a library: what is found, in which order, and where it stands.
mod library_search;
/// The search of a library by its index, and what becomes of it when that is not as it should be.
mod library_search_indexed;
/// Notes: going to one, and the way back.
mod link_notes;
/// Going from link to link, following one, and the way back.
mod links;
/// What the list command prints, and in which order.
mod list_command;
/// What a filter keeps of that.
mod list_filter;
/// Files and folders: what is found, read, and refused.
mod loading;
/// Tables and lists of records, by mappings that are data.
mod mappings;
/// What Markdown becomes: text without markup, blocks, links and tables.
mod markdown;
/// Markdown that nobody writes in good faith, or at all.
mod markdown_hostile;
/// The sections and the title of texts with markup.
mod markdown_outline;
/// Marks: set, gone to, moved, removed, in this review and in the library.
mod marks;
/// The mouse: clicks, the wheel and dragging, on the screen.
mod mouse;
/// Moving in the text.
mod moving;
/// Sections and titles of pasted prose.
mod outline;
/// What holds for the outline of any text.
mod outline_any;
/// How much is found of the outlines of texts whose headings are known.
mod outline_fixtures;
/// The library at a glance.
mod overview;
/// Files packed by gzip and Zstandard: what is in them is read as if they were not.
mod packed_files;
/// Awkward texts set at several measures, against stored pages.
mod pages;
/// Turning pages: what holds for any text, and where pages end.
mod paging;
/// Which panes are shown, which has the focus, and the ways out.
mod panes;
/// Texts without headings, by their paragraphs.
mod paragraphs;
/// Places: by their words, else their section, else their share of the text.
mod places;
/// What plain text becomes: decoded and sanitised.
mod plain;
/// The blocks that plain text falls into.
mod plain_blocks;
/// The language by which a library is filtered.
mod query;
/// What holds for any query.
mod query_any;
/// What can be typed at a place of a query.
mod query_completing;
/// What is told of queries that are wrong, and saved ones.
mod query_faults;
/// Highlights and notes, printed with where they come from.
mod quotes_command;
/// What a filter keeps of highlights and notes.
mod quotes_filtered;
/// Spoilers in what is quoted: masked as in the review, also when that is gone.
mod quotes_masked;
/// The time that reading takes, at the reader's own pace.
mod reading_time;
/// What a plain scan finds is found by the index.
mod recall;
/// Records: what each gives, and what is told of broken ones.
mod records;
/// Reviews that were renamed, moved or copied are known again without being opened.
mod renamed;
/// Reviews that are renamed, moved or copied while the program runs.
mod renamed_live;
/// Files that change while they are read.
mod rereading;
/// The reviews of a library, kept small.
mod roll;
/// From a section to the one of the same kind in another review.
mod same_kind;
/// Whole screens.
mod screens;
/// What the search command prints, in which order, and how it ends.
mod search_command;
/// The search of the library, as it is answered bit by bit.
mod search_pane;
/// Jumping between sections, by key and by typing.
mod sections;
/// Selecting by key, and copying what is selected.
mod selecting;
/// Sentences: where they begin, in several languages, and moving by them.
mod sentences;
/// A reader at the program, for the tests of it.
mod session;
/// Words broken, margins straight, text read from the right.
mod setting;
/// What holds however a text is set.
mod setting_any;
/// The shipped settings: complete, right, and nothing else.
mod settings;
/// Files of settings: what is told of wrong ones, and what they change over others.
mod settings_files;
/// Files of settings and the real program: where they are read, and how it ends on wrong ones.
mod settings_program;
/// What a text marks as a spoiler.
mod spoilers;
/// Spoilers on the screen: masked, revealed, and told nowhere.
mod spoilers_masked;
/// The spotlight: what is lit, what it follows, and how the rest is drawn.
mod spotlight;
/// How far reviews are read, by the reader's word too, and the reader's own ratings.
mod standing;
/// What the journal says of reviews that are listed and outlined.
mod standing_listed;
/// What is listed and quoted of reviews that were moved since.
mod standing_moved;
/// Facts that a text states in lines of its own, scores of sections, lists of pros and cons.
mod stated_facts;
/// The real program in a real pseudo-terminal.
#[cfg(unix)]
mod terminal;
/// Widths: what is counted is what is drawn.
mod widths;
/// Lines: every grapheme once, nothing too wide, the same from every side.
mod wrapping;
/// Plain paragraphs against another's way to wrap them, and against all ways there are.
mod wrapping_differs;
