//! What each profile has to do with its CRM: the life of records, and what becomes of each refusal.

use std::time::Duration;

use ouvrage::crm::{ErrorKind, Filter, Operator, Page, Record, Value, Values};

use serde_json::json;

use super::server::{Told, World};
use crate::support::demo::role;

/// A name that tries to leave its place in a query, whatever the signs around it.
pub const HOSTILE: &str = r#"L'Acier "Nord" \ 100 % _x, {value}"#;

pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub fn decimal(text: &str) -> Value {
    Value::Decimal(text.parse().expect("a number"))
}

pub fn values<const N: usize>(pairs: [(&str, Value); N]) -> Values {
    pairs.map(|(key, value)| (key.to_owned(), value)).into()
}

/// What is written of an entity to see it come back.
pub struct Life<'a> {
    pub entity: &'a str,
    /// What every record of it needs beside its name.
    pub needed: Values,
    pub written: Values,
    pub changed: Values,
    /// An id of the CRM's form that no record has.
    pub absent: &'a str,
    /// A field that is compared as a number, with a value between that of `written` and that of `changed`.
    pub between: Option<(&'a str, Value)>,
}

impl Life<'_> {
    /// Creates, reads, changes, searches, finds by the mark, deletes.
    pub async fn lives(&self, world: &World) {
        assert_eq!(world.undocumented(), [] as [&str; 0], "names that the CRM's documentation does not have");
        let id = self.create(world, &self.written, "m-1").await;
        self.shows(&self.read(world, &id).await.expect("it is there"), &self.written);
        assert_eq!(self.read(world, self.absent).await, None);
        let connector = &world.connector;
        connector.update(&role("admin"), self.entity, &id, &self.changed).await.unwrap_or_else(|e| panic!("{e:?}"));
        let seen = self.read(world, &id).await.expect("it is there");
        let mut now = self.written.clone();
        now.extend(self.changed.clone());
        self.shows(&seen, &now);
        if let Some((field, between)) = &self.between {
            let found = |operator| vec![((*field).to_owned(), operator, between.clone())];
            assert_eq!(self.search(world, &found(Operator::Greater), 50).await.records.len(), 1);
            assert_eq!(self.search(world, &found(Operator::Less), 50).await.records.len(), 0);
        }
        self.is_searched(world).await;
        self.is_found_by_name(world).await;
        connector.delete(&role("admin"), self.entity, &id).await.unwrap_or_else(|e| panic!("{e:?}"));
        assert_eq!(self.read(world, &id).await, None);
    }

    /// Six records on pages of two.
    async fn is_searched(&self, world: &World) {
        for n in 1..=6 {
            self.create(world, &values([("name", text(&format!("Lot {n}")))]), "m-2").await;
        }
        world.asked();
        let lots = vec![("name".to_owned(), Operator::Contains, text("Lot"))];
        let page = self.search(world, &lots, 50).await;
        assert!(page.complete && page.records.len() == 6, "{page:?}");
        let asked = world.asked().len();
        assert!(asked >= 3, "{asked} requests for six records on pages of two");
        let cut = self.search(world, &lots, 3).await;
        assert!(!cut.complete && cut.records.len() >= 3, "{cut:?}");
        let marked = async |mark| {
            let found = world.connector.find_marked(&role("admin"), self.entity, mark).await;
            found.unwrap_or_else(|error| panic!("{error:?}")).value.len()
        };
        assert_eq!((marked("m-2").await, marked("m-1").await, marked("m-9").await), (6, 1, 0));
    }

    /// A name is found, whatever the signs in it, and no name is a part of a query.
    async fn is_found_by_name(&self, world: &World) {
        let id = self.create(world, &values([("name", text(HOSTILE))]), "m-3").await;
        for (operator, said) in [
            (Operator::Is, HOSTILE),
            (Operator::Contains, r#""Nord" \ 100 % _x"#),
            (Operator::Contains, "L'Acier"),
            (Operator::Contains, "{value}"),
        ] {
            let page = self.search(world, &vec![("name".to_owned(), operator, text(said))], 50).await;
            let ids: Vec<&str> = page.records.iter().map(|record| record.id.as_str()).collect();
            assert_eq!(ids, [id.as_str()], "{operator:?} {said}");
        }
        for said in ["' OR '1'='1", r"\' OR 1=1", "x) or (name:like:a", "\" or \"\"=\"", "*", "%", "Lot 1,name[neq]:x"]
        {
            let page = self.search(world, &vec![("name".to_owned(), Operator::Is, text(said))], 50).await;
            assert!(page.records.is_empty() && page.complete, "{said}: {page:?}");
        }
    }

    async fn create(&self, world: &World, given: &Values, mark: &str) -> String {
        let mut all = self.needed.clone();
        all.extend(given.clone());
        let created = world.connector.create(&role("admin"), self.entity, &all, Some(mark)).await;
        created.unwrap_or_else(|error| panic!("{error:?}")).value
    }

    pub async fn read(&self, world: &World, id: &str) -> Option<Record> {
        let read = world.connector.read(&role("admin"), self.entity, id).await;
        read.unwrap_or_else(|error| panic!("{error:?}")).value
    }

    async fn search(&self, world: &World, filter: &Filter, limit: usize) -> Page {
        let found = world.connector.search(&role("admin"), self.entity, filter, limit).await;
        found.unwrap_or_else(|error| panic!("{error:?}")).value
    }

    fn shows(&self, record: &Record, wanted: &Values) {
        for (key, value) in wanted {
            assert_eq!(record.values.get(key), Some(value), "{}.{key} of {record:?}", self.entity);
        }
    }
}

