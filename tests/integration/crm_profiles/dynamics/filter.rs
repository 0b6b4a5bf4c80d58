//! Reads `$filter` as « Filter rows using OData » says, and nothing that it does not say.

use super::{Dynamics, refusal, undeclared};
use crate::crm_profiles::server::{Compare, Condition, Told};

/// `contains(name,'x') and revenue gt 10`: texts stand between quotes, a quote within is doubled.
pub fn conditions(set: &str, filter: &str) -> Result<Vec<Condition>, Told> {
    let (_, fields) = Dynamics::set(set).ok_or_else(|| Told::empty(404))?;
    let syntax = || refusal(400, "0x80060888", "Syntax error in '$filter'.");
    let mut rest = filter;
    let mut conditions = Vec::new();
    loop {
        let contains = rest.strip_prefix("contains(");
        let (field, operator) = match contains {
            Some(inside) => {
                let (field, tail) = inside.split_once(',').ok_or_else(syntax)?;
                rest = tail;
                (field, "contains")
            }
            None => {
                let (field, tail) = rest.split_once(' ').ok_or_else(syntax)?;
                let (operator, tail) = tail.split_once(' ').ok_or_else(syntax)?;
                rest = tail;
                (field, operator)
            }
        };
        let value = match rest.strip_prefix('\'') {
            Some(inside) => {
                let mut value = String::new();
                let mut signs = inside.chars().peekable();
                loop {
                    match signs.next().ok_or_else(syntax)? {
                        '\'' if signs.peek() == Some(&'\'') => {
                            signs.next();
                            value.push('\'');
                        }
                        '\'' => break,
                        sign => value.push(sign),
                    }
                }
                let read = value.len() + value.matches('\'').count() + 2;
                rest = &rest[read..];
                value
            }
            None => {
                let end = rest.find(" and ").unwrap_or(rest.len());
                let (value, tail) = rest.split_at(end);
                let bare = value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ':'));
                if !bare {
                    return Err(syntax());
                }
                rest = tail;
                value.to_owned()
            }
        };
        if contains.is_some() {
            rest = rest.strip_prefix(')').ok_or_else(syntax)?;
        }
        let compare = match operator {
            "eq" => Compare::Is,
            "gt" => Compare::Greater,
            "lt" => Compare::Less,
            "contains" => Compare::Contains,
            _ => return Err(syntax()),
        };
        if !fields.contains(&field) || field.contains('@') {
            return Err(undeclared(field));
        }
        conditions.push(Condition { field: field.to_owned(), compare, value });
        if rest.is_empty() {
            return Ok(conditions);
        }
        rest = rest.strip_prefix(" and ").ok_or_else(syntax)?;
    }
}
