//! What of the files of an export says nothing of a work that was reviewed. No mapping can say it, as a
//! mapping tells what is in a file, and these have the same columns as others or none of their own.

/// What a file of an export is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its rows count, if its columns are those of the export.
    Rows,
    /// Nothing: it is passed over whatever is in it.
    Aside,
    /// The same, unless its columns are those of the export.
    AsideElse,
}

/// Folders, and the beginnings of names, of files that are passed over.
struct Known {
    export: &'static str,
    /// Folders whose files are passed over whatever is in them.
    folders: &'static [&'static str],
    /// What names begin with, with the last of their folders, of files that are passed over where their
    /// columns are not those of the export.
    files: &'static [&'static str],
}

const KNOWN: [Known; 2] = [
    Known {
        export: "letterboxd",
        // What was deleted or belongs to nothing any more; lists are no reviews.
        folders: &["deleted", "orphaned", "lists"],
        files: &["likes/", "profile.csv", "comments.csv"],
    },
    Known {
        export: "trakt",
        folders: &[],
        files: &[""], // settings, lists, statistics, errors of the export: all else
    },
];

/// What the file `name`, with its folders, is to an export.
pub fn part(export: &str, name: &str) -> Part {
    let known = KNOWN
        .iter()
        .find(|known| export.eq_ignore_ascii_case(known.export));
    let Some(known) = known else {
        return Part::Rows;
    };
    let name = name.to_lowercase();
    let (folders, file) = name.rsplit_once('/').unwrap_or(("", &name));
    let folders: Vec<&str> = folders.split('/').collect();
    if folders.iter().any(|folder| known.folders.contains(folder)) {
        return Part::Aside;
    }
    let last = folders.last().copied().unwrap_or_default();
    let with_folder = format!("{last}/{file}");
    let is_aside = |start: &&str| file.starts_with(start) || with_folder.starts_with(start);
    if known.files.iter().any(is_aside) {
        Part::AsideElse
    } else {
        Part::Rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_say_nothing_of_works_are_told_by_their_names() {
        let table = [
            ("letterboxd", "reviews.csv", Part::Rows),
            ("Letterboxd", "a/b/reviews.csv", Part::Rows),
            ("letterboxd", "deleted/reviews.csv", Part::Aside),
            ("letterboxd", "a/Orphaned/reviews.csv", Part::Aside),
            ("letterboxd", "lists/ten-best.csv", Part::Aside),
            ("letterboxd", "deleted.csv", Part::Rows),
            ("letterboxd", "x/likes/films.csv", Part::AsideElse),
            ("letterboxd", "profile.csv", Part::AsideElse),
            ("trakt", "user/_errors.json", Part::AsideElse),
            ("other", "deleted/profile.csv", Part::Rows),
        ];
        for (export, name, expected) in table {
            assert_eq!(part(export, name), expected, "{export} {name}");
        }
    }
}
