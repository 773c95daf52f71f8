//! What all HTML pages have in common, whether brief or view: a head with the style, numbered notes with links back, and
//! an end.

use std::fmt::Write as _;

use hashbrown::HashSet;

use crate::export::markup;
use crate::text::sanitize::visible;
use crate::text::url;

const STYLE: &str = include_str!("page.css");

/// How much of a window a page takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breadth {
    /// As wide as lines of prose should be.
    Prose,
    /// Room for tables of many columns.
    Tables,
}

/// A text as content or as an attribute: harmful characters are made visible, and markup is escaped.
pub fn said(text: &str) -> String {
    markup::escaped(&visible(text))
}

/// The page up to the end of its title; `name` is what a window or a bookmark is called.
pub fn begin(name: &str, title: &str, lines: &[String], breadth: Breadth) -> String {
    let class = match breadth {
        Breadth::Prose => "",
        Breadth::Tables => " class=\"wide\"",
    };
    let (name, title) = (said(name), said(title));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{name}</title>\n<style>\n"
    );
    // Line by line, because line ends depend on the checkout.
    for line in STYLE.lines() {
        let _ = writeln!(out, "{line}");
    }
    let _ = writeln!(
        out,
        "</style>\n</head>\n<body>\n<main{class}>\n<header>\n<h1>{title}</h1>"
    );
    for line in lines {
        let _ = writeln!(out, "<p>{}</p>", said(line));
    }
    out.push_str("</header>\n");
    out
}

/// The last line of a page, if it has one, and its end.
pub fn end(out: &mut String, line: &str) {
    if !line.is_empty() {
        let _ = writeln!(out, "<footer>\n<p>{}</p>\n</footer>", said(line));
    }
    out.push_str("</main>\n</body>\n</html>\n");
}

/// Which notes have been referred to: the first reference is where a note links back to.
#[derive(Debug, Default)]
pub struct References(HashSet<usize>);

impl References {
    /// The number of a note, as a link to it.
    pub fn to(&mut self, number: usize) -> String {
        let id = if self.0.insert(number) {
            format!(" id=\"use-{number}\"")
        } else {
            String::new()
        };
        format!("<a{id} href=\"#note-{number}\">{number}</a>")
    }
}

/// Where something is stated, and the address where that can be read.
pub type Stated<'n> = (&'n str, Option<&'n str>);

/// Writes the notes under a heading, in the order of their numbers from 1.
pub fn notes<'n>(out: &mut String, heading: &str, notes: impl Iterator<Item = Stated<'n>>) {
    let mut notes = notes.enumerate().peekable();
    if notes.peek().is_none() {
        return;
    }
    let _ = writeln!(
        out,
        "<section class=\"notes\" aria-labelledby=\"sources\">\n<h2 id=\"sources\">{}</h2>\n<ol>",
        said(heading)
    );
    for (index, (text, url)) in notes {
        let number = index + 1;
        let said = linked(text, url);
        let back = format!("<a href=\"#use-{number}\" aria-label=\"Back to the text\">↑</a>");
        let _ = writeln!(out, "<li id=\"note-{number}\">{said}. {back}</li>");
    }
    out.push_str("</ol>\n</section>\n");
}

/// A text that links to an address, unless the address is not safe to pass on.
pub fn linked(text: &str, url: Option<&str>) -> String {
    let text = said(text);
    match url.filter(|url| url::check(url).is_ok()) {
        Some(url) => format!("<a href=\"{}\">{text}</a>", markup::escaped(&url::encoded(url))),
        None => text,
    }
}
