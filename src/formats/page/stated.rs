//! The names that the source states for its headings.

/// The name that `title` states for itself, as in `Plot {#the-plot}`, behind the bytes of the title
/// that are left without it.
pub(in crate::formats) fn name_of(title: &str) -> Option<(usize, String)> {
    let (before, id) = title.strip_suffix('}')?.rsplit_once("{#")?;
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    let title = before.trim_end();
    let fits = !id.is_empty() && id.chars().all(is_name) && !title.is_empty();
    fits.then(|| (title.len(), id.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_may_state_its_name() {
        assert_eq!(
            name_of("Plot {#the-plot}"),
            Some((4, "the-plot".to_owned()))
        );
        assert_eq!(name_of("Set {1, 2}"), None);
        assert_eq!(name_of("{#all}"), None);
    }
}
