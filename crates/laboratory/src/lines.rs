//! Reading lines of bounded length from a stranger, and parting from him without losing the last
//! reply.

use std::io;

use tokio::io::{
    AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt,
};

/// One line without its end (`\n` or `\r\n`); `None` when the other side has hung up.
///
/// # Errors
/// [`io::ErrorKind::InvalidData`] for a line longer than [`LIMIT`].
pub(crate) async fn line(reader: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<Vec<u8>>> {
    let Some(mut line) = raw_line(reader).await? else {
        return Ok(None);
    };
    if line.ends_with(b"\n") {
        line.pop();
    }
    if line.ends_with(b"\r") {
        line.pop();
    }
    Ok(Some(line))
}

/// The same as text; bytes that are no UTF-8 become the replacement character.
pub(crate) async fn text(reader: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<String>> {
    Ok(line(reader)
        .await?
        .map(|line| String::from_utf8_lossy(&line).into_owned()))
}

/// A mail's content up to the lone dot, with the stuffed dots taken out (RFC 5321 section 4.5.2)
/// and otherwise as it came. `None` if it was longer than [`MAIL_LIMIT`]; it is read to its end
/// all the same.
pub(crate) async fn until_dot(
    reader: &mut (impl AsyncBufRead + Unpin),
) -> io::Result<Option<Vec<u8>>> {
    let mut content = Vec::new();
    let mut whole = true;
    loop {
        let line = raw_line(reader)
            .await?
            .ok_or(io::ErrorKind::UnexpectedEof)?;
        if matches!(line.as_slice(), b".\r\n" | b".\n") {
            return Ok(whole.then_some(content));
        }
        let unstuffed = line.strip_prefix(b".").unwrap_or(&line);
        whole &= content.len() + unstuffed.len() <= MAIL_LIMIT;
        if whole {
            content.extend_from_slice(unstuffed);
        }
    }
}

/// Ends our side, then reads what is still coming: closing a socket with unread bytes would reset
/// the connection, and the other side might never see our last reply.
pub(crate) async fn part(stream: &mut (impl AsyncRead + AsyncWrite + Unpin)) -> io::Result<()> {
    stream.shutdown().await?;
    let mut rest = stream.take(PARTING_LIMIT);
    tokio::io::copy(&mut rest, &mut tokio::io::sink()).await?;
    Ok(())
}

async fn raw_line(reader: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let read = reader.take(LIMIT).read_until(b'\n', &mut line).await?;
    if read == 0 {
        return Ok(None);
    }
    if !line.ends_with(b"\n") && line.len() as u64 == LIMIT {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "a line without end",
        ));
    }
    Ok(Some(line))
}

/// Longest line taken, in bytes. RFC 5321 asks for 1,000; HTTP fields are longer.
const LIMIT: u64 = 64 * 1024;

/// Largest mail kept, in bytes.
pub(crate) const MAIL_LIMIT: usize = 10 * 1024 * 1024;

/// How many bytes are still read after our last word.
const PARTING_LIMIT: u64 = 1024 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_line_without_end_is_not_kept() {
        let endless = vec![b'x'; 100_000];
        let refused = line(&mut endless.as_slice()).await.unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::InvalidData);
    }

    #[tokio::test]
    async fn a_mail_ends_at_the_lone_dot() {
        let mut wire: &[u8] = b"one\r\n..two\r\n.\r\nQUIT\r\n";
        assert_eq!(
            until_dot(&mut wire).await.unwrap().unwrap(),
            b"one\r\n.two\r\n"
        );
        assert_eq!(text(&mut wire).await.unwrap().unwrap(), "QUIT");
        assert_eq!(text(&mut wire).await.unwrap(), None);
    }

    #[tokio::test]
    async fn too_large_a_mail_is_read_to_its_end_but_not_kept() {
        let mut wire = b"0123456789abcdef\r\n".repeat(MAIL_LIMIT / 16);
        wire.extend_from_slice(b".\r\nQUIT\r\n");
        let mut wire = wire.as_slice();
        assert_eq!(until_dot(&mut wire).await.unwrap(), None);
        assert_eq!(text(&mut wire).await.unwrap().unwrap(), "QUIT");
    }
}
