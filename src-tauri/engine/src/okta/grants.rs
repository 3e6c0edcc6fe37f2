//! What an answer shows: the integration's own grants one by one, and whether a body has the expected shape.
//!
//! Invariant: a grant that is not understood is a doubt about the whole list, never one grant fewer.

use std::collections::HashMap;

use serde::de::IgnoredAny;
use serde_json::Value;

use super::refusal;
use crate::http::Answer;
use model::catalogue::Shape;
use model::problem::{Kind, Problem, Result};

/// The longest name of a scope in bytes: Okta's longest has some forty.
const LONGEST_NAME: usize = 200;

/// The integration's own grants, as far as Okta showed them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grants {
    /// Active ones that could be read.
    pub scopes: Vec<String>,
    /// Why there may be more: `okta-grants-unclear`.
    pub doubt: Option<Problem>,
}

impl Grants {
    /// Those on one page.
    pub(crate) fn on(answer: &Answer) -> Result<Self> {
        let listed: Vec<Value> = answer.json().map_err(|_| refusal::unread(answer))?;
        let mut grants = Self::default();
        let mut unread = 0;
        for grant in &listed {
            let name = grant["scopeId"].as_str().filter(|name| is_name(name));
            match (name, &grant["status"]) {
                (Some(name), Value::Null) => grants.scopes.push(name.to_owned()),
                (Some(name), Value::String(status)) if status == "ACTIVE" => grants.scopes.push(name.to_owned()),
                (Some(_), Value::String(status)) if status == "INACTIVE" => {}
                _ => unread += 1,
            }
        }
        if unread > 0 && unread == listed.len() {
            return Err(refusal::unread(answer));
        }
        if unread > 0 {
            grants.doubt = Some(Problem::new(Kind::OktaGrantsUnclear).with("host", &answer.host).at("grant"));
        }
        Ok(grants)
    }

    /// Adds those of another page.
    pub(super) fn add(&mut self, more: Self) {
        self.scopes.extend(more.scopes);
        self.doubt = self.doubt.take().or(more.doubt);
    }
}

/// Whether this can be the name of a scope (RFC 6749, 3.3), by its characters and length.
pub(super) fn is_name(text: &str) -> bool {
    (1..=LONGEST_NAME).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Whether an answer has this shape, and is no error.
pub(super) fn fits(shape: Shape, answer: &Answer) -> bool {
    let refused = |object: &HashMap<String, IgnoredAny>| object.contains_key("errorCode");
    match shape {
        Shape::List => {
            let listed = answer.json::<Vec<HashMap<String, IgnoredAny>>>();
            listed.is_ok_and(|listed| !listed.iter().any(refused))
        }
        Shape::Object => {
            let object = answer.json::<HashMap<String, IgnoredAny>>();
            object.is_ok_and(|object| !object.is_empty() && !refused(&object) && !object.contains_key("error"))
        }
    }
}
