//! Paths as bytes, as they are stored.

use std::ffi::{OsStr, OsString};

/// The bytes of a path.
pub(super) fn bytes(path: &OsStr) -> Vec<u8> {
    path.as_encoded_bytes().to_vec()
}

/// The path of bytes that were stored.
#[cfg(unix)]
#[expect(
    clippy::unnecessary_wraps,
    reason = "other systems have bytes that are no path"
)]
pub(super) fn os(bytes: &[u8]) -> Option<OsString> {
    let path: &OsStr = std::os::unix::ffi::OsStrExt::from_bytes(bytes);
    Some(path.to_owned())
}

/// The path of bytes that were stored.
#[cfg(not(unix))]
pub(super) fn os(bytes: &[u8]) -> Option<OsString> {
    std::str::from_utf8(bytes).ok().map(OsString::from)
}
