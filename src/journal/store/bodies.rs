//! Bodies as JSON and back.

use serde::de::DeserializeOwned;

use super::row::ItemRow;
use super::{ReviewRow, StoreError};
use crate::journal::{Body, Kept, Page, Slot, Status};

/// A body as it is written.
pub(super) fn json(body: &Body) -> Result<String, StoreError> {
    let text = match body {
        Body::Left(left) => serde_json::to_string(left),
        Body::Status(status) => serde_json::to_string(status),
        Body::Rating(rating) => serde_json::to_string(rating),
        Body::Mark(place) => serde_json::to_string(place),
        Body::Highlight(highlight) => serde_json::to_string(highlight),
        Body::Note(note) => serde_json::to_string(note),
        Body::Correction(corrected) => serde_json::to_string(corrected),
    };
    text.map_err(|error| StoreError::Failed(error.to_string()))
}

/// The body of a slot; `None` where a newer program has written what this one does not know.
pub(super) fn body(slot: Slot, text: &str) -> Option<Body> {
    fn read<T: DeserializeOwned>(text: &str, body: fn(T) -> Body) -> Option<Body> {
        serde_json::from_str(text).ok().map(body)
    }
    match slot {
        Slot::Left => read(text, Body::Left),
        Slot::Status => read(text, Body::Status),
        Slot::Rating => read(text, Body::Rating),
        Slot::Mark(_) => read(text, Body::Mark),
        Slot::Highlight(_) => read(text, Body::Highlight),
        Slot::Note(_) => read(text, Body::Note),
        Slot::Correction(_) => read(text, Body::Correction),
    }
}

/// Whether the body of [`Slot::Left`] says that the review was read to its end.
pub(super) fn is_of_finished(text: &str) -> bool {
    matches!(body(Slot::Left, text), Some(Body::Left(left)) if left.status == Status::Finished)
}

/// The page of these rows, without what this program does not know.
pub(super) fn page(rows: &[ItemRow]) -> Page {
    let mut page = Page::default();
    for row in rows {
        let Some((slot, text)) = row.slot.parse().ok().zip(row.body.as_deref()) else {
            continue;
        };
        if let Some(body) = body(slot, text) {
            let made = Some(row.made);
            page.put(slot, Some(Kept { body, made }));
        }
    }
    page
}

/// The items of two, of those in the same slot the one that counts.
pub(super) fn joined(one: Vec<ItemRow>, other: Vec<ItemRow>) -> Vec<ItemRow> {
    let mut joined = one;
    for item in other {
        match joined.iter_mut().find(|old| old.slot == item.slot) {
            Some(old) if item.counts_over(old) => *old = item,
            Some(_) => {}
            None => joined.push(item),
        }
    }
    joined
}

/// Has a review say what its items say of how it stands.
pub(super) fn stand(review: &mut ReviewRow, items: &[ItemRow]) {
    let text = |slot: Slot| {
        let slot = slot.to_string();
        items.iter().find(|row| row.slot == slot)?.body.as_deref()
    };
    let read = |slot: Slot| text(slot).and_then(|text| body(slot, text));
    let (mut status, mut rating) = (None, None);
    if let Some(Body::Left(left)) = read(Slot::Left) {
        status = Some(left.status);
    }
    // The reader's word counts more.
    if let Some(Body::Status(word)) = read(Slot::Status) {
        status = Some(word);
    }
    if let Some(Body::Rating(own)) = read(Slot::Rating) {
        rating = Some(own.written);
    }
    review.status = status.and_then(|status| serde_json::to_string(&status).ok());
    review.rating = rating;
}
