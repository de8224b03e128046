//! How listings, look-ups and imports are kept: the only place with SQL about them.

use std::collections::HashMap;
use std::net::IpAddr;

use sqlx::{QueryBuilder, Sqlite};

use crate::cases::listing::{Listing, Service, Weight};
use crate::cases::store::read;
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};

/// A listing with its address as the database writes it: what rows are sorted and found by.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The address.
    pub key: String,
    /// What the source says.
    pub listing: Listing,
}

/// Writes listings that are sorted by key, no two with the same one; gives back how many are new.
/// Of those that are known, the later sight counts.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn write(conn: &mut Connection, entries: &[Entry]) -> Result<u64, StoreError> {
    let mut new = 0;
    for batch in entries.chunks(ROWS_PER_STATEMENT) {
        let inserted = insert(conn, batch, "DO NOTHING").await?;
        if inserted < batch.len() as u64 {
            insert(conn, batch, KEEP_THE_LATER).await?;
        }
        new += inserted;
    }
    Ok(new)
}

async fn insert(
    conn: &mut Connection,
    entries: &[Entry],
    when_known: &str,
) -> Result<u64, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "INSERT INTO listings (address, service, source, port, weakness, weight, detail, asn, \
         country, first_seen, last_seen) ",
    );
    query.push_values(entries, |mut row, Entry { key, listing }| {
        row.push_bind(key)
            .push_bind(listing.service.name())
            .push_bind(&listing.source)
            .push_bind(i64::from(listing.port.unwrap_or(0)))
            .push_bind(listing.weakness().name())
            .push_bind(listing.weight.name())
            .push_bind(&listing.detail)
            .push_bind(listing.asn.map(i64::from))
            .push_bind(listing.country.as_deref())
            .push_bind(listing.seen_at.as_millis())
            .push_bind(listing.seen_at.as_millis());
    });
    query.push(" ON CONFLICT (address, service, source, port) ");
    query.push(when_known);
    Ok(query.build().execute(conn).await?.rows_affected())
}

/// Network and country of these addresses, as far as any source told.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn places(
    conn: &mut Connection,
    addresses: &[IpAddr],
) -> Result<HashMap<IpAddr, (Option<u32>, Option<String>)>, StoreError> {
    let mut places = HashMap::new();
    for batch in addresses.chunks(ROWS_PER_STATEMENT) {
        let mut query = QueryBuilder::<Sqlite>::new(
            "SELECT address, max(asn), max(country) FROM listings WHERE address IN (",
        );
        let mut list = query.separated(", ");
        for address in batch {
            list.push_bind(address.to_string());
        }
        query.push(") GROUP BY address");
        let rows: Vec<(String, Option<i64>, Option<String>)> =
            query.build_query_as().fetch_all(&mut *conn).await?;
        for (address, asn, country) in rows {
            let asn = asn.and_then(|asn| u32::try_from(asn).ok());
            places.insert(read(&address, "address")?, (asn, country));
        }
    }
    Ok(places)
}

/// The listings of these addresses that speak of mail.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn mail_listings(
    conn: &mut Connection,
    addresses: &[&str],
) -> Result<Vec<Listing>, StoreError> {
    let mut listings = Vec::new();
    for batch in addresses.chunks(ROWS_PER_STATEMENT) {
        let mut query = QueryBuilder::<Sqlite>::new(
            "SELECT address, source, port, weight, asn, country, last_seen FROM listings \
             WHERE service = 'smtp' AND address IN (",
        );
        let mut list = query.separated(", ");
        for address in batch {
            list.push_bind(*address);
        }
        query.push(") ORDER BY address, source, port");
        let rows: Vec<MailRow> = query.build_query_as().fetch_all(&mut *conn).await?;
        for row in rows {
            listings.push(mail_listing(row)?);
        }
    }
    Ok(listings)
}

type MailRow = (
    String,
    String,
    i64,
    String,
    Option<i64>,
    Option<String>,
    i64,
);

fn mail_listing(row: MailRow) -> Result<Listing, StoreError> {
    let (address, source, port, weight, asn, country, last_seen) = row;
    let known = Weight::from_name(&weight);
    Ok(Listing {
        address: read(&address, "address")?,
        source,
        service: Service::Smtp,
        port: u16::try_from(port).ok().filter(|port| *port != 0),
        weight: known.ok_or_else(|| StoreError::Damaged(format!("weight `{weight}`")))?,
        detail: String::new(),
        seen_at: Moment::from_millis(last_seen),
        asn: asn.and_then(|asn| u32::try_from(asn).ok()),
        country,
    })
}

/// Notes that a file was taken in, for people.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn note_import(
    conn: &mut Connection,
    id: i64,
    (file, counts): (&str, &str),
    at: Moment,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO imports (id, file, taken_at, counts) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(file)
        .bind(at.as_millis())
        .bind(counts)
        .execute(conn)
        .await?;
    Ok(())
}

/// The next addresses, after `after`, that are listed or have a case and were not asked about
/// since `since`.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn unasked(
    conn: &mut Connection,
    since: Moment,
    after: &str,
    limit: usize,
) -> Result<Vec<IpAddr>, StoreError> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows: Vec<String> = sqlx::query_scalar(
        "SELECT known.address FROM \
         (SELECT address FROM listings WHERE address > $2 \
          UNION SELECT address FROM cases WHERE address > $2) AS known \
         LEFT JOIN lookups ON lookups.address = known.address \
         WHERE lookups.asked_at IS NULL OR lookups.asked_at <= $1 \
         ORDER BY known.address LIMIT $3",
    )
    .bind(since.as_millis())
    .bind(after)
    .bind(limit)
    .fetch_all(conn)
    .await?;
    rows.iter().map(|text| read(text, "address")).collect()
}

/// Notes that these addresses were asked about.
///
/// # Errors
/// [`StoreError`] from the database.
pub async fn note_asked(
    conn: &mut Connection,
    addresses: &[IpAddr],
    at: Moment,
) -> Result<(), StoreError> {
    for batch in addresses.chunks(ROWS_PER_STATEMENT) {
        let mut query = QueryBuilder::<Sqlite>::new("INSERT INTO lookups (address, asked_at) ");
        query.push_values(batch, |mut row, address| {
            row.push_bind(address.to_string()).push_bind(at.as_millis());
        });
        query.push(" ON CONFLICT (address) DO UPDATE SET asked_at = excluded.asked_at");
        query.build().execute(&mut *conn).await?;
    }
    Ok(())
}

const KEEP_THE_LATER: &str = "DO UPDATE SET last_seen = excluded.last_seen, \
    weight = excluded.weight, detail = excluded.detail, \
    asn = coalesce(excluded.asn, listings.asn), \
    country = coalesce(excluded.country, listings.country) \
    WHERE excluded.last_seen > listings.last_seen";
/// Measured: more rows in a statement win nothing.
const ROWS_PER_STATEMENT: usize = 500;
