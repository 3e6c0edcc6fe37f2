//! Checks against a contract, by the part of OpenAPI and JSON Schema that the two files use.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// A contract, and which of its operations have succeeded.
pub(super) struct Contract {
    text: Value,
    pub succeeded: RefCell<BTreeSet<String>>,
}

impl Contract {
    pub fn parse(text: &str) -> Self {
        Self { text: serde_saphyr::from_str(text).expect("a contract"), succeeded: RefCell::default() }
    }

    /// The operation behind a method and path, with the parameters of both levels.
    fn operation(&self, method: &str, path: &str) -> Option<(&Value, Vec<&Value>)> {
        let paths = self.text["paths"].as_object().expect("paths");
        // A literal path goes before one with a placeholder.
        let fits = |template: &str| {
            let (wanted, given) = (template.split('/'), path.split('/'));
            wanted.clone().count() == given.clone().count()
                && wanted.zip(given).all(|(w, g)| w == g || w.starts_with('{'))
        };
        let template = paths.keys().filter(|template| fits(template)).min_by_key(|template| template.contains('{'))?;
        let item = &paths[template];
        let operation = item.get(method.to_ascii_lowercase())?;
        let parameters = [item, operation].into_iter().filter_map(|level| level["parameters"].as_array()).flatten();
        Some((operation, parameters.map(|parameter| self.resolved(parameter)).collect()))
    }

