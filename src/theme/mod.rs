//! What each role on the screen looks like. Themes are data, by role; the colours a terminal has not are replaced by
//! the nearest that can be read.

mod colour;
mod parse;

pub use colour::{Brightness, Depth};
pub use parse::{Described, ROLES};

use std::sync::LazyLock;

use ratatui::style::Style;

pub use crate::settings::Signs;

use crate::views::facts::Tone;
use crate::when::state::{ScheduleState, Urgency};

/// The shipped themes by name.
pub const SHIPPED: [(&str, &str); 5] = [
    ("terminal", include_str!("../../assets/themes/terminal.ron")),
    ("dark", include_str!("../../assets/themes/dark.ron")),
    ("light", include_str!("../../assets/themes/light.ron")),
    (
        "high-contrast",
        include_str!("../../assets/themes/high-contrast.ron"),
    ),
    ("none", include_str!("../../assets/themes/none.ron")),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Running text, and the ground it stands on.
    pub plain: Style,
    pub strong: Style,
    pub dim: Style,
    /// What milepost worked out.
    pub computed: Style,
    pub warning: Style,
    /// The border and title of the focused pane.
    pub focus: Style,
    /// The selected line of the focused pane.
    pub selected: Style,
    /// The selected line of the other panes.
    pub also_selected: Style,
    pub states: [Style; Urgency::COUNT],
    /// Letters that match a query.
    pub matched: Style,
    /// The terminals it is made for; of one that is made for both, dark ones.
    pub ground: Brightness,
    /// What signs and borders are made of.
    pub signs: Signs,
}

impl Default for Theme {
    /// The 16 colours of the terminal and its attributes.
    fn default() -> Self {
        static TERMINAL: LazyLock<Theme> = LazyLock::new(|| Theme::shipped("terminal", Depth::Sixteen));
        *TERMINAL
    }
}

impl Theme {
    /// A theme in which everything looks alike.
    pub(crate) fn bare() -> Self {
        let plain = Style::new();
        Self {
            plain,
            strong: plain,
            dim: plain,
            computed: plain,
            warning: plain,
            focus: plain,
            selected: plain,
            also_selected: plain,
            states: [plain; Urgency::COUNT],
            matched: plain,
            ground: Brightness::Dark,
            signs: Signs::default(),
        }
    }

    /// The shipped theme of this name, in the colours that a terminal has. A terminal with no colours gets `none`, and
    /// one with 16 is trusted to have chosen them for its background.
    pub fn shipped(name: &str, depth: Depth) -> Self {
        let name = match (depth, name) {
            (Depth::None, _) => "none",
            (Depth::Sixteen, "dark") => "terminal",
            (_, name) => name,
        };
        let text = SHIPPED
            .iter()
            .find(|(own, _)| *own == name)
            .map_or("", |(_, text)| text);
        // That the shipped themes have no mistakes is held by a test.
        Described::parse(name, text).0.theme(depth)
    }

    pub fn tone(&self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => self.plain,
            Tone::Strong => self.strong,
            Tone::Dim => self.dim,
            Tone::Computed => self.computed,
            Tone::State(state) => self.state(state),
            Tone::Warning => self.warning,
        }
    }

    pub const fn state(&self, state: ScheduleState) -> Style {
        self.states[state.urgency() as usize]
    }
}
