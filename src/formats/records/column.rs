//! What names a column of a table or a field of an object.

use crate::formats::front;

/// The name of a column, or the path to a field within others. Capitals, spaces and signs in it do not
/// count.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Name {
    /// As it was written.
    written: String,
    /// All of it, folded.
    whole: String,
    /// Its steps from the outermost object, folded.
    steps: Vec<String>,
}

/// One column, or several that count as one, set apart by blanks.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The columns it is put together from; never none.
    pub names: Vec<Name>,
    /// The best rating there is in this column, where it is one of ratings and has its own scale.
    pub best: Option<f64>,
}

impl Name {
    /// The name that is written so: `Watched Date`, or `movie.title` for a field within another; `None`
    /// where there is no letter or digit in it.
    pub fn of(written: &str) -> Option<Self> {
        let whole = front::names::folded(written);
        let steps = written.split('.').map(front::names::folded);
        let steps = steps.filter(|step| !step.is_empty()).collect();
        (!whole.is_empty()).then(|| Self {
            written: written.trim().to_owned(),
            whole,
            steps,
        })
    }

    /// As it was written.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Whether `key` is all of it.
    pub(super) fn is(&self, key: &str) -> bool {
        front::names::is(key, &self.whole)
    }

    /// All of it, folded.
    pub(super) fn whole(&self) -> &str {
        &self.whole
    }

    /// Its steps from the outermost object, folded.
    pub(super) fn steps(&self) -> &[String] {
        &self.steps
    }
}

impl Column {
    /// The column that is written so: a name; several with ` + ` between them; a name and the best
    /// rating in it, as in `Rating10 / 10`. `None` where one of the names has no letter or digit in it.
    pub fn of(written: &str) -> Option<Self> {
        let scaled = written.rsplit_once(" / ");
        let scaled = scaled.and_then(|(names, best)| Some((names, best.trim().parse().ok()?)));
        let (names, best) = match scaled {
            Some((names, best)) => (names, Some(best)),
            None => (written, None),
        };
        let names: Option<Vec<Name>> = names.split(" + ").map(Name::of).collect();
        names.map(|names| Self { names, best })
    }
}

/// As it was written.
impl std::fmt::Display for Column {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, name) in self.names.iter().enumerate() {
            let between = if index == 0 { "" } else { " + " };
            write!(f, "{between}{}", name.written)?;
        }
        self.best.map_or(Ok(()), |best| write!(f, " / {best}"))
    }
}
