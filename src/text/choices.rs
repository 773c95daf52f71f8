//! Closed lists of choices, each written once with its names and labels.

/// Declares an enumeration with its choices in order in `ALL`, and a function for each of their texts.
///
/// ```text
/// choices! {
///     pub enum Answer(name, help) {
///         Yes("yes", "Do it"),
///         No("no", "Leave it"),
///     }
/// }
/// ```
macro_rules! choices {
    ($(#[$meta:meta])* $vis:vis enum $list:ident($($function:ident),+) {
        $($(#[$doc:meta])* $choice:ident($($text:literal),+),)+
    }) => {
        $(#[$meta])*
        $vis enum $list { $($(#[$doc])* $choice,)+ }

        impl $list {
            pub const ALL: [Self; [$(stringify!($choice)),+].len()] = [$(Self::$choice),+];

            const TEXTS: [[&'static str; [$(stringify!($function)),+].len()]; Self::ALL.len()] =
                [$([$($text),+]),+];

            $crate::text::choices::choices! { @text 0; $($function),+ }

            /// The choice with this as its first text.
            pub fn named(text: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|choice| Self::TEXTS[*choice as usize][0] == text)
            }

            /// The next choice; after the last one, the first.
            #[must_use]
            pub const fn next(self) -> Self {
                Self::ALL[(self as usize + 1) % Self::ALL.len()]
            }
        }
    };
    (@text $at:expr; $function:ident $(, $others:ident)*) => {
        pub const fn $function(self) -> &'static str {
            Self::TEXTS[self as usize][$at]
        }

        $crate::text::choices::choices! { @text $at + 1; $($others),* }
    };
    (@text $at:expr;) => {};
}

pub(crate) use choices;

#[cfg(test)]
mod tests {
    choices! {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        enum Answer(name, help) {
            Yes("yes", "Do it"),
            No("no", "Leave it"),
        }
    }

    #[test]
    fn choices_have_their_texts_in_their_order() {
        assert_eq!(Answer::ALL, [Answer::Yes, Answer::No]);
        assert_eq!((Answer::No.name(), Answer::Yes.help()), ("no", "Do it"));
        assert_eq!(Answer::named("no"), Some(Answer::No));
        assert_eq!(Answer::named("Do it"), None);
        assert_eq!(Answer::No.next(), Answer::Yes);
    }
}
