//! The contents of the three panes, and commands passed to the focused one.

use super::cursor::Cursor;
use super::deadlines::DeadlinesPane;
use super::detail::{self, Detail};
use super::ground::Ground;
use super::outcome::CommandOutcome;
use super::tables::Tables;
use super::tree::Tree;
use crate::command::Command;
use crate::settings::Pane;
use crate::views::facts;
use crate::views::node::Node;
use crate::views::pivot;

#[derive(Clone, Debug, Default)]
pub struct Panes {
    pub tree: Tree,
    /// The facts of the action pane.
    pub detail: Detail,
    pub tables: Tables,
    pub deadlines: DeadlinesPane,
}

impl Panes {
    pub fn command(&mut self, command: Command, ground: Ground) -> CommandOutcome {
        match ground.layout.focus {
            Pane::Objectives => self.tree.command(command, ground),
            Pane::Action if self.tables.is_shown() => self.tables.command(command, ground, &self.tree),
            Pane::Action => match command {
                Command::FoldAll | Command::ZoomOut | Command::UnfoldAll | Command::ZoomIn => {
                    self.tree.command(command, ground)
                }
                _ => self.detail.command(command, ground.session),
            },
            Pane::Deadlines => self.deadlines.command(command, ground),
        }
    }

    pub fn walk(&mut self, lines: isize, ground: Ground) -> CommandOutcome {
        match ground.layout.focus {
            Pane::Objectives => self.tree.walk(lines),
            Pane::Action if self.tables.is_shown() => self.tables.walk(lines),
            Pane::Action => self.detail.walk(lines),
            Pane::Deadlines => self.deadlines.walk(lines, ground),
        }
    }

    /// The cursor of the list that a pane shows.
    pub const fn cursor_mut(&mut self, pane: Pane) -> &mut Cursor {
        match pane {
            Pane::Objectives => &mut self.tree.cursor,
            Pane::Action if self.tables.view.is_some() => &mut self.tables.cursor,
            Pane::Action => &mut self.detail.cursor,
            Pane::Deadlines => self.deadlines.cursor_mut(),
        }
    }

    /// The number of lines of its list that the focused pane shows.
    pub fn height(&self, ground: Ground) -> usize {
        let inside = ground.inside(ground.layout.focus);
        match ground.layout.focus {
            Pane::Deadlines => self.deadlines.height(inside),
            Pane::Action if self.tables.is_shown() => self.tables.shown(inside),
            Pane::Action | Pane::Objectives => inside.height.into(),
        }
    }

    /// Recomputes the action pane: the facts of the selection, or its table.
    pub fn refresh_action(&mut self, ground: Ground) {
        self.detail.facts = None;
        self.lay_action(ground);
    }

    /// Lays the action pane out for another size.
    pub fn lay_action(&mut self, ground: Ground) {
        self.tables.refresh(ground, &self.tree);
        let width = usize::from(ground.inside(Pane::Action).width);
        self.detail.lines = if self.tables.is_shown() || width == 0 {
            Vec::new()
        } else {
            let facts = self.detail.facts.take().unwrap_or_else(|| self.facts(ground));
            let lines = detail::wrap(&facts, width);
            self.detail.facts = Some(facts);
            lines
        };
    }

    fn facts(&self, ground: Ground) -> Vec<facts::FactPart> {
        let sources = ground.sources();
        let pivot = self.tree.pivot.as_deref();
        match ground.selected {
            Some(Node::Action(action)) => {
                let mut parts = facts::of_action(sources, action);
                if let Some(pivot) = pivot {
                    let at = (self.tree.node() == ground.selected).then(|| self.tree.branch());
                    parts.extend(pivot::also_under(pivot, action, at.flatten()));
                }
                parts
            }
            Some(Node::Branch(branch)) => {
                pivot.map_or_else(Vec::new, |pivot| pivot::of_branch(sources, pivot, branch))
            }
            Some(Node::Edition(edition)) => facts::of_edition(sources, edition, ground.listed()),
            Some(Node::Section(section)) => facts::of_section(sources, section, ground.shown()),
            None => Vec::new(),
        }
    }

    /// Scrolls every visible pane so that its cursor is in view. A hidden pane keeps its scroll position.
    pub fn settle(&mut self, ground: Ground) {
        let panes = ground.layout.screen().panes;
        let is_seen = |pane: Pane| panes[pane as usize].is_some();
        if is_seen(Pane::Objectives) {
            self.tree.settle_in(ground, ground.inside(Pane::Objectives));
        } else {
            self.tree.cursor.stay_in(self.tree.rows.len());
        }
        if is_seen(Pane::Action) {
            let height = usize::from(ground.inside(Pane::Action).height).max(1);
            self.detail.cursor.follow(self.detail.lines.len(), height, |_| 0);
            self.tables.settle(ground);
        } else {
            self.detail.cursor.stay_in(self.detail.lines.len());
            self.tables.cursor.stay_in(self.tables.table.rows.len());
        }
        if is_seen(Pane::Deadlines) {
            self.deadlines.settle(ground);
        } else {
            self.deadlines.stay_in();
        }
    }
}
