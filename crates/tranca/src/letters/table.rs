//! The cases of a letter as a table (CSV, RFC 4180), for whoever has many of them.

use super::LetterError;
use super::matter::Matter;

/// The table: one row per endpoint, or per case where no endpoint is known.
pub(super) fn csv(
    matters: &[Matter],
    page: impl Fn(&Matter) -> String,
) -> Result<String, LetterError> {
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let wrong = |error: &dyn std::fmt::Display| LetterError::Message(error.to_string());
    table.write_record(HEAD).map_err(|error| wrong(&error))?;
    for matter in matters {
        let page = page(matter);
        for row in rows(matter, &page) {
            table.write_record(&row).map_err(|error| wrong(&error))?;
        }
    }
    let table = table.into_inner().map_err(|error| wrong(&error))?;
    String::from_utf8(table).map_err(|error| wrong(&error))
}

fn rows(matter: &Matter, page: &str) -> Vec<[String; 11]> {
    let doors = matter.doors();
    if doors.is_empty() {
        return vec![row(matter, page, [const { String::new() }; 5])];
    }
    doors
        .into_iter()
        .map(|door| {
            let software = door.software.as_ref();
            let version = software.and_then(|one| one.version.clone());
            let of_door = [
                door.endpoint.port.to_string(),
                door.endpoint.protocol.to_string(),
                software.map(|one| one.product.clone()).unwrap_or_default(),
                version.unwrap_or_default(),
                door.tested_at.map(|at| at.to_string()).unwrap_or_default(),
            ];
            row(matter, page, of_door)
        })
        .collect()
}

fn row(matter: &Matter, page: &str, door: [String; 5]) -> [String; 11] {
    let dossier = &matter.dossier;
    let [port, protocol, software, version, tested_at] = door;
    let evidence = matter.evidence.as_ref();
    let mut sources: Vec<&str> = matter.listings.iter().map(|one| &*one.source).collect();
    sources.sort_unstable();
    sources.dedup();
    [
        dossier.id.to_string(),
        dossier.address.to_string(),
        port,
        protocol,
        dossier.weakness.to_string(),
        evidence.map(|one| one.form.clone()).unwrap_or_default(),
        [software, version].join(" ").trim().to_owned(),
        evidence
            .map(|one| one.proven_at.to_string())
            .unwrap_or_default(),
        tested_at,
        sources.join(" "),
        page.to_owned(),
    ]
    .map(|cell| harmless(&cell))
}

/// Spreadsheets take a cell that begins like this for a formula.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

const HEAD: [&str; 11] = [
    "case",
    "address",
    "port",
    "protocol",
    "weakness",
    "form",
    "software",
    "proven_at",
    "tested_at",
    "listed_by",
    "page",
];
