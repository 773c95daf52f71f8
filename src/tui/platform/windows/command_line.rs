//! Commands as they are written on Windows, where a backslash is part of a path and folders have spaces in their names.

/// The words of a command. Double quotes keep spaces; without them, the program is the longest prefix that is a file.
/// `None` if a quote is not closed.
pub fn words(command: &str, is_file: impl Fn(&str) -> bool) -> Option<Vec<String>> {
    let command = command.trim();
    let ends = command
        .match_indices(' ')
        .map(|(at, _)| at)
        .chain([command.len()])
        .rev();
    for end in ends {
        let program = &command[..end];
        if program.contains(' ') && (is_file(program) || is_file(&format!("{program}.exe"))) {
            let mut words = vec![program.to_owned()];
            words.extend(split(&command[end..])?);
            return Some(words);
        }
    }
    split(command)
}

fn split(text: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut is_quoted = false;
    for letter in text.chars() {
        match letter {
            '"' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            ' ' | '\t' if !is_quoted => words.extend(word.take()),
            letter => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    (!is_quoted).then_some(words)
}

/// The file names that a program's name may mean: itself if it has an extension, and with each of the extensions of
/// programs, from `PATHEXT`. For example, `code` is `code.cmd`.
pub fn candidates<'a>(name: &'a str, endings: &'a str) -> impl Iterator<Item = String> + 'a {
    let has_ending = std::path::Path::new(name).extension().is_some();
    let own = has_ending.then(|| name.to_owned());
    let others = endings.split(';').filter(|ending| ending.starts_with('.'));
    own.into_iter()
        .chain(others.map(move |ending| format!("{name}{}", ending.to_ascii_lowercase())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backslashes_and_spaces_are_parts_of_paths() {
        let there = [r"C:\Program Files\Notepad++\notepad++.exe", r"C:\my tools\ed.exe"];
        let words = |command: &str| words(command, |path| there.contains(&path));
        let some = |list: &[&str]| Some(list.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(words(r"C:\bin\vim.exe -R"), some(&[r"C:\bin\vim.exe", "-R"]));
        assert_eq!(
            words(r#""C:\Program Files\Vim\gvim.exe" -u "my rc""#),
            some(&[r"C:\Program Files\Vim\gvim.exe", "-u", "my rc"])
        );
        assert_eq!(
            words(r"C:\Program Files\Notepad++\notepad++.exe -multiInst"),
            some(&[there[0], "-multiInst"])
        );
        assert_eq!(words(r"C:\my tools\ed -n"), some(&[r"C:\my tools\ed", "-n"]));
        assert_eq!(words("code --wait"), some(&["code", "--wait"]));
        assert_eq!(words(r#"code "" x"#), some(&["code", "", "x"]));
        assert_eq!(words(""), some(&[]));
        assert_eq!(words(r#""C:\Program Files\Vim"#), None);
    }

    #[test]
    fn names_have_the_endings_of_programs() {
        let found = |name| candidates(name, ".COM;.EXE;.CMD").collect::<Vec<_>>();
        assert_eq!(found("code"), ["code.com", "code.exe", "code.cmd"]);
        assert_eq!(found("code.cmd")[0], "code.cmd");
    }
}
