//! The nearest valid name, for every "did you mean" in the program.

/// The longest text that is compared, in bytes: nothing longer is a misspelt name, and comparing takes quadratic time.
const LONGEST: usize = 200;

/// The candidate closest to `wrong`, if any is close enough to have been meant.
pub fn nearest<'c>(wrong: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    if wrong.len() > LONGEST {
        return None;
    }
    let wrong = wrong.to_lowercase();
    let letters = wrong.chars().count();
    // A slip changes at most about one letter in three. A name that contains the other counts as well.
    let reach = (letters / 3).max(1) + 1;
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST)
        .filter_map(|candidate| {
            let right = candidate.to_lowercase();
            let part =
                wrong.len() >= 3 && right.len() >= 3 && (right.contains(&wrong) || wrong.contains(&right));
            if !part && right.chars().count().abs_diff(letters) >= reach {
                return None;
            }
            let distance = strsim::damerau_levenshtein(&wrong, &right);
            (distance < reach || part).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_find_what_was_meant_and_strangers_find_nothing() {
        for (wrong, right) in [
            ("frontx", Some("frontex")),
            ("Meting", Some("Meeting")),
            ("member-state", Some("member-states")),
            ("xyzzy", None),
            ("", None),
        ] {
            let found = nearest(wrong, ["frontex", "Meeting", "member-states", "unhcr"]);
            assert_eq!(found, right, "{wrong}");
        }
    }
}
