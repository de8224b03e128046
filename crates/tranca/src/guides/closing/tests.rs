use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::PathBuf;

use proptest::prelude::*;
use tempfile::TempDir;

use super::journal::State;
use super::original::Original;
use super::*;
use crate::guides::doubt::Why;
use crate::guides::{Guide, Guides};

/// A machine of one test, with a Postfix on it.
struct Scene {
    folder: TempDir,
    site: Site,
    guide: Guide,
}

impl Scene {
    fn with(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("etc/postfix")).unwrap();
        let scene = Self {
            site: Site::at(folder.path()).unwrap(),
            folder,
            guide: postfix(),
        };
        fs::write(scene.place(MAIN), text).unwrap();
        scene
    }

    fn place(&self, path: &str) -> PathBuf {
        self.folder.path().join(path.trim_start_matches('/'))
    }

    fn text(&self) -> String {
        fs::read_to_string(self.place(MAIN)).unwrap()
    }

    /// A child of another test holds our lock too, from its fork until its exec.
    fn journal(&self) -> Journal {
        let folder = self.place("/journal");
        let mut tries = std::iter::repeat_with(|| {
            std::thread::yield_now();
            Journal::open(&folder).unwrap()
        });
        let opened = tries.by_ref().take(1_000_000).flatten().next();
        opened.expect("nobody else has it")
    }

    fn plan(&self) -> Result<Plan<'_>, Refusal> {
        Plan::of(&self.guide, &self.site, Choice::default())
    }

    /// Carries the plan out; this command takes the reload's place.
    fn close(&self, command: &str) -> Result<(), NotClosed> {
        let mut plan = self.plan().unwrap();
        plan.commands = vec![command];
        carry_out(&plan, &Machine::below("/".as_ref()), &self.journal(), NOW)
    }

    /// What stands in the folder.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.place("/etc/postfix")).unwrap().flatten();
        let mut names: Vec<String> = entries
            .map(|entry| entry.file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn doubts(&self) -> Vec<Why> {
        match self.plan() {
            Err(Refusal::Doubts(doubts)) => doubts.into_iter().map(|doubt| doubt.why).collect(),
            other => panic!("{other:?}"),
        }
    }
}

/// The guide as it is, without commands that no test's machine has.
fn postfix() -> Guide {
    let mut guide = Guides::builtin().guide("postfix").unwrap().clone();
    guide.reload = None;
    guide
}

#[test]
fn what_is_closed_and_taken_back_is_the_very_file_that_was_there() {
    let scene = Scene::with(OPEN);
    let place = scene.place(MAIN);
    fs::set_permissions(&place, fs::Permissions::from_mode(0o640)).unwrap();
    let before = fs::metadata(&place).unwrap();
    scene.close("true").unwrap();
    assert_eq!(scene.text(), SHUT);
    assert_eq!(fs::metadata(&place).unwrap().mode(), before.mode());
    assert_eq!(scene.names(), ["main.cf", "main.cf.before-closing"]);
    let entry = scene.journal().undo(&scene.site).unwrap();
    assert_eq!((entry.state, scene.text().as_str()), (State::Undone, OPEN));
    let after = fs::metadata(&place).unwrap();
    assert_eq!(
        (after.ino(), after.mode(), after.mtime_nsec()),
        (before.ino(), before.mode(), before.mtime_nsec())
    );
    assert_eq!(scene.names(), ["main.cf"]);
}

#[test]
fn owner_and_attributes_go_along() {
    let scene = Scene::with(OPEN);
    let place = scene.place(MAIN);
    let set = rustix::fs::setxattr(
        &place,
        "user.note",
        b"ours",
        rustix::fs::XattrFlags::empty(),
    );
    let is_owned = std::os::unix::fs::chown(&place, Some(12), Some(34)).is_ok();
    scene.close("true").unwrap();
    if set.is_ok() {
        let mut value = [0; 8];
        let length = rustix::fs::getxattr(&place, "user.note", &mut value[..]).unwrap();
        assert_eq!(&value[..length], b"ours");
    }
    if is_owned {
        let now = fs::metadata(&place).unwrap();
        assert_eq!((now.uid(), now.gid()), (12, 34));
    }
}

