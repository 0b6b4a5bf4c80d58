//! What does the demo CRM answer to somebody who speaks HTTP to it directly?

use reqwest::{Client, StatusCode, header, redirect};
use serde_json::{Value, json};

use crate::support::demo::{Demo, sound};

struct Caller {
    demo: Demo,
    client: Client,
}

impl Caller {
    async fn new() -> Self {
        // The connector has installed the crypto library that every client needs.
        let demo = sound().await;
        let client = Client::builder().no_proxy().redirect(redirect::Policy::none()).build().unwrap();
        Self { demo, client }
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.demo.running.url)
    }

    async fn token(&self, role: &str) -> String {
        let login = &self.demo.target.users[role].login;
        let body = json!({ "login": login, "password": self.demo.running.passwords[role] });
        let (status, answer) = self.post("/api/login", "", &body).await;
        assert_eq!(status, StatusCode::OK);
        answer["token"].as_str().unwrap().to_owned()
    }

    async fn post(&self, path: &str, token: &str, body: &Value) -> (StatusCode, Value) {
        let response = self.client.post(self.url(path)).bearer_auth(token).json(body).send().await.unwrap();
        (response.status(), response.json().await.unwrap_or(Value::Null))
    }

    async fn get(&self, path: &str, token: &str) -> (StatusCode, Value) {
        let response = self.client.get(self.url(path)).bearer_auth(token).send().await.unwrap();
        (response.status(), response.json().await.unwrap_or(Value::Null))
    }
}

