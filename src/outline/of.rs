//! The outline of a review: what its markup says, else what its text looks like.

use super::{Outline, infer};
use crate::review::Review;

/// The outline of `review`, in any format.
pub fn of(review: &Review) -> Outline {
    infer(review)
}
