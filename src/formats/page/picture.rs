//! What stands in a text for a picture.

use crate::formats::sanitise;
use crate::outline::slug;

/// What a picture is shown as, around its description.
pub(in crate::formats) const PICTURE: (&str, &str) = ("[picture: ", "]");

/// The longest name of a file, in characters, that stands for a picture without a description.
const NAME_MOST: usize = 60;

/// The name of the file at `address`, safe to print; empty where there is none to be read.
pub(in crate::formats) fn file_name(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    let name = sanitise::line(&slug::decoded(name));
    let is_name = !path.starts_with("data:") && name.chars().count() <= NAME_MOST;
    if is_name {
        name.trim().to_owned()
    } else {
        String::new()
    }
}
