//! What has a look of its own, and which.

use super::Look;

/// Makes the roles from one row each: variant, name in the settings, what it is.
macro_rules! roles {
    ($($variant:ident $name:literal $what:literal)+) => {
        /// Something that has a look of its own.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Role {
            $(#[doc = $what] $variant,)+
        }

        impl Role {
            /// Every role.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name by which the settings call it.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

roles! {
    Ground "ground" "What lies behind everything; `plain` keeps the terminal's own ground."
    Text "text" "The text of a review."
    Strong "strong" "What stands out in the text."
    Emphasis "emphasis" "What is stressed in the text."
    Struck "struck" "What is struck out in the text."
    Code "code" "Code in the text, and preformatted lines."
    Link "link" "What leads elsewhere."
    CurrentLink "current-link" "The link the reader is at."
    Quote "quote" "Text quoted at length."
    Dim "dim" "What matters less: facts, minutes."
    Faint "faint" "What matters least: rules, margins."
    Accent "accent" "The bar at the current row, the place."
    Title "title" "The title of a review."
    Heading "heading" "A heading in the text."
    Mark "mark" "Stars, numbers of hits, ticks on the scrollbar."
    Selection "selection" "What is selected."
    HighlightYellow "highlight-yellow" "What was highlighted in yellow."
    HighlightGreen "highlight-green" "What was highlighted in green."
    HighlightBlue "highlight-blue" "What was highlighted in blue."
    HighlightRed "highlight-red" "What was highlighted in red."
    Hit "hit" "What was found."
    CurrentHit "current-hit" "The hit the reader is at."
    CurrentRow "current-row" "The row the reader is at in a list."
    FocusedRow "focused-row" "The row the reader is at in the list that has the focus."
    Opening "opening" "What has no title of its own."
    Read "read" "The sign of a section that was read."
    Begun "begun" "The sign of a section that was begun."
    Unread "unread" "The sign of a section that was not begun."
    Problem "problem" "Something is wrong."
    Message "message" "Something is told."
    Prompt "prompt" "Something is asked."
}

/// The look of every role.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Theme {
    looks: [Look; Role::ALL.len()],
}

impl Theme {
    /// The theme that adds nothing to the terminal's own look.
    pub const PLAIN: Self = Self {
        looks: [Look::PLAIN; Role::ALL.len()],
    };

    /// The look of `role`.
    pub fn look(&self, role: Role) -> Look {
        self.looks.get(role as usize).copied().unwrap_or_default()
    }

    /// This theme with another look for `role`.
    #[must_use]
    pub fn with(mut self, role: Role, look: Look) -> Self {
        if let Some(place) = self.looks.get_mut(role as usize) {
            *place = look;
        }
        self
    }
}

impl Role {
    /// The role called `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.name() == name)
    }
}
