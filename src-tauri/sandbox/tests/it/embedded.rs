//! A program that runs the sandbox in its own process.

use serde_json::{Value, json};

use crate::test_sandbox::{order, test_sandbox};

#[tokio::test]
async fn everything_goes_back_to_how_it_stood() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let token = test.dell_token().await;
    let before = test.sandbox.standing();
    assert_eq!(test.dell("POST", &token, "/okta/v1/domains", order(&installed)).await.0, 202);
    assert!(test.sandbox.standing() != before);
    test.sandbox.put_back(&before);
    assert!(test.sandbox.standing() == before);
    let (status, ledger) = test.sandbox.console("/ledger", &Value::Null);
    assert_eq!((status, ledger), (200, json!([])));
    assert_eq!(test.dell("GET", &token, "/okta/v1/domains", Value::Null).await.0, 401, "no token is left");
}

#[tokio::test]
async fn a_request_is_stopped_before_its_effect_or_after_it() {
    for (instant, registered) in [(0, 0), (1, 1)] {
        let test = test_sandbox().await;
        let installed = test.install().await;
        let token = test.dell_token().await;
        test.sandbox.stop_at(Some(instant));
        tokio::select! {
            _answered = test.dell("POST", &token, "/okta/v1/domains", order(&installed)) => panic!("answered"),
            () = test.sandbox.stopped() => {}
        }
        test.sandbox.stop_at(None);
        let (_, ledger) = test.sandbox.console("/ledger", &Value::Null);
        assert_eq!(ledger.as_array().map(Vec::len), Some(registered));
    }
}

#[tokio::test]
async fn what_runs_is_due_a_while_later() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let token = test.dell_token().await;
    test.dell("POST", &token, "/okta/v1/domains", order(&installed)).await;
    test.sandbox.put_back(&test.sandbox.standing().later());
    let (_, state) = test.sandbox.console("/state", &Value::Null);
    assert_eq!(state["dell"]["api"]["domains"][0]["appStatus"], "Connected");
}
