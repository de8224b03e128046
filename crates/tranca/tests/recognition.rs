//! Conversations with real servers, as the transcripts of the testbed have them, and which software
//! is told from each: its first line says so. And the same with lies in them.

use std::fs;
use std::path::Path;

use tranca::guides::guide::Protocol;
use tranca::guides::{Guides, Heard, Software};

/// One conversation, and what must be told of it.
struct Conversation {
    name: String,
    protocol: Protocol,
    transcript: String,
    told: String,
}

impl Conversation {
    fn all() -> Vec<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recognition");
        let files = fs::read_dir(folder).expect("the folder is there");
        let mut all: Vec<Self> = files
            .map(|file| Self::read(&file.expect("it can be listed").path()))
            .collect();
        all.sort_by(|one, other| one.name.cmp(&other.name));
        assert!(all.len() > 30, "{}", all.len());
        all
    }

    fn of(protocol: Protocol) -> Vec<Self> {
        let all = Self::all().into_iter();
        all.filter(|one| one.protocol == protocol).collect()
    }

    fn read(file: &Path) -> Self {
        let transcript = fs::read_to_string(file).expect("it is text");
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let protocol = match name.split('-').next() {
            Some("smtp") => Protocol::Smtp,
            Some("http") => Protocol::Http,
            Some("socks") => Protocol::Socks,
            other => panic!("{other:?}"),
        };
        let first = transcript.lines().next().unwrap_or_default();
        let told = first
            .strip_prefix("# told: ")
            .expect("the first line tells");
        Self {
            told: told.to_owned(),
            name: name.into_owned(),
            protocol,
            transcript,
        }
    }

    fn product(&self) -> Option<&str> {
        let first = self.told.split(' ').next();
        first.filter(|word| *word != "nobody")
    }

    fn basis(&self) -> Option<&str> {
        self.told.rsplit(' ').next()
    }

    /// Each line of the server's through this.
    fn with(&self, change: impl Fn(&str) -> String) -> String {
        let lines = self.transcript.lines();
        let changed = lines.map(|line| match line.strip_prefix("< ") {
            Some(theirs) => format!("< {}\n", change(theirs)),
            None => format!("{line}\n"),
        });
        changed.collect()
    }

    /// With this for a greeting.
    fn greeting(&self, greeting: &str) -> String {
        self.with(|line| {
            let is_greeting = line.starts_with("220 ") && line.contains(" ESMTP");
            if is_greeting { greeting } else { line }.to_owned()
        })
    }

    /// With this in every `Server` field.
    fn serving(&self, server: &str) -> String {
        self.with(|line| {
            let is_field = line.to_ascii_lowercase().starts_with("server: ");
            if is_field {
                format!("Server: {server}")
            } else {
                line.to_owned()
            }
        })
    }
}

fn heard(protocol: Protocol, transcript: &str) -> Option<Software> {
    Guides::builtin().recognise(&Heard {
        protocol,
        transcript,
    })
}

fn words(found: Option<Software>) -> String {
    found.map_or_else(
        || "nobody".to_owned(),
        |found| {
            let version = found.version.map(|version| format!("{version} "));
            let (product, basis) = (found.product, found.basis.name());
            format!("{product} {}{basis}", version.unwrap_or_default())
        },
    )
}