#[tokio::test]
async fn errors_are_json_with_code_and_words() {
    let caller = Caller::new().await;
    let token = caller.token("commercial_ne").await;
    for (path, token, status, code) in [
        ("/api/accounts", "", StatusCode::UNAUTHORIZED, "session_expired"),
        ("/api/accounts", "made-up", StatusCode::UNAUTHORIZED, "session_expired"),
        ("/api/starships", &token, StatusCode::NOT_FOUND, "not_found"),
        ("/nowhere", &token, StatusCode::NOT_FOUND, "not_found"),
        ("/api/accounts/acc-999999", &token, StatusCode::NOT_FOUND, "not_found"),
        ("/api/accounts/%2e%2e", &token, StatusCode::NOT_FOUND, "not_found"),
        ("/api/accounts?colour=eq:red", &token, StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
        ("/api/accounts?name=like:x", &token, StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
        ("/api/accounts?limit=many", &token, StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
        ("/api/audit", &token, StatusCode::FORBIDDEN, "forbidden"),
    ] {
        let (answered, body) = caller.get(path, token).await;
        assert_eq!((answered, body["error"]["code"].as_str()), (status, Some(code)), "{path}");
        assert!(body["error"]["message"].as_str().is_some_and(|words| !words.is_empty()));
    }
    for body in [
        json!([1]),
        json!({"name": {"a": 1}}),
        json!({"name": "X", "turnover": "1.234"}),
        json!({"name": "X", "status": "asleep"}),
    ] {
        let (status, _) = caller.post("/api/accounts", &token, &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
    }
    let wrong = json!({ "login": "morel", "password": "" });
    let (status, body) = caller.post("/api/login", "", &wrong).await;
    assert_eq!((status, body["error"]["code"].as_str()), (StatusCode::UNAUTHORIZED, Some("bad_credentials")));
}

#[tokio::test]
async fn pages_have_a_total_and_a_default_size() {
    let caller = Caller::new().await;
    let token = caller.token("administrateur").await;
    let (_, first) = caller.get("/api/accounts", &token).await;
    assert_eq!((first["total"].as_u64(), first["data"].as_array().map(Vec::len)), (Some(60), Some(50)));
    let (_, rest) = caller.get("/api/accounts?offset=50", &token).await;
    assert_eq!(rest["data"].as_array().map(Vec::len), Some(10));
    assert_eq!(rest["data"][0]["id"], "acc-000051");
}

#[tokio::test]
async fn the_administrator_sets_the_day_and_reads_who_did_what() {
    let caller = Caller::new().await;
    let admin = caller.token("administrateur").await;
    let set = |date: Value| json!({ "date": date });
    assert_eq!(caller.get("/api/version", "").await.1, json!({"version": "Sandbox 1.0", "today": "2026-03-12"}));
    let (_, answer) = caller.post("/api/admin/clock", &admin, &set(json!("2026-04-01"))).await;
    assert_eq!(answer["today"], "2026-04-01");
    assert_eq!(caller.post("/api/admin/clock", &admin, &set(json!("soon"))).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    let (_, answer) = caller.post("/api/admin/clock", &admin, &set(Value::Null)).await;
    assert_eq!(answer["today"], "2026-03-12");
    let morel = caller.token("commercial_ne").await;
    assert_eq!(caller.post("/api/admin/clock", &morel, &set(json!("2026-04-01"))).await.0, StatusCode::FORBIDDEN);
    let (_, audit) = caller.get("/api/audit", &admin).await;
    let lines: Vec<(&str, &str)> = audit["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (line["login"].as_str().unwrap(), line["action"].as_str().unwrap()))
        .collect();
    assert_eq!(lines, [("admin", "sign_in"), ("admin", "set_day"), ("admin", "set_day"), ("morel", "sign_in")]);
    assert!(!audit.to_string().contains(&caller.demo.running.passwords["administrateur"]));
}

#[tokio::test]
async fn the_spreadsheet_that_was_deposited_agrees_with_what_was_loaded() {
    let caller = Caller::new().await;
    let admin = caller.token("administrateur").await;
    let file = caller.client.get(caller.url("/api/files/comptes_ouest.csv")).bearer_auth(&admin).send().await.unwrap();
    let text = file.text().await.unwrap();
    let (status, import) =
        caller.post("/api/imports", &admin, &json!({"name": "comptes_ouest.csv", "dry_run": true})).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(import["data"]["lines_read"].as_u64(), Some(text.lines().count() as u64 - 1));
    // Told again by another way: valid numbers, each once.
    let mut seen = std::collections::BTreeSet::new();
    let valid = |siret: &str| {
        siret
            .bytes()
            .rev()
            .enumerate()
            .map(|(place, digit)| {
                let double = u32::from(digit - b'0') * (1 + place as u32 % 2);
                double / 10 + double % 10
            })
            .sum::<u32>()
            % 10
            == 0
    };
    let cents: u64 = text
        .lines()
        .skip(1)
        .filter_map(|line| {
            let cells: Vec<&str> = line.split(';').collect();
            (valid(cells[0]) && seen.insert(cells[0].to_owned()))
                .then(|| cells[4].replace(',', "").parse::<u64>().unwrap())
        })
        .sum();
    assert_eq!(import["data"]["lines_loaded"].as_u64(), Some(seen.len() as u64));
    assert_eq!(import["data"]["turnover"], format!("{}.{:02}", cents / 100, cents % 100));
}

#[tokio::test]
async fn a_person_signs_in_on_the_screen_and_sees_their_region() {
    let caller = Caller::new().await;
    caller.demo.account("Tôlerie <b>Simonin</b>", "00086510500019").await;
    let page = caller.client.get(caller.url("/")).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("<form") && page.contains("Mot de passe") && !page.contains("<table"));
    let form = |password: &str| format!("login=morel&password={password}");
    let post = |body: String| caller.client.post(caller.url("/login")).body(body).send();
    let refused = post(form("faux%21")).await.unwrap();
    assert!(refused.text().await.unwrap().contains("role=\"alert\""));
    let accepted = post(form(&caller.demo.running.passwords["commercial_ne"])).await.unwrap();
    assert_eq!(accepted.status(), StatusCode::SEE_OTHER);
    let cookie = accepted.headers()[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let home = |cookie: String| caller.client.get(caller.url("/")).header(header::COOKIE, cookie).send();
    let page = home(cookie.clone()).await.unwrap().text().await.unwrap();
    assert!(page.contains("Opportunités") && page.contains("<table"));
    let accounts = caller.client.get(caller.url("/accounts")).header(header::COOKIE, cookie.clone());
    let page = accounts.send().await.unwrap().text().await.unwrap();
    assert!(page.contains("Tôlerie &lt;b&gt;Simonin&lt;/b&gt;"));
    assert!(page.contains("Forbach") && !page.contains("Ancenis"), "North-East only");
    caller.client.post(caller.url("/logout")).header(header::COOKIE, &cookie).send().await.unwrap();
    assert!(!home(cookie).await.unwrap().text().await.unwrap().contains("<table"));
}
