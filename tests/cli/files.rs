//! Files of data and settings that are not plain text.

use std::fs;

use super::run_in;

#[test]
#[cfg(unix)]
fn special_files_in_a_folder_are_reported_on_stderr_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(crate::support::fixture_path("small"), folder.path().join("small")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("x.ron")).unwrap();
    for command in ["check", "tree"] {
        let data = if command == "check" {
            &["."][..]
        } else {
            &["--data", "."]
        };
        let ran = run_in(folder.path(), &[&[command], data].concat());
        assert_eq!(ran.status, 0, "{command}: {}", ran.stderr);
        assert!(ran.stderr.starts_with("milepost: skipped "), "{}", ran.stderr);
        assert!(
            ran.stderr
                .ends_with("x.ron (it is a device, not a regular file)\n"),
            "{}",
            ran.stderr
        );
    }
}

#[test]
fn settings_may_begin_with_a_byte_order_mark_and_other_encodings_are_reported() {
    let folder = tempfile::tempdir().unwrap();
    let tree = || run_in(folder.path(), &["tree", "--config", "."]);
    let run = |settings: &[u8]| {
        fs::write(folder.path().join("settings.ron"), settings).unwrap();
        tree()
    };
    let ran = run("\u{feff}(date_format: Iso)".as_bytes());
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let ran = run(b"\xff\xfe(\0)\0");
    assert!(
        ran.stderr
            .ends_with("settings.ron: the text is UTF-16, not UTF-8\n"),
        "{}",
        ran.stderr
    );
    #[cfg(unix)]
    {
        fs::remove_file(folder.path().join("settings.ron")).unwrap();
        std::os::unix::fs::symlink("/dev/zero", folder.path().join("settings.ron")).unwrap();
        let ran = tree();
        assert!(
            ran.stderr
                .ends_with("settings.ron: it is a device, not a regular file\n"),
            "{}",
            ran.stderr
        );
    }
}
