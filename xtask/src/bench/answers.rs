//! `cargo xtask bench answers`: from a press of the mouse, made by XTEST, to the frame that shows its answer, on each step of
//! the console way in Practice, beside the same press on a bare button in an empty Tauri window (Linux). It measures what
//! `cargo xtask bench` built.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::Subject;
use super::measure::{Renderer, Running};
use super::report::{at, machine, sorted};
use crate::{places, session};

#[derive(clap::Args)]
pub struct Args {
    /// Walks, and as many starts of the bare button
    #[arg(long, default_value_t = 20)]
    runs: usize,
    /// Measure this app instead of the release
    #[arg(long, value_name = "PATH")]
    app: Option<PathBuf>,
    /// Set by the bench itself, inside its session
    #[arg(long, hide = true)]
    inside: bool,
}

/// Presses of the bare button in each start.
const BARE: usize = 20;

pub fn bench(args: &Args) -> Result<()> {
    if args.inside {
        return measured(args);
    }
    let this = std::env::current_exe().context("finding this program")?;
    let run = |session: &mut std::process::Command| {
        session.args(["bench", "answers", "--inside", "--runs", &args.runs.to_string()]);
        if let Some(app) = &args.app {
            session.arg("--app").arg(app);
        }
    };
    session::run("bench-answers", &this, run, "`cargo xtask bench` builds what is measured.")
}

/// A press that is measured: what is pressed, and what shows its answer.
fn press(name: &str, css: &str, then: &str) -> Value {
    json!({ "name": name, "press": css, "then": then })
}

/// Something done by script, until the page shows that it was done.
fn click(css: &str, then: &str) -> Value {
    json!({ "click": css, "then": then })
}

fn act(name: &str) -> String {
    format!("[data-act={name}]")
}

/// The console way in Practice, from Welcome to Finish.
fn walk() -> Vec<Value> {
    let next = |to: &str| press(&format!("Continue to {to}"), "[data-act=next]:enabled", &format!("[data-step={to}]"));
    let panel = |name: &str, then: &str| click(&act(&format!("panel-{name}")), then);
    let copied = |value: &str| {
        let row = format!("[data-copied=yes]:has([data-act=copy-{value}])");
        press(&format!("Copy {value}"), &act(&format!("copy-{value}")), &row)
    };
    let pasted = |value: &str| {
        let button = format!("[data-act=panel-paste][data-value={value}]");
        json!({ "click": button, "changes": format!("[data-field=panel-{value}]") })
    };
    vec![
        press("Practice", &act("try-practice"), "[data-step=org]"),
        next("permissions"),
        press("Reviewed", &act("reviewed"), "[data-step=install]"),
        json!({ "click": act("toggle-panel"), "then": "[data-panel]", "unless": "#consoles [data-panel]" }),
        click("[data-act=panel-menu][data-value=integrations]", &act("panel-add-integration")),
        panel("add-integration", &act("panel-choose-integration")),
        panel("choose-integration", "[data-act=panel-next]:enabled"),
        panel("next", &act("panel-install")),
        panel("install", &act("panel-copy-secret")),
        panel("copy-secret", "[data-act=save-secret]"),
        press("Save secret", &act("save-secret"), "[data-field=secret][data-held=yes]"),
        panel("done", &act("panel-copy-client-id")),
        json!({ "fill": "input[data-field=client_id]", "from": "[data-row=panel-client-id]" }),
        press("Add Client ID", &act("add-client-id"), "[data-part=client-id][data-state=done]"),
        next("test"),
        // A test waits for Okta: its answer, for this measure, is that it shows it is running.
        press("Test (begun)", &act("run-test"), "[data-act=cancel], [data-row=credential][data-state=pass]"),
        next("authorize"),
        json!({ "click": "[data-act=panel-side][data-value=dell]", "then": "[data-panel=dell]", "unless": "[data-panel=dell]" }),
        json!({ "click": act("panel-dell-menu"), "then": act("panel-all-services"), "unless": "[data-act=panel-start], [data-page=form]" }),
        json!({ "click": act("panel-all-services"), "then": act("panel-service"), "unless": "[data-act=panel-start], [data-page=form]" }),
        json!({ "click": "[data-act=panel-service][data-value=okta]", "then": act("panel-start"), "unless": "[data-act=panel-start], [data-page=form]" }),
        json!({ "click": act("panel-start"), "then": "[data-page=form]", "unless": "[data-page=form]" }),
        copied("domain"),
        pasted("domain"),
        copied("client-id"),
        pasted("client_id"),
        copied("secret"),
        pasted("secret"),
        panel("authorize", "[data-row=panel-said][data-value=registered]"),
        press("Dell lists the org", &act("lists-org"), "[data-step=backups], [data-act=next]:enabled"),
        json!({ "click": act("next"), "then": "[data-step=backups]", "unless": "[data-step=backups]" }),
        panel("keys-switch", &act("panel-keys-on")),
        panel("keys-on", &act("panel-configure-save")),
        panel("configure-save", &act("keys-on")),
        press("Key management is on", &act("keys-on"), "[data-part=keys][data-state=done]"),
        next("finish"),
        press("Keep and finish", &act("keep-and-finish"), "[data-home=status], [data-screen=home]"),
    ]
}

