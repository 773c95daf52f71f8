//! The contents of the three panes, and commands passed to the focused one.

use super::deadlines::DeadlinesPane;
use super::detail::{self, Detail};
use super::ground::Ground;
use super::outcome::Outcome;
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
    pub fn command(&mut self, command: Command, ground: Ground) -> Outcome {
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

    pub fn walk(&mut self, lines: isize, ground: Ground) -> Outcome {
        match ground.layout.focus {
            Pane::Objectives => self.tree.walk(lines),
            Pane::Action if self.tables.is_shown() => self.tables.walk(lines),
            Pane::Action => self.detail.walk(lines),
            Pane::Deadlines => self.deadlines.walk(lines, ground),
        }
    }

    /// The lines that the focused pane has for its list.
    pub fn height(&self, ground: Ground) -> usize {
        let inside = ground.inside(ground.layout.focus);
        match ground.layout.focus {
            Pane::Deadlines => self.deadlines.height(inside),
            Pane::Action if self.tables.is_shown() => self.tables.height(inside),
            Pane::Action | Pane::Objectives => inside.height.into(),
        }
    }

    /// Derives the action pane again: the facts of the selection, or its table.
    pub fn refresh_action(&mut self, ground: Ground) {
        self.tables.refresh(ground, &self.tree);
        let width = usize::from(ground.inside(Pane::Action).width);
        self.detail.lines = if self.tables.is_shown() || width == 0 {
            Vec::new()
        } else {
            detail::wrap(&self.facts(ground), width)
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

    /// Scrolls every pane so that its cursor is in view.
    pub fn settle(&mut self, ground: Ground) {
        let height = |pane| usize::from(ground.inside(pane).height).max(1);
        self.tree.settle_in(ground, ground.inside(Pane::Objectives));
        let lines = self.detail.lines.len();
        self.detail.cursor.follow(lines, height(Pane::Action), |_| 0);
        self.tables.settle(ground);
        self.deadlines.settle(ground);
    }
}
