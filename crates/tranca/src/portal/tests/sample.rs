//! An operation with a case of every kind, and its portal on a loopback port.

use std::net::SocketAddr;
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Waker};
use std::time::Duration;

use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::Notify;

use super::store;
use crate::cases::endpoint::{Endpoint, Protocol};
use crate::cases::history::{Act, Actor, Cause};
use crate::cases::reference::CaseId;
use crate::cases::state::{AsideReason, Case, Proving, Rechecks, Watched, Writable};
use crate::cases::store as cases;
use crate::cases::verdict::{Closure, Finding, Software, Verdict};
use crate::cases::weakness::Weakness;
use crate::ground::clock::{Clock, Moment};
use crate::ground::links::{Purpose, sealed};
use crate::ground::operation::Operation;

pub(super) const RELAY: &str = "192.0.2.25";
pub(super) const PROXY: &str = "198.51.100.7";
pub(super) const CLOSED: &str = "203.0.113.40";
pub(super) const ASIDE: &str = "2001:db8::53";
pub(super) const MAILBOX: &str = "abuse@net.example";

/// A running portal.
pub(super) struct Sample {
    pub(super) operation: Arc<Operation>,
    asked: Arc<Notify>,
    pub(super) relay: CaseId,
    pub(super) proxy: CaseId,
    pub(super) letter: i64,
    pub(super) at: SocketAddr,
    client: reqwest::Client,
    _folder: TempDir,
}

/// What the portal answered.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: reqwest::header::HeaderMap,
    pub(super) text: String,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name).map(|value| value.to_str().unwrap());
        value.unwrap_or("")
    }
}

impl Sample {
    pub(super) async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        write_files(folder.path());
        let clock = Clock::standing_at("2026-11-01T09:00:00Z".parse().unwrap());
        let operation = Operation::open(folder.path(), clock).await.unwrap();
        let operation = Arc::new(operation);
        let (relay, proxy, letter) = fill(&operation).await;
        let asked = Arc::new(Notify::new());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let router = crate::portal::router(Arc::clone(&operation), Arc::clone(&asked));
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        Self {
            operation,
            asked,
            relay,
            proxy,
            letter,
            at,
            client: client(),
            _folder: folder,
        }
    }

    pub(super) fn case_page(&self, case: CaseId) -> String {
        format!(
            "/case/{}",
            sealed(&self.operation.secret, Purpose::Case, case.0)
        )
    }

    pub(super) fn stop_page(&self) -> String {
        format!(
            "/stop/{}",
            sealed(&self.operation.secret, Purpose::Stop, self.letter)
        )
    }

    pub(super) async fn get(&self, path: &str) -> Answer {
        self.send(self.client.get(format!("http://{}{path}", self.at)))
            .await
    }

    pub(super) async fn post(&self, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let url = format!("http://{}{path}", self.at);
        let mut request = self.client.post(url).body(body.to_owned());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request).await
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Answer {
        let response = request.send().await.unwrap();
        Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            text: response.text().await.unwrap(),
        }
    }

    /// Whether the worker was woken since this was last asked; does not wait.
    pub(super) fn woke(&self) -> bool {
        let mut context = Context::from_waker(Waker::noop());
        pin!(self.asked.notified()).poll(&mut context).is_ready()
    }

    /// What the worker does when a test ends.
    pub(super) async fn tested(&self, case: CaseId, verdict: Verdict) {
        let mut conn = self.operation.database.begin().await.unwrap();
        let event = Cause::new(self.operation.now(), Actor::Stage("verification"), "tested");
        store::endpoint(&mut conn, case, &finding(verdict), self.operation.now()).await;
        let event = event.of(Act::Rechecked);
        cases::note(&mut conn, &self.operation.numbers, case, &event)
            .await
            .unwrap();
        conn.commit().await.unwrap();
    }

    pub(super) async fn case(&self, case: CaseId) -> Case {
        let mut conn = self.operation.database.pool().acquire().await.unwrap();
        cases::find(&mut conn, case).await.unwrap().unwrap()
    }
}

fn client() -> reqwest::Client {
    // A second call finds the provider in place, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap()
}

