//! Which forms a proxy is asked in, and by which dialogue.
//!
//! A form has up to [`WAYS`] ways, the likeliest first: our canary by address or by name, at one
//! port or another. The next is tried only where the one before leaves something to hope for
//! ([`super::course`]).

use std::net::{IpAddr, SocketAddr};

use dialogue::h2_connect::H2Connect;
use dialogue::http_connect::HttpConnect;
use dialogue::http_forward::{Asking, HttpForward};
use dialogue::over_tls::OverTls;
use dialogue::socks4::Socks4;
use dialogue::socks5::Socks5;
use dialogue::wingate::{Wingate, Wording};
use dialogue::{Dialogue, Fetch, Form, Role, Service, Target, Tls};

use crate::cases::endpoint::Protocol;
use crate::verification::prober::{Errand, Prober};

/// How many ways a form has at most.
pub(super) const WAYS: usize = 5;

/// The forms of a protocol, in the order in which they are tried.
pub(in crate::verification) const fn forms(protocol: Protocol) -> &'static [Form] {
    match protocol {
        Protocol::HttpConnect => &[
            Form::HttpConnect,
            Form::HttpConnect80,
            Form::HttpConnect443,
            Form::HttpConnect25,
            Form::HttpPost25,
        ],
        Protocol::HttpForward => &[
            Form::HttpGet,
            Form::HttpHost,
            Form::HttpPath,
            Form::HttpForwarded,
        ],
        Protocol::Https => &[Form::HttpsProxy, Form::H2Connect, Form::Sni],
        Protocol::Socks4 => &[Form::Socks4, Form::Socks4a],
        Protocol::Socks5 => &[
            Form::Socks5Ipv4,
            Form::Socks5Name,
            Form::Socks5Ipv6,
            Form::Socks5Udp,
        ],
        Protocol::Telnet => &[Form::Wingate],
        Protocol::Smtp => &[],
    }
}

/// A dialogue to be held.
pub(super) type Question = Box<dyn Dialogue + Send>;

/// Prepares dialogues for one errand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Questions<'a> {
    pub(super) prober: &'a Prober,
    pub(super) errand: Errand<'a>,
}

