//! What can be an id, and what can be a title.

/// Whether `id` is made of the letters ids are made of. Places keep their ISO capitals.
pub fn is_id(id: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'.';
    !id.is_empty() && id.bytes().all(inner) && !id.starts_with(['-', '.']) && !id.ends_with(['-', '.'])
}

/// Whether a title or name says anything.
pub fn is_title(title: &str) -> bool {
    title.chars().any(char::is_alphanumeric)
}
