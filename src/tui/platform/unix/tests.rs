//! Bytes are parsed into the same events however they are split.

use std::time::Duration;

use crossterm::event::{Event, MouseButton, MouseEventKind};
use proptest::prelude::*;

use super::super::terminal_input::TerminalInput;
use super::parser::InputParser;
use crate::keymap::Key;

const ESCAPE_TIME: Duration = Duration::from_millis(50);

/// An event as a word, with keys as keymaps write them.
fn word(input: &TerminalInput) -> String {
    match input {
        TerminalInput::Event(Event::Key(key)) => Key::from(*key).to_string(),
        TerminalInput::Event(Event::Paste(text)) => format!("paste:{text}"),
        TerminalInput::Event(Event::Mouse(mouse)) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => format!("press:{},{}", mouse.column, mouse.row),
            kind => format!("{kind:?}:{},{}", mouse.column, mouse.row),
        },
        TerminalInput::Event(event) => format!("{event:?}"),
        TerminalInput::Background(brightness) => format!("{brightness:?}"),
    }
}

/// The events of bytes that arrive in pieces, one shortly after another, followed by silence.
fn read(pieces: &[&[u8]]) -> Vec<String> {
    let mut parser = InputParser::new(ESCAPE_TIME);
    let mut words = Vec::new();
    for piece in pieces {
        parser.feed(piece, |input| words.push(word(&input)));
    }
    // A paste without an end waits for ever.
    for _ in 0..3 {
        if parser.patience(false).is_some() {
            parser.silence(|input| words.push(word(&input)));
        }
    }
    words
}

