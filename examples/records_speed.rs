//! How fast records are cut and read: a large JSON Lines, list or table is made in memory, and what is done
//! with it is timed, without outlines.
//!
//! `cargo run --release --example records_speed [MIB]`
#![expect(
    clippy::print_stdout,
    reason = "the figures are what this program is for"
)]

use std::hint::black_box;
use std::io::Cursor;
use std::time::Instant;

use frontrow::config;
use frontrow::formats::{Hint, Scheme, Split};

/// A sentence that texts are made of.
const SENTENCE: &str =
    "The clerk counts the sacks, finds \\\"one\\\" too many, and the harbour goes quiet. ";

/// The sentences of a text: about a KiB of them.
const SENTENCES: usize = 12;

fn main() {
    let size = std::env::args().nth(1).and_then(|size| size.parse().ok());
    let size: usize = size.unwrap_or(256) << 20;
    let text = SENTENCE.repeat(SENTENCES);
    let line = |fields: &str| format!("{{{fields}\"text\":\"{text}\"}}\n");
    let usual = line("\"title\":\"The Salt Ledger\",\"rating\":4,\"date\":\"2024-02-03\",");
    let amazon = line(
        "\"rating\":5.0,\"title\":\"Holds water\",\"images\":[],\"asin\":\"B1\",\"parent_asin\":\"B0\",\"user_id\":\"A\",\"timestamp\":1588687728923,",
    );
    let array = usual.replace('\n', ",\n");
    let row = format!(
        "The Salt Ledger,4,2024-02-03,\"{}\"\n",
        text.replace("\\\"", "\"\"")
    );
    time("usual.jsonl", "", &usual, size);
    time("amazon.jsonl", "", &amazon, size);
    time("usual.json", "[", &array, size);
    time("usual.csv", "title,rating,date,text\n", &row, size);
}

/// Times what is done with `start` and as many of `record` behind it as there is room for in `size` bytes.
fn time(name: &str, start: &str, record: &str, size: usize) {
    let bytes = [start, &record.repeat(size / record.len())].concat();
    let Ok(settings) = config::shipped() else {
        return;
    };
    let hint = Hint::of_suffix(name.rsplit_once('.').map(|(_, suffix)| suffix));
    let first = bytes.as_bytes().get(..65536).unwrap_or_default();
    let Ok(Some(scheme)) = Scheme::tell(first, hint, name, &settings.mappings) else {
        println!("{name}: no records");
        return;
    };
    let mib = bytes.len() as f64 / f64::from(1 << 20);
    let begun = Instant::now();
    let count = Split::new(Cursor::new(&bytes), &scheme, 1 << 30).count();
    let cut = mib / begun.elapsed().as_secs_f64();
    let begun = Instant::now();
    let mut rows = 0;
    for piece in Split::new(Cursor::new(&bytes), &scheme, 1 << 30) {
        let row = piece.bytes.and_then(|bytes| scheme.row(bytes, piece.place));
        rows += usize::from(black_box(row).is_ok());
    }
    let read = mib / begun.elapsed().as_secs_f64();
    let mapping = scheme.mapping.as_ref().map_or("-", |mapping| &mapping.name);
    println!(
        "{name} ({mapping}): {count} records, {rows} read; cut {cut:.0} MiB/s, cut and read {read:.0} MiB/s"
    );
}