#[test]
fn a_second_run_finds_nothing_to_do() {
    let scene = Scene::with(OPEN);
    scene.close("true").unwrap();
    let plan = scene.plan().unwrap();
    assert!(plan.changes.is_empty() && plan.causes.is_empty());
}

#[test]
fn two_causes_are_closed_in_one_run_and_every_other_byte_stays() {
    let text = "# ours\r\nmynetworks =\t127.0.0.0/8,\r\n  # home\r\n\t0.0.0.0/0\r\n\
        relayhost =\r\nsmtpd_relay_restrictions = permit_mynetworks, permit";
    let scene = Scene::with(text);
    let plan = scene.plan().unwrap();
    let ids: Vec<&str> = plan.causes.iter().map(|cause| cause.id.as_str()).collect();
    assert_eq!(ids, ["mynetworks", "relay-restrictions"]);
    scene.close("true").unwrap();
    assert_eq!(
        scene.text(),
        "# ours\r\nmynetworks =\t127.0.0.0/8\r\n  # home\r\nrelayhost =\r\n\
         smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination"
    );
    scene.journal().undo(&scene.site).unwrap();
    assert_eq!(scene.text(), text);
}

#[test]
fn a_form_that_leads_to_nothing_gives_way_to_what_shows() {
    let scene = Scene::with("mynetworks = 0.0.0.0/0\n");
    let form = Some("percent");
    let plan = Plan::of(&scene.guide, &scene.site, Choice { form, cause: None }).unwrap();
    assert_eq!((plan.causes.len(), plan.others.len()), (1, 0));
    assert_eq!(plan.causes[0].id, "mynetworks");
}

#[test]
fn a_cause_that_any_form_may_have_is_closed_with_the_one_that_the_form_points_to() {
    let scene = Scene::with(
        "mynetworks = 0.0.0.0/0\nrelay_domains = example\nallow_untrusted_routing = yes\n",
    );
    let form = Some("plain");
    let plan = Plan::of(&scene.guide, &scene.site, Choice { form, cause: None }).unwrap();
    let ids = |causes: &[&crate::guides::Cause]| -> Vec<String> {
        causes.iter().map(|cause| cause.id.clone()).collect()
    };
    assert_eq!(ids(&plan.causes), ["mynetworks", "wide-domains"]);
    assert_eq!(ids(&plan.others), ["untrusted-routing"]);
}

#[test]
fn where_nothing_shows_it_is_told_what_is_not_understood() {
    let unclear = Scene::with("mynetworks = cidr:/etc/postfix/own\n");
    let plan = unclear.plan().unwrap();
    assert!(plan.causes.is_empty() && plan.changes.is_empty());
    assert_eq!(plan.doubts.len(), 1, "{:?}", plan.doubts);
    let clear = Scene::with("mynetworks = 10.0.0.0/8\nmynetworks = 127.0.0.0/8\n");
    assert!(clear.plan().unwrap().doubts.is_empty());
}

/// nginx, with Debian's folders.
fn nginx(files: &[(&str, &str)]) -> Scene {
    let mut scene = Scene::with("");
    for folder in ["conf.d", "sites-available", "sites-enabled"] {
        fs::create_dir_all(scene.place("/etc/nginx").join(folder)).unwrap();
    }
    for (path, text) in files {
        fs::write(scene.place(path), text).unwrap();
    }
    let guide = Guides::builtin().guide("nginx").unwrap();
    scene.guide = guide.clone();
    scene
}

