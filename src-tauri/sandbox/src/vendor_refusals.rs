//! Refusals ordered word for word: what Okta, Dell or a gateway before them answers, or may answer, by their
//! documentation. The literals are DOMAIN.md's (3.6, 2.3, 2.4), written down here a second time on purpose.

use std::borrow::Cow;

use crate::call::Answer;
use crate::envelopes::{self, Refusal, oauth, okta};
use crate::faults::{FaultKind, Faults};
use crate::okta_refusals as refusals;
use crate::random;

/// Which requests it answers.
#[derive(Clone, Copy)]
pub(crate) enum On {
    /// Every request to Okta.
    Okta,
    /// Okta's token endpoint and its revocation.
    Client,
    /// Okta's token endpoint only.
    Token,
    /// Okta's revocation.
    Revoke,
    /// Every read in Okta.
    Api,
    /// One read in Okta, by its path.
    Read(&'static str),
    /// Dell's token endpoint.
    DellToken,
    /// Every request to Dell but those to its token endpoint.
    DellApi,
    /// Every request to Dell.
    Dell,
}

#[derive(Clone, Copy)]
enum Form {
    Oauth(&'static str, &'static str),
    Okta(&'static str, &'static str),
    /// Empty, with `error` and `error_description` in WWW-Authenticate.
    Header(&'static str, &'static str),
    /// Somebody else's web page: without Okta's request id.
    Page(&'static str),
    /// A web page of Okta's own.
    OwnPage(&'static str),
    /// Dell's first envelope: code, message, retryable.
    Dell(&'static str, &'static str, bool),
    /// Dell's second: a number and a message.
    Service(&'static str),
    Empty,
}

/// A refusal that can be ordered.
pub(crate) struct VendorRefusal {
    pub kind: FaultKind,
    on: On,
    status: u16,
    form: Form,
}

const fn refusal(name: &'static str, on: On, status: u16, form: Form, what: &'static str) -> VendorRefusal {
    VendorRefusal {
        kind: FaultKind { name, arg: None, word_for_word: true, what: Cow::Borrowed(what) },
        on,
        status,
        form,
    }
}

/// The argument is the status, if there is one.
const fn any(
    name: &'static str,
    on: On,
    status: u16,
    form: Form,
    arg: &'static str,
    what: &'static str,
) -> VendorRefusal {
    let mut refusal = refusal(name, on, status, form, what);
    refusal.kind.arg = Some(arg);
    refusal
}

const fn client(name: &'static str, (status, error, said): Refusal<'static>, what: &'static str) -> VendorRefusal {
    refusal(name, On::Client, status, Form::Oauth(error, said), what)
}

const fn token(name: &'static str, (status, error, said): Refusal<'static>, what: &'static str) -> VendorRefusal {
    refusal(name, On::Token, status, Form::Oauth(error, said), what)
}

const fn api(name: &'static str, on: On, (status, code, said): Refusal<'static>, what: &'static str) -> VendorRefusal {
    refusal(name, on, status, Form::Okta(code, said), what)
}

const fn bearer(name: &'static str, said: &'static str, what: &'static str) -> VendorRefusal {
    refusal(name, On::Api, 401, Form::Header("invalid_token", said), what)
}

pub(crate) const ALL: &[VendorRefusal] = &[
    any(
        "gateway",
        On::Okta,
        502,
        Form::Page("Bad gateway"),
        "status, 502 when left out",
        "a gateway before Okta answers with a web page (502 or 504)",
    ),
    refusal(
        "no-organisation",
        On::Okta,
        404,
        Form::Page("Not found"),
        "no organization has this name (404, a web page)",
    ),
    refusal("okta-unavailable", On::Okta, 503, Form::Empty, "Okta, or a gateway, answers 503 and nothing more"),
    refusal("html-refusal", On::Okta, 403, Form::Page("Blocked"), "a filter answers for Okta with a web page (403)"),
    refusal("blocked-address", On::Okta, 403, Form::Empty, "Okta blocks this address (403 and nothing more)"),
    any(
        "own-page",
        On::Okta,
        403,
        Form::OwnPage("Forbidden"),
        "status, 403 when left out",
        "Okta itself answers with a web page (403, 429 or 503), its request id beside it",
    ),
    api("revoke-fails", On::Revoke, refusals::READ_ONLY, "Okta gives tokens and ends none"),
    refusal("too-many-unnamed", On::Okta, 429, Form::Empty, "Okta answers 429 and nothing more"),
    client("client-unknown", refusals::UNKNOWN_CLIENT, "Okta knows no Client ID"),
    client(
        "client-refused",
        (
            401,
            "invalid_client",
            "Client authentication failed. Either the client or the client credentials are invalid.",
        ),
        "Okta refuses Client ID or secret without saying which",
    ),
    client("basic-malformed", refusals::BASIC_MALFORMED, "something on the way spoils the Basic header"),
    client("credential-in-body", refusals::CREDENTIAL_IN_BODY, "Okta says that the credential came in the body"),
    client("app-with-a-key", refusals::APP_WITH_A_KEY, "the Client ID is a service app's, which signs with a key"),
    client("app-of-another-type", refusals::APP_OF_ANOTHER_TYPE, "the Client ID is a web app's"),
    any(
        "credential-twice",
        On::Client,
        401,
        Form::Oauth(refusals::CREDENTIAL_TWICE.1, refusals::CREDENTIAL_TWICE.2),
        "status, 401 when left out",
        "Okta says that the credential came twice (401 or 400 invalid_request)",
    ),
    client("credential-in-query", refusals::CREDENTIAL_IN_QUERY, "Okta says that the credential came in the address"),
    token(
        "app-without-the-grant",
        (
            400,
            "unauthorized_client",
            "The client is not authorized to use the provided grant type. Configured grant types: [authorization_code].",
        ),
        "the Client ID is an app's without client_credentials",
    ),
    token("no-scopes", refusals::NO_SCOPES, "Okta says that no scope was asked for (400)"),
    token("scope-not-configured", refusals::UNKNOWN_SCOPE, "Okta knows one of the scopes not at all"),
    token("scope-not-granted", refusals::SCOPE_NOT_GRANTED, "Okta refuses every set of scopes, and each alone"),
    token("scope-custom", refusals::CUSTOM_SCOPE, "Okta takes the scopes for custom ones"),
    token("nothing-granted", refusals::NOTHING_GRANTED, "nothing was granted to the integration"),
    token(
        "grant-not-supported",
        (
            400,
            "unsupported_grant_type",
            "The authorization grant type is not supported by the authorization server. Configured grant types: [authorization_code].",
        ),
        "Okta supports no client_credentials",
    ),
    token(
        "dpop-wanted",
        (400, "invalid_dpop_proof", "The DPoP proof JWT header is missing."),
        "Okta wants proof of possession from the client",
    ),
    token(
        "maintenance-in-other-words",
        (400, "temporarily_unavailable", "Please come back later."),
        "Okta's token endpoint is in maintenance, in words of no document",
    ),
    client(
        "unheard-of",
        (403, "access_denied", "This refusal is in no document."),
        "Okta refuses in words of no document",
    ),
    bearer("token-expired", "The token has expired.", "Okta finds every token expired"),
    bearer("token-revoked", "The access token has been revoked.", "Okta finds every token revoked"),
    bearer("token-invalid", "The access token is invalid.", "Okta finds every token invalid"),
    bearer(
        "token-of-another-issuer",
        "The access token provided has an invalid issuer.",
        "Okta finds every token issued by another host",
    ),
    bearer("token-refused-in-other-words", "No.", "Okta refuses every token in words of no document"),
    refusal(
        "scope-in-other-words",
        On::Api,
        403,
        Form::Header("insufficient_scope", "No."),
        "Okta misses a scope, in words of no document (403 insufficient_scope)",
    ),
    api(
        "role-too-small",
        On::Api,
        (403, "E0000006", "You do not have permission to perform the requested action"),
        "the integration's administrator role is too small",
    ),
    api(
        "object-absent",
        On::Read("/api/v1/email-domains"),
        (404, "E0000007", "Not found: Resource not found: email-domains (EmailDomain)"),
        "one read finds no object of its kind",
    ),
    api("path-absent", On::Read("/api/v1/trustedOrigins"), refusals::NO_SUCH_PATH, "the organization has no such path"),
    api("method-refused", On::Api, refusals::WRONG_METHOD, "Okta does not take the method"),
    api(
        "parameter-refused",
        On::Api,
        (400, "E0000001", "Api validation failed: limit"),
        "Okta does not take a parameter",
    ),
    refusal("dell-key-refused", On::DellToken, 400, Form::Empty, "Dell refuses the API credential (400, empty)"),
    refusal(
        "dell-key-forbidden",
        On::DellToken,
        403,
        Form::Service("Forbidden"),
        "Dell forbids the API credential to get a token (403)",
    ),
    any(
        "dell-refuses-tokens",
        On::DellApi,
        401,
        Form::Service("Unauthorized"),
        "status, 401 or 403, 401 when left out",
        "Dell refuses every token, new ones too",
    ),
    refusal("dell-too-many", On::Dell, 429, Form::Service("Too Many Requests"), "Dell's limit is used up (429)"),
    refusal(
        "dell-fault",
        On::Dell,
        500,
        Form::Dell("PLATFORM-1501", "The service could not answer.", false),
        "Dell fails inside (500, not retryable)",
    ),
    refusal(
        "dell-not-implemented",
        On::Dell,
        501,
        Form::Service("Not Implemented"),
        "Dell has no such operation (501)",
    ),
    refusal(
        "dell-busy-by-4xx",
        On::DellApi,
        409,
        Form::Dell("PLATFORM-1409", "Try again later.", true),
        "Dell asks to try again (409, retryable)",
    ),
    refusal(
        "dell-html-refusal",
        On::Dell,
        403,
        Form::Page("Blocked"),
        "a filter answers for Dell with a web page (403)",
    ),
    refusal(
        "dell-unheard-of",
        On::DellApi,
        418,
        Form::Dell("PLATFORM-1999", "This refusal is in no document.", false),
        "Dell refuses in words of no document (418)",
    ),
];

/// The ordered refusal's answer to a request for this path.
pub(crate) fn answer(faults: &Faults, dell: bool, path: &str) -> Option<Answer> {
    let client = matches!(path, "/oauth2/v1/token" | "/oauth2/v1/revoke");
    let api = !client && !path.starts_with("/.well-known/");
    let meant = |on: On| match on {
        On::Okta => !dell,
        On::Client => !dell && client,
        On::Token => !dell && path == "/oauth2/v1/token",
        On::Revoke => !dell && path == "/oauth2/v1/revoke",
        On::Api => !dell && api,
        On::Read(one) => !dell && path == one,
        On::DellToken => dell && path == "/token",
        On::DellApi => dell && path != "/token",
        On::Dell => dell,
    };
    let refusal = ALL.iter().find(|refusal| meant(refusal.on) && faults.has(refusal.kind.name))?;
    let ordered =
        faults.number(refusal.kind.name, i64::from(refusal.status)).and_then(|status| u16::try_from(status).ok());
    let answer = refusal.answer(ordered.filter(|status| (400..600).contains(status)).unwrap_or(refusal.status));
    let own = !dell && !matches!(refusal.form, Form::Page(_));
    Some(if own { answer.with("x-okta-request-id", random::id("req")) } else { answer })
}

impl VendorRefusal {
    /// One by a code is listed with its status and code, if its line does not end with them.
    pub(crate) fn listed(&self) -> FaultKind {
        let mut kind = self.kind.clone();
        if let Form::Oauth(code, _) | Form::Okta(code, _) | Form::Header(code, _) = self.form
            && !kind.what.ends_with(')')
        {
            kind.what = format!("{} ({} {code})", kind.what, self.status).into();
        }
        kind
    }

    fn answer(&self, status: u16) -> Answer {
        match self.form {
            Form::Oauth(error, said) => oauth((status, error, said)),
            Form::Okta(code, summary) => okta((status, code, summary)),
            Form::Header(error, said) => Answer::empty(status)
                .with("www-authenticate", format!("Bearer error=\"{error}\", error_description=\"{said}\"")),
            Form::Page(title) | Form::OwnPage(title) => {
                Answer::html(status, &format!("<!doctype html><title>{status} {title}</title>"))
            }
            Form::Dell(code, message, retryable) => envelopes::retryable(status, code, message, retryable),
            Form::Service(message) => envelopes::service(status, message),
            Form::Empty => Answer::empty(status),
        }
    }
}
