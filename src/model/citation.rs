//! Citations: where in the document an action is stated.

use super::ActionRef;

impl ActionRef<'_> {
    /// The position in the source, such as `obj. 1, item 37, line 25`.
    pub fn citation(self) -> String {
        let source = self.record().source;
        let number = self.objective().number;
        if source.last_line > source.line {
            format!(
                "obj. {number}, item {}, lines {}–{}",
                source.item, source.line, source.last_line
            )
        } else {
            format!("obj. {number}, item {}, line {}", source.item, source.line)
        }
    }

    /// The citation with the source document, such as `obj. 1, item 37, line 25; Migration State of Play`.
    pub fn full_citation(self) -> String {
        let source = self.corpus.str(self.edition().source_name);
        if source.is_empty() {
            self.citation()
        } else {
            format!("{}; {source}", self.citation())
        }
    }
}
