//! What is wrong with a store that SQLite can read: its audit chain, the end of it, and the facts that it vouches for.

use std::collections::{BTreeMap, BTreeSet};

use super::anchor::Anchor;
use super::audit::{self, FOUND_DAMAGED};
use super::{Break, Linked};

/// Stands in an entry for the facts of what is not there, or not any more.
pub(super) const NO_FACTS: &str = "none";

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// The chain does not hold here first.
    Broken(Break),
    /// The chain ended with the entry of this number, which it does not have any more.
    EndMissing(i64),
    /// The facts of this connection or environment are not those that its last entry vouches for.
    FactsChanged(String),
    /// No entry vouches for the facts of this connection or environment.
    Unrecorded(String),
    /// An entry vouches for facts that are not there any more.
    Vanished(String),
    /// The file that names the last entry is not there, or is damaged: whether the end is missing is not known.
    EndUnknown,
    /// The app found the store damaged, and recorded that in this entry: what was done before it may be missing.
    FoundDamaged(i64),
}

/// What a store has, as far as the chain vouches for it.
pub(super) struct Content<'a> {
    pub chain: &'a [Linked],
    /// Hashes of the facts of each connection and environment, by id.
    pub facts: &'a BTreeMap<String, String>,
    /// Entries carry the hash of the facts: a store of version 4 or later.
    pub vouched: bool,
    pub anchor: Option<&'a Anchor>,
}

impl Content<'_> {
    /// All that is wrong.
    pub(super) fn flaws(&self) -> Vec<Flaw> {
        let mut flaws: Vec<Flaw> = audit::holds(self.chain).err().map(Flaw::Broken).into_iter().collect();
        match self.anchor {
            Some(anchor) if !anchor.is_in(self.chain) => flaws.push(Flaw::EndMissing(anchor.seq)),
            None if self.vouched && !self.chain.is_empty() => flaws.push(Flaw::EndUnknown),
            Some(_) | None => {}
        }
        flaws.extend(self.of_facts());
        flaws.extend(self.chain.iter().filter(|e| e.act == FOUND_DAMAGED).map(|e| Flaw::FoundDamaged(e.seq)));
        flaws
    }

    fn of_facts(&self) -> Vec<Flaw> {
        if !self.vouched {
            // Before version 4 nothing vouches for facts, but a connection was never begun without an entry.
            let beside = self.facts.keys().filter(|_| self.chain.is_empty());
            return beside.cloned().map(Flaw::Unrecorded).collect();
        }
        let last: BTreeMap<&str, &Linked> = self.chain.iter().map(|entry| (entry.connection.as_str(), entry)).collect();
        let mut flaws = Vec::new();
        for (id, facts) in self.facts {
            match last.get(id.as_str()) {
                Some(entry) if entry.facts == *facts => {}
                Some(entry) if !entry.facts.is_empty() && audit::is_whole(entry) => {
                    flaws.push(Flaw::FactsChanged(id.clone()));
                }
                Some(_) | None => flaws.push(Flaw::Unrecorded(id.clone())),
            }
        }
        let gone = |entry: &Linked| {
            !self.facts.contains_key(&entry.connection) && entry.facts != NO_FACTS && !entry.facts.is_empty()
        };
        flaws.extend(last.iter().filter(|(_, entry)| gone(entry)).map(|(id, _)| Flaw::Vanished((*id).to_owned())));
        flaws
    }

    /// What a start has to do about it.
    pub(super) fn seen(&self) -> Seen {
        let noticed = self.chain.iter().rposition(|entry| entry.act == FOUND_DAMAGED);
        // What was found and recorded by an earlier start is not found again.
        let holds = audit::holds_from(&self.chain[noticed.unwrap_or(0)..], noticed.is_some()).is_ok();
        let mut seen = Seen { damaged: !holds, end_unknown: false, false_facts: BTreeSet::new(), vanished: Vec::new() };
        for flaw in self.flaws() {
            match flaw {
                Flaw::Broken(_) | Flaw::FoundDamaged(_) => {}
                Flaw::EndMissing(_) | Flaw::Unrecorded(_) => seen.damaged = true,
                // By then the file of it lasted, power cut or not: without it, what is here may be older than what was done.
                Flaw::EndUnknown if self.chain.iter().any(audit::is_irrevocable) => seen.damaged = true,
                Flaw::EndUnknown => seen.end_unknown = true,
                Flaw::Vanished(id) => {
                    seen.damaged = true;
                    seen.vanished.push(id);
                }
                Flaw::FactsChanged(id) => {
                    let last = self.chain.iter().rposition(|entry| entry.connection == id);
                    seen.damaged |= last > noticed;
                    seen.false_facts.insert(id);
                }
            }
        }
        seen
    }
}

/// How a start finds a store.
pub(super) struct Seen {
    /// Something is wrong that no earlier start recorded.
    pub damaged: bool,
    /// It cannot be told whether the end of the chain is missing.
    pub end_unknown: bool,
    /// Connections and environments whose facts are provably others than those that were written: nothing is done
    /// with them.
    pub false_facts: BTreeSet<String>,
    /// Ids that an entry vouches for and that are not there.
    pub vanished: Vec<String>,
}
