//! STUB
/// s
#[derive(Default, Debug, Clone)]
pub struct Conventions;
