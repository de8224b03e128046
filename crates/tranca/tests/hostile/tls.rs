//! Certificates of hostile servers.

use std::sync::{Arc, OnceLock};

use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

/// How a server speaks TLS.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// As it should.
    Usual,
    /// As it should, in HTTP/2.
    H2,
    /// With thousands of certificates.
    LongChain,
    /// With certificates of megabytes.
    HugeChain,
    /// With thousands of tickets for the next time.
    Tickets,
}

/// The configuration of this kind, made once.
pub(crate) fn config(kind: Kind) -> Arc<ServerConfig> {
    static CONFIGS: [OnceLock<Arc<ServerConfig>>; 5] = [const { OnceLock::new() }; 5];
    Arc::clone(CONFIGS[kind as usize].get_or_init(|| Arc::new(made(kind))))
}

fn made(kind: Kind) -> ServerConfig {
    let own = rcgen::generate_simple_self_signed(["mx.hostile.example".to_owned()]).expect("made");
    let key = PrivatePkcs8KeyDer::from(own.signing_key.serialize_der());
    let first: CertificateDer<'static> = own.cert.into();
    let chain = match kind {
        Kind::Usual | Kind::H2 | Kind::Tickets => vec![first],
        Kind::LongChain => vec![first; 5_000],
        Kind::HugeChain => {
            let junk = CertificateDer::from(vec![0x30; 64 * 1024]);
            [vec![first], vec![junk; 32]].concat()
        }
    };
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(chain, PrivateKeyDer::Pkcs8(key))
        .expect("certificate");
    match kind {
        Kind::H2 => config.alpn_protocols = vec![b"h2".to_vec()],
        Kind::Tickets => config.send_tls13_tickets = 10_000,
        Kind::Usual | Kind::LongChain | Kind::HugeChain => {}
    }
    config
}
