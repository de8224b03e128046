//! Every bound of the canary in one place, each with its reason.
//!
//! Whoever connects is a stranger, and what he sends is hostile until shown otherwise. A lost hit
//! is a lost proof, so bounds end a visit, never the listening.

use std::time::Duration;

/// Visits at once, at all doors: far above the hits of an operation that tests two addresses a
/// second, and at most 128 MiB of kept heads.
pub const VISITS: usize = 2_048;

/// Visits at once of one peer (an IPv4 address, an IPv6 /64) that a token protects from making
/// room: one exit that serves many tested proxies fits, and a token replayed a thousand times
/// protects no flood.
pub const PROTECTED_VISITS_OF_ONE_PEER: usize = 64;

/// How long a mail client may speak first, which only one who begins with TLS or with a request
/// does: a greeting sent before would break it. Through a tunnel the first words take a round trip;
/// relays wait for the greeting, so the moment is short.
pub const FIRST_WORDS: Duration = Duration::from_millis(300);

/// The same while more than half of the places are taken: who speaks first without a tunnel has spoken already.
pub const HURRIED_FIRST_WORDS: Duration = Duration::from_millis(50);

/// How long a TLS handshake may take: two round trips and some arithmetic.
pub const HANDSHAKE: Duration = Duration::from_secs(15);

/// Peers that are remembered for a handshake that broke; each question looks at all of them.
pub const PEERS_WITHOUT_TLS: usize = 512;

/// Visits at once that are kept up even where the system has descriptors for fewer than
/// [`VISITS`]: with some more it would be no host at all.
pub const FEWEST_VISITS: usize = 16;

/// How long a mail client may take for one line. RFC 5321 section 4.5.3.2.7 asks for five minutes;
/// our senders are queues which try again.
pub const MAIL_SILENCE: Duration = Duration::from_secs(120);

/// How long one mail visit may take altogether: a slow relay with a small letter needs seconds.
pub const MAIL_VISIT: Duration = Duration::from_secs(600);

/// How long one web visit may take, from the first octet to the last. Proxies wait for their own
/// clients before they connect, not after.
pub const WEB_VISIT: Duration = Duration::from_secs(30);

/// How long a peer may take to accept one of our replies, all of which fit a first window.
pub const SAYING: Duration = Duration::from_secs(20);

/// How long the ledger may take until a receipt is durable: a local commit takes milliseconds, and
/// the longest pause a loaded database should make is still shorter than any client's patience.
pub const KEEPING: Duration = Duration::from_secs(10);

/// How long a finished visit is read on, so that the last reply is not lost to a reset.
pub const FAREWELL: Duration = Duration::from_secs(2);

/// How many octets are read on after the last reply.
pub const FAREWELL_OCTETS: usize = 64 * 1024;

/// How long to rest when the system refuses to accept (it has no descriptors left).
pub const ACCEPT_REST: Duration = Duration::from_millis(100);

/// Octets of one line that are kept. RFC 5321 section 4.5.3.1 gives 512 to a command and 1,000 to
/// a text line; extensions lengthen commands.
pub const LINE_OCTETS: usize = 4_096;

/// Octets of one mail visit: all messages and commands, also those that are thrown away.
pub const MAIL_OCTETS: usize = 8 * 1024 * 1024;

/// Octets of one message. Our own probe has some 2 KiB; bounces that quote it have some 20.
pub const MESSAGE_OCTETS: usize = 256 * 1024;

/// Octets of a message's header that are kept to look for its content type.
pub const HEADER_OCTETS: usize = 32 * 1024;

/// Octets of an excerpt: the whole path of a mail, and the whole head of a plain request.
pub const EXCERPT_OCTETS: usize = 8 * 1024;

/// Octets of a request head: what Apache and nginx allow, twice.
pub const HEAD_OCTETS: usize = 16 * 1024;

/// Octets of a request's body in which a token is looked for.
pub const PAYLOAD_OCTETS: usize = 4 * 1024;

/// How long the rest of a body is waited for: it is sent together with its head.
pub const PAYLOAD_SILENCE: Duration = Duration::from_secs(2);

/// Octets of a datagram that are read: more than any way carries in one piece (RFC 8200 section 5
/// promises 1,280).
pub const DATAGRAM_OCTETS: usize = 2 * 1024;

/// Datagrams of one peer in a second that are looked into. One token needs one, and some more where
/// the first are lost.
pub const DATAGRAMS_OF_ONE_PEER: u32 = 64;

/// Peers in a second whose datagrams are looked into: the addresses of datagrams are easily forged.
pub const DATAGRAM_PEERS: usize = 4_096;

/// Receipts of datagrams on their way to the ledger at once.
pub const DATAGRAMS_BEING_KEPT: usize = 256;

/// Recipients of one message (RFC 5321 section 4.5.3.1.8 asks for at least 100).
pub const RECIPIENTS: usize = 100;

/// Commands of one mail visit: a hundred messages with room to spare.
pub const COMMANDS: usize = 1_000;

/// Refused commands of one mail visit before we hang up: more is guessing.
pub const REFUSALS: usize = 20;

/// Octets of one reply line (RFC 5321 section 4.5.3.1.5 gives 512 with code and line end).
pub const REPLY_OCTETS: usize = 480;
