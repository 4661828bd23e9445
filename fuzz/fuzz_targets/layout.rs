//! Any bytes are read, outlined and laid out, and the rules of `tests/suite/layout_holds.rs` hold:
//! the same lines from above and from below, none too wide, every grapheme set once.
#![no_main]

#[path = "../../tests/suite/layout_holds.rs"]
mod layout_holds;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| layout_holds::holds_for(input));