    fn resolved<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value["$ref"].as_str().and_then(|reference| reference.strip_prefix('#')) {
            Some(pointer) => self.text.pointer(pointer).unwrap_or_else(|| panic!("{pointer} is not in the contract")),
            None => value,
        }
    }

    /// Why an answer breaks the contract.
    pub fn judge_answer(
        &self,
        method: &str,
        path: &str,
        status: u16,
        scoped: bool,
        body: &Value,
    ) -> Result<(), String> {
        let (operation, _) = self.operation(method, path).ok_or("no such operation")?;
        let responses = &operation["responses"];
        let response =
            responses.get(status.to_string()).or_else(|| responses.get("default")).ok_or("no such status")?;
        let schema = self.resolved(response).pointer("/content/application~1json/schema");
        if status < 300 {
            let name = operation["operationId"].as_str().expect("a name");
            self.succeeded.borrow_mut().insert(name.to_owned());
        }
        match schema {
            // Only a header names a missing scope.
            Some(_) if scoped && body.is_null() => Ok(()),
            Some(schema) => self.judge(schema, body, "body"),
            None if body.is_null() => Ok(()),
            None => Err(format!("a body where none is due: {body}")),
        }
    }

    /// Why a traced request breaks the contract: names of parameters and fields, and how it authenticates.
    pub fn judge_request(&self, entry: &Value) -> Result<(), String> {
        let text = |key: &str| entry[key].as_str().unwrap_or_default();
        let (operation, parameters) = self.operation(text("method"), text("path")).ok_or("no such operation")?;
        let query: Vec<&str> = entry["query"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let declared =
            |place: &str| parameters.iter().filter(move |parameter| parameter["in"] == place).collect::<Vec<_>>();
        for key in &query {
            declared("query")
                .iter()
                .find(|parameter| parameter["name"] == *key)
                .ok_or(format!("undeclared parameter {key}"))?;
        }
        for parameter in declared("query").iter().filter(|parameter| parameter["required"] == true) {
            query
                .iter()
                .find(|key| parameter["name"] == **key)
                .ok_or(format!("missing parameter {}", parameter["name"]))?;
        }
        let security = operation.get("security").unwrap_or(&self.text["security"]);
        let wanted = security.as_array().and_then(|ways| ways.first()?.as_object()?.keys().next().cloned());
        let given = entry["auth_scheme"].as_str().map(str::to_ascii_lowercase);
        if wanted != given {
            return Err(format!("authenticated by {given:?} instead of {wanted:?}"));
        }
        let Some((kind, media)) = operation["requestBody"]["content"].as_object().and_then(|kinds| kinds.iter().next())
        else {
            return if entry["body"].is_null() { Ok(()) } else { Err("a body where none is due".to_owned()) };
        };
        if !text("content_type").starts_with(kind.as_str()) {
            return Err(format!("{} instead of {kind}", text("content_type")));
        }
        let body = entry["body"].as_object().ok_or("no body")?;
        self.judge_keys(&media["schema"], body, "body")
    }

    fn judge_keys(&self, schema: &Value, fields: &Map<String, Value>, at: &str) -> Result<(), String> {
        for key in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            fields.get(key).ok_or(format!("{at}: {key} is missing"))?;
        }
        let closed = schema["additionalProperties"] == false;
        match fields.keys().find(|key| closed && schema["properties"].get(key.as_str()).is_none()) {
            Some(key) => Err(format!("{at}: {key} is not declared")),
            None => Ok(()),
        }
    }

    /// The part of JSON Schema that the two contracts use; any other keyword is refused, not ignored.
    fn judge(&self, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
        let schema = self.resolved(schema);
        let wrong = |what: String| Err(format!("{at}: {what}, but is {value}"));
        for (keyword, wanted) in schema.as_object().expect("a schema") {
            match keyword.as_str() {
                "type" if !is_of(wanted.as_str().expect("one type"), value) => {
                    return wrong(format!("must be {wanted}"));
                }
                "const" if value != wanted => return wrong(format!("must be {wanted}")),
                "enum" if !wanted.as_array().expect("a list").contains(value) => {
                    return wrong(format!("must be of {wanted}"));
                }
                "minLength"
                    if value
                        .as_str()
                        .is_some_and(|text| (text.chars().count() as u64) < wanted.as_u64().expect("a number")) =>
                {
                    return wrong(format!("must have {wanted} characters"));
                }
                "minimum" if value.as_i64() < wanted.as_i64() => return wrong(format!("must be at least {wanted}")),
                "format" if !is_formatted(wanted.as_str().expect("a name"), value) => {
                    return wrong(format!("must be a {wanted}"));
                }
                "oneOf" => {
                    let fitting = wanted
                        .as_array()
                        .expect("a list")
                        .iter()
                        .filter(|one| self.judge(one, value, at).is_ok())
                        .count();
                    if fitting != 1 {
                        return wrong(format!("must fit one of {wanted}, fits {fitting}"));
                    }
                }
                "items" => {
                    for (place, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.judge(wanted, item, &format!("{at}[{place}]"))?;
                    }
                }
                "properties" => {
                    for (key, schema) in wanted.as_object().expect("properties") {
                        value.get(key).map_or(Ok(()), |field| self.judge(schema, field, &format!("{at}.{key}")))?;
                    }
                }
                "additionalProperties" if wanted.is_object() => {
                    for (key, field) in value.as_object().into_iter().flatten() {
                        self.judge(wanted, field, &format!("{at}.{key}"))?;
                    }
                }
                "type"
                | "const"
                | "enum"
                | "minLength"
                | "minimum"
                | "format"
                | "required"
                | "additionalProperties"
                | "description"
                | "examples" => {}
                _ => return Err(format!("{at}: the checker does not know {keyword}")),
            }
        }
        value.as_object().map_or(Ok(()), |fields| self.judge_keys(schema, fields, at))
    }

    pub fn names(&self) -> BTreeSet<String> {
        let items = self.text["paths"].as_object().expect("paths").values();
        items
            .filter_map(Value::as_object)
            .flat_map(Map::values)
            .filter_map(|one| Some(one["operationId"].as_str()?.to_owned()))
            .collect()
    }
}

fn is_of(kind: &str, value: &Value) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        other => panic!("the checker does not know the type {other}"),
    }
}

fn is_formatted(format: &str, value: &Value) -> bool {
    let Some(text) = value.as_str() else { return value.is_i64() };
    match format {
        "uri" => text.starts_with("https://"),
        "date-time" => text.parse::<jiff::Timestamp>().is_ok(),
        "password" => true,
        "int64" => false,
        other => panic!("the checker does not know the format {other}"),
    }
}
