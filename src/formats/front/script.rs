//! Front matter in JavaScript, which is read as far as it is an object of plain values.

use super::tree::Wrong;
use super::{Stated, yaml};

/// Reads `body`, whose first line is `first_line` of the source. Nothing in it is run.
pub(super) fn read(body: &str, first_line: usize) -> Result<Stated, Wrong> {
    let object = body.trim().trim_end_matches(';');
    let above = body.len() - body.trim_start().len();
    let blank = body.get(..above).unwrap_or_default().matches('\n').count();
    let is_object = object.starts_with('{');
    // Such an object is YAML too.
    let stated = is_object.then(|| yaml::read(object, first_line + blank).ok());
    stated.flatten().ok_or_else(|| Wrong {
        line: Some(first_line),
        message: "the front matter is JavaScript, which is not run; write it as YAML between two lines `---`"
            .to_owned(),
    })
}
