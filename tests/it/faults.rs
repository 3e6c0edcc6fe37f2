//! What people fear: a secret lost, a registration sent twice, an app that ended in the middle.

mod answers;
mod at_any_time;
mod custody;
mod registration;
