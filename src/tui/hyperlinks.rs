//! Links that the terminal itself follows (OSC 8), written over the cells that lead to an address.
//!
//! Frames do not include links, so cells that lead elsewhere than in the last frame are written again.

use std::io::{self, Write};

use crossterm::cursor::{MoveTo, RestorePosition, SavePosition};
use crossterm::queue;
use crossterm::style::Print;
use ratatui::backend::{Backend as _, CrosstermBackend};
use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr;

use crate::text::url::encoded;
use crate::ui::Hyperlink;

/// Writes the cells of `now` in `buffer` as links, and those of `before` that are not links any more as plain cells.
pub fn write(
    out: &mut impl Write,
    buffer: &Buffer,
    before: &[Hyperlink],
    now: &[Hyperlink],
) -> io::Result<()> {
    if before.is_empty() && now.is_empty() {
        return Ok(());
    }
    queue!(out, SavePosition)?;
    for link in before.iter().filter(|link| !now.contains(link)) {
        cells(out, buffer, link)?;
    }
    // Cells that the frame has changed have lost their link, so all links are written, not only new ones.
    for link in now {
        // The lines of one link are joined by having the same number.
        let number = link
            .url
            .bytes()
            .fold(5381_u32, |sum, byte| sum.wrapping_mul(33) ^ u32::from(byte));
        queue!(
            out,
            Print(format_args!("\x1b]8;id={number};{}\x1b\\", encoded(&link.url)))
        )?;
        cells(out, buffer, link)?;
        queue!(out, Print("\x1b]8;;\x1b\\"))?;
    }
    queue!(out, RestorePosition)
}

fn cells(out: &mut impl Write, buffer: &Buffer, link: &Hyperlink) -> io::Result<()> {
    queue!(out, MoveTo(link.x, link.y))?;
    let end = (link.x + link.width).min(buffer.area.right());
    let mut run = Vec::new();
    let mut x = link.x;
    while x < end {
        let Some(cell) = buffer.cell((x, link.y)) else {
            break;
        };
        run.push((x, link.y, cell));
        x += (cell.symbol().width() as u16).max(1);
    }
    CrosstermBackend::new(out).draw(run.into_iter())
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn written(before: &[Hyperlink], now: &[Hyperlink]) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 2));
        buffer.set_string(0, 1, "Cite  obj. 1", Style::default());
        let mut out = Vec::new();
        write(&mut out, &buffer, before, now).expect("memory takes everything");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn cells_are_written_inside_of_a_link_and_plainly_when_it_is_gone() {
        let link = |url: &str| Hyperlink {
            x: 6,
            y: 1,
            width: 6,
            url: url.into(),
        };
        assert_eq!(written(&[], &[]), "");
        let shown = written(&[], &[link("https://a.org/é")]);
        let (before, rest) = shown.split_once("obj. 1").expect("the cells");
        assert!(before.contains(";https://a.org/%C3%A9\x1b\\"), "{before:?}");
        assert!(rest.contains("\x1b]8;;\x1b\\"), "{rest:?}");
        let gone = written(&[link("https://a.org/é")], &[]);
        assert!(gone.contains("obj. 1") && !gone.contains("\x1b]8"), "{gone:?}");
        // An address that the data could not even contain would not break out of the sequence either.
        assert!(!written(&[], &[link("https://a\x1b\\\x07")]).contains("a\x1b"));
    }
}
