//! Text in XML and HTML: as content, or as an attribute in double quotes.

/// What every part of a Word document or a workbook begins with.
pub const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Escapes a text so that nothing in it is markup. Other harmful characters are left to
/// [`visible`](crate::text::sanitize).
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_begins_a_tag_or_ends_an_attribute() {
        assert_eq!(
            escaped("a & <b c=\"d\" e='f'> ]]> &amp;"),
            "a &amp; &lt;b c=&quot;d&quot; e=&#39;f&#39;&gt; ]]&gt; &amp;amp;"
        );
    }
}
