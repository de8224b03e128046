//! Everything that is needed to act stands in the plain text, in every language.

use super::every::all;
use crate::cases::endpoint::Protocol;
use crate::cases::weakness::Weakness;
use crate::ground::clock::Moment;
use crate::ground::languages::Language;
use crate::guides::{Guides, Told, ToldStep};
use crate::letters::{Sample, Specimen};

/// What the samples tell about a server (`samples.rs`).
struct Server {
    address: &'static str,
    port: &'static str,
    protocol: Protocol,
    product: (&'static str, &'static str),
    form: &'static str,
    said: &'static [&'static str],
    repeat: &'static [&'static str],
}

const RELAY: Server = Server {
    address: "192.0.2.10",
    port: "25",
    protocol: Protocol::Smtp,
    product: ("postfix", "Postfix"),
    form: "plain",
    said: &[
        "< 220 mail.example.com ESMTP Postfix",
        "> RCPT TO:<t-4k9x@canary.example.org>",
        "< 250 2.0.0 Ok: queued as 4B0001",
    ],
    repeat: &["nc -C 192.0.2.10 25", "RCPT TO:", "QUIT"],
};
const PROXY: Server = Server {
    address: "192.0.2.11",
    port: "3128",
    protocol: Protocol::HttpConnect,
    product: ("squid", "Squid"),
    form: "http-connect",
    said: &[
        "> CONNECT canary.example.org:80 HTTP/1.1",
        "< HTTP/1.1 200 Connection established",
    ],
    repeat: &["curl", "192.0.2.11:3128", "example.org"],
};
const SOCKS: Server = Server {
    address: "2001:db8::1082",
    port: "1080",
    protocol: Protocol::Socks5,
    product: ("dante", "Dante"),
    form: "socks5:name",
    said: &[
        "> 05 01 00 03 (canary.example.org:80)",
        "< 05 00 00 01 00 00 00 00 00 00",
    ],
    repeat: &["curl", "socks5h://[2001:db8::1082]:1080", "example.org"],
};

fn servers(sample: Sample) -> &'static [Server] {
    match sample {
        Sample::Relay | Sample::Guessed => &[RELAY],
        Sample::Proxy => &[PROXY],
        Sample::Ipv6 => &[SOCKS],
        Sample::Digest | Sample::Long => &[RELAY, PROXY, SOCKS],
    }
}

/// A text without line breaks, spaces and marks of direction: what is left of it wherever it is broken.
fn squeezed(text: &str) -> String {
    let is_space = |c: char| c.is_whitespace() || matches!(c, '\u{2066}'..='\u{2069}');
    text.replace(is_space, "")
}

/// What a letter lacks of these.
fn lacking<'a>(specimen: &Specimen, wanted: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let text = squeezed(&specimen.draft.text());
    let lacks = |one: &&str| !text.contains(&squeezed(one));
    wanted.into_iter().filter(lacks).collect()
}

fn named(language: Language, specimen: &Specimen) -> String {
    let (letter, sample) = (specimen.letter, specimen.sample.name());
    format!("{language} {letter} {sample}")
}

/// The letters that ask for something.
fn asking() -> impl Iterator<Item = &'static (Language, Specimen)> {
    let asks = ["first-proven", "first-listed", "reminder"];
    let all = all().iter();
    all.filter(move |(_, specimen)| asks.contains(&specimen.letter))
}

fn assert_nothing_lacks(language: Language, specimen: &Specimen, wanted: &[String]) {
    let lacks = lacking(specimen, wanted.iter().map(String::as_str));
    let name = named(language, specimen);
    assert_eq!(lacks, [""; 0], "{name}: {}", specimen.draft.text());
}

#[tokio::test]
async fn where_it_is_open_and_by_what() {
    for (language, specimen) in asking() {
        let mut wanted = Vec::new();
        for server in servers(specimen.sample) {
            let protocol = language.text(&format!("protocol-{}", server.protocol.name()));
            wanted.extend([server.address.into(), server.port.into(), protocol]);
            if specimen.letter != "first-listed" {
                wanted.push(server.product.1.into());
            }
        }
        assert_nothing_lacks(*language, specimen, &wanted);
    }
}

