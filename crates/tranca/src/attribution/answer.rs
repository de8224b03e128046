//! What a registry tells about an address (RFC 9083), reduced to what a letter needs.
//!
//! Read field by field from any JSON: registries break the format in many ways (a string for a
//! list, a missing class name, a date that is none), and one field that nobody needs must not cost
//! the mailbox that stands beside it. Mailboxes are taken by role, nested entities included, since
//! whole registries keep the abuse desk inside the registrant.
//!
//! # Limits
//! Contacts are read from jCard (RFC 7095), the one form that all registries send. A registry's
//! sentence in place of a mailbox is refused, and with it whatever address may stand in it.

use std::net::IpAddr;

use ipnet::{IpNet, IpSubnets, Ipv4Subnets, Ipv6Subnets};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::cases::contact::Mailbox;

/// A registry's answer.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
pub struct Answer {
    /// The addresses that it covers, the asked one among them.
    pub network: IpNet,
    /// Name or handle of the network; the network itself, where it has neither.
    pub name: String,
    /// Its country (ISO 3166-1 alpha-2, upper case), where the registry says so.
    pub country: Option<String>,
    /// Whom it names, the abuse desk first.
    pub people: Vec<Person>,
    /// What stood where a mailbox should stand, and is none.
    pub refused: Vec<String>,
}

/// A mailbox in the role that the registry gives it.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
pub struct Person {
    /// `abuse`, `technical`, `noc` or `administrative` (RFC 9083 section 10.2.4).
    pub role: String,
    /// The mailbox.
    pub mailbox: Mailbox,
}

/// A document that tells nothing about any network.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NotAnAnswer {
    /// No JSON.
    #[error("the registry's document is no JSON: {0}")]
    NoJson(String),
    /// An error object (RFC 9083 section 6), whatever the status of the transport said.
    #[error("the registry answered with an error object: {0}")]
    Failure(String),
    /// JSON of another kind.
    #[error("the registry's document describes no network")]
    NoNetwork,
}

impl Answer {
    /// Reads the document that a registry sent when asked about an address.
    ///
    /// # Errors
    /// [`NotAnAnswer`] when it describes no network at all; anything less is read as it is.
    pub fn parse(document: &str, asked: IpAddr) -> Result<Self, NotAnAnswer> {
        let object: Value = serde_json::from_str(document)
            .map_err(|error| NotAnAnswer::NoJson(error.to_string()))?;
        if let Some(code) = object.get("errorCode") {
            let title = text(&object, "title").unwrap_or_default();
            return Err(NotAnAnswer::Failure(head(&format!("{code} {title}"))));
        }
        let described = ["startAddress", "cidr0_cidrs", "entities", "handle"];
        if !described.iter().any(|key| object.get(key).is_some()) {
            return Err(NotAnAnswer::NoNetwork);
        }
        let network = network(&object, asked.to_canonical());
        let mut named = Named::default();
        named.look_into(&object, 0);
        Ok(Self {
            network,
            name: label(&object).unwrap_or_else(|| network.to_string()),
            country: country(&object),
            people: named.in_order(),
            refused: named.refused,
        })
    }
}

/// Who was met on the way through the entities.
#[derive(Default)]
struct Named {
    people: Vec<Person>,
    refused: Vec<String>,
    entities: usize,
}

impl Named {
    /// Level by level, so that a nearer entity of a role comes before a deeper one.
    fn look_into(&mut self, object: &Value, depth: usize) {
        let inner = object.get("entities").and_then(Value::as_array);
        let Some(inner) = inner.filter(|_| depth < DEPTH) else {
            return;
        };
        for entity in inner {
            self.entities += 1;
            if self.entities > ENTITIES {
                return;
            }
            self.meet(entity);
        }
        for entity in inner {
            self.look_into(entity, depth + 1);
        }
    }

    fn meet(&mut self, entity: &Value) {
        let played = texts(entity.get("roles"));
        let played: Vec<String> = played
            .iter()
            .map(|role| role.to_ascii_lowercase())
            .collect();
        let Some(role) = ROLES
            .iter()
            .find(|role| played.iter().any(|one| one == *role))
        else {
            return;
        };
        for raw in emails(entity) {
            match Mailbox::parse(&raw) {
                Ok(mailbox) => self.people.push(Person {
                    role: (*role).to_owned(),
                    mailbox,
                }),
                Err(_) if self.refused.len() < REFUSED => self.refused.push(head(&raw)),
                Err(_) => {}
            }
        }
    }

    fn in_order(&mut self) -> Vec<Person> {
        let of_role = |role: &&str| {
            let people = self.people.iter().filter(|person| person.role == *role);
            people.take(MAILBOXES_PER_ROLE).cloned().collect::<Vec<_>>()
        };
        ROLES.iter().flat_map(of_role).collect()
    }
}

