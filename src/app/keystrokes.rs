//! From a key that was pressed to the command that is bound to it.

use super::{App, Effect, Notice, Touched};
use crate::command::Scope;
use crate::keys::{Key, Resolution};

impl App {
    /// The keys typed so far of a sequence.
    pub fn pending(&self) -> &[Key] {
        &self.pending
    }

    /// Whether the reader has not pressed a key yet.
    pub fn is_untouched(&self) -> bool {
        self.touched == Touched::No
    }

    /// Takes a key: for the prompt that is open, or as a part of what is bound to a command.
    pub(super) fn key(&mut self, key: Key) -> Vec<Effect> {
        self.touched = Touched::Yes;
        self.notice = None;
        self.shelf.come_back();
        self.contents.come_back();
        if let Some(awaiting) = self.marking.awaiting.take() {
            return self.letter_key(awaiting, key);
        }
        if self.prompt.is_some() {
            return self.prompt_key(key);
        }
        if let Some(effects) = self.key_in_kept(key) {
            return effects;
        }
        self.pending.push(key);
        match self.settings.keymap.resolve(&self.pending, self.scope()) {
            Resolution::Bound(command) => {
                self.pending.clear();
                self.execute(command)
            }
            Resolution::Pending => Vec::new(),
            Resolution::Unbound => {
                self.notice = Some(Notice::warning(self.unbound()));
                self.pending.clear();
                Vec::new()
            }
        }
    }

    /// Which meaning the keys have.
    fn scope(&self) -> Scope {
        match (&self.help, &self.overview) {
            (Some(_), _) => Scope::Everywhere,
            // The key that opened it closes it.
            (None, Some(_)) => Scope::Library,
            (None, None) if self.finder.list().is_some() => Scope::Everywhere,
            (None, None) if self.kept_list().is_some() => Scope::Everywhere,
            (None, None) if self.is_selecting() => Scope::Selection,
            (None, None) => self.focus.scope(),
        }
    }
}
