//! The order of a test: metadata, one token, its scopes, the probes side by side, the revocation.

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::future::join_all;
use futures_util::stream::{self, FuturesUnordered, StreamExt};
use jiff::Timestamp;

use super::{Ask, TestResult, ids, passed, probes, stopped, waiting};
use crate::http::HttpClient;
use crate::okta::{self, Client, Grants, Held};
use model::catalogue::Shape;
use model::connection::{CheckId, FoundBy, Level, Look, OrgMetadata, Row, RowState};
use model::problem::{Kind, Problem, Result};

/// Scopes requested alone at the same time, after a group was refused.
pub(super) const SIDE_BY_SIDE: usize = 4;
/// The scope that finds another app, if the integration's own grants are not shown to it.
const APPS: &str = "okta.apps.manage";
/// The read that identifies the org.
const ORG: &str = "/api/v1/org";
/// Time limit of a test, which usually takes a few seconds: an org that answers each request just before its own limit
/// would keep a person for many minutes.
const WHOLE: Duration = Duration::from_secs(180);
/// How long Okta may take to confirm revocations after a test was cut short.
const FAREWELL: Duration = Duration::from_secs(5);

/// Tests what may be requested, row by row; `on_row` is called as each begins and ends. A refusal by Okta or the
/// network is a row. Dropping the future ends it, and its token is revoked.
pub async fn run(out: &HttpClient, ask: Ask<'_>, on_row: &(dyn Fn(Row) + Send + Sync)) -> TestResult {
    run_within(WHOLE, out, ask, on_row).await
}

/// [`run`] with another time limit.
pub(super) async fn run_within(
    whole: Duration,
    out: &HttpClient,
    ask: Ask<'_>,
    on_row: &(dyn Fn(Row) + Send + Sync),
) -> TestResult {
    // The first answers belong to requests without it, and may repeat it all the same.
    let _known = ask.secret.credential();
    let mut test = TestRun::new(&ask, on_row);
    if ask.level != Level::Nothing {
        let client = Client::new(out, ask.host, ask.client_id, ask.secret);
        let ended = tokio::time::timeout(whole, test_all(out, &ask, client.clone(), &mut test)).await;
        if ended.is_err() {
            test.time_up(ask.host, whole);
            // Its tokens are being revoked.
            okta::settled(FAREWELL).await;
        }
        test.found.not_ended = client.map_or(0, |client| client.not_ended());
    }
    test.close()
}

async fn test_all(out: &HttpClient, ask: &Ask<'_>, client: Result<Client>, test: &mut TestRun<'_>) {
    if !domain(out, ask, test).await {
        return;
    }
    if ask.only == Some("domain") {
        return;
    }
    test.begin(&CheckId::Credential);
    let client = match client {
        Ok(client) => client,
        Err(problem) => return test.end(stopped(&CheckId::Credential, problem)),
    };
    let least = [least(ask.scopes)];
    let asked = if ask.level == Level::Credential { &least[..] } else { ask.scopes };
    let mut tokens = match client.token(asked).await {
        Ok(held) => {
            test.end(passed(&CheckId::Credential, held.ms));
            vec![held]
        }
        Err(problem) if about_scopes(&problem) => {
            // Okta looked at the scopes, so it knew the client and accepted its secret.
            test.end(passed(&CheckId::Credential, 0));
            if ask.level == Level::Credential {
                return;
            }
            match one_by_one(&client, ask, test).await {
                Some(tokens) => tokens,
                None => return,
            }
        }
        Err(problem) => return test.end(stopped(&CheckId::Credential, problem)),
    };
    if ask.level == Level::All {
        compare(&tokens, ask, test);
        let refused = read_all(&tokens, ask, test, None).await;
        // Several at once: the token ended meanwhile, which shows nothing about the scopes. Requested once more, once.
        if refused.len() > 1
            && let Ok(held) = client.token(&refused).await
        {
            tokens.push(held);
            read_all(&tokens[tokens.len() - 1..], ask, test, Some(&refused)).await;
        }
    }
    join_all(tokens.into_iter().map(Held::end)).await;
}

/// The scope that allows the least: one that only reads, if there is one.
fn least(scopes: &[String]) -> String {
    scopes.iter().find(|scope| scope.ends_with(".read")).or_else(|| scopes.first()).cloned().unwrap_or_default()
}

/// Whether the host is still the named org. The credential goes to no other.
async fn domain(out: &HttpClient, ask: &Ask<'_>, test: &mut TestRun<'_>) -> bool {
    test.begin(&CheckId::Domain);
    let row = match same_organization(out, ask.host, ask.org_id).await {
        Ok(metadata) => {
            let ms = metadata.ms;
            test.found.metadata = Some(metadata);
            passed(&CheckId::Domain, ms)
        }
        Err(problem) => stopped(&CheckId::Domain, problem),
    };
    let good = row.state == RowState::Pass;
    test.end(row);
    good
}

