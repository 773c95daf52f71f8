//! The styles: what each role and each state looks like on the screen.

use ratatui::style::Style;

use super::colours::Brightness;
use crate::settings::Signs;
use crate::views::facts::Tone;
use crate::when::state::{ScheduleState, Urgency};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Running text, and the background of the screen.
    pub plain: Style,
    pub strong: Style,
    pub dim: Style,
    /// What milepost computed, as opposed to what the document says.
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
    /// Whether the theme is made for dark or for light terminals. [`Brightness::Dark`] for a theme that does not say.
    pub ground: Brightness,
    /// What signs and borders are made of.
    pub signs: Signs,
}

type StyleRole = (&'static str, fn(&mut Theme) -> &mut Style);

/// All roles, by their name in themes.
pub const ROLES: [StyleRole; 14] = [
    ("plain", |theme| &mut theme.plain),
    ("strong", |theme| &mut theme.strong),
    ("dim", |theme| &mut theme.dim),
    ("computed", |theme| &mut theme.computed),
    ("warning", |theme| &mut theme.warning),
    ("focus", |theme| &mut theme.focus),
    ("selected", |theme| &mut theme.selected),
    ("also_selected", |theme| &mut theme.also_selected),
    ("matched", |theme| &mut theme.matched),
    ("upcoming", |theme| &mut theme.states[0]),
    ("open", |theme| &mut theme.states[1]),
    ("possibly_overdue", |theme| &mut theme.states[2]),
    ("overdue", |theme| &mut theme.states[3]),
    ("undated", |theme| &mut theme.states[4]),
];

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

    /// The selected line of a pane that has the focus, or of another.
    pub const fn selection(&self, has_focus: bool) -> Style {
        if has_focus {
            self.selected
        } else {
            self.also_selected
        }
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
