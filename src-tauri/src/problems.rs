//! The problems shown since the start, by code and time only: Support asks for the last one.

use parking_lot::Mutex;
use std::collections::VecDeque;

use jiff::Timestamp;
use model::problem::{Kind, Problem};

/// How many are kept.
const KEPT: usize = 20;

static SHOWN: Mutex<VecDeque<(Timestamp, &'static str)>> = Mutex::new(VecDeque::new());

/// Notes a problem that goes to the page. The person's own doing is no problem.
pub fn note(problem: &Problem) {
    if matches!(problem.kind, Kind::Cancelled | Kind::Declined) {
        return;
    }
    let mut shown = SHOWN.lock();
    if shown.len() == KEPT {
        shown.pop_front();
    }
    shown.push_back((Timestamp::now(), problem.kind.code()));
}

/// The kept ones, oldest first.
#[must_use]
pub fn shown() -> Vec<(Timestamp, &'static str)> {
    SHOWN.lock().iter().copied().collect()
}
