//! Mapping keys to commands. The keymap is data, read from RON; sequences such as `g g` are followed key by key.

mod key;
mod parse;

pub use key::{Key, KeyError};
pub use parse::{IN_PROMPTS, typed};

use std::sync::LazyLock;

use crate::command::Command;
use crate::text::choices::choices;

/// The shipped keymap, after vim.
pub const SHIPPED: &str = include_str!("../../assets/keymap.ron");
/// The shipped patch over it for those used to Emacs.
pub const EMACS: &str = include_str!("../../assets/keymap-emacs.ron");

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
pub enum Preset {
    #[default]
    Vim,
    Emacs,
}

choices! {
    /// Where a binding applies.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub enum KeyScope(name) {
        #[default]
        Browse("browse"),
        /// While the objectives have the focus.
        Objectives("objectives"),
        /// While the action has the focus.
        Action("action"),
        /// While the deadlines have the focus, whatever the view.
        Deadlines("deadlines"),
        Calendar("calendar"),
        Timeline("timeline"),
        /// While something is typed.
        Prompt("prompt"),
    }
}

impl KeyScope {
    /// The scope around this one, whose bindings apply where this one has none.
    const fn around(self) -> Option<Self> {
        match self {
            Self::Browse | Self::Prompt => None,
            Self::Calendar | Self::Timeline => Some(Self::Deadlines),
            Self::Objectives | Self::Action | Self::Deadlines => Some(Self::Browse),
        }
    }
}

/// A sequence of keys, where it applies, and its command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    pub keys: Vec<Key>,
    pub scope: KeyScope,
    pub command: Command,
}

#[derive(Clone, Debug, Default)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

/// What the keys typed so far mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    Command(Command),
    /// They begin a longer sequence.
    Prefix,
    Unbound,
}

