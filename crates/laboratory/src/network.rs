//! What a registry tells about a network and the people behind it (RFC 9083), as JSON.

use ipnet::IpNet;
use serde_json::{Value, json};

/// One network object (RFC 9083 section 5.4).
#[derive(Clone, Debug)]
pub struct Network {
    prefix: IpNet,
    handle: String,
    name: String,
    country: Option<String>,
    entities: Vec<Entity>,
}

impl Network {
    /// A network with this prefix, handle and name, and nobody responsible yet.
    #[must_use]
    pub fn new(prefix: IpNet, handle: &str, name: &str) -> Self {
        let prefix = prefix.trunc();
        let (handle, name) = (handle.to_owned(), name.to_owned());
        Self {
            prefix,
            handle,
            name,
            country: None,
            entities: Vec::new(),
        }
    }

    /// In this country, as two letters. Not all registries say it.
    #[must_use]
    pub fn country(mut self, country: &str) -> Self {
        self.country = Some(country.to_owned());
        self
    }

    /// With one more entity.
    #[must_use]
    pub fn entity(mut self, entity: Entity) -> Self {
        self.entities.push(entity);
        self
    }

    /// The addresses it covers.
    #[must_use]
    pub const fn prefix(&self) -> IpNet {
        self.prefix
    }

    /// The whole answer, with the extension "cidr0".
    #[must_use]
    pub fn json(&self) -> Value {
        let version = if self.prefix.addr().is_ipv4() {
            "v4"
        } else {
            "v6"
        };
        let key = format!("{version}prefix");
        let mut network = json!({
            "rdapConformance": ["rdap_level_0", "cidr0"],
            "objectClassName": "ip network",
            "handle": self.handle,
            "name": self.name,
            "type": "ALLOCATED",
            "status": ["active"],
            "startAddress": self.prefix.network(),
            "endAddress": self.prefix.broadcast(),
            "ipVersion": version,
            "cidr0_cidrs": [{ key: self.prefix.network(), "length": self.prefix.prefix_len() }],
            "entities": self.entities.iter().map(Entity::json).collect::<Vec<_>>(),
        });
        if let Some(country) = &self.country {
            network["country"] = json!(country);
        }
        network
    }
}

/// A person, a role or an organisation (RFC 9083 section 5.1). Entities stand inside entities:
/// most abuse mailboxes are found within the registrant.
#[derive(Clone, Debug)]
pub struct Entity {
    handle: String,
    roles: Vec<String>,
    name: Option<String>,
    mailboxes: Vec<String>,
    entities: Vec<Entity>,
}

impl Entity {
    /// An entity with this handle in this role: `registrant`, `abuse`, `technical`, …
    #[must_use]
    pub fn new(handle: &str, role: &str) -> Self {
        Self {
            handle: handle.to_owned(),
            roles: vec![role.to_owned()],
            name: None,
            mailboxes: Vec::new(),
            entities: Vec::new(),
        }
    }

    /// In one more role.
    #[must_use]
    pub fn role(mut self, role: &str) -> Self {
        self.roles.push(role.to_owned());
        self
    }

    /// With a name to read.
    #[must_use]
    pub fn name(mut self, name: &str) -> Self {
        self.name = Some(name.to_owned());
        self
    }

    /// With one more mailbox, written as the registry has it: what is no mailbox at all, too.
    #[must_use]
    pub fn mailbox(mut self, mailbox: &str) -> Self {
        self.mailboxes.push(mailbox.to_owned());
        self
    }

    /// With LACNIC's placeholder for a mailbox that was taken out.
    #[must_use]
    pub fn removed_mailbox(self) -> Self {
        self.mailbox("removed@lacnic.net")
    }

    /// With one more entity inside.
    #[must_use]
    pub fn within(mut self, inner: Self) -> Self {
        self.entities.push(inner);
        self
    }

    fn json(&self) -> Value {
        json!({
            "objectClassName": "entity",
            "handle": self.handle,
            "roles": self.roles,
            "vcardArray": ["vcard", self.vcard()],
            "entities": self.entities.iter().map(Self::json).collect::<Vec<_>>(),
        })
    }

    /// jCard properties (RFC 7095); `fn` must be there, if only empty.
    fn vcard(&self) -> Vec<Value> {
        let name = self.name.as_deref().unwrap_or_default();
        let mut properties = vec![
            json!(["version", {}, "text", "4.0"]),
            json!(["fn", {}, "text", name]),
        ];
        let email = |mailbox| json!(["email", {}, "text", mailbox]);
        properties.extend(self.mailboxes.iter().map(email));
        properties
    }
}
