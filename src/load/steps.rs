//! The steps from the outermost value of a file to its sections and actions.

use super::problem::Step;

/// The steps to a section, given the indexes of the sections above it and its own.
pub fn section_steps(path: &[usize]) -> Vec<Step> {
    path.iter()
        .flat_map(|index| [Step::Field("sections"), Step::Item(*index)])
        .collect()
}

/// The steps to an action, given the indexes of its section and its own.
pub fn action_steps(path: &[usize], action: usize) -> Vec<Step> {
    let mut steps = section_steps(path);
    steps.extend([Step::Field("actions"), Step::Item(action)]);
    steps
}
