//! What is said of a search of the library, in a few words.

use crate::app::{Searching, Stage};
use crate::library::{Answered, IndexState, WhyScan};
use crate::search::Tier;

/// How many reviews were found; a `+` while there may be more.
pub(in crate::ui) fn count_told(search: &Searching) -> String {
    let more = match search.stage() {
        Stage::Going(_) | Stage::LeftOff(_) => "+",
        Stage::Done | Stage::Refused(_) => "",
    };
    match (search.count(), search.stage()) {
        _ if !search.is_asked() => String::new(),
        (0, Stage::Going(_)) => "searching".to_owned(),
        (0, Stage::Refused(_)) => String::new(),
        (0, Stage::Done | Stage::LeftOff(_)) => "not found".to_owned(),
        (count, _) => format!("{}{more} found", grouped(count)),
    }
}

/// What the line at the top says of it in a library of so many texts: what is listed of what was
/// found, and how it was found, where that is worth telling.
pub(in crate::ui) fn facts_told(search: &Searching, texts: usize) -> Vec<String> {
    if let Stage::Refused(reason) = search.stage() {
        return vec![reason.clone()];
    }
    let (listed, count) = (search.results().len(), search.count());
    let texts = grouped(texts);
    let listed = (listed < count).then(|| {
        let count = grouped(count);
        format!("the best {listed} of {count} reviews")
    });
    let (why, scanned) = match search.answered() {
        Answered::Indexed => (None, None),
        Answered::Partly(some, of) => {
            let (some, of) = (grouped(*some), grouped(*of));
            (Some(format!("{some} of {of} texts indexed")), None)
        }
        Answered::Scanned(WhyScan::Trouble(trouble)) => (Some(trouble.clone()), Some(())),
        Answered::Scanned(WhyScan::NotYet) => (Some("there is no index yet".to_owned()), Some(())),
        Answered::Scanned(WhyScan::Unindexed | WhyScan::Expression) => (None, Some(())),
    };
    let read = match search.stage() {
        Stage::Going(Some((read, of))) | Stage::LeftOff(Some((read, of))) => {
            let (read, of) = (grouped(*read), grouped(*of));
            Some(format!("{read} of {of} texts read"))
        }
        Stage::Done => scanned.map(|()| format!("read all {texts} texts")),
        Stage::Going(None) | Stage::LeftOff(None) | Stage::Refused(_) => None,
    };
    let told: Vec<String> = [listed, why, read].into_iter().flatten().collect();
    if told.is_empty() {
        return vec![format!("in {texts} reviews")];
    }
    told
}

/// Which words stand for what was typed.
pub(super) fn instead(search: &Searching) -> String {
    let shown: Vec<&str> = search
        .instead()
        .iter()
        .flat_map(|(_, instead)| instead.iter().map(String::as_str))
        .collect();
    let shown = shown.join(", ");
    if search.best().is_none_or(|tier| tier < Tier::Forms) {
        return format!("also: {shown}");
    }
    let typed = search.instead().iter();
    let typed: Vec<String> = typed.map(|(typed, _)| format!("“{typed}”")).collect();
    format!("nothing has {}; shown: {shown}", typed.join(", "))
}

/// How far the index has come while it is made; nothing else.
pub(in crate::ui) fn indexing(state: &IndexState) -> String {
    match state {
        IndexState::Building { texts, of } => {
            format!("indexing {} of {}", grouped(*texts), grouped(*of))
        }
        IndexState::Without(_) | IndexState::Ready | IndexState::OfAnother => String::new(),
    }
}

/// A number with a comma between its thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        for (number, written) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (100_000, "100,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(number), written);
        }
    }
}
