//! What became of each server, as a table for people.

use std::fmt;

use testbed::guided::{Guided, Use};

use crate::closing::Closed;

/// One server.
pub(crate) struct Row {
    pub(crate) guided: &'static Guided,
    pub(crate) proven: Result<(), String>,
    pub(crate) served_before: Result<(), String>,
    pub(crate) closing: Result<Closed, String>,
    pub(crate) closed: Result<(), String>,
    pub(crate) served: Result<(), String>,
    pub(crate) taken_back: Result<(), String>,
    /// What the server printed.
    pub(crate) console: String,
}

/// All of them.
pub(crate) struct Table(pub(crate) Vec<Row>);

impl Row {
    /// One of which nothing is known yet.
    pub(crate) fn of(guided: &'static Guided) -> Self {
        let unknown = || Err("not tried".to_owned());
        Self {
            guided,
            proven: unknown(),
            served_before: unknown(),
            closing: Err("not tried".to_owned()),
            closed: unknown(),
            served: unknown(),
            taken_back: unknown(),
            console: String::new(),
        }
    }

    fn cells(&self) -> [String; 8] {
        let closing = match &self.closing {
            Ok(closed) => format!("{} in {} file(s)", closed.causes.join(", "), closed.changed),
            Err(_) => "NO".to_owned(),
        };
        let uses: Vec<&str> = self.guided.uses.iter().map(|one| name(*one)).collect();
        let kept = match uses.as_slice() {
            [] => "nobody is asked".to_owned(),
            uses => format!("{}: {}", word(&self.served), uses.join(", ")),
        };
        [
            self.guided.configuration.name.to_owned(),
            self.guided.cause.to_owned(),
            "yes".to_owned(),
            word(&self.proven),
            closing,
            word(&self.closed),
            kept,
            word(&self.taken_back),
        ]
    }

    fn wrong(&self) -> impl Iterator<Item = String> {
        let closing = self.closing.as_ref().map(|_| ()).map_err(String::clone);
        let name = self.guided.configuration.name;
        let facts = [
            ("proven", self.proven.clone()),
            ("served before", self.served_before.clone()),
            ("steps applied", closing),
            ("closed", self.closed.clone()),
            ("rightful use kept", self.served.clone()),
            ("taken back", self.taken_back.clone()),
        ];
        facts
            .into_iter()
            .filter_map(move |(what, fact)| Some(format!("{name}: {what}: {}", fact.err()?)))
    }
}

impl Table {
    /// Whatever did not go as it should.
    pub(crate) fn wrong(&self) -> Vec<String> {
        let told = |row: &Row| {
            let wrong: Vec<String> = row.wrong().collect();
            let console = (!wrong.is_empty()).then(|| format!("it printed: {}", row.console));
            wrong.into_iter().chain(console)
        };
        self.0.iter().flat_map(told).collect()
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = HEAD.map(str::to_owned);
        let rows: Vec<[String; 8]> = self.0.iter().map(Row::cells).collect();
        let all = || std::iter::once(&head).chain(&rows);
        let widths: Vec<usize> = (0..head.len())
            .map(|at| all().map(|row| row[at].len()).max().unwrap_or(0))
            .collect();
        for row in all() {
            let cells = row.iter().zip(&widths);
            let cells: Vec<String> = cells
                .map(|(cell, width)| format!("{cell:width$}"))
                .collect();
            writeln!(f, "{}", cells.join("  ").trim_end())?;
        }
        let products: std::collections::BTreeSet<&str> =
            self.0.iter().map(|row| row.guided.guide).collect();
        write!(f, "{} causes of {} products", self.0.len(), products.len())
    }
}

fn word(fact: &Result<(), String>) -> String {
    if fact.is_ok() { "yes" } else { "NO" }.to_owned()
}

const fn name(one: Use) -> &'static str {
    use testbed::guided::From::{Itself, Office};
    match one {
        Use::Mail(from)
        | Use::Page(from)
        | Use::PageInTls(from)
        | Use::PageByName(from)
        | Use::Socks(from) => match from {
            Itself => "its machine",
            Office => "its network",
        },
        Use::MailWithPassword | Use::PageWithPassword | Use::SocksWithPassword => "password",
        Use::OwnSite => "its site",
    }
}

const HEAD: [&str; 8] = [
    "server",
    "cause",
    "opened",
    "proven",
    "steps applied",
    "closed",
    "rightful use kept",
    "undone",
];