fn measured(args: &Args) -> Result<()> {
    let made = places::target().join("bench");
    let home = made.join("answers");
    let app = Subject {
        name: "app",
        program: args.app.clone().unwrap_or_else(|| made.join("app")),
        package: None,
        usable: "",
        home: Some(home.clone()),
    };
    let empty = Subject { name: "bare button", program: made.join("empty"), package: None, usable: "", home: None };
    let bare = "document.body.innerHTML = '<button>0</button>';
        const button = document.querySelector('button');
        button.onclick = () => (button.textContent = button.dataset.n = Number(button.textContent) + 1)";
    let presses: Vec<Value> =
        (1..=BARE).map(|n| press("bare button", "button", &format!("button[data-n='{n}']"))).collect();
    let (mut answers, mut yardstick) = (Vec::new(), Vec::new());
    for run in 0..=args.runs {
        if home.exists() {
            fs::remove_dir_all(&home).context("emptying the app's folder")?;
        }
        fs::create_dir_all(&home).context("making the app's folder")?;
        let of_app = walked(&app, &walk(), "")?;
        let of_bare = walked(&empty, &presses, bare)?;
        // The first of each doesn't count: it reads programs from the disk.
        if run > 0 {
            println!("    {run} of {}", args.runs);
            answers.push(of_app);
            yardstick.push(of_bare);
        }
    }
    report(&answers, &yardstick)
}

/// An answer: the press, and when the page heard it, had made the answer, began to draw it and had drawn it, in ms after it.
struct Answered {
    name: String,
    at: [f64; 4],
}

/// What [`Answered::at`] has, as the page reports it.
const REACHED: [&str; 4] = ["heard", "made", "drawn", "answered"];

/// The answers, in order.
fn walked(subject: &Subject, steps: &[Value], before: &str) -> Result<Vec<Answered>> {
    let script = include_str!("../../bench/walk.js")
        .replace("STEPS", &Value::from(steps).to_string())
        .replace("BEFORE", if before.is_empty() { "undefined" } else { before });
    let mut running = Running::start(subject, Renderer::System, &script)?;
    let (mut answers, mut pressed) = (Vec::new(), None);
    loop {
        let said: Value =
            running.said().with_context(|| format!("{}, after {} answers", subject.name, answers.len()))?;
        if let Some(at) = said["pressed"].as_f64() {
            pressed = Some(at);
        } else if let Some(name) = said["name"].as_str() {
            let pressed = pressed.take().context("an answer without a press")?;
            let at = REACHED.map(|what| said[what].as_f64().map(|at| at - pressed));
            let [Some(heard), Some(made), Some(drawn), Some(answered)] = at else {
                bail!("{name}: a time is missing: {said}")
            };
            let at = [heard, made, drawn, answered];
            answers.push(Answered { name: name.to_owned(), at });
        } else if let Some(why) = said["failed"].as_str() {
            bail!("{}, after {} answers: {why}", subject.name, answers.len());
        } else {
            break;
        }
    }
    running.end()?;
    Ok(answers)
}

fn report(answers: &[Vec<Answered>], bare: &[Vec<Answered>]) -> Result<()> {
    let first = answers.first().context("nothing was measured")?;
    print!("{}", machine()?);
    println!("n = {} walks, {BARE} presses of the bare button beside each; ms from a press", answers.len());
    println!("answered: the second frame with the answer; on the way, medians\n");
    print!("{:<28}{:>7}{:>7}{:>7}{:>12}", "answered", "p25", "p50", "p95", "p95 to bare");
    println!("{:>9}{:>7}{:>9}", "heard", "made", "frame 1");
    let reached = |of: &[&Answered], what: usize| sorted(of.iter().map(|answer| answer.at[what]));
    let bare: Vec<&Answered> = bare.iter().flatten().collect();
    let yardstick = at(&reached(&bare, 3), 0.95);
    let row = |name: &str, of: &[&Answered]| {
        let [heard, made, drawn, answered] = [0, 1, 2, 3].map(|what| reached(of, what));
        let [low, middle, high] = [0.25, 0.5, 0.95].map(|q| at(&answered, q));
        print!("  {name:<26}{low:>7.0}{middle:>7.0}{high:>7.0}{:>12.2}", high / yardstick);
        println!("{:>9.0}{:>7.0}{:>9.0}", at(&heard, 0.5), at(&made, 0.5), at(&drawn, 0.5));
    };
    row("bare button", &bare);
    for (nth, answer) in first.iter().enumerate() {
        row(&answer.name, &answers.iter().filter_map(|walk| walk.get(nth)).collect::<Vec<_>>());
    }
    row("all of them", &answers.iter().flatten().collect::<Vec<_>>());
    println!("\naim: p95 at most 1.5 of the bare button's");
    Ok(())
}
