//! A proxy's address, as people write it into a setting.
//!
//! Read as curl, Python and Go read it where they agree: without a scheme it is `http://`, white space around it is
//! ignored, the user name ends at the first colon. Where they differ (an unescaped `\`, `@`, `#`, `/`, `?`, a lone
//! `%`), they would send different passwords or go to different hosts, so it is a [`Fault`].

use std::net::Ipv6Addr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hyper::header::HeaderValue;
use zeroize::Zeroizing;

use super::fault::Fault;
use secrets::redaction::{Credential, Redactor};

/// A proxy.
#[derive(Debug, Clone)]
pub(crate) struct Hop {
    scheme: &'static str,
    host: String,
    port: u16,
    /// Its credentials in the setting; never shown.
    pub basic: Option<HeaderValue>,
}

impl Hop {
    /// Reads `host:port`, `http://host:port` or `https://user:password@host:port`.
    pub(crate) fn read(text: &str) -> Result<Self, Fault> {
        let text = text.trim();
        if text.starts_with(['"', '\'']) || text.ends_with(['"', '\'']) {
            return Err(Fault::Quotes);
        }
        let (scheme, rest) = text.split_once("://").unwrap_or(("http", text));
        let scheme = match scheme.to_ascii_lowercase().as_str() {
            "http" => "http",
            "https" => "https",
            "socks" | "socks4" | "socks4a" | "socks5" | "socks5h" => return Err(Fault::Socks),
            _ => return Err(Fault::Scheme),
        };
        let (user, place) = rest.rsplit_once('@').map_or((None, rest), |(user, place)| (Some(user), place));
        let basic = user.map(basic).transpose()?;
        if place.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(Fault::Space);
        }
        let (place, path) = place.split_at(place.find(['/', '?', '#']).unwrap_or(place.len()));
        if !matches!(path, "" | "/") {
            return Err(Fault::Path);
        }
        let (host, port) = host_and_port(place)?;
        let port = match port {
            None if scheme == "https" => 443,
            None => 80,
            Some(port) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
                port.parse().ok().filter(|port| *port > 0).ok_or(Fault::Port)?
            }
            Some(_) => return Err(Fault::Port),
        };
        Ok(Self { scheme, host: host.to_ascii_lowercase(), port, basic })
    }

    pub(crate) fn is_https(&self) -> bool {
        self.scheme == "https"
    }

    /// As it is resolved and as its certificate names it: an IPv6 address without brackets.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Without user name and password.
    pub(crate) fn shown(&self) -> String {
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        format!("{}://{host}:{}", self.scheme, self.port)
    }

    /// For the proxy's words: without the password of its setting, in clear or as it is sent.
    pub(crate) fn redactor(&self) -> Redactor {
        let mut redactor = Redactor::without_credentials();
        let sent = self.basic.as_ref().and_then(|basic| basic.as_bytes().strip_prefix(b"Basic ")).unwrap_or_default();
        let pair = Zeroizing::new(STANDARD.decode(sent).unwrap_or_default());
        let password = pair.splitn(2, |byte| *byte == b':').nth(1).unwrap_or_default();
        for credential in [sent, password] {
            redactor.extend(Credential::of(credential).as_slice());
        }
        redactor
    }
}

/// A host without brackets, and its port if there is one.
fn host_and_port(place: &str) -> Result<(&str, Option<&str>), Fault> {
    if let Some(rest) = place.strip_prefix('[') {
        let (host, port) = rest.split_once(']').ok_or(Fault::Host)?;
        host.parse::<Ipv6Addr>().map_err(|_| Fault::Host)?;
        return match port {
            "" => Ok((host, None)),
            _ => Ok((host, Some(port.strip_prefix(':').ok_or(Fault::Port)?))),
        };
    }
    let (host, port) = place.split_once(':').map_or((place, None), |(host, port)| (host, Some(port)));
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    if host.is_empty() || !host.chars().all(named) { Err(Fault::Host) } else { Ok((host, port)) }
}

