//! Debian's apt with a state of its own: its lists and its idea of what is installed (nothing)
//! stand in our cache, so the machine's are neither needed nor touched.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Trouble;
use crate::command::{bounded, run, told};

/// apt, asked from a folder that holds its state.
#[derive(Debug)]
pub(crate) struct Apt {
    folder: PathBuf,
}

impl Apt {
    /// Prepares apt's state below this folder, and its lists if there are none yet.
    pub(crate) fn in_folder(cache: &Path) -> Result<Self, Trouble> {
        let folder = cache.join("apt");
        for part in ["state", "cache"] {
            let part = folder.join(part);
            fs::create_dir_all(&part).map_err(told(&part))?;
        }
        let status = folder.join("status");
        fs::write(&status, "").map_err(told(&status))?;
        let apt = Self { folder };
        apt.update_once()?;
        Ok(apt)
    }

    /// The packages and all that they depend on.
    pub(crate) fn closure(&self, packages: &[&str]) -> Result<Vec<String>, Trouble> {
        let uris = run(self
            .command()
            .args(["install", "--print-uris", "--yes", "-qq"])
            .args(packages))?;
        Ok(uris.lines().filter_map(package_of).collect())
    }

    /// Downloads these packages into a folder. Lists that are too old are renewed, once.
    pub(crate) fn download(&self, packages: &[String], into: &Path) -> Result<(), Trouble> {
        let download = || {
            run(self
                .command()
                .args(["download", "-qq"])
                .args(packages)
                .current_dir(into))
        };
        if download().is_err() {
            self.update()?;
            download()?;
        }
        Ok(())
    }

    fn update_once(&self) -> Result<(), Trouble> {
        let mark = self.folder.join("updated");
        if mark.exists() {
            return Ok(());
        }
        self.update()?;
        fs::write(&mark, "").map_err(told(&mark))
    }

    fn update(&self) -> Result<(), Trouble> {
        run(self.command().args(["update", "-qq"])).map(drop)
    }

    fn command(&self) -> Command {
        let mut command = bounded(FETCHING_S, "apt-get");
        let folder = self.folder.display();
        for option in [
            format!("Dir::State={folder}/state"),
            format!("Dir::State::status={folder}/status"),
            format!("Dir::Cache={folder}/cache"),
            // apt's own user cannot write below a developer's home.
            "APT::Sandbox::User=root".to_owned(),
            "APT::Install-Recommends=false".to_owned(),
        ] {
            command.arg("-o").arg(option);
        }
        command
    }
}

/// `'https://…/squid_5.7-2_amd64.deb' squid_5.7-2_amd64.deb 2664232 …`: the name up to the version.
fn package_of(line: &str) -> Option<String> {
    let file = line.split_whitespace().nth(1)?;
    let (name, _version) = file.split_once('_')?;
    Some(name.to_owned())
}

/// Long enough for a slow mirror; apt itself gives up on a dead one much sooner.
const FETCHING_S: u32 = 300;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packages_name_ends_where_its_version_begins() {
        let line = "'http://deb.example/squid_5.7-2_amd64.deb' squid_5.7-2_amd64.deb 12 SHA256:0";
        assert_eq!(package_of(line).as_deref(), Some("squid"));
        assert_eq!(package_of("Reading package lists..."), None);
    }
}
