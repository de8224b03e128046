//! The network itself: closed towards the outside, and gone without a trace.

use std::fs;
use std::process::Command;

use testbed::conversation::Conversation;
use testbed::name_server::{self, Record};
use testbed::network::NAME_SERVER;
use testbed::{Product, Trouble, web_server};

#[test]
fn a_host_has_no_way_out() -> Result<(), Trouble> {
    let Some(mut network) = testbed::begin(&[]) else {
        return Ok(());
    };
    let host = network.host("lonely.example", [198, 51, 100, 10].into())?;
    let routes = printed(host.command("ip").args(["route", "show"]));
    assert_eq!(routes.lines().count(), 1, "{routes}");
    assert!(routes.starts_with("198.51.100.0/24 dev eth0"), "{routes}");
    Ok(())
}

#[test]
fn the_name_server_knows_the_tests_names_and_denies_all_others() -> Result<(), Trouble> {
    let Some(mut network) = testbed::begin(&[Product::NameServer, Product::Tools]) else {
        return Ok(());
    };
    let names = network.host("names.example", NAME_SERVER)?;
    let records = [
        Record::of(&names),
        Record::mail_host("canary.example", "names.example"),
    ];
    let _server = name_server::start(&names, &records)?;
    let tools = testbed::packages::unpacked(Product::Tools)?.join("bin/busybox");
    let asked = |words: &[&str]| {
        printed(
            names
                .command(&tools.to_string_lossy())
                .arg("nslookup")
                .args(words),
        )
    };
    assert!(asked(&["names.example"]).contains("198.51.100.53"));
    assert!(asked(&["198.51.100.53"]).contains("name = names.example"));
    assert!(asked(&["-type=mx", "canary.example"]).contains("10 names.example"));
    assert!(asked(&["stranger.example"]).contains("NXDOMAIN"));
    Ok(())
}

#[test]
fn a_test_that_panics_leaves_nothing_behind() -> Result<(), Trouble> {
    let Some(mut network) = testbed::begin(&[Product::Tools]) else {
        return Ok(());
    };
    // A mark of this test alone: other tests of this process have namespaces of their own.
    let mark = format!("A mark of {}.", std::process::id());
    let host = network.host("panics.example", [198, 51, 100, 80].into())?;
    let visitor = network.host("visitor.example", [198, 51, 100, 10].into())?;
    let page = mark.clone();
    let (told, telling) = std::sync::mpsc::channel();
    let panicked = std::thread::spawn(move || {
        let server = web_server::start(&host, &page).expect("starts");
        let mut conversation = Conversation::open(&visitor, server.address()).expect("opens");
        conversation.say("GET / HTTP/1.0\r\n\r\n").expect("says");
        let answer = conversation.hear_out().expect("answers");
        let mut sleeper = host.command("sleep").arg("1000").spawn().expect("sleeps");
        told.send((answer, sleeper.id())).expect("hears");
        assert!(
            sleeper.try_wait().expect("asks").is_some(),
            "as a failing test would"
        );
    })
    .join();
    assert!(panicked.is_err());
    drop(network);
    let (answer, sleeper) = telling.recv().expect("told before it panicked");
    assert!(answer.contains(&mark), "{answer}");
    assert!(!is_alive(sleeper), "the process outlives its host");
    Ok(())
}

#[test]
fn what_a_killed_test_left_is_swept_by_the_next() -> Result<(), Trouble> {
    if testbed::begin(&[]).is_none() {
        return Ok(());
    }
    // No process has this number: Linux counts to 2^22.
    let name = format!("tranca-testbed-{}-0", 4_200_000 + std::process::id());
    printed(Command::new("ip").args(["netns", "add", &name]));
    assert!(printed(Command::new("ip").args(["netns", "list"])).contains(&name));
    let network = testbed::begin(&[]);
    assert!(network.is_some());
    assert!(!printed(Command::new("ip").args(["netns", "list"])).contains(&name));
    Ok(())
}

fn printed(command: &mut Command) -> String {
    let output = command.output().expect("the command starts");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Whether the process still runs; one that has ended and was not asked how does not.
fn is_alive(process: u32) -> bool {
    fs::read_to_string(format!("/proc/{process}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
}