#[test]
fn what_stands_in_several_files_is_closed_in_each_that_is_in_use() {
    let open = "location / {\n  proxy_pass http://$host$request_uri;\n}\n";
    let scene = nginx(&[
        ("/etc/nginx/nginx.conf", "http {\n}\n"),
        ("/etc/nginx/conf.d/a.conf", open),
        ("/etc/nginx/conf.d/b.conf.off", open),
        ("/etc/nginx/sites-available/shop", open),
        ("/etc/nginx/sites-available/unused", open),
    ]);
    let link = scene.place("/etc/nginx/sites-enabled/10-shop");
    symlink("../sites-available/shop", link).unwrap();
    let guide = placed(&scene.guide, &scene.site);
    let plan = Plan::of(&guide, &scene.site, Choice::default()).unwrap();
    let changed: Vec<&str> = plan.changes.iter().map(|one| one.original.path()).collect();
    assert_eq!(
        changed,
        [
            "/etc/nginx/sites-available/shop",
            "/etc/nginx/conf.d/a.conf"
        ]
    );
    let shop = "location / {\n include snippets/php.conf;\n proxy_pass http://$host;\n}\n";
    fs::write(scene.place("/etc/nginx/sites-available/shop"), shop).unwrap();
    fs::create_dir_all(scene.place("/etc/nginx/snippets")).unwrap();
    fs::write(
        scene.place("/etc/nginx/snippets/php.conf"),
        "include fastcgi.conf;\n",
    )
    .unwrap();
    fs::write(
        scene.place("/etc/nginx/fastcgi.conf"),
        "fastcgi_param X $uri;\n",
    )
    .unwrap();
    assert!(Plan::of(&guide, &scene.site, Choice::default()).is_ok());
    let link = scene.place("/etc/nginx/sites-enabled/other");
    fs::write(scene.place("/elsewhere"), open).unwrap();
    symlink("/elsewhere", &link).unwrap();
    let guide = placed(&scene.guide, &scene.site);
    let refused = Plan::of(&guide, &scene.site, Choice::default());
    assert!(matches!(
        refused,
        Err(Refusal::File(NotReplaced::SymbolicLink(_)))
    ));
}

#[test]
fn without_systemd_the_command_that_needs_none_is_run() {
    let open = "location / {\n  proxy_pass http://$host$request_uri;\n}\n";
    let scene = nginx(&[("/etc/nginx/sites-available/default", open)]);
    let commands = || scene.plan().unwrap().commands.concat();
    assert_eq!(commands(), "nginx -t && nginx -s reload");
    fs::create_dir_all(scene.place("/run/systemd/system")).unwrap();
    assert_eq!(commands(), "nginx -t && systemctl reload nginx");
}

#[test]
fn a_named_cause_needs_no_sign() {
    let scene = Scene::with("mydestination = localhost\n");
    assert!(scene.plan().unwrap().changes.is_empty());
    let cause = Some("relay-restrictions");
    let choice = Choice { form: None, cause };
    let plan = Plan::of(&scene.guide, &scene.site, choice).unwrap();
    assert_eq!(plan.changes.len(), 1);
    let cause = Some("no-such-cause");
    let choice = Choice { form: None, cause };
    assert!(matches!(
        Plan::of(&scene.guide, &scene.site, choice),
        Err(Refusal::NoSuchCause(_))
    ));
}

#[test]
fn the_form_of_the_proof_picks_the_cause_and_the_others_are_named() {
    let scene = Scene::with("mynetworks = 0.0.0.0/0\nallow_untrusted_routing = yes\n");
    let form = Some("percent");
    let plan = Plan::of(&scene.guide, &scene.site, Choice { form, cause: None }).unwrap();
    let ids = |causes: &[&crate::guides::Cause]| -> Vec<String> {
        causes.iter().map(|cause| cause.id.clone()).collect()
    };
    assert_eq!(ids(&plan.causes), ["untrusted-routing"]);
    assert_eq!(ids(&plan.others), ["mynetworks"]);
}

#[test]
fn the_change_is_shown_as_a_diff() {
    let scene = Scene::with(OPEN);
    let diff = scene.plan().unwrap().changes[0].diff();
    for line in [
        "--- a/etc/postfix/main.cf",
        "+++ b/etc/postfix/main.cf",
        "-mynetworks = 127.0.0.0/8, 0.0.0.0/0, 192.0.2.0/24",
        "+mynetworks = 127.0.0.0/8, 192.0.2.0/24",
    ] {
        assert!(diff.lines().any(|one| one == line), "{diff}");
    }
}

