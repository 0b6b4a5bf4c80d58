//! What do the `${NAME}` of a target stand for, and what may evidence show?

mod named;

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use base64::Engine as _;
use regex::Regex;

pub use self::named::is_secret as names_a_secret;
use super::{CrmError, ErrorKind};
use crate::model::target::{Role, Target};
use crate::text::{Lang, Message};

/// Headers whose values are secret although their names do not say it.
const SECRET_HEADERS: &[&str] =
    &["authorization", "proxy-authorization", "cookie", "set-cookie", "x-auth-token", "x-api-key"];

/// Is what stands in a header of that name secret?
pub fn names_a_secret_header(name: &str) -> bool {
    SECRET_HEADERS.iter().any(|known| known.eq_ignore_ascii_case(name.trim())) || names_a_secret(name)
}

/// Puts the value of each `${NAME}` in its place.
///
/// # Errors
/// A name that has no value: of kind `Auth`, with the name, never a value.
pub fn resolve(text: &str, values: &BTreeMap<String, String>, lang: Lang) -> Result<String, CrmError> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push_str("${");
            rest = after;
            continue;
        };
        let missing =
            || CrmError::new(ErrorKind::Auth, Message::new("crm-secret-missing").with("name", name).text(lang));
        out.push_str(values.get(name).ok_or_else(missing)?);
        rest = tail;
    }
    out.push_str(rest);
    Ok(out)
}

/// Login and password of each role of a target, the passwords hidden from evidence.
///
/// # Errors
/// As [`resolve`].
pub fn credentials(
    target: &Target,
    values: &BTreeMap<String, String>,
    (mask, lang): (&Mask, Lang),
) -> Result<BTreeMap<String, (String, String)>, CrmError> {
    let one = |(role, user): (&String, &Role)| {
        let (login, password) = (resolve(&user.login, values, lang)?, resolve(&user.password, values, lang)?);
        mask.hide(&password);
        Ok((role.clone(), (login, password)))
    };
    target.users.iter().map(one).collect()
}

/// A signed token (JWT), whatever it is called: its head is a JSON object in base 64.
static SIGNED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*").ok());
static EMAIL: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"([\p{L}\p{N}])[\p{L}\p{N}._%+'-]*@[\p{L}\p{N}.-]*(\.\p{L}{2,})").ok());
static PHONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?P<before>^|[^0-9])(?P<head>\+33[ .-]?[1-9]|0[1-9])(?:[ .-]?[0-9]{2}){4}(?P<after>$|[^0-9])").ok()
});

/// Hides secrets and personal data in what is kept as evidence.
#[derive(Debug, Default)]
pub struct Mask {
    /// Each secret, with what recognises its escaped forms where it has any.
    known: Mutex<BTreeMap<String, Option<Regex>>>,
}

impl Mask {
    /// From now on this text is never shown.
    pub fn hide(&self, secret: &str) {
        if !secret.is_empty() {
            let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            known.entry(secret.to_owned()).or_insert_with(|| escaped(secret));
            for form in in_base64(secret) {
                known.entry(form).or_insert(None);
            }
        }
    }

    /// The secrets. The longest first: a shorter one that begins it would leave its end to be read.
    fn longest_first(&self) -> Vec<(String, Option<Regex>)> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut secrets: Vec<(String, Option<Regex>)> = known.into_iter().collect();
        secrets.sort_by_key(|(secret, _)| std::cmp::Reverse(secret.len()));
        secrets
    }

    /// The text without the secrets that are known, and with all else: what was wanted and what was found are compared
    /// by people, who need its addresses and numbers.
    pub fn without_secrets(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for (secret, escaped) in self.longest_first() {
            if secret.chars().count() < LONG {
                out = alone(&out, &secret);
                continue;
            }
            out = out.replace(secret.as_str(), named::HIDDEN);
            if let Some(escaped) = escaped {
                out = escaped.replace_all(&out, named::HIDDEN).into_owned();
            }
        }
        replaced(&SIGNED, &out, named::HIDDEN)
    }

    /// The text without secrets, with e-mail addresses as `m…@….example` and phones without their digits.
    pub fn masked(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for (secret, escaped) in self.longest_first() {
            out = out.replace(secret.as_str(), named::HIDDEN);
            if let Some(escaped) = escaped {
                out = escaped.replace_all(&out, named::HIDDEN).into_owned();
            }
        }
        out = named::masked(&out);
        out = replaced(&SIGNED, &out, named::HIDDEN);
        out = replaced(&EMAIL, &out, "$1…@…$2");
        // Twice: two phones that share the sign between them.
        for _ in 0..2 {
            out = replaced(&PHONE, &out, "${before}${head} •• •• •• ••${after}");
        }
        out
    }
}

/// Letters from which on a secret is hidden within words too: a password as short as « admin » is a part of them.
const LONG: usize = 8;

