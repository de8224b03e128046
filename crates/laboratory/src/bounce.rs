//! The report that a letter was not delivered (RFC 3464), with the letter's head enclosed.

use crate::courier::DATE;
use crate::message::Message;

/// Writes the report on one recipient; it goes to the message's sender, from nobody (RFC 5321
/// section 6.1).
pub(crate) fn report(host: &str, message: &Message, recipient: &str, why: &str) -> Message {
    let Message { sender, .. } = message;
    let status = status(why);
    let head = String::from_utf8_lossy(head(&message.bytes)).into_owned();
    let content = format!(
        "From: Mail Delivery System <MAILER-DAEMON@{host}>\r\n\
         To: {sender}\r\n\
         Subject: Undelivered Mail Returned to Sender\r\n\
         Date: {DATE}\r\n\
         Auto-Submitted: auto-replied\r\n\
         MIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"{BOUNDARY}\"\r\n\
         \r\n\
         --{BOUNDARY}\r\n\
         Content-Type: text/plain; charset=us-ascii\r\n\
         \r\n\
         {host} could not deliver your message to <{recipient}>:\r\n\
         {why}\r\n\
         \r\n\
         --{BOUNDARY}\r\n\
         Content-Type: message/delivery-status\r\n\
         \r\n\
         Reporting-MTA: dns; {host}\r\n\
         \r\n\
         Final-Recipient: rfc822; {recipient}\r\n\
         Action: failed\r\n\
         Status: {status}\r\n\
         Diagnostic-Code: smtp; {why}\r\n\
         \r\n\
         --{BOUNDARY}\r\n\
         Content-Type: text/rfc822-headers\r\n\
         \r\n\
         {head}\r\n\
         --{BOUNDARY}--\r\n"
    );
    Message {
        sender: String::new(),
        recipients: vec![sender.clone()],
        bytes: content.into_bytes(),
        ..message.clone()
    }
}

/// The enhanced status code in a reply (RFC 3463); the plainest one if there is none. A report of
/// final failure must not say 4 (RFC 3464 section 2.3.4).
fn status(why: &str) -> &str {
    let code = why.split_whitespace().nth(1).unwrap_or_default();
    let is_status = code.split('.').count() == 3 && code.starts_with("5.");
    if is_status { code } else { "5.0.0" }
}

/// A message's header fields, up to the empty line.
fn head(content: &[u8]) -> &[u8] {
    let end = content.windows(4).position(|four| four == b"\r\n\r\n");
    end.map_or(content, |at| &content[..at + 2])
}

const BOUNDARY: &str = "=_undelivered";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_encloses_the_letters_head_and_comes_from_nobody() {
        let letter = Message {
            peer: "127.0.0.1".parse().unwrap(),
            helo: "probe.example".to_owned(),
            sender: "us@probe.example".to_owned(),
            recipients: vec!["them@canary.example".to_owned()],
            bytes: b"Subject: a test\r\n\r\nsecret body\r\n".to_vec(),
        };
        let report = report(
            "mx.demo.example",
            &letter,
            "them@canary.example",
            "550 5.1.1 nobody",
        );
        assert_eq!(report.sender, "");
        assert_eq!(report.recipients, ["us@probe.example"]);
        assert!(report.text().contains("Subject: a test"));
        assert!(report.text().contains("Status: 5.1.1"));
        assert!(!report.text().contains("secret body"));
    }
}
