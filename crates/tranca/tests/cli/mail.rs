//! What comes back, and the answers: from a letter that left to the answer that leaves.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::program::{Ran, command, tranca};

pub(crate) const TOML: &str = "\
[operation]
contact = \"questions@agency.example\"
[policy]
letters_require = \"listings\"
listings_needed = 1
approval = \"automatic\"
control_group_percent = 0
[attribution]
rdap = false
reverse_dns = false
[mail]
maildir = \"Maildir\"
";
const AGENCIES: &str = "[[agency]]\nname = \"Example CSIRT\"\nmailbox = \"team@agency.example\"\n";
const CONTACTS: &str = "match,mailbox,language\n192.0.2.9,abuse@net.example,de\n";

/// An operation from which one letter left.
pub(crate) struct Post {
    folder: TempDir,
}

impl Post {
    fn begin() -> Self {
        let post = Self::with_a_letter_due(TOML);
        tranca(&post.op(), &["notify"]).well();
        post
    }

    /// The same before it left.
    pub(crate) fn with_a_letter_due(toml: &str) -> Self {
        let folder = tempfile::tempdir().expect("folder");
        let post = Self { folder };
        tranca(post.folder.path(), &["init", "op"]).well();
        for (file, text) in [
            ("tranca.toml", toml),
            ("agencies.toml", AGENCIES),
            ("contacts.csv", CONTACTS),
            ("feeds/a.txt", "http://192.0.2.9:3128\n"),
        ] {
            fs::write(post.op().join(file), text).expect("written");
        }
        for folder in ["new", "cur", "tmp"] {
            fs::create_dir_all(post.op().join("Maildir").join(folder)).expect("made");
        }
        for words in [&["import"][..], &["attribute"]] {
            tranca(&post.op(), words).well();
        }
        post
    }

    pub(crate) fn op(&self) -> PathBuf {
        self.folder.path().join("op")
    }

    /// The letters that left, answers last.
    pub(crate) fn letters(&self) -> Vec<String> {
        let Ok(files) = fs::read_dir(self.op().join("outbox")) else {
            return Vec::new();
        };
        let files = files
            .map(|entry| entry.expect("readable").path())
            .filter(|path| path.extension().is_some_and(|kind| kind == "eml"));
        let read = |path| String::from_utf8(fs::read(path).expect("readable")).expect("text");
        let mut letters: Vec<String> = files.map(read).collect();
        letters.sort_by_key(|letter| letter.contains("In-Reply-To:"));
        letters
    }

    /// A message lies in the Maildir, and is taken in.
    fn comes(&self, header: &str, text: &str) -> Vec<Value> {
        let letter = self.letters().remove(0);
        let id = field(&letter, "Message-ID");
        let message = format!(
            "From: Ana <ana@net.example>\r\nTo: team@agency.example\r\n\
             Subject: AW: offener Proxy\r\nMessage-ID: <q1@net.example>\r\n\
             In-Reply-To: {id}\r\n{header}\r\n{text}\r\n"
        );
        fs::write(self.op().join("Maildir/new/1.a.host"), message).expect("written");
        tranca(&self.op(), &["mail", "fetch"]).well();
        tranca(&self.op(), &["mail", "--json"]).well().json()
    }

    fn answered(&self, editor: &str, words: &[&str]) -> Ran {
        let words = [&["mail", "answer"], words].concat();
        let output = command(&self.op(), &words)
            .env_remove("VISUAL")
            .env("EDITOR", editor)
            .output()
            .expect("the program starts");
        Ran {
            code: output.status.code().expect("it ends"),
            out: String::from_utf8(output.stdout).expect("text"),
            err: String::from_utf8(output.stderr).expect("text"),
        }
    }
}

/// A field of a header, with what was folded.
fn field(message: &str, name: &str) -> String {
    let head = message.split("\r\n\r\n").next().expect("a header");
    let unfolded = head.replace("\r\n\t", " ").replace("\r\n ", " ");
    let line = unfolded
        .lines()
        .find_map(|line| line.strip_prefix(&format!("{name}: ")).map(str::to_owned));
    line.unwrap_or_default().trim().to_owned()
}

fn id(waiting: &[Value]) -> String {
    waiting[0]["id"].as_str().expect("a number").to_owned()
}

