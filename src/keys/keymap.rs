//! Which keys are bound to which command.

mod conflict;

pub use conflict::Conflict;

use crate::command::{Command, Scope};

use super::{Key, Sequence};
use conflict::conflicts_in;

/// The keys of every command, and the command of every key, free of conflicts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keymap {
    /// The sequences of each command, sorted by command.
    commands: Vec<(Command, Vec<Sequence>)>,
    /// For each scope, in the order of [`Scope::ALL`], the command of each sequence that counts
    /// there, sorted by sequence; none begins with another.
    scopes: [Vec<(Sequence, Command)>; Scope::ALL.len()],
}

/// What the keys typed so far amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolution {
    /// They are bound to this command.
    Bound(Command),
    /// They begin a longer sequence.
    Pending,
    /// They are bound to nothing and begin nothing.
    Unbound,
}

impl Keymap {
    /// Binds each command to its sequences; the first is the one shown in hints. A command named
    /// twice has the sequences of both.
    ///
    /// # Errors
    /// All conflicts, in the order of the keys.
    pub fn new(
        bindings: impl IntoIterator<Item = (Command, Vec<Sequence>)>,
    ) -> Result<Self, Vec<Conflict>> {
        let mut commands: Vec<(Command, Vec<Sequence>)> = bindings.into_iter().collect();
        let scopes = Scope::ALL.map(|scope| {
            let here = commands
                .iter()
                .filter(|(command, _)| command.scope() == scope);
            let sequences =
                here.flat_map(|(command, keys)| keys.iter().map(|keys| (keys.clone(), *command)));
            let mut sequences: Vec<(Sequence, Command)> = sequences.collect();
            sequences.sort_by(|(a, _), (b, _)| a.cmp(b));
            sequences
        });
        let conflicts: Vec<Conflict> = scopes.iter().flat_map(|them| conflicts_in(them)).collect();
        if !conflicts.is_empty() {
            return Err(conflicts);
        }
        commands.sort_by_key(|(command, _)| *command);
        commands.dedup_by(|(later, more), (earlier, keys)| {
            let same = later == earlier;
            if same {
                keys.append(more);
            }
            same
        });
        Ok(Self { commands, scopes })
    }

    /// This key map with `higher` laid over it. A command that `higher` names, with keys or without,
    /// has those alone; what `higher` binds is taken from the command that has it here, and so is a
    /// sequence of the same scope that would hide one of `higher` or be hidden by it.
    #[must_use]
    pub fn below(&self, higher: &Self) -> Self {
        let named = |command: &Command| higher.commands.iter().any(|(other, _)| other == command);
        let own = self.commands.iter().filter(|(command, _)| !named(command));
        let mut commands: Vec<(Command, Vec<Sequence>)> = own
            .map(|(command, keys)| {
                let taken = higher.in_scope(command.scope());
                let left = keys.iter().filter(|keys| !meets(keys, taken));
                (*command, left.cloned().collect())
            })
            .collect();
        commands.extend(higher.commands.iter().cloned());
        commands.sort_by_key(|(command, _)| *command);
        let sequences = |scope| {
            let taken: &[(Sequence, Command)] = higher.in_scope(scope);
            let own = self.in_scope(scope).iter();
            let left = own.filter(|(keys, command)| !named(command) && !meets(keys, taken));
            let mut sequences: Vec<(Sequence, Command)> = left.chain(taken).cloned().collect();
            sequences.sort();
            sequences
        };
        Self {
            scopes: Scope::ALL.map(sequences),
            commands,
        }
    }

    /// The sequences that count in `scope`, each with its command.
    fn in_scope(&self, scope: Scope) -> &[(Sequence, Command)] {
        let [everywhere, library, selection] = &self.scopes;
        match scope {
            Scope::Everywhere => everywhere,
            Scope::Library => library,
            Scope::Selection => selection,
        }
    }