#[test]
fn no_link_of_any_kind_is_followed() {
    let scene = Scene::with(OPEN);
    let place = scene.place(MAIN);
    let elsewhere = scene.place("/elsewhere");
    fs::hard_link(&place, &elsewhere).unwrap();
    assert!(matches!(
        scene.plan(),
        Err(Refusal::File(NotReplaced::HardLinks(_)))
    ));
    fs::remove_file(&place).unwrap();
    symlink(&elsewhere, &place).unwrap();
    assert!(matches!(
        scene.plan(),
        Err(Refusal::File(NotReplaced::SymbolicLink(_)))
    ));
    fs::remove_file(&place).unwrap();
    fs::remove_dir(scene.place("/etc/postfix")).unwrap();
    fs::create_dir(scene.place("/true-folder")).unwrap();
    symlink(scene.place("/true-folder"), scene.place("/etc/postfix")).unwrap();
    fs::write(&place, OPEN).unwrap();
    assert!(matches!(
        scene.plan(),
        Err(Refusal::File(NotReplaced::SymbolicLink(_)))
    ));
}

#[test]
fn what_is_no_text_or_no_file_is_refused() {
    let scene = Scene::with("mynetworks = 0.0.0.0/0\n\0");
    assert!(matches!(
        scene.plan(),
        Err(Refusal::File(NotReplaced::NotText(_)))
    ));
    fs::write(scene.place(MAIN), [0xff, 0xfe]).unwrap();
    assert!(matches!(
        scene.plan(),
        Err(Refusal::File(NotReplaced::NotText(_)))
    ));
    fs::remove_file(scene.place(MAIN)).unwrap();
    assert!(matches!(scene.plan(), Err(Refusal::NoFile(_))));
    fs::create_dir(scene.place(MAIN)).unwrap();
    assert!(matches!(
        scene.plan(),
        Err(Refusal::File(NotReplaced::NotAFile(_)))
    ));
}

#[test]
fn who_writes_in_the_meantime_loses_nothing() {
    let scene = Scene::with(OPEN);
    let plan = scene.plan().unwrap();
    fs::write(scene.place(MAIN), "theirs = 1\n").unwrap();
    let closed = carry_out(&plan, &Machine::below("/".as_ref()), &scene.journal(), NOW);
    assert!(closed.is_err(), "{closed:?}");
    assert_eq!(scene.text(), "theirs = 1\n");
    assert_eq!(scene.names(), ["main.cf"]);
    // An editor replaces the file by another one.
    fs::write(scene.place(MAIN), OPEN).unwrap();
    let plan = scene.plan().unwrap();
    fs::write(scene.place("/etc/postfix/new"), OPEN).unwrap();
    fs::rename(scene.place("/etc/postfix/new"), scene.place(MAIN)).unwrap();
    let text = &plan.changes[0].after;
    let replaced = plan.changes[0].original.replace(text, "kept");
    assert!(matches!(replaced, Err(NotReplaced::Changed(_))));
    assert_eq!(scene.names(), ["main.cf"]);
}

#[test]
fn what_cannot_be_written_beside_changes_nothing() {
    let scene = Scene::with(OPEN);
    let original = Original::find(&scene.site, MAIN).unwrap().unwrap();
    let too_long = "x".repeat(300);
    assert!(original.replace("", &too_long).is_err());
    fs::write(scene.place("/etc/postfix/taken"), "theirs").unwrap();
    assert!(original.replace("", "taken").is_err());
    assert_eq!(scene.text(), OPEN);
}

#[test]
fn a_command_that_fails_puts_the_files_back() {
    let scene = Scene::with(OPEN);
    let error = scene.close("echo no such setting; false").unwrap_err();
    assert!(error.to_string().contains("no such setting"), "{error}");
    assert_eq!((scene.text().as_str(), scene.names().len()), (OPEN, 1));
    assert_eq!(scene.journal().last().unwrap(), None);
}

#[test]
fn what_runs_on_this_machine_is_seen_and_nothing_below_another_root() {
    let own = fs::read_to_string("/proc/self/comm").unwrap();
    let here = Machine::below("/".as_ref());
    assert!(here.runs(own.trim_end()));
    assert!(!here.runs("no-such-program"));
    assert!(!Machine::below("/tmp".as_ref()).runs(own.trim_end()));
}