#[test]
fn a_question_is_answered_in_its_thread_and_in_its_language() {
    let post = Post::begin();
    let waiting = post.comes("", "Ist dieser Brief echt?");
    assert_eq!(waiting.len(), 1, "{waiting:?}");
    assert_eq!(waiting[0]["language"], "de");
    assert_eq!(waiting[0]["address"], "192.0.2.9");
    let shown = tranca(&post.op(), &["mail", "show", &id(&waiting)])
        .well()
        .out;
    for part in [
        "ana@net.example",
        "Ist dieser Brief echt?",
        "192.0.2.9",
        "written",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    post.answered("false", &[&id(&waiting), "--with", "genuine"])
        .well();
    tranca(&post.op(), &["notify"]).well();
    let letters = post.letters();
    assert_eq!(letters.len(), 2);
    let (first, answer) = (&letters[0], &letters[1]);
    let began = field(first, "Message-ID");
    assert_eq!(field(answer, "In-Reply-To"), "<q1@net.example>");
    assert_eq!(
        field(answer, "References"),
        format!("{began} <q1@net.example>")
    );
    assert!(field(answer, "To").contains("ana@net.example"));
    assert_eq!(field(answer, "Subject"), "Re: offener Proxy");
    assert_eq!(field(answer, "Content-Language"), "de");
    assert!(!answer.contains("Auto-Submitted"), "a person answered");
    let none = tranca(&post.op(), &["mail", "--json"]).well().out;
    assert_eq!(none, "");
    let case = tranca(&post.op(), &["case", "192.0.2.9"]).well().out;
    assert!(case.contains("answered"), "{case}");
}

#[test]
fn a_person_may_change_the_text_first() {
    let post = Post::begin();
    let waiting = post.comes("", "Wie teste ich das?");
    let editor = "sed -i -e '1iGuten Morgen Ana'";
    let words = [&id(&waiting), "--with", "how-to-test", "--edit"];
    post.answered(editor, &words).well();
    tranca(&post.op(), &["notify"]).well();
    let answer = post.letters().remove(1);
    assert!(answer.contains("Guten Morgen Ana"), "{answer}");
    assert!(answer.contains("> Wie teste ich das?"), "{answer}");
    let left = fs::read_dir(post.op()).expect("readable").flatten();
    let draft = |name: &str| name.starts_with("answer-");
    assert!(
        !left
            .into_iter()
            .any(|file| draft(&file.file_name().to_string_lossy()))
    );
}

#[test]
fn an_editor_that_fails_loses_no_words_and_sends_none() {
    let post = Post::begin();
    let waiting = post.comes("", "Wer sind Sie?");
    let ran = post.answered("f() { echo Hallo >> \"$1\"; false; }; f", &[&id(&waiting)]);
    assert_eq!(ran.code, 64, "{ran:?}");
    let draft = post.op().join(format!("answer-{}.txt", id(&waiting)));
    assert!(fs::read_to_string(draft).expect("kept").contains("Hallo"));
    assert_eq!(
        tranca(&post.op(), &["mail", "--json"]).well().json().len(),
        1
    );
}

#[test]
fn no_answer_goes_to_a_machine() {
    let post = Post::begin();
    let waiting = post.comes("Auto-Submitted: auto-replied\r\n", "I am on holiday.");
    assert_eq!(waiting.len(), 0, "{waiting:?}");
    let number = number_in(&post.op());
    for words in [&["--with", "genuine"][..], &[]] {
        let ran = post.answered("true", &[&[number.as_str()], words].concat());
        assert_eq!(ran.code, 64, "{ran:?}");
        assert!(ran.err.contains("RFC 3834"), "{}", ran.err);
    }
    tranca(&post.op(), &["notify"]).well();
    assert_eq!(post.letters().len(), 1);
}

/// The only message's number, which no list shows since nobody waits.
fn number_in(op: &Path) -> String {
    let run = |sql: &'static str| async move {
        let url = format!("sqlite://{}", op.join("tranca.db").display());
        let pool = sqlx::SqlitePool::connect(&url).await.expect("a database");
        sqlx::query_scalar::<_, i64>(sql).fetch_one(&pool).await
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let number = runtime.block_on(run("SELECT id FROM mail")).expect("a row");
    format!("{number:016x}")
}

#[test]
fn whoever_wants_no_letters_gets_no_answer_either_and_is_put_away() {
    let post = Post::begin();
    let waiting = post.comes("", "Wer sind Sie?");
    let id = id(&waiting);
    tranca(&post.op(), &["mail", "done", &id]).well();
    let again = tranca(&post.op(), &["mail", "done", &id]);
    assert_eq!(again.code, 64, "{again:?}");
    let answer = post.answered("true", &[&id, "--with", "genuine"]);
    assert!(answer.err.contains("done already"), "{answer:?}");
    for wrong in ["xyz", "0000000000000001"] {
        assert_eq!(
            tranca(&post.op(), &["mail", "show", wrong]).code,
            64,
            "{wrong}"
        );
    }
}
