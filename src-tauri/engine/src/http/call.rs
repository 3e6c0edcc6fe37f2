//! One request, and its answer.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hyper::body::Bytes;
use jiff::Timestamp;
use reqwest::Method;
use reqwest::header::{HeaderMap, HeaderValue};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use url::Url;
use zeroize::Zeroizing;

use super::link::{self, NextPage};
use super::rate::{self, RateLimit};
use model::problem::{Kind, Problem, Result, ServiceReport};
use secrets::isolation::ProcessIsolation;
use secrets::redaction::{Credential, Redactor, ServiceMessage};
use secrets::secret::Secret;
use secrets::secure_memory::SecureBytes;

/// Limit of a token or metadata answer, in bytes.
const SMALL: usize = 64 * 1024;
/// Limit of any other answer, in bytes.
const LARGE: usize = 1024 * 1024;
/// Time limit of a whole request, unless it sets another.
const WHOLE: Duration = Duration::from_secs(15);

/// The beginning of a Basic header.
const BASIC: &[u8] = b"Basic ";

/// An access token: in memory only, wiped on drop, never parsed.
pub struct Token {
    value: Zeroizing<String>,
    credential: Option<Arc<Credential>>,
    // Last: memory opens only after the value is wiped.
    _closed: ProcessIsolation,
}

impl Token {
    /// Takes over the token of an answer.
    pub fn new(value: Zeroizing<String>) -> Self {
        let credential = Credential::of(value.as_bytes());
        Self { value, credential, _closed: ProcessIsolation::new() }
    }

    /// The value, for the Bearer header and its own revocation.
    pub(crate) fn value(&self) -> &str {
        &self.value
    }

    /// Finds it in the text of an answer.
    pub(crate) fn credential(&self) -> Option<Arc<Credential>> {
        self.credential.clone()
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(redacted)")
    }
}

/// A client's credential as its header: one buffer, shared by clones, wiped with the last.
#[derive(Debug, Clone)]
pub struct Basic {
    header: HeaderValue,
    /// The secret, and the header's own value.
    credentials: Arc<[Arc<Credential>]>,
}

impl Basic {
    /// Of a client by id and secret (`client_secret_basic`).
    ///
    /// # Errors
    /// `network-other` for an id with characters that no header can hold.
    pub fn new(id: &str, secret: &Secret) -> Result<Self> {
        // EXPOSE: Okta and Dell get the credential as the Basic header; both buffers are wiped.
        let value = secret.expose();
        let pair = SecureBytes::of(&[id.as_bytes(), b":", value.as_bytes()]).ok_or(Kind::NetworkOther)?;
        let pair = pair.as_ref();
        let mut text = SecureBytes::zeros(BASIC.len() + pair.len().div_ceil(3) * 4).ok_or(Kind::NetworkOther)?;
        let (name, code) = text.bytes().split_at_mut(BASIC.len());
        name.copy_from_slice(BASIC);
        // Encoded in place: a growing text goes through a kilobyte of stack that is never wiped, and moved futures copy
        // it.
        STANDARD.encode_slice(pair, code).map_err(|_| Kind::NetworkOther)?;
        let credentials = [Credential::of(value.as_bytes()), Credential::of(code)].into_iter().flatten().collect();
        Ok(Self { header: sensitive(text)?, credentials })
    }

    /// Finds it in the text of an answer.
    pub(crate) fn credentials(&self) -> &[Arc<Credential>] {
        &self.credentials
    }
}

/// A header value that is never printed, in memory that is wiped.
fn sensitive(text: impl AsRef<[u8]> + Send + 'static) -> Result<HeaderValue> {
    let mut header = HeaderValue::from_maybe_shared(Bytes::from_owner(text)).map_err(|_| Kind::NetworkOther)?;
    header.set_sensitive(true);
    Ok(header)
}

/// Who authenticates.
#[derive(Debug, Clone, Copy)]
pub enum Auth<'a> {
    /// Nobody.
    None,
    /// A client.
    Basic(&'a Basic),
    /// The holder of a token.
    Bearer(&'a Token),
}

impl Auth<'_> {
    pub(crate) fn header(self) -> Option<HeaderValue> {
        match self {
            Self::None => None,
            Self::Basic(basic) => Some(basic.header.clone()),
            Self::Bearer(token) => {
                let mut text = Zeroizing::new(Vec::with_capacity(7 + token.value.len()));
                text.extend_from_slice(b"Bearer ");
                text.extend_from_slice(token.value.as_bytes());
                sensitive(text).ok()
            }
        }
    }
}

