//! Memory stays closed from the start of a request that carries a credential until no connection of that time is left.
//!
//! HTTP keeps the buffer of its last request as long as the connection lives, and a canceled request stays in it until
//! the connection has ended. No layer above TLS reports that end. TLS does: a connection's keys are dropped with it,
//! and each cipher made here counts while it lives.
//!
//! Which connection carried which request is unknown here, so all connections of that time count: memory opens late
//! rather than early.

use parking_lot::Mutex;
use std::sync::LazyLock;
use std::time::Duration;

use rustls::crypto::CryptoProvider;
use rustls::crypto::cipher::{
    AeadKey, InboundOpaqueMessage, InboundPlainMessage, Iv, KeyBlockShape, MessageDecrypter, MessageEncrypter,
    OutboundOpaqueMessage, OutboundPlainMessage, Tls12AeadAlgorithm, Tls13AeadAlgorithm, UnsupportedOperationError,
};
use rustls::{ConnectionTrafficSecrets, Error, SupportedCipherSuite, Tls12CipherSuite, Tls13CipherSuite};

use secrets::isolation::ProcessIsolation;

/// A connection drops its keys first and its buffers right after.
const BUFFERS_GO: Duration = Duration::from_millis(100);

#[derive(Default)]
struct State {
    requests: usize,
    ciphers: usize,
    closed: Option<ProcessIsolation>,
}

static STATE: Mutex<State> = Mutex::new(State { requests: 0, ciphers: 0, closed: None });

impl State {
    fn settle(&mut self) {
        if self.requests > 0 || self.ciphers > 0 {
            return;
        }
        if let Some(closed) = self.closed.take() {
            let later = std::thread::Builder::new().name("memory opens".to_owned()).spawn(move || {
                std::thread::sleep(BUFFERS_GO);
                drop(closed);
            });
            if let Err(error) = later {
                tracing::warn!("memory opens at once: {error}");
            }
        }
    }
}

/// A running request that carries a credential.
#[must_use]
pub(super) struct Carrying(());

impl Carrying {
    pub(super) fn begin() -> Self {
        let mut state = STATE.lock();
        state.requests += 1;
        state.closed.get_or_insert_with(ProcessIsolation::new);
        Self(())
    }
}

impl Drop for Carrying {
    fn drop(&mut self) {
        let mut state = STATE.lock();
        state.requests -= 1;
        state.settle();
    }
}

/// One direction of a living connection.
struct Cipher<T: ?Sized>(Box<T>);

fn counted<T: ?Sized>(cipher: Box<T>) -> Box<Cipher<T>> {
    STATE.lock().ciphers += 1;
    Box::new(Cipher(cipher))
}

impl<T: ?Sized> Drop for Cipher<T> {
    fn drop(&mut self) {
        let mut state = STATE.lock();
        state.ciphers -= 1;
        state.settle();
    }
}

impl MessageEncrypter for Cipher<dyn MessageEncrypter> {
    fn encrypt(&mut self, message: OutboundPlainMessage<'_>, seq: u64) -> Result<OutboundOpaqueMessage, Error> {
        self.0.encrypt(message, seq)
    }

    fn encrypted_payload_len(&self, length: usize) -> usize {
        self.0.encrypted_payload_len(length)
    }
}

impl MessageDecrypter for Cipher<dyn MessageDecrypter> {
    fn decrypt<'a>(&mut self, message: InboundOpaqueMessage<'a>, seq: u64) -> Result<InboundPlainMessage<'a>, Error> {
        self.0.decrypt(message, seq)
    }
}

struct Tls13(&'static dyn Tls13AeadAlgorithm);

impl Tls13AeadAlgorithm for Tls13 {
    fn encrypter(&self, key: AeadKey, iv: Iv) -> Box<dyn MessageEncrypter> {
        counted(self.0.encrypter(key, iv))
    }

    fn decrypter(&self, key: AeadKey, iv: Iv) -> Box<dyn MessageDecrypter> {
        counted(self.0.decrypter(key, iv))
    }

    fn key_len(&self) -> usize {
        self.0.key_len()
    }

    fn extract_keys(&self, key: AeadKey, iv: Iv) -> Result<ConnectionTrafficSecrets, UnsupportedOperationError> {
        self.0.extract_keys(key, iv)
    }

    fn fips(&self) -> bool {
        self.0.fips()
    }
}

struct Tls12(&'static dyn Tls12AeadAlgorithm);

impl Tls12AeadAlgorithm for Tls12 {
    fn encrypter(&self, key: AeadKey, iv: &[u8], extra: &[u8]) -> Box<dyn MessageEncrypter> {
        counted(self.0.encrypter(key, iv, extra))
    }

    fn decrypter(&self, key: AeadKey, iv: &[u8]) -> Box<dyn MessageDecrypter> {
        counted(self.0.decrypter(key, iv))
    }

    fn key_block_shape(&self) -> KeyBlockShape {
        self.0.key_block_shape()
    }

    fn extract_keys(
        &self,
        key: AeadKey,
        iv: &[u8],
        explicit: &[u8],
    ) -> Result<ConnectionTrafficSecrets, UnsupportedOperationError> {
        self.0.extract_keys(key, iv, explicit)
    }

    fn fips(&self) -> bool {
        self.0.fips()
    }
}

/// `ring`'s cipher suites with counted ciphers. Made once: rustls needs them for the life of the process.
static SUITES: LazyLock<Vec<SupportedCipherSuite>> =
    LazyLock::new(|| rustls::crypto::ring::default_provider().cipher_suites.into_iter().map(counting).collect());

fn counting(suite: SupportedCipherSuite) -> SupportedCipherSuite {
    match suite {
        SupportedCipherSuite::Tls12(suite) => SupportedCipherSuite::Tls12(Box::leak(Box::new(Tls12CipherSuite {
            common: common(&suite.common),
            aead_alg: Box::leak(Box::new(Tls12(suite.aead_alg))),
            ..*suite
        }))),
        SupportedCipherSuite::Tls13(suite) => SupportedCipherSuite::Tls13(Box::leak(Box::new(Tls13CipherSuite {
            common: common(&suite.common),
            aead_alg: Box::leak(Box::new(Tls13(suite.aead_alg))),
            ..*suite
        }))),
    }
}

fn common(of: &rustls::crypto::CipherSuiteCommon) -> rustls::crypto::CipherSuiteCommon {
    rustls::crypto::CipherSuiteCommon { ..*of }
}

/// `ring`, with counted ciphers.
pub(super) fn provider() -> CryptoProvider {
    CryptoProvider { cipher_suites: SUITES.clone(), ..rustls::crypto::ring::default_provider() }
}

#[cfg(test)]
mod tests {
    use rustls::CipherSuite;

    use super::*;

    #[test]
    fn every_suite_of_ring_is_counted() {
        let names = |suites: &[SupportedCipherSuite]| {
            suites.iter().map(SupportedCipherSuite::suite).collect::<Vec<CipherSuite>>()
        };
        assert_eq!(names(&SUITES), names(rustls::crypto::ring::DEFAULT_CIPHER_SUITES));
    }
}
