//! What the audit chain records.

open_words! {
    /// The event of an audit entry; its words have the key `act-<word>`. The words are part of the chain's hashes: none
    /// is ever changed, and one that a later version of this app added is kept.
    AuditEvent {
        FoundMissing = "found_astray",
        FoundAgain = "found_again",
        LeftUndone = "left_undone",
        TookBack = "took_back",
        ErasedReplaced = "erased_replaced",
        VaultGone = "vault_gone",
        VaultRemoved = "vault_removed",
        MoveLeft = "move_left",
        NoCopy = "no_copy",
        KeychainGone = "keychain_gone",
        Begun = "begun",
        Merged = "merged",
        NamedOrganization = "named_organisation",
        Acknowledged = "acknowledged",
        TookSecret = "took_secret",
        TestPassed = "proved",
        TestEnded = "checked",
        AcceptedGaps = "accepted_gaps",
        SkippedTest = "skipped_proof",
        FormOpen = "form_open",
        TookDellKey = "took_dell_key",
        TriedDellKey = "tried_dell_key",
        ConsoleSaid = "console_said",
        IntendsToRegister = "intends_to_register",
        Sent = "sent",
        NotSent = "not_sent",
        NotListed = "not_listed",
        Refused = "refused",
        NoAnswer = "no_answer",
        ReadDellList = "read_dell_list",
        Adopted = "adopted",
        SendsAgain = "sends_again",
        Registered = "registered",
        AnsweredKeys = "answered_keys",
        SwitchedKeysOn = "switched_keys_on",
        ConfirmedBackup = "confirmed_backup",
        ReadBackup = "read_backup",
        OrderedBackup = "ordered_backup",
        SawBackup = "saw_backup",
        TodoDone = "todo_done",
        KeptSecret = "kept_secret",
        ErasedSecret = "erased_secret",
        Finished = "finished",
        ForgetsSecret = "forgets_secret",
        ForgotSecret = "forgot_secret",
        ChoseStore = "chose_place",
        MovedSecret = "moved_secret",
        NotMoved = "not_moved",
        SessionOver = "session_over",
        NotStored = "not_stored",
        CopiedSecret = "copied_secret",
        AdoptedSecret = "adopted_secret",
        IntendsKeysOn = "intends_keys_on",
        KeysStayOff = "keys_stay_off",
        IntendsBackup = "intends_backup",
        Noted = "noted",
        FoundDamaged = "found_damaged",
        EndUnknown = "end_unknown",
        Removed = "removed",
        AuditedScopes = "audited_scopes",
        BeganRotation = "began_rotation",
        NewSecretTestPassed = "proved_new_secret",
        NewSecretTestEnded = "checked_new_secret",
        ContinuedUntested = "went_on_unproven",
        IntendsToReauthorize = "intends_to_reauthorize",
        Reauthorized = "reauthorized",
        ConsoleSaidAgain = "console_said_again",
        ReadDellStatus = "read_dell_status",
        SawDellStatus = "saw_dell_status",
        SetInactive = "set_inactive",
        PreviousSecretRefused = "old_secret_refused",
        ContinuedUnrefused = "went_on_unrefused",
        ErasedPrevious = "wiped_old_secret",
        NothingToErase = "nothing_to_wipe",
        AbandonedRotation = "gave_up_rotation",
        RolledBack = "turned_back",
        FinishedRotation = "finished_rotation",
        IntendsBackupsOff = "intends_backups_off",
        IntendsBackupsOn = "intends_backups_on",
        IntendsRemoval = "intends_removal",
        BackupsOff = "backups_off",
        BackupsOn = "backups_on",
        RemovedAtDell = "removed_at_dell",
        DellUnchanged = "dell_unchanged",
        SawStatus = "saw_status",
        AgreedToSend = "agreed_to_send",
        AgreedToOpen = "agreed_to_open",
        AddedEnvironment = "added_environment",
        RemovedEnvironment = "removed_environment",
    }
}

impl AuditEvent {
    /// Whether it records an act that cannot be undone: its entry is in the database itself, and the anchor's folder
    /// synced, before the act.
    pub const fn is_irrevocable(&self) -> bool {
        matches!(
            self,
            Self::TookSecret
                | Self::TookDellKey
                | Self::CopiedSecret
                | Self::IntendsToRegister
                | Self::IntendsToReauthorize
                | Self::IntendsKeysOn
                | Self::IntendsBackup
                | Self::IntendsBackupsOn
                | Self::IntendsBackupsOff
                | Self::IntendsRemoval
                | Self::ConsoleSaid
                | Self::Registered
                | Self::Reauthorized
        )
    }
}

/// Reports and their words take the event as its word.
impl std::ops::Deref for AuditEvent {
    type Target = str;

    fn deref(&self) -> &str {
        self.word()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_event_is_read_as_it_is_written_and_an_unknown_one_is_kept() {
        for event in AuditEvent::ALL {
            assert_eq!(&AuditEvent::from(event.word()), event);
        }
        let later = AuditEvent::from("of_a_later_version");
        assert_eq!((later.word(), later.is_irrevocable()), ("of_a_later_version", false));
        assert_eq!(serde_json::to_value(&later).expect("JSON"), "of_a_later_version");
        assert_eq!(&*later, "of_a_later_version");
    }

    #[test]
    fn what_cannot_be_taken_back_is_known() {
        let known: Vec<&str> =
            AuditEvent::ALL.iter().filter(|event| event.is_irrevocable()).map(AuditEvent::word).collect();
        let expected = [
            AuditEvent::TookSecret,
            AuditEvent::TookDellKey,
            AuditEvent::CopiedSecret,
            AuditEvent::IntendsToRegister,
            AuditEvent::IntendsToReauthorize,
            AuditEvent::IntendsKeysOn,
            AuditEvent::IntendsBackup,
            AuditEvent::IntendsBackupsOn,
            AuditEvent::IntendsBackupsOff,
            AuditEvent::IntendsRemoval,
            AuditEvent::ConsoleSaid,
            AuditEvent::Registered,
            AuditEvent::Reauthorized,
        ];
        assert_eq!(known.len(), expected.len());
        assert!(expected.iter().all(|event| known.contains(&event.word())), "{known:?}");
    }
}