#[test]
fn every_server_is_told_as_its_conversation_says() {
    let wrong = Conversation::all().into_iter().filter_map(|one| {
        let told = words(heard(one.protocol, &one.transcript));
        (told != one.told).then(|| format!("{}: {told}, not {}", one.name, one.told))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_mail_server_without_a_greeting_of_its_own_is_told_by_what_it_does() {
    for one in Conversation::of(Protocol::Smtp) {
        let told = heard(one.protocol, &one.greeting("220 mx.example ESMTP"));
        let product = told.map(|told| told.product);
        assert_eq!(product.as_deref(), one.product(), "{}", one.name);
    }
}

#[test]
fn the_greeting_of_another_product_never_makes_a_server_that_product() {
    for one in Conversation::of(Protocol::Smtp) {
        for lie in GREETINGS {
            let told = heard(one.protocol, &one.greeting(lie));
            let product = told.map(|told| told.product);
            assert!(
                product.is_none() || product.as_deref() == one.product(),
                "{}: {lie}: {product:?}",
                one.name
            );
        }
    }
}

#[test]
fn a_server_field_of_another_product_never_outweighs_what_the_server_does() {
    for one in Conversation::of(Protocol::Http) {
        if one.basis() == Some("server-header") {
            continue;
        }
        for lie in [
            "nginx/1.22.1",
            "Apache",
            "squid/6.1",
            "tinyproxy",
            "Unheard-of/1",
        ] {
            let product = heard(one.protocol, &one.serving(lie)).map(|told| told.product);
            assert!(
                product.is_none() || product.as_deref() == one.product(),
                "{}: {lie}: {product:?}",
                one.name
            );
        }
    }
}

#[test]
fn what_comes_through_a_granted_tunnel_is_nobody_or_the_proxy() {
    for inside in Conversation::of(Protocol::Http) {
        let inside: String = inside
            .transcript
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| format!("{line}\n"))
            .collect();
        let tunnel = format!(
            "# connected to 192.0.2.1 port 80\n> CONNECT 192.0.2.10:80 HTTP/1.1\n> \n\
             < HTTP/1.1 200 Connection established\n< \n{inside}"
        );
        assert_eq!(heard(Protocol::Http, &tunnel), None, "{tunnel}");
    }
}

#[test]
fn a_page_under_a_foreign_server_field_may_be_that_of_the_server_behind() {
    let page = "# connected to 192.0.2.1 port 80\n> GET http://192.0.2.10/ HTTP/1.1\n> \n\
         < HTTP/1.1 403 Forbidden\n< Server: SOMEBODY\n< \n\
         < <address>Apache/2.4.71 (Debian) Server at www.example Port 80</address>\n";
    for other in ["nginx", "cloudflare"] {
        let said = page.replace("SOMEBODY", other);
        assert_eq!(words(heard(Protocol::Http, &said)), "nobody", "{other}");
    }
    let own = page.replace("SOMEBODY", "Apache");
    assert_eq!(
        words(heard(Protocol::Http, &own)),
        "apache 2.4.71 error-page"
    );
}

#[test]
fn what_stands_under_a_via_came_from_farther_away() {
    let said = "# connected to 192.0.2.1 port 80\n> GET http://192.0.2.10/ HTTP/1.1\n> \n\
         < HTTP/1.1 403 Forbidden\n< Server: squid/5.7\n< X-Squid-Error: ERR_ACCESS_DENIED 0\n\
         < Via: 1.1 inner (squid/5.7), 1.1 a-stranger\n< \n< page\n";
    assert_eq!(heard(Protocol::Http, said), None);
}

#[test]
fn one_borrowed_wording_does_not_outweigh_a_greeting() {
    let said = "# connected to 192.0.2.1 port 25\n< 220 mx.example ESMTP chasquid\n\
         > EHLO probe.example\n< 250 mx.example\n> QUIT\n\
         < 554 5.7.1 <somebody@canary.example>: Relay access denied\n";
    assert_eq!(heard(Protocol::Smtp, said), None);
}

/// As their products greet.
const GREETINGS: [&str; 9] = [
    "220 mx.example ESMTP Postfix",
    "220 mx.example ESMTP Exim 4.96 Tue, 24 Nov 2026 14:39:46 +0000",
    "220 mx.example ESMTP Sendmail 8.17.1/8.17.1; Tue, 24 Nov 2026 14:39:46 GMT",
    "220 mx.example ESMTP OpenSMTPD",
    "220 mx.example ESMTP chasquid",
    "220 mx.example ESMTP msmtpd",
    "220 mx.example ESMTP Haraka/3.0.3 ready",
    "220 mx.example Python SMTP 1.4.3",
    "220 mx.example Microsoft ESMTP MAIL Service ready at Tue, 24 Nov 2026 14:39:46 +0000",
];
