//! A visitor at the canary's mail door who has a token of ours: wherever `TOKEN` stands in what he
//! says, it is put in.
#![no_main]

use std::net::{IpAddr, Ipv4Addr};

use canary::mail::{Message, Progress, Session, Turn};
use canary::{Ending, Line, Ours};
use dialogue::{Form, Role};
use libfuzzer_sys::fuzz_target;
use tranca_fuzz::{canary_identity, key};

fuzz_target!(|text: &str| {
    let token = key().mint(81, 25, Form::Plain, Role::Recipient).to_string();
    let said = text.replace("TOKEN", &token);
    let ours = Ours::new(canary_identity(), key());
    let mut session = Session::new(&ours, IpAddr::V4(Ipv4Addr::LOCALHOST));
    let mut lines = said
        .as_bytes()
        .split_inclusive(|byte| *byte == b'\n')
        .map(Line::new);
    while let Some(line) = lines.next() {
        match session.heard(&line) {
            Turn::Say(reply) => assert!(reply.len() <= 4096 && reply.is_ascii()),
            Turn::Collect(_) => {
                assert!(said.contains(&token));
                let mut message = Message::new(Ending::CrLf);
                let whole = lines.any(|line| message.heard(&line) == Progress::Whole);
                if !whole {
                    return;
                }
                session.collected();
            }
            Turn::Keep(..) => assert!(said.contains(&token)),
            Turn::Close(_) | Turn::Secure(_) | Turn::Http => return,
        }
    }
});
