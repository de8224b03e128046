//! Operations drawn by chance: who is listed, who is excluded, what the scope is.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::IpNet;

/// Numbers by chance, the same for the same seed (xorshift64*, Vigna 2016).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn of(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: u32) -> u32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        u32::try_from(high % u64::from(sides)).expect("below u32")
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        let many = u32::try_from(from.len()).expect("few");
        from[usize::try_from(self.roll(many)).expect("few")].clone()
    }

    fn address(&mut self, network: IpNet) -> IpAddr {
        // In the upper half nobody answers.
        let hosts = if self.roll(4) == 0 { 256 } else { 128 };
        let last = self.roll(hosts);
        match network {
            IpNet::V4(network) => IpAddr::V4(network.network() | Ipv4Addr::from(last)),
            IpNet::V6(network) => IpAddr::V6(network.network() | Ipv6Addr::from(u128::from(last))),
        }
    }
}

/// One operation.
#[derive(Debug)]
pub(crate) struct Drawn {
    pub(crate) listed: BTreeMap<IpAddr, Listed>,
    pub(crate) tor_exits: Vec<IpAddr>,
    excluded: Vec<IpNet>,
    prefixes: Vec<IpNet>,
    asns: Vec<u32>,
    countries: Vec<&'static str>,
}

/// What a source says of an address.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub(crate) service: Service,
    pub(crate) asn: u32,
    pub(crate) country: &'static str,
}

/// As what it is listed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Service {
    Http,
    Smtp,
    Socks,
}

impl Drawn {
    pub(crate) fn by(dice: &mut Dice) -> Self {
        let mut listed = BTreeMap::new();
        while listed.len() < LISTED {
            let network = match dice.roll(3) {
                0 => dice.pick(&FORBIDDEN),
                _ => dice.pick(&TESTABLE),
            };
            let address = dice.address(network.parse().expect("network"));
            let known = Listed {
                service: dice.pick(&[Service::Http, Service::Smtp, Service::Socks]),
                asn: dice.pick(&ASNS),
                country: dice.pick(&COUNTRIES),
            };
            listed.insert(address, known);
        }
        let addresses: Vec<IpAddr> = listed.keys().copied().collect();
        let proxies = addresses
            .iter()
            .filter(|a| listed[*a].service != Service::Smtp);
        let tor_exits = proxies.copied().filter(|_| dice.roll(8) == 0).collect();
        let excluded = addresses
            .iter()
            .filter_map(|address| excluded(dice, *address));
        let excluded = excluded.collect();
        let mut drawn = Self {
            listed,
            tor_exits,
            excluded,
            prefixes: Vec::new(),
            asns: Vec::new(),
            countries: Vec::new(),
        };
        drawn.limit(dice);
        drawn
    }

    fn limit(&mut self, dice: &mut Dice) {
        if dice.roll(2) == 0 {
            let network = dice.pick(&TESTABLE);
            self.prefixes.push(lower_half(network));
        }
        if dice.roll(2) == 0 {
            self.asns.push(dice.pick(&ASNS));
        }
        if dice.roll(2) == 0 {
            self.countries.push(dice.pick(&COUNTRIES));
        }
    }

    /// Whether this address may be tested, by the words of the rule: listed, inside the scope,
    /// neither excluded, nor private or reserved, nor meant to be open.
    pub(crate) fn may_be_tested(&self, address: IpAddr) -> bool {
        let within = |network: &&str| {
            network
                .parse::<IpNet>()
                .expect("network")
                .contains(&address)
        };
        let is_excluded = self.excluded.iter().any(|net| net.contains(&address));
        let Some(listed) = self.listed.get(&address) else {
            return false;
        };
        TESTABLE.iter().any(within)
            && !is_excluded
            && !self.tor_exits.contains(&address)
            && self.is_in_scope(address, listed)
    }

    fn is_in_scope(&self, address: IpAddr, listed: &Listed) -> bool {
        // A plain list tells neither system nor country.
        let is_told = listed.service != Service::Smtp;
        (self.prefixes.is_empty() && self.asns.is_empty() && self.countries.is_empty())
            || self.prefixes.iter().any(|prefix| prefix.contains(&address))
            || (is_told && self.asns.contains(&listed.asn))
            || (is_told && self.countries.contains(&listed.country))
    }

    /// The section of `tranca.toml`.
    pub(crate) fn scope(&self) -> String {
        let mut text = "[scope]\n".to_owned();
        writeln!(text, "prefixes = {:?}", told(&self.prefixes)).expect("a string");
        writeln!(text, "asns = {:?}", self.asns).expect("a string");
        writeln!(text, "countries = {:?}", self.countries).expect("a string");
        text
    }

    /// The file `exclusions.txt`.
    pub(crate) fn exclusions(&self) -> String {
        let line = |network: &IpNet| format!("{network} asked to be left alone\n");
        self.excluded.iter().map(line).collect()
    }
}

fn excluded(dice: &mut Dice, address: IpAddr) -> Option<IpNet> {
    let alone = IpNet::from(address).prefix_len();
    let length = match dice.roll(12) {
        0 => alone,
        1 => alone - 3,
        _ => return None,
    };
    let network = IpNet::new(address, length).expect("a length");
    Some(network.trunc())
}

/// The half of a network in which somebody answers.
pub(crate) fn lower_half(network: &str) -> IpNet {
    let network: IpNet = network.parse().expect("network");
    // Of IPv6 only the last octet is drawn.
    let length = network.max_prefix_len() - 7;
    IpNet::new(network.network(), length).expect("a length")
}

fn told(networks: &[IpNet]) -> Vec<String> {
    networks.iter().map(ToString::to_string).collect()
}

/// Named as laboratories: they stand for the public networks of the world.
pub(crate) const TESTABLE: [&str; 3] = ["203.0.113.0/24", "198.18.5.0/24", "2001:db8:5::/48"];
/// Private, shared or reserved.
pub(crate) const FORBIDDEN: [&str; 7] = [
    "192.0.2.0/24",
    "198.18.6.0/24",
    "10.1.1.0/24",
    "192.168.1.0/24",
    "100.64.1.0/24",
    "2001:db8:6::/48",
    "fd00:6::/48",
];
const ASNS: [u32; 3] = [64_496, 64_497, 64_498];
const COUNTRIES: [&str; 3] = ["BR", "CH", "MX"];
const LISTED: usize = 64;
