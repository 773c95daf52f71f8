//! A pseudo-terminal with the program in it, and an emulator that reads its screen. Everything waits for what is on the
//! screen, never for time: a deadline only turns a hang into a failure.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{Action, InputModes, LocalModes, OptionalActions, tcflow, tcgetattr, tcsetattr};

use crate::support::fixture_path;

/// After so long a test has failed.
const HANG: Duration = Duration::from_mins(1);

/// Between two looks at what gives no notice of a change.
const PAUSE: Duration = Duration::from_millis(1);

/// The state file under a test's home.
const KEPT: &str = "state/milepost/view.ron";

/// What the terminal was told, and what it shows.
pub struct Shown {
    parser: vt100::Parser,
    pub raw: Vec<u8>,
    /// Whether a frame has begun that has not ended.
    is_drawing: bool,
    /// Whether nobody reads any more.
    is_closed: bool,
}

/// What is started, and where.
pub struct Setup {
    program: PathBuf,
    arguments: Vec<String>,
    variables: Vec<(String, String)>,
    size: (u16, u16),
    /// A folder for home, settings and state, kept as long as the test runs.
    home: Arc<tempfile::TempDir>,
    /// What the emulator answers when it is asked for its background.
    background: Option<&'static str>,
}

impl Setup {
    /// The program on the small corpus of the fixtures.
    pub fn new() -> Self {
        let home = Arc::new(tempfile::tempdir().unwrap());
        let path = |name: &str| home.path().join(name).display().to_string();
        // What a first start says would stand over the screens.
        std::fs::create_dir_all(home.path().join("state/milepost")).unwrap();
        std::fs::write(home.path().join(KEPT), "(version: 1, views: [\n])\n").unwrap();
        let variables = [
            ("HOME", path("")),
            ("XDG_CONFIG_HOME", path("config")),
            ("XDG_STATE_HOME", path("state")),
            // What is recorded must not land beside the fixtures.
            ("MILEPOST_JOURNAL", path("journal")),
            ("TERM", "xterm-256color".into()),
            ("PATH", std::env::var("PATH").unwrap_or_default()),
        ];
        Self {
            program: env!("CARGO_BIN_EXE_milepost").into(),
            arguments: Vec::new(),
            variables: variables.map(|(name, value)| (name.to_owned(), value)).to_vec(),
            size: (100, 30),
            home,
            background: None,
        }
        .args(&[
            "--data",
            &fixture_path("small").display().to_string(),
            "--as-of",
            "edition",
        ])
    }

    /// As if the program was never started before.
    pub fn first_start(self) -> Self {
        std::fs::remove_file(self.home(KEPT)).unwrap();
        self
    }

    pub fn args(mut self, arguments: &[&str]) -> Self {
        self.arguments.extend(arguments.iter().map(ToString::to_string));
        self
    }

    /// Other arguments than those of the small corpus.
    pub fn only_args(mut self, arguments: &[&str]) -> Self {
        self.arguments.clear();
        self.args(arguments)
    }

    /// Another program, such as a shell that starts this one: its path stands in `MILEPOST`.
    pub fn shell(mut self, script: &str) -> Self {
        let own = self.program.display().to_string();
        self.program = "/bin/sh".into();
        self = self.var("MILEPOST", &own);
        self.only_args(&["-c", script])
    }