const CASES: &[(&[u8], &str)] = &[
    (b"j", "j"),
    (b"G", "G"),
    (b" ", "space"),
    (b"\x1b", "esc"),
    (b"\x1b\x1b", "esc esc"),
    (b"\x1bj", "alt-j"),
    (b"\x1b\x7f", "alt-backspace"),
    (b"\x1b\r", "alt-enter"),
    ("\x1bé".as_bytes(), "alt-é"),
    ("日本🇪🇺".as_bytes(), "日 本 🇪 🇺"),
    (
        b"\r\t\x7f\x08\x00\x03\x1c\x1f",
        "enter tab backspace ctrl-h ctrl-space ctrl-c ctrl-\\ ctrl-_",
    ),
    // Cursor keys: plain, application mode, option on macOS, with modifiers, rxvt.
    (b"\x1b[A\x1bOA\x1b\x1b[A\x1b\x1bOA", "up up alt-up alt-up"),
    (
        b"\x1b[1;5C\x1b[1;2D\x1b[a\x1bOa",
        "ctrl-right shift-left shift-up ctrl-up",
    ),
    (
        b"\x1b[3~\x1b[3;5~\x1b[3^\x1b[7~\x1b[8~",
        "delete ctrl-delete ctrl-delete home end",
    ),
    (b"\x1bOP\x1b[[B\x1b[15~\x1b[24~\x1b[1;2P", "f1 f2 f5 f12 shift-f1"),
    (b"\x1b[Z\x1bOM\x1bOj\x1bOy", "shift-tab enter * 9"),
    // Keys by number: kitty, and xterm with modifyOtherKeys. Releases are ignored.
    (
        b"\x1b[97;5u\x1b[97;5:3u\x1b[27u\x1b[97;2u\x1b[27;5;13~",
        "ctrl-a esc A ctrl-enter",
    ),
    (b"\x1b[57358u\x1b[1;1:3A", ""),
    // The mouse: SGR, with the greatest coordinates and a release; rxvt; and X10, with bytes that are not UTF-8.
    (b"\x1b[<0;3;4M\x1b[<0;99999;65536M", "press:2,3 press:65535,65535"),
    (b"\x1b[<0;3;4m\x1b[<64;1;1M", "Up(Left):2,3 ScrollUp:0,0"),
    (b"\x1b[32;3;4M\x1b[M !\xff\x1b[M  !", "press:2,3 press:0,222"),
    (b"\x1b[<0;0;4M\x1b[<999999;1;1M\x1b[<M\x1b[<;;M", ""),
    // Answers, requested or not.
    (b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\j", "Light j"),
    (b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07j", "Dark j"),
    (b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\j", "j"),
    (b"\x1bP>|XTerm(370)\x1b\\j", "j"),
    (b"\x1b]52;c;anFxcQ==\x07j\x1bP1+r544e=78\x1b\\k", "j k"),
    (
        b"\x1b[?1;2c\x1b[>41;370;0c\x1b[24;80R\x1b[0n\x1b[?2026;2$y\x1b[I\x1b[O\x1b[4;600;800t\x1b[?1uj",
        "j",
    ),
    (b"\x1b_Gi=1;OK\x1b\\j", "j"),
    // Broken off by the next sequence, by CAN or SUB, by silence.
    (b"\x1b]11;rgb:ff\x1b[Aj", "up j"),
    (b"\x1b]11;rgb:ff\x18j", "j"),
    (b"\x1bP>|qqqq", ""),
    (b"\x1b[1;\x1b[Bj", "down j"),
    (b"\x1b[", ""),
    (b"\x1b[1;5", ""),
    // The first bytes of an answer are a key with alt if nothing follows, or something that does not continue an answer.
    (b"\x1b]", "alt-]"),
    (b"\x1b]j", "alt-] j"),
    (b"\x1bP", "alt-P"),
    (b"\x1bO", ""),
    (b"\x1bPqj\x1b\\k", "k"),
    (b"\x1b^qqAA\x1b\\\x1bXqq\x1b\\k", "k"),
    (b"\x1bX", "alt-X"),
    // 8-bit controls, as single bytes and in UTF-8.
    (
        b"\x9bA\xc2\x9bB\x8fC\x9d11;rgb:ffff/ffff/ffff\x9cj",
        "up down right Light j",
    ),
    (b"\xc2\x9d11;rgb:0/0/0\xc2\x9cj\xc2\x90q\x07k", "Dark j k"),
    (b"\x1b[200;1~tA\x1b[201~j", "paste:tA j"),
    // Everything within a paste is text.
    (
        b"\x1b[200~q\x1b[A\x1b]11;x\x03y\x1b[201~j",
        "paste:q\x1b[A\x1b]11;x\x03y j",
    ),
    (b"\x1b[200~never ends", ""),
    (b"\x1b[200~never ends\x03", "ctrl-c"),
    (b"\x1b[201~j", "j"),
    // Ctrl-c works in every state.
    (b"\x1b[\x03", "ctrl-c"),
    (b"\x1b\x03", "ctrl-c"),
    (b"\x1b\x1b\x03", "ctrl-c"),
    (b"\x1bO\x03", "ctrl-c"),
    (b"\x1b[[\x03", "ctrl-c"),
    (b"\x1b]11;rgb\x03", "ctrl-c"),
    (b"\x1bP\x03", "alt-P ctrl-c"),
    (b"\x1b^q\x03", "ctrl-c"),
    (b"\xe6\x97\x03", "ctrl-c"),
    // Bytes that are not UTF-8 are ignored.
    (b"\xff\x80\xc3j\xf4\x90\x80\x80k", "j k"),
];

#[test]
fn bytes_mean_keys_answers_or_nothing() {
    for (bytes, wanted) in CASES {
        assert_eq!(
            read(&[bytes]).join(" "),
            *wanted,
            "{:?}",
            bytes.escape_ascii().to_string()
        );
    }
}

#[test]
fn esc_before_a_sequence_is_a_key_only_after_silence() {
    let mut parser = InputParser::new(ESCAPE_TIME);
    let mut words = Vec::new();
    parser.feed(b"\x1b", |input| words.push(word(&input)));
    assert_eq!(parser.patience(false), Some(ESCAPE_TIME));
    parser.silence(|input| words.push(word(&input)));
    assert_eq!(
        parser.patience(false),
        None,
        "nothing is waited for while nothing has begun"
    );
    parser.feed(b"[A", |input| words.push(word(&input)));
    assert_eq!(words, ["esc", "up"], "the rest that came late is no two letters");
    parser.feed(b"\x1b", |input| words.push(word(&input)));
    parser.silence(|input| words.push(word(&input)));
    for typed in [b"[", b"A"] {
        parser.feed(typed, |input| words.push(word(&input)));
    }
    assert_eq!(words[2..], ["esc", "[", "A"]);
    for rest in ["]11;q\x07", "P>|q\x1b\\", "_Gq\x1b\\", "Xq:A\x1b\\", "^q:A\x1b\\"] {
        words.clear();
        parser.feed(b"\x1b", |input| words.push(word(&input)));
        parser.silence(|input| words.push(word(&input)));
        parser.feed(rest.as_bytes(), |input| words.push(word(&input)));
        assert_eq!(words, ["esc"], "{rest:?}");
    }
}

#[test]
fn a_cut_answer_is_given_more_time_while_it_is_expected() {
    let mut parser = InputParser::new(ESCAPE_TIME);
    for byte in b"\x1b]11;rgb:ffff/ffff/ffff\x1b" {
        parser.feed(&[*byte], |input| panic!("{input:?}"));
        let patience = parser.patience(true).unwrap();
        assert!(patience >= 4 * ESCAPE_TIME, "{patience:?}");
    }
}

#[test]
fn a_long_paste_is_cut_and_still_ends() {
    let text = "é".repeat(200_000);
    let bytes = format!("\x1b[200~{text}\x1b[201~j");
    let words = read(&[bytes.as_bytes()]);
    assert_eq!(words.len(), 2);
    assert!(words[0].len() < 70_000 && words[0].starts_with("paste:éé"));
    assert_eq!(words[1], "j");
}

/// Bytes that are likely to begin, continue and break sequences.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let known = proptest::sample::select(CASES).prop_map(|(bytes, _)| bytes.to_vec());
    let sign =
        proptest::sample::select(b"\x1b\x1b\x1b[[]OPM~;:0129<?>$uR_\\\x07\x03\x18\xe6\x97\x80jq".as_slice());
    let piece = prop_oneof![
        2 => known,
        2 => sign.prop_map(|byte| vec![byte]),
        1 => any::<u8>().prop_map(|byte| vec![byte]),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Sequences that terminals send without anybody typing.
const ANSWERS: &[&[u8]] = &[
    b"\x1b]10;rgb:qqqq/ffff/ffff\x1b\\",
    b"\x1b]4;1;rgb:q/q/q\x07",
    b"\x1b]52;c;cXFxcQ==\x07",
    b"\x1bP>|XTerm(370)\x1b\\",
    b"\x1bP1+r544e=78\x1b\\",
    b"\x1b_Gi=1;OK\x1b\\",
    b"\x1b^q:A\x1b\\",
    b"\x1bXq:A\x1b\\",
    b"\x1b[?1;2c",
    b"\x1b[>41;370;0c",
    b"\x1b[24;80R",
    b"\x1b[?2026;2$y",
    b"\x1b[4;600;800t",
    b"\x1b[I\x1b[O",
    b"\x1b[57358u",
    b"\x1b[1;1:3A",
    b"\x1b[<0;0;4M",
    b"\x1b[201~",
    b"\x80\xff",
    b"\x9d10;q\x9c",
];

/// Typed keys mixed with answers, and the keys alone.
fn typed_among_answers() -> impl Strategy<Value = (Vec<u8>, Vec<u8>)> {
    let keys: Vec<&[u8]> = vec![
        b"j",
        b"q",
        b":",
        b"\x1b[A",
        b"\x1bOB",
        b"\x1b[6~",
        b"\r",
        b"\x1bj",
        "é移".as_bytes(),
    ];
    let piece = prop_oneof![
        proptest::sample::select(keys).prop_map(|key| (key, true)),
        proptest::sample::select(ANSWERS).prop_map(|answer| (answer, false)),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| {
        let keys = pieces.iter().filter(|(_, is_key)| *is_key);
        let keys = keys.flat_map(|(bytes, _)| *bytes).copied().collect();
        (
            pieces.iter().flat_map(|(bytes, _)| *bytes).copied().collect(),
            keys,
        )
    })
}

/// `bytes` split at `cuts`.
fn cut<'b>(bytes: &'b [u8], cuts: &[proptest::sample::Index]) -> Vec<&'b [u8]> {
    let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
    places.extend([0, bytes.len()]);
    places.sort_unstable();
    places.windows(2).map(|ends| &bytes[ends[0]..ends[1]]).collect()
}

/// How many streams to try: this number, unless `PROPTEST_CASES` is set.
fn cases() -> u32 {
    let asked = std::env::var("PROPTEST_CASES").ok();
    asked.map_or(2000, |cases| cases.parse().unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn cuts_change_nothing(bytes in bytes(), cuts in proptest::collection::vec(any::<proptest::sample::Index>(), 0..8)) {
        prop_assert_eq!(read(&cut(&bytes, &cuts)), read(&[&bytes]));
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        prop_assert_eq!(read(&single), read(&[&bytes]));
    }

    #[test]
    fn no_command_comes_of_what_no_key_asked_for(
        (bytes, keys) in typed_among_answers(),
        cuts in proptest::collection::vec(any::<proptest::sample::Index>(), 0..8),
    ) {
        prop_assert_eq!(read(&cut(&bytes, &cuts)), read(&[&keys]));
    }

    #[test]
    fn ctrl_c_and_silence_get_out_of_everything(mut bytes in bytes()) {
        bytes.push(0x03);
        let words = read(&[&bytes]);
        prop_assert_eq!(words.last().map(String::as_str), Some("ctrl-c"));
        let mut parser = InputParser::new(ESCAPE_TIME);
        parser.feed(&bytes, |_| {});
        parser.silence(|_| {});
        prop_assert_eq!(parser.patience(false), None);
    }
}
