//! Bindings that cannot both be meant.

use thiserror::Error;

use crate::command::Command;
use crate::keys::Sequence;

/// Two bindings that cannot both be meant.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Conflict {
    /// One sequence is bound twice.
    #[error("{}", twice(keys, *first, *second))]
    Twice {
        /// What is pressed.
        keys: Sequence,
        /// The command of the earlier binding.
        first: Command,
        /// The command of the later binding.
        second: Command,
    },
    /// A sequence begins with another, which would be carried out first.
    #[error(
        "`{keys}` for {} hides `{longer}` for {}; change one of them",
        .command.name(), .hidden.name()
    )]
    Hides {
        /// The shorter sequence.
        keys: Sequence,
        /// Its command.
        command: Command,
        /// The sequence that could never be typed to its end.
        longer: Sequence,
        /// The command that could never be reached by it.
        hidden: Command,
    },
}

/// All conflicts in `sequences`, which are sorted: what begins with a sequence follows it. Of many
/// commands on one sequence, each is told beside the one before it.
pub(super) fn conflicts_in(sequences: &[(Sequence, Command)]) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    for (at, (keys, command)) in sequences.iter().enumerate() {
        let following = sequences.iter().skip(at + 1);
        let begun = following.take_while(|(other, _)| other.keys().starts_with(keys.keys()));
        let begun = begun
            .enumerate()
            .filter(|(n, (other, _))| *n == 0 || other != keys);
        conflicts.extend(begun.map(|(_, (other, other_command))| {
            if other == keys {
                Conflict::Twice {
                    keys: keys.clone(),
                    first: *command,
                    second: *other_command,
                }
            } else {
                Conflict::Hides {
                    keys: keys.clone(),
                    command: *command,
                    longer: other.clone(),
                    hidden: *other_command,
                }
            }
        }));
    }
    conflicts
}

/// What is told of one sequence bound twice.
fn twice(keys: &Sequence, first: Command, second: Command) -> String {
    let (first_name, second_name) = (first.name(), second.name());
    if first == second {
        format!("`{keys}` is bound to {first_name} twice; leave one out")
    } else {
        format!("`{keys}` is bound to {first_name} and to {second_name}; take it from one of them")
    }
}
