//! What each role on the screen looks like: the 16 colours of the terminal and its attributes, by default.

use ratatui::style::{Color, Modifier, Style};

use crate::model::schedule::ScheduleState;
use crate::query::facts::Tone;

/// The styles, by what they are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Running text.
    pub plain: Style,
    /// Titles.
    pub strong: Style,
    /// Borders, labels, hints.
    pub dim: Style,
    /// What milepost worked out.
    pub computed: Style,
    /// Caveats and errors.
    pub warning: Style,
    /// The border and title of the focused pane.
    pub focus: Style,
    /// The selected line of the focused pane.
    pub selected: Style,
    /// The selected line of the other panes.
    pub also_selected: Style,
    /// By schedule state.
    pub states: [Style; 5],
    /// Letters that match a query.
    pub matched: Style,
}

impl Default for Theme {
    fn default() -> Self {
        let plain = Style::new();
        let colour = |colour| plain.fg(colour);
        Self {
            plain,
            strong: plain.add_modifier(Modifier::BOLD),
            dim: colour(Color::DarkGray),
            computed: plain.add_modifier(Modifier::ITALIC),
            warning: colour(Color::Yellow),
            focus: colour(Color::Cyan).add_modifier(Modifier::BOLD),
            // The line is turned round whole: its own colours would leave patches.
            selected: plain
                .fg(Color::Reset)
                .bg(Color::Reset)
                .add_modifier(Modifier::REVERSED),
            also_selected: plain.add_modifier(Modifier::UNDERLINED),
            states: [
                plain,
                colour(Color::Green),
                colour(Color::Yellow),
                colour(Color::Red),
                colour(Color::DarkGray),
            ],
            matched: plain
                .add_modifier(Modifier::BOLD)
                .add_modifier(Modifier::UNDERLINED),
        }
    }
}

impl Theme {
    /// The style of a tone.
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

    /// The style of a schedule state.
    pub const fn state(&self, state: ScheduleState) -> Style {
        self.states[state as usize]
    }
}
