//! What several test modules use.

use std::fs;
use std::path::Path;

/// Holds the part of a document between `<!-- name -->` and `<!-- /name -->` against what the program makes of it.
/// `UPDATE_DOCS=1` writes it anew.
pub fn hold_document(path: &str, name: &str, made: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(&file).unwrap();
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let start = text.find(&open).unwrap_or_else(|| panic!("{path} has no {open}")) + open.len();
    let end = text
        .find(&close)
        .unwrap_or_else(|| panic!("{path} has no {close}"));
    if text[start..end] == *made {
        return;
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&file, format!("{}{made}{}", &text[..start], &text[end..])).unwrap();
    } else {
        panic!("{path}, {name}: not what the program makes of it; UPDATE_DOCS=1 cargo test writes it anew");
    }
}
