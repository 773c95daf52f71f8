//! A view prepared once for export: its table, if it is one, and the list of its entries, which every format shares.

use super::csv_dialect::Dialect;
use super::entries::{Listing, groups};
use super::format::ExportFormat;
use super::sheet::Paper;
use super::tables::ExportTable;
use super::view::{ExportScope, ExportView};
#[cfg(feature = "spreadsheets")]
use super::workbook;
use super::{calendar, csv, html, json, markdown, rows, text};
use crate::views::tables::values::Data;
use crate::views::wording;

pub struct Prepared<'v> {
    view: ExportView<'v>,
    pub listing: Listing,
    table: Option<ExportTable<'v>>,
}

pub fn prepare<'v>(view: &ExportView<'v>) -> Prepared<'v> {
    let table = ExportTable::of(view);
    // The summary counts what the limit leaves out too, so the entries are those of the whole table.
    let groups = table.as_ref().map_or_else(|| groups(view), ExportTable::groups);
    let table = table.map(|table| table.limited(view.limit.unwrap_or(usize::MAX)));
    Prepared {
        view: *view,
        listing: Listing::new(groups, view.limit),
        table,
    }
}

impl Prepared<'_> {
    /// Whether the view has nothing to show in a format.
    pub fn is_empty(&self, format: ExportFormat) -> bool {
        self.listing.is_empty()
            || format == ExportFormat::Ics && self.listing.dated(self.view.library).next().is_none()
    }

    /// The view as a file in some format: a complete one even if it has no entries.
    pub fn render(&self, format: ExportFormat, paper: Paper) -> Vec<u8> {
        let (view, listing) = (&self.view, &self.listing);
        let text = match (&self.table, format) {
            #[cfg(feature = "spreadsheets")]
            (_, ExportFormat::Xlsx) => {
                let data = self.rows();
                return workbook::render(&data.fields, &data.rows, self.name());
            }
            // Statistics and sums are not events.
            (Some(_), ExportFormat::Ics) if no_events(view).is_some() => String::new(),
            (_, ExportFormat::Ics) => calendar::render(view, listing),
            (_, ExportFormat::Text) => self.text(paper),
            (Some(table), ExportFormat::Markdown) => table.markdown(listing),
            (Some(table), ExportFormat::Html) => table.html(listing),
            (_, ExportFormat::Csv) => self.csv(Dialect::Standard),
            (Some(table), ExportFormat::Json) => json::of_table(&table.data()),
            (None, ExportFormat::Markdown) => markdown::render(view, listing),
            (None, ExportFormat::Html) => html::render(view, listing),
            (None, ExportFormat::Json) => json::render(view, listing),
        };
        text.into_bytes()
    }

    pub fn text(&self, paper: Paper) -> String {
        match &self.table {
            Some(table) => table.text(&self.listing, paper),
            None => text::render(&self.view, &self.listing, paper),
        }
    }

    pub fn csv(&self, dialect: Dialect) -> String {
        let data = self.rows();
        csv::render(&data.fields, &data.rows, dialect)
    }

    /// The name of its sheet in a workbook.
    #[cfg(feature = "spreadsheets")]
    fn name(&self) -> &'static str {
        match self.view.scope {
            ExportScope::Tree | ExportScope::Nodes(_) => "actions",
            ExportScope::Deadlines(_) => "deadlines",
            ExportScope::Results(_) => "results",
            ExportScope::Table(kind, ..) => kind.name(),
        }
    }

    fn rows(&self) -> Data {
        match &self.table {
            Some(table) => table.data(),
            None => rows::rows(&self.view, &self.listing),
        }
    }

    /// How many entries a format makes of the view, in words: `97 deadlines`.
    pub fn count(&self, format: ExportFormat) -> String {
        let (view, listing) = (&self.view, &self.listing);
        match format {
            ExportFormat::Ics => match no_events(view) {
                Some(what) => format!("0 events: {what} are none"),
                None => wording::count(listing.dated(view.library).count(), "event"),
            },
            ExportFormat::Json if self.table.is_some() => listing.count_in_words(view),
            ExportFormat::Json => wording::count(listing.actions().len(), "action"),
            #[cfg(feature = "spreadsheets")]
            ExportFormat::Xlsx => listing.count_in_words(view),
            ExportFormat::Text | ExportFormat::Markdown | ExportFormat::Html | ExportFormat::Csv => {
                listing.count_in_words(view)
            }
        }
    }
}

/// What the view lists, if it cannot become calendar events.
fn no_events(view: &ExportView) -> Option<&'static str> {
    match view.scope {
        ExportScope::Table(kind, ..) => kind.no_events(),
        _ => None,
    }
}