/// The body of a request.
#[derive(Default)]
pub struct Payload {
    /// A body of this type.
    body: Option<(Zeroizing<Vec<u8>>, &'static str)>,
    credentials: Vec<Arc<Credential>>,
}

impl Payload {
    /// A form of these pairs.
    pub fn form(pairs: &[(&str, &str)]) -> Self {
        let room = pairs.iter().map(|(name, value)| 2 + 3 * (name.len() + value.len())).sum();
        let mut body = Zeroizing::new(Vec::with_capacity(room));
        for (name, value) in pairs {
            if !body.is_empty() {
                body.push(b'&');
            }
            for part in url::form_urlencoded::byte_serialize(name.as_bytes()) {
                body.extend_from_slice(part.as_bytes());
            }
            body.push(b'=');
            for part in url::form_urlencoded::byte_serialize(value.as_bytes()) {
                body.extend_from_slice(part.as_bytes());
            }
        }
        Self { body: Some((body, "application/x-www-form-urlencoded")), credentials: Vec::new() }
    }

    /// A value as JSON. `room` must hold the whole text, so that no copy is left behind by growing.
    ///
    /// # Errors
    /// `network-other` if the value can't be written as JSON.
    pub fn json<T: serde::Serialize>(value: &T, room: usize) -> Result<Self> {
        let mut body = Zeroizing::new(Vec::with_capacity(room));
        serde_json::to_writer(&mut *body, value).map_err(|_| Problem::new(Kind::NetworkOther))?;
        Ok(Self { body: Some((body, "application/json")), credentials: Vec::new() })
    }

    /// The body carries this credential: it is removed from the answer.
    #[must_use]
    pub fn holding(mut self, credential: Option<Arc<Credential>>) -> Self {
        self.credentials.extend(credential);
        self
    }

    /// The body, without another copy, and its type.
    pub(super) fn into_parts(self) -> Option<(Bytes, &'static str)> {
        self.body.map(|(body, kind)| (Bytes::from_owner(body), kind))
    }
}

/// One request to `https://<host><path>`.
pub struct Call<'a> {
    pub(super) method: Method,
    pub(super) host: &'a str,
    pub(super) path: String,
    pub(super) auth: Auth<'a>,
    pub(super) payload: Payload,
    pub(super) limit: usize,
    pub(super) whole: Duration,
    pub(super) redactor: Redactor,
}

impl<'a> Call<'a> {
    /// A request with only an address. The host was parsed before; the path begins with a slash.
    pub fn new(method: Method, host: &'a str, path: impl Into<String>) -> Self {
        Self {
            method,
            host,
            path: path.into(),
            auth: Auth::None,
            payload: Payload::default(),
            limit: LARGE,
            whole: WHOLE,
            redactor: Redactor::without_credentials(),
        }
    }

    pub fn get(host: &'a str, path: impl Into<String>) -> Self {
        Self::new(Method::GET, host, path)
    }

    pub fn post(host: &'a str, path: impl Into<String>, payload: Payload) -> Self {
        Self::new(Method::POST, host, path).carrying(payload)
    }

    /// With this body.
    #[must_use]
    pub fn carrying(mut self, payload: Payload) -> Self {
        self.redactor.extend(&payload.credentials);
        self.payload = payload;
        self
    }

    /// Authenticated by this.
    #[must_use]
    pub fn by(mut self, auth: Auth<'a>) -> Self {
        match auth {
            Auth::None => {}
            Auth::Basic(basic) => self.redactor.extend(&basic.credentials),
            Auth::Bearer(token) => self.redactor.extend(token.credential.as_slice()),
        }
        self.auth = auth;
        self
    }

    /// Its answer may repeat these, too: the service got them earlier.
    pub(crate) fn hiding(mut self, credentials: &[Arc<Credential>]) -> Self {
        self.redactor.extend(credentials);
        self
    }

    /// Its answer is a token or metadata: at most 64 KiB.
    #[must_use]
    pub fn small(mut self) -> Self {
        self.limit = SMALL;
        self
    }

    /// Sets the time limit of the whole request.
    #[must_use]
    pub fn within(mut self, whole: Duration) -> Self {
        self.whole = whole;
        self
    }
}

/// A whole answer. All of its text has passed the request's redactor, except the token that it may carry.
pub struct Answer {
    /// The host that answered.
    pub host: String,
    /// HTTP status.
    pub status: u16,
    /// `X-Okta-Request-Id`.
    pub request_id: Option<ServiceMessage>,
    /// `WWW-Authenticate`.
    pub www_authenticate: Option<ServiceMessage>,
    /// State of the rate limit.
    pub rate: RateLimit,
    /// Seconds that this computer's clock is ahead of the answer's Date.
    pub clock_off_s: Option<i64>,
    /// Milliseconds from sending to the last byte.
    pub ms: u32,
    /// When it was complete.
    pub at: Timestamp,
    html: bool,
    /// From its Link headers. The address leads to the next request and is shown nowhere.
    next: NextPage,
    token: Option<Token>,
    redactor: Redactor,
    body: Zeroizing<Vec<u8>>,
}

