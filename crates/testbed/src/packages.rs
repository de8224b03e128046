//! Debian's packages, unpacked into a root of their own for each product.
//!
//! Nothing is installed and no maintainer's script runs, so mail servers that exclude each other
//! in dpkg stand side by side, and the machine stays as it was. The roots hold the product, the
//! libraries it needs, and busybox for a shell; they are kept in `target/testbed-cache` (or where
//! `TRANCA_TESTBED_CACHE` says), so that a second run needs no network.
//!
//! # Limits
//! Only libraries and the packages named here are unpacked, not every dependency: no Perl, no cron.

use std::fs;
use std::path::{Path, PathBuf};

use crate::apt::Apt;
use crate::command::{run, sh, told};
use crate::{Trouble, Unavailable, is_root};

/// A server's software.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Product {
    /// Apache httpd.
    Apache,
    /// Apache httpd, with the files and commands of its whole package.
    ApacheLaidOut,
    /// chasquid.
    Chasquid,
    /// Courier's mail server.
    Courier,
    /// Dante.
    Dante,
    /// Exim, as Debian's light daemon.
    Exim,
    /// ffproxy.
    Ffproxy,
    /// HAProxy, and a Tinyproxy behind it.
    Haproxy,
    /// lighttpd.
    Lighttpd,
    /// microsocks.
    Microsocks,
    /// `msmtpd` of msmtp: a small server that hands all mail to a command.
    Msmtp,
    /// dnsmasq: the name server.
    NameServer,
    /// Ncat.
    Ncat,
    /// nghttpx, and a Tinyproxy behind it.
    Nghttpx,
    /// nginx, with its stream module.
    Nginx,
    /// OpenSMTPD.
    OpenSmtpd,
    /// OpenSSH, client and server.
    OpenSsh,
    /// Postfix, with its `smtp-sink`.
    Postfix,
    /// Postfix that asks for a password, which Cyrus SASL checks.
    PostfixSasl,
    /// Privoxy.
    Privoxy,
    /// ProxSMTP: a proxy that stands in front of a mail server; here of Postfix.
    ProxSmtp,
    /// Sendmail.
    Sendmail,
    /// SNI Proxy.
    Sniproxy,
    /// socat, and a Tinyproxy behind it.
    Socat,
    /// Squid.
    Squid,
    /// sslh, and a Tinyproxy behind it.
    Sslh,
    /// stunnel, and a Tinyproxy behind it.
    Stunnel,
    /// Tinyproxy.
    Tinyproxy,
    /// Busybox: a web server and the client of conversations. Every root has it too.
    Tools,
    /// Apache Traffic Server.
    TrafficServer,
}

impl Product {
    /// All products, in the order in which they are fetched.
    pub const ALL: [Self; 30] = [
        Self::Tools,
        Self::NameServer,
        Self::Postfix,
        Self::Exim,
        Self::Squid,
        Self::Tinyproxy,
        Self::Dante,
        Self::Chasquid,
        Self::Courier,
        Self::Msmtp,
        Self::OpenSmtpd,
        Self::ProxSmtp,
        Self::Sendmail,
        Self::Apache,
        Self::ApacheLaidOut,
        Self::Ffproxy,
        Self::Haproxy,
        Self::Lighttpd,
        Self::Microsocks,
        Self::Ncat,
        Self::Nghttpx,
        Self::Nginx,
        Self::OpenSsh,
        Self::PostfixSasl,
        Self::Privoxy,
        Self::Sniproxy,
        Self::Socat,
        Self::Sslh,
        Self::Stunnel,
        Self::TrafficServer,
    ];

