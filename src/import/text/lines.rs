//! The lines of a file: the one that a byte is on, and those that are in no block.

use super::block::Blocks;

/// Where the lines of a text begin, for the line of a byte.
pub struct LineIndex(Vec<u32>);

impl LineIndex {
    pub fn new(text: &str) -> Self {
        let starts = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1);
        Self(std::iter::once(0).chain(starts).collect())
    }

    pub fn at(&self, byte: usize) -> u32 {
        self.0.partition_point(|start| *start as usize <= byte) as u32
    }
}

/// Lists the lines that are in no block: rules, tags, addresses of links, marks.
pub fn leave(text: &str, found: &mut Blocks) {
    let mut has = Vec::new();
    for block in &found.list {
        let range = block.text.range();
        if range.end as usize >= has.len() {
            has.resize(range.end as usize + 1, false);
        }
        has[range.start as usize..=range.end as usize].fill(true);
    }
    for left in &found.left {
        if let Some(line) = has.get_mut(left.line as usize) {
            *line = true;
        }
    }
    for (at, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        found.lines += 1;
        if !has.get(at + 1).copied().unwrap_or(false) {
            found.leave(at as u32 + 1, line, why(line));
        }
    }
}

fn why(line: &str) -> &'static str {
    let line = line.trim();
    if line
        .chars()
        .all(|letter| matches!(letter, '|' | '-' | ':' | ' ' | '+' | '='))
        && line.contains('|')
    {
        "a table's decoration"
    } else if line
        .chars()
        .all(|letter| matches!(letter, '-' | '*' | '_' | '=' | ' '))
    {
        "a rule"
    } else if line.starts_with("<!--") || line.ends_with("-->") {
        "a comment"
    } else if line.starts_with('<') {
        "a tag"
    } else if line.starts_with('[') && line.contains("]:") {
        "the address of a link"
    } else if line.starts_with("```") || line.starts_with("~~~") {
        "the fence of a quotation"
    } else {
        "no text in it"
    }
}