    /// What the keys `typed` since the last command amount to in `scope`. What they mean there goes
    /// before what they mean everywhere.
    pub fn resolve(&self, typed: &[Key], scope: Scope) -> Resolution {
        let here = match scope {
            Scope::Everywhere => Resolution::Unbound,
            Scope::Library | Scope::Selection => resolve_in(self.in_scope(scope), typed),
        };
        match here {
            Resolution::Bound(_) | Resolution::Pending => here,
            Resolution::Unbound => resolve_in(self.in_scope(Scope::Everywhere), typed),
        }
    }

    /// The sequences bound to `command`, the one to show in hints first; none where it is unbound.
    pub fn keys_for(&self, command: Command) -> &[Sequence] {
        self.commands
            .binary_search_by_key(&command, |(command, _)| *command)
            .ok()
            .and_then(|at| self.commands.get(at))
            .map_or(&[], |(_, keys)| keys)
    }

    /// How hints and messages call the first key of `command`; `None` where it is unbound.
    pub fn key_shown(&self, command: Command) -> Option<String> {
        self.keys_for(command).first().map(Sequence::shown)
    }
}

/// What the keys `typed` amount to among `sequences`, which are sorted.
fn resolve_in(sequences: &[(Sequence, Command)], typed: &[Key]) -> Resolution {
    let at = sequences.partition_point(|(sequence, _)| sequence.keys() < typed);
    match sequences.get(at) {
        Some((sequence, command)) if sequence.keys() == typed => Resolution::Bound(*command),
        Some((sequence, _)) if sequence.keys().starts_with(typed) => Resolution::Pending,
        Some(_) | None => Resolution::Unbound,
    }
}

