//! The texts of `reviews/`, compiled in: there is always something to read.

use super::Source;

/// A text compiled into the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// The name of its file, without the suffix.
    pub name: &'static str,
    /// The suffix of its file, without the dot: what tells its format.
    pub suffix: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// Names the files of `reviews/` once, for name and text. Those that are not plain text are
/// followed by their suffix: `"name".md`.
macro_rules! samples {
    ($($name:literal $(.$suffix:ident)?),* $(,)?) => {
        &[$(samples!(one $name $($suffix)?)),*]
    };
    (one $name:literal) => {
        samples!(one $name txt)
    };
    (one $name:literal $suffix:ident) => {
        Sample {
            name: $name,
            suffix: stringify!($suffix),
            text: include_str!(concat!("../../reviews/", $name, ".", stringify!($suffix))),
        }
    };
}

/// All samples, in the order of their names.
pub const ALL: &[Sample] = samples![
    "a-field-guide-to-waiting-rooms",
    "contains-sandwiches",
    "halcyon-reach",
    "las-horas-del-afilador",
    "lock-keeper",
    "marginalia-for-a-drowned-map".md,
    "nachtspeicher",
    "ostler-draft",
    "parser-hill".md,
    "the-colonel-must-not-know",
    "the-salt-ledger",
    "the-tin-orchard".md,
    "the-understudys-dog",
    "three-kettles-and-a-stopwatch".md,
];

/// The sample called `name`.
pub fn find(name: &str) -> Option<Sample> {
    ALL.iter().find(|sample| sample.name == name).copied()
}

/// Where the samples come from, in their order.
pub fn sources() -> impl Iterator<Item = Source> {
    ALL.iter().map(|sample| Source::Sample(sample.name))
}
