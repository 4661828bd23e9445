//! The table of the language: what the help, the completion and the README say of it.

use super::{DayField, Field, NumberField, TextField};

/// What is told of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldHelp {
    /// The field.
    pub field: Field,
    /// Its name.
    pub name: &'static str,
    /// Other names for it.
    pub others: &'static [&'static str],
    /// What it asks for.
    pub sentence: &'static str,
    /// A term with it.
    pub example: &'static str,
}

/// What is told of a way to write terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormHelp {
    /// What it does.
    pub sentence: &'static str,
    /// How it is written.
    pub example: &'static str,
}

impl FieldHelp {
    /// All its names.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        [self.name].into_iter().chain(self.others.iter().copied())
    }
}

/// What a query is made of beside fields.
pub const FORMS: &[FormHelp] = &[
    FormHelp {
        sentence: "All terms must hold; words in title, work, maker, reviewer, tags or file name.",
        example: "lantern year:2023",
    },
    FormHelp {
        sentence: "Words in quotes stand together just so.",
        example: "\"the salt road\"",
    },
    FormHelp {
        sentence: "`-` or `not` takes away what a term finds; of a bare word, `-` alone.",
        example: "-tag:short",
    },
    FormHelp {
        sentence: "`or` or `|` between two terms: either will do. Parentheses hold terms together.",
        example: "(tag:drama or tag:comedy) year:2023",
    },
    FormHelp {
        sentence: "Texts hold what is written, in any case and accents; with `:=` they are that.",
        example: "maker:=\"ines marchetti\"",
    },
    FormHelp {
        sentence: "Numbers, days and ratings take `>`, `>=`, `<`, `<=` and ranges, open ones too.",
        example: "minutes:4.. year:2019..2022",
    },
];

/// Every field.
pub const FIELDS: &[FieldHelp] = &[
    text(
        TextField::Title,
        "title",
        &[],
        "The title.",
        "title:harbour",
    ),
    text(
        TextField::Work,
        "work",
        &[],
        "What is reviewed.",
        "work:\"salt road\"",
    ),
    text(
        TextField::Maker,
        "maker",
        &["director", "author", "artist", "by"],
        "Who made the work.",
        "maker:almodóvar",
    ),
    text(
        TextField::Reviewer,
        "reviewer",
        &["critic"],
        "Who wrote the review.",
        "reviewer:okafor",
    ),
    FieldHelp {
        field: Field::Number(NumberField::Year),
        name: "year",
        others: &[],
        sentence: "The year of the work.",
        example: "year:2019..2022",
    },
    FieldHelp {
        field: Field::Rating,
        name: "rating",
        others: &[],
        sentence: "The rating, on whatever scale; a number alone counts stars of five.",
        example: "rating>=8/10",
    },
    FieldHelp {
        field: Field::Mine,
        name: "mine",
        others: &[],
        sentence: "Your own rating, as `rating`; or `none` or `any`.",
        example: "mine>=4",
    },
    FieldHelp {
        field: Field::Day(DayField::Date),
        name: "date",
        others: &[],
        sentence: "The day of the review, or a part of it.",
        example: "date>=2021-05",
    },
    FieldHelp {
        field: Field::Day(DayField::Seen),
        name: "seen",
        others: &[],
        sentence: "The day on which the work was seen, read or played.",
        example: "seen:2021-05-03",
    },
    text(TextField::Tag, "tag", &["tags"], "A tag.", "tag:drama"),
    text(
        TextField::Kind,
        "kind",
        &[],
        "The kind of work: film, book, game and so on.",
        "kind:film",
    ),
    text(
        TextField::Section,
        "section",
        &[],
        "A kind of section that the review has, as in `[kinds]`.",
        "section:verdict",
    ),
    FieldHelp {
        field: Field::Number(NumberField::Words),
        name: "words",
        others: &[],
        sentence: "How many words it has.",
        example: "words<500",
    },
    FieldHelp {
        field: Field::Number(NumberField::Minutes),
        name: "minutes",
        others: &[],
        sentence: "The minutes it takes to read, rounded up.",
        example: "minutes:4..8",
    },
    text(
        TextField::Language,
        "language",
        &["lang"],
        "The language, as the review states it.",
        "language:en",
    ),
    text(
        TextField::Format,
        "format",
        &[],
        "What it is written in, or the ending of its file.",
        "-format:csv",
    ),
    text(
        TextField::Folder,
        "folder",
        &["path"],
        "The path of its folder.",
        "folder:drafts/2024",
    ),
    text(
        TextField::File,
        "file",
        &[],
        "The name of its file.",
        "file:notes",
    ),
    FieldHelp {
        field: Field::Is,
        name: "is",
        others: &[],
        sentence: "What it is: `unread`, `begun`, `read`, `rated`, `unrated`, `spoiler`, `problem` or `empty`.",
        example: "is:rated",
    },
    FieldHelp {
        field: Field::Has,
        name: "has",
        others: &[],
        sentence: "What is known of it: `rating`, `date`, `year`, `tags` or `text`.",
        example: "has:tags",
    },
    FieldHelp {
        field: Field::Sort,
        name: "sort",
        others: &[],
        sentence: "The order: `name`, `title`, `work`, `maker`, `year`, `rating`, `reviewer`, `date`, `seen`, `length` or `read`; with `-` the other way round.",
        example: "sort:-date",
    },
    FieldHelp {
        field: Field::Group,
        name: "group",
        others: &[],
        sentence: "What stands together: `work`, `maker`, `year`, `rating`, `reviewer`, `folder`, `kind` or `none`.",
        example: "group:maker",
    },
];

const fn text(
    field: TextField,
    name: &'static str,
    others: &'static [&'static str],
    sentence: &'static str,
    example: &'static str,
) -> FieldHelp {
    FieldHelp {
        field: Field::Text(field),
        name,
        others,
        sentence,
        example,
    }
}

/// The table for the README.
pub fn table_markdown() -> String {
    let mut table = "| Term | What it asks for |\n| --- | --- |\n".to_owned();
    for (example, sentence) in rows() {
        let example = example.replace('|', "\\|");
        let sentence = sentence.replace('|', "\\|");
        table.extend(["| `", &example, "` | ", &sentence, " |\n"]);
    }
    table
}

/// The table as lines of text: below each example what it asks for.
pub fn table_text() -> String {
    let rows = rows().map(|(example, sentence)| format!("  {example}\n      {sentence}\n"));
    rows.collect()
}

/// Each example with its sentence, which tells the other names of a field too.
fn rows() -> impl Iterator<Item = (&'static str, String)> {
    let forms = FORMS
        .iter()
        .map(|form| (form.example, form.sentence.to_owned()));
    forms.chain(FIELDS.iter().map(|row| {
        let others: Vec<String> = row.others.iter().map(|name| format!("`{name}`")).collect();
        let also = match others.as_slice() {
            [] => String::new(),
            others => format!(" Also {}.", others.join(", ")),
        };
        (row.example, format!("{}{also}", row.sentence))
    }))
}
