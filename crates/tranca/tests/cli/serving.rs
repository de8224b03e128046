//! A portal at work, on a port that the system chose.

use std::io::{BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::program::command;

/// `tranca serve`, under way. It is killed if a test forgets it.
pub(crate) struct Serving {
    process: Child,
    said: BufReader<std::process::ChildStderr>,
    address: String,
}

impl Serving {
    /// Starts it on an operation whose settings say `listen = "127.0.0.1:0"`, and waits until it
    /// listens.
    pub(crate) fn start(folder: &Path) -> Self {
        let mut process = command(folder, &["serve", "."])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let said = BufReader::new(process.stderr.take().expect("piped"));
        let mut serving = Self {
            process,
            said,
            address: String::new(),
        };
        let line = serving.says("listens on http://");
        let (_, rest) = line.split_once("http://").expect("an address");
        rest.split('/')
            .next()
            .expect("a host")
            .clone_into(&mut serving.address);
        serving
    }

    /// Waits for a line that holds these words, and gives it back.
    pub(crate) fn says(&mut self, words: &str) -> String {
        testbed::patience::said(&mut self.said, words)
    }

    /// Fetches a page: its status, and all that came.
    #[expect(clippy::disallowed_methods, reason = "our own portal, on loopback")]
    pub(crate) fn get(&self, path: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        let host = &self.address;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .expect("it reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("text");
        let status = answer.split(' ').nth(1).expect("a status line");
        (status.parse().expect("a status"), answer)
    }

    /// Asks it to end, as an init system does, and gives back its exit code.
    pub(crate) fn end(mut self) -> Option<i32> {
        let pid = self.process.id().to_string();
        let killed = Command::new("sh")
            .args(["-c", "kill -TERM $0", &pid])
            .status();
        assert!(killed.expect("a shell").success());
        self.process.wait().expect("it ends").code()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // After `end` there is nobody left to kill.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
