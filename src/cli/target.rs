//! `ouvrage target check NAME`: does the CRM answer, let each role in, and have what the target names?
//! `map` writes what it does not name yet.

mod map;

use std::collections::BTreeMap;

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::{Exit, Session, play};
use crate::campaign::steps::context::is_loss;
use crate::crm::description::{Compared, Lack, Lacking, compare};
use crate::crm::{Actor, Connector, CrmError, connect_in};
use crate::model::target::Target;
use crate::text::Arg;
use crate::workspace::environment;
use crate::workspace::snapshot::Snapshot;

/// What a profile says that was written from documentation and met no real server yet.
const DOCUMENTED: &str = "documentation";

/// What was found of a target.
struct Found {
    version: Result<Option<String>, CrmError>,
    /// Each role with its login, and why it is not let in.
    roles: Vec<(String, String, Option<CrmError>)>,
    /// Each entity with what it lacks.
    entities: Vec<(String, Result<Compared, CrmError>)>,
}

/// Runs the subcommand that is asked for.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let Some((name, matches)) = matches.subcommand() else { return Exit::CannotStart };
    // Its options stand after the second word.
    let session = &Session::new(session.lang, matches);
    if name == "map" {
        return map::run(session, matches);
    }
    let snapshot = Snapshot::read(&session.root, None);
    let name = matches.get_one::<String>("name").map(String::as_str);
    let target = match play::target(session, &snapshot, name) {
        Ok(target) => target,
        Err(exit) => return exit,
    };
    let env = environment::values(&session.root);
    super::runtime(session, async {
        let connector = match connect_in(session.lang, target, &env) {
            Ok(connector) => connector,
            Err(error) => {
                session.fail(error.message);
                return Exit::Blocked;
            }
        };
        let told = Told { session, target };
        let found = look(&told, connector.as_ref(), target).await;
        if session.machine {
            session.line(serde_json::to_string_pretty(&as_json(target, &found)).unwrap_or_default());
        } else {
            told.end(&found);
        }
        exit(&found)
    })
}

/// Asks everything; an absent CRM is asked once.
async fn look(told: &Told<'_>, connector: &dyn Connector, target: &Target) -> Found {
    let version = connector.version().await;
    let asked =
        version.as_ref().map_or_else(|error| !error.exchanges.is_empty(), |answer| !answer.exchanges.is_empty());
    let version = version.map(|answer| answer.value);
    told.version(&version, asked);
    let mut found = Found { version, roles: Vec::new(), entities: Vec::new() };
    if found.version.as_ref().is_err_and(is_loss) {
        return found;
    }
    let mut let_in = BTreeMap::new();
    for (role, user) in &target.users {
        let opened = let_in_as(connector, target, role).await;
        let refused = opened.as_ref().err().cloned();
        if let Ok(actor) = opened {
            let_in.insert(role.as_str(), actor);
        }
        let one = (role.clone(), user.login.clone(), refused);
        told.role(&one);
        found.roles.push(one);
    }
    // As the role of outcomes sees it, else as the first one that is let in.
    let default = target.default_role.as_deref().and_then(|role| let_in.get(role));
    let actor: Option<&Actor> = default.or_else(|| let_in.values().next());
    if let Some(actor) = actor {
        for key in target.entities.keys() {
            let one = (key.clone(), compare(connector, actor, target, key).await);
            told.entity(&one);
            found.entities.push(one);
        }
    }
    found
}

/// Signs a role in. Where there is no sign-in (a key goes with each call) a search says whether it is let in: what it
/// may not see is no matter.
async fn let_in_as(connector: &dyn Connector, target: &Target, role: &str) -> Result<Actor, CrmError> {
    let answer = connector.open(role).await?;
    if let (true, Some(entity)) = (answer.exchanges.is_empty(), target.entities.keys().next()) {
        match connector.search(&answer.value, entity, &Vec::new(), 1).await {
            Err(error) if !error.kind.is_refusal() => return Err(error),
            _ => {}
        }
    }
    Ok(answer.value)
}

/// Was anything of the target compared with what the CRM has?
fn is_compared(found: &Found) -> bool {
    found.entities.iter().any(|(_, compared)| compared.as_ref().is_ok_and(|compared| !compared.unsaid))
}

/// 3 when the CRM could not be asked, or refuses a role; 1 when it lacks something.
fn exit(found: &Found) -> Exit {
    let refused = found.roles.iter().any(|(.., refused)| refused.is_some());
    let unread = found.entities.iter().any(|(_, compared)| compared.is_err());
    if found.version.is_err() || refused || unread || !is_compared(found) {
        return Exit::Blocked;
    }
    let lacks = found.entities.iter().any(|(_, compared)| compared.as_ref().is_ok_and(|one| !one.lacks.is_empty()));
    if lacks { Exit::Findings } else { Exit::Done }
}

/// Says to people what is found, as it is found: signing in takes a moment for each role.
struct Told<'a> {
    session: &'a Session,
    target: &'a Target,
}

