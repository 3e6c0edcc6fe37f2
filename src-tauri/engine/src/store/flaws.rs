//! What is wrong with a store that SQLite can read: its audit chain, the chain's end, and the state it vouches for.

use std::collections::{BTreeMap, BTreeSet};

use super::anchor::Anchor;
use super::audit;
use super::{Break, Linked};
use model::audit::AuditEvent;

/// The hash in an entry for state that does not exist, or no longer exists.
pub(super) const NO_FACTS: &str = "none";

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// The first place where the chain does not hold.
    Broken(Break),
    /// The chain ended with the entry of this number, which is missing.
    EndMissing(i64),
    /// The state of this connection or environment is not what its last entry vouches for.
    FactsChanged(String),
    /// No entry vouches for the state of this connection or environment.
    Unrecorded(String),
    /// An entry vouches for state that no longer exists.
    Vanished(String),
    /// The file that names the last entry is missing or damaged: whether the end is missing is unknown.
    EndUnknown,
    /// The app found the store damaged and recorded it in this entry: what was done before it may be missing.
    FoundDamaged(i64),
}

/// What a store has, as far as the chain vouches for it.
pub(super) struct Content<'a> {
    pub chain: &'a [Linked],
    /// The hashes of the state of each connection and environment, by id.
    pub facts: &'a BTreeMap<String, String>,
    /// Whether entries carry state hashes: a store of version 4 or later.
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
        flaws
            .extend(self.chain.iter().filter(|e| e.act == AuditEvent::FoundDamaged).map(|e| Flaw::FoundDamaged(e.seq)));
        flaws
    }

    fn of_facts(&self) -> Vec<Flaw> {
        if !self.vouched {
            // Before version 4 nothing vouches for the state, but a connection never began without an entry.
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
        let noticed = self.chain.iter().rposition(|entry| entry.act == AuditEvent::FoundDamaged);
        // What an earlier start found and recorded is not found again.
        let holds = audit::holds_from(&self.chain[noticed.unwrap_or(0)..], noticed.is_some()).is_ok();
        let mut seen = Seen { damaged: !holds, end_unknown: false, false_facts: BTreeSet::new(), vanished: Vec::new() };
        for flaw in self.flaws() {
            match flaw {
                Flaw::Broken(_) | Flaw::FoundDamaged(_) => {}
                Flaw::EndMissing(_) | Flaw::Unrecorded(_) => seen.damaged = true,
                // By then its file was durable, power cut or not: without it, the database may be older than what was
                // done.
                Flaw::EndUnknown if self.chain.iter().any(|entry| entry.act.is_irrevocable()) => seen.damaged = true,
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

/// What a start finds in a store.
pub(super) struct Seen {
    /// Whether something is wrong that no earlier start recorded.
    pub damaged: bool,
    /// Whether the end of the chain may be missing.
    pub end_unknown: bool,
    /// Connections and environments whose state is provably not what was written: they are not used.
    pub false_facts: BTreeSet<String>,
    /// Ids that an entry vouches for and that do not exist.
    pub vanished: Vec<String>,
}
