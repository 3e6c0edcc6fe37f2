//! What can go wrong: one [`Kind`] for each thing that a person does differently.
//!
//! Words belong to the kind's code (`words/*/problems.ftl`, `problem-<code>`); no text for people is here. Free text of
//! a service never decides a kind, except the exact literals of `catalogue/failures.toml`.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::service_message::{ServiceMessage, visible};

/// The service's own words about a refusal, without secrets: shown one click below, copied as a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct ServiceReport {
    /// The host that answered, or that was asked.
    pub host: String,
    /// HTTP status, if an answer came.
    pub status: Option<u16>,
    /// `error` or `errorCode` of the answer.
    pub error: Option<ServiceMessage>,
    /// `error_description`, `errorSummary` or `message`; cut at 500 characters.
    pub text: Option<ServiceMessage>,
    /// `errorId` or `X-Okta-Request-Id`.
    pub id: Option<ServiceMessage>,
    #[ts(as = "String")]
    pub at: jiff::Timestamp,
}

/// A problem: its kind, values for the words, and what the service answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Stored")]
pub struct Problem {
    /// What the person has to deal with.
    pub kind: Kind,
    /// Values that the words name, by name. Never a secret.
    pub args: BTreeMap<String, String>,
    /// The service's own words, if it answered.
    pub said: Option<Box<ServiceReport>>,
    /// The field to look at, where it differs from the kind's own.
    pub at_field: Option<String>,
}

/// A problem as this or an earlier version stored it.
#[derive(Deserialize)]
struct Stored {
    kind: Kind,
    #[serde(default)]
    args: BTreeMap<String, String>,
    said: Option<Box<ServiceReport>>,
    at_field: Option<String>,
}

impl From<Stored> for Problem {
    fn from(Stored { kind, mut args, said, at_field }: Stored) -> Self {
        // Values that the words name and that an earlier version did not store.
        let since: &[(&str, &str)] = match kind {
            Kind::NetworkTls => &[("issuer", UNKNOWN), ("roots", "system"), ("part", "no"), ("chain", "more")],
            Kind::NetworkTlsCertificate => &[("issuer", UNKNOWN), ("fault", "other")],
            Kind::NetworkProxySilent => &[("tls", "no")],
            Kind::NetworkProxyRefused => &[("means", "refused")],
            Kind::NetworkProxyAuth => &[("proxy", UNKNOWN), ("signed", UNKNOWN)],
            _ => &[],
        };
        for (name, value) in since {
            args.entry((*name).to_owned()).or_insert_with(|| (*value).to_owned());
        }
        Self { kind, args, said, at_field }
    }
}

/// In place of a value that is not known.
const UNKNOWN: &str = "unknown";

impl Problem {
    /// Practice mode's sandbox did not start: its file at this path can't be used, or for this other reason.
    pub fn practice_not_started(unusable: Option<&Path>, reason: &str) -> Self {
        match unusable {
            Some(path) => Self::new(Kind::PracticeFile).with("path", path.display()),
            None => Self::new(Kind::PracticeUnavailable).with("reason", reason),
        }
    }

    /// A problem of this kind, without values.
    pub fn new(kind: Kind) -> Self {
        Self { kind, args: BTreeMap::new(), said: None, at_field: None }
    }

    /// With a value for the words. A library or another program may have written it, so it is made visible.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.args.insert(name.to_owned(), visible(&value.to_string()).into_owned());
        self
    }

    /// With the service's own words.
    #[must_use]
    pub fn said(mut self, said: ServiceReport) -> Self {
        self.said = Some(Box::new(said));
        self
    }

    /// Tied to this field.
    #[must_use]
    pub fn at(mut self, field: &str) -> Self {
        self.at_field = Some(field.to_owned());
        self
    }

    /// The same, about a secret that is saved already and not about a store for a new one.
    #[must_use]
    pub fn of_what_is_kept(self) -> Self {
        if self.kind == Kind::KeychainNone { self.at("kept") } else { self }
    }

    /// Kebab-case code: the key of the words and `data-problem` in the page.
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// The field it belongs to, if any.
    pub fn field(&self) -> Option<&str> {
        self.at_field.as_deref().or_else(|| self.kind.field())
    }
}

impl From<Kind> for Problem {
    fn from(kind: Kind) -> Self {
        Self::new(kind)
    }
}

