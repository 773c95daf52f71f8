//! The bits of a console's input mode.

const MOUSE: u32 = 0x10;
const QUICK_EDIT: u32 = 0x40;
const INSERT: u32 = 0x20;
const EXTENDED: u32 = 0x80;
const WINDOW: u32 = 0x08;

/// The mode in which keys, resizes and, if wanted, the mouse are events. If the mouse is left to the console, it can
/// still select text.
pub const fn taken(before: u32, mouse: bool) -> u32 {
    let kept = if mouse { INSERT } else { INSERT | QUICK_EDIT };
    before & kept | WINDOW | EXTENDED | if mouse { MOUSE } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_events_without_the_mouse_and_lines_are_never_edited() {
        // A console's initial mode: line input, echo, ctrl-c as an interrupt, selecting with the mouse.
        let usual = 0x1f7;
        assert_eq!(taken(usual, false), QUICK_EDIT | INSERT | EXTENDED | WINDOW);
        // While the console selects text, the program gets no mouse events.
        assert_eq!(taken(usual, true), INSERT | EXTENDED | WINDOW | MOUSE);
        assert_eq!(taken(0, false), EXTENDED | WINDOW);
    }
}
