//! The commands. This is the only list of them: the keymap, the help, the palette and the keys page of the docs
//! derive from it.

/// A section of the help with its heading, and its commands: the name of each in keymaps and the palette, and what it does.
macro_rules! commands {
    ($($group:ident $label:literal { $($name:ident $key:literal $help:literal;)* })*) => {
        /// The sections of the help.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum CommandGroup { $($group,)* }

        impl CommandGroup {
            /// All groups, in the order of the help.
            pub const ALL: &'static [Self] = &[$(Self::$group),*];

            pub const fn label(self) -> &'static str {
                match self { $(Self::$group => $label),* }
            }
        }

        /// A command.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command { $($(#[doc = $help] $name,)*)* }

        impl Command {
            /// All commands, in the order of the help.
            pub const ALL: &'static [Self] = &[$($(Self::$name),*),*];

            /// The name in keymaps and the palette, such as `fold-all`.
            pub const fn name(self) -> &'static str {
                match self { $($(Self::$name => $key),*),* }
            }

            /// What it does, in one line.
            pub const fn help(self) -> &'static str {
                match self { $($(Self::$name => $help),*),* }
            }

            /// Other words that readers may search for.
            pub const fn other_words(self) -> &'static [&'static str] {
                match self {
                    Self::NextView => &["agenda", "calendar", "timeline"],
                    Self::Export => &["brief", "word", "docx", "pdf", "print", "save"],
                    _ => &[],
                }
            }

            /// The section of the help that lists the command.
            pub const fn group(self) -> CommandGroup {
                match self { $($(Self::$name)|* => CommandGroup::$group),* }
            }

            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|command| command.name() == name)
            }
        }
    };
}

commands! {
    Move "Moving" {
        Up "up" "Move up, or scroll up";
        Down "down" "Move down, or scroll down";
        PageUp "page-up" "Move up by a page";
        PageDown "page-down" "Move down by a page";
        HalfPageUp "half-page-up" "Move up by half a page";
        HalfPageDown "half-page-down" "Move down by half a page";
        Top "top" "Go to the first line";
        Bottom "bottom" "Go to the last line";
        Left "left" "Fold, or go to the parent heading; in a calendar, a day back";
        Right "right" "Unfold, or go to the first entry; in a calendar, a day ahead";
        ScrollUp "scroll-up" "Scroll the action up from any pane";
        ScrollDown "scroll-down" "Scroll the action down from any pane";
        Open "open" "Unfold a heading, open an action, follow a link";
    }
    Panes "Panes" {
        NextPane "next-pane" "Go to the next pane";
        PreviousPane "previous-pane" "Go to the previous pane";
        ObjectivesPane "objectives" "Go to the objectives";
        ActionPane "action" "Go to the action";
        DeadlinesPane "deadlines" "Go to the deadlines";
        Zoom "zoom" "Zoom the pane to the whole screen, or back";
        Widen "widen" "Make the pane wider";
        Narrow "narrow" "Make the pane narrower";
        GoBack "back" "Go back to the previous entry";
        GoForward "forward" "Go forward again";
    }
    Tree "Objectives" {
        Toggle "toggle" "Fold or unfold a heading";
        FoldAll "fold-all" "Fold everything";
        UnfoldAll "unfold-all" "Unfold everything";
        NextHeading "next-heading" "Go to the next heading; in a calendar, a year ahead";
        PreviousHeading "previous-heading" "Go to the previous heading; in a calendar, a year back";
        Regroup "regroup" "Group the tree by place, body, fund, kind, …, or by two";
        Ungroup "ungroup" "Return to document order, or to the last grouping";
        Changes "changes" "Show changes by kind, as marks in the tree, or not at all";
        NextChange "next-change" "Go to the next action that changed";
        PreviousChange "previous-change" "Go to the previous action that changed";
    }
    Deadlines "Deadlines" {
        NextView "next-view" "Switch between agenda, calendar and timeline";
        ZoomIn "zoom-in" "Zoom into the timeline; elsewhere unfold everything";
        ZoomOut "zoom-out" "Zoom out of the timeline; elsewhere fold everything";
        GroupBy "group-by" "Change the grouping of the timeline, the money or the score";
        PreviousMonth "previous-month" "Show the previous month in the calendar";
        NextMonth "next-month" "Show the next month in the calendar";
        FirstWeekday "first-weekday" "Start weeks on Monday, Sunday or Saturday";
    }
    Tables "Tables" {
        Figures "figures" "Show the branch's statistics as a table, or hide them";
        Owners "owners" "Show who owes what in the branch, or hide it";
        Money "money" "Show the branch's money, each pot counted once, or hide it";
        Caveats "caveats" "Show the branch's contradictions and other caveats, or hide them";
        Diff "diff" "Show what changed since the edition before, or hide it";
        Score "score" "Show what became of what was due, or hide it";
        Whole "whole" "Widen tables to everything shown, or back to the branch";
        SortBy "sort" "Sort the statistics by the next column";
        ReverseSort "reverse" "Reverse the sort order";
    }
    Clock "Clock" {
        DayBack "day-back" "Step the clock back by a day";
        DayForward "day-forward" "Step the clock ahead by a day";
        WeekBack "week-back" "Step the clock back by a week";
        WeekForward "week-forward" "Step the clock ahead by a week";
        MonthBack "month-back" "Step the clock back by a month";
        MonthForward "month-forward" "Step the clock ahead by a month";
        ClockToday "clock-today" "Set the clock to today";
        ClockEdition "clock-edition" "Set the clock to the edition's date";
        SetClock "set-clock" "Set the as-of date";
        OtherEdition "other-edition" "Look at the next edition; after the last, at the clock's again";
    }
    Follow "Following" {
        Record "record" "Record what became of the action: met, slipped, a note, …";
        Note "note" "Write a note on the action";
        Watch "watch" "Watch the action or the marked ones, or stop watching";
        Undo "undo" "Take back your last entry";
    }
    Find "Search" {
        Search "search" "Search as you type";
        SavedQueries "saved-queries" "Choose a saved query";
        TakeOffer "take-offer" "Turn the plain words of the query into fields, as offered";
        NextHit "next-hit" "Go to the next match";
        PreviousHit "previous-hit" "Go to the previous match";
        ClearFilter "clear-filter" "Clear the query";
    }
    Share "Export" {
        Mark "mark" "Mark or unmark an action or a branch";
        MarkAll "mark-all" "Mark or unmark everything shown";
        ClearMarks "clear-marks" "Clear all marks";
        Export "export" "Export the pane, or the marked actions, to a file";
        Copy "copy" "Copy the pane, or the marked actions, as text";
        CopyCitation "copy-citation" "Copy the citation of the action, or of the marked ones";
        OpenLink "open-link" "Open the action's link in the browser, or copy it";
    }
    Program "Program" {
        Help "help" "Show or hide the keys";
        Legend "legend" "Explain signs, abbreviations, colours and words";
        Palette "palette" "Find a command by name and run it";
        Reload "reload" "Reload the files";
        Edit "edit" "Open your editor at the action's position in its file";
        Problems "problems" "Show problems in the files";
        ToggleMouse "toggle-mouse" "Turn mouse support off or on";
        Cancel "cancel" "Close what was opened last; then clear the query";
        Redraw "redraw" "Redraw the screen";
        Suspend "suspend" "Suspend the program; `fg` resumes it";
        Quit "quit" "Quit milepost";
    }
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