    pub fn var(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.into(), value.into()));
        self
    }

    pub fn size(mut self, columns: u16, lines: u16) -> Self {
        self.size = (columns, lines);
        self
    }

    pub fn background(mut self, answer: &'static str) -> Self {
        self.background = Some(answer);
        self
    }

    /// A path under the home of this test.
    pub fn home(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Writes a file under the home of this test.
    pub fn file(self, name: &str, text: &str) -> Self {
        let path = self.home(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    /// The same, to be started once more in the same home.
    pub fn again(&self) -> Self {
        Self {
            program: self.program.clone(),
            arguments: self.arguments.clone(),
            variables: self.variables.clone(),
            size: self.size,
            home: Arc::clone(&self.home),
            background: self.background,
        }
    }

    /// Starts it.
    pub fn start(self) -> Term {
        let pty = native_pty_system().openpty(size(self.size)).unwrap();
        let mut command = CommandBuilder::new(&self.program);
        command.env_clear();
        command.args(&self.arguments);
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        command.cwd(self.home.path());
        let before = discipline(pty.master.as_ref());
        let child = pty.slave.spawn_command(command).unwrap();
        let (columns, lines) = self.size;
        let shown = Shown {
            parser: vt100::Parser::new(cells(lines), cells(columns), 0),
            raw: Vec::new(),
            is_drawing: false,
            is_closed: false,
        };
        let shown = Arc::new((Mutex::new(shown), Condvar::new()));
        let writer = Arc::new(Mutex::new(pty.master.take_writer().unwrap()));
        read(
            pty.master.try_clone_reader().unwrap(),
            Arc::clone(&shown),
            Arc::clone(&writer),
            self.background,
        );
        Term {
            master: Some(pty.master),
            _slave: pty.slave,
            child,
            writer: Some(writer),
            shown,
            before,
            home: self.home,
        }
    }
}

/// How a terminal treats lines: what can be set, and not what lies between it in memory.
fn discipline(master: &dyn MasterPty) -> String {
    let modes = master.get_termios().unwrap();
    let flags = (
        modes.input_flags,
        modes.output_flags,
        modes.control_flags,
        modes.local_flags,
    );
    format!("{flags:?} {:?}", modes.control_chars)
}

fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

fn size((cols, rows): (u16, u16)) -> PtySize {
    PtySize {
        rows,
        cols,
        ..PtySize::default()
    }
}

type Writer = Arc<Mutex<Box<dyn Write + Send>>>;

/// Reads what the program writes for as long as it does.
fn read(
    mut from: Box<dyn Read + Send>,
    shown: Arc<(Mutex<Shown>, Condvar)>,
    writer: Writer,
    background: Option<&'static str>,
) {
    std::thread::spawn(move || {
        let mut bytes = [0; 8192];
        let mut answer = background;
        loop {
            let read = from.read(&mut bytes).unwrap_or(0);
            let mut all = shown.0.lock().unwrap();
            all.take(&bytes[..read]);
            let is_asked = answer.is_some() && contains(&all.raw, b"\x1b]11;?");
            let is_closed = all.is_closed;
            drop(all);
            shown.1.notify_all();
            if is_asked && let Some(answer) = answer.take() {
                writer.lock().unwrap().write_all(answer.as_bytes()).unwrap();
            }
            if read == 0 || is_closed {
                return;
            }
        }
    });
}

pub fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

impl Shown {
    fn take(&mut self, bytes: &[u8]) {
        const BEGIN: &[u8] = b"\x1b[?2026h";
        const END: &[u8] = b"\x1b[?2026l";
        // A mark may have arrived in two reads. What came before that was looked at then.
        let from = self.raw.len().saturating_sub(BEGIN.len() - 1);
        self.raw.extend(bytes);
        for part in self.raw[from..].windows(BEGIN.len()) {
            if part == BEGIN || part == END {
                self.is_drawing = part == BEGIN;
            }
        }
        self.parser.process(bytes);
    }
}

/// The program in its terminal.
pub struct Term {
    master: Option<Box<dyn MasterPty + Send>>,
    /// Kept open, so that the modes can be asked for when the program has ended.
    _slave: Box<dyn SlavePty + Send>,
    child: Box<dyn Child + Send + Sync>,
    writer: Option<Writer>,
    shown: Arc<(Mutex<Shown>, Condvar)>,
    /// The terminal's line discipline before anything was started.
    before: String,
    home: Arc<tempfile::TempDir>,
}

impl Term {
    /// A path under the home of this test.
    pub fn home(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub fn pid(&self) -> Pid {
        Pid::from_raw(self.child.process_id().unwrap() as i32).unwrap()
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Sends bytes as a terminal would.
    pub fn send(&self, bytes: &str) -> &Self {
        let writer = self.writer.as_ref().unwrap();
        let mut writer = writer.lock().unwrap();
        writer.write_all(bytes.as_bytes()).unwrap();
        writer.flush().unwrap();
        self
    }

    pub fn resize(&self, columns: u16, lines: u16) -> &Self {
        self.shown
            .0
            .lock()
            .unwrap()
            .parser
            .screen_mut()
            .set_size(cells(lines), cells(columns));
        self.master
            .as_ref()
            .unwrap()
            .resize(size((columns, lines)))
            .unwrap();
        self
    }

    /// Waits until something is so of the screen.
    pub fn wait(&self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) -> &Self {
        self.wait_raw(what, |shown| is_so(shown.parser.screen()));
        self
    }

    /// Waits until a text is on the screen.
    pub fn sees(&self, text: &str) -> &Self {
        self.wait(text, |screen| screen.contents().contains(text))
    }

    /// Waits until a text is not on the screen.
    pub fn sees_no(&self, text: &str) -> &Self {
        self.wait(text, |screen| !screen.contents().contains(text))
    }

    pub fn wait_raw(&self, what: &str, is_so: impl Fn(&Shown) -> bool) {
        let until = Instant::now() + HANG;
        let mut shown = self.shown.0.lock().unwrap();
        // Half a frame is nothing that anybody sees.
        while shown.is_drawing || !is_so(&shown) {
            let left = until.saturating_duration_since(Instant::now());
            let contents = shown.parser.screen().contents();
            assert!(!left.is_zero(), "waited in vain for {what:?}:\n{contents}");
            shown = self.shown.1.wait_timeout(shown, left).unwrap().0;
        }
    }

    pub fn text(&self) -> String {
        self.shown.0.lock().unwrap().parser.screen().contents()
    }

    pub fn raw(&self) -> Vec<u8> {
        self.shown.0.lock().unwrap().raw.clone()
    }

    /// The lines of the screen whose cells are turned round.
    pub fn reversed(&self) -> Vec<String> {
        let shown = self.shown.0.lock().unwrap();
        let screen = shown.parser.screen();
        let (lines, columns) = screen.size();
        let is_reversed =
            |row| (0..columns.get()).any(|column| screen.cell(row, column).is_some_and(vt100::Cell::inverse));
        let rows: Vec<String> = screen.rows(0, columns.get()).collect();
        (0..lines.get())
            .filter(|row| is_reversed(*row))
            .map(|row| rows[usize::from(row)].trim().to_owned())
            .collect()
    }

    /// From now on the terminal takes nothing of what the program writes, as after ctrl-s.
    pub fn stop_output(&self) {
        tcflow(self.terminal(), Action::OOff).unwrap();
    }

    fn terminal(&self) -> std::fs::File {
        let name = self.master.as_ref().unwrap().tty_name().unwrap();
        std::fs::File::options()
            .read(true)
            .write(true)
            .open(name)
            .unwrap()
    }

    /// A shell sets the terminal as it likes it when the program was stopped.
    pub fn take_modes_of_a_shell(&self) {
        let terminal = self.terminal();
        let mut modes = tcgetattr(&terminal).unwrap();
        modes.local_modes |= LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG;
        modes.input_modes |= InputModes::ICRNL;
        tcsetattr(&terminal, OptionalActions::Now, &modes).unwrap();
    }

    /// Whether the terminal shows what is typed.
    pub fn echoes(&self) -> bool {
        let modes = tcgetattr(self.terminal()).unwrap();
        modes.local_modes.contains(LocalModes::ECHO)
    }

    /// Sends a signal until the program ends.
    pub fn ends_by(&mut self, signal: Signal) -> ExitStatus {
        let until = Instant::now() + HANG;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < until, "it does not end");
            self.signal(signal);
            std::thread::sleep(PAUSE);
        }
    }

    /// Waits until the line discipline is as it was before, whatever the terminal still shows.
    pub fn has_its_lines(&self) {
        let after = discipline(self.master.as_deref().unwrap());
        assert_eq!(after, self.before);
    }

    /// Waits for the end of the program.
    pub fn ends(&mut self) -> ExitStatus {
        let until = Instant::now() + HANG;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < until, "it does not end:\n{}", self.text());
            std::thread::sleep(PAUSE);
        }
    }

    /// The terminal goes away. The reader lets go of it when there is something more to read: the answer to a key.
    pub fn hang_up(&mut self) {
        self.shown.0.lock().unwrap().is_closed = true;
        self.send("j");
        self.writer = None;
        self.master = None;
    }

    /// The memory the program has, in KiB.
    pub fn resident(&self) -> usize {
        let path = format!("/proc/{}/status", self.pid().as_raw_nonzero());
        let status = std::fs::read_to_string(path).unwrap();
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }

    /// Waits until the process is stopped, or runs again.
    pub fn wait_stopped(&self, is_stopped: bool) -> &Self {
        let path = format!("/proc/{}/stat", self.pid().as_raw_nonzero());
        let until = Instant::now() + HANG;
        loop {
            let stat = std::fs::read_to_string(&path).unwrap_or_default();
            let state = stat.rsplit(") ").next().and_then(|rest| rest.chars().next());
            if (state == Some('T')) == is_stopped {
                return self;
            }
            assert!(Instant::now() < until, "{stat}");
            std::thread::sleep(PAUSE);
        }
    }

    /// Waits until the terminal is as it was before: every mode that was set is unset, the line discipline is the same.
    pub fn is_restored(&self) -> &Self {
        self.wait_raw("the terminal to be as it was", |shown| {
            let modes = modes(&shown.raw);
            let is_off = |mode: u32| modes.get(&mode).is_none_or(|on| !on);
            let others = [
                1049, 47, 1047, 1000, 1002, 1003, 1005, 1006, 1015, 2004, 2026, 1, 66,
            ];
            others.into_iter().all(is_off) && modes.get(&25) != Some(&false)
        });
        let raw = self.raw();
        // The keyboard protocol of kitty: what is pushed is popped.
        assert_eq!(raw.windows(3).filter(|part| *part == b"\x1b[>").count(), 0);
        let after = discipline(self.master.as_deref().unwrap());
        assert_eq!(after, self.before);
        self
    }
}

impl Drop for Term {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The private modes that were set and unset, as they are at the end.
pub fn modes(raw: &[u8]) -> BTreeMap<u32, bool> {
    let text = String::from_utf8_lossy(raw);
    let mut modes = BTreeMap::new();
    for part in text.split("\x1b[?").skip(1) {
        let end = part
            .find(|c: char| !(c.is_ascii_digit() || c == ';'))
            .unwrap_or(part.len());
        let on = match part[end..].chars().next() {
            Some('h') => true,
            Some('l') => false,
            _ => continue,
        };
        for mode in part[..end].split(';').filter_map(|mode| mode.parse().ok()) {
            modes.insert(mode, on);
        }
    }
    modes
}
