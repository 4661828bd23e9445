//! The fields of a line, taken one by one, so that what is wrong with one is told by its name.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_json::value::RawValue;

/// What an object of JSON says, by its names.
#[derive(Debug)]
pub(super) struct Fields(BTreeMap<String, Box<RawValue>>);

impl Fields {
    /// Those of the object in these bytes; else what is wrong with them.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        serde_json::from_slice(bytes)
            .map(Self)
            .map_err(|error| broken(&error))
    }

    /// Whether there is one of this name that says something.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|value| value.get() != "null")
    }

    /// That none has another name than these.
    pub(super) fn only(&self, names: &[&str]) -> Result<(), String> {
        match self.0.keys().find(|name| !names.contains(&name.as_str())) {
            Some(name) => Err(format!(
                "it says `{name}`, which this frontrow does not know; a newer one may"
            )),
            None => Ok(()),
        }
    }

    /// What the one of this name says, which is `what`.
    pub(super) fn must<T: DeserializeOwned>(&self, name: &str, what: &str) -> Result<T, String> {
        let found = self.may(name, what)?;
        found.ok_or_else(|| format!("it does not say `{name}`, {what}"))
    }

    /// The same, where it need not be there.
    pub(super) fn may<T: DeserializeOwned>(
        &self,
        name: &str,
        what: &str,
    ) -> Result<Option<T>, String> {
        let Some(value) = self.0.get(name) else {
            return Ok(None);
        };
        serde_json::from_str(value.get()).map_err(|_told| format!("`{name}` is not {what}"))
    }

    /// The one of this name as it is written.
    pub(super) fn written(&self, name: &str) -> Option<&str> {
        let value = self.0.get(name).filter(|_| self.has(name))?;
        Some(value.get())
    }
}

/// What is wrong where there is no object.
fn broken(error: &serde_json::Error) -> String {
    match error.classify() {
        Category::Eof => "it ends too early, as where a file was cut off".to_owned(),
        Category::Data => "it is no object of JSON, such as {\"search\":\"salt\",…}".to_owned(),
        Category::Syntax | Category::Io => {
            format!("it is no JSON from column {} on", error.column().max(1))
        }
    }
}
