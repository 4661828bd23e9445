//! The behaviour of frontrow as data.