#[test]
fn an_older_copy_is_never_overwritten() {
    let scene = Scene::with(OPEN);
    let older = scene.place("/etc/postfix/main.cf.before-closing");
    fs::write(&older, "older").unwrap();
    scene.close("true").unwrap();
    assert_eq!(fs::read_to_string(&older).unwrap(), "older");
    let second = scene.place("/etc/postfix/main.cf.before-closing-2");
    assert_eq!(fs::read_to_string(second).unwrap(), OPEN);
}

#[test]
fn a_run_that_was_cut_off_at_any_moment_can_be_taken_back() {
    for moment in 0..4 {
        let scene = Scene::with(OPEN);
        let plan = scene.plan().unwrap();
        scene
            .journal()
            .begin(&entry_of(&plan, NOW).unwrap())
            .unwrap();
        let beside = scene.place("/etc/postfix/main.cf.before-closing");
        if moment > 0 {
            let written = if moment > 1 { SHUT.len() } else { 3 };
            fs::write(&beside, &plan.changes[0].after[..written]).unwrap();
        }
        if moment > 2 {
            fs::rename(scene.place(MAIN), scene.place("/third")).unwrap();
            fs::rename(&beside, scene.place(MAIN)).unwrap();
            fs::rename(scene.place("/third"), &beside).unwrap();
        }
        let last = scene.journal().last().unwrap().unwrap();
        assert_eq!(last.state, State::Begun);
        scene.journal().undo(&scene.site).unwrap();
        assert_eq!(
            (scene.text().as_str(), scene.names().len()),
            (OPEN, 1),
            "{moment}"
        );
    }
}

#[test]
fn what_somebody_changed_since_is_not_taken_back() {
    let scene = Scene::with(OPEN);
    scene.close("true").unwrap();
    fs::write(scene.place(MAIN), "theirs = 1\n").unwrap();
    let undone = scene.journal().undo(&scene.site);
    assert!(matches!(undone, Err(NotUndone::Changed(_))));
    assert_eq!(scene.text(), "theirs = 1\n");
    fs::remove_file(scene.place(MAIN)).unwrap();
    let undone = scene.journal().undo(&scene.site);
    assert!(matches!(undone, Err(NotUndone::Gone(_))));
}

#[test]
fn without_its_copy_the_text_is_put_back() {
    for spoilt in [None, Some("spoilt")] {
        let scene = Scene::with(OPEN);
        scene.close("true").unwrap();
        let kept = scene.place("/etc/postfix/main.cf.before-closing");
        match spoilt {
            Some(text) => fs::write(&kept, text).unwrap(),
            None => fs::remove_file(&kept).unwrap(),
        }
        scene.journal().undo(&scene.site).unwrap();
        assert_eq!(scene.text(), OPEN);
    }
}

