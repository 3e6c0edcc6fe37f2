//! A program that runs the sandbox in its own process.

use serde_json::{Value, json};

use crate::test_sandbox::{bench, order};

#[tokio::test]
async fn everything_goes_back_to_how_it_stood() {
    let bench = bench().await;
    let installed = bench.install().await;
    let token = bench.dell_token().await;
    let before = bench.sandbox.standing();
    assert_eq!(bench.dell("POST", &token, "/okta/v1/domains", order(&installed)).await.0, 202);
    assert!(bench.sandbox.standing() != before);
    bench.sandbox.put_back(&before);
    assert!(bench.sandbox.standing() == before);
    let (status, ledger) = bench.sandbox.console("/ledger", &Value::Null);
    assert_eq!((status, ledger), (200, json!([])));
    assert_eq!(bench.dell("GET", &token, "/okta/v1/domains", Value::Null).await.0, 401, "no token is left");
}

#[tokio::test]
async fn a_request_is_stopped_before_its_effect_or_after_it() {
    for (instant, registered) in [(0, 0), (1, 1)] {
        let bench = bench().await;
        let installed = bench.install().await;
        let token = bench.dell_token().await;
        bench.sandbox.stop_at(Some(instant));
        tokio::select! {
            _answered = bench.dell("POST", &token, "/okta/v1/domains", order(&installed)) => panic!("answered"),
            () = bench.sandbox.stopped() => {}
        }
        bench.sandbox.stop_at(None);
        let (_, ledger) = bench.sandbox.console("/ledger", &Value::Null);
        assert_eq!(ledger.as_array().map(Vec::len), Some(registered));
    }
}

#[tokio::test]
async fn what_runs_is_due_a_while_later() {
    let bench = bench().await;
    let installed = bench.install().await;
    let token = bench.dell_token().await;
    bench.dell("POST", &token, "/okta/v1/domains", order(&installed)).await;
    bench.sandbox.put_back(&bench.sandbox.standing().later());
    let (_, state) = bench.sandbox.console("/state", &Value::Null);
    assert_eq!(state["dell"]["api"]["domains"][0]["appStatus"], "Connected");
}
