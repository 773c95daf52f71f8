//! Pairs of what is gone and what is new that may be the same action under another id: proposals for a person.

use hashbrown::{HashMap, HashSet};

use crate::model::words::ActorRole;
use crate::model::{ActionId, ActionRef, Corpus};
use crate::text::fold::lower;
use crate::text::fold::words::words;

/// The share of words that two have in common from which they are proposed.
const ALIKE: f64 = 0.5;

/// Words in more of the new actions than this say nothing of likeness.
const COMMON: usize = 200;

/// One to one, the most alike first.
pub fn alike(corpus: &Corpus, gone: &[ActionId], new: &[ActionId]) -> Vec<(ActionId, ActionId)> {
    let traits_of = |action: &ActionId| traits(corpus.action(*action));
    let news: Vec<HashSet<String>> = new.iter().map(traits_of).collect();
    let mut with_word: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, words) in news.iter().enumerate() {
        for word in words {
            with_word.entry(word).or_default().push(index);
        }
    }
    let mut scored: Vec<(f64, usize, usize)> = Vec::new();
    for (at, old) in gone.iter().enumerate() {
        let words = traits_of(old);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for word in &words {
            for index in with_word
                .get(word.as_str())
                .into_iter()
                .filter(|all| all.len() <= COMMON)
                .flatten()
            {
                *shared.entry(*index).or_default() += 1;
            }
        }
        for (index, shared) in shared {
            let all = words.len() + news[index].len() - shared;
            let likeness = shared as f64 / all.max(1) as f64;
            if likeness >= ALIKE {
                scored.push((likeness, at, index));
            }
        }
    }
    scored.sort_by(|one, other| {
        other
            .0
            .total_cmp(&one.0)
            .then((one.1, one.2).cmp(&(other.1, other.2)))
    });
    let (mut taken_old, mut taken_new) = (HashSet::new(), HashSet::new());
    let mut pairs = Vec::new();
    for (_, at, index) in scored {
        if !taken_old.contains(&at) && !taken_new.contains(&index) {
            taken_old.insert(at);
            taken_new.insert(index);
            pairs.push((gone[at], new[index]));
        }
    }
    pairs
}

/// The words of its title, who owes it, where it is, and when it is due.
fn traits(action: ActionRef) -> HashSet<String> {
    let corpus = action.corpus;
    let mut traits: HashSet<String> = words(action.title()).map(|word| lower(&word.text)).collect();
    let owners = action.actors().iter();
    let owners = owners.filter(|actor| actor.role == ActorRole::Accountable);
    traits.extend(owners.map(|actor| format!("who {}", corpus.bodies().term(actor.body).id)));
    let places = action.places().iter();
    traits.extend(places.map(|place| format!("where {}", corpus.place_terms().term(*place).id)));
    traits.extend(
        action
            .deadlines()
            .map(|date| format!("due {}", corpus.wording(date.when).when)),
    );
    traits
}