/// The header for `user:password`, each decoded.
fn basic(user: &str) -> Result<HeaderValue, Fault> {
    if !user.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '\\' | '@' | '#' | '/' | '?')) {
        return Err(Fault::UserInfo);
    }
    let mut pair = Zeroizing::new(Vec::with_capacity(user.len() + 1));
    let mut bytes = user.bytes();
    while let Some(byte) = bytes.next() {
        pair.push(if byte == b'%' {
            let mut digit = || char::from(bytes.next()?).to_digit(16);
            let value = digit().zip(digit()).map(|(high, low)| high * 16 + low);
            value.and_then(|value| u8::try_from(value).ok()).ok_or(Fault::Percent)?
        } else {
            byte
        });
    }
    if !user.contains(':') {
        pair.push(b':');
    }
    let text = Zeroizing::new(format!("Basic {}", STANDARD.encode(&*pair)));
    let mut header = HeaderValue::from_str(&text).map_err(|_| Fault::UserInfo)?;
    header.set_sensitive(true);
    Ok(header)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<(String, String), Fault> {
        Hop::read(text).map(|hop| {
            let sent =
                hop.basic.as_ref().and_then(|basic| basic.as_bytes().strip_prefix(b"Basic ")).unwrap_or_default();
            (hop.shown(), String::from_utf8_lossy(&STANDARD.decode(sent).expect("base64")).into_owned())
        })
    }

    #[test]
    fn what_every_tool_reads_alike_is_read_so() {
        for (text, shown, user) in [
            ("proxy.acme.test:8080", "http://proxy.acme.test:8080", ""),
            (" http://proxy.acme.test:8080/\r\n", "http://proxy.acme.test:8080", ""),
            ("HTTP://Proxy.Acme.Test:8080", "http://proxy.acme.test:8080", ""),
            ("http://proxy.acme.test", "http://proxy.acme.test:80", ""),
            ("https://proxy_1.acme.test.", "https://proxy_1.acme.test.:443", ""),
            ("http://[::1]:3128", "http://[::1]:3128", ""),
            ("http://jdoe:p:a!s$s@10.0.0.1:3128", "http://10.0.0.1:3128", "jdoe:p:a!s$s"),
            ("jdoe@p:1", "http://p:1", "jdoe:"),
            ("http://CORP%5Cjdoe:p%40%23%25%C3%BC@p:1", "http://p:1", "CORP\\jdoe:p@#%ü"),
        ] {
            assert_eq!(read(text), Ok((shown.to_owned(), user.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_says_what_in_it() {
        for (text, fault) in [
            (r"http://CORP\jdoe:word@p:1", Fault::UserInfo),
            ("http://jürgen:word@p:1", Fault::UserInfo),
            ("http://jdoe:w rd@p:1", Fault::UserInfo),
            ("http://jdoe:w#rd@p:1", Fault::UserInfo),
            ("http://jdoe:w/rd@p:1", Fault::UserInfo),
            ("http://jdoe:w?rd@p:1", Fault::UserInfo),
            ("http://jdoe:w@rd@p:1", Fault::UserInfo),
            ("http://jdoe:100%@p:1", Fault::Percent),
            ("http://jdoe:%C3%B@p:1", Fault::Percent),
            ("'http://p:1'", Fault::Quotes),
            ("http://p:1\"", Fault::Quotes),
            ("http://p:1, http://q:2", Fault::Space),
            ("http://p:1;http://q:2", Fault::Path),
            ("socks5h://p:1", Fault::Socks),
            ("SOCKS://p:1", Fault::Socks),
            ("export HTTPS_PROXY=http://p:1", Fault::Scheme),
            ("ftp://p:1", Fault::Scheme),
            ("file:///etc/proxy.pac", Fault::Scheme),
            ("http://wpad.acme.test/proxy.pac", Fault::Path),
            ("http:/p:1", Fault::Path),
            ("http://http://p:1", Fault::Path),
            ("http://p:1?x", Fault::Path),
            ("http://", Fault::Host),
            ("http://:8080", Fault::Host),
            ("http://pröxy:1", Fault::Host),
            ("http://<proxy>:1", Fault::Host),
            ("http://[::1:3128", Fault::Host),
            ("http://::1:3128", Fault::Host),
            ("DIRECT;", Fault::Host),
            ("http://p:", Fault::Port),
            ("http://p:0", Fault::Port),
            ("http://p:65536", Fault::Port),
            ("http://p:+80", Fault::Port),
            ("http://p:http", Fault::Port),
        ] {
            assert_eq!(read(text).err(), Some(fault), "{text}");
        }
    }
}