/// An answer and what it has to be taken for.
pub struct Fault {
    pub told: Told,
    pub kind: ErrorKind,
    pub field: Option<&'static str>,
}

pub fn fault(told: Told, kind: ErrorKind) -> Fault {
    Fault { told, kind, field: None }
}

impl Fault {
    /// The field that the answer names, by its key in the profile.
    pub fn of(self, field: &'static str) -> Self {
        Self { field: Some(field), ..self }
    }
}

/// Each answer to a creation is taken for what it is, and what a proxy says never for a refusal.
pub async fn refuses(world: &World, (entity, given): (&str, &Values), faults: Vec<Fault>) {
    let proxies = [
        (200, ErrorKind::Protocol),
        (403, ErrorKind::Protocol),
        (404, ErrorKind::Protocol),
        (429, ErrorKind::RateLimited),
        (502, ErrorKind::Unavailable),
        (504, ErrorKind::Timeout),
    ];
    let proxies = proxies.map(|(status, kind)| fault(Told::html(status), kind));
    let gateways = [403, 404]
        .map(|status| fault(Told::json(status, &json!({"message": "no Route matched"})), ErrorKind::Protocol));
    for Fault { told, kind, field } in faults.into_iter().chain(proxies).chain(gateways) {
        world.next(told.clone());
        let error = world.connector.create(&role("admin"), entity, given, None).await.expect_err("a refusal");
        assert_eq!(error.kind, kind, "{told:?}: {error:?}");
        assert_eq!(error.field.as_deref(), field, "{told:?}");
        assert!(!error.message.is_empty() && !error.exchanges.is_empty(), "{told:?}: {error:?}");
    }
}

/// A column that the CRM does not have makes no record absent.
pub async fn unknown_column_is_no_absence(world: &World, entity: &str, given: &Values) {
    let id =
        world.connector.create(&role("admin"), entity, given, None).await.unwrap_or_else(|e| panic!("{e:?}")).value;
    let error = world.connector.read(&role("admin"), entity, &id).await.expect_err("it cannot be read");
    assert_eq!(error.kind, ErrorKind::Protocol, "{error:?}");
    let error = world.connector.search(&role("admin"), entity, &Vec::new(), 5).await.expect_err("it cannot be read");
    assert_eq!(error.kind, ErrorKind::Protocol, "{error:?}");
}

/// The CRM asks to wait.
pub async fn waits(world: &World, (entity, given): (&str, &Values), told: Told, seconds: Option<u64>) {
    world.next(told);
    let error = world.connector.create(&role("admin"), entity, given, None).await.expect_err("it has to wait");
    assert_eq!(
        (error.kind, error.retry_after),
        (ErrorKind::RateLimited, seconds.map(Duration::from_secs)),
        "{error:?}"
    );
}

/// A session that has ended is opened again, once; one that is never accepted is given up.
pub async fn renews(world: &World, entity: &str, refused: Told) {
    let read = async || world.connector.search(&role("admin"), entity, &Vec::new(), 1).await;
    read().await.unwrap_or_else(|error| panic!("{error:?}"));
    world.asked();
    world.expire();
    read().await.unwrap_or_else(|error| panic!("{error:?}"));
    let asked = world.asked();
    assert_eq!((world.sign_ins(&asked), asked.len()), (1, 3), "refused, signed in, answered: {asked:?}");
    world.next(refused.clone());
    world.next(refused);
    let error = read().await.expect_err("it is never accepted");
    assert_eq!(error.kind, ErrorKind::SessionExpired, "{error:?}");
    assert_eq!(world.sign_ins(&world.asked()), 1);
    let evidence = format!("{:?}", error.exchanges);
    assert!(!evidence.contains("Sesame-1") && !evidence.contains("Ouvre-2"), "{evidence}");
}

/// A key that is refused is not sent again: there is no other.
pub async fn keeps_its_key(world: &World, entity: &str, refused: Told) {
    world.asked();
    world.next(refused);
    let error = world.connector.search(&role("admin"), entity, &Vec::new(), 1).await.expect_err("it is refused");
    assert_eq!((error.kind, world.asked().len()), (ErrorKind::Auth, 1), "{error:?}");
    assert!(!format!("{:?}{error}", error.exchanges).contains("Sesame-1"));
}

/// A role whose secret is wrong is told by its login, and its secret by nobody.
pub async fn is_not_let_in(world: &World) {
    let error = world.connector.open("wrong").await.expect_err("it is refused");
    let evidence = format!("{:?}{error}", error.exchanges);
    assert_eq!(error.kind, ErrorKind::Auth, "{error:?}");
    assert!(error.message.contains("morel") && !evidence.contains("Ouvre-2"), "{evidence}");
}