/// Asks the host who it is: its metadata, if it is the named org.
pub(super) async fn same_organization(out: &HttpClient, host: &str, org_id: Option<&str>) -> Result<OrgMetadata> {
    let found = okta::organization(out, host).await?;
    if org_id.is_none_or(|id| id == found.metadata.org_id) {
        return Ok(found.metadata);
    }
    Err(Problem::new(Kind::DomainNamesAnother).with("host", host).with("other", found.metadata.org_id))
}

pub(super) fn about_scopes(problem: &Problem) -> bool {
    let error = problem.said.as_ref().and_then(|said| said.error.as_deref());
    matches!(error, Some("invalid_scope" | "consent_required"))
}

/// A group with one refused scope is refused whole (DOMAIN 7.4), so each is requested alone. The tokens also serve the
/// probes, so that no further one is requested.
async fn one_by_one(client: &Client, ask: &Ask<'_>, test: &mut TestRun<'_>) -> Option<Vec<Held>> {
    test.begin(&CheckId::Scopes);
    let single = |scope: &String| {
        let (client, scope) = (client.clone(), scope.clone());
        async move { client.token(&[scope]).await }
    };
    let mut asked = stream::iter(ask.scopes.iter().map(single)).buffer_unordered(SIDE_BY_SIDE);
    let mut tokens = Vec::new();
    while let Some(answer) = asked.next().await {
        match answer {
            Ok(held) => tokens.push(held),
            Err(problem) if about_scopes(&problem) => {}
            Err(problem) => {
                test.end(stopped(&CheckId::Scopes, problem));
                return None;
            }
        }
    }
    if tokens.is_empty() {
        test.found.missing = ask.scopes.to_vec();
        test.compared = true;
        test.end(stopped(&CheckId::Scopes, Kind::OktaNoScopeGranted.into()));
        return None;
    }
    Some(tokens)
}

/// The token with this scope.
fn token_with_scope<'a>(tokens: &'a [Held], scope: &str) -> Option<&'a Held> {
    tokens.iter().find(|held| held.scopes.iter().any(|granted| granted == scope))
}

fn compare(tokens: &[Held], ask: &Ask<'_>, test: &mut TestRun<'_>) {
    let mut granted: Vec<String> = tokens.iter().flat_map(|held| held.scopes.clone()).collect();
    // In the order of the screen, whatever order the answers came in.
    granted.sort_by_key(|scope| ask.scopes.iter().position(|known| known == scope).unwrap_or(usize::MAX));
    granted.dedup();
    test.found.missing = ask.scopes.iter().filter(|scope| !granted.contains(scope)).cloned().collect();
    test.found.as_requested = tokens.iter().any(|held| !held.listed);
    test.found.granted = granted;
    test.compared = true;
    let row = if test.found.missing.is_empty() {
        passed(&CheckId::Scopes, tokens.iter().map(|held| held.ms).max().unwrap_or_default())
    } else {
        let problem = Problem::new(Kind::OktaScopesMissing)
            .with("count", test.found.missing.len())
            .with("scopes", test.found.missing.join(" "));
        stopped(&CheckId::Scopes, problem)
    };
    test.end(row);
}

/// Reads what the scopes allow, or only what those `among` allow; answers the scopes whose token was refused.
async fn read_all(tokens: &[Held], ask: &Ask<'_>, test: &mut TestRun<'_>, among: Option<&[String]>) -> Vec<String> {
    let mut refused = Vec::new();
    let again = |scope: &str| among.is_none_or(|among| among.iter().any(|one| one == scope));
    let wanted = |scope: &str| ask.only.is_none_or(|only| CheckId::probe(scope) == *only);
    let mut asked = FuturesUnordered::new();
    for (scope, path, shape) in probes(ask.scopes).filter(|(scope, ..)| wanted(scope) && again(scope)) {
        let id = CheckId::probe(scope);
        match token_with_scope(tokens, scope) {
            Some(held) => {
                test.begin(&id);
                let org_id = test.found.metadata.as_ref().map(|metadata| metadata.org_id.clone());
                asked.push(async move {
                    (id, probe(held, token_with_scope(tokens, APPS), org_id.as_deref(), shape, path).await)
                });
            }
            // Nothing was read: the token lacks the scope.
            None => test.end(stopped(&id, Problem::new(Kind::OktaScopeRefused).with("scope", scope))),
        }
    }
    while let Some((id, answer)) = asked.next().await {
        match answer {
            Ok((grants, ms)) => {
                if let Some(grants) = grants {
                    test.look_beyond(grants, ask);
                }
                test.end(passed(&id, ms));
            }
            Err(problem) => {
                let scope = id.scope().unwrap_or_default().to_owned();
                if problem.kind == Kind::OktaTokenRefused {
                    refused.push(scope.clone());
                }
                test.end(stopped(&id, problem.with("scope", scope)));
            }
        }
    }
    refused
}

