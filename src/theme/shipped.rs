//! The themes that come with the program.

/// The name and text of each shipped theme.
pub const SHIPPED: [(&str, &str); 5] = [
    ("terminal", include_str!("../../assets/themes/terminal.ron")),
    ("dark", include_str!("../../assets/themes/dark.ron")),
    ("light", include_str!("../../assets/themes/light.ron")),
    (
        "high-contrast",
        include_str!("../../assets/themes/high-contrast.ron"),
    ),
    ("none", include_str!("../../assets/themes/none.ron")),
];
