//! Permit and pace, seen from the wire: operations drawn by chance are run by the program alone, and
//! whatever left its host was captured. No packet ever left for an address that may not be tested.
//!
//! `PERMIT_SEED=n` draws what a failed run has drawn.
//!
//! # Limits
//! Needs what the testbed needs, and tcpdump; without them each test says why it was skipped, and
//! fails where `CI=true`.

mod capture;
mod draw;
mod operation;
mod relay;
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use testbed::Trouble;
use testbed::network::NAME_SERVER;
use tranca::ground::clock::Clock;

use crate::capture::{Capture, Packet, What, written_to};
use crate::draw::{Dice, Drawn};
use crate::operation::{Operation, PER_SECOND};
use crate::world::World;

#[test]
fn no_packet_leaves_for_an_address_that_may_not_be_tested() -> Result<(), Trouble> {
    let Some(world) = World::made()? else {
        return Ok(());
    };
    let seed = seed();
    println!("PERMIT_SEED={seed}");
    let leads_there = [NAME_SERVER.into(), world.gateway];
    let mut dice = Dice::of(seed);
    for round in 1..=ROUNDS {
        let drawn = Drawn::by(&mut dice);
        let operation = Operation::of(&drawn, &world.prober, world.addresses);
        let Some(capture) = Capture::begin(&world.prober, &world.addresses) else {
            return Ok(());
        };
        let counts = operation.verify();
        let packets = capture.end();
        let tested: BTreeSet<IpAddr> = drawn
            .listed
            .keys()
            .copied()
            .filter(|a| drawn.may_be_tested(*a))
            .collect();
        let reached = written_to(&packets);
        let strangers: Vec<_> = reached
            .iter()
            .filter(|to| !leads_there.contains(to) && !tested.contains(to))
            .collect();
        assert!(
            strangers.is_empty(),
            "{strangers:?} were written to: {drawn:?}"
        );
        let missed: Vec<_> = tested.difference(&reached).collect();
        assert!(missed.is_empty(), "{missed:?} were left out: {drawn:?}");
        one_at_a_time(&packets);
        at_its_pace(&packets);
        let opened = packets.iter().filter(|p| p.sent && p.opens()).count();
        println!(
            "round {round}: {} tested, {opened} asked for: {counts}",
            tested.len()
        );
    }
    Ok(())
}

/// An address has one connection at a time.
fn one_at_a_time(packets: &[Packet]) {
    let mut open: BTreeMap<IpAddr, BTreeSet<u16>> = BTreeMap::new();
    for packet in packets {
        let What::Tcp { from, to, .. } = packet.what else {
            continue;
        };
        let (there, port) = (packet.there, if packet.sent { from } else { to });
        let connections = open.entry(there).or_default();
        if packet.sent && packet.ends() || packet.resets() {
            connections.remove(&port);
        } else if packet.grants() {
            connections.insert(port);
        }
        assert!(
            connections.len() <= 1,
            "{there} has {connections:?} at once"
        );
    }
}

/// Into each /24 and /48 not faster than set. A busy machine may delay some and then let them go together;
/// over any five seconds that is no matter.
fn at_its_pace(packets: &[Packet]) {
    let mut asked: BTreeMap<Vec<u8>, BTreeMap<(IpAddr, u16), u64>> = BTreeMap::new();
    for packet in packets.iter().filter(|p| p.sent && p.opens()) {
        let What::Tcp { from, .. } = packet.what else {
            continue;
        };
        // What the system repeats is no new connection.
        let network = asked.entry(network(packet.there)).or_default();
        network.entry((packet.there, from)).or_insert(packet.at);
    }
    for (network, begun) in asked {
        let mut times: Vec<u64> = begun.into_values().collect();
        times.sort_unstable();
        for (at, first) in times.iter().enumerate() {
            let within = times[at..]
                .iter()
                .filter(|time| *time - first < 5_000_000)
                .count();
            let most = usize::try_from(6 * PER_SECOND).expect("few");
            assert!(
                within <= most,
                "{network:?}: {within} connections within 5 s"
            );
        }
    }
}

/// The /24 or /48 of an address.
fn network(address: IpAddr) -> Vec<u8> {
    match address {
        IpAddr::V4(address) => address.octets()[..3].to_vec(),
        IpAddr::V6(address) => address.octets()[..6].to_vec(),
    }
}

fn seed() -> u64 {
    let told = std::env::var("PERMIT_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    told.unwrap_or_else(|| Clock::machine().now().as_millis().unsigned_abs())
}

const ROUNDS: u32 = 4;
