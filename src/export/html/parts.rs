//! Pieces that several views share: an action in a line, a state, runs of text in their tones.

use std::fmt::Write as _;

use super::frame::said;
use super::page::HtmlPage;
use crate::export::entries::ListEntry;
use crate::export::phrases::{bracketed, date_phrases, id_of, state_of};
use crate::export::view::ExportView;
use crate::views::facts::{Run, Tone};
use crate::views::sign;
use crate::when::state::{ScheduleState, Urgency};

/// A state as its sign and its label; the colour says no more than these.
pub fn state(state: ScheduleState) -> String {
    format!(
        "<span class=\"{}\">{} {}</span>",
        class_of(state),
        sign::of_state(state),
        said(state.label())
    )
}

const fn class_of(state: ScheduleState) -> &'static str {
    match state.urgency() {
        Urgency::Ahead => "state ahead",
        Urgency::Open => "state open",
        Urgency::Doubtful => "state doubtful",
        Urgency::Late => "state late",
        Urgency::Quiet => "state quiet",
    }
}

/// Runs of text in their tones. Notes are set apart by brackets.
pub fn runs<'r>(runs: impl IntoIterator<Item = &'r Run>) -> String {
    let mut out = String::new();
    for run in runs {
        let text = bracketed(&run.text);
        let (text, bare) = (said(&text), text.trim());
        if bare.is_empty() {
            out.push_str(&text);
            continue;
        }
        // Surrounding spaces are not coloured.
        let inner = text.trim_matches(' ');
        let before = text.len() - text.trim_start_matches(' ').len();
        let after = before + inner.len();
        out.push_str(&text[..before]);
        let _ = match run.tone {
            Tone::Plain => write!(out, "{inner}"),
            Tone::Strong => write!(out, "<strong>{inner}</strong>"),
            Tone::Dim => write!(out, "<span class=\"dim\">{inner}</span>"),
            Tone::Computed => write!(out, "<span class=\"computed\">{inner}</span>"),
            Tone::Warning => write!(out, "<span class=\"warning\">{inner}</span>"),
            Tone::State(own) if bare == own.label() => write!(out, "{}", state(own)),
            Tone::State(own) => write!(out, "<span class=\"{}\">{inner}</span>", class_of(own)),
        };
        out.push_str(&text[after..]);
    }
    out
}

/// An action as an item of a list: title, next date, where else it is listed, note.
pub fn item(page: &mut HtmlPage, view: &ExportView, entry: &ListEntry, also: &str) {
    let action = view.library.corpus.action(entry.action);
    let mut line = format!("<li{}>{}", page.anchors.place(action), said(action.title()));
    let id = id_of(view, action);
    if !id.is_empty() {
        let _ = write!(line, " <span class=\"dim\">{}</span>", said(&id));
    }
    if let Some(own) = state_of(view, entry) {
        let _ = write!(line, " {}", state(own));
    }
    if let Some(phrases) = date_phrases(view, entry) {
        // Once it is settled, the distance is the state, which is already shown.
        let notes = phrases.beside_state();
        let mut said_of = phrases.when;
        if phrases.distance != phrases.state.label() {
            said_of.extend([", ", &phrases.distance]);
        }
        if !notes.is_empty() {
            said_of.extend(["; ", &notes]);
        }
        let _ = write!(line, " <span class=\"dim\">({})</span>", said(&said_of));
    }
    if !also.is_empty() {
        let _ = write!(line, " <span class=\"computed\">{}</span>", said(also));
    }
    let cite = page.cite(action);
    let _ = writeln!(page.out, "{line}<sup>{cite}</sup></li>");
}
