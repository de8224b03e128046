//! Why a row, or a whole file, means nothing to us.

use std::net::IpAddr;

use crate::ground::clock::NotATime;

/// Why one row is rejected. It is kept with this reason, and the rest of the file goes on.
#[derive(Debug, thiserror::Error)]
pub enum Rejection {
    /// Fields are missing or too many: which one is which cannot be told.
    #[error("{has} fields under a header of {header}")]
    Fields {
        /// How many the row has.
        has: usize,
        /// How many the header has.
        header: usize,
    },
    /// A quote is not closed, or closed in the wrong place.
    #[error("a quote is not closed where a field ends")]
    Quote,
    /// The line is longer than any we take.
    #[error("the line is longer than {} bytes", super::lines::LONGEST)]
    TooLong,
    /// The file could not be read on.
    #[error("the file breaks off here: {0}")]
    BreaksOff(std::io::Error),
    /// No address.
    #[error("`{0}` is no address")]
    Address(String),
    /// A host name. What it leads to today need not be what the list's author meant.
    #[error("`{0}` is a host name; lists name addresses")]
    Name(String),
    /// An address that no host has.
    #[error("{0} is the address of no host: it is {1}")]
    Nobody(IpAddr, &'static str),
    /// No TCP port.
    #[error("`{0}` is no port")]
    Port(String),
    /// No point in time.
    #[error(transparent)]
    Time(#[from] NotATime),
    /// A time that has not come yet: believed, it would never age.
    #[error("{0} is in the future")]
    Future(String),
    /// A scheme that is none of ours.
    #[error("`{0}://` is none of smtp, http, https, socks, socks4, socks5")]
    Scheme(String),
    /// An address alone, and nobody said what it is listed for.
    #[error("nobody says what `{0}` is: give --weakness open-relay or --weakness open-proxy")]
    Untold(String),
}

/// Why a whole file is not read. It goes to `feeds/failed`, and the other files go on.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It cannot be opened, or its first bytes cannot be read.
    #[error("it cannot be read: {0}")]
    Input(#[from] std::io::Error),
    /// There is nothing in it, not even a header.
    #[error("it is empty")]
    Empty,
    /// The header is no row.
    #[error("its first line is no header: {0}")]
    Header(Rejection),
    /// Columns without which a row says nothing.
    #[error("it lacks the columns {0}")]
    Columns(String),
    /// A report whose type stands nowhere.
    #[error(
        "its type cannot be told: name it YYYY-MM-DD-TYPE-NAME.csv, or give --type (one of {names})",
        names = super::shadowserver::names()
    )]
    UntoldType,
    /// A report of a type that says nothing of relays or proxies.
    #[error(
        "reports of type `{0}` are not read here; those that are: {names}",
        names = super::shadowserver::names()
    )]
    OtherType(String),
}
