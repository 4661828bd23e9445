//! The lines that front matter stands between, and the notation each tells.

use super::tree::Wrong;
use super::{Stated, json, script, toml, yaml};

/// Reads what stands between fences, the first line of which is a line of the source.
pub(super) type Parse = fn(&str, usize) -> Result<Stated, Wrong>;

/// A line that front matter begins with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fence {
    /// The lines that end it.
    pub(super) ends: &'static [&'static str],
    /// How what stands between is read.
    pub(super) parse: Parse,
    /// Whether it can be nothing else.
    pub(super) is_sure: bool,
}

/// The fence that `line` is.
pub(super) fn of(line: &str) -> Option<Fence> {
    let dashes = |parse: Parse, is_sure| Fence {
        ends: &["---", "..."],
        parse,
        is_sure,
    };
    if let Some(notation) = line.strip_prefix("---") {
        return match notation.trim() {
            "" => Some(dashes(yaml::read, false)),
            "yaml" | "yml" => Some(dashes(yaml::read, true)),
            "toml" => Some(dashes(toml::read, true)),
            "json" => Some(dashes(json::read_fenced, true)),
            "js" | "javascript" => Some(dashes(script::read, true)),
            _ => None,
        };
    }
    let own = |ends, parse: Parse| Fence {
        ends,
        parse,
        is_sure: true,
    };
    match line {
        "+++" => Some(own(&["+++"], toml::read)),
        ";;;" => Some(own(&[";;;"], json::read_fenced)),
        _ => None,
    }
}
