//! How often a whole verification allocates.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::test_odc::{SERVED, TestOdc, object, ran};

/// `xtask/figures.toml` records how many. The count varies by some 3 %, so the lowest of three counts. It is of the example
/// as it was last built: `cargo xtask test` builds it first.
#[tokio::test(flavor = "multi_thread")]
async fn a_verification_allocates_no_more_than_recorded() {
    let test = TestOdc::start().await;
    let installed = test.install().await;
    let example = Path::new(env!("CARGO_BIN_EXE_odc")).with_file_name("examples").join("warmed");
    assert!(example.exists(), "{} is missing.\nWhat to do: cargo build -p odc --examples", example.display());
    let mut least = u64::MAX;
    for _ in 0..3 {
        let (like, mut command) = (test.odc(&[]), Command::new(&example));
        command.env_clear().envs(like.get_envs().filter_map(|(name, value)| Some((name, value?))));
        command.args([SERVED, &installed.client_id]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let done = ran(command, &format!("{}\n", installed.secret.as_str())).await;
        let report = object(&done);
        assert!(report["requests"].as_u64() > Some(10), "it tested little: {report}");
        least = least.min(report["allocations"].as_u64().expect("a count"));
    }
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../xtask/figures.toml"));
    let figures: toml::Table = text.expect("the record").parse().expect("figures");
    let recorded = figures["verification"]["allocations"].as_integer().and_then(|n| u64::try_from(n).ok());
    let recorded = recorded.expect("a number");
    assert!(
        least * 100 <= recorded * 105,
        "a verification allocates {least} times, recorded {recorded}.\n\
         What to do: find out why; if it is meant, record it in xtask/figures.toml."
    );
}
