//! Which conventions the window of a wording rests on, in words.

use super::convention::Conventions;
use super::day_format::DayFormat;
use super::to_window::{bounding, reach, rule, season_months};
use super::{Doubt, Period, Stretch, When};

impl When {
    /// The conventions that its window rests on, in words, such as `early = first quarter`. `None` if it rests on none.
    pub fn convention(&self, conventions: &Conventions, days: DayFormat) -> Option<String> {
        let mut phrases = Vec::new();
        match *self {
            Self::In(stretch) => explain(stretch, conventions, &mut phrases),
            Self::Bounded(bound, stretch) => explain(bounding(bound, stretch), conventions, &mut phrases),
            Self::Between(first, last) => {
                explain(first, conventions, &mut phrases);
                explain(last, conventions, &mut phrases);
            }
            Self::Undated => {}
            Self::Coming(coming, from) => {
                phrases.push(format!(
                    "{} = {} of {}",
                    coming.name(),
                    reach(coming, conventions).name,
                    days.day(from)
                ));
            }
        }
        let mut once: Vec<String> = Vec::new();
        for phrase in phrases {
            if !once.contains(&phrase) {
                once.push(phrase);
            }
        }
        (!once.is_empty()).then(|| once.join("; "))
    }
}

fn explain(stretch: Stretch, conventions: &Conventions, phrases: &mut Vec<String>) {
    let Stretch { doubt, part, period } = stretch;
    if let Some(part) = part {
        phrases.extend(rule(part, period, conventions).map(|rule| format!("{part} = {}", rule.name())));
    }
    if let Period::Season(_, season) = period {
        phrases.push(format!(
            "{} = {}",
            season.name(),
            season_months(season, conventions).slice().name
        ));
    }
    if let Period::SummerBreak(_) = period {
        phrases.push(format!(
            "summer break = {}",
            conventions.summer_break.slice().name
        ));
    }
    if doubt != Doubt::None {
        phrases.push(format!("around = {}", conventions.around.name));
    }
}
