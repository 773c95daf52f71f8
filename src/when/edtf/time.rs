//! The time of day after a date: `T23:20:30+04:30`. It is checked, and then ignored.

/// Whether `chars`, without the leading `t`, are hours and minutes, with optional seconds and an optional UTC offset.
pub(super) fn is_time(chars: &[char]) -> bool {
    let shift = chars.iter().position(|c| matches!(c, 'z' | '+' | '-'));
    let (clock, shift) = chars.split_at(shift.unwrap_or(chars.len()));
    is_clock(clock) && is_shift(shift)
}

fn is_clock(chars: &[char]) -> bool {
    let (hours, minutes, seconds, fraction) = match chars {
        [h, hh, ':', m, mm] => ([*h, *hh], [*m, *mm], ['0', '0'], &[][..]),
        [h, hh, ':', m, mm, ':', s, ss] => ([*h, *hh], [*m, *mm], [*s, *ss], &[][..]),
        [h, hh, ':', m, mm, ':', s, ss, '.', fraction @ ..] if !fraction.is_empty() => {
            ([*h, *hh], [*m, *mm], [*s, *ss], fraction)
        }
        _ => return false,
    };
    let (Some(hours), Some(minutes), Some(seconds)) = (two(hours), two(minutes), two(seconds)) else {
        return false;
    };
    let is_end_of_day = (hours, minutes, seconds) == (24, 0, 0) && fraction.iter().all(|c| *c == '0');
    let is_of_day = hours < 24 && minutes < 60 && seconds < 60 && fraction.iter().all(char::is_ascii_digit);
    is_of_day || is_end_of_day
}

/// Whether `chars` are a UTC offset: `z`, `-04`, `+04:30`, or nothing.
fn is_shift(chars: &[char]) -> bool {
    let (hours, minutes) = match chars {
        [] | ['z'] => return true,
        ['+' | '-', h, hh] => ([*h, *hh], ['0', '0']),
        ['+' | '-', h, hh, ':', m, mm] => ([*h, *hh], [*m, *mm]),
        _ => return false,
    };
    match (two(hours), two(minutes)) {
        // The largest offset in use is that of Kiribati, +14:00.
        (Some(hours), Some(minutes)) => minutes < 60 && hours * 60 + minutes <= 14 * 60,
        _ => false,
    }
}

/// The value of two digits.
fn two([tens, units]: [char; 2]) -> Option<u32> {
    Some(tens.to_digit(10)? * 10 + units.to_digit(10)?)
}