/// The e-mail properties of a jCard (RFC 7095 section 3.3). Some registries put several addresses
/// into one value.
fn emails(entity: &Value) -> Vec<String> {
    let properties = entity.pointer("/vcardArray/1").and_then(Value::as_array);
    let named = |property: &&Value| {
        let name = property.get(0).and_then(Value::as_str);
        name.is_some_and(|name| name.eq_ignore_ascii_case("email"))
    };
    let values = properties
        .into_iter()
        .flatten()
        .filter(named)
        .flat_map(|property| texts(property.get(3)));
    values
        .flat_map(|value| {
            let parts = value.split([',', ';']).map(str::trim);
            let parts = parts.filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect::<Vec<_>>()
        })
        .collect()
}

/// The block of the answered network that holds the asked address. A network that does not hold it
/// is no answer for more than this address.
fn network(object: &Value, asked: IpAddr) -> IpNet {
    let blocks = prefixes(object).into_iter().chain(range(object));
    let holding = blocks.filter(|block| block.contains(&asked));
    holding
        .max_by_key(IpNet::prefix_len)
        .unwrap_or_else(|| asked.into())
        .trunc()
}

/// The extension "cidr0".
fn prefixes(object: &Value) -> Vec<IpNet> {
    let cidrs = object.get("cidr0_cidrs").and_then(Value::as_array);
    let block = |cidr: &Value| {
        let start = text(cidr, "v4prefix").or_else(|| text(cidr, "v6prefix"))?;
        let length = cidr.get("length")?;
        let length = length.as_u64().or_else(|| length.as_str()?.parse().ok())?;
        IpNet::new(start.parse().ok()?, u8::try_from(length).ok()?).ok()
    };
    cidrs.into_iter().flatten().filter_map(block).collect()
}

fn range(object: &Value) -> Vec<IpNet> {
    let edge = |key| text(object, key)?.parse::<IpAddr>().ok();
    let subnets: IpSubnets = match (edge("startAddress"), edge("endAddress")) {
        (Some(IpAddr::V4(start)), Some(IpAddr::V4(end))) => Ipv4Subnets::new(start, end, 0).into(),
        (Some(IpAddr::V6(start)), Some(IpAddr::V6(end))) => Ipv6Subnets::new(start, end, 0).into(),
        _ => return Vec::new(),
    };
    // A range splits into at most two blocks of each length.
    subnets.take(256).collect()
}

fn label(object: &Value) -> Option<String> {
    let known = |key| text(object, key).filter(|name| !name.is_empty());
    known("name")
        .or_else(|| known("handle"))
        .map(|name| head(&name))
}

fn country(object: &Value) -> Option<String> {
    let code = text(object, "country")?.to_ascii_uppercase();
    let is_code = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    // The user-assigned ZZ stands for "unknown" (ISO 3166-1); EU and AP are no countries, and no
    // language follows from them.
    (is_code && !["ZZ", "EU", "AP"].contains(&code.as_str())).then_some(code)
}

fn text(object: &Value, key: &str) -> Option<String> {
    texts(object.get(key)).into_iter().next()
}

/// A string, or the strings of a list.
fn texts(value: Option<&Value>) -> Vec<String> {
    let string = |value: &Value| value.as_str().map(|text| text.trim().to_owned());
    match value {
        Some(Value::Array(list)) => list.iter().filter_map(string).collect(),
        Some(other) => string(other).into_iter().collect(),
        None => Vec::new(),
    }
}

/// Foreign text for people: one line, of bounded length.
fn head(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(80)
        .collect()
}