impl Keymap {
    pub fn shipped() -> &'static Self {
        static SHIPPED_MAP: LazyLock<Keymap> = LazyLock::new(|| Keymap::preset(Preset::Vim));
        &SHIPPED_MAP
    }

    /// One of the shipped keymaps. A test checks that they have no mistakes.
    pub fn preset(preset: Preset) -> Self {
        let mut keymap = Self::default();
        keymap.patch("keymap.ron", SHIPPED);
        if preset == Preset::Emacs {
            keymap.patch("keymap-emacs.ron", EMACS);
        }
        keymap
    }

    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// Looks up a sequence of keys in a scope and those around it.
    pub fn lookup(&self, scope: KeyScope, typed: &[Key]) -> Lookup {
        std::iter::successors(Some(scope), |scope| scope.around())
            .map(|scope| self.lookup_in(scope, typed))
            .find(|found| *found != Lookup::Unbound)
            .unwrap_or(Lookup::Unbound)
    }

    fn lookup_in(&self, scope: KeyScope, typed: &[Key]) -> Lookup {
        let mut found = Lookup::Unbound;
        for binding in self.bindings.iter().filter(|binding| binding.scope == scope) {
            if binding.keys == typed {
                return Lookup::Command(binding.command);
            }
            if binding.keys.starts_with(typed) {
                found = Lookup::Prefix;
            }
        }
        found
    }

    /// The keys of a command outside prompts, in their written form and in order of preference, with any narrower scope named.
    pub fn keys_of(&self, command: Command) -> impl Iterator<Item = String> {
        self.bindings
            .iter()
            .filter(move |binding| binding.command == command && binding.scope != KeyScope::Prompt)
            .map(|binding| match binding.scope {
                KeyScope::Browse => typed(&binding.keys),
                scope => format!("{} ({})", typed(&binding.keys), scope.name()),
            })
    }

    /// The first key of a command for hints: one that works in all panes, or else in some.
    pub fn first_key(&self, command: Command) -> Option<String> {
        let in_a_pane = || self.first_bound(command, |scope| scope != KeyScope::Prompt);
        self.first_key_in(KeyScope::Browse, command).or_else(in_a_pane)
    }

    /// The first key bound to a command in exactly this scope.
    pub fn first_key_in(&self, scope: KeyScope, command: Command) -> Option<String> {
        self.first_bound(command, |own| own == scope)
    }

    fn first_bound(&self, command: Command, is_there: impl Fn(KeyScope) -> bool) -> Option<String> {
        let mut bindings = self.bindings.iter();
        let bound = bindings.find(|binding| binding.command == command && is_there(binding.scope));
        bound.map(|binding| typed(&binding.keys))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Key> {
        text.split_whitespace().map(|key| key.parse().unwrap()).collect()
    }

    #[test]
    fn the_shipped_keymaps_have_no_mistakes_and_reach_every_command() {
        let mut keymap = Keymap::default();
        assert_eq!(keymap.patch("keymap.ron", SHIPPED), []);
        let vim = keymap.clone();
        assert_eq!(keymap.patch("keymap-emacs.ron", EMACS), []);
        for (name, keymap) in [("vim", vim), ("emacs", keymap)] {
            for command in Command::ALL {
                let has_key = keymap.keys_of(*command).next().is_some();
                assert!(has_key, "{} has no key in {name}", command.name());
            }
        }
    }

    #[test]
    fn presets_differ_where_they_should() {
        let emacs = Keymap::preset(Preset::Emacs);
        let go = |text| emacs.lookup(KeyScope::Browse, &keys(text));
        assert_eq!(go("ctrl-x ctrl-c"), Lookup::Command(Command::Quit));
        assert_eq!(go("j"), Lookup::Unbound);
        assert_eq!(go("g"), Lookup::Command(Command::Reload));
        assert_eq!(
            emacs.lookup(KeyScope::Prompt, &keys("ctrl-g")),
            Lookup::Command(Command::Cancel)
        );
    }

    #[test]
    fn sequences_are_followed_key_by_key() {
        let keymap = Keymap::shipped();
        let go = |text| keymap.lookup(KeyScope::Browse, &keys(text));
        assert_eq!(go("g"), Lookup::Prefix);
        assert_eq!(go("g g"), Lookup::Command(Command::Top));
        assert_eq!(go("g x"), Lookup::Unbound);
        assert_eq!(go("shift-tab"), Lookup::Command(Command::PreviousPane));
    }

    #[test]
    fn every_mistake_is_told_with_its_place_and_the_rest_counts() {
        let text = r#"[
    ("x", "serch"),
    ("ctrl-foo", "quit"),
    ("d", "top"), ("d d", "up"),
    ("d", "down"),
    ("ctrl-i", "down"), ("shift-a", "down"),
    ("a", "cancel", "prompt"), ("ctrl-a", "quit", "prompt"), ("f9", "up", "dialog"),
    ("f2", "none"), "f3",
    ("f4", 5), ("f5", "reload"),
]"#;
        let mut keymap = Keymap::preset(Preset::Vim);
        let wrong: Vec<_> = keymap
            .patch("my.ron", text)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            wrong,
            [
                "my.ron:2:11: there is no command `serch`; did you mean `search`?",
                "my.ron:3:7: `ctrl-foo` is not a key: there is no key `foo`",
                "my.ron:4:19: `d d` cannot be reached: `d` gives `top` before the sequence is complete",
                "my.ron:5:5: `d` is bound twice: to `top` above already",
                "my.ron:6:7: `ctrl-i` cannot be reached: terminals send it as `tab`",
                "my.ron:6:27: `shift-a` cannot be reached: write `A`",
                "my.ron:7:5: `a` cannot be reached: prompts type it",
                "my.ron:7:32: prompts have no `quit`, only open, cancel, up, down, page-up, page-down, redraw, suspend",
                "my.ron:7:75: there is no place `dialog`; there are browse, objectives, action, deadlines, calendar, timeline, prompt",
                "my.ron:8:5: `f2` is not bound, so it cannot be unbound",
                "my.ron:8:21: an entry is written (\"keys\", \"command\") or (\"keys\", \"command\", \"place\")",
                "my.ron:9:12: Expected string",
            ]
        );
        let go = |text| keymap.lookup(KeyScope::Browse, &keys(text));
        assert_eq!(go("d"), Lookup::Command(Command::Top));
        assert_eq!(go("f5"), Lookup::Command(Command::Reload));
        assert_eq!(keymap.first_key(Command::Reload).as_deref(), Some("f5"));
    }

    #[test]
    fn a_patch_takes_the_keys_it_needs_and_leaves_a_way_out() {
        let mut keymap = Keymap::preset(Preset::Vim);
        let wrong = keymap.patch(
            "k",
            r#"[("g", "bottom"), ("q", "none"), ("ctrl-c", "none"), ("j", "up", "action")]"#,
        );
        assert_eq!(
            keymap.lookup(KeyScope::Browse, &keys("g")),
            Lookup::Command(Command::Bottom)
        );
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        assert!(
            wrong[0].message.contains("the last key of `quit`"),
            "{}",
            wrong[0]
        );
        assert_eq!(
            keymap.lookup(KeyScope::Action, &keys("j")),
            Lookup::Command(Command::Up)
        );
        assert_eq!(
            keymap.lookup(KeyScope::Objectives, &keys("j")),
            Lookup::Command(Command::Down)
        );
    }
}
