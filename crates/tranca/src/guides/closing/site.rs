//! The machine's files below one root: `/` itself, a chroot, or a test's folder.
//!
//! What is to be changed is reached through no symbolic link at all, so that nobody can lead us to
//! another file than the guide names; what is only read may be reached through links, but never
//! outside the root.
//!
//! # Limits
//! Linux 5.6 or later, for openat2(2).

use std::fs::File;
use std::io::{self, Read};
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};

use rustix::fs::{Dir, Mode, OFlags, ResolveFlags, openat2, readlinkat};

/// The files below a root.
#[derive(Debug)]
pub struct Site {
    root: PathBuf,
    door: OwnedFd,
}

impl Site {
    /// Opens a root.
    ///
    /// # Errors
    /// When it is no folder that can be read.
    pub fn at(root: &Path) -> io::Result<Self> {
        let door = rustix::fs::open(root, FOLDER, Mode::empty())?;
        Ok(Self {
            root: root.to_owned(),
            door,
        })
    }

    /// The root.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether something stands at this path.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.open_inside(path, OFlags::PATH).is_ok()
    }

    /// What a symbolic link says; nothing where there is none.
    #[must_use]
    pub fn link(&self, path: &str) -> Option<String> {
        let (folder, name) = path.rsplit_once('/')?;
        let folder = self.open_inside(folder, FOLDER).ok()?;
        let target = readlinkat(&folder, name, Vec::new()).ok()?;
        target.into_string().ok()
    }

    /// Opens a folder through no symbolic link.
    ///
    /// # Errors
    /// `ELOOP` where there is one; else the system's reason.
    pub(super) fn folder(&self, path: &str) -> io::Result<OwnedFd> {
        let straight = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
        Ok(openat2(
            &self.door,
            below(path),
            FOLDER,
            Mode::empty(),
            straight,
        )?)
    }

    /// Reads a file that will not be changed.
    ///
    /// # Errors
    /// The system's reason; also when it is larger than any configuration, or no text.
    pub fn read(&self, path: &str) -> io::Result<String> {
        let mut file = File::from(self.open_inside(path, OFlags::RDONLY | OFlags::NONBLOCK)?);
        let mut text = String::new();
        let read = (&mut file).take(LARGEST).read_to_string(&mut text)?;
        if read as u64 == LARGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(text)
    }

    /// The files that a name with asterisks stands for, in the order of their names. Asterisks in
    /// folders' names stand for nothing.
    #[must_use]
    pub fn matching(&self, name: &str) -> Vec<String> {
        let (folder, last) = name.rsplit_once('/').unwrap_or(("", name));
        let Some((head, tail)) = last.split_once('*') else {
            return self
                .has(name)
                .then(|| name.to_owned())
                .into_iter()
                .collect();
        };
        let fits = |one: &String| {
            one.len() >= head.len() + tail.len()
                && one.starts_with(head)
                && one.ends_with(tail)
                && !one.starts_with('.')
        };
        let mut found: Vec<String> = self.names_in(folder).into_iter().filter(fits).collect();
        found.sort();
        found.iter().map(|one| format!("{folder}/{one}")).collect()
    }

    fn names_in(&self, folder: &str) -> Vec<String> {
        let names = self
            .open_inside(folder, FOLDER)
            .and_then(|folder| Ok(Dir::read_from(folder)?));
        let Ok(names) = names else {
            return Vec::new();
        };
        let known = names.flatten();
        known
            .filter_map(|entry| entry.file_name().to_str().map(str::to_owned).ok())
            .collect()
    }

    fn open_inside(&self, path: &str, flags: OFlags) -> io::Result<OwnedFd> {
        let flags = flags | OFlags::CLOEXEC;
        let inside = ResolveFlags::IN_ROOT;
        Ok(openat2(
            &self.door,
            below(path),
            flags,
            Mode::empty(),
            inside,
        )?)
    }
}

/// A path seen from the root.
fn below(path: &str) -> &str {
    match path.trim_start_matches('/') {
        "" => ".",
        path => path,
    }
}

const FOLDER: OFlags = OFlags::RDONLY
    .union(OFlags::DIRECTORY)
    .union(OFlags::CLOEXEC);

/// In bytes. No configuration that people write is larger.
pub(super) const LARGEST: u64 = 4 << 20;
