//! Enumerations of mistakes. Each mistake is written once, with the line that says what is wrong and the one that says what
//! to do.

use std::fmt::Display;

/// Each mistake has its values, its message, and after a comma what to do about it. After `=>` instead of a comma, what to
/// do is an `Option`.
///
/// ```text
/// worded! {
///     pub enum Slip {
///         Missing => "there is no such file", "give another";
///         Stray(bracket: char) => format!("this `{bracket}` closes nothing");
///         Unknown { found: String, meant: Option<String> } => format!("there is no `{found}`") => meant.clone();
///     }
/// }
/// ```
macro_rules! worded {
    ($(#[$meta:meta])* $vis:vis enum $list:ident {
        $($(#[$doc:meta])* $name:ident
            $(($($value:ident: $type:ty),+))?
            $({ $($(#[$field_doc:meta])* $field:ident: $field_type:ty,)+ })?
            => $text:expr $(, $help:expr)? $(=> $maybe:expr)?;)+
    }) => {
        $(#[$meta])*
        $vis enum $list {
            $($(#[$doc])* $name $(($($type),+))? $({ $($(#[$field_doc])* $field: $field_type,)+ })?,)+
        }

        impl std::fmt::Display for $list {
            #[allow(unused_variables, reason = "not every value of a mistake is in its wording")]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&match self {
                    $(Self::$name $(($($value),+))? $({ $($field),+ })? => $crate::load::worded::line($text),)+
                })
            }
        }

        impl $list {
            /// What to do about it, or what was probably meant, on one line.
            #[allow(unused_variables, reason = "not every value of a mistake is in its wording")]
            pub fn help(&self) -> Option<String> {
                match self {
                    $(Self::$name $(($($value),+))? $({ $($field),+ })? =>
                        None $(.or(Some($crate::load::worded::line($help))))? $(.or($maybe))?,)+
                }
            }
        }
    };
}

pub(super) use worded;

pub fn line(text: impl Display) -> String {
    text.to_string()
}
