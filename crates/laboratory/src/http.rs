//! The HTTP/1.1 (RFC 9112) that the laboratory's servers share: heads are read, pages are
//! written.
//!
//! # Limits
//! One request per connection; each answer says `Connection: close`.

use std::fmt::Write;
use std::io;

use tokio::io::{AsyncBufRead, AsyncWrite, AsyncWriteExt};

use crate::lines;

/// The first line and the fields of a request or a response.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Head {
    pub(crate) first: String,
    pub(crate) fields: Vec<(String, String)>,
}

impl Head {
    /// Reads to the empty line; `None` when the other side said nothing.
    ///
    /// # Errors
    /// What the connection said; [`io::ErrorKind::InvalidData`] when there are over
    /// [`FIELD_LIMIT`] fields, or when what was read is no HTTP.
    pub(crate) async fn read(reader: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<Self>> {
        let Some(first) = lines::text(reader).await? else {
            return Ok(None);
        };
        if !first.contains("HTTP/1.") {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "no HTTP"));
        }
        let mut head = Self {
            first,
            fields: Vec::new(),
        };
        loop {
            let line = lines::text(reader)
                .await?
                .ok_or(io::ErrorKind::UnexpectedEof)?;
            if line.is_empty() {
                return Ok(Some(head));
            }
            if head.fields.len() == FIELD_LIMIT {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "fields without end",
                ));
            }
            // What has no colon is dropped, as most servers do.
            if let Some((name, value)) = line.split_once(':') {
                head.fields.push((name.to_owned(), value.trim().to_owned()));
            }
        }
    }

    /// Method and target of a request.
    pub(crate) fn asked(&self) -> (&str, &str) {
        let mut words = self.first.split(' ');
        (
            words.next().unwrap_or_default(),
            words.next().unwrap_or_default(),
        )
    }

    /// The first field of this name.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        let (_, value) = fields.find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Some(value)
    }

    /// Takes out the fields that concern one connection only (RFC 9110 section 7.6.1).
    pub(crate) fn drop_hop_by_hop(&mut self) {
        let stays = |name: &str| {
            !HOP_BY_HOP
                .iter()
                .any(|other| name.eq_ignore_ascii_case(other))
        };
        self.fields.retain(|(name, _)| stays(name));
    }

    /// Adds a field.
    pub(crate) fn add(&mut self, name: &str, value: &str) {
        self.fields.push((name.to_owned(), value.to_owned()));
    }

    /// As it goes over the wire.
    pub(crate) fn wire(&self) -> String {
        let mut wire = format!("{}\r\n", self.first);
        for (name, value) in &self.fields {
            // Writing to a string cannot fail.
            let _ = write!(wire, "{name}: {value}\r\n");
        }
        wire + "\r\n"
    }
}

/// A whole answer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Page {
    head: Head,
    body: String,
}

impl Page {
    /// Takes status code and phrase, the media type and the content.
    pub(crate) fn new(status: &str, media_type: &str, body: String) -> Self {
        let mut head = Head {
            first: format!("HTTP/1.1 {status}"),
            fields: Vec::new(),
        };
        head.add("Content-Type", media_type);
        head.add("Content-Length", &body.len().to_string());
        head.add("Connection", "close");
        Self { head, body }
    }

    /// A page for people.
    pub(crate) fn html(status: &str, title: &str, text: &str) -> Self {
        let body = format!(
            "<!DOCTYPE html>\n<html><head><title>{title}</title></head>\n\
             <body><h1>{title}</h1><p>{text}</p></body></html>\n"
        );
        Self::new(status, "text/html;charset=utf-8", body)
    }

    /// With one more field.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.head.add(name, value);
        self
    }

    /// Writes it; the caller parts from the connection.
    pub(crate) async fn write(&self, writer: &mut (impl AsyncWrite + Unpin)) -> io::Result<()> {
        writer
            .write_all((self.head.wire() + &self.body).as_bytes())
            .await
    }
}

const FIELD_LIMIT: usize = 100;
const HOP_BY_HOP: [&str; 7] = [
    "Connection",
    "Keep-Alive",
    "Proxy-Authorization",
    "Proxy-Connection",
    "TE",
    "Trailer",
    "Upgrade",
];