#[tokio::test]
async fn what_we_did_what_we_saw_and_how_to_do_it_again() {
    for (language, specimen) in asking() {
        for server in servers(specimen.sample) {
            let sentence = match server.protocol.weakness() {
                Weakness::OpenRelay => language.text("repeat-relay"),
                Weakness::OpenProxy => language.text("repeat-proxy"),
            };
            let repeat = server.repeat.iter().map(|line| (*line).to_owned());
            let repeat: Vec<String> = repeat.chain([sentence]).collect();
            assert_nothing_lacks(*language, specimen, &repeat);
            let form = language.text(&format!("form-{}", server.form.replace(':', "-")));
            let did = server.said.iter().copied().chain([form.as_str()]);
            let lacks = lacking(specimen, did.clone()).len();
            // Where nothing was tested, the letter pretends nothing.
            let expected = if specimen.letter == "first-listed" {
                did.count()
            } else {
                0
            };
            assert_eq!(lacks, expected, "{}", named(*language, specimen));
        }
    }
}

#[tokio::test]
async fn when_in_utc_and_by_the_readers_clocks() {
    let proven = Moment::from_millis(1_795_514_400_000);
    for (language, specimen) in asking().filter(|(_, one)| one.letter != "first-listed") {
        let told = language.moment(proven, Some(language.home()));
        assert!(told.contains("UTC ("), "{language}: {told}");
        assert_nothing_lacks(*language, specimen, &[told]);
    }
}

#[tokio::test]
async fn the_first_steps_for_the_product_and_where_the_others_are() {
    for (language, specimen) in asking() {
        let proven = specimen.letter != "first-listed";
        for server in servers(specimen.sample) {
            let product = proven.then_some(server.product.0);
            let guide = Guides::builtin().guide_for(product, server.protocol.weakness());
            let guide = guide.unwrap();
            let told = guide.told(*language, proven.then_some(server.form));
            let page = format!("https://closed-doors.example.org/guides/{}", guide.product);
            let mut wanted = steps(&told);
            wanted.extend([told.title, page]);
            wanted.extend(told.documentation);
            if proven {
                wanted.push(told.why);
            }
            assert_nothing_lacks(*language, specimen, &wanted);
        }
    }
}

/// Every sentence and every line of a guide's steps, its check, its clean-up and its way back.
fn steps(told: &Told) -> Vec<String> {
    let single = told.reload.iter().chain(&told.check).chain(&told.undo);
    let all = told.steps.iter().chain(&told.clean_up).chain(single);
    let lines = |step: &ToldStep| {
        let code = step.code.iter().flat_map(|code| code.lines());
        let code: Vec<String> = code.map(str::to_owned).collect();
        [vec![step.sentence.clone()], code].concat()
    };
    all.flat_map(lines).collect()
}

#[tokio::test]
async fn which_databases_list_it_since_when_and_how_to_leave_them() {
    let seen = Moment::from_millis(1_793_600_100_000);
    for (language, specimen) in asking() {
        let wanted = [
            "shadowserver:population".to_owned(),
            "dnsbl:dnsbl.dronebl.org".to_owned(),
            "127.0.0.9".to_owned(),
            language.day(seen),
            "https://dronebl.org/lookup".to_owned(),
        ];
        assert_nothing_lacks(*language, specimen, &wanted);
    }
}

#[tokio::test]
async fn why_this_reader_who_writes_and_how_to_check_it() {
    for (language, specimen) in asking() {
        let wanted = [
            "RDAP abuse role of EXAMPLE-NET",
            "Closed Doors",
            "Example CSIRT",
            "https://www.example.org/closed-doors",
            "Agência Exemplo",
            "https://www.example.net/portas-fechadas",
            "closed-doors@example.org",
            "https://closed-doors.example.org/genuine",
            "1 Example Street",
        ]
        .map(str::to_owned);
        assert_nothing_lacks(*language, specimen, &wanted);
    }
}

#[tokio::test]
async fn how_to_have_it_tested_again_and_how_to_say_something_else() {
    for (language, specimen) in asking() {
        let words = ["stop", "forwarded", "not-mine", "intended"];
        let words = words.map(|word| language.text(&format!("reply-word-{word}")));
        let links = ["/case/", "/opt-out/"];
        let links = links.map(|link| format!("https://closed-doors.example.org{link}"));
        let rest = ["abuse@network.example.com", "XARF"].map(str::to_owned);
        assert_nothing_lacks(*language, specimen, &[&words[..], &links, &rest].concat());
    }
}

#[tokio::test]
async fn what_becomes_of_the_data() {
    for (language, specimen) in asking() {
        let gdpr = ["GDPR", "DSGVO", "RGPD", "AVG", "RODO", "BDAR", "ОРЗД"];
        let text = specimen.draft.text();
        let named_law = gdpr.iter().any(|law| text.contains(law))
            || text.contains("databeskyttelsesforordningen");
        let name = named(*language, specimen);
        assert!(named_law, "{name}: {text}");
        for days in ["365", "730"] {
            assert!(text.contains(days), "{name}: {days}: {text}");
        }
    }
}
