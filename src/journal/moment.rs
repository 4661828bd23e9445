//! When something was done.

use serde::{Deserialize, Serialize};

/// A moment, in milliseconds since the beginning of 1970 in UTC. Clocks go wrong: it orders what was
/// done on one machine and is shown as a day, and nothing rests on it that would be lost.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Moment(pub i64);
