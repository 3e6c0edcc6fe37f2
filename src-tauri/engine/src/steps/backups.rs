//! Step 6: Cloud Key Management, and the backups as Dell or a named person reports them.

use std::time::Duration;

use jiff::Timestamp;

use crate::consent::Question;
use crate::dell::Domain;
use model::audit::AuditEvent;
use model::connection::{
    Backup, Change, Connection, Enabled, Evidence, Keys, KeysState, Registration, ReportedStatus, Todo,
};
use model::problem::{Kind, Result};

use crate::engine::Engine;

/// How long a manually started backup is watched.
const WATCH_BACKUP: Duration = Duration::from_secs(20);

impl Engine {
    /// What the console shows, or a skip by either path. A later answer corrects an earlier one.
    ///
    /// # Errors
    /// `name-needed` for an answer that a person saw; a skip needs no name.
    pub fn answer_keys(&self, id: &str, state: KeysState, by: &str) -> Result<()> {
        let entry = self.by_hand(AuditEvent::AnsweredKeys, by).noting(state.word());
        let account = self.account.clone();
        self.store.commit_irrevocable(id, &entry, |connection| {
            let by = match state {
                KeysState::Skipped if by.trim().is_empty() => account,
                KeysState::On | KeysState::Off | KeysState::Skipped => Self::confirmer(connection, by)?,
            };
            connection.keys = Some(Keys { state, known: Evidence { by: Some(by), at: Timestamp::now() } });
            Ok(())
        })
    }

    /// By API: turns key management on, and reads back.
    ///
    /// # Errors
    /// `declined`; `dell-no-answer` when nobody knows: then Dell is read before anything is sent again; `dell-*`,
    /// `network-*`.
    pub async fn switch_keys_on(&self, id: &str) -> Result<()> {
        self.agreed_for(id, |org| Question::TurnKeysOn { org }).await?;
        self.change_at_dell(id, Change::KeysOn).await.map(drop)
    }

    /// What a named person read on Dell's backup page; empty fields stay unknown.
    ///
    /// # Errors
    /// `name-needed`.
    pub fn confirm_backup(&self, id: &str, [region, frequency, retention]: [&str; 3], by: &str) -> Result<()> {
        let given = |text: &str| Some(text.trim().chars().take(120).collect::<String>()).filter(|t| !t.is_empty());
        self.store.change(id, Some(&self.by_hand(AuditEvent::ConfirmedBackup, by)), |connection| {
            let known = Self::reported(connection, by)?;
            let backup = &mut connection.backup;
            // The person who reported the earlier details also reported the latest backup.
            if backup.last_state.is_some() && backup.last_known.is_none() {
                backup.last_known = backup.known.take();
            }
            (backup.region, backup.frequency, backup.retention) = (given(region), given(frequency), given(retention));
            backup.known = Some(known);
            Ok(())
        })
    }

    /// Reads the domain, its backups and key management from Dell.
    ///
    /// # Errors
    /// `dell-*`, `network-*`.
    pub async fn read_backup(&self, id: &str) -> Result<()> {
        let connection = self.store.get(id)?;
        if connection.change.is_open() {
            return self.read_change(id).await;
        }
        let dell = self.dell(&connection).await?;
        let domain = match dell.domain(&self.domain_id(&connection)?).await {
            Ok(domain) => domain,
            Err(problem) => return Err(self.gone(id, &connection, &dell, problem).await),
        };
        let on = dell.keys().await?;
        self.keep_backup(id, &domain, on)
    }

    /// Starts a backup, and watches it briefly.
    ///
    /// # Errors
    /// As [`Engine::switch_backups`]; `dell-keys-off`.
    pub async fn backup_now(&self, id: &str) -> Result<()> {
        let (dell, before) = self.change_at_dell(id, Change::BackupNow).await?;
        let domain_id = self.domain_id(&self.store.get(id)?)?;
        let until = std::time::Instant::now() + WATCH_BACKUP;
        let mut pause = Duration::from_millis(250);
        let domain = loop {
            let domain = dell.domain(&domain_id).await?;
            let ended = domain.last_ended().is_some() && domain.last_ended() != before.last_ended;
            if ended || std::time::Instant::now() + pause > until {
                break domain;
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(Duration::from_secs(3));
        };
        let on = dell.keys().await?;
        self.keep_backup(id, &domain, on)
    }

    fn keep_backup(&self, id: &str, domain: &Domain, keys_on: bool) -> Result<()> {
        self.store.update(id, Some(&self.by_app(AuditEvent::ReadBackup)), |connection| {
            note_backup(&mut connection.backup, domain);
            let state = if keys_on { KeysState::On } else { KeysState::Off };
            let answered = connection.keys.as_ref().map(|keys| keys.state);
            // A skip stays a skip while key management is still off: that is what the person said.
            if keys_on || answered == Some(KeysState::On) {
                connection.keys = Some(Keys { state, known: Evidence::tested(Timestamp::now()) });
            }
        })
    }

    /// A named person saw that a backup ran.
    ///
    /// # Errors
    /// `name-needed`.
    pub fn saw_backup(&self, id: &str, by: &str) -> Result<()> {
        self.store.change(id, Some(&self.by_hand(AuditEvent::SawBackup, by)), |connection| {
            connection.backup.seen = Some(Self::reported(connection, by)?);
            Ok(())
        })
    }

    /// A named person did what was left to do.
    ///
    /// # Errors
    /// `name-needed`.
    pub fn todo_done(&self, id: &str, todo: Todo, by: &str) -> Result<()> {
        let entry = self.by_hand(AuditEvent::TodoDone, by).noting(todo.word());
        self.store.change(id, Some(&entry), |connection| {
            let known = Self::reported(connection, by)?;
            connection.progress.todos_done.insert(todo, known);
            Ok(())
        })
    }

    pub(crate) fn domain_id(&self, connection: &Connection) -> Result<String> {
        let Registration::Done { domain_id: Some(id), .. } = &connection.registration else {
            return Err(Kind::DellNotListed.into());
        };
        Ok(id.clone())
    }
}

/// What Dell reports of a domain, as state. A backup counts as seen when Dell says that it succeeded.
pub(crate) fn note_backup(backup: &mut Backup, domain: &Domain) {
    let at = Timestamp::now();
    backup.region.clone_from(&domain.region);
    backup.frequency.clone_from(&domain.frequency);
    backup.retention.clone_from(&domain.retention);
    backup.known = Some(Evidence::tested(at));
    backup.last_state = domain.last_state().map(str::to_owned);
    backup.last_known = None;
    backup.items.clone_from(&domain.items);
    backup.app_status = Some(ReportedStatus { status: domain.status.clone(), known: Evidence::tested(at) });
    backup.enabled = domain.enabled.map(|on| Enabled { on, known: Evidence::tested(at) });
    backup.items_noted = None;
    if matches!(domain.last_state(), Some("Successful" | "Successful with errors")) {
        backup.seen = Some(Evidence::tested(at));
        backup.seen_at = domain.last_ended();
    }
}