/// Whether `keys` are among those `taken`, begin one of them, or begin with one of them.
fn meets(keys: &Sequence, taken: &[(Sequence, Command)]) -> bool {
    taken.iter().any(|(taken, _)| {
        keys.keys().starts_with(taken.keys()) || taken.keys().starts_with(keys.keys())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command::{End, FilterLibrary, Find, Help, Quit, Top};

    /// Commands, each with its keys.
    type Bindings<'a> = &'a [(Command, &'a [&'a str])];

    fn keymap(bindings: Bindings<'_>) -> Result<Keymap, Vec<Conflict>> {
        Keymap::new(bindings.iter().map(|(command, keys)| {
            let keys = keys.iter().map(|keys| keys.parse().unwrap()).collect();
            (*command, keys)
        }))
    }

    fn resolve(keymap: &Keymap, typed: &str) -> Resolution {
        let keys: Sequence = typed.parse().unwrap();
        keymap.resolve(keys.keys(), Scope::Everywhere)
    }

    #[test]
    fn keys_resolve_as_far_as_they_are_typed() {
        let keymap = keymap(&[
            (Top, &["g g", "Home"]),
            (End, &["g e", "G"]),
            (Quit, &["q"]),
        ])
        .unwrap();
        let expected = [
            ("g", Resolution::Pending),
            ("g g", Resolution::Bound(Top)),
            ("g e", Resolution::Bound(End)),
            ("g x", Resolution::Unbound),
            ("g g g", Resolution::Unbound),
            ("home", Resolution::Bound(Top)),
            ("Shift-g", Resolution::Bound(End)),
            ("q", Resolution::Bound(Quit)),
            ("z", Resolution::Unbound),
        ];
        for (typed, resolution) in expected {
            assert_eq!(resolve(&keymap, typed), resolution, "{typed}");
        }
    }

    #[test]
    fn the_first_key_named_is_the_first_shown() {
        let keymap = keymap(&[(Top, &["g g"]), (Quit, &["q"]), (Top, &["Home"])]).unwrap();
        let shown = |command| -> Vec<String> {
            let keys = keymap.keys_for(command).iter();
            keys.map(Sequence::to_string).collect()
        };
        assert_eq!(shown(Top), ["g g", "Home"]);
        assert_eq!(shown(Quit), ["q"]);
        assert_eq!(shown(Help), [""; 0]);
    }

    #[test]
    fn a_key_has_one_meaning_in_each_scope() {
        let keymap = keymap(&[
            (Find, &["/"]),
            (FilterLibrary, &["/", "x y"]),
            (End, &["x"]),
        ]);
        let keymap = keymap.unwrap();
        let resolve = |typed: &str, scope| {
            let keys: Sequence = typed.parse().unwrap();
            keymap.resolve(keys.keys(), scope)
        };
        let expected = [
            ("/", Scope::Everywhere, Resolution::Bound(Find)),
            ("/", Scope::Library, Resolution::Bound(FilterLibrary)),
            ("x", Scope::Everywhere, Resolution::Bound(End)),
            ("x", Scope::Library, Resolution::Pending),
            ("x y", Scope::Everywhere, Resolution::Unbound),
        ];
        for (typed, scope, resolution) in expected {
            assert_eq!(resolve(typed, scope), resolution, "{typed}");
        }
    }

    /// Every key of `keymap` with its command, in the order of the commands.
    fn bound(keymap: &Keymap) -> Vec<(&'static str, Vec<String>)> {
        let all = keymap.commands.iter();
        all.map(|(command, keys)| {
            let keys = keys.iter().map(Sequence::to_string);
            (command.name(), keys.collect())
        })
        .collect()
    }

    #[test]
    fn a_higher_layer_takes_its_keys_from_those_below() {
        let lower = keymap(&[
            (Top, &["g g", "Home"]),
            (End, &["G", "z"]),
            (FilterLibrary, &["/", "z"]),
            (Find, &["/"]),
            (Quit, &["q", "Z Z"]),
        ])
        .unwrap();
        let cases: [(Bindings<'_>, [&[&str]; 5]); 5] = [
            (
                &[],
                [
                    &["g g", "Home"],
                    &["G", "z"],
                    &["/", "z"],
                    &["/"],
                    &["q", "Z Z"],
                ],
            ),
            // Its keys are replaced, also by none.
            (
                &[(Top, &["T"]), (Quit, &[])],
                [&["T"], &["G", "z"], &["/", "z"], &["/"], &[]],
            ),
            // A key is taken, but only in its scope.
            (
                &[(Top, &["z", "q"])],
                [&["z", "q"], &["G"], &["/", "z"], &["/"], &["Z Z"]],
            ),
            // One that is shorter hides, one that is longer would be hidden.
            (
                &[(End, &["g", "Z Z x"])],
                [&["Home"], &["g", "Z Z x"], &["/", "z"], &["/"], &["q"]],
            ),
            (
                &[(FilterLibrary, &["z z"])],
                [
                    &["g g", "Home"],
                    &["G", "z"],
                    &["z z"],
                    &["/"],
                    &["q", "Z Z"],
                ],
            ),
        ];
        let names = ["top", "end", "filter-library", "find", "quit"];
        for (higher, expected) in cases {
            let laid = lower.below(&keymap(higher).unwrap());
            let expected = names.into_iter().zip(expected).map(|(name, keys)| {
                let keys = keys.iter().map(|keys| (*keys).to_owned()).collect();
                (name, keys)
            });
            assert_eq!(bound(&laid), expected.collect::<Vec<(_, Vec<String>)>>());
            // What it resolves is what it lists.
            let pairs = laid.commands.clone();
            assert_eq!(Keymap::new(pairs).as_ref(), Ok(&laid));
        }
    }

    #[test]
    fn all_conflicts_are_told() {
        let conflicts = keymap(&[
            (Top, &["g g", "x"]),
            (End, &["g e", "g"]),
            (Quit, &["q", "Ctrl-i"]),
            (Find, &["q", "Tab"]),
            (Help, &["q"]),
        ])
        .unwrap_err();
        let told: Vec<String> = conflicts.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "`g` for end hides `g e` for end; change one of them",
                "`g` for end hides `g g` for top; change one of them",
                "`q` is bound to quit and to find; take it from one of them",
                "`q` is bound to find and to help; take it from one of them",
                "`Tab` is bound to quit and to find; take it from one of them",
            ]
        );
    }
}
