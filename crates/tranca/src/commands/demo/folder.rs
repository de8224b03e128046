//! The demo's operation folder: an ordinary one, with settings that fit a minute.

use std::fmt::Write;
use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::Path;

use laboratory::Message;

use super::scene::{BLOCKLIST, CANARY_DOMAIN, CANARY_HOST, Scene};
use crate::commands::init;
use crate::ground::clock::{Clock, Moment};

/// Writes the folder.
pub(super) fn write(folder: &Path, scene: &Scene) -> io::Result<()> {
    init::write(folder)?;
    fs::write(folder.join("tranca.toml"), settings(scene))?;
    fs::write(folder.join("agencies.toml"), AGENCIES)?;
    fs::write(folder.join("contacts.csv"), CONTACTS)?;
    let seen_at = Clock::machine().now() - std::time::Duration::from_secs(5 * 3_600);
    let feeds = folder.join("feeds");
    for (kind, rows) in [
        (
            "scan_http_proxy",
            rows(&scene.http_proxies(), seen_at, ("http", "GB")),
        ),
        (
            "scan_socks",
            rows(&scene.socks_proxies(), seen_at, ("socks5", "CL")),
        ),
        ("scan_smtp", rows(&scene.relays(), seen_at, ("smtp", "BR"))),
    ] {
        let name = format!("{}-{kind}-demo.csv", seen_at.date());
        fs::write(feeds.join(name), format!("{COLUMNS}\n{rows}"))?;
    }
    Ok(())
}

/// Writes what the recipients got to `received/`: the message, and its text beside it.
pub(super) fn keep_received(folder: &Path, messages: &[Message]) -> io::Result<()> {
    let received = folder.join("received");
    fs::create_dir_all(&received)?;
    for (at, message) in messages.iter().enumerate() {
        let to = message.recipients.first().map_or("nobody", String::as_str);
        let safe: String = to
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || "@.-".contains(*c))
            .collect();
        let name = format!("{}-{safe}", at + 1);
        fs::write(received.join(format!("{name}.eml")), &message.bytes)?;
        fs::write(
            received.join(format!("{name}.txt")),
            plain_text(&message.bytes),
        )?;
    }
    Ok(())
}

fn plain_text(message: &[u8]) -> String {
    let parsed = mail_parser::MessageParser::default().parse(message);
    let text = parsed.and_then(|parsed| parsed.body_text(0).map(std::borrow::Cow::into_owned));
    text.unwrap_or_default()
}

fn settings(scene: &Scene) -> String {
    let (canary_mail, canary_web) = (scene.canary_mail, scene.canary_web);
    let (mail_server, resolver) = (scene.mail_server(), scene.resolver());
    let registry = scene.registry_url();
    format!(
        r#"# The demo's settings: times of seconds where the world takes days. `tranca init` writes a file
# with every setting, its default and its reason.

[operation]
name = "Closed Doors (demo)"
contact = "operation@csirt.example"
language = "en"

[policy]
control_group_percent = 0
digest_every = "1s"
reminder_after = "3s"
closed_rechecks = 3
closed_rechecks_apart = "1s"
recheck_after = ["1s", "2s", "3s", "4s", "5s", "6s", "7s", "8s"]

[verification]
wait = "5s"
retry_after = "1s"
connections_per_second = 50
test_prefixes = ["127.77.0.0/24"]
source_addresses = ["{source}"]

[canary]
domain = "{CANARY_DOMAIN}"
mail_listen = ["{canary_mail}"]
host = "{CANARY_HOST}"
address_v4 = "{source}"
port = {web_port}
web_listen = ["{canary_web}"]

[resolver]
address = "{resolver}"

[lookup]
zones = []

[[lookup.own]]
zone = "{BLOCKLIST}"
kind = "enum"
codes = {{ 5 = "smtp", 8 = "socks", 9 = "http" }}

[[attribution.rdap_servers]]
prefix = "127.77.0.0/24"
url = "{registry}"

[delivery]
method = "smtp"

[delivery.smtp]
host = "{mail_host}"
port = {mail_port}
security = "none"
"#,
        source = canary_web.ip(),
        web_port = canary_web.port(),
        mail_host = mail_server.ip(),
        mail_port = mail_server.port(),
    )
}

/// One row per server, in the columns of the report.
fn rows(servers: &[SocketAddr], seen_at: Moment, (tag, country): (&str, &str)) -> String {
    let time = seen_at.for_people();
    let time = time.trim_end_matches(" UTC");
    let mut text = String::new();
    for server in servers {
        let (address, port) = (server.ip(), server.port());
        // A String takes every write.
        let _ = writeln!(
            text,
            r#""{time}","medium","{address}","tcp",{port},"","{tag}",64496,"{country}","","",0,"","""#
        );
    }
    text
}

/// The columns that all three reports share.
const COLUMNS: &str = "timestamp,severity,ip,protocol,port,hostname,tag,asn,geo,region,city,naics,hostname_source,sector";

const AGENCIES: &str = r#"[[agency]]
name = "Example CSIRT"
country = "CH"
languages = ["en", "pt", "es"]
letterhead = ["1 Example Street", "Exampletown"]
mailbox = "operation@csirt.example"
page = "https://csirt.example/closed-doors"

[[agency]]
name = "Agência Exemplo"
country = "BR"
languages = ["pt"]
letterhead = ["Rua do Exemplo, 1", "Exemplópolis"]
mailbox = "operacao@agencia.example"
page = "https://agencia.example/portas-fechadas"
jurisdiction = { countries = ["BR"], asns = [], prefixes = [] }

[[agency]]
name = "Agencia Ejemplo"
country = "CL"
languages = ["es"]
letterhead = ["Calle del Ejemplo 1", "Villa Ejemplo"]
mailbox = "operacion@agencia-ejemplo.example"
page = "https://agencia-ejemplo.example/puertas-cerradas"
jurisdiction = { countries = ["CL"], asns = [], prefixes = [] }
"#;

const CONTACTS: &str = "\
match,mailbox,language,scope,wish,country,note
127.77.0.16/28,noc@hosting.example,en,network,,GB,customer of many years
";
