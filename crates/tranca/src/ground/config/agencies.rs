//! Who takes part: `agencies.toml`.

use std::net::IpAddr;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

/// All agencies of the operation; the first leads.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Agencies {
    /// In the order of the file.
    #[serde(rename = "agency")]
    pub all: Vec<Agency>,
}

/// A participating organisation.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Agency {
    /// Its name, as it writes itself.
    pub name: String,
    /// Its country (ISO 3166-1 alpha-2).
    pub country: String,
    /// The languages it answers in.
    pub languages: Vec<String>,
    /// Lines of its letterhead below the name: street, town.
    pub letterhead: Vec<String>,
    /// The mailbox that questions go to.
    pub mailbox: String,
    /// Its own page about the operation.
    pub page: String,
    /// How its letters may be passed on, where it marks them.
    pub tlp: Option<Tlp>,
    /// For which addresses it signs.
    pub jurisdiction: Jurisdiction,
}

/// How far a letter may be passed on (Traffic Light Protocol 2.0, by FIRST).
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
pub enum Tlp {
    /// To nobody but the reader.
    #[serde(rename = "red")]
    Red,
    /// Within the reader's organisation.
    #[serde(rename = "amber+strict")]
    AmberStrict,
    /// Within the reader's organisation and to its clients.
    #[serde(rename = "amber")]
    Amber,
    /// Within the reader's community.
    #[serde(rename = "green")]
    Green,
    /// To everybody.
    #[serde(rename = "clear")]
    Clear,
}

impl Tlp {
    /// The label as it stands in a message, in every language.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Red => "TLP:RED",
            Self::AmberStrict => "TLP:AMBER+STRICT",
            Self::Amber => "TLP:AMBER",
            Self::Green => "TLP:GREEN",
            Self::Clear => "TLP:CLEAR",
        }
    }
}

/// For which addresses an agency signs.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Jurisdiction {
    /// Countries (ISO 3166-1 alpha-2).
    pub countries: Vec<String>,
    /// Autonomous systems.
    pub asns: Vec<u32>,
    /// Prefixes.
    pub prefixes: Vec<IpNet>,
}

impl Jurisdiction {
    fn holds(&self, address: IpAddr, asn: Option<u32>, country: Option<&str>) -> bool {
        self.prefixes.iter().any(|prefix| prefix.contains(&address))
            || asn.is_some_and(|asn| self.asns.contains(&asn))
            || country.is_some_and(|c| self.countries.iter().any(|own| own.eq_ignore_ascii_case(c)))
    }
}

impl Agencies {
    /// The agency that leads the operation, if one is named.
    #[must_use]
    pub fn lead(&self) -> Option<&Agency> {
        self.all
            .iter()
            .find(|agency| !agency.name.trim().is_empty())
    }

    /// The agency that signs for an address: the first whose jurisdiction holds it, else the lead.
    #[must_use]
    pub fn signing(
        &self,
        address: IpAddr,
        asn: Option<u32>,
        country: Option<&str>,
    ) -> Option<&Agency> {
        self.all
            .iter()
            .find(|agency| agency.jurisdiction.holds(address, asn, country))
            .or_else(|| self.lead())
    }
}
