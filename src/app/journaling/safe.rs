//! What is kept, made safe to print: the file it comes from may have been made elsewhere.

use crate::formats::sanitise;
use crate::journal::{Body, Kept, Page};

/// A page of which everything is safe to print. Notes keep their lines. The words by which places are
/// found stay as they are, as they are looked for.
pub(in crate::app) fn safe_page(page: &Page) -> Page {
    let mut safe = Page::default();
    for (slot, kept) in page.iter() {
        let (body, made) = (safe_body(kept.body.clone()), kept.made);
        safe.put(slot, Some(Kept { body, made }));
    }
    for (content, sketch) in page.sketches() {
        safe.put_sketch(*content, sketch.clone());
    }
    safe
}

/// A line that is safe to print.
pub(in crate::app) fn safe_line(line: &mut String) {
    *line = sanitise::line(line);
}

fn safe_body(mut body: Body) -> Body {
    match &mut body {
        Body::Rating(rating) => safe_line(&mut rating.written),
        Body::Note(note) => note.text = sanitise::text(std::mem::take(&mut note.text)).text,
        Body::Correction(corrected) => safe_line(&mut corrected.shown),
        Body::Highlight(highlight) => highlight.section.iter_mut().for_each(safe_line),
        Body::Left(_) | Body::Status(_) | Body::Mark(_) => {}
    }
    body
}
