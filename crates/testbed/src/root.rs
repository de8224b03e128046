//! A server's own root: its configuration and its files, in a folder that nobody else uses. The
//! programs are shared with all other roots of the same product.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::Trouble;
use crate::command::{SHORT_S, bounded, run, told};
use crate::network::{resolver_configuration, scratch};
use crate::packages::{Product, unpacked};

/// The root of one server.
#[derive(Debug)]
pub(crate) struct Root {
    folder: TempDir,
    packages: PathBuf,
}

impl Root {
    /// Lays a root for this product, configured as the package has it.
    pub(crate) fn of(product: Product) -> Result<Self, Trouble> {
        let packages = unpacked(product)?;
        let root = Self {
            folder: scratch()?,
            packages,
        };
        root.lay()?;
        Ok(root)
    }

    /// The folder.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where the programs are.
    pub(crate) fn packages(&self) -> &Path {
        &self.packages
    }

    /// Where a path of the server lies on this machine.
    pub(crate) fn place(&self, path: &str) -> PathBuf {
        self.folder.path().join(path.trim_start_matches('/'))
    }

    /// Reads one of the server's files.
    pub(crate) fn read(&self, path: &str) -> Result<String, Trouble> {
        let place = self.place(path);
        fs::read_to_string(&place).map_err(told(&place))
    }

    /// Writes one of the server's files.
    pub(crate) fn write(&self, path: &str, text: &str) -> Result<(), Trouble> {
        let place = self.place(path);
        fs::write(&place, text).map_err(told(&place))
    }

    /// Makes a folder that belongs to this user.
    pub(crate) fn folder_of(&self, user: User, path: &str) -> Result<(), Trouble> {
        let place = self.place(path);
        fs::create_dir_all(&place).map_err(told(&place))?;
        let number = user.number();
        std::os::unix::fs::chown(&place, Some(number), Some(number)).map_err(told(&place))
    }

    fn lay(&self) -> Result<(), Trouble> {
        let copied = ["etc", "var"].map(|folder| self.packages.join(folder));
        run(bounded(SHORT_S, "cp")
            .arg("-a")
            .args(copied)
            .arg(self.folder()))?;
        for mount_point in ["bin", "dev", "lib", "lib64", "proc", "sbin", "usr"] {
            self.folder_of(User::Root, mount_point)?;
        }
        // A temporary folder is its maker's alone; servers give up root and must still enter.
        run(bounded(SHORT_S, "chmod").arg("755").arg(self.folder()))?;
        for folder in ["root", "run", "tmp"] {
            self.folder_of(User::Root, folder)?;
            run(bounded(SHORT_S, "chmod")
                .arg("1777")
                .arg(self.place(folder)))?;
        }
        self.write("etc/passwd", PASSWD)?;
        self.write("etc/group", GROUP)?;
        self.write("etc/hosts", "127.0.0.1 localhost\n")?;
        self.write("etc/nsswitch.conf", "hosts: files dns\n")?;
        self.write("etc/resolv.conf", &resolver_configuration())
    }
}

/// Whom a file belongs to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum User {
    /// Postfix's own.
    Postfix,
    /// Squid's own.
    Proxy,
    /// root.
    Root,
}

impl User {
    /// As in [`PASSWD`] and [`GROUP`].
    const fn number(self) -> u32 {
        match self {
            Self::Postfix => 101,
            Self::Proxy => 13,
            Self::Root => 0,
        }
    }
}

const PASSWD: &str = "\
root:x:0:0::/root:/bin/sh
proxy:x:13:13::/bin:/bin/false
postfix:x:101:101::/var/spool/postfix:/bin/false
nobody:x:65534:65534::/:/bin/false
";

const GROUP: &str = "\
root:x:0:
proxy:x:13:
postfix:x:101:
postdrop:x:102:
nogroup:x:65534:
";