#[test]
fn there_is_one_run_at_a_time_and_nothing_to_take_back_before_the_first() {
    let scene = Scene::with(OPEN);
    let held = scene.journal();
    assert!(Journal::open(held.folder()).unwrap().is_none());
    assert!(matches!(held.undo(&scene.site), Err(NotUndone::Nothing)));
    let mode = fs::metadata(held.folder()).unwrap().mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn what_is_not_fully_understood_is_left_alone() {
    for (text, why) in [
        (
            "mynetworks = 10.0.0.0/8\nmynetworks = 0.0.0.0/0\n",
            Why::Twice,
        ),
        ("mynetworks = 0.0.0.0/0 $elsewhere\n", Why::NotUnderstood),
        (
            "mynetworks = 0.0.0.0/0 cidr:/etc/postfix/own\n",
            Why::NotUnderstood,
        ),
        (
            "mynetworks = 0.0.0.0/0 /etc/postfix/own\n",
            Why::NotUnderstood,
        ),
        ("mynetworks = 0.0.0.0/0 # all\n", Why::NotUnderstood),
        (
            "mynetworks = 0.0.0.0/0\nsmtpd_relay_restrictions = own_class\n",
            Why::NotUnderstood,
        ),
    ] {
        assert!(Scene::with(text).doubts().contains(&why), "{text}");
    }
    let named = Scene::with("mynetworks = 0.0.0.0/0 $elsewhere\n");
    let said = named.plan().unwrap_err().to_string();
    assert!(
        said.contains("/etc/postfix/main.cf:1: not understood"),
        "{said}"
    );
}

#[test]
fn what_another_file_settles_is_left_to_a_person() {
    let mut scene = Scene::with("");
    scene.guide = Guides::builtin().guide("squid").unwrap().clone();
    for folder in ["/etc/squid/conf.d", "/etc/squid/more"] {
        fs::create_dir_all(scene.place(folder)).unwrap();
    }
    let main = |text: &str| fs::write(scene.place("/etc/squid/squid.conf"), text).unwrap();
    let other = |text: &str| fs::write(scene.place("/etc/squid/conf.d/x.conf"), text).unwrap();
    let deeper = "include /etc/squid/conf.d/x.conf\nhttp_access allow own\n";
    fs::write(scene.place("/etc/squid/more/a.conf"), deeper).unwrap();
    main("include conf.d/*.conf\nhttp_access allow all\n");
    other("# http_access allow own\nhttp_access allow localnet\n");
    assert_eq!(scene.plan().unwrap().changes.len(), 1);
    for (elsewhere, why) in [
        ("http_access allow own\n", Why::Elsewhere),
        ("include /etc/squid/more/*.conf\n", Why::Elsewhere),
        ("include /etc/squid/more/none.conf\n", Why::NotFound),
    ] {
        other(elsewhere);
        assert_eq!(scene.doubts(), [why], "{elsewhere}");
    }
    main("include /nowhere.conf\nhttp_access allow all\n");
    assert_eq!(scene.doubts(), [Why::NotFound]);
    main("if ${process_number} = 1\nhttp_access allow all\nendif\n");
    assert_eq!(scene.doubts(), [Why::Bends, Why::Bends]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever stands there: it is refused and untouched, or closed once for all, and taken back
    /// to the byte.
    #[test]
    fn any_text_is_refused_or_closed_for_good_and_taken_back(
        lines in prop::collection::vec(
            prop_oneof![
                Just("mynetworks = 0.0.0.0/0"),
                Just("mynetworks ="),
                Just("  0.0.0.0/0, 10.0.0.0/8"),
                Just("\t[::]/0"),
                Just("# 0.0.0.0/0"),
                Just("smtpd_relay_restrictions = permit_mynetworks, permit"),
                Just("allow_untrusted_routing = yes"),
                Just("allow_untrusted_routing\t=yes\r"),
                Just("é = \\"),
                Just(""),
            ],
            0..8,
        ),
        ends in any::<bool>(),
    ) {
        let text = lines.join("\n") + if ends { "\n" } else { "" };
        let scene = Scene::with(&text);
        if scene.plan().is_ok_and(|plan| !plan.changes.is_empty()) {
            scene.close("true").unwrap();
            let again = scene.plan().unwrap();
            prop_assert!(again.changes.is_empty() && again.causes.is_empty(), "{}", scene.text());
            scene.journal().undo(&scene.site).unwrap();
        }
        prop_assert_eq!(scene.text(), text);
        prop_assert_eq!(scene.names(), ["main.cf"]);
    }
}

const MAIN: &str = "/etc/postfix/main.cf";
const NOW: &str = "2026-11-24T12:00:00Z";
const OPEN: &str =
    "# ours\nmynetworks = 127.0.0.0/8, 0.0.0.0/0, 192.0.2.0/24\nmyorigin = example.org\n";
const SHUT: &str = "# ours\nmynetworks = 127.0.0.0/8, 192.0.2.0/24\nmyorigin = example.org\n";

#[test]
fn a_neighbour_that_cannot_be_read_is_a_doubt_and_not_an_empty_file() {
    let mut scene = Scene::with("mynetworks = 0.0.0.0/0\n");
    scene.guide.files.retain(|file| file.path == MAIN);
    scene.guide.causes.retain(|cause| cause.id == "mynetworks");
    assert!(scene.plan().is_ok());
    fs::write(
        scene.place("/etc/postfix/master.cf"),
        b"\xff-o mynetworks=0/0",
    )
    .unwrap();
    let Err(Refusal::Doubts(doubts)) = scene.plan() else {
        panic!("it was not looked at");
    };
    assert_eq!(doubts[0].file, "/etc/postfix/master.cf");
    assert_eq!(doubts[0].why, Why::NotRead);
}
