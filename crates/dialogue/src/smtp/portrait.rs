//! What a server tells of itself: the names it claims and what it offers.

use crate::reply::Reply;

/// Gathered over one session, and bounded.
#[derive(Clone, Debug, Default)]
pub(super) struct Portrait {
    pub(super) claims: Vec<String>,
    /// The keywords of its last reply to EHLO, in upper case.
    offers: Vec<String>,
}

impl Portrait {
    /// How many names of its own a server may claim.
    pub(super) const CLAIMS_LIMIT: usize = 4;
    /// How many bytes of such a name are kept (RFC 5321 section 4.5.3.1.2).
    pub(super) const CLAIM_LIMIT: usize = 255;

    /// Whether the last reply to EHLO had this keyword (RFC 5321 section 4.1.1.1).
    pub(super) fn offers(&self, keyword: &str) -> bool {
        self.offers.iter().any(|offer| offer == keyword)
    }

    /// Takes a greeting or the reply to HELO: its first word is a name.
    pub(super) fn note_claim(&mut self, reply: &Reply) {
        let word = reply.lines().first().and_then(|line| first_word(line));
        let Some(word) = word else { return };
        let claim = &word[..word.floor_char_boundary(Self::CLAIM_LIMIT)];
        let is_new = self
            .claims
            .iter()
            .all(|known| !known.eq_ignore_ascii_case(claim));
        if is_new && self.claims.len() < Self::CLAIMS_LIMIT {
            self.claims.push(claim.to_owned());
        }
    }

    /// Takes the reply to EHLO: a name, then a keyword on each line.
    pub(super) fn note_offers(&mut self, reply: &Reply) {
        let keywords = reply.lines().iter().skip(1);
        let keywords = keywords.filter_map(|line| first_word(line));
        self.offers = keywords
            .filter(|word| word.len() <= KEYWORD_LIMIT)
            .take(OFFERS_LIMIT)
            .map(str::to_ascii_uppercase)
            .collect();
    }

    /// What was offered in clear does not hold under TLS (RFC 3207 section 4.2).
    pub(super) fn forget_offers(&mut self) {
        self.offers.clear();
    }
}

fn first_word(line: &str) -> Option<&str> {
    line.split_whitespace().next()
}

/// Servers offer a dozen.
const OFFERS_LIMIT: usize = 64;
/// The longest registered keywords have twenty letters.
const KEYWORD_LIMIT: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reply::ReplyReader;

    fn reply(text: &str) -> Reply {
        let reply = ReplyReader::new().read(&mut text.as_bytes());
        reply.unwrap().unwrap()
    }

    #[test]
    fn a_server_cannot_claim_names_without_end() {
        let mut portrait = Portrait::default();
        portrait.note_claim(&reply(&format!("220 {}\r\n", "x".repeat(2000))));
        for number in 0..10 {
            portrait.note_claim(&reply(&format!("220 mx{number}.example\r\n")));
        }
        assert_eq!(portrait.claims[0].len(), Portrait::CLAIM_LIMIT);
        assert_eq!(portrait.claims.len(), Portrait::CLAIMS_LIMIT);
    }

    #[test]
    fn an_offer_is_a_keyword_and_never_the_servers_name() {
        let mut portrait = Portrait::default();
        portrait.note_offers(&reply(
            "250-STARTTLS\r\n250-xclient NAME ADDR\r\n250 HELP\r\n",
        ));
        assert!(portrait.offers("XCLIENT"));
        assert!(!portrait.offers("STARTTLS"), "that is how it calls itself");
        assert!(!portrait.offers("NAME"));
    }
}
