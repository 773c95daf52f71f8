//! Everything the program can be told to do. This list is the only one: the keymap, the help, the palette and the
//! keys page of the docs derive from it.

/// Where commands are listed together in the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Moving in a pane.
    Move,
    /// Panes and views.
    Panes,
    /// The tree.
    Tree,
    /// The deadlines.
    Deadlines,
    /// Tables in the place of an action.
    Tables,
    /// The date everything is told as of.
    Clock,
    /// Finding.
    Find,
    /// Handing on.
    Share,
    /// The program itself.
    Program,
}

impl Group {
    /// All groups, in the order of the help.
    pub const ALL: [Self; 9] = [
        Self::Move,
        Self::Panes,
        Self::Tree,
        Self::Deadlines,
        Self::Tables,
        Self::Clock,
        Self::Find,
        Self::Share,
        Self::Program,
    ];

    /// The heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Move => "Moving",
            Self::Panes => "Panes",
            Self::Tree => "Objectives",
            Self::Deadlines => "Deadlines",
            Self::Tables => "Tables",
            Self::Clock => "Clock",
            Self::Find => "Finding",
            Self::Share => "Handing on",
            Self::Program => "Program",
        }
    }
}

macro_rules! commands {
    ($($name:ident $group:ident $key:literal $help:literal;)*) => {
        /// A command.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command { $(#[doc = $help] $name,)* }

        impl Command {
            /// All commands, in the order of the help.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name in keymaps and the palette, such as `fold-all`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $key),* }
            }

            /// What it does, in one line.
            pub const fn help(self) -> &'static str {
                match self { $(Self::$name => $help),* }
            }

            /// Where it is listed.
            pub const fn group(self) -> Group {
                match self { $(Self::$name => Group::$group),* }
            }

            /// The command of this name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|command| command.name() == name)
            }
        }
    };
}

commands! {
    Up Move "up" "Move up, or scroll up";
    Down Move "down" "Move down, or scroll down";
    PageUp Move "page-up" "Move up by a page";
    PageDown Move "page-down" "Move down by a page";
    HalfPageUp Move "half-page-up" "Move up by half a page";
    HalfPageDown Move "half-page-down" "Move down by half a page";
    Top Move "top" "Go to the first line";
    Bottom Move "bottom" "Go to the last line";
    Left Move "left" "Fold, or go to the heading above; in a calendar, a day back";
    Right Move "right" "Unfold, or go to the first entry; in a calendar, a day on";
    ScrollUp Move "scroll-up" "Scroll the action up, wherever the focus is";
    ScrollDown Move "scroll-down" "Scroll the action down, wherever the focus is";
    Open Move "open" "Unfold a heading, open an action, follow a link";

    NextPane Panes "next-pane" "Go to the next pane";
    PreviousPane Panes "previous-pane" "Go to the pane before";
    ObjectivesPane Panes "objectives" "Go to the objectives";
    ActionPane Panes "action" "Go to the action";
    DeadlinesPane Panes "deadlines" "Go to the deadlines";
    Zoom Panes "zoom" "Give the pane the whole screen, or take it back";
    Widen Panes "widen" "Make the pane wider";
    Narrow Panes "narrow" "Make the pane narrower";
    GoBack Panes "back" "Go back to the entry before";
    GoForward Panes "forward" "Go forward again";

    Toggle Tree "toggle" "Fold or unfold a heading";
    FoldAll Tree "fold-all" "Fold everything";
    UnfoldAll Tree "unfold-all" "Unfold everything";
    NextHeading Tree "next-heading" "Go to the next heading; in a calendar, a year on";
    PreviousHeading Tree "previous-heading" "Go to the heading before; in a calendar, a year back";
    Regroup Tree "regroup" "Group the tree by place, body, fund, kind, …, or by two";
    Ungroup Tree "ungroup" "The document's order again, or the last grouping again";

    NextView Deadlines "next-view" "Agenda, calendar, timeline in turn";
    ZoomIn Deadlines "zoom-in" "In the timeline, a shorter time; elsewhere unfold everything";
    ZoomOut Deadlines "zoom-out" "In the timeline, a longer time; elsewhere fold everything";
    GroupBy Deadlines "group-by" "Group the timeline, or the money, by the next thing";
    PreviousMonth Deadlines "previous-month" "Turn the calendar back by a month";
    NextMonth Deadlines "next-month" "Turn the calendar on by a month";
    FirstWeekday Deadlines "first-weekday" "Begin weeks on Monday, Sunday or Saturday";

    Figures Tables "figures" "Statistics of the branch as a table, or back";
    Owners Tables "owners" "Who owes what in the branch, or back";
    Money Tables "money" "Money of the branch, each pot counted once, or back";
    Whole Tables "whole" "Tables over everything shown, or the branch again";
    SortBy Tables "sort" "Sort the statistics by the next column";
    ReverseSort Tables "reverse" "Sort them the other way round";

    DayBack Clock "day-back" "Set the clock back by a day";
    DayForward Clock "day-forward" "Set the clock on by a day";
    WeekBack Clock "week-back" "Set the clock back by a week";
    WeekForward Clock "week-forward" "Set the clock on by a week";
    MonthBack Clock "month-back" "Set the clock back by a month";
    MonthForward Clock "month-forward" "Set the clock on by a month";
    ClockToday Clock "clock-today" "Set the clock to today";
    ClockEdition Clock "clock-edition" "Set the clock to the edition's date";
    SetClock Clock "set-clock" "Type the date to stand at";

    Search Find "search" "Find, as you type";
    SavedQueries Find "saved-queries" "Choose among your saved queries by name";
    NextHit Find "next-hit" "Go to the next action that matches";
    PreviousHit Find "previous-hit" "Go to the action before that matches";
    ClearFilter Find "clear-filter" "Show everything again";

    Mark Share "mark" "Mark an action or a branch, or take the mark away";
    MarkAll Share "mark-all" "Mark everything that is shown, or take those marks away";
    ClearMarks Share "clear-marks" "Take all marks away";
    Export Share "export" "Write the pane, or what is marked, to a file";
    Copy Share "copy" "Copy the pane, or what is marked, as text";
    CopyCitation Share "copy-citation" "Copy the citation of the action, or of what is marked";

    Help Program "help" "Show or hide the keys";
    Palette Program "palette" "Find a command by its name, and do it";
    Reload Program "reload" "Read the files again";
    Edit Program "edit" "Open your editor at the action's place in its file";
    Problems Program "problems" "Show what is wrong in files that were read";
    ToggleMouse Program "toggle-mouse" "Leave the mouse to the terminal, or take it back";
    Cancel Program "cancel" "Close what is open, or clear the query";
    Redraw Program "redraw" "Draw the screen afresh";
    Suspend Program "suspend" "Stop the program; `fg` comes back to it";
    Quit Program "quit" "Leave milepost";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_read_back() {
        for command in Command::ALL {
            assert_eq!(Command::named(command.name()), Some(*command));
            assert!(command.help().chars().count() <= 64, "{}", command.name());
        }
    }
}
