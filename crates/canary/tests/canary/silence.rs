//! Clients that say nothing, met under a clock that runs ahead while everybody waits.

use crate::support::Bench;

#[tokio::test(start_paused = true)]
async fn a_silent_mail_client_is_told_and_let_go() {
    let bench = Bench::new().await;
    let mut client = bench.mail().await;
    let heard = client.rest_at_leisure().await;
    assert!(
        heard.starts_with("220 ") && heard.contains("\r\n421 4.4.2 "),
        "{heard}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_silent_web_client_is_let_go_without_a_word() {
    let bench = Bench::new().await;
    let mut client = bench.web().await;
    client.say(b"GET / HT").await;
    assert_eq!(client.rest_at_leisure().await, "");
}