/// The tokens that an answer may carry. One of another form hides no other: every token that came must be revoked.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Tokens {
    #[serde(deserialize_with = "text")]
    access_token: Option<String>,
    #[serde(deserialize_with = "text")]
    refresh_token: Option<String>,
    #[serde(deserialize_with = "text")]
    id_token: Option<String>,
}

/// A text, if it is one.
fn text<'de, D: serde::Deserializer<'de>>(from: D) -> std::result::Result<Option<String>, D::Error> {
    Ok(match serde_json::Value::deserialize(from)? {
        serde_json::Value::String(text) => Some(text),
        _ => None,
    })
}

impl Answer {
    pub(crate) fn new(
        mut redactor: Redactor,
        (host, path): (&str, &str),
        status: u16,
        headers: &HeaderMap,
        body: Zeroizing<Vec<u8>>,
        ms: u32,
    ) -> Self {
        let Tokens { access_token, refresh_token, id_token } = serde_json::from_slice(&body).unwrap_or_default();
        let [token, refresh, id] =
            [access_token, refresh_token, id_token].map(|value| value.map(|value| Token::new(Zeroizing::new(value))));
        for brought in [&token, &refresh, &id].into_iter().flatten() {
            redactor.extend(brought.credential.as_slice());
        }
        let at = Timestamp::now();
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let date = text("date").and_then(|date| rate::date(&date));
        let links = headers.get_all("link").iter().map(|link| link.to_str().ok());
        let next = match Url::parse(&format!("https://{host}{path}")) {
            Ok(page) => link::next_page(&page, links),
            Err(_) => NextPage::Unclear,
        };
        let html_type = text("content-type").is_some_and(|kind| kind.to_ascii_lowercase().starts_with("text/html"));
        let first = body.iter().copied().find(|byte| !byte.is_ascii_whitespace());
        Self {
            host: host.to_owned(),
            status,
            request_id: text("x-okta-request-id").map(|id| redactor.message(&id)),
            www_authenticate: text("www-authenticate").map(|challenge| redactor.message(&challenge)),
            rate: RateLimit::read(headers, date.unwrap_or(at)),
            clock_off_s: date.map(|date| at.as_second() - date.as_second()),
            ms,
            at,
            html: html_type || first == Some(b'<'),
            next,
            token,
            body: redactor.body(&body),
            redactor,
        }
    }

    /// Whether the status is 2xx.
    pub fn ok(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether only the status came.
    pub fn is_empty(&self) -> bool {
        self.body.is_empty()
    }

    /// Whether a page for people came.
    pub fn is_html(&self) -> bool {
        self.html
    }

    /// Whether that page is from somebody else than the service, as far as can be seen: Okta adds an id or its rate
    /// limit to every answer.
    pub fn is_foreign_page(&self) -> bool {
        self.html && self.request_id.is_none() && self.rate == RateLimit::default()
    }

    /// The next page of a list, from the Link headers.
    pub(crate) const fn next_page(&self) -> &NextPage {
        &self.next
    }

    /// The body as this type.
    ///
    /// # Errors
    /// `network-html` for somebody else's page, `answer-unreadable` for anything else that is not this type.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T> {
        if self.html {
            let kind = if self.is_foreign_page() { Kind::NetworkHtml } else { Kind::AnswerUnreadable };
            return Err(self.problem(kind, None, None));
        }
        self.try_json().ok_or_else(|| self.problem(Kind::AnswerUnreadable, None, None))
    }

    /// The body as this type, if it is one.
    pub fn try_json<T: DeserializeOwned>(&self) -> Option<T> {
        // A byte order mark is no part of JSON (RFC 8259, 8.1).
        serde_json::from_slice(self.body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.body)).ok()
    }

    /// Takes the access token out of it.
    pub(crate) fn take_token(&mut self) -> Option<Token> {
        self.token.take()
    }

    /// A text of this answer, for people.
    pub(crate) fn message(&self, text: &str) -> ServiceMessage {
        self.redactor.message(text)
    }

    /// A problem with the service's own words.
    pub fn problem(&self, kind: Kind, error: Option<String>, text: Option<String>) -> Problem {
        Problem::new(kind).with("host", &self.host).said(ServiceReport {
            host: self.host.clone(),
            status: Some(self.status),
            error: error.map(|error| self.message(&error)),
            text: text.map(|text| self.message(&text)),
            id: self.request_id.clone(),
            at: self.at,
        })
    }
}
