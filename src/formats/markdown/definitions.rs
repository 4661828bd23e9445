//! What a long text defines for all of it: where references lead, which footnotes there are.

/// The most bytes of definitions that are gathered.
const MOST: usize = 1 << 20;

/// The longest label of a link.
const LONGEST_LABEL: usize = 999;

/// Markdown that defines what `source` does, followed by a rule, so that a part of the source can
/// be read behind it; empty where nothing is defined. Of a footnote it has only the label.
/// Lines that only look like definitions do no harm: they define what nothing refers to.
pub(super) fn of(source: &str) -> String {
    let mut notes = String::new();
    let mut links = String::new();
    for line in source.split('\n') {
        let line = line.trim_start_matches([' ', '>']);
        if !line.starts_with('[') || notes.len() + links.len() + line.len() > MOST {
            continue;
        }
        let start = line
            .as_bytes()
            .get(..LONGEST_LABEL)
            .unwrap_or(line.as_bytes());
        let Some(end) = memchr::memmem::find(start, b"]:") else {
            continue;
        };
        match line.get(..end + 2) {
            Some(label) if label.starts_with("[^") => {
                notes.push_str(label);
                notes.push_str(" x\n\n");
            }
            Some(_) => {
                links.push_str(line);
                links.push_str("\n\n");
            }
            None => {}
        }
    }
    if !notes.is_empty() || !links.is_empty() {
        notes.push_str(&links);
        notes.push_str("***\n\n");
    }
    notes
}
