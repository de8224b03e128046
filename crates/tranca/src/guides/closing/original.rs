//! One file as it was found, and its replacement: in one instant, with its owner, its rights and
//! its attributes, and with the original kept beside it.
//!
//! The new text is written under the name that the copy shall have, and then the two names change
//! places (renameat2(2), `RENAME_EXCHANGE`). So there is no moment without the file, what is kept
//! is the very file that was there, and whoever wrote it in the meantime loses nothing: we look at
//! what came out, and change the names back.
//!
//! # Limits
//! The file system must be able to exchange names: ext4, XFS, Btrfs, tmpfs and overlayfs are; NFS
//! is not, and then nothing is changed.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::OwnedFd;

use rustix::fs::{
    AtFlags, FileType, Gid, Mode, OFlags, RenameFlags, Stat, Uid, XattrFlags, fchmod, fchown,
    fgetxattr, flistxattr, fsetxattr, fstat, fsync, openat, renameat_with, statat, unlinkat,
};
use rustix::io::Errno;

use super::site::{LARGEST, Site};

/// A file as it was found.
#[derive(Debug)]
pub struct Original {
    path: String,
    name: String,
    folder: OwnedFd,
    file: File,
    found: Stat,
    text: String,
}

/// Why a file is not replaced. It is as it was.
#[derive(Debug, thiserror::Error)]
pub enum NotReplaced {
    /// It, or a folder above it, is a symbolic link.
    #[error(
        "{0} is a symbolic link, or stands below one: change the file that it leads to by hand"
    )]
    SymbolicLink(String),
    /// It has several names, and only one of them would get the new text.
    #[error("{0} has several names (hard links), of which only one would change")]
    HardLinks(String),
    /// It is a folder, a device or the like.
    #[error("{0} is no ordinary file")]
    NotAFile(String),
    /// It is no text, or too long for a configuration.
    #[error("{0} is no text that a program should change")]
    NotText(String),
    /// Somebody else changed it in the meantime.
    #[error("{0} was changed by somebody else at this very moment: please look, and begin again")]
    Changed(String),
    /// The file system cannot exchange two names in one instant.
    #[error("{0} cannot be replaced in one instant on this file system")]
    NotAtOnce(String),
    /// There are too many kept copies already.
    #[error("there are too many kept copies beside {0}")]
    TooManyCopies(String),
    /// The system said no.
    #[error("{path}: {why}")]
    System {
        /// The file.
        path: String,
        /// The system's reason.
        why: io::Error,
    },
}

impl Original {
    /// Finds a file; nothing where there is none.
    ///
    /// # Errors
    /// [`NotReplaced`] when it is one that must not be changed by a program.
    pub fn find(site: &Site, path: &str) -> Result<Option<Self>, NotReplaced> {
        let (above, name) = path.rsplit_once('/').unwrap_or(("", path));
        let folder = match site.folder(above) {
            Ok(folder) => folder,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(told(path, &error)),
        };
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = match openat(&folder, name, flags, Mode::empty()) {
            Ok(file) => File::from(file),
            Err(Errno::NOENT) => return Ok(None),
            Err(error) => return Err(told(path, &error.into())),
        };
        let mut original = Self {
            path: path.to_owned(),
            name: name.to_owned(),
            found: fstat(&file).map_err(|error| told(path, &error.into()))?,
            folder,
            file,
            text: String::new(),
        };
        original.read()?;
        Ok(Some(original))
    }

    /// What it says.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its path below the root.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// A name beside it that nobody has yet: its own with this ending, and a number if need be.
    ///
    /// # Errors
    /// [`NotReplaced::TooManyCopies`].
    pub(super) fn free_name(&self, ending: &str) -> Result<String, NotReplaced> {
        let first = format!("{}{ending}", self.name);
        let others = (2..MOST_COPIES).map(|number| format!("{first}-{number}"));
        let mut names = std::iter::once(first.clone()).chain(others);
        let is_free = |name: &String| self.beside(name).is_err();
        names
            .find(is_free)
            .ok_or_else(|| NotReplaced::TooManyCopies(self.path.clone()))
    }

    /// Gives the file a new text, and keeps the original beside it under this name.
    ///
    /// # Errors
    /// [`NotReplaced`].
    pub(super) fn replace(&self, text: &str, kept: &str) -> Result<(), NotReplaced> {
        let written = self.write_beside(text, kept);
        written
            .and_then(|()| self.exchange(kept))
            .inspect_err(|_| {
                self.remove(kept);
            })?;
        self.settle()
    }

    /// Puts the kept original back in the place of this file, which goes. Where it was lost or
    /// touched, the text alone is put back.
    ///
    /// # Errors
    /// [`NotReplaced`].
    pub(super) fn restore(&self, text: &str, kept: &str) -> Result<(), NotReplaced> {
        if self.says(kept, text) {
            self.exchange(kept)?;
        } else {
            let name = self.free_name(RESTORING)?;
            self.replace(text, &name)?;
            self.remove(&name);
            return self.settle();
        }
        self.remove(kept);
        self.settle()
    }

    /// Removes what stands beside it under this name, if it says this or a first part of it: an
    /// exchange that never came, or not even the writing to its end.
    pub(super) fn remove_unused(&self, kept: &str, text: &str) {
        let said = self.bytes_beside(kept);
        if said.is_ok_and(|said| text.as_bytes().starts_with(&said)) {
            self.remove(kept);
        }
    }