    /// The name in outputs, and of the folder in the cache.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Apache => "apache-httpd",
            Self::ApacheLaidOut => "apache-laid-out",
            Self::Chasquid => "chasquid",
            Self::Courier => "courier",
            Self::Dante => "dante",
            Self::Exim => "exim",
            Self::Ffproxy => "ffproxy",
            Self::Haproxy => "haproxy",
            Self::Lighttpd => "lighttpd",
            Self::Microsocks => "microsocks",
            Self::Msmtp => "msmtp",
            Self::NameServer => "dnsmasq",
            Self::Ncat => "ncat",
            Self::Nghttpx => "nghttpx",
            Self::Nginx => "nginx",
            Self::OpenSmtpd => "opensmtpd",
            Self::OpenSsh => "openssh",
            Self::Postfix => "postfix",
            Self::PostfixSasl => "postfix-sasl",
            Self::Privoxy => "privoxy",
            Self::ProxSmtp => "proxsmtp",
            Self::Sendmail => "sendmail",
            Self::Sniproxy => "sniproxy",
            Self::Socat => "socat",
            Self::Squid => "squid",
            Self::Sslh => "sslh",
            Self::Stunnel => "stunnel",
            Self::Tinyproxy => "tinyproxy",
            Self::Tools => "tools",
            Self::TrafficServer => "traffic-server",
        }
    }

    /// The packages that make the product, beside libraries: their names, with spaces between.
    const fn packages(self) -> &'static str {
        match self {
            Self::Apache => "apache2-bin busybox-static media-types zlib1g",
            Self::ApacheLaidOut => "apache2 apache2-bin busybox-static media-types zlib1g",
            Self::Chasquid => "busybox-static chasquid netbase",
            Self::Courier => "busybox-static courier-authlib courier-base courier-mta netbase",
            Self::Dante => "busybox-static dante-server",
            Self::Exim => "busybox-static exim4-base exim4-config exim4-daemon-light netbase",
            Self::Ffproxy => "busybox-static ffproxy",
            Self::Haproxy => "busybox-static haproxy tinyproxy-bin",
            Self::Lighttpd => "busybox-static lighttpd",
            Self::Microsocks => "busybox-static microsocks",
            Self::Msmtp => "busybox-static msmtp msmtp-mta zlib1g",
            Self::NameServer => "busybox-static dnsmasq-base",
            Self::Ncat => "busybox-static ncat",
            Self::Nghttpx => "busybox-static nghttp2-proxy tinyproxy-bin zlib1g",
            Self::Nginx => "busybox-static libnginx-mod-stream nginx nginx-common zlib1g",
            Self::OpenSmtpd => "busybox-static netbase opensmtpd zlib1g",
            Self::OpenSsh => "busybox-static openssh-client openssh-server zlib1g",
            Self::Postfix => "busybox-static netbase postfix",
            Self::PostfixSasl => "busybox-static libsasl2-modules netbase postfix sasl2-bin",
            Self::Privoxy => "busybox-static privoxy zlib1g",
            Self::ProxSmtp => "busybox-static netbase postfix proxsmtp",
            Self::Sendmail => "busybox-static m4 netbase sendmail-base sendmail-bin sendmail-cf",
            Self::Sniproxy => "busybox-static sniproxy",
            Self::Socat => "busybox-static socat tinyproxy-bin",
            Self::Squid => "busybox-static netbase squid squid-common squid-langpack",
            Self::Sslh => "busybox-static sslh tinyproxy-bin",
            Self::Stunnel => "busybox-static stunnel4 tinyproxy-bin",
            Self::Tinyproxy => "busybox-static tinyproxy tinyproxy-bin",
            Self::Tools => "busybox-static",
            Self::TrafficServer => "busybox-static trafficserver zlib1g",
        }
    }
}

/// Where a product stands unpacked.
///
/// # Errors
/// [`Unavailable::NotFetched`] when [`fetch`] must come first.
pub fn unpacked(product: Product) -> Result<PathBuf, Unavailable> {
    let place = cache().join(product.name());
    let contents = fs::read_to_string(place.join(CONTENTS)).unwrap_or_default();
    if contents == product.packages() {
        Ok(place)
    } else {
        Err(Unavailable::NotFetched(product.name()))
    }
}

/// Downloads and unpacks a product, unless it is there already.
///
/// # Errors
/// [`Unavailable::NotRoot`], since the files belong to root; [`Trouble::Command`] when apt or dpkg
/// say no.
pub fn fetch(product: Product) -> Result<PathBuf, Trouble> {
    if let Ok(place) = unpacked(product) {
        return Ok(place);
    }
    if !is_root() {
        return Err(Unavailable::NotRoot.into());
    }
    let cache = cache();
    fs::create_dir_all(&cache).map_err(told(&cache))?;
    let half_done = tempfile::tempdir_in(&cache).map_err(told(&cache))?;
    unpack(product, &cache, half_done.path())?;
    let place = cache.join(product.name());
    if place.exists() {
        fs::remove_dir_all(&place).map_err(told(&place))?;
    }
    fs::rename(half_done.path().join("root"), &place).map_err(told(&place))?;
    Ok(place)
}

fn unpack(product: Product, cache: &Path, workplace: &Path) -> Result<(), Trouble> {
    let (archives, root) = (workplace.join("archives"), workplace.join("root"));
    for folder in [&archives, &root] {
        fs::create_dir_all(folder).map_err(told(folder))?;
    }
    let apt = Apt::in_folder(cache)?;
    let wanted: Vec<&str> = product.packages().split(' ').collect();
    let needed: Vec<String> = apt
        .closure(&wanted)?
        .into_iter()
        .filter(|name| wanted.contains(&name.as_str()) || is_library(name))
        .collect();
    apt.download(&needed, &archives)?;
    let each = r#"for archive in "$0"/*.deb; do dpkg-deb --extract "$archive" "$1" || exit; done"#;
    run(sh(each).args([&archives, &root]))?;
    furnish(&root)?;
    let contents = root.join(CONTENTS);
    fs::write(&contents, wanted.join(" ")).map_err(told(&contents))
}

/// Gives the root the folders that every system has, and busybox's commands.
fn furnish(root: &Path) -> Result<(), Trouble> {
    for folder in ["bin", "etc", "lib", "lib64", "sbin", "usr/share", "var"] {
        let folder = root.join(folder);
        fs::create_dir_all(&folder).map_err(told(&folder))?;
    }
    // No server reads what is meant for people.
    run(sh(r#"cd "$0/usr/share" && rm -rf doc info lintian locale man"#).arg(root))?;
    run(sh(r#"exec chroot "$0" /bin/busybox --install -s /bin"#).arg(root)).map(drop)
}

fn is_library(package: &str) -> bool {
    package.starts_with("lib") && !package.contains("perl")
}

fn cache() -> PathBuf {
    std::env::var_os("TRANCA_TESTBED_CACHE").map_or_else(
        || {
            PathBuf::from(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../../target/testbed-cache"
            ))
        },
        PathBuf::from,
    )
}

/// Written last, so that what was half unpacked is never taken for whole.
const CONTENTS: &str = "packages.txt";
