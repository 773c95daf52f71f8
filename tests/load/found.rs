//! Which files are read at a path: links, special files, leftovers of editors, and names of any bytes.

use std::fs;
use std::path::PathBuf;

use milepost::load::files::{Read, read};

use super::EDITION;

/// A temporary folder with some files in it.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new(names: &[&str]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for name in names {
            let path = folder.path(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, EDITION).unwrap();
        }
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    #[cfg(unix)]
    fn link(&self, to: impl AsRef<std::path::Path>, name: &str) {
        std::os::unix::fs::symlink(to, self.path(name)).unwrap();
    }

    fn read(&self) -> Read {
        read(&[self.0.path().to_owned()])
    }

    fn short(&self, text: &str) -> String {
        crate::support::within(self.0.path(), text)
    }

    /// The files that were found, with the reason for each that cannot be read.
    fn files(&self, read: &Read) -> Vec<String> {
        let one = |file: &milepost::load::SourceFile| match &file.text {
            Ok(_) => self.short(&file.name),
            Err(unread) => format!("{}: {}", self.short(&file.name), unread.mistake),
        };
        read.files.iter().map(one).collect()
    }

    fn names(&self) -> Vec<String> {
        let read = self.read();
        assert_eq!(read.skipped, None);
        self.files(&read)
    }
}

#[test]
fn what_editors_and_systems_leave_is_no_data() {
    let folder = Folder::new(&[
        "o.ron",
        ".#o.ron",
        "._o.ron",
        ".o.ron.swp",
        ".hidden.ron",
        "o.ron~",
        "#o.ron#",
        "#o.ron",
        "~$o.ron",
        "o.ron.bak",
        "o.ron.tmp",
        "ron",
        ".git/a.ron",
        ".ron",
        "sub/.ron",
        "sub/p.ron",
    ]);
    assert_eq!(folder.names(), ["o.ron", "sub/p.ron"]);
    // A hidden file that is named explicitly is read.
    let hidden = folder.path(".hidden.ron");
    assert_eq!(folder.files(&read(&[hidden])), [".hidden.ron"]);
    assert_eq!(folder.files(&read(&[folder.path(".git")])), [".git/a.ron"]);
}

#[test]
#[cfg(unix)]
fn a_lock_that_links_to_nothing_is_no_data_and_other_links_to_nothing_are_reported() {
    let folder = Folder::new(&["o.ron"]);
    folder.link("someone@host.123", ".#o.ron");
    folder.link("gone", "notes");
    assert_eq!(folder.names(), ["o.ron"]);
    folder.link("gone.ron", "p.ron");
    let told = "p.ron: cannot be read: it is a link to something that is not there";
    assert_eq!(folder.names(), ["o.ron", told]);
}

#[test]
#[cfg(unix)]
fn each_folder_is_read_once_however_links_run() {
    let folder = Folder::new(&["a/o.ron", "z/deep/p.ron"]);
    for (to, name) in [
        (".", "l1"),
        (".", "l2"),
        ("..", "a/up"),
        ("../z", "a/aside"),
        ("z/deep", "b"),
    ] {
        folder.link(to, name);
    }
    assert_eq!(folder.names(), ["a/o.ron", "z/deep/p.ron"]);
    // Through a link from outside.
    let other = Folder::new(&["q.ron"]);
    other.link(folder.0.path(), "in");
    other.link("in", "in-again");
    assert_eq!(other.names(), ["in/a/o.ron", "in/z/deep/p.ron", "q.ron"]);
}

#[test]
#[cfg(unix)]
fn each_file_is_read_once_however_it_is_named() {
    let folder = Folder::new(&["o.ron", "sub/p.ron"]);
    folder.link("o.ron", "a.ron");
    folder.link("sub/p.ron", "b.ron");
    fs::hard_link(folder.path("o.ron"), folder.path("sub/hard.ron")).unwrap();
    assert_eq!(folder.names(), ["o.ron", "sub/p.ron"]);
    let top = folder.0.path().to_owned();
    let file = folder.path("sub/p.ron");
    let round = folder.path("sub/../sub/p.ron");
    assert_eq!(
        folder.files(&read(&[file.clone(), round, folder.path("b.ron")])),
        ["sub/p.ron"]
    );
    assert_eq!(
        folder.files(&read(&[file.clone(), top.clone(), top])),
        ["sub/p.ron", "o.ron"]
    );
    // A folder whose files have all been named already is not reported as empty.
    assert_eq!(
        folder
            .files(&read(&[
                file,
                folder.path("b.ron"),
                folder.path("o.ron"),
                folder.path("sub")
            ]))
            .len(),
        2
    );
    assert!(
        super::check(&folder.read().files).is_some_and(|report| report.to_string().contains("used twice"))
    );
}

