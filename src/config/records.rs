//! The tables of the mappings: what the columns of tables, and the fields of records, say of reviews.

mod key;

use std::ops::Range;

use toml::de::DeTable;

use super::mistake::Fault;
use super::suggest::did_you_mean;
use super::value::unlike;
use crate::formats::{Mapping, Mappings, Use, sanitise};
use key::Key;

/// The name of the table.
pub(super) const NAME: &str = "records";

/// The mappings that are shipped, as they are written.
const SHIPPED: &str = include_str!("../formats/records/shipped.toml");

/// The mappings that the program is shipped with. They are read when the first table or list of records is
/// met; a test reads them and finds nothing wrong.
pub(super) fn shipped() -> Mappings {
    Mappings::later(|| {
        let (root, _) = DeTable::parse_recoverable(SHIPPED);
        let mut mappings = Mappings::default();
        lay(&mut mappings, root.get_ref());
        let all = mappings.own().iter();
        all.map(|mapping| mapping.as_ref().clone()).collect()
    })
}

/// Lays the mappings in `table` over those there are. One that is known is changed setting by setting.
pub(super) fn lay(mappings: &mut Mappings, table: &DeTable<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut written: Vec<_> = table.iter().collect();
    written.sort_by_key(|(name, _)| name.span().start);
    for (name, settings) in written {
        let place = name.span();
        let name = name.get_ref();
        if let Some(fault) = unfit(name, place.clone()) {
            faults.push(fault);
            continue;
        }
        let Some(settings) = settings.get_ref().as_table() else {
            faults.extend(unlike("a table", name, settings));
            continue;
        };
        let known = mappings.named(name).map(|known| known.as_ref().clone());
        let mut mapping = known.unwrap_or_else(|| Mapping {
            name: name.to_string(),
            separators: vec![",".to_owned()],
            ..Mapping::default()
        });
        let before = faults.len();
        for (key, value) in settings {
            match Key::named(key.get_ref()) {
                Some(known) => faults.extend(known.read(&mut mapping, key.get_ref(), value)),
                None => faults.push(unknown(key.get_ref(), key.span())),
            }
        }
        if faults.len() == before {
            faults.extend(useless(&mapping, place));
            mappings.add(mapping);
        }
    }
    faults
}

/// The settings of `mapping`, one of `mappings`, as they are written, each with its name.
pub(super) fn written(mapping: &Mapping, mappings: &Mappings) -> Vec<(&'static str, String)> {
    let shipped = mappings.shipped();
    let below = shipped.iter().find(|below| below.name == mapping.name);
    let written = Key::all().filter_map(|(name, key)| {
        // What the shipped one has and this one has not must be taken from it again.
        let blank = || {
            below
                .and_then(|below| key.written(below))
                .map(|_| key.blank())
        };
        let value = key.written(mapping).or_else(blank)?;
        Some((name, value))
    });
    written.collect()
}

/// What is wrong with `name` as the name of a mapping.
fn unfit(name: &str, place: Range<usize>) -> Option<Fault> {
    if !name.trim().is_empty() && sanitise::line(name) == name {
        return None;
    }
    let fault = Fault::new(place, "the name of a mapping must be seen");
    Some(fault.with_remedy("choose another name"))
}

/// What is wrong with a mapping that does nothing.
fn useless(mapping: &Mapping, place: Range<usize>) -> Option<Fault> {
    let known_by = &mapping.known_by;
    let is_known = !known_by.columns.is_empty() || !known_by.files.is_empty();
    (!is_known).then(|| {
        let message = format!(
            "nothing says which files `{}` is for",
            sanitise::line(&mapping.name)
        );
        Fault::new(place, message).with_remedy("set `columns`, or `files`, or both")
    })
}

fn unknown(key: &str, place: Range<usize>) -> Fault {
    let message = format!("a mapping has no setting `{key}`");
    let names = || Key::all().map(|(name, _)| name);
    let all = || {
        let uses = Use::ALL.iter().map(|of| format!("`{}`", of.name()));
        let uses: Vec<String> = uses.take(6).collect();
        format!("it has {}, …", uses.join(", "))
    };
    let remedy = did_you_mean(key, names()).unwrap_or_else(all);
    Fault::new(place, message).with_remedy(remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_wrong_with_the_shipped_mappings() {
        let (root, errors) = DeTable::parse_recoverable(SHIPPED);
        assert!(errors.is_empty(), "{errors:?}");
        let mut mappings = Mappings::default();
        let faults = lay(&mut mappings, root.get_ref());
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(mappings.own().len(), root.get_ref().len());
        // What is written of them reads to the same.
        let mut text = String::new();
        for mapping in mappings.own() {
            text.extend(["[", &mapping.name, "]\n"]);
            for (name, value) in written(mapping, &mappings) {
                text.extend([name, " = ", &value, "\n"]);
            }
        }
        let (root, errors) = DeTable::parse_recoverable(&text);
        assert!(errors.is_empty(), "{errors:?}\n{text}");
        let mut again = Mappings::default();
        assert!(lay(&mut again, root.get_ref()).is_empty());
        assert_eq!(again, mappings);
    }
}