/// The text without a secret that stands there by itself.
fn alone(text: &str, secret: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    let mut before: Option<char> = None;
    let goes_on = |next: Option<char>, edge: Option<char>| {
        next.is_some_and(char::is_alphanumeric) && edge.is_some_and(char::is_alphanumeric)
    };
    while let Some((head, tail)) = rest.split_once(secret) {
        out.push_str(head);
        before = head.chars().next_back().or(before);
        let within = goes_on(before, secret.chars().next()) || goes_on(tail.chars().next(), secret.chars().next_back());
        out.push_str(if within { secret } else { named::HIDDEN });
        before = secret.chars().next_back();
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// What stands of a secret in base 64, wherever it begins in what is encoded: `login:password` of a basic sign-in that an
/// answer repeats. The signs that it shares with its neighbours are left out; what would be too short says nothing.
fn in_base64(secret: &str) -> impl Iterator<Item = String> {
    let alphabets = [&base64::prelude::BASE64_STANDARD_NO_PAD, &base64::prelude::BASE64_URL_SAFE_NO_PAD];
    let forms = (0..3_usize).flat_map(move |before| {
        let bytes = [vec![0; before], secret.as_bytes().to_vec()].concat();
        // A sign holds six bits: the first whole one, and the first that is not whole any more.
        let (first, end) = ((before * 8).div_ceil(6), bytes.len() * 8 / 6);
        alphabets.map(|alphabet| alphabet.encode(&bytes).get(first..end).unwrap_or_default().to_owned())
    });
    forms.filter(|form| form.len() >= LONG)
}

/// What recognises a secret as JSON, HTML, addresses and forms escape it, once or within one another. None where
/// nothing escapes it: letters and figures stand as they are everywhere.
fn escaped(secret: &str) -> Option<Regex> {
    if secret.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    Regex::new(&secret.chars().map(forms).collect::<String>()).ok()
}

/// A pattern of all forms of a character.
fn forms(character: char) -> String {
    let plain = regex::escape(character.encode_utf8(&mut [0; 4]));
    if character.is_ascii_alphanumeric() {
        return plain;
    }
    let units = character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!(r"\\+u{unit:04x}")).collect::<String>();
    let bytes =
        character.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%(?:25)*{byte:02x}")).collect::<String>();
    let own = match character {
        '"' | '/' | '\'' => format!(r"\\*{plain}"),
        '\\' => r"\\+".to_owned(),
        '\n' => r"\n|\\+n".to_owned(),
        '\r' => r"\r|\\+r".to_owned(),
        '\t' => r"\t|\\+t".to_owned(),
        ' ' => r" |\+".to_owned(),
        '&' => "&(?i:amp;)?".to_owned(),
        '<' => "<|(?i:&lt;)".to_owned(),
        '>' => ">|(?i:&gt;)".to_owned(),
        _ => plain,
    };
    let named = match character {
        '"' => "|&quot;",
        '\'' => "|&apos;",
        _ => "",
    };
    let code = u32::from(character);
    format!("(?:{own}|(?i:{units}|{bytes}|&#0*{code};|&#x0*{code:x};{named}))")
}

fn replaced(regex: &LazyLock<Option<Regex>>, text: &str, by: &str) -> String {
    regex.as_ref().map_or_else(|| text.to_owned(), |regex| regex.replace_all(text, by).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_compare_keeps_all_but_the_secrets() {
        let mask = Mask::default();
        mask.hide("admin");
        mask.hide("tres-secret-9");
        let shown = mask.without_secrets("k=tres-secret-9 ; l’administrateur (admin) : a@b.example, admin1, « admin »");
        assert_eq!(shown, "k=••• ; l’administrateur (•••) : a@b.example, admin1, « ••• »");
        assert_eq!(mask.without_secrets("adminadmin admin"), "adminadmin •••");
        assert_eq!(mask.without_secrets("tres%2Dsecret%2D9"), "•••");
    }

    #[test]
    fn references_are_resolved_and_a_missing_one_is_named() {
        let values = BTreeMap::from([("A".to_owned(), "x".to_owned())]);
        assert_eq!(resolve("http://${A}/${A}", &values, Lang::Fr).expect("known names"), "http://x/x");
        assert_eq!(resolve("${A", &values, Lang::Fr).expect("known names"), "${A");
        let error = resolve("${B}", &values, Lang::Fr).unwrap_err();
        assert_eq!(error.kind, ErrorKind::Auth);
        assert!(error.message.contains("B"));
    }

    #[test]
    fn evidence_shows_neither_secrets_nor_people() {
        let mask = Mask::default();
        mask.hide("s3cret");
        mask.hide("s3cret-long");
        assert_eq!(mask.masked("s3cret-long s3cret"), "••• •••");
        let shown = mask.masked(
            r#"{"password":"a\"b","token": "t","name":"s3cret","email":"marie.noirot@acier.example","phone":"03 53 01 12 40","siret":"00041276700014","amount":"15000.00"}"#,
        );
        assert_eq!(
            shown,
            r#"{"password":"•••","token": "•••","name":"•••","email":"m…@….example","phone":"03 •• •• •• ••","siret":"00041276700014","amount":"15000.00"}"#
        );
        assert_eq!(mask.masked("06 39 98 14 07,0353011241"), "06 •• •• •• ••,03 •• •• •• ••");
    }

    #[test]
    fn a_signed_token_is_hidden_whatever_it_is_called() {
        let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9";
        let mask = Mask::default();
        assert_eq!(mask.masked(&format!(r#"{{"data":"{token}"}} {token}"#)), r#"{"data":"•••"} •••"#);
        assert_eq!(mask.masked("eyJhbGci.html"), "eyJhbGci.html");
    }

    #[test]
    fn a_secret_is_hidden_however_it_is_escaped() {
        let secret = "p\"a\\s/s é&1\n€🚚";
        let mask = Mask::default();
        mask.hide(secret);
        let json = serde_json::to_string(secret).expect("JSON");
        let twice = serde_json::to_string(&json).expect("JSON");
        let json = json.trim_matches('"');
        for form in [
            secret,
            json,
            &json.replace('/', "\\/"),
            // As PHP and Python write it, and as those who fear HTML do.
            r#"p\"a\\s\/s \u00e9&1\n\u20ac\ud83d\ude9a"#,
            r#"p\u0022a\u005Cs\u002fs\u0020\u00E9\u00261\u000a\u20AC\uD83D\uDE9A"#,
            "p%22a%5Cs%2Fs%20%C3%A9%261%0A%E2%82%AC%F0%9F%9A%9A",
            "p%22a%5cs/s+%c3%a9%261%0a%e2%82%ac%f0%9f%9a%9a",
            "p%2522a%255Cs%252Fs%2520%25C3%25A9%25261%250A%25E2%2582%25AC%25F0%259F%259A%259A",
            // As pages write it.
            "p&quot;a\\s/s é&amp;1\n€🚚",
            "p&#34;a&#x5C;s&#47;s&#032;&#xe9;&#38;1&#10;&#8364;&#x1f69a;",
        ] {
            assert_eq!(mask.masked(&format!("<{form}>")), "<•••>", "{form}");
        }
        assert_eq!(mask.masked(&twice), r#""\"•••\"""#, "a body within a body");
        assert_eq!(mask.masked(r#"p"a\s/s"#), r#"p"a\s/s"#, "a part is no secret");
    }

    #[test]
    fn a_secret_is_hidden_in_base_64_wherever_it_begins() {
        let mask = Mask::default();
        mask.hide("tres-secret-9?>");
        for before in ["", "a", "ab", "admin:", "robot-1:"] {
            for alphabet in [&base64::prelude::BASE64_STANDARD, &base64::prelude::BASE64_URL_SAFE] {
                let said = alphabet.encode(format!("{before}tres-secret-9?>!"));
                let shown = mask.masked(&said);
                assert!(shown.contains("•••") && shown.chars().count() < 20, "{said}: {shown}");
            }
        }
        mask.hide("abc");
        assert_eq!(mask.masked("YWJj"), "YWJj", "too short to be told from other words");
    }

    #[test]
    fn a_secret_without_signs_is_hidden_as_it_stands() {
        let mask = Mask::default();
        mask.hide("Sesame.1+a$b(c");
        assert_eq!(mask.masked("Sesame.1+a$b(c Sesamex1+a$b(c"), "••• Sesamex1+a$b(c");
        assert_eq!(mask.masked("?k=Sesame.1%2Ba%24b%28c"), "?k=•••");
    }

    #[test]
    fn keys_that_name_a_secret_hide_it_in_both_languages() {
        let mask = Mask::default();
        for key in [
            "mot_de_passe",
            "motDePasse",
            "motdepasse",
            "mot de passe",
            "mdp",
            "MDP_admin",
            "nouveauMdp",
            "jeton",
            "jeton_acces",
            "secret",
            "cle",
            "clé",
            "cle_api",
            "api-cle",
            "cl\\u00e9",
            "pwd",
            "user_pwd",
            "pass",
            "user_pass",
            "passwd",
            "passe",
            "passphrase",
            "password2",
            "accessToken",
            "api_key",
        ] {
            let text = format!(r#"{{"{key}": "Sesame-\"1"}}"#);
            assert_eq!(mask.masked(&text), format!(r#"{{"{key}": "•••"}}"#));
        }
        for key in ["article", "cycle", "passage", "compass", "libelle", "client", "titre"] {
            let text = format!(r#"{{"{key}": "vu"}}"#);
            assert_eq!(mask.masked(&text), text);
        }
    }
}
