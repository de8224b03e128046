//! What the web host says of itself: to machines (RFC 9511) and to people.

use jiff::Timestamp;

use crate::identity::Identity;

/// The Probe Description File: the form of RFC 9116 section 4 with the fields of RFC 9511
/// section 4. It is valid for thirty days from the beginning of the day.
pub(crate) fn probing(identity: &Identity, now_ms: i64) -> String {
    let Identity {
        host,
        operator,
        contact,
        page,
        ..
    } = identity;
    let expires = expiry(now_ms);
    format!(
        "# Who sends the probes that lead here: {operator}\n\
         Canonical: https://{host}/.well-known/probing.txt\n\
         Canonical: http://{host}/.well-known/probing.txt\n\
         Contact: mailto:{contact}\n\
         Contact: {page}\n\
         Expires: {expires}\n\
         Preferred-Languages: en\n\
         Description: {operator} tests whether mail relays and proxies that public databases \
         report are open to strangers; every probe leads to {host} and to nobody else\n"
    )
}

/// The page for whoever follows an address from a log.
pub(crate) fn home(identity: &Identity) -> String {
    let operator = escaped(&identity.operator);
    let contact = escaped(&identity.contact);
    let page = escaped(&identity.page);
    let domain = escaped(&identity.domain);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>Who tests from here</title>\n\
         <style>body{{max-width:40rem;margin:2rem auto;padding:0 1rem;line-height:1.5;\
         font-family:sans-serif;color-scheme:light dark}}</style>\n</head>\n<body>\n<main>\n\
         <h1>Who tests from here</h1>\n\
         <p>This host belongs to a test by <strong>{operator}</strong>. It finds out whether mail \
         servers and proxies that public databases report as open carry things for strangers.</p>\n\
         <h2>What you may have seen</h2>\n\
         <p>Your server was asked to carry one small letter, or one small request, to an address \
         under <strong>{domain}</strong>. Nothing was sent to anybody else, and nothing on your \
         server was changed.</p>\n\
         <h2>How to be left alone</h2>\n\
         <p>Write to <a href=\"mailto:{contact}\">{contact}</a> and name the address of your \
         server. It will not be tested again.</p>\n\
         <p>More about the test: <a href=\"{page}\">{page}</a></p>\n\
         </main>\n</body>\n</html>\n"
    )
}

/// RFC 9116 section 2.5.5 wants an end within a year. The day's beginning keeps the file the same
/// all day long; a clock beyond the calendar gives its last day.
fn expiry(now_ms: i64) -> Timestamp {
    let day = now_ms.div_euclid(DAY_MS).saturating_add(VALID_DAYS);
    Timestamp::from_millisecond(day.saturating_mul(DAY_MS)).unwrap_or(Timestamp::MAX)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

const DAY_MS: i64 = 86_400_000;
const VALID_DAYS: i64 = 30;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_expires_thirty_days_later_at_midnight() {
        assert_eq!(expiry(0).to_string(), "1970-01-31T00:00:00Z");
        assert_eq!(expiry(DAY_MS - 1), expiry(0));
        assert_eq!(expiry(i64::MAX), Timestamp::MAX);
    }

    #[test]
    fn a_name_cannot_write_into_the_page() {
        assert_eq!(escaped("<b a=\"&\">"), "&lt;b a=&quot;&amp;&quot;&gt;");
    }
}
