//! What commands do to the tables of the action pane.

use std::sync::Arc;

use super::pane::{Tables, Widened};
use crate::app::Pane;
use crate::app::cursor::Cursor;
use crate::app::ground::Ground;
use crate::app::outcome::CommandOutcome;
use crate::app::tree::Tree;
use crate::command::Command;
use crate::views::node::Node;
use crate::views::tables::TableKind;
use crate::views::tables::table::{Row, RowKind};

impl Tables {
    /// Runs a command that works from any pane.
    pub fn command_anywhere(&mut self, command: Command, ground: Ground) -> CommandOutcome {
        let key = || ground.session.key(Command::Figures);
        match command {
            // A table that was widened because its branch is empty keeps its contents, and now stays wide.
            Command::Whole if self.is_shown() => {
                self.whole = !self.whole;
                self.widened = if self.whole { Widened::No } else { Widened::Asked };
                self.basis = None;
            }
            Command::Whole => {
                return CommandOutcome::Note(format!("This works in tables; {} shows the statistics", key()));
            }
            Command::SortBy | Command::ReverseSort => {
                if !self.view.is_some_and(TableKind::sorts) {
                    return CommandOutcome::Note(self.why_not_sorted(ground));
                }
                let sort = &mut self.options.sort;
                if command == Command::SortBy {
                    sort.by = sort.by.next();
                } else {
                    sort.reverse = !sort.reverse;
                }
            }
            _ => {
                return TableKind::named(command.name())
                    .map_or(CommandOutcome::Unhandled, |kind| self.turn_to(kind, ground));
            }
        }
        CommandOutcome::Relayout
    }

    /// The note for a table that cannot be sorted.
    fn why_not_sorted(&self, ground: Ground) -> String {
        let figures = ground.session.key(Command::Figures);
        let Some(kind) = self.view else {
            return format!("This works in the statistics; {figures} shows them");
        };
        let groups = if kind.groups() {
            format!("; {} groups it otherwise", ground.session.key(Command::GroupBy))
        } else {
            String::new()
        };
        format!("This table has one order{groups}. Only the statistics are sorted ({figures})")
    }

    /// Shows a table, or the facts again if it is already shown. On a narrow screen this also brings the pane into view and hides
    /// it again. A table begins with the branch, or under a query with everything that matches. Whether an earlier table was
    /// widened is not remembered, so that the same key always widens.
    fn turn_to(&mut self, kind: TableKind, ground: Ground) -> CommandOutcome {
        if self.view == Some(kind)
            && let Some(closed) = self.close(ground)
        {
            return closed;
        }
        let is_visible = ground.layout.screen().panes[Pane::Action as usize].is_some();
        if self.view != Some(kind) {
            self.view = Some(kind);
            self.whole = ground.view.filter.is_some();
            self.widened = if self.whole { Widened::No } else { Widened::Asked };
            self.cursor = Cursor::default();
        }
        self.is_new = true;
        if is_visible {
            return CommandOutcome::Relayout;
        }
        self.left = Some(ground.layout.focus);
        CommandOutcome::Focus(Pane::Action)
    }

    /// Shows the facts again if a table is in view; on a narrow screen, the pane that was there before. `None` if no table is.
    pub fn close(&mut self, ground: Ground) -> Option<CommandOutcome> {
        let is_visible = ground.layout.screen().panes[Pane::Action as usize].is_some();
        self.view.take_if(|_| is_visible)?;
        Some(
            self.left
                .take()
                .map_or(CommandOutcome::Relayout, CommandOutcome::Focus),
        )
    }

    pub fn command(&mut self, command: Command, ground: Ground, tree: &Tree) -> CommandOutcome {
        let is_heading = |row: &Row| row.kind == RowKind::Heading;
        let at = self.cursor.at;
        let table = Arc::clone(&self.table);
        let row = table.rows.get(at);
        let on_heading = row.is_some_and(is_heading);
        let is_open = row.is_some_and(|row| self.is_open(row.group));
        let folds = match command {
            Command::Toggle => true,
            Command::Open => on_heading,
            Command::Left => on_heading && is_open,
            Command::Right => on_heading && !is_open,
            _ => false,
        };
        if folds {
            if let Some(row) = row {
                self.toggle(row.group, ground, tree);
            }
            return CommandOutcome::Done;
        }
        match command {
            Command::Open => {
                return match row.and_then(|row| row.link) {
                    Some(action) => CommandOutcome::GoTo(Node::Action(action)),
                    None => CommandOutcome::Note("Nothing to follow on this line".into()),
                };
            }
            Command::Left => {
                let above = (0..at).rev().find(|at| is_heading(&table.rows[*at]));
                self.cursor.at = above.unwrap_or(at);
            }
            Command::Right => return self.walk(1),
            Command::GroupBy => {
                let Some(kind) = self.view.filter(|kind| kind.groups()) else {
                    return CommandOutcome::Unhandled;
                };
                self.options.group_by_next(kind);
                return CommandOutcome::Relayout;
            }
            Command::FoldAll | Command::ZoomOut => self.fold_all(false, ground, tree),
            Command::UnfoldAll | Command::ZoomIn => self.fold_all(true, ground, tree),
            Command::NextHeading | Command::PreviousHeading => {
                let steps = self
                    .cursor
                    .steps_to(table.rows.len(), command, |at| is_heading(&table.rows[at]));
                return self.walk(steps.unwrap_or(0));
            }
            _ => return CommandOutcome::Unhandled,
        }
        CommandOutcome::Done
    }

    pub fn walk(&mut self, lines: isize) -> CommandOutcome {
        self.cursor.move_by(lines, self.table.rows.len());
        CommandOutcome::Done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::CommandGroup;

    #[test]
    fn every_table_has_a_command() {
        for kind in TableKind::ALL {
            let group = Command::named(kind.name()).map(Command::group);
            assert_eq!(group, Some(CommandGroup::Tables), "{kind:?}");
        }
    }
}