    fn read(&mut self) -> Result<(), NotReplaced> {
        let path = || self.path.clone();
        if FileType::from_raw_mode(self.found.st_mode) != FileType::RegularFile {
            return Err(NotReplaced::NotAFile(path()));
        }
        if self.found.st_nlink != 1 {
            return Err(NotReplaced::HardLinks(path()));
        }
        match text_of(&self.file) {
            Ok(text) => self.text = text,
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                return Err(NotReplaced::NotText(path()));
            }
            Err(error) => return Err(self.failed(&error)),
        }
        Ok(())
    }

    /// Writes a text beside the file, with the file's own owner, rights and attributes.
    fn write_beside(&self, text: &str, name: &str) -> Result<(), NotReplaced> {
        let written = self.write_new(text, name);
        written.map_err(|error| self.failed(&error))
    }

    fn write_new(&self, text: &str, name: &str) -> io::Result<()> {
        let new = OFlags::CREATE | OFlags::EXCL | OFlags::WRONLY | OFlags::CLOEXEC;
        let mut file = File::from(openat(&self.folder, name, new, Mode::RUSR | Mode::WUSR)?);
        file.write_all(text.as_bytes())?;
        let (owner, group) = (self.found.st_uid, self.found.st_gid);
        fchown(
            &file,
            Some(Uid::from_raw(owner)),
            Some(Gid::from_raw(group)),
        )?;
        copy_attributes(&self.file, &file)?;
        // Last, since a new owner takes rights away.
        fchmod(&file, Mode::from_raw_mode(self.found.st_mode))?;
        fsync(&file)?;
        Ok(())
    }

    /// Lets the two names change places, unless the file is no longer the one that was found.
    fn exchange(&self, kept: &str) -> Result<(), NotReplaced> {
        self.swap(kept)?;
        let is_ours = self.beside(kept).is_ok_and(|now| same(&now, &self.found));
        if is_ours {
            return Ok(());
        }
        self.swap(kept)?;
        Err(NotReplaced::Changed(self.path.clone()))
    }

    fn swap(&self, kept: &str) -> Result<(), NotReplaced> {
        let swapped = renameat_with(
            &self.folder,
            self.name.as_str(),
            &self.folder,
            kept,
            RenameFlags::EXCHANGE,
        );
        swapped.map_err(|error| match error {
            Errno::INVAL | Errno::NOSYS | Errno::BUSY => NotReplaced::NotAtOnce(self.path.clone()),
            Errno::NOENT => NotReplaced::Changed(self.path.clone()),
            error => self.failed(&error.into()),
        })
    }

    /// Makes the change of names last.
    fn settle(&self) -> Result<(), NotReplaced> {
        fsync(&self.folder).map_err(|error| self.failed(&error.into()))
    }

    fn beside(&self, name: &str) -> Result<Stat, Errno> {
        statat(&self.folder, name, AtFlags::SYMLINK_NOFOLLOW)
    }

    fn says(&self, name: &str, text: &str) -> bool {
        let said = self.bytes_beside(name);
        said.is_ok_and(|said| said == text.as_bytes())
    }

    fn bytes_beside(&self, name: &str) -> io::Result<Vec<u8>> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = File::from(openat(&self.folder, name, flags, Mode::empty())?);
        let mut bytes = Vec::new();
        file.take(LARGEST).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn remove(&self, name: &str) {
        // What cannot be removed stays behind under a name that says what it is.
        unlinkat(&self.folder, name, AtFlags::empty()).ok();
    }

    fn failed(&self, error: &io::Error) -> NotReplaced {
        told(&self.path, error)
    }
}

/// Whether it is the same file, and nobody wrote to it.
fn same(one: &Stat, other: &Stat) -> bool {
    let facts = |stat: &Stat| {
        let written = (stat.st_mtime, stat.st_mtime_nsec);
        (
            stat.st_dev,
            stat.st_ino,
            stat.st_size,
            written,
            stat.st_nlink,
        )
    };
    facts(one) == facts(other)
}

fn text_of(file: &File) -> io::Result<String> {
    let mut text = String::new();
    let read = file.take(LARGEST).read_to_string(&mut text)?;
    if read as u64 == LARGEST || text.contains('\0') {
        return Err(io::ErrorKind::InvalidData.into());
    }
    Ok(text)
}

/// Extended attributes, access control lists among them (xattr(7)). A file system without them has
/// none to copy.
fn copy_attributes(from: &File, to: &File) -> io::Result<()> {
    let mut names = vec![0; MOST_ATTRIBUTES];
    let length = match flistxattr(from, &mut names[..]) {
        Ok(length) => length,
        Err(Errno::NOTSUP) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    for name in names[..length].split(|byte| *byte == 0) {
        if name.is_empty() {
            continue;
        }
        let mut value = vec![0; MOST_ATTRIBUTES];
        let length = fgetxattr(from, name, &mut value[..])?;
        fsetxattr(to, name, &value[..length], XattrFlags::empty())?;
    }
    Ok(())
}

fn told(path: &str, error: &io::Error) -> NotReplaced {
    let path = path.to_owned();
    match error.raw_os_error().map(Errno::from_raw_os_error) {
        Some(Errno::LOOP) => NotReplaced::SymbolicLink(path),
        Some(Errno::NOTDIR) => NotReplaced::NotAFile(path),
        _ => NotReplaced::System {
            path,
            why: io::Error::new(error.kind(), error.to_string()),
        },
    }
}

const MOST_COPIES: usize = 100;

/// The kernel's own limit for the names, and for one value (xattr(7)).
const MOST_ATTRIBUTES: usize = 1 << 16;

/// What a text is called while it is put back without its own file.
const RESTORING: &str = ".being-put-back";
