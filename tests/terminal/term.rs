//! A pseudo-terminal that runs the program, and an emulator that reads its screen. Tests wait for what is on the screen,
//! never for a fixed time: a timeout only turns a hang into a failure.

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

/// After this time a test fails.
const HANG: Duration = Duration::from_mins(1);

/// The interval for polling what does not notify of changes.
const PAUSE: Duration = Duration::from_millis(1);

/// The state file under a test's home.
const KEPT: &str = "state/milepost/view.ron";

/// The bytes that the terminal received, and its screen.
pub struct Shown {
    parser: vt100::Parser,
    pub raw: Vec<u8>,
    /// Whether a frame has begun but not ended.
    is_drawing: bool,
    /// Whether the reader has stopped.
    is_closed: bool,
}

/// The command to start, and its environment.
pub struct Setup {
    program: PathBuf,
    arguments: Vec<String>,
    variables: Vec<(String, String)>,
    size: (u16, u16),
    /// A temporary folder for home, settings and state, removed after the test.
    home: Arc<tempfile::TempDir>,
    /// The emulator's answer to the question for its background.
    background: Option<&'static str>,
}

impl Setup {
    /// The program on the small corpus of the fixtures.
    pub fn new() -> Self {
        let home = Arc::new(tempfile::tempdir().unwrap());
        let path = |name: &str| home.path().join(name).display().to_string();
        // The welcome window of a first start would cover the screens.
        std::fs::create_dir_all(home.path().join("state/milepost")).unwrap();
        std::fs::write(home.path().join(KEPT), "(version: 1, views: [\n])\n").unwrap();
        let variables = [
            ("HOME", path("")),
            ("XDG_CONFIG_HOME", path("config")),
            ("XDG_STATE_HOME", path("state")),
            // Entries must not be recorded beside the fixtures.
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

    /// Makes this the first start of the program.
    pub fn first_start(self) -> Self {
        std::fs::remove_file(self.home(KEPT)).unwrap();
        self
    }

    pub fn args(mut self, arguments: &[&str]) -> Self {
        self.arguments.extend(arguments.iter().map(ToString::to_string));
        self
    }

    /// Replaces the arguments, which select the small corpus.
    pub fn only_args(mut self, arguments: &[&str]) -> Self {
        self.arguments.clear();
        self.args(arguments)
    }

    /// Runs a shell script instead, which finds the path of the program in `MILEPOST`.
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

    /// A copy of the setup, to start the program again in the same home.
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

    /// Starts the program.
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

/// A terminal's line discipline: its fields, without the padding between them in memory.
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

/// Reads what the program writes, until the end.
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
        // A marker may be split between two reads. Earlier bytes have been searched already.
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
    /// Kept open, so that the modes can be read after the program has ended.
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

    /// Waits until a condition holds for the screen.
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
        // A terminal does not show half a frame.
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

    /// The lines of the screen with reversed cells.
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

    /// From now on the terminal does not accept output, as after ctrl-s.
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

    /// Sets other terminal modes, as a shell does when the program was stopped.
    pub fn take_modes_of_a_shell(&self) {
        let terminal = self.terminal();
        let mut modes = tcgetattr(&terminal).unwrap();
        modes.local_modes |= LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG;
        modes.input_modes |= InputModes::ICRNL;
        tcsetattr(&terminal, OptionalActions::Now, &modes).unwrap();
    }

    /// Whether the terminal echoes what is typed.
    pub fn echoes(&self) -> bool {
        let modes = tcgetattr(self.terminal()).unwrap();
        modes.local_modes.contains(LocalModes::ECHO)
    }

    /// Sends a signal repeatedly until the program ends.
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

    /// Waits until the line discipline is restored, whatever the terminal still shows.
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

    /// Hangs up the terminal. The reader thread only closes its end once there is more to read: the response to a key.
    pub fn hang_up(&mut self) {
        self.shown.0.lock().unwrap().is_closed = true;
        self.send("j");
        self.writer = None;
        self.master = None;
    }

    /// The resident memory of the program, in KiB.
    pub fn resident(&self) -> usize {
        let path = format!("/proc/{}/status", self.pid().as_raw_nonzero());
        let status = std::fs::read_to_string(path).unwrap();
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }

    /// Waits until the process is stopped, or running again.
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

    /// Waits until the terminal is restored: every mode that was set is reset, and the line discipline is the same.
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
        // The kitty keyboard protocol: every push is popped.
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

/// The final state of the private modes that were set or reset.
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