fn write_files(folder: &Path) {
    let settings = "\
[operation]
name = \"Operation Bar\"
contact = \"bar@agency.example\"
[portal]
url = \"https://bar.agency.example\"
retests_per_hour = 2
";
    let agencies = "\
[[agency]]
name = \"National CSIRT of Example\"
country = \"BR\"
languages = [\"pt-BR\", \"en\"]
letterhead = [\"1 Example Square\", \"70000-000 Example\"]
mailbox = \"csirt@agency.example\"
page = \"https://agency.example/operation-bar\"
[[agency]]
name = \"Consumer Protection <Office>\"
country = \"UY\"
page = \"javascript:alert(1)\"
";
    std::fs::write(folder.join("tranca.toml"), settings).unwrap();
    std::fs::write(folder.join("agencies.toml"), agencies).unwrap();
}

async fn fill(operation: &Operation) -> (CaseId, CaseId, i64) {
    let mut conn = operation.database.begin().await.unwrap();
    let at = |hours: u64| operation.now() + Duration::from_secs(hours * 3_600);
    let cause = |at: Moment, stage| Cause::new(at, Actor::Stage(stage), "for the test");
    let openings = store::openings();
    cases::open(&mut conn, &operation.numbers, &openings, at(0))
        .await
        .unwrap();
    let letter = operation.numbers.next();
    let mut ids = Vec::new();
    for (nth, opening) in openings.iter().enumerate() {
        let case = cases::of_address(&mut conn, opening.address)
            .await
            .unwrap()
            .remove(0);
        ids.push(case.dossier().id);
        store::listing(&mut conn, &case, at(0)).await;
        let Case::Suspected(suspected) = case.clone() else {
            unreachable!()
        };
        if nth == 3 {
            let aside = case.set_aside(AsideReason::Excluded, cause(at(1), "verification"));
            cases::save(&mut conn, &operation.numbers, aside)
                .await
                .unwrap();
            continue;
        }
        let evidence = store::evidence(&mut conn, operation, case.dossier().id, at(1)).await;
        let proving = Proving {
            evidence,
            endpoint: endpoint(opening.weakness),
            form: "plain".to_owned(),
        };
        let proven = suspected.proven(proving, at(25), cause(at(1), "verification"));
        let Case::Proven(case) = cases::save(&mut conn, &operation.numbers, proven)
            .await
            .unwrap()
        else {
            unreachable!()
        };
        store::endpoint(
            &mut conn,
            case.dossier.id,
            &finding_of(opening.weakness),
            at(1),
        )
        .await;
        if nth == 1 {
            continue;
        }
        let written = Writable::proven(case).written_to(letter, at(50), cause(at(2), "delivery"));
        let Case::Notified(case) = cases::save(&mut conn, &operation.numbers, written)
            .await
            .unwrap()
        else {
            unreachable!()
        };
        if nth == 2 {
            let rechecks = Rechecks::default().closed(at(26), Duration::ZERO);
            let closed = case.closed(rechecks, None, cause(at(27), "followup"));
            cases::save(&mut conn, &operation.numbers, closed)
                .await
                .unwrap();
        }
    }
    store::letter(&mut conn, letter, &[ids[0], ids[2]], at(2)).await;
    conn.commit().await.unwrap();
    operation.clock.advance(Duration::from_secs(48 * 3_600));
    (ids[0], ids[1], letter)
}

fn endpoint(weakness: Weakness) -> Endpoint {
    match weakness {
        Weakness::OpenRelay => Endpoint::new(25, Protocol::Smtp),
        Weakness::OpenProxy => Endpoint::new(3128, Protocol::HttpConnect),
    }
}

fn finding_of(weakness: Weakness) -> Finding {
    Finding {
        endpoint: endpoint(weakness),
        ..finding(Verdict::Open)
    }
}

pub(super) fn finding(verdict: Verdict) -> Finding {
    Finding {
        endpoint: Endpoint::new(25, Protocol::Smtp),
        verdict,
        capabilities: Vec::new(),
        backscatter: false,
        tried: Vec::new(),
        software: Some(Software {
            product: "postfix".to_owned(),
            version: None,
            basis: "banner".to_owned(),
        }),
        transcript: String::new(),
    }
}

pub(super) const SHUT: Verdict = Verdict::Closed(Closure::Refused);
