//! How is a search asked, and how are its pages read to the end?

use std::collections::BTreeSet;

use serde_json::Value as Json;
use serde_json_path::JsonPath;

use super::RestConnector;
use super::answer::text_at;
use super::protocol::{Condition, Joined, Operators, Search};
use crate::crm::transport::Ask;
use crate::crm::{CrmError, Filter, Operator, Page, Value, fields};
use crate::model::execution::Exchange;
use crate::model::target::{Entity, Field, FieldType};

/// Pages read at most, however few records a CRM gives on each: what stands behind them is not known.
const PAGES: usize = 1_000;

/// Is a record that a search gave kept?
pub(super) type Kept<'a> = dyn Fn(&Json, &Ask) -> Result<bool, CrmError> + Send + Sync + 'a;

/// One condition: a field, how it is compared, with what.
pub(super) type Wanted<'a> = (&'a Field, Operator, &'a Value);

impl RestConnector {
    /// The fields of the conditions of a search.
    pub(super) fn wanted<'a>(&self, entity: &'a Entity, filter: &'a Filter) -> Result<Vec<Wanted<'a>>, CrmError> {
        let one = |(key, operator, value): &'a (String, Operator, Value)| {
            let field = entity.fields.get(key).ok_or_else(|| self.unknown("crm-unknown-field", key))?;
            Ok((field, *operator, value))
        };
        filter.iter().map(one).collect()
    }

    /// The records found, page by page. A total, or what the answer says of the next page, tells when that was all.
    /// Without either only an empty page does: a page that is shorter than asked may be all that the CRM ever gives.
    pub(super) async fn pages(
        &self,
        role: &str,
        (entity, keep): (&Entity, &Kept<'_>),
        (wanted, limit): (&[Wanted<'_>], usize),
        trace: &mut Vec<Exchange>,
    ) -> Result<Page, CrmError> {
        let search = &self.protocol.search;
        let conditions = search.condition.parameters(entity, &search.operators, wanted);
        let mut page = Page::default();
        let mut known = BTreeSet::new();
        let mut way = Way { read: 0, pages: 0, mark: None };
        while way.pages < PAGES && way.read < limit {
            let ask = self.asked(entity, &conditions, (&way, limit))?;
            let json = self.ask(role, &ask, trace).await?;
            let found = search.records.query(&json).all();
            let total =
                search.total.as_ref().map(|path| text_at(&json, path).and_then(|text| text.parse::<usize>().ok()));
            let total = total.map(|total| total.ok_or_else(|| self.without(&ask, "total"))).transpose()?;
            let count = found.len();
            if count == 0 && !is_empty_list(&search.records, &json) {
                return Err(self.without(&ask, &search.records.to_string()));
            }
            let before = known.len();
            for json in found {
                let record = self.record(entity, json, &ask)?;
                if known.insert(record.id.clone()) && keep(json, &ask)? {
                    page.records.push(record);
                }
            }
            way.read += count;
            way.pages += 1;
            way.mark = search.next_mark(&json);
            page.complete = match (total, &search.next) {
                (Some(total), _) => known.len() >= total,
                (None, Some(_)) => way.mark.is_none(),
                (None, None) => count == 0,
            };
            // A page without anything new: the CRM does not hear where to go on, the next would be the same.
            let goes_on = search.next.is_none() || way.mark.is_some();
            if page.complete || known.len() == before || !goes_on {
                break;
            }
        }
        Ok(page)
    }

    /// The request of the next page.
    fn asked(
        &self,
        entity: &Entity,
        conditions: &[(String, String)],
        (way, limit): (&Way, usize),
    ) -> Result<Ask, CrmError> {
        let search = &self.protocol.search;
        let mut ask = self.plain(&search.call, entity, "");
        if let (Some(mark), Some(next)) = (&way.mark, &search.next)
            && next.parameter.is_none()
        {
            // A whole address, of this very host: with its conditions in it.
            ask.path = self.transport.path_of(mark).ok_or_else(|| self.without(&ask, &next.at.to_string()))?;
            return Ok(ask);
        }
        ask.query = conditions.to_vec();
        // Pages that are numbered are of one size; the last one may be cut where the place of the next record is told.
        let size = if search.offset.is_some() { search.page.min(limit - way.read).max(1) } else { search.page };
        if let Some(offset) = &search.offset {
            ask.query.push((offset.clone(), way.read.to_string()));
        }
        if let Some(number) = &search.number {
            ask.query.push((number.parameter.clone(), (number.first + way.pages).to_string()));
        }
        if let (Some(mark), Some(parameter)) =
            (&way.mark, search.next.as_ref().and_then(|next| next.parameter.as_ref()))
        {
            ask.query.push((parameter.clone(), mark.clone()));
        }
        if let Some(limit) = &search.limit {
            ask.query.push((limit.clone(), size.to_string()));
        }
        Ok(ask)
    }
}

/// How far the pages are read.
struct Way {
    read: usize,
    pages: usize,
    /// What the last answer gave to go on with.
    mark: Option<String>,
}

impl Search {
    /// What an answer gives to go on with; none when this was all.
    fn next_mark(&self, json: &Json) -> Option<String> {
        let next = self.next.as_ref()?;
        let more = next.more.as_ref().is_none_or(|path| path.query(json).first().and_then(Json::as_bool) == Some(true));
        text_at(json, &next.at).filter(|mark| more && !mark.is_empty())
    }
}

impl Condition {
    /// The parameters that say all conditions.
    fn parameters(&self, entity: &Entity, words: &Operators, wanted: &[Wanted<'_>]) -> Vec<(String, String)> {
        let one = |(n, (field, operator, value)): (usize, &Wanted<'_>), text: &String| {
            let (name, value_of) = text.split_once('=').unwrap_or((text, ""));
            let filled = |text: &str| {
                text.replace("{n}", &n.to_string())
                    .replace("{field}", &field.api)
                    .replace("{operator}", words.of(*operator))
            };
            // The value last: what it holds is not a placeholder.
            (filled(name), filled(value_of).replacen("{value}", &fields::text(field, value), 1))
        };
        match self {
            Self::One(text) => wanted.iter().enumerate().map(|wanted| one(wanted, text)).collect(),
            Self::Several(texts) => {
                let of = |wanted: (usize, &Wanted<'_>)| texts.iter().map(|text| one(wanted, text)).collect::<Vec<_>>();
                wanted.iter().enumerate().flat_map(of).collect()
            }
            Self::Joined(joined) => joined.expression(entity, words, wanted).into_iter().collect(),
        }
    }
}

impl Joined {
    fn expression(&self, entity: &Entity, words: &Operators, wanted: &[Wanted<'_>]) -> Option<(String, String)> {
        let one = |(field, operator, value): &Wanted<'_>| {
            let operator = words.of(*operator);
            let text = if operator.contains("{field}") {
                operator.to_owned()
            } else {
                self.each.replace("{operator}", operator)
            };
            text.replace("{field}", &field.api).replacen("{value}", &self.literal(field, value), 1)
        };
        let all: Vec<String> = wanted.iter().map(one).collect();
        let whole =
            if all.is_empty() { self.alone.as_ref()? } else { self.around.as_deref().unwrap_or("{conditions}") };
        let names: BTreeSet<&str> =
            entity.fields.values().map(|field| field.api.as_str()).chain(entity.mark.as_deref()).collect();
        let names = names.into_iter().collect::<Vec<_>>().join(", ");
        let whole = whole.replace("{entity}", &entity.api).replace("{fields}", &names);
        Some((self.parameter.clone(), whole.replacen("{conditions}", &all.join(&self.between), 1)))
    }

    fn literal(&self, field: &Field, value: &Value) -> String {
        let text = fields::text(field, value);
        let stands_alone = matches!(
            field.field_type,
            FieldType::Integer
                | FieldType::Decimal
                | FieldType::Money
                | FieldType::Percent
                | FieldType::Bool
                | FieldType::Date
                | FieldType::DateTime
        );
        if stands_alone && !matches!(value, Value::Text(_) | Value::Null) {
            return text;
        }
        let mut escaped = String::with_capacity(text.len());
        for c in text.chars() {
            match self.escape.get(c.encode_utf8(&mut [0; 4])) {
                Some(instead) => escaped.push_str(instead),
                None => escaped.push(c),
            }
        }
        self.text.replacen("{value}", &escaped, 1)
    }
}

impl Operators {
    fn of(&self, operator: Operator) -> &str {
        match operator {
            Operator::Is => &self.is,
            Operator::Contains => &self.contains,
            Operator::Greater => &self.greater,
            Operator::Less => &self.less,
        }
    }
}

/// Is the place of the records there, and empty? An answer of another shape is no empty list.
fn is_empty_list(records: &JsonPath, json: &Json) -> bool {
    let path = records.to_string();
    let list = path.strip_suffix("[*]").and_then(|list| JsonPath::parse(list).ok());
    list.is_some_and(|list| list.query(json).first().and_then(Json::as_array).is_some_and(Vec::is_empty))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_an_empty_list_in_its_place_is_an_empty_search() {
        let path = JsonPath::parse("$.data[*]").expect("a path");
        assert!(is_empty_list(&path, &json!({"data": []})));
        for other in [json!({"error": "quota"}), json!({"data": null}), json!({"data": {}}), json!([]), Json::Null] {
            assert!(!is_empty_list(&path, &other), "{other}");
        }
        assert!(is_empty_list(&JsonPath::parse("$[*]").expect("a path"), &json!([])));
    }
}