/// The integration's own grants show more than that they can be read, and the org's record identifies it.
async fn probe(
    held: &Held,
    apps: Option<&Held>,
    org_id: Option<&str>,
    shape: Shape,
    path: &str,
) -> Result<(Option<Grants>, u32)> {
    if path.contains('{') {
        return held.grants(apps).await;
    }
    let read = if path == ORG { held.org(path, org_id).await } else { held.probe(path, shape).await };
    read.map(|ms| (None, ms))
}

/// The rows during the test, and what it found so far.
struct TestRun<'a> {
    order: Vec<CheckId>,
    rows: BTreeMap<CheckId, Row>,
    on_row: &'a (dyn Fn(Row) + Send + Sync),
    scopes: &'a [String],
    again: bool,
    compared: bool,
    found: TestResult,
}

impl<'a> TestRun<'a> {
    fn new(ask: &Ask<'a>, on_row: &'a (dyn Fn(Row) + Send + Sync)) -> Self {
        let before = |id: &CheckId| ask.before.iter().find(|row| ask.only.is_some() && row.id == *id).cloned();
        let order = ids(ask.scopes);
        let rows = order.iter().map(|id| (id.clone(), before(id).unwrap_or_else(|| waiting(id)))).collect();
        let again = ask.only.is_some();
        Self { order, rows, on_row, scopes: ask.scopes, again, compared: false, found: TestResult::default() }
    }

    /// What the integration's own grants show beyond the required ones. They must name at least what the token names;
    /// if they may be incomplete, what was found is claimed and "none" is not.
    fn look_beyond(&mut self, grants: Grants, ask: &Ask<'_>) {
        let lacks = self.found.granted.iter().any(|scope| !grants.scopes.contains(scope));
        let contradicted = || Problem::new(Kind::OktaGrantsUnclear).with("host", ask.host).at("token");
        self.found.doubt = grants.doubt.or_else(|| lacks.then(contradicted));
        // The token may list more.
        let all = grants.scopes.into_iter().chain(self.found.granted.iter().cloned());
        let mut found: Vec<String> = all.filter(|scope| !ask.scopes.contains(scope)).collect();
        found.sort_unstable();
        found.dedup();
        self.found.extra = (self.found.doubt.is_none() || !found.is_empty()).then_some(found);
    }

    /// Running rows end in the words of a time limit.
    fn time_up(&mut self, host: &str, whole: Duration) {
        let running: Vec<CheckId> =
            self.rows.values().filter(|row| row.state == RowState::Running).map(|row| row.id.clone()).collect();
        let minutes = whole.as_secs().div_ceil(60);
        for id in running {
            let problem = Problem::new(Kind::TimeUp).with("host", host).with("minutes", minutes).at("test");
            self.end(stopped(&id, problem));
        }
    }

    fn begin(&mut self, id: &CheckId) {
        self.end(Row { state: RowState::Running, ..waiting(id) });
    }

    fn end(&mut self, row: Row) {
        (self.on_row)(row.clone());
        self.rows.insert(row.id.clone(), row);
    }

    /// Every row gets its result: one that can't be tested says so, one that was not reached was not tested.
    fn close(mut self) -> TestResult {
        self.end(stopped(&CheckId::Factors, Kind::UntestableFactors.into()));
        self.end(stopped(&CheckId::Writing, Kind::UntestableWriting.into()));
        for id in self.order.clone() {
            let open = self.rows.get(&id).is_none_or(|row| matches!(row.state, RowState::Waiting | RowState::Running));
            if open {
                self.end(stopped(&id, Kind::NotTested.into()));
            }
        }
        if self.again && !self.compared {
            self.recall();
        }
        self.found.rows = self.order.iter().filter_map(|id| self.rows.remove(id)).collect();
        let partial = self.found.doubt.is_some();
        let look = Look { by: FoundBy::Grants, among: None, at: Timestamp::now(), partial };
        self.found.look = self.found.extra.is_some().then_some(look);
        self.found
    }

    /// A row that is tried again without a token leaves granted and missing as the earlier scopes row has them.
    fn recall(&mut self) {
        let Some(row) = self.rows.get(&CheckId::Scopes) else { return };
        let named = row.problem.as_ref().and_then(|problem| problem.args.get("scopes"));
        self.found.missing = named.map(|names| names.split(' ').map(str::to_owned).collect()).unwrap_or_default();
        if row.state == RowState::Pass || named.is_some() {
            self.found.granted =
                self.scopes.iter().filter(|scope| !self.found.missing.contains(scope)).cloned().collect();
        }
    }
}
