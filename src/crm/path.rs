//! Where does a field stand? In the record itself, or in one line of a list that belongs to it (Tryton keeps the
//! city of a party among its addresses, and its e-mail address among its means of contact).
//!
//! ```text
//! amount                                  the record's own field
//! addresses.city                          of the first line of the list
//! contact_mechanisms[type=email].value    of the first line of which that is true
//! ```

/// Where a field stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Path {
    /// In the record.
    Own(String),
    /// In a line of a list.
    Line(Line),
}

/// A field of a line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The list.
    pub list: String,
    /// What is true of the line: field and value.
    pub fixed: Vec<(String, String)>,
    /// The field.
    pub field: String,
}

impl Path {
    /// The path that a target writes; none when it is not one.
    pub fn of(text: &str) -> Option<Self> {
        let Some((head, field)) = text.rsplit_once('.') else {
            return is_name(text).then(|| Self::Own(text.to_owned()));
        };
        let (list, fixed) = match head.split_once('[') {
            None => (head, Vec::new()),
            Some((list, rest)) => {
                let inside = rest.strip_suffix(']')?;
                let pair = |one: &str| {
                    let (name, value) = one.split_once('=')?;
                    let (name, value) = (name.trim(), value.trim());
                    (is_name(name) && !value.is_empty()).then(|| (name.to_owned(), value.to_owned()))
                };
                (list, inside.split(',').map(pair).collect::<Option<Vec<_>>>()?)
            }
        };
        let whole = is_name(list) && is_name(field);
        whole.then(|| Self::Line(Line { list: list.to_owned(), fixed, field: field.to_owned() }))
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_a_field_or_a_line_of_a_list() {
        assert_eq!(Path::of("amount"), Some(Path::Own("amount".into())));
        let line = |list: &str, fixed: &[(&str, &str)], field: &str| {
            let fixed = fixed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            Some(Path::Line(Line { list: list.into(), fixed, field: field.into() }))
        };
        assert_eq!(Path::of("addresses.city"), line("addresses", &[], "city"));
        assert_eq!(
            Path::of("means[type=email, sort=1].value"),
            line("means", &[("type", "email"), ("sort", "1")], "value")
        );
        for wrong in ["", ".", "a.", ".a", "a b", "a[b].c", "a[b=].c", "a[b=c.d", "a.b.c"] {
            assert_eq!(Path::of(wrong), None, "{wrong}");
        }
    }
}