#[test]
#[cfg(target_os = "linux")]
fn special_files_are_skipped_and_named_and_nobody_waits_for_them() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    use std::os::unix::net::UnixListener;

    let folder = Folder::new(&["o.ron"]);
    let fifo = folder.path("x.ron");
    mknodat(CWD, &fifo, FileType::Fifo, Mode::from_raw_mode(0o644), 0).unwrap();
    folder.link("/dev/full", "full.ron");
    let _socket = UnixListener::bind(folder.path("s.ron")).unwrap();
    let read_all = folder.read();
    assert_eq!(folder.files(&read_all), ["o.ron"]);
    assert_eq!(
        folder.short(&read_all.skipped.unwrap()),
        "skipped full.ron (it is a device, not a regular file), s.ron (it is a socket, not a regular file), \
         x.ron (it is a FIFO, not a regular file)"
    );
    // Named explicitly, it is a mistake.
    let given = read(std::slice::from_ref(&fifo));
    assert_eq!(folder.files(&given), ["x.ron: it is a FIFO, not a regular file"]);
    assert_eq!(given.skipped, None);
    // If there are many, they are counted, and a name cannot break the line.
    for name in ["a\n.ron", "b.ron", "c.ron", "d.ron"] {
        folder.link("/dev/null", name);
    }
    let skipped = folder.read().skipped.unwrap();
    assert_eq!(skipped.matches(".ron (").count(), 5, "{skipped}");
    assert!(
        skipped.contains("a .ron") && skipped.ends_with(", and 2 more"),
        "{skipped}"
    );
    // Without other files there is no data, even if the folder contains a link to itself.
    folder.link(".", "round");
    fs::remove_file(folder.path("o.ron")).unwrap();
    let none = folder.read();
    assert_eq!(none.files.len(), 1);
    assert!(
        none.files[0]
            .text
            .as_ref()
            .is_err_and(|unread| unread.mistake == milepost::load::problem::CorpusMistake::NoRon)
    );
}

#[test]
#[cfg(target_os = "linux")]
fn files_that_do_not_know_their_size_are_read_to_their_end() {
    // Its reported size is 0.
    let read = read(&[PathBuf::from("/proc/self/status")]);
    assert!(
        read.files[0]
            .text
            .as_ref()
            .is_ok_and(|text| text.contains("Pid:"))
    );
}

#[test]
#[cfg(target_os = "linux")]
fn names_need_not_be_text() {
    use std::os::unix::ffi::OsStrExt as _;

    let folder = Folder::new(&["o.ron"]);
    let name = std::ffi::OsStr::from_bytes(b"\xff\xe9.ron");
    fs::rename(folder.path("o.ron"), folder.0.path().join(name)).unwrap();
    assert_eq!(folder.names(), ["\u{fffd}\u{fffd}.ron"]);
}

#[test]
fn other_encodings_are_named() {
    let units = |text: &str| text.encode_utf16().collect::<Vec<_>>();
    let little = |text: &str| {
        units(text)
            .iter()
            .flat_map(|unit| unit.to_le_bytes())
            .collect::<Vec<u8>>()
    };
    let big = |text: &str| {
        units(text)
            .iter()
            .flat_map(|unit| unit.to_be_bytes())
            .collect::<Vec<u8>>()
    };
    let marked = format!("\u{feff}{EDITION}");
    for bytes in [little(&marked), big(&marked), little(EDITION), big(EDITION)] {
        let folder = Folder::new(&[]);
        fs::write(folder.path("e.ron"), bytes).unwrap();
        assert_eq!(folder.names(), ["e.ron: the text is UTF-16, not UTF-8"]);
        let report = super::check(&folder.read().files).unwrap().to_string();
        assert!(report.contains("save the file as UTF-8"), "{report}");
    }
}
