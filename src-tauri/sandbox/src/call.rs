//! A request as the world sees it, and the world's answer.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hyper::HeaderMap;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE};
use serde::de::DeserializeOwned;
use serde_json::Value;
use zeroize::Zeroizing;

pub(crate) struct Call {
    /// Number of its connection, from 1 in each sandbox.
    pub connection: u64,
    /// Version of HTTP, as in `HTTP/2.0`.
    pub version: String,
    /// Lower case, without a port.
    pub host: String,
    pub method: String,
    pub path: String,
    pub query: Vec<(String, String)>,
    pub headers: HeaderMap,
    pub body: Zeroizing<Vec<u8>>,
}

/// The Authorization header's Basic credential.
pub(crate) enum Basic {
    Missing,
    Malformed,
    Pair(String, Zeroizing<String>),
}

impl Call {
    pub(crate) fn segments(&self) -> Vec<&str> {
        self.path.trim_matches('/').split('/').collect()
    }

    pub(crate) fn asked(&self, key: &str) -> Option<&str> {
        self.query.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    pub(crate) fn is_form(&self) -> bool {
        self.content_type().starts_with("application/x-www-form-urlencoded")
    }

    pub(crate) fn content_type(&self) -> &str {
        self.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub(crate) fn form(&self) -> Vec<(String, Zeroizing<String>)> {
        let pairs = url::form_urlencoded::parse(&self.body);
        pairs.map(|(key, value)| (key.into_owned(), Zeroizing::new(value.into_owned()))).collect()
    }

    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T, String> {
        serde_json::from_slice(&self.body).map_err(|error| error.to_string())
    }

    pub(crate) fn authorization(&self) -> Option<&str> {
        self.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok())
    }

    pub(crate) fn bearer(&self) -> Option<&str> {
        scheme(self.authorization()?, "bearer")
    }

    pub(crate) fn basic(&self) -> Basic {
        let Some(header) = self.authorization() else { return Basic::Missing };
        let pair = scheme(header, "basic")
            .and_then(|encoded| STANDARD.decode(encoded).ok())
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .map(Zeroizing::new);
        match pair.as_ref().and_then(|pair| pair.split_once(':')) {
            Some((user, password)) if !user.is_empty() => {
                Basic::Pair(user.to_owned(), Zeroizing::new(password.to_owned()))
            }
            Some(_) | None => Basic::Malformed,
        }
    }
}

fn scheme<'a>(header: &'a str, wanted: &str) -> Option<&'a str> {
    let (scheme, rest) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case(wanted).then_some(rest.trim())
}

/// An answer; `None` if the connection is cut without a byte.
pub(crate) type Reply = Option<Answer>;

#[derive(Debug)]
pub(crate) struct Answer {
    pub status: u16,
    pub content_type: Option<&'static str>,
    pub headers: Vec<(&'static str, String)>,
    pub body: Zeroizing<Vec<u8>>,
}

impl Answer {
    pub(crate) fn json(status: u16, body: &Value) -> Self {
        let body = Zeroizing::new(body.to_string().into_bytes());
        Self { status, content_type: Some("application/json"), headers: Vec::new(), body }
    }

    pub(crate) fn html(status: u16, body: &str) -> Self {
        let body = Zeroizing::new(body.as_bytes().to_vec());
        Self { status, content_type: Some("text/html; charset=utf-8"), headers: Vec::new(), body }
    }

    pub(crate) fn empty(status: u16) -> Self {
        Self { status, content_type: None, headers: Vec::new(), body: Zeroizing::default() }
    }

    pub(crate) fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}
