//! Actions and headings in full: labelled facts as a description list, and below a heading the list of its actions.

use std::fmt::Write as _;

use super::frame::{linked, said};
use super::page::HtmlPage;
use super::parts::{self, runs};
use crate::export::entries::{ListEntry, Listing, actions_of};
use crate::export::view::ExportView;
use crate::views::facts::{Fact, FactPart, FactTarget};
use crate::views::node::Node;

pub fn write(page: &mut HtmlPage, view: &ExportView, listing: &Listing, node: Node) {
    let facts = view.facts_of(node);
    let id = match node {
        Node::Action(action) => page.anchors.place(view.library.corpus.action(action)),
        Node::Edition(_) | Node::Section(_) | Node::Branch(_) => String::new(),
    };
    let _ = writeln!(page.out, "<section{id}>");
    for part in together(&facts) {
        self::part(page, view, listing, &part);
    }
    if !matches!(node, Node::Action(_)) {
        let actions = actions_of(view, node);
        if !actions.is_empty() {
            page.out.push_str("<ul>\n");
            for action in actions {
                parts::item(page, view, &ListEntry::from(action), "");
            }
            page.out.push_str("</ul>\n");
        }
    }
    page.out.push_str("</section>\n");
}

/// A part, or consecutive facts that form one list.
enum FactBlock<'f> {
    Alone(&'f FactPart),
    /// Consecutive facts, those with the same label together.
    Facts(Vec<Vec<&'f Fact>>),
}

fn together(parts: &[FactPart]) -> Vec<FactBlock<'_>> {
    let mut blocks: Vec<FactBlock> = Vec::new();
    for part in parts {
        match (part, blocks.last_mut()) {
            // Labels are in one column: empty lines between them are for screens.
            (FactPart::Gap, _) => {}
            (FactPart::Fact(fact), Some(FactBlock::Facts(all))) => match all.last_mut() {
                Some(same) if fact.label.is_empty() => same.push(fact),
                _ => all.push(vec![fact]),
            },
            (FactPart::Fact(fact), _) => blocks.push(FactBlock::Facts(vec![vec![fact]])),
            (alone, _) => blocks.push(FactBlock::Alone(alone)),
        }
    }
    blocks
}

fn part(page: &mut HtmlPage, view: &ExportView, listing: &Listing, block: &FactBlock) {
    match block {
        FactBlock::Alone(FactPart::Title(title)) => {
            let _ = writeln!(page.out, "<h2>{}</h2>", said(title));
        }
        FactBlock::Alone(FactPart::Tags(tags)) => {
            let tags: Vec<String> = tags.iter().map(|tag| runs([tag])).collect();
            let _ = writeln!(page.out, "<p class=\"tags\">{}</p>", tags.join(" · "));
        }
        FactBlock::Alone(FactPart::Paragraph(text)) => {
            for paragraph in text.split('\n').filter(|text| !text.trim().is_empty()) {
                let _ = writeln!(page.out, "<p>{}</p>", said(paragraph));
            }
        }
        FactBlock::Alone(FactPart::Gap | FactPart::Fact(_)) => {}
        FactBlock::Facts(all) => {
            page.out.push_str("<dl>\n");
            for same in all {
                let label = same.first().map_or("", |fact| fact.label);
                let _ = write!(page.out, "<div><dt>{}</dt>", said(label));
                for fact in same {
                    let value = value(page, view, listing, fact);
                    let _ = write!(page.out, "<dd>{value}</dd>");
                }
                page.out.push_str("</div>\n");
            }
            page.out.push_str("</dl>\n");
        }
    }
}

/// What a fact says, linked to its address, or to its action if that is on the page.
fn value(page: &mut HtmlPage, view: &ExportView, listing: &Listing, fact: &Fact) -> String {
    let mut value = match &fact.link {
        Some(FactTarget::Url(url)) => {
            let words: String = fact.beside(Some(url)).map(|run| run.text.as_str()).collect();
            linked(words.trim(), Some(url))
        }
        Some(FactTarget::Action(action)) if listing.entries().any(|entry| entry.action == *action) => {
            let name = page.anchors.name(view.library.corpus.action(*action));
            format!("<a href=\"#{name}\">{}</a>", runs(&fact.runs))
        }
        Some(FactTarget::Action(_)) | None => runs(&fact.runs),
    };
    if let Some(right) = &fact.right {
        let _ = write!(value, " ({})", runs([right]));
    }
    value
}
