//! A whole conversation at the listener for mail: nothing is taken for a mailbox that is not ours,
//! every message is bounded, and replies are lines.
#![no_main]

use canary::Line;
use libfuzzer_sys::fuzz_target;
use tranca::ground::config::settings::MailProtocol;
use tranca::ground::operation::Secret;
use tranca::replies::addressees::Addressees;
use tranca::replies::collecting::{Collecting, Progress};
use tranca::replies::session::{MESSAGE_OCTETS, Outcome, Session, Turn};

fuzz_target!(|data: &[u8]| {
    let ours = Addressees::new(
        Secret::from_bytes([3; 32]),
        ["team@agency.example"].into_iter(),
    );
    for protocol in [MailProtocol::Lmtp, MailProtocol::Smtp] {
        converse(Session::new(&ours, protocol), &ours, data);
    }
});

fn converse(mut session: Session<'_>, ours: &Addressees, data: &[u8]) {
    let mut collecting: Option<Collecting> = None;
    for line in data.split_inclusive(|byte| *byte == b'\n').map(Line::new) {
        if let Some(message) = &mut collecting {
            if message.heard(&line) == Progress::More {
                continue;
            }
            let envelope = session.envelope();
            assert!(!envelope.recipients.is_empty());
            assert!(envelope.recipients.iter().all(|one| ours.hold(one)));
            let kept = collecting.take().and_then(Collecting::message);
            assert!(kept.is_none_or(|bytes| bytes.len() <= MESSAGE_OCTETS));
            assert!(session.ended(Outcome::Kept).ends_with("\r\n"));
            continue;
        }
        match session.heard(&line) {
            Turn::Say(reply) => assert!(reply.ends_with("\r\n") && reply.is_ascii()),
            Turn::Collect(_) => collecting = Some(Collecting::new(line.ending)),
            Turn::Close(_) => return,
        }
    }
}