/// In the order of writing.
const ROLES: [&str; 4] = ["abuse", "technical", "noc", "administrative"];
/// Real answers nest twice.
const DEPTH: usize = 5;
const ENTITIES: usize = 200;
const MAILBOXES_PER_ROLE: usize = 4;
const REFUSED: usize = 8;

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(document: &str, asked: &str) -> Answer {
        Answer::parse(document, asked.parse().expect("address")).expect("an answer")
    }

    fn people(answer: &Answer) -> Vec<String> {
        let people = answer.people.iter();
        people
            .map(|person| format!("{} {}", person.role, person.mailbox))
            .collect()
    }

    #[test]
    fn arin_keeps_the_abuse_desk_inside_the_registrant() {
        let answer = read(include_str!("../../tests/registry/arin.json"), "192.0.2.9");
        assert_eq!(
            people(&answer),
            [
                "abuse abuse@hosting.example",
                "technical noc@hosting.example",
                "administrative registry@hosting.example",
            ]
        );
        assert_eq!(answer.name, "HOSTING-EXAMPLE");
        assert_eq!(answer.network.to_string(), "192.0.2.0/24");
        assert_eq!(answer.country, None);
    }

    #[test]
    fn ripe_has_its_abuse_role_beside_the_others() {
        let answer = read(
            include_str!("../../tests/registry/ripe.json"),
            "198.51.100.77",
        );
        assert_eq!(people(&answer)[0], "abuse abuse@provider.example");
        assert_eq!(answer.country.as_deref(), Some("ES"));
        // 198.51.100.64 to 198.51.100.159 is no block of its own.
        assert_eq!(answer.network.to_string(), "198.51.100.64/26");
    }

    #[test]
    fn lacnic_prints_a_placeholder_where_a_mailbox_was() {
        let answer = read(
            include_str!("../../tests/registry/lacnic.json"),
            "203.0.113.5",
        );
        assert_eq!(people(&answer), ["technical noc@rede.example"]);
        assert_eq!(answer.refused, ["removed@lacnic.net"]);
        assert_eq!(answer.country.as_deref(), Some("BR"));
    }

    #[test]
    fn apnic_names_an_incident_team_with_several_mailboxes_in_one_value() {
        let answer = read(
            include_str!("../../tests/registry/apnic.json"),
            "2001:db8:42::1",
        );
        assert_eq!(
            people(&answer),
            [
                "abuse abuse@net.example",
                "abuse irt@net.example",
                "technical hostmaster@net.example",
                "administrative hostmaster@net.example",
            ]
        );
        assert_eq!(answer.network.to_string(), "2001:db8:42::/48");
    }

    #[test]
    fn afrinic_may_name_no_abuse_desk_at_all() {
        let answer = read(
            include_str!("../../tests/registry/afrinic.json"),
            "203.0.113.200",
        );
        assert_eq!(people(&answer), ["technical tech@isp.example"]);
        assert_eq!(
            answer.refused,
            ["DATA REDACTED", "Please query the RDDS of the registrar"]
        );
        assert_eq!(answer.network.to_string(), "203.0.113.192/26");
    }

    #[test]
    fn what_nobody_needs_may_be_broken() {
        let broken = json!({
            "objectClassName": 7, "handle": ["NET-1"], "name": "", "country": "eu",
            "events": "yesterday", "status": {}, "links": [null],
            "startAddress": "192.0.2.0/24", "cidr0_cidrs": [{"v4prefix": "192.0.2.0", "length": "24"}],
            "entities": [
                null, 5, [], {"roles": "ABUSE", "vcardArray": ["vcard", [["EMAIL", {}, "text", ["abuse@isp.example"]], "x", []]]},
                {"roles": ["technical"], "vcardArray": "none"},
            ],
        });
        let answer = read(&broken.to_string(), "192.0.2.9");
        assert_eq!(people(&answer), ["abuse abuse@isp.example"]);
        assert_eq!((answer.name.as_str(), answer.country), ("NET-1", None));
        assert_eq!(answer.network.to_string(), "192.0.2.0/24");
    }

    #[test]
    fn an_answer_about_another_network_speaks_for_the_asked_address_alone() {
        let other = json!({"startAddress": "198.51.100.0", "endAddress": "198.51.100.255"});
        assert_eq!(
            read(&other.to_string(), "192.0.2.9").network.to_string(),
            "192.0.2.9/32"
        );
        let reversed = json!({"startAddress": "192.0.2.255", "endAddress": "192.0.2.0"});
        assert_eq!(
            read(&reversed.to_string(), "192.0.2.9").network.to_string(),
            "192.0.2.9/32"
        );
    }

    #[test]
    fn entities_that_nest_without_end_are_followed_so_far_and_no_farther() {
        let mut entity = json!({"roles": ["abuse"]});
        for _ in 0..60 {
            entity = json!({"entities": [entity.clone(), entity["roles"]]});
        }
        assert!(read(&entity.to_string(), "192.0.2.9").people.is_empty());
    }

    #[test]
    fn what_describes_no_network_is_no_answer() {
        let asked = "192.0.2.9".parse().expect("address");
        let parse = |document| Answer::parse(document, asked).expect_err(document);
        assert!(matches!(parse("<html>"), NotAnAnswer::NoJson(_)));
        assert_eq!(parse("[]"), NotAnAnswer::NoNetwork);
        assert_eq!(parse(r#"{"notices": []}"#), NotAnAnswer::NoNetwork);
        assert!(matches!(
            parse(r#"{"errorCode": 404, "title": "no"}"#),
            NotAnAnswer::Failure(_)
        ));
    }
}
