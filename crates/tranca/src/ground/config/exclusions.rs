//! Who is never tested and never written to: `exclusions.txt`.

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use ipnet::IpNet;

/// The exclusions of an operation.
#[derive(Clone, Debug, Default)]
pub struct Exclusions {
    entries: Vec<Exclusion>,
}

/// One line: a network, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Exclusion {
    /// Which addresses.
    pub network: IpNet,
    /// Why and since when, as the agency wrote it.
    pub reason: String,
}

/// A line that is no exclusion. One that cannot be read stops everything: to test somebody who
/// asked us not to is worse than not to work.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("line {line}: `{text}` is no address or network; write `192.0.2.0/24  reason, date`")]
pub struct NotAnExclusion {
    /// Counted from one.
    pub line: usize,
    /// What stands there.
    pub text: String,
}

impl Exclusions {
    /// Reads the file's text: one address or network a line, then the reason; `#` comments.
    ///
    /// # Errors
    /// [`NotAnExclusion`] names the first line that cannot be read.
    pub fn parse(text: &str) -> Result<Self, NotAnExclusion> {
        let lines = text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line.trim()));
        let wanted = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let entries = wanted
            .map(|(at, line)| exclusion(at, line))
            .collect::<Result<_, _>>()?;
        Ok(Self { entries })
    }

    /// The exclusion that holds the address, if one does.
    #[must_use]
    pub fn of(&self, address: IpAddr) -> Option<&Exclusion> {
        self.entries
            .iter()
            .find(|entry| entry.network.contains(&address))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// The exclusions as they are now: a file is read again whenever it has changed, so that whoever
/// asks to be left alone is left alone from that moment on.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    file: Option<Arc<File>>,
    fixed: Arc<Exclusions>,
}

#[derive(Debug)]
struct File {
    path: PathBuf,
    last: Mutex<Reading>,
}

/// What was read, and of which state of the file.
#[derive(Debug, Default)]
struct Reading {
    stamp: Option<Stamp>,
    said: Option<Result<Arc<Exclusions>, String>>,
}

/// Time of change and length: what tells one state of a file from the next.
type Stamp = (SystemTime, u64);

impl From<Exclusions> for Watched {
    fn from(exclusions: Exclusions) -> Self {
        Self {
            file: None,
            fixed: Arc::new(exclusions),
        }
    }
}

impl Watched {
    /// The exclusions of this file. One that does not exist excludes nobody.
    #[must_use]
    pub fn file(path: PathBuf) -> Self {
        let last = Mutex::default();
        Self {
            file: Some(Arc::new(File { path, last })),
            fixed: Arc::default(),
        }
    }

    /// As they are now.
    ///
    /// # Errors
    /// Why the file cannot be read, in words that name it.
    pub fn now(&self) -> Result<Arc<Exclusions>, String> {
        match &self.file {
            None => Ok(Arc::clone(&self.fixed)),
            Some(file) => file.now(),
        }
    }
}

impl File {
    fn now(&self) -> Result<Arc<Exclusions>, String> {
        let stamp = std::fs::metadata(&self.path)
            .and_then(|file| Ok((file.modified()?, file.len())))
            .ok();
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        match &last.said {
            Some(said) if last.stamp == stamp => said.clone(),
            _ => {
                let said = self.read();
                *last = Reading {
                    stamp,
                    said: Some(said.clone()),
                };
                said
            }
        }
    }

    fn read(&self) -> Result<Arc<Exclusions>, String> {
        let name = self.path.display();
        let text = match std::fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(format!("{name}: {error}")),
        };
        let read = Exclusions::parse(&text);
        read.map(Arc::new)
            .map_err(|error| format!("{name}: {error}"))
    }
}

fn exclusion(at: usize, line: &str) -> Result<Exclusion, NotAnExclusion> {
    let (place, reason) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let network = network(place).ok_or_else(|| NotAnExclusion {
        line: at,
        text: place.into(),
    })?;
    Ok(Exclusion {
        network,
        reason: reason.trim().trim_start_matches('#').trim().to_owned(),
    })
}

/// An address alone is the network of that address.
fn network(text: &str) -> Option<IpNet> {
    text.parse()
        .ok()
        .or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exclusion_names_its_reason() {
        let text = "# ours\n192.0.2.7 asked by phone, 2026-03-01\n2001:db8::/32\n";
        let exclusions = Exclusions::parse(text).expect("readable");
        let found = exclusions
            .of("192.0.2.7".parse().expect("address"))
            .expect("excluded");
        assert_eq!(found.reason, "asked by phone, 2026-03-01");
        assert!(
            exclusions
                .of("2001:db8::1".parse().expect("address"))
                .is_some()
        );
        assert!(
            exclusions
                .of("192.0.2.8".parse().expect("address"))
                .is_none()
        );
    }

    #[test]
    fn a_line_that_cannot_be_read_stops_everything() {
        let error = Exclusions::parse("192.0.2.7\nexample.org\n").expect_err("no network");
        assert_eq!((error.line, error.text.as_str()), (2, "example.org"));
    }
}
