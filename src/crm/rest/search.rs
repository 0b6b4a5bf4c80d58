//! How is a search asked, and how are its pages read to the end?

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde_json::{Map, Value as Json};
use serde_json_path::JsonPath;

use super::RestConnector;
use super::answer::text_at;
use super::conditions::{Conditions, Wanted};
use super::protocol::{Late, Search};
use crate::crm::transport::Ask;
use crate::crm::{CrmError, ErrorKind, Page};
use crate::model::execution::Exchange;
use crate::model::target::Entity;

/// Pages read at most, however few records a CRM gives on each: what stands behind them is not known.
const PAGES: usize = 1_000;

/// Is a record that a search gave kept?
pub(super) type Kept<'a> = dyn Fn(&Json, &Ask) -> Result<bool, CrmError> + Send + Sync + 'a;

/// What is searched: an entity with its key, and the names of its fields.
struct Searched<'a> {
    key: &'a str,
    entity: &'a Entity,
    names: Vec<String>,
    conditions: Conditions<'a>,
}

impl RestConnector {
    /// The records found, page by page. A total, or what the answer says of the next page, tells when that was all.
    /// Without either only an empty page does: a page that is shorter than asked may be all that the CRM ever gives.
    pub(super) async fn pages(
        &self,
        role: &str,
        ((key, entity), keep): ((&str, &Entity), &Kept<'_>),
        (wanted, limit): (&[Wanted<'_>], usize),
        trace: &mut Vec<Exchange>,
    ) -> Result<Page, CrmError> {
        let search = &self.protocol.search;
        let names = self.field_names(key, entity);
        let conditions = self.protocol.conditions(entity, &names, wanted);
        let searched = Searched { key, entity, names, conditions };
        let mut page = Page::default();
        let mut known = BTreeSet::new();
        let mut doubt = None;
        let mut way = Way { read: 0, pages: 0, mark: None };
        let sieved = searched.conditions.is_sieved();
        while way.pages < PAGES && (if sieved { page.records.len() } else { way.read }) < limit {
            let ask = self.asked(&searched, (&way, limit))?;
            let json = match self.ask(role, &ask, trace).await {
                Err(error) if search.empty_is_refused && error.kind == ErrorKind::NotFound => {
                    page.complete = true;
                    break;
                }
                result => result?,
            };
            let found = search.records.query(&json).all();
            let number = |path: &JsonPath| text_at(&json, path).and_then(|text| text.parse::<usize>().ok());
            let total = search.total.as_ref().map(number);
            let total = total.map(|total| total.ok_or_else(|| self.without(&ask, "total"))).transpose()?;
            let last = search.number.as_ref().and_then(|numbered| numbered.pages.as_ref()).map(number);
            let count = found.len();
            if count == 0 && !is_empty_list(&search.records, &json) {
                return Err(self.without(&ask, &search.records.to_string()));
            }
            let before = known.len();
            for json in found {
                let record = self.record((key, entity), json, &ask)?;
                if !known.insert(record.id.clone()) || !keep(json, &ask)? {
                    continue;
                }
                match searched.conditions.keep(&record, self.lang) {
                    Ok(true) => page.records.push(record),
                    Ok(false) => {}
                    Err(why) => doubt = doubt.or(Some(why)),
                }
            }
            way.read += count;
            way.pages += 1;
            way.mark = search.next_mark(&json);
            page.complete = match (total, &search.next, last) {
                (Some(total), ..) => known.len() >= total,
                (None, Some(_), _) => way.mark.is_none(),
                // An empty page need not say how many there are.
                (None, None, Some(last)) => count == 0 || last.is_some_and(|last| way.pages >= last),
                (None, None, None) => count == 0,
            };
            // A page without anything new: the CRM does not hear where to go on, the next would be the same.
            let goes_on = search.next.is_none() || way.mark.is_some();
            if page.complete || known.len() == before || !goes_on {
                break;
            }
        }
        if sieved && page.records.len() > limit {
            page.records.truncate(limit);
            page.complete = false;
        }
        page.complete &= doubt.is_none();
        page.doubt = doubt;
        Ok(page)
    }

    /// The same until something is found, where the CRM's index is late: an absence is believed only after that.
    pub(super) async fn pages_at_last(
        &self,
        role: &str,
        searched: ((&str, &Entity), &Kept<'_>),
        wanted: (&[Wanted<'_>], usize),
        trace: &mut Vec<Exchange>,
    ) -> Result<Page, CrmError> {
        let begun = Instant::now();
        loop {
            let page = self.pages(role, searched, wanted, trace).await?;
            let Some(Late { seconds, every }) = &self.protocol.search.late else { return Ok(page) };
            if !page.records.is_empty() || begun.elapsed() >= lasting(*seconds) {
                return Ok(page);
            }
            tokio::time::sleep(lasting(*every)).await;
        }
    }

    /// The request of the next page.
    fn asked(&self, searched: &Searched<'_>, (way, limit): (&Way, usize)) -> Result<Ask, CrmError> {
        let Searched { key, entity, names, conditions } = searched;
        let search = &self.protocol.search;
        let mut ask = self.plain(&search.call, (key, entity), "");
        // Pages that are numbered are of one size; the last one may be cut where the place of the next record is told.
        let cut = search.offset.is_some() && !conditions.is_sieved();
        let size = if cut { search.page.min(limit.saturating_sub(way.read)).max(1) } else { search.page };
        let with_size = |(name, value): (&String, &String)| (name.clone(), value.replace("{limit}", &size.to_string()));
        ask.headers.extend(search.headers.iter().map(with_size));
        if let (Some(mark), Some(next)) = (&way.mark, &search.next)
            && next.parameter.is_none()
            && search.body.is_none()
        {
            // A whole address, of this very host: with its conditions in it.
            ask.path = self.transport.path_of(mark).ok_or_else(|| self.without(&ask, &next.at.to_string()))?;
            return Ok(ask);
        }
        let listed = names.join(",");
        ask.query =
            search.query.iter().map(|(name, value)| (name.clone(), value.replace("{fields}", &listed))).collect();
        ask.query.extend(conditions.query.iter().cloned());
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
        let alone = search.body_alone.as_ref().filter(|_| conditions.body.is_empty());
        ask.body = alone.or(search.body.as_ref()).map(|body| {
            let mut body = Json::Object(body.clone());
            (Filling { conditions: &conditions.body, names, size, mark: way.mark.as_deref() }).fill(&mut body);
            body.to_string()
        });
        Ok(ask)
    }
}

/// What stands for the placeholders of a body that searches.
struct Filling<'a> {
    conditions: &'a [Json],
    names: &'a [String],
    size: usize,
    mark: Option<&'a str>,
}

impl Filling<'_> {
    fn fill(&self, json: &mut Json) {
        let instead = match json {
            Json::Object(parts) => return self.fill_parts(parts),
            Json::Array(items) => return items.iter_mut().for_each(|item| self.fill(item)),
            Json::String(text) => match text.as_str() {
                "{conditions}" => Json::from(self.conditions.to_vec()),
                "{fields}" => Json::from(self.names.to_vec()),
                "{limit}" => Json::from(self.size),
                "{next}" => Json::from(self.mark.unwrap_or_default()),
                _ => return,
            },
            _ => return,
        };
        *json = instead;
    }

    fn fill_parts(&self, parts: &mut Map<String, Json>) {
        parts.retain(|_, part| self.mark.is_some() || part.as_str() != Some("{next}"));
        parts.values_mut().for_each(|part| self.fill(part));
    }
}

fn lasting(seconds: Decimal) -> Duration {
    let seconds = seconds.to_f64().filter(|seconds| *seconds > 0.0);
    seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()).unwrap_or_default()
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
