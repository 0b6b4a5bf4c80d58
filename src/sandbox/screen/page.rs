//! Of which pieces are the screens of the demo CRM made?

use std::fmt::Write as _;

use super::words::word;
use crate::sandbox::session::User;
use crate::text::Lang;

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1c2733;background:#f5f6f8}\
header{background:#123a5c;color:#fff;padding:.75rem 1.5rem;display:flex;gap:1.5rem;align-items:center}\
header a{color:#fff}header nav{display:flex;gap:1rem;flex:1}header form{margin:0}\
.brand{font-weight:600}h1{font-size:1.3rem;margin:0 0 1rem}main{max-width:72rem;margin:1.5rem auto;padding:0 1.5rem}\
table{border-collapse:collapse;width:100%;background:#fff;margin-bottom:2rem}caption{text-align:left;font-weight:600;padding:.5rem 0}\
th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #dde2e8}td.n{text-align:right;font-variant-numeric:tabular-nums}\
form.s{max-width:26rem;background:#fff;padding:1.5rem;border-radius:.3rem}form.q{display:flex;gap:.6rem;align-items:end;margin-bottom:1rem}\
label{display:block;margin-bottom:1rem}form.q label{margin:0}label.b{display:flex;gap:.5rem;align-items:center}\
input,select{display:block;width:100%;box-sizing:border-box;font:inherit;padding:.4rem;border:1px solid #6b7885;border-radius:.2rem}\
label.b input{width:auto}button,.button{font:inherit;padding:.4rem 1rem;border:1px solid #123a5c;border-radius:.2rem;background:#fff;color:#123a5c;text-decoration:none;cursor:pointer}\
button.main{background:#123a5c;color:#fff}.row{display:flex;gap:.6rem;margin-top:1rem}\
p.e{color:#a11;font-weight:600}p.ok{color:#166534;font-weight:600}";

/// A page with its head; who is signed in may go on and out.
pub fn page(lang: Lang, title: &str, content: &str, user: Option<&User>) -> String {
    let w = |name: &str| word(lang, name);
    let title = escaped(title);
    let mut head = format!("<span class=\"brand\">{}</span>", w("title"));
    if let Some(user) = user {
        // Writing into a String cannot fail.
        let _ = write!(
            head,
            "<nav><a href=\"/\">{}</a><a href=\"/accounts\">{}</a></nav>\
             <form method=\"post\" action=\"/logout\">{} <button>{}</button></form>",
            w("opportunities"),
            w("accounts"),
            escaped(&user.name),
            w("leave")
        );
    }
    format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title} · {}</title>\
         <link rel=\"icon\" href=\"data:,\"><style>{STYLE}</style></head><body><header>{head}</header>\
         <main><h1>{title}</h1>{content}</main></body></html>",
        lang.key(),
        w("title")
    )
}

/// What was refused, told where it is read first.
pub fn alert(text: Option<&str>) -> String {
    text.map(|words| format!("<p class=\"e\" role=\"alert\">{}</p>", escaped(words))).unwrap_or_default()
}

/// A field under its label.
pub fn field(label: &str, name: &str, value: &str, more: &str) -> String {
    format!("<label>{label} <input name=\"{name}\" value=\"{}\" {more}></label>", escaped(value))
}

/// A list under its label; the chosen one is that of `value`.
pub fn choice<'a>(label: &str, name: &str, value: &str, options: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let option = |(key, text): (&str, &str)| {
        let selected = if key == value { " selected" } else { "" };
        format!("<option value=\"{key}\"{selected}>{text}</option>")
    };
    format!("<label>{label} <select name=\"{name}\">{}</select></label>", options.map(option).collect::<String>())
}

/// A table: the first cell of a row may be markup, the last is a figure.
pub fn table(caption: &str, heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut html = format!("<table><caption>{caption}</caption><thead><tr>");
    for head in heads {
        let _ = write!(html, "<th scope=\"col\">{head}</th>");
    }
    html.push_str("</tr></thead><tbody>");
    for row in rows {
        html.push_str("<tr>");
        for (place, cell) in row.iter().enumerate() {
            let (open, close) = match place {
                0 => ("<th scope=\"row\">", "</th>"),
                _ if place + 1 == heads.len() => ("<td class=\"n\">", "</td>"),
                _ => ("<td>", "</td>"),
            };
            let _ = write!(html, "{open}{cell}{close}");
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
    html
}

/// A text as HTML shows it.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}
