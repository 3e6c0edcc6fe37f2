//! The person whom the engine asks before an act: agrees to everything unless set otherwise, and notes the questions.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use engine::consent::{Answer, Consent, Question};

#[derive(Debug, Default)]
pub struct Person {
    declines: AtomicBool,
    asked: Mutex<Vec<Question>>,
}

impl Person {
    /// Answers no, or yes again, from now on.
    pub fn declines(&self, declines: bool) {
        self.declines.store(declines, Ordering::Relaxed);
    }

    /// What was asked since the last call.
    pub fn asked(&self) -> Vec<Question> {
        std::mem::take(&mut self.asked.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Consent for Person {
    fn ask(&self, question: Question) -> Answer<'_> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).push(question);
        Box::pin(std::future::ready(!self.declines.load(Ordering::Relaxed)))
    }
}
