//! What `frontrow quotes --filter` keeps: by what is cited, and by how far a review was read.

use super::commands::{rows, run};
use super::quotes_command::{DAY, file, library, put, store};
use frontrow::journal::{Body, Moment, Slot, Status};

#[test]
fn a_filter_goes_by_what_is_cited_where_no_path_is_given() {
    let folder = library();
    let table = [
        ("maker:marchetti", Some(0), 4),
        ("ferry year:2021", Some(0), 4),
        ("-maker:marchetti", Some(0), 1),
        ("file:salt", Some(0), 1),
        ("folder:films", Some(0), 5),
        ("date:2021", Some(0), 4),
        ("rating>=1", Some(1), 0),
        ("maker:nobody", Some(1), 0),
        ("yeer:>", Some(1), 0),
        ("year:soon", Some(2), 0),
    ];
    for (filter, code, count) in table {
        let ended = run(&folder, &["quotes", "--json", "--filter", filter]).unwrap();
        assert_eq!(
            (ended.code, rows(&ended.out).len()),
            (code, count),
            "{filter}: {}",
            ended.err
        );
    }
}

#[test]
fn a_filter_asks_how_far_a_review_was_read() {
    let folder = library();
    let salt = file(&folder.path().join("films/salt.txt"), "salt");
    let read = [(Slot::Status, Body::Status(Status::Finished))];
    store(folder.path())
        .keep(&salt, &put(read), Moment(DAY))
        .unwrap();
    for (filter, code, count) in [
        ("is:read", Some(0), 1),
        ("is:unread", Some(0), 4),
        ("is:begun", Some(1), 0),
    ] {
        for paths in [&[][..], &["films"]] {
            let arguments = [&["quotes", "--json", "--filter", filter][..], paths].concat();
            let ended = run(&folder, &arguments).unwrap();
            let told = (ended.code, rows(&ended.out).len());
            assert_eq!(told, (code, count), "{arguments:?}: {}", ended.err);
        }
    }
    let ended = run(&folder, &["quotes", "--filter", "mine<1"]).unwrap();
    let by = "date, path, your own rating and how far you read";
    assert!(ended.err.contains(by), "{}", ended.err);
}
