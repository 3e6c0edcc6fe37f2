//! One step of the path, a file each: what a person gives, what is sent, and what each answer means.

pub mod authorize;
mod authorize_cut_answers;
mod authorize_outcomes;
mod authorize_refusals;
mod org;
mod test;
