//! Messages about the files that are read.

use super::Session;

#[test]
fn what_is_skipped_or_not_watched_is_reported_in_the_footer_and_in_full_on_request() {
    let session = || Session::small(120, 36);
    let unwatched = session().with(|state| state.files.unwatched = Some("looked for now and then".into()));
    assert!(unwatched.text().contains("looked for now and then  ! shows"));
    let both = unwatched.with(|state| state.files.skipped = Some("skipped x.ron".into()));
    assert!(both.text().contains("skipped x.ron  ! shows"));
    let text = both.keys("!").text();
    for told in ["Problems in files", "skipped x.ron", "looked for now and then"] {
        assert!(text.contains(told), "{told}: {text}");
    }
    let broken = session().with(|state| {
        state.files.skipped = Some("skipped x.ron".into());
        state.files.broken = Some("a.ron:1:1: wrong".into());
    });
    assert!(
        broken
            .text()
            .contains("showing the last good data: a.ron:1:1: wrong")
    );
}
