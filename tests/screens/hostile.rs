//! Hostile texts on the screen: nothing in them moves the cursor, hides text or changes its direction.

use milepost::text::sanitize::is_harmful;
use unicode_width::UnicodeWidthStr;

use super::Session;
use crate::export::hostile::library;

#[test]
fn no_cell_holds_what_a_terminal_would_obey() {
    for (width, height) in [(200, 60), (120, 36), (80, 24), (60, 16), (41, 9)] {
        for keys in [
            "+",
            "+ j j j 2",
            "3",
            "3 z",
            "3 c",
            "3 c enter",
            "3 c c z",
            "/ a",
            "/ a down down",
            "+ a e",
        ] {
            let mut session = Session::of(library(), width, height).keys(keys);
            for _ in 0..16 {
                let (buffer, cursor) = session.buffer();
                for cell in &buffer.content {
                    let symbol = cell.symbol();
                    assert!(!symbol.chars().any(is_harmful), "{symbol:?} after {keys}");
                    assert!(symbol.width() <= 2, "{symbol:?}");
                }
                // Every line is as wide as the screen, whatever letters it contains.
                for y in 0..height {
                    let mut x = 0;
                    while x < width {
                        x += buffer[(x, y)].symbol().width().max(1) as u16;
                    }
                    assert_eq!(x, width, "line {y} after {keys}");
                }
                assert!(cursor.is_none_or(|cursor| cursor.x < width && cursor.y < height));
                session = session.keys("down");
            }
        }
    }
}
