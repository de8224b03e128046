//! The results in every form that people and machines ask for.

use serde_json::Value;

use super::{WorkError, Worker};
use crate::ground::config::Span;
use crate::ground::languages::Language;
use crate::results::{self, CaseLine, Figures, report, table};

impl Worker {
    /// The results in figures.
    ///
    /// # Errors
    /// [`WorkError`] from the database.
    pub async fn figures(&self) -> Result<Figures, WorkError> {
        Ok(results::figures(&self.op).await?)
    }

    /// Every case on a line.
    ///
    /// # Errors
    /// [`WorkError`] from the database.
    pub async fn cases(&self) -> Result<Vec<CaseLine>, WorkError> {
        Ok(results::cases(&self.op).await?)
    }

    /// The figures for a terminal.
    ///
    /// # Errors
    /// [`WorkError`] from the database.
    pub async fn table_of_figures(&self) -> Result<String, WorkError> {
        Ok(table::of_figures(&self.figures().await?))
    }

    /// The cases for a terminal.
    ///
    /// # Errors
    /// [`WorkError`] from the database.
    pub async fn table_of_cases(&self) -> Result<String, WorkError> {
        Ok(table::of_cases(&self.cases().await?))
    }

    /// The figures for a spreadsheet: a name and a number on each line.
    ///
    /// # Errors
    /// [`WorkError`] from the database.
    pub async fn csv_of_figures(&self) -> Result<String, WorkError> {
        let figures = serde_json::to_value(self.figures().await?).map_err(WorkError::page)?;
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer
            .write_record(["figure", "value"])
            .map_err(WorkError::page)?;
        for (name, value) in flat("", &figures) {
            writer
                .write_record([name, value])
                .map_err(WorkError::page)?;
        }
        text(writer.into_inner().map_err(WorkError::page)?)
    }

    /// The cases for a spreadsheet.
    ///
    /// # Errors
    /// [`WorkError`] from the database.
    pub async fn csv_of_cases(&self) -> Result<String, WorkError> {
        let mut written = Vec::new();
        table::write_csv(&self.cases().await?, &mut written).map_err(WorkError::page)?;
        text(written)
    }

    /// The results as one self-contained page.
    ///
    /// # Errors
    /// [`WorkError`] from the database.
    pub async fn page_of_results(&self, language: Language) -> Result<String, WorkError> {
        let figures = self.figures().await?;
        report::html(&self.op, &figures, language).map_err(WorkError::page)
    }

    /// What was closed and how fast, in two sentences on a line each.
    ///
    /// # Errors
    /// [`WorkError`] from the database.
    pub async fn closings_in_words(&self) -> Result<String, WorkError> {
        let figures = self.figures().await?;
        let (proven, closed) = (figures.funnel.proven, figures.funnel.closed);
        let fast = figures
            .closing
            .median_s
            .map_or_else(String::new, |seconds| {
                format!(
                    ", half of them within {} of their letter",
                    Span::seconds(seconds)
                )
            });
        let beside = match figures.comparison.control {
            Some(_) => "`tranca report` sets them beside the control group.",
            None => {
                "There is no control group here, so nobody can tell how many would have closed by themselves."
            }
        };
        Ok(format!(
            "Of {proven} servers proven open, {closed} are closed{fast}.\n{beside}"
        ))
    }
}

/// A nested value as lines of `outer.inner` and value.
fn flat(name: &str, value: &Value) -> Vec<(String, String)> {
    let below = |key: &str| {
        if name.is_empty() {
            key.to_owned()
        } else {
            format!("{name}.{key}")
        }
    };
    match value {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(key, value)| flat(&below(key), value))
            .collect(),
        Value::Array(items) => {
            let numbered = items.iter().enumerate();
            numbered
                .flat_map(|(at, value)| flat(&below(&(at + 1).to_string()), value))
                .collect()
        }
        Value::Null => vec![(name.to_owned(), String::new())],
        Value::String(text) => vec![(name.to_owned(), text.clone())],
        other => vec![(name.to_owned(), other.to_string())],
    }
}

fn text(bytes: Vec<u8>) -> Result<String, WorkError> {
    String::from_utf8(bytes).map_err(WorkError::page)
}
