//! What is typed and not accepted yet.

words! {
    /// A field whose text is kept while it is being typed. None of them takes a secret.
    DraftField {
        Domain = "domain",
        ClientId = "client_id",
        ConsoleAddress = "console_address",
        DellAccount = "dell_account",
        OktaColleague = "okta_colleague",
        DellColleague = "dell_colleague",
        ConsentList = "consent_list",
        AcceptWords = "accept_words",
        DellClientId = "dell_client_id",
        Region = "region",
        Frequency = "frequency",
        Retention = "retention",
    }
}
