//! Whether a server listens yet, told from the kernel's table and without a connection: a visit
//! would stand in the server's log, and some servers count visits.

use std::fs;

/// Whether anything in this process's network listens on this TCP port.
pub(crate) fn listens(process: u32, port: u16) -> bool {
    ["tcp", "tcp6"].iter().any(|table| {
        fs::read_to_string(format!("/proc/{process}/net/{table}"))
            .is_ok_and(|text| text.lines().any(|line| is_listening(line, port)))
    })
}

/// `  0: 00000000:0019 00000000:0000 0A …`: local address, remote address, state (see proc(5)).
fn is_listening(line: &str, port: u16) -> bool {
    let mut words = line.split_whitespace().skip(1);
    let local_port = words.next().and_then(|local| local.rsplit(':').next());
    let state = words.nth(1);
    state == Some(LISTEN)
        && local_port.and_then(|hex| u16::from_str_radix(hex, 16).ok()) == Some(port)
}

/// `TCP_LISTEN` of the kernel's tcp_states.h.
const LISTEN: &str = "0A";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connection_on_the_port_is_not_a_listener() {
        let listener = "   0: 00000000:0019 00000000:0000 0A 00000000:00000000 00:00000000 0 0 0 1";
        let visitor = "   1: 196433C6:0019 0A6433C6:C350 01 00000000:00000000 00:00000000 0 0 0 1";
        assert!(is_listening(listener, 25));
        assert!(!is_listening(listener, 26));
        assert!(!is_listening(visitor, 25));
        assert!(!is_listening("  sl  local_address rem_address   st", 25));
    }
}