impl fmt::Display for Problem {
    /// The code and the values: for logs, never for people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code())?;
        for (name, value) in &self.args {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}

/// Shorthand for what the engine answers.
pub type Result<T> = std::result::Result<T, Problem>;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal $(@ $field:literal)?),+ $(,)?) => {
        /// Kinds of problem. The code is stable: words, tests and stored rows name it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Kind {
            $($(#[$doc])* #[serde(rename = $code)] $name),+
        }

        impl Kind {
            /// Every kind, for the tests that keep words and catalogue complete.
            pub const ALL: &'static [Kind] = &[$(Kind::$name),+];

            /// Its stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Kind::$name => $code),+ }
            }

            /// The field that the kind is about.
            pub const fn field(self) -> Option<&'static str> {
                match self { $(Kind::$name => kinds!(@field $($field)?)),+ }
            }
        }
    };
    (@field $field:literal) => { Some($field) };
    (@field) => { None };
}

kinds! {
    /// Nothing was typed.
    DomainEmpty = "domain-empty" @ "domain",
    /// The article's placeholder, or another template's.
    DomainPlaceholder = "domain-placeholder" @ "domain",
    /// Not a host name.
    DomainNotAHost = "domain-not-a-host" @ "domain",
    /// An address literal.
    DomainAddressLiteral = "domain-address-literal" @ "domain",
    /// Looks like Okta and is not: never asked.
    DomainLookAlike = "domain-look-alike" @ "domain",
    /// An e-mail address.
    DomainMail = "domain-mail" @ "domain",
    /// `.com.com`.
    DomainDoubleCom = "domain-double-com" @ "domain",
    /// A name of Okta's that is no org's, or one that only an answer could confirm: no request goes there.
    DomainNotAnOrg = "domain-not-an-org" @ "domain",
    /// A custom domain that only Okta's answer could confirm, and none came.
    DomainCustomUnasked = "domain-custom-unasked" @ "domain",
    /// No Okta org answers there.
    DomainUnknownOrganization = "domain-unknown-organisation" @ "domain",
    /// The org that answers names another host, which doesn't name this one.
    DomainNamesAnother = "domain-names-another" @ "domain",
    /// `xn--` under one of Okta's own families.
    DomainPunycode = "domain-punycode" @ "domain",
    /// A real domain in practice mode, which has names of its own.
    DomainNotPractice = "domain-not-practice" @ "domain",

    /// A client ID in place of the secret.
    SecretIsClientId = "secret-is-client-id" @ "secret",
    /// A secret's id (`ocs...`).
    SecretIsSecretId = "secret-is-secret-id" @ "secret",
    /// The masked form (`***abcd`).
    SecretIsMasked = "secret-is-masked" @ "secret",
    /// An SSWS API token.
    SecretIsToken = "secret-is-token" @ "secret",
    /// Dell's Secret Key or client ID in place of Okta's secret.
    SecretIsDellKey = "secret-is-dell-key" @ "secret",
    /// A value of Okta's in place of Dell's Secret Key.
    DellKeyIsOkta = "dell-key-is-okta",
    /// An address.
    SecretIsUrl = "secret-is-url" @ "secret",
    /// White space or a line break inside.
    SecretHasSpace = "secret-has-space" @ "secret",
    /// Characters that no secret has: controls, emoji, letters of other scripts.
    SecretOddCharacters = "secret-odd-characters" @ "secret",
    /// Quotation marks, back ticks or brackets around it.
    SecretInQuotes = "secret-in-quotes" @ "secret",
    /// A name before it: `NAME=`, a label, JSON.
    SecretNamed = "secret-named" @ "secret",
    /// A variable's name, or a password manager's reference.
    SecretIsReference = "secret-is-reference" @ "secret",
    /// The source of a formatted text.
    SecretInMarkup = "secret-in-markup" @ "secret",
    /// Base64 of a text.
    SecretIsBase64 = "secret-is-base64" @ "secret",
    /// Text in UTF-16.
    SecretUtf16 = "secret-utf16" @ "secret",
    /// Bytes that are not UTF-8.
    SecretNotUtf8 = "secret-not-utf8" @ "secret",
    /// Under 14 characters.
    SecretTooShort = "secret-too-short" @ "secret",
    /// The connection's present secret in place of a new one.
    SecretNotNew = "secret-not-new" @ "secret",
    /// Over 100 characters.
    SecretTooLong = "secret-too-long" @ "secret",
    /// The secret must be saved first.
    SecretNeeded = "secret-needed" @ "secret",
    /// The secret was erased here.
    SecretGone = "secret-gone" @ "secret",
    /// The clipboard holds no text.
    ClipboardEmpty = "clipboard-empty" @ "secret",
    /// The clipboard could not be read.
    ClipboardUnreadable = "clipboard-unreadable" @ "secret",
    /// Text that this app put there, and no secret.
    ClipboardOwnText = "clipboard-own-text" @ "secret",

    /// Nothing was typed.
    ClientIdEmpty = "client-id-empty" @ "client_id",
    /// It looks like a secret, so the field refuses it.
    ClientIdIsSecret = "client-id-is-secret" @ "client_id",
    /// A secret's id (`ocs...`).
    ClientIdIsSecretId = "client-id-is-secret-id" @ "client_id",
    /// Far from the usual 20 characters.
    ClientIdLength = "client-id-length" @ "client_id",
    /// Not the usual 20 characters that begin with 0oa; accepted only if the person insists.
    ClientIdUnusual = "client-id-unusual" @ "client_id",
    /// An address.
    ClientIdIsUrl = "client-id-is-url" @ "client_id",
    /// White space or other characters that no Client ID has.
    ClientIdHasSpace = "client-id-has-space" @ "client_id",

    /// No password store runs.
    KeychainNone = "keychain-none",
    /// A password store runs and has no default part for new items.
    KeychainNoDefault = "keychain-no-default",
    /// A password store runs, and its default part is emptied at sign-out.
    KeychainSessionOnly = "keychain-session-only",
    /// The password store is locked.
    KeychainLocked = "keychain-locked",
    /// The person or the system refused.
    KeychainDenied = "keychain-denied",
    /// No answer in time.
    KeychainSlow = "keychain-slow",
    /// The item is gone.
    KeychainItemGone = "keychain-item-gone",
    /// The value read back is not the one written.
    KeychainDiffers = "keychain-differs",
    /// Two items of one name with different values.
    KeychainTwice = "keychain-twice",
    /// Another failure of the keychain.
    KeychainFailed = "keychain-failed",
    /// Too large for one item.
    KeychainTooLarge = "keychain-too-large",
    /// A policy of the system forbids stored secrets.
    KeychainDisabled = "keychain-disabled",
    /// It was saved for one session, which has ended.
    SessionOver = "session-over" @ "secret",
    /// It is in the app's memory, where no other program can read it.
    SessionElsewhere = "session-elsewhere" @ "secret",
    /// The vault needs its passphrase.
    VaultLocked = "vault-locked",
    /// Not the vault's passphrase.
    VaultPassphrase = "vault-passphrase",
    /// Too short for a vault.
    PassphraseShort = "passphrase-short",
    /// The vault's file is no vault any more; it was set aside.
    VaultDamaged = "vault-damaged",
    /// The vault's file is missing.
    VaultGone = "vault-gone",
    /// The vault is open and has no such item.
    VaultItemGone = "vault-item-gone",
    /// A complete file that this version can't open.
    VaultOther = "vault-other",
    /// Another failure of the vault's file.
    VaultFailed = "vault-failed",
    /// It is in the password store already.
    NothingToMove = "nothing-to-move",

    /// The name was not found.
    NetworkDns = "network-dns",
    /// No connection.
    NetworkConnect = "network-connect",
    /// No answer in time.
    NetworkTimeout = "network-timeout",
    /// The app's own limit ended it before an answer came.
    TimeUp = "time-up",
    /// The certificate's issuer is not trusted.
    NetworkTls = "network-tls",
    /// The certificate is for other names.
    NetworkTlsWrongName = "network-tls-wrong-name",
    /// The certificate is for no name: it has no subject alternative name.
    NetworkTlsNameless = "network-tls-nameless",
    /// The certificate has no subject alternative name.
    NetworkTlsExpired = "network-tls-expired",
    /// The certificate is not valid yet.
    NetworkTlsNotYet = "network-tls-not-yet",
    /// An authority's own certificate in place of a server's.
    NetworkTlsCaAsServer = "network-tls-ca-as-server",
    /// The certificate was revoked.
    NetworkTlsRevoked = "network-tls-revoked",
    /// The certificate's signature is not by the trusted authority of this name.
    NetworkTlsBadSignature = "network-tls-bad-signature",
    /// Another fault of the certificate.
    NetworkTlsCertificate = "network-tls-certificate",
    /// The server doesn't speak TLS.
    NetworkTlsPlain = "network-tls-plain",
    /// The handshake was broken off.
    NetworkTlsBroke = "network-tls-broke",
    /// The system's trust store could not be read.
    NetworkNoTrust = "network-no-trust",
    /// A variable names certificates to trust, and can't be read.
    NetworkTrustUnreadable = "network-trust-unreadable",
    /// A setting names a proxy, and can't be read.
    NetworkProxyUnreadable = "network-proxy-unreadable",
    /// A setting names hosts that need no proxy, and can't be read.
    NetworkNoProxyUnreadable = "network-no-proxy-unreadable",
    /// The proxy's name was not found.
    NetworkProxyName = "network-proxy-name",
    /// No connection to the proxy.
    NetworkProxyConnect = "network-proxy-connect",
    /// `https://` for a proxy that doesn't speak TLS.
    NetworkProxyPlain = "network-proxy-plain",
    /// The proxy's own certificate is not trusted, or TLS with it failed.
    NetworkProxyTls = "network-proxy-tls",
    /// The proxy accepted the connection and did not answer.
    NetworkProxySilent = "network-proxy-silent",
    /// The answer is none of a proxy's.
    NetworkProxyBroke = "network-proxy-broke",
    /// The proxy refused the host first and let it through a moment later.
    NetworkProxyPassing = "network-proxy-passing",
    /// The proxy answered CONNECT with another status than 200.
    NetworkProxyRefused = "network-proxy-refused",
    /// The proxy requires a sign-in (407).
    NetworkProxyAuth = "network-proxy-auth",
    /// The proxy accepts only NTLM, Negotiate or Kerberos.
    NetworkProxyAuthDomain = "network-proxy-auth-domain",
    /// Not the address of a proxy.
    ProxyAddress = "proxy-address" @ "proxy",
    /// A proxy's address with a user name or password in it.
    ProxyCredentials = "proxy-credentials" @ "proxy",
    /// HTML in place of JSON.
    NetworkHtml = "network-html",
    /// Another failure of the network.
    NetworkOther = "network-other",
    /// An answer of another form than expected.
    AnswerUnreadable = "answer-unreadable",
    /// An answer over the limit.
    AnswerTooLarge = "answer-too-large",
    /// The person canceled.
    Cancelled = "cancelled",
    /// The person answered no; nothing was done.
    Declined = "declined",

    /// Right client, wrong, truncated or inactive secret.
    OktaSecretRefused = "okta-secret-refused" @ "secret",
    /// The org doesn't know the client ID.
    OktaClientUnknown = "okta-client-unknown" @ "client_id",
    /// Client or credential invalid; Okta doesn't say which.
    OktaClientRefused = "okta-client-refused",
    /// The client ID of an ordinary app.
    OktaWrongKindOfApp = "okta-wrong-kind-of-app" @ "client_id",
    /// The credential did not arrive: something in between removed the header.
    OktaBasicStripped = "okta-basic-stripped",
    /// Outside the client's network zones.
    OktaNetworkZone = "okta-network-zone",
    /// 429.
    OktaRateLimited = "okta-rate-limited",
    /// 400 temporarily_unavailable.
    OktaBusy = "okta-busy",
    /// 5xx.
    OktaDown = "okta-down",
    /// 503 E0000010.
    OktaReadOnly = "okta-read-only",
    /// One scope is refused.
    OktaScopeRefused = "okta-scope-refused",
    /// Some scopes are missing.
    OktaScopesMissing = "okta-scopes-missing",
    /// None of the scopes is granted.
    OktaNoScopeGranted = "okta-no-scope-granted",
    /// Okta refuses a token that it issued.
    OktaTokenRefused = "okta-token-refused",
    /// The org's edition lacks the feature.
    OktaFeatureAbsent = "okta-feature-absent",
    /// 403 insufficient_scope on a probe.
    OktaInsufficientScope = "okta-insufficient-scope",
    /// E0000006: the integration's administrator role is too small.
    OktaRoleTooSmall = "okta-role-too-small",
    /// Okta refuses the form of the request: this app's fault, or of something in between.
    OktaRequestRefused = "okta-request-refused",
    /// Okta wants proof of possession (DPoP) from this client.
    OktaDpopWanted = "okta-dpop-wanted",
    /// A token of an unknown type.
    OktaTokenType = "okta-token-type",
    /// 403 without Okta's error code: the address is blocked.
    OktaBlocked = "okta-blocked",
    /// The org that answered is not the one named.
    OktaOrgDiffers = "okta-org-differs",
    /// The org is not active.
    OktaOrgInactive = "okta-org-inactive",
    /// The list of the integration's grants may be incomplete.
    OktaGrantsUnclear = "okta-grants-unclear",
    /// An answer that fits no row.
    OktaUnknownAnswer = "okta-unknown-answer",
    /// Testing it would change something.
    UntestableWriting = "untestable-writing",
    /// No operation names this scope.
    UntestableFactors = "untestable-factors",
    /// Not tested, because an earlier row failed or the person chose so.
    NotTested = "not-measured",

    /// Dell's token endpoint refused the API credential.
    DellKeyRefused = "dell-key-refused",
    /// 403: role too small, or another cloud.
    DellForbidden = "dell-forbidden",
    /// The Okta product is not enabled for the account.
    DellFeatureOff = "dell-feature-off",
    /// 409: registered already or being registered.
    DellAlready = "dell-already",
    /// 422: Okta refused the credential when Dell tried it.
    DellCredentialRefused = "dell-credential-refused",
    /// 422: scopes missing when Dell tried it.
    DellScopesMissing = "dell-scopes-missing",
    /// 429 or `retryable`.
    DellThrottled = "dell-throttled",
    /// 5xx.
    DellDown = "dell-down",
    /// The task ended with an error.
    DellTaskFailed = "dell-task-failed",
    /// The task does not end.
    DellTaskHangs = "dell-task-hangs",
    /// Sent, and the answer was lost.
    DellNoAnswer = "dell-no-answer",
    /// No backup without key management.
    DellKeysOff = "dell-keys-off",
    /// Not in Dell's list.
    DellNotListed = "dell-not-listed",
    /// Dell accepted a change and still shows what it showed before.
    DellUnchanged = "dell-unchanged",
    /// Dell says that it can't sign in to Okta with its credential.
    DellCutOff = "dell-cut-off",
    /// Dell may hold the secret that is to be abandoned.
    DellMayHold = "dell-may-hold",
    /// An answer that fits no row.
    DellUnknownAnswer = "dell-unknown-answer",

    /// A rotation of the secret is under way.
    RotationOpen = "rotation-open",
    /// Okta still accepts the previous secret.
    OldStillAccepted = "old-still-accepted",
    /// Okta also refuses the secret that stays in use.
    StayingRefused = "staying-refused",
    /// A name is needed.
    NameNeeded = "name-needed",
    /// A name that a record can't carry.
    NameBad = "name-bad",
    /// Words are needed to accept a gap.
    WordsNeeded = "words-needed" @ "accept_words",
    /// This step is not done.
    StepNotDone = "step-not-done",
    /// A choice is needed.
    ChoiceNeeded = "choice-needed",
    /// Not an https address.
    ConsoleAddressBad = "console-address-bad" @ "console_address",
    /// The console's address is not known yet.
    ConsoleAddressNeeded = "console-address-needed" @ "console_address",
    /// The description of the environment is empty.
    EnvironmentEmpty = "environment-empty" @ "environment_file",
    /// The description of the environment is too long.
    EnvironmentTooLarge = "environment-too-large" @ "environment_file",
    /// Neither TOML nor JSON.
    EnvironmentUnreadable = "environment-unreadable" @ "environment_file",
    /// Invisible characters, or some that reverse the text beside them.
    EnvironmentHidden = "environment-hidden" @ "environment_file",
    /// A field that the format does not have.
    EnvironmentUnknownField = "environment-unknown-field" @ "environment_file",
    /// A field is missing, or is not a text.
    EnvironmentMissing = "environment-missing" @ "environment_file",
    /// Not a name for a list.
    EnvironmentName = "environment-name" @ "environment_file",
    /// Another environment has this name.
    EnvironmentNameTaken = "environment-name-taken" @ "environment_file",
    /// Not `https://` and a host name.
    EnvironmentAddress = "environment-address" @ "environment_file",
    /// A host of Okta's, or one like it, in place of Dell's.
    EnvironmentOkta = "environment-okta" @ "environment_file",
    /// Practice mode reaches only names of its own, and live mode none of them.
    EnvironmentSpace = "environment-space" @ "environment_file",
    /// Not a path below the host.
    EnvironmentPath = "environment-path" @ "environment_file",
    /// No token endpoint answers there.
    EnvironmentNoToken = "environment-no-token" @ "environment_file",
    /// No environment has this name.
    EnvironmentUnknown = "environment-unknown",
    /// A connection uses this environment.
    EnvironmentInUse = "environment-in-use" @ "environment",
    /// Not the form of a scope.
    ScopeNameBad = "scope-name-bad" @ "scope",
    /// The person pasted a text with a credential into a field; it was kept out of the page.
    PasteIsSecret = "paste-is-secret",
    /// A credential was typed into a field: the page and its process were replaced.
    SecretInPage = "secret-in-page",
    /// The page's process ended; the page was loaded again.
    PageEnded = "page-ended",
    /// The page's process did not answer; it was ended and the page loaded again.
    PageSilent = "page-silent",
    /// The page's process ended too often to be restarted without a question.
    PageKeepsEnding = "page-keeps-ending",
    /// Another window of the app is open.
    AnotherWindow = "another-window",
    /// No connection has this name.
    ConnectionUnknown = "connection-unknown",
    /// Several connections have this name.
    ConnectionAmbiguous = "connection-ambiguous",
    /// No item has this name.
    ItemUnknown = "item-unknown",
    /// An unfinished connection uses this item.
    ItemInUse = "item-in-use",
    /// Practice mode could not start.
    PracticeUnavailable = "practice-unavailable",
    /// The file of practice mode's sandbox can't be read, written or understood.
    PracticeFile = "practice-file",
    /// The system names no home folder for this account.
    HomeUnknown = "home-unknown",
    /// The database was damaged and set aside.
    StoreDamaged = "store-damaged",
    /// The disk reports a failure when it reads or writes.
    StoreIo = "store-io",
    /// Too many files are open.
    StoreNoHandles = "store-no-handles",
    /// The disk is full.
    StoreFull = "store-full",
    /// The folder cannot be written.
    StoreReadonly = "store-readonly",
    /// A newer version of the app wrote the database.
    StoreNewer = "store-newer",
    /// A link is where the app's folder or one of its files belongs.
    StoreIsLink = "store-is-link",
    /// A folder, or something else that is no file, is in place of one of the app's files.
    StoreIsFolder = "store-is-folder",
    /// Later records were lost with damaged ones; Dell's list was read and nothing was sent.
    RecordsLost = "records-lost",
    /// Another failure of the database.
    StoreFailed = "store-failed",
    /// The test was neither run nor skipped.
    ProofNeeded = "proof-needed",
    /// The test has failures that nobody accepted.
    ProofFailed = "proof-failed",
    /// Domain, client ID or secret changed since the test.
    ChangedSinceProof = "changed-since-proof",
    /// The clipboard has no value of this app.
    NothingInClipboard = "nothing-in-clipboard",
    /// Not a link of the list.
    LinkUnknown = "link-unknown",
    /// The file could not be written.
    FileNotWritten = "file-not-written",
    /// A file that this app wrote is no longer where it was saved.
    FileGone = "file-gone",
    /// The system could not open a file, or its folder.
    FileNotOpened = "file-not-opened",
}

impl Kind {
    /// No answer about the org came: the network failed, something else answered, or the service could not. A person
    /// may continue with an org's own host in spite of it. Whatever Okta answered about an org has no such way.
    pub fn is_unanswered(self) -> bool {
        let unread = matches!(self, Self::AnswerUnreadable | Self::AnswerTooLarge | Self::TimeUp | Self::Cancelled);
        let busy = matches!(self, Self::OktaRateLimited | Self::OktaBusy | Self::OktaDown | Self::OktaReadOnly);
        unread || busy || self == Self::OktaBlocked || self.code().starts_with("network-")
    }
}

#[cfg(test)]
mod tests;