impl Told<'_> {
    fn line(&self, ok: bool, text: String) {
        let (color, sign) = if ok { (anstyle::AnsiColor::Green, "✓") } else { (anstyle::AnsiColor::Red, "✗") };
        let style = color.on_default();
        self.plain(&format!("{style}{sign}{style:#}"), &text);
    }

    /// Something that was neither seen to be right nor to be wrong.
    fn unknown(&self, text: &str) {
        self.plain("–", text);
    }

    fn plain(&self, sign: &str, text: &str) {
        if !self.session.machine {
            self.session.line(format!("  {sign} {text}"));
        }
    }

    fn version(&self, version: &Result<Option<String>, CrmError>, asked: bool) {
        let (session, target) = (self.session, self.target);
        if !session.machine {
            let bold = anstyle::Style::new().bold();
            session.line(format!("{bold}{}{bold:#} — {}", target.id, target.title));
        }
        match version {
            Ok(Some(version)) => {
                self.line(true, session.text("target-answers", &[("version", Arg::from(version))]));
            }
            Ok(None) if asked => self.line(true, session.text("target-version-unsaid", &[])),
            Ok(None) => self.unknown(&session.text("target-version-unasked", &[])),
            Err(error) => self.line(false, error.message.clone()),
        }
    }

    fn role(&self, (role, login, refused): &(String, String, Option<CrmError>)) {
        let label =
            self.target.users.get(role).map_or(role.as_str(), |user| user.labels.first(self.session.lang, role));
        let args = [("role", Arg::from(label)), ("login", Arg::from(login))];
        match refused {
            None => self.line(true, self.session.text("target-role-in", &args)),
            Some(error) => {
                let [role, login] = args;
                let args = [role, login, ("cause", Arg::from(&error.message))];
                self.line(false, self.session.text("target-role-out", &args));
            }
        }
    }

    fn entity(&self, (key, compared): &(String, Result<Compared, CrmError>)) {
        let (session, target) = (self.session, self.target);
        let label = target.entities.get(key).map_or(key.as_str(), |entity| entity.labels.first(session.lang, key));
        let entity = ("entity", Arg::from(label));
        match compared {
            Err(error) => {
                let args = [entity, ("cause", Arg::from(&error.message))];
                self.line(false, session.text("target-entity-unread", &args));
            }
            Ok(compared) if compared.unsaid => self.unknown(&session.text("target-entity-unsaid", &[entity])),
            Ok(compared) => {
                let known = ("known", Arg::from(compared.known));
                let all = ("all", Arg::from(compared.known + compared.lacks.len()));
                self.line(compared.lacks.is_empty(), session.text("target-entity", &[entity, known, all]));
                if !session.machine {
                    compared
                        .lacks
                        .iter()
                        .for_each(|lack| session.line(format!("      {}", said(session, target, lack))));
                }
            }
        }
    }

    fn end(&self, found: &Found) {
        let session = self.session;
        session.line("");
        match &self.target.proved {
            Some(on) if on != DOCUMENTED => session.say("target-proved", &[("on", Arg::from(on))]),
            _ => session.say("target-documented", &[]),
        }
        let compared = found.entities.iter().filter_map(|(_, one)| one.as_ref().ok());
        let lacking: usize = compared.map(|one| one.lacks.len()).sum();
        match exit(found) {
            Exit::Done => session.say("target-sound", &[]),
            Exit::Findings => session.say("target-lacking", &[("count", Arg::from(lacking))]),
            _ if !found.entities.is_empty() && !is_compared(found) => session.say("target-uncompared", &[]),
            _ => session.say("target-blocked", &[]),
        }
    }
}

/// A lack in words, with the nearest name that the CRM has.
fn said(session: &Session, target: &Target, lack: &Lack) -> String {
    let entity = target.entities.get(&lack.entity);
    let label = |key: &str| {
        let field = entity.and_then(|entity| entity.fields.get(key));
        field.map_or_else(|| key.to_owned(), |field| field.labels.first(session.lang, key).to_owned())
    };
    let api = ("api", Arg::from(&lack.api));
    let text = match &lack.what {
        Lacking::Model => session.text("target-lacks-model", &[api]),
        Lacking::Mark => session.text("target-lacks-mark", &[api]),
        Lacking::Field(key) => session.text("target-lacks-field", &[("field", Arg::from(label(key))), api]),
        Lacking::Value(key, _) => session.text("target-lacks-value", &[("field", Arg::from(label(key))), api]),
    };
    match &lack.nearest {
        Some(nearest) => format!("{text} {}", session.text("target-nearest", &[("name", Arg::from(nearest))])),
        None => text,
    }
}

fn as_json(target: &Target, found: &Found) -> Json {
    let version = found.version.as_ref().ok().cloned().flatten();
    let roles = found.roles.iter().map(|(role, login, refused)| {
        json!({"role": role, "login": login, "signed_in": refused.is_none(),
            "cause": refused.as_ref().map(|error| &error.message), "kind": refused.as_ref().map(|error| error.kind.key())})
    });
    let lack = |lack: &Lack| {
        let (what, field, value) = match &lack.what {
            Lacking::Model => ("model", None, None),
            Lacking::Mark => ("mark", None, None),
            Lacking::Field(field) => ("field", Some(field), None),
            Lacking::Value(field, value) => ("value", Some(field), Some(value)),
        };
        json!({"what": what, "field": field, "value": value, "api": lack.api, "nearest": lack.nearest})
    };
    let entities = found.entities.iter().map(|(key, compared)| match compared {
        Ok(compared) => json!({"entity": key, "known": compared.known, "described": !compared.unsaid,
            "lacks": compared.lacks.iter().map(lack).collect::<Vec<_>>()}),
        Err(error) => json!({"entity": key, "cause": error.message, "kind": error.kind.key()}),
    });
    json!({
        "target": target.id, "connector": target.connector.key(), "profile": target.profile, "proved": target.proved,
        "answers": found.version.is_ok(), "version": version,
        "cause": found.version.as_ref().err().map(|error| &error.message),
        "roles": roles.collect::<Vec<_>>(), "entities": entities.collect::<Vec<_>>(),
    })
}
