//! The commands. This is the only list of them: the keymap, the help, the palette and the keys page of the docs
//! derive from it.

/// The sections of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandGroup {
    /// Moving in a pane.
    Move,
    /// Panes and views.
    Panes,
    /// The tree.
    Tree,
    /// The deadlines.
    Deadlines,
    /// Tables in the action pane.
    Tables,
    /// The as-of date.
    Clock,
    /// Recording outcomes, notes and watching.
    Follow,
    /// Searching.
    Find,
    /// Exporting and copying.
    Share,
    /// The program itself.
    Program,
}

impl CommandGroup {
    /// All groups, in the order of the help.
    pub const ALL: [Self; 10] = [
        Self::Move,
        Self::Panes,
        Self::Tree,
        Self::Deadlines,
        Self::Tables,
        Self::Clock,
        Self::Follow,
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
            Self::Follow => "Following",
            Self::Find => "Search",
            Self::Share => "Export",
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

            /// Other words that people look for it by.
            pub const fn other_words(self) -> &'static [&'static str] {
                match self {
                    Self::NextView => &["agenda", "calendar", "timeline"],
                    Self::Export => &["brief", "word", "docx", "pdf", "print", "save"],
                    _ => &[],
                }
            }

            /// Where it is listed.
            pub const fn group(self) -> CommandGroup {
                match self { $(Self::$name => CommandGroup::$group),* }
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
    Left Move "left" "Fold, or go to the parent heading; in a calendar, a day back";
    Right Move "right" "Unfold, or go to the first entry; in a calendar, a day ahead";
    ScrollUp Move "scroll-up" "Scroll the action up from any pane";
    ScrollDown Move "scroll-down" "Scroll the action down from any pane";
    Open Move "open" "Unfold a heading, open an action, follow a link";

    NextPane Panes "next-pane" "Go to the next pane";
    PreviousPane Panes "previous-pane" "Go to the previous pane";
    ObjectivesPane Panes "objectives" "Go to the objectives";
    ActionPane Panes "action" "Go to the action";
    DeadlinesPane Panes "deadlines" "Go to the deadlines";
    Zoom Panes "zoom" "Zoom the pane to the whole screen, or back";
    Widen Panes "widen" "Make the pane wider";
    Narrow Panes "narrow" "Make the pane narrower";
    GoBack Panes "back" "Go back to the previous entry";
    GoForward Panes "forward" "Go forward again";

    Toggle Tree "toggle" "Fold or unfold a heading";
    FoldAll Tree "fold-all" "Fold everything";
    UnfoldAll Tree "unfold-all" "Unfold everything";
    NextHeading Tree "next-heading" "Go to the next heading; in a calendar, a year ahead";
    PreviousHeading Tree "previous-heading" "Go to the previous heading; in a calendar, a year back";
    Regroup Tree "regroup" "Group the tree by place, body, fund, kind, …, or by two";
    Ungroup Tree "ungroup" "Return to document order, or to the last grouping";
    Changes Tree "changes" "Show changes by kind, as marks in the tree, or not at all";
    NextChange Tree "next-change" "Go to the next action that changed";
    PreviousChange Tree "previous-change" "Go to the previous action that changed";

    NextView Deadlines "next-view" "Switch between agenda, calendar and timeline";
    ZoomIn Deadlines "zoom-in" "Zoom into the timeline; elsewhere unfold everything";
    ZoomOut Deadlines "zoom-out" "Zoom out of the timeline; elsewhere fold everything";
    GroupBy Deadlines "group-by" "Change the grouping of the timeline, the money or the score";
    PreviousMonth Deadlines "previous-month" "Show the previous month in the calendar";
    NextMonth Deadlines "next-month" "Show the next month in the calendar";
    FirstWeekday Deadlines "first-weekday" "Start weeks on Monday, Sunday or Saturday";

    Figures Tables "figures" "Show the branch's statistics as a table, or hide them";
    Owners Tables "owners" "Show who owes what in the branch, or hide it";
    Money Tables "money" "Show the branch's money, each pot counted once, or hide it";
    Caveats Tables "caveats" "Show the branch's contradictions and other caveats, or hide them";
    Diff Tables "diff" "Show what changed since the edition before, or hide it";
    Score Tables "score" "Show what became of what was due, or hide it";
    Whole Tables "whole" "Widen tables to everything shown, or back to the branch";
    SortBy Tables "sort" "Sort the statistics by the next column";
    ReverseSort Tables "reverse" "Reverse the sort order";

    DayBack Clock "day-back" "Step the clock back by a day";
    DayForward Clock "day-forward" "Step the clock ahead by a day";
    WeekBack Clock "week-back" "Step the clock back by a week";
    WeekForward Clock "week-forward" "Step the clock ahead by a week";
    MonthBack Clock "month-back" "Step the clock back by a month";
    MonthForward Clock "month-forward" "Step the clock ahead by a month";
    ClockToday Clock "clock-today" "Set the clock to today";
    ClockEdition Clock "clock-edition" "Set the clock to the edition's date";
    SetClock Clock "set-clock" "Set the as-of date";
    OtherEdition Clock "other-edition" "Look at the next edition; after the last, at the clock's again";

    Record Follow "record" "Record what became of the action: met, slipped, a note, …";
    Note Follow "note" "Write a note on the action";
    Watch Follow "watch" "Watch the action or the marked ones, or stop watching";
    Undo Follow "undo" "Take back your last entry";

    Search Find "search" "Search as you type";
    SavedQueries Find "saved-queries" "Choose a saved query";
    TakeOffer Find "take-offer" "Turn the plain words of the query into fields, as offered";
    NextHit Find "next-hit" "Go to the next match";
    PreviousHit Find "previous-hit" "Go to the previous match";
    ClearFilter Find "clear-filter" "Clear the query";

    Mark Share "mark" "Mark or unmark an action or a branch";
    MarkAll Share "mark-all" "Mark or unmark everything shown";
    ClearMarks Share "clear-marks" "Clear all marks";
    Export Share "export" "Export the pane, or the marked actions, to a file";
    Copy Share "copy" "Copy the pane, or the marked actions, as text";
    CopyCitation Share "copy-citation" "Copy the citation of the action, or of the marked ones";

    OpenLink Share "open-link" "Open the action's link in the browser, or copy it";

    Help Program "help" "Show or hide the keys";
    Legend Program "legend" "Explain signs, abbreviations, colours and words";
    Palette Program "palette" "Find a command by name and run it";
    Reload Program "reload" "Reload the files";
    Edit Program "edit" "Open your editor at the action's position in its file";
    Problems Program "problems" "Show problems in the files";
    ToggleMouse Program "toggle-mouse" "Turn mouse support off or on";
    Cancel Program "cancel" "Close what was opened last; then clear the query";
    Redraw Program "redraw" "Redraw the screen";
    Suspend Program "suspend" "Suspend the program; `fg` resumes it";
    Quit Program "quit" "Quit milepost";
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
