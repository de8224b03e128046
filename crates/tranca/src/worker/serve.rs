//! For ever: a round whenever something becomes due, and the portal beside it.

use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::Notify;

use super::{Done, Outcome, WorkError, Worker};
use crate::ground::lock::{self, Lock};
use crate::ground::operation::Standing;
use crate::replies::listener::Listeners;
use crate::verification::equipment::Equipment;
use crate::{portal, results};

impl Worker {
    /// Does what becomes due and serves the portal, until the process is asked to end. An operation
    /// that rests or is over is only shown.
    ///
    /// # Errors
    /// [`WorkError`] when the portal cannot listen, or another process is at work.
    pub async fn serve(&self) -> Result<(), WorkError> {
        let asked = Arc::new(Notify::new());
        let listen = self.op.settings.portal.listen;
        let listener = TcpListener::bind(listen).await.map_err(|error| {
            std::io::Error::new(
                error.kind(),
                format!("the portal cannot listen on {listen}: {error}"),
            )
        })?;
        let router = portal::router(Arc::clone(&self.op), Arc::clone(&asked))
            .merge(results::router(Arc::clone(&self.op)));
        self.progress.say(format_args!(
            "The portal listens on http://{}/ (Ctrl-C ends it)",
            listener.local_addr()?
        ));
        let serving = axum::serve(
            listener,
            router.into_make_service_with_connect_info::<std::net::SocketAddr>(),
        )
        .with_graceful_shutdown(ending());
        let listeners = Listeners::bind(&self.op).await?;
        for address in listeners.addresses() {
            self.progress
                .say(format_args!("Mail that comes back is taken on {address}"));
        }
        tokio::select! {
            () = listeners.serve(Arc::clone(&self.op), Arc::clone(&asked)) => Ok(()),
            served = std::future::IntoFuture::into_future(serving) => Ok(served?),
            worked = self.work_for_ever(&asked) => worked,
        }
    }

    async fn work_for_ever(&self, asked: &Notify) -> Result<(), WorkError> {
        let mut tools: Option<Tools> = None;
        loop {
            if self.op.standing().await? == Standing::Running {
                if tools.is_none() {
                    tools = Some(self.tools().await?);
                }
                let equipment = tools.as_ref().and_then(|tools| tools.equipment.as_ref());
                // What passes by itself is waited for; the rest is for a person, who reads the log.
                match self.round(equipment).await {
                    Ok(done) => log(&done),
                    Err(error) => {
                        let passing = error.is_passing();
                        tracing::error!(%error, passing, "a round failed: {error}");
                    }
                }
            } else {
                tools = None;
            }
            tokio::select! {
                () = asked.notified() => {}
                () = tokio::time::sleep(self.until_due().await?) => {}
            }
        }
    }

    /// The lock and the equipment are held as long as the operation runs: its canary takes late
    /// arrivals for days.
    async fn tools(&self) -> Result<Tools, WorkError> {
        let lock = lock::take(&self.op.folder, "work")?.ok_or(WorkError::Busy)?;
        let equipment = self.equipment_if_set().await?;
        if equipment.is_none() {
            tracing::warn!("nothing is tested: `tranca status` says what is missing");
        }
        Ok(Tools {
            _lock: lock,
            equipment,
        })
    }

    /// Until the next test is due, at most [`LONGEST_PAUSE`] (somebody may drop a file into
    /// `feeds/`), at least [`SHORTEST_PAUSE`].
    async fn until_due(&self) -> Result<Duration, WorkError> {
        let mut conn = self.connection().await?;
        let next = crate::cases::store::next_due(&mut conn).await?;
        let until = next.map_or(LONGEST_PAUSE, |moment| moment.since(self.op.now()));
        Ok(until.clamp(SHORTEST_PAUSE, LONGEST_PAUSE))
    }
}

struct Tools {
    _lock: Lock,
    equipment: Option<Equipment>,
}

/// What a round came to; stages that had nothing to do are passed over.
fn log(done: &Done) {
    for Outcome { stage, words, .. } in done.outcomes().iter().filter(|one| !one.is_idle) {
        tracing::info!(stage, "{stage}: {words}");
    }
}

/// Returns when somebody asks the process to end (SIGINT or SIGTERM).
pub async fn ending() {
    use tokio::signal::unix::{SignalKind, signal};
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            // Without the handler SIGTERM ends the process at once, which is safe too.
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}

const LONGEST_PAUSE: Duration = Duration::from_secs(30);
const SHORTEST_PAUSE: Duration = Duration::from_secs(1);
