//! The text of the document, from the title to the last line.

use super::table;
use super::text::{Marks, NAMESPACES, paragraph, run};
use crate::export::brief::page::{Brief, BriefPart};
use crate::export::markup::XML;

/// The page: A4, margins of 2 cm, the page's number at its foot.
const PAGE: &str = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId5\"/>\
                    <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" \
                    w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>";

pub fn render(brief: &Brief) -> String {
    let mut out = format!("{XML}<w:document {NAMESPACES}><w:body>");
    let mut marks = Marks::default();
    out.push_str(&paragraph("Title", &run(None, &brief.title)));
    for line in &brief.origin {
        out.push_str(&paragraph("Origin", &run(None, line)));
    }
    for section in &brief.sections {
        out.push_str(&paragraph("Heading1", &run(None, section.heading)));
        for part in &section.parts {
            self::part(&mut out, part, &mut marks);
        }
    }
    out.push_str(&paragraph("Remark", &run(None, &brief.colophon)));
    out.push_str(PAGE);
    out.push_str("</w:body></w:document>\n");
    out
}

fn part(out: &mut String, part: &BriefPart, marks: &mut Marks) {
    match part {
        BriefPart::Paragraph(passage) => out.push_str(&paragraph("Introduction", &marks.runs(passage))),
        BriefPart::Remark(text) => out.push_str(&paragraph("Remark", &run(None, text))),
        BriefPart::List(passages) => {
            for passage in passages {
                out.push_str(&paragraph("ListBullet", &marks.runs(passage)));
            }
        }
        BriefPart::Table(table) => out.push_str(&table::render(table, marks)),
    }
}
