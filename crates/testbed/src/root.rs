//! A server's own root: its configuration and its files, in a folder that nobody else uses. The
//! programs are shared with all other roots of the same product.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
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

    /// Makes the folders above a file that will be written.
    pub(crate) fn make_way(&self, path: &str) -> Result<(), Trouble> {
        let place = self.place(path);
        let folder = place.parent().unwrap_or(&place);
        fs::create_dir_all(folder).map_err(told(folder))
    }

    /// Lets one of the server's files be run.
    pub(crate) fn executable(&self, path: &str) -> Result<(), Trouble> {
        self.permit(path, 0o755)
    }

    /// Sets who may do what with one of the server's files.
    pub(crate) fn permit(&self, path: &str, mode: u32) -> Result<(), Trouble> {
        let place = self.place(path);
        fs::set_permissions(&place, Permissions::from_mode(mode)).map_err(told(&place))
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
        self.permit("", 0o755)?;
        for folder in ["root", "run", "tmp"] {
            self.folder_of(User::Root, folder)?;
            self.permit(folder, 0o1777)?;
        }
        let own_run = self.place("var/run");
        if fs::symlink_metadata(&own_run).is_err() {
            std::os::unix::fs::symlink("/run", &own_run).map_err(told(&own_run))?;
        }
        self.write("etc/passwd", PASSWD)?;
        self.write("etc/group", GROUP)?;
        self.write("etc/hosts", "127.0.0.1 localhost\n")?;
        self.write("etc/nsswitch.conf", "hosts: files dns\n")?;
        self.write("etc/resolv.conf", &resolver_configuration())?;
        self.write(SYSTEMCTL, RESTART)?;
        self.executable(SYSTEMCTL)
    }
}

/// Whom a file belongs to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum User {
    /// Courier's own.
    Courier,
    /// Exim's own.
    Exim,
    /// Nobody's in particular.
    Nobody,
    /// Postfix's own.
    Postfix,
    /// Squid's own.
    Proxy,
    /// root.
    Root,
    /// Tinyproxy's own.
    Tinyproxy,
}

impl User {
    /// As in [`PASSWD`] and [`GROUP`].
    pub(crate) const fn number(self) -> u32 {
        match self {
            Self::Courier => 109,
            Self::Exim => 103,
            Self::Nobody => 65534,
            Self::Postfix => 101,
            Self::Proxy => 13,
            Self::Root => 0,
            Self::Tinyproxy => 104,
        }
    }
}

/// A stand-in for systemd's command, so that guides can be followed to the letter, whatever name
/// they give: there is one server here. It reloads by what stands in [`RELOAD`], as `ExecReload=`
/// does in a unit.
const RESTART: &str = r#"#!/bin/sh
case $1 in
    daemon-reload) exit 0 ;;
    reload) exec sh /run/reload ;;
    restart) ;;
    *) exit 1 ;;
esac
server=$(cat /run/server.pid) && rm /run/server.pid && touch /run/restart && kill "$server"
until [ -s /run/server.pid ]; do sleep 0.02; done
"#;

/// How the one server reloads.
pub(crate) const RELOAD: &str = "run/reload";

const SYSTEMCTL: &str = "run/systemctl";

const PASSWD: &str = "\
root:x:0:0::/root:/bin/sh
mail:x:8:8::/var/mail:/bin/false
uucp:x:10:10::/var/spool/uucp:/bin/false
proxy:x:13:13::/bin:/bin/false
postfix:x:101:101::/var/spool/postfix:/bin/false
Debian-exim:x:103:103::/var/spool/exim4:/bin/false
tinyproxy:x:104:104::/run/tinyproxy:/bin/false
opensmtpd:x:105:105::/var/lib/opensmtpd/empty:/bin/false
opensmtpq:x:106:106::/var/lib/opensmtpd/empty:/bin/false
smmta:x:107:107::/var/lib/sendmail:/bin/false
smmsp:x:108:108::/var/lib/sendmail:/bin/false
courier:x:109:109::/var/lib/courier:/bin/false
sshd:x:110:65534::/run/sshd:/bin/false
nobody:x:65534:65534::/:/bin/false
";

const GROUP: &str = "\
root:x:0:
adm:x:4:
mail:x:8:
uucp:x:10:
proxy:x:13:
postfix:x:101:
postdrop:x:102:
Debian-exim:x:103:
tinyproxy:x:104:
opensmtpd:x:105:
opensmtpq:x:106:
smmta:x:107:
smmsp:x:108:
courier:x:109:
nogroup:x:65534:
";
