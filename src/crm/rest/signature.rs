//! What is signed in the place of a password that is sent?

use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD as BASE64, URL_SAFE_NO_PAD as BASE64_URL};
use ring::{hmac, rand, signature};
use serde_json::json;

use super::protocol::Signed;

/// The signature of a call as it is sent, in Base64.
pub fn of_call(signed: &Signed, (login, secret): (&str, &str), (method, path): (&str, &str)) -> String {
    let path = path.split_once('?').map_or(path, |(path, _)| path);
    let path = path.strip_prefix(&signed.without).unwrap_or(path);
    let text = signed.text.replace("{method}", method).replacen("{path}", path, 1);
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    let bytes = hmac::sign(&key, text.as_bytes());
    let hexadecimal: String = bytes.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    BASE64.encode(signed.sent.replace("{signature}", &hexadecimal).replacen("{login}", login, 1))
}

/// A statement that stands for some seconds from now on, signed with a private key (RFC 7519, RS256). None when the
/// text is no RSA key in PEM.
pub fn assertion(claims: &BTreeMap<String, String>, seconds: u64, pem: &str) -> Option<String> {
    let key = key(pem)?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    let mut claims = json!(claims);
    claims["exp"] = json!(now.saturating_add(seconds));
    let head = json!({"alg": "RS256", "typ": "JWT"});
    let said = format!("{}.{}", BASE64_URL.encode(head.to_string()), BASE64_URL.encode(claims.to_string()));
    let mut signed = vec![0; key.public().modulus_len()];
    key.sign(&signature::RSA_PKCS1_SHA256, &rand::SystemRandom::new(), said.as_bytes(), &mut signed).ok()?;
    Some(format!("{said}.{}", BASE64_URL.encode(signed)))
}

/// The key of a PEM text, whose ends of lines may be written `\n` as files of environment want them.
fn key(pem: &str) -> Option<signature::RsaKeyPair> {
    let (_, rest) = pem.split_once("PRIVATE KEY-----")?;
    let (inside, _) = rest.split_once("-----END")?;
    let text: String = inside.replace("\\n", "").split_whitespace().collect();
    let bytes = BASE64.decode(text).ok()?;
    signature::RsaKeyPair::from_pkcs8(&bytes).or_else(|_| signature::RsaKeyPair::from_der(&bytes)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_signed_as_the_secret_says_without_its_query() {
        let signed =
            Signed { text: "{method} {path}".into(), without: "/api/v1".into(), sent: "{login}:{signature}".into() };
        let one = of_call(&signed, ("key", "secret"), ("GET", "/api/v1/Account?offset=0"));
        // echo -n 'GET /Account' | openssl dgst -sha256 -hmac secret
        let wanted = "key:3142fcfcbf71e276ac936cd6f23e1a4e7a3c10b2cedf13e72f6addbbb5a864c6";
        assert_eq!(String::from_utf8(BASE64.decode(&one).expect("Base64")).expect("text"), wanted);
        assert_ne!(one, of_call(&signed, ("key", "other"), ("GET", "/api/v1/Account")));
        assert_ne!(one, of_call(&signed, ("key", "secret"), ("POST", "/api/v1/Account")));
    }

    #[test]
    fn what_is_no_key_signs_nothing() {
        for pem in ["", "secret", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"] {
            assert_eq!(assertion(&BTreeMap::new(), 60, pem), None, "{pem}");
        }
    }
}
