//! The table of the filters: queries by their names.

use std::ops::Range;

use toml::de::DeTable;

use super::mistake::Fault;
use super::value::{Written, unlike};
use crate::query::{self, Filters};

/// The name of the table.
pub(super) const NAME: &str = "filters";

/// Lays the filters in `table`, which stands in `text`, over those there are. One that is wrong, also
/// beside others, leaves what lies below it as it is.
pub(super) fn lay(filters: &mut Filters, table: &DeTable<'_>, text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut laid = filters.clone();
    let mut own: Vec<(&str, &Written<'_>)> = Vec::new();
    for (name, written) in table {
        let (name, place) = (name.get_ref().as_ref(), name.span());
        if !Filters::is_name(name) {
            faults.push(unfit(name, place));
            continue;
        }
        let Some(query) = written.get_ref().as_str() else {
            faults.extend(unlike("a query in quotes", name, written));
            continue;
        };
        laid.set(name, query);
        own.push((name, written));
    }
    // Only when all are known can one be judged that stands for others.
    for (name, written) in own {
        let told = laid.parsed(name).map(|parsed| parsed.faults);
        let told = told.unwrap_or_default();
        if let (Some(query), true) = (laid.get(name), told.is_empty()) {
            filters.set(name, query);
        }
        let query = laid.get(name).unwrap_or_default();
        let told = told.into_iter();
        faults.extend(told.map(|fault| at_its_place(fault, query, written.span(), text)));
    }
    faults
}

/// A fault in a query that is written at `place` in `text`: where it stands there, or all of the place
/// where it is written another way.
fn at_its_place(fault: query::Fault, query: &str, place: Range<usize>, text: &str) -> Fault {
    let written = text.get(place.clone()).unwrap_or_default();
    let within = match written.find(query) {
        Some(at) => {
            let start = place.start + at;
            start + fault.span.start..start + fault.span.end
        }
        None => place,
    };
    Fault::new(within, fault.message).with_remedy(fault.remedy)
}

fn unfit(name: &str, place: Range<usize>) -> Fault {
    let message = format!("`{name}` cannot be the name of a filter");
    Fault::new(place, message).with_remedy("use letters, digits and hyphens")
}
