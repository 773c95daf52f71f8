//! Which conventions the window of a wording rests on, in words.

use super::convention::Conventions;
use super::day_format::DayFormat;
use super::resolve::{bounding, reach, rule, season_months};
use super::{Doubt, Period, Stretch, When};

impl When {
    /// The conventions that its window rests on, in words, such as `early = first quarter`.
    pub fn convention(&self, conventions: &Conventions, days: DayFormat) -> Option<String> {
        convention(self, conventions, days)
    }
}

fn convention(when: &When, conventions: &Conventions, days: DayFormat) -> Option<String> {
    let mut told = Vec::new();
    match *when {
        When::In(stretch) => tell(stretch, conventions, &mut told),
        When::Bounded(bound, stretch) => tell(bounding(bound, stretch), conventions, &mut told),
        When::Between(first, last) => {
            tell(first, conventions, &mut told);
            tell(last, conventions, &mut told);
        }
        When::Undated => {}
        When::Coming(coming, from) => {
            told.push(format!(
                "{} = {} of {}",
                coming.name(),
                reach(coming, conventions).name,
                days.day(from)
            ));
        }
    }
    let mut once: Vec<String> = Vec::new();
    for phrase in told {
        if !once.contains(&phrase) {
            once.push(phrase);
        }
    }
    (!once.is_empty()).then(|| once.join("; "))
}

fn tell(stretch: Stretch, conventions: &Conventions, told: &mut Vec<String>) {
    let Stretch { doubt, part, period } = stretch;
    if let Some(part) = part {
        told.extend(rule(part, period, conventions).map(|rule| format!("{part} = {}", rule.name())));
    }
    if let Period::Season(_, season) = period {
        told.push(format!(
            "{} = {}",
            season.name(),
            season_months(season, conventions).slice().name
        ));
    }
    if let Period::SummerBreak(_) = period {
        told.push(format!(
            "summer break = {}",
            conventions.summer_break.slice().name
        ));
    }
    if doubt != Doubt::None {
        told.push(format!("around = {}", conventions.around.name));
    }
}