impl Questions<'_> {
    /// The dialogue of one form in one way; `None` where there is no such way, or our canary has no
    /// such name, address or port.
    pub(super) fn question(&self, form: Form, way: usize) -> Option<Question> {
        let ours = &self.prober.target;
        match form {
            Form::HttpConnect => {
                let is_otherwise_asked = ours.web_at(80).or(ours.web_at(443)).is_some();
                let port = ours.web_port().filter(|_| !is_otherwise_asked)?;
                self.connect(form, way, (port, Service::Web))
            }
            Form::HttpConnect80 => self.connect(form, way, (ours.web_at(80)?, Service::Web)),
            Form::HttpConnect443 => self.connect(form, way, self.secure_web()?),
            Form::HttpConnect25 => self.connect(form, way, self.mail()?),
            Form::HttpPost25 => {
                let fetch = self.fetch(form, self.named(way, ours.mail_at(25)?)?);
                Some(Box::new(HttpForward::asking(&fetch, &Asking::Post)))
            }
            Form::HttpGet | Form::HttpHost | Form::HttpPath | Form::HttpForwarded => {
                self.forward(form, way)
            }
            Form::HttpsProxy | Form::H2Connect | Form::Sni => self.https(form, way),
            Form::Wingate => {
                let wording = *[Wording::Colon, Wording::Space, Wording::Eager].get(way)?;
                let fetch = self.fetch(form, self.any(ours.web_port()?)?);
                Some(Box::new(Wingate::new(&fetch, wording)))
            }
            _ => self.socks(form, way),
        }
    }

    fn connect(&self, form: Form, way: usize, at: (u16, Service)) -> Option<Question> {
        let (port, service) = at;
        let target = self.named(way, port)?;
        Some(Box::new(HttpConnect::new(
            self.fetch(form, target).of(service),
        )))
    }

    fn forward(&self, form: Form, way: usize) -> Option<Question> {
        let ours = &self.prober.target;
        let port = ours.web_port()?;
        let (target, asking) = match (form, way) {
            (Form::HttpGet, 0 | 1) => (self.named(way, port)?, Asking::Get),
            (Form::HttpGet, 2) => {
                let other = ours.web_ports.iter().find(|other| **other != port)?;
                (self.any(*other)?, Asking::Get)
            }
            (Form::HttpGet, 3) => (self.any(port)?, Asking::Head),
            (Form::HttpHost, 0) => (self.name(port)?, Asking::Host),
            (Form::HttpHost, 1) => (self.address(port)?, Asking::Host),
            (Form::HttpPath, 0 | 1) => (self.named(way, port)?, Asking::Path(self.tested())),
            (Form::HttpForwarded, 0) => (self.any(port)?, Asking::Forwarded),
            _ => return None,
        };
        let fetch = self.fetch(form, target);
        Some(Box::new(HttpForward::asking(&fetch, &asking)))
    }

    fn https(&self, form: Form, way: usize) -> Option<Question> {
        let ours = &self.prober.target;
        let port = ours.web_port()?;
        let at_443 = || ours.web_at(443).filter(|other| *other != port);
        let fetch = |port| Some(self.fetch(form, self.any(port)?));
        Some(match (form, way) {
            (Form::HttpsProxy, 0) => Box::new(OverTls::new(
                Tls::default(),
                HttpForward::new(&fetch(port)?),
            )),
            (Form::HttpsProxy, 1) => {
                Box::new(OverTls::new(Tls::default(), HttpConnect::new(fetch(port)?)))
            }
            (Form::HttpsProxy, 2) => {
                let fetch = fetch(at_443()?)?.of(self.secure_web()?.1);
                Box::new(OverTls::new(Tls::default(), HttpConnect::new(fetch)))
            }
            (Form::HttpsProxy, 3) => {
                let (port, service) = self.mail()?;
                let fetch = fetch(port)?.of(service);
                Box::new(OverTls::new(Tls::default(), HttpConnect::new(fetch)))
            }
            (Form::HttpsProxy, 4) => {
                let asking = HttpForward::asking(&fetch(port)?, &Asking::Host);
                Box::new(OverTls::new(Tls::default(), asking))
            }
            // The canary tells HTTP from TLS by itself, so clear text goes to port 443 too.
            (Form::H2Connect, 0) => Box::new(OverTls::new(h2(), H2Connect::new(fetch(port)?))),
            (Form::H2Connect, 1) => Box::new(OverTls::new(h2(), H2Connect::new(fetch(at_443()?)?))),
            (Form::H2Connect, 2) => Box::new(H2Connect::new(fetch(port)?)),
            (Form::Sni, 0) => self.by_server_name()?,
            _ => return None,
        })
    }

    /// A router by server name goes to port 443, or to the port at which it was asked itself.
    fn by_server_name(&self) -> Option<Question> {
        let ours = &self.prober.target;
        let port = ours
            .web_at(443)
            .or_else(|| ours.web_at(self.errand.endpoint.port))?;
        let tls = Tls {
            name: Some(ours.host.as_ref()?.as_str().to_owned()),
            protocols: &[],
        };
        let fetch = self.fetch(Form::Sni, self.name(port)?);
        // Who ends the TLS himself and goes by the Host field is no such router.
        let asking = Asking::Named(self.tested());
        Some(Box::new(OverTls::new(
            tls,
            HttpForward::asking(&fetch, &asking),
        )))
    }

    fn socks(&self, form: Form, way: usize) -> Option<Question> {
        let ours = &self.prober.target;
        let (port, service) = match (form, way) {
            (Form::Socks5Udp, 0) => (ours.udp_port?, Service::Web),
            (Form::Socks5Udp, _) => return None,
            (_, 0) => (ours.web_port()?, Service::Web),
            (_, 1) => self.secure_web().filter(|at| at.0 != 80)?,
            (_, 2) => self.mail()?,
            _ => return None,
        };
        let target = match form {
            Form::Socks4 | Form::Socks5Ipv4 => self.v4(port)?,
            Form::Socks5Ipv6 => self.v6(port)?,
            Form::Socks4a | Form::Socks5Name => self.name(port)?,
            Form::Socks5Udp => self.any(port)?,
            _ => return None,
        };
        let fetch = self.fetch(form, target).of(service);
        Some(match form {
            Form::Socks4 | Form::Socks4a => Box::new(Socks4::new(fetch)?),
            Form::Socks5Udp => Box::new(Socks5::associating(fetch)),
            _ => Box::new(Socks5::new(fetch)),
        })
    }

    fn fetch(&self, form: Form, target: Target) -> Fetch {
        let Errand {
            check, endpoint, ..
        } = self.errand;
        let key = &self.prober.key;
        let token = key.mint(check, endpoint.port, form, Role::Fetch);
        let courtesy = self.prober.courtesy.page.as_str();
        Fetch::new(target, &token, &key.answer(&token), courtesy)
    }

    /// Our port 443, inside TLS.
    fn secure_web(&self) -> Option<(u16, Service)> {
        let ours = &self.prober.target;
        let port = ours.web_at(443)?;
        Some((port, Service::SecureWeb(ours.host.clone())))
    }

    fn mail(&self) -> Option<(u16, Service)> {
        Some((self.prober.target.mail_at(25)?, Service::Mail))
    }

    /// By address first, since it spares the proxy the look-up; then, where it has another, by name.
    fn named(&self, way: usize, port: u16) -> Option<Target> {
        let (address, name) = (self.address(port), self.name(port));
        let mut both = address.into_iter().chain(name);
        both.nth(way)
    }

    fn any(&self, port: u16) -> Option<Target> {
        self.named(0, port)
    }

    fn name(&self, port: u16) -> Option<Target> {
        Some(Target::name(self.prober.target.host.clone()?, port))
    }

    /// Of our addresses the one that the tested server reaches as we reach it.
    fn address(&self, port: u16) -> Option<Target> {
        match self.errand.permit.address() {
            IpAddr::V4(_) => self.v4(port).or_else(|| self.v6(port)),
            IpAddr::V6(_) => self.v6(port).or_else(|| self.v4(port)),
        }
    }

    fn v4(&self, port: u16) -> Option<Target> {
        let address = IpAddr::V4(self.prober.target.v4?);
        Some(Target::address(address, port))
    }

    fn v6(&self, port: u16) -> Option<Target> {
        let address = IpAddr::V6(self.prober.target.v6?);
        Some(Target::address(address, port))
    }

    /// The tested server, as its own Host field would name it.
    fn tested(&self) -> String {
        let (address, port) = (self.errand.permit.address(), self.errand.endpoint.port);
        SocketAddr::new(address, port).to_string()
    }
}

const fn h2() -> Tls {
    Tls {
        name: None,
        protocols: &["h2"],
    }
}
