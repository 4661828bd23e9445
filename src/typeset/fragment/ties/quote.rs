//! Quotation marks that stand alone between blanks: whether they open or close.
//!
//! French sets blanks within « mots ». Where German or Danish is typed like that, the same signs
//! have the other meaning: » Wort «, „ Wort “.

/// What a mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Opens,
    Closes,
}

/// What `word` does that is nothing but one mark whose meaning the text `above` it may change;
/// `None` for every other word.
pub(super) fn role(word: &str, above: &str) -> Option<Role> {
    match word {
        "«" | "»" => {
            // The first of a text opens.
            let first = above.find(['«', '»']).and_then(|at| above.get(at..));
            let opening = first.and_then(|rest| rest.chars().next());
            let opening = opening.or_else(|| word.chars().next())?;
            Some(if word.starts_with(opening) {
                Role::Opens
            } else {
                Role::Closes
            })
        }
        "“" => {
            let last = above.rfind(['„', '“', '”']).and_then(|at| above.get(at..));
            let is_closing = last.is_some_and(|rest| rest.starts_with('„'));
            Some(if is_closing {
                Role::Closes
            } else {
                Role::Opens
            })
        }
        _ => None,
    }
}
