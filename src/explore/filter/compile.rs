//! What does a term ask of each kind, once its key and values are understood?

use rust_decimal::Decimal;

use super::keys::{self, Named, Special};
use super::matching::{Matcher, Test, Where};
use super::operand::{DayTest, NumberTest, means_absent, whole_number};
use super::parse::{RawTerm, RawValue};
use super::{Fault, Op, Reading};
use crate::explore::{column, kinds};
use crate::model::execution::Status;
use crate::model::schema::{self, Collection, Field, FieldType, labels};
use crate::model::test_case::TestCaseStatus;
use crate::model::verdict::Verdict;
use crate::model::{Id, Kind, Project};
use crate::spoken;
use crate::text::similar::{fold, nearest};
use crate::text::{Lang, Message, Span};

/// Values that are told when none of them was meant.
const TOLD: usize = 12;

/// The matchers of a term, or all that is wrong with it.
pub(super) fn term(raw: &RawTerm, wanted: Option<&[Kind]>, reading: Reading<'_>) -> Result<Vec<Matcher>, Vec<Fault>> {
    let Some((key, span)) = &raw.key else {
        if let [value] = raw.values.as_slice()
            && let Some(fault) = assigned(value, wanted, reading)
        {
            return Err(vec![fault]);
        }
        let tests = raw.values.iter().map(|value| Test::Contains(fold(&value.text))).collect();
        return Ok(vec![Matcher { kind: None, place: Where::Text, tests }]);
    };
    let named = keys::named(key, wanted, reading.project);
    if named.is_empty() {
        return Err(vec![Fault::new(*span, unknown_key(key, wanted, reading))]);
    }
    let mut faults = Vec::new();
    let mut matchers: Vec<Matcher> = Vec::new();
    let decimal = decimal(&named, &raw.values, reading.lang);
    let decimal = decimal.filter(|value| value.to.is_some() || may_hold(&named, &value.text, reading.project));
    for value in decimal.as_ref().map_or(raw.values.as_slice(), std::slice::from_ref) {
        let mut tests = tests(&named, value, reading);
        if tests.is_empty() || misspelt(&named, &tests, value, reading) {
            faults.push(Fault::new(value.span, unknown_value(key, &named, value, reading)));
        }
        // Values of one place are alternatives of one matcher.
        for (kind, place, test) in tests.drain(..) {
            match matchers.iter_mut().find(|matcher| matcher.kind == kind && matcher.place == place) {
                Some(matcher) => matcher.tests.push(test),
                None => matchers.push(Matcher { kind, place, tests: vec![test] }),
            }
        }
    }
    if faults.is_empty() { Ok(matchers) } else { Err(faults) }
}

/// `charge:3,25`, `charge:1,5..2,5`: in a language that writes its decimals behind a comma, one number of a field that
/// holds such, and not two values. Whole numbers of a list are told as such: ranks, orders.
fn decimal(named: &[Named], values: &[RawValue], lang: Lang) -> Option<RawValue> {
    let may_be = |name: &Named| {
        matches!(name, Named::Custom(..)) || field_type(name).is_some_and(|it| matches!(it, FieldType::Figure))
    };
    if lang != Lang::Fr || named.is_empty() || !named.iter().all(may_be) {
        return None;
    }
    let is_figures = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = |value: &RawValue| value.op == Op::Is && is_figures(value.text.trim_start_matches('-'));
    let joined = |whole: &str, part: &str| format!("{whole},{part}");
    let (first, last) = (values.first()?, values.last()?);
    let span = Span::new(first.span.start(), last.span.end());
    match values {
        [whole, part] if is_plain(whole) && is_plain(part) && whole.to.is_none() && part.to.is_none() => {
            Some(RawValue { text: joined(&whole.text, &part.text), to: None, op: Op::Is, span })
        }
        [from, middle, part] if is_plain(from) && is_plain(middle) && is_plain(part) => {
            let to = middle.to.as_deref().filter(|to| is_figures(to) && from.to.is_none() && part.to.is_none())?;
            let (text, to) = (joined(&from.text, &middle.text), Some(joined(to, &part.text)));
            Some(RawValue { text, to, op: Op::Is, span })
        }
        _ => None,
    }
}

/// Nobody says of what type a field is that the project added: `vague:1,2` is one number where something holds that very
/// number, else a list.
fn may_hold(named: &[Named], text: &str, project: &Project) -> bool {
    let number = |text: &str| text.trim().replace(',', ".").parse::<Decimal>().ok();
    let (wanted, is_custom) = (number(text), |name: &Named| matches!(name, Named::Custom(..)));
    !named.iter().any(is_custom)
        || project.heads().any(|(kind, head)| {
            let own = named.iter().filter_map(|name| match name {
                Named::Custom(of, name) if *of == kind => Some(name),
                _ => None,
            });
            own.filter_map(|name| head.node.get(name)?.text()).any(|held| number(held) == wanted)
        })
}

/// `lot=LOT-1`: a term by the sign of `set`. Searched for as a text it would find nothing, and say nothing.
fn assigned(value: &RawValue, wanted: Option<&[Kind]>, reading: Reading<'_>) -> Option<Fault> {
    let (key, rest) = value.text.split_once('=')?;
    let is_key = !key.is_empty() && !key.contains(char::is_whitespace);
    let is_term = is_key && !keys::named(key, wanted, reading.project).is_empty();
    let asked = if rest.contains(char::is_whitespace) { format!("\"{rest}\"") } else { rest.to_owned() };
    let told = || Message::new("filter-equals").with("key", key).with("value", rest).with("asked", asked);
    is_term.then(|| Fault::new(value.span, told()))
}

/// A word of a list, nearly: although some other collection has a free text there.
fn misspelt(named: &[Named], tests: &[Compiled], value: &RawValue, reading: Reading<'_>) -> bool {
    tests.iter().all(|(_, _, test)| matches!(test, Test::Contains(_)))
        && nearest(&value.text, known_values(named, reading).iter().map(String::as_str)).is_some()
}

type Compiled = (Option<Kind>, Where, Test);

/// What a value asks of each of the places that the key means; nothing of those that cannot hold it.
fn tests(named: &[Named], value: &RawValue, reading: Reading<'_>) -> Vec<Compiled> {
    let mut found = Vec::new();
    for name in named {
        match name {
            Named::Special(special) => {
                found.extend(
                    special_test(*special, value, reading).into_iter().map(|(place, test)| (None, place, test)),
                );
            }
            Named::Field(collection, field) => {
                let Some(test) = field_test(collection, field, value, reading) else { continue };
                let place = if field.name == collection.state {
                    Where::Status
                } else {
                    Where::Field(field.name, field.field_type)
                };
                if collection.kind == Kind::TestCase {
                    found.push((Some(Kind::Scenario), place.clone(), test.clone()));
                }
                found.push((Some(collection.kind), place, test));
            }
            Named::Inner(collection, field, inner) => {
                let test = plain_test(collection.kind, field.name, inner, value, reading);
                found.extend(test.map(|test| (Some(collection.kind), Where::Inner(field.name, inner.name), test)));
            }
            Named::Part(kind, field) => {
                let test = plain_test(*kind, kind.collection(), field, value, reading);
                found.extend(test.map(|test| (Some(*kind), Where::Field(field.name, field.field_type), test)));
            }
            Named::Custom(kind, name) => {
                let tests = added_tests(value, reading).into_iter();
                found.extend(tests.map(|test| (Some(*kind), Where::Custom(name.clone()), test)));
            }
        }
    }
    found
}

/// What a value asks of a field that the project added: nobody said what it holds, so the value says it, a day, a
/// number or a text.
fn added_tests(value: &RawValue, reading: Reading<'_>) -> Vec<Test> {
    if value.op == Op::Is && value.to.is_none() {
        return vec![match whole_number(&value.text, reading.lang) {
            _ if means_absent(&value.text) => Test::Absent,
            Some(number) => Test::Figure(number, fold(&value.text)),
            None => Test::Contains(fold(&value.text)),
        }];
    }
    let is_number = std::iter::once(&value.text).chain(&value.to).all(|end| whole_number(end, reading.lang).is_some());
    let number = NumberTest::read(value, reading.lang).filter(|_| is_number).map(Test::Number);
    let day = DayTest::read(value, reading.today).map(Test::Day);
    number.into_iter().chain(day).collect()
}

fn special_test(special: Special, value: &RawValue, reading: Reading<'_>) -> Option<(Where, Test)> {
    let text = || Test::Contains(fold(&value.text));
    let compared = value.op != Op::Is || value.to.is_some();
    if compared {
        return None;
    }
    Some(match special {
        Special::Kind => {
            let kinds = kinds::named(&value.text);
            (Where::Kind, Test::Kinds((!kinds.is_empty()).then_some(kinds)?))
        }
        Special::Id => (Where::Id, text()),
        Special::Title => (Where::Title, text()),
        Special::Statement => (Where::Statement, text()),
        Special::Text => (Where::Text, text()),
        Special::File => (Where::File, text()),
        Special::Tag if means_absent(&value.text) => (Where::Tags, Test::Absent),
        Special::Tag => (Where::Tags, Test::Contains(fold(value.text.trim_start_matches('@')))),
        Special::Verdict => (Where::Verdict, Test::Words(outcomes(&value.text)?)),
        Special::Lot if means_absent(&value.text) => (Where::Lot, Test::Absent),
        Special::Lot => (Where::Lot, Test::Ids(ids(&value.text, &[Kind::Lot], reading)?)),
        Special::Link => (Where::Link, Test::Ids(ids(&value.text, Kind::ALL, reading)?)),
    })
}

/// Verdicts and outcomes by their words or labels: `failing`, `en échec`, `failed`.
fn outcomes(word: &str) -> Option<Vec<String>> {
    let wanted = fold(word);
    let is = |key: &str, label: &dyn Fn(Lang) -> String| {
        fold(key) == wanted || Lang::ALL.iter().any(|lang| fold(&label(*lang)) == wanted)
    };
    let verdicts = Verdict::ALL.iter().filter(|one| is(one.key(), &|lang| one.label(lang))).map(|one| one.key());
    let statuses = Status::ALL.iter().filter(|one| is(one.key(), &|lang| one.label(lang))).map(|one| one.key());
    let found: Vec<String> = verdicts.chain(statuses).map(str::to_owned).collect();
    (!found.is_empty()).then_some(found)
}

/// The artifacts of these kinds that a word means: by id, else by a part of the title.
fn ids(word: &str, kinds: &[Kind], reading: Reading<'_>) -> Option<Vec<Id>> {
    let wanted = fold(word);
    let known = || reading.project.index.iter().filter(|(_, (kind, _))| kinds.contains(kind)).map(|(id, _)| id);
    let exact: Vec<Id> = known().filter(|id| fold(id.as_str()) == wanted).cloned().collect();
    if !exact.is_empty() {
        return Some(exact);
    }
    let titled = |id: &&Id| reading.project.title(id).is_some_and(|title| fold(title).contains(&wanted));
    let found: Vec<Id> = known().filter(titled).cloned().collect();
    (!found.is_empty()).then_some(found)
}

fn field_test(collection: &Collection, field: &Field, value: &RawValue, reading: Reading<'_>) -> Option<Test> {
    if field.name == collection.state && !collection.statuses.is_empty() {
        return words(collection.kind, collection.name, field.name, collection.statuses, &[], value);
    }
    if field.name == "status" && collection.statuses.is_empty() {
        // A kind without states has no state to look at.
        return None;
    }
    plain_test(collection.kind, collection.name, field, value, reading)
}

/// What a value asks of a field of that type, which stands in the collection or list `owner`.
fn plain_test(kind: Kind, owner: &str, field: &Field, value: &RawValue, reading: Reading<'_>) -> Option<Test> {
    let compared = value.op != Op::Is || value.to.is_some();
    let chosen = match field.field_type {
        FieldType::Choice(keys) | FieldType::Words(keys) => words(kind, owner, field.name, keys, &[], value),
        FieldType::Open(list, keys) => {
            let added = reading.project.manifest.lists.get(&list).map_or(&[][..], Vec::as_slice);
            words(kind, owner, field.name, keys, added, value)
        }
        FieldType::Priority => rank(value, reading),
        FieldType::Date => DayTest::read(value, reading.today).map(Test::Day),
        FieldType::Integer | FieldType::Figure => NumberTest::read(value, reading.lang).map(Test::Number),
        FieldType::Bool => spoken::truth(&value.text).filter(|_| !compared).map(Test::Truth),
        FieldType::Link(kinds)
        | FieldType::Links(kinds)
        | FieldType::LinksOrTexts(kinds)
        | FieldType::Inverse(kinds) => ids(&value.text, kinds, reading).filter(|_| !compared).map(Test::Ids),
        _ => None,
    };
    let open = matches!(
        field.field_type,
        FieldType::Text
            | FieldType::Prose
            | FieldType::Steps
            | FieldType::Texts
            | FieldType::Figure
            | FieldType::LinksOrTexts(_)
            | FieldType::Record(_)
            | FieldType::Records(_)
            | FieldType::Parts(..)
            | FieldType::Free
    );
    chosen
        .or_else(|| (!compared && means_absent(&value.text)).then_some(Test::Absent))
        .or_else(|| (open && !compared).then(|| Test::Contains(fold(&value.text))))
}

/// The keys of a list that a word means: by key or label, else as people say it (« validée »).
fn words(kind: Kind, owner: &str, field: &str, keys: &[&str], added: &[String], value: &RawValue) -> Option<Test> {
    if value.op != Op::Is || value.to.is_some() {
        return None;
    }
    let wanted = fold(&value.text);
    let is = |key: &&str| {
        fold(key) == wanted || Lang::ALL.iter().any(|lang| fold(&labels::value(*lang, kind, field, key)) == wanted)
    };
    let mut found: Vec<String> =
        keys.iter().copied().chain(added.iter().map(String::as_str)).filter(is).map(str::to_owned).collect();
    if found.is_empty() {
        let label = |lang: Lang, key: &str| labels::value(lang, kind, field, key);
        let said = spoken::word([owner, field], &value.text, keys.iter().copied(), label);
        found.extend(said.map(|(key, _)| key.to_owned()));
    }
    (!found.is_empty()).then_some(Test::Words(found))
}

/// A rank from 1 to 4, a value of the project's scale by its word or label, or a word that people say: « haute ».
fn rank(value: &RawValue, reading: Reading<'_>) -> Option<Test> {
    let scale = reading.project.manifest.priority_scale;
    let one = |text: &str| -> Option<u8> {
        if let Some(rank) = text.parse::<u8>().ok().filter(|rank| (1..=4).contains(rank)) {
            return Some(rank);
        }
        let scored = scale.parse(text, reading.project.manifest.wsjf_cutoffs);
        scored.map(|priority| priority.rank).or_else(|| spoken::priority::rank(scale, text))
    };
    let from = one(&value.text)?;
    let to = value.to.as_deref().map_or(Some(from), one)?;
    let holds = |rank: &u8| match value.op {
        Op::Is => (from.min(to)..=from.max(to)).contains(rank),
        Op::Under => *rank < from,
        Op::AtMost => *rank <= from,
        Op::Over => *rank > from,
        Op::AtLeast => *rank >= from,
    };
    Some(Test::Ranks((1..=4).filter(holds).collect()))
}

fn unknown_key(key: &str, wanted: Option<&[Kind]>, reading: Reading<'_>) -> Message {
    // A field of what is not looked at: a list of requirements has no day to compare.
    let owners: Vec<&str> = keys::named(key, None, reading.project).iter().filter_map(collection_of).collect();
    if let Some(wanted) = wanted.filter(|_| !owners.is_empty()) {
        return column::elsewhere("filter-key-elsewhere", key, wanted, &owners);
    }
    let known = keys::known(wanted, reading.project, reading.lang);
    match kinds::nearest_of(&kinds::normal(key), &known) {
        Some(near) => {
            Message::new("filter-key-near").with("key", key).with("near", keys::said(near, wanted, reading.lang))
        }
        None => Message::new("filter-key").with("key", key),
    }
}

/// Why no place that the key means can hold the value: a comparison of words, a day that is none, an
/// unknown word.
fn unknown_value(key: &str, named: &[Named], value: &RawValue, reading: Reading<'_>) -> Message {
    let compared = value.op != Op::Is || value.to.is_some();
    let types: Vec<FieldType> = named.iter().filter_map(field_type).collect();
    let base = |id: &'static str| Message::new(id).with("key", key).with("value", &value.text);
    if types.iter().any(|it| matches!(it, FieldType::Date)) {
        return base("filter-date");
    }
    if types.iter().any(|it| matches!(it, FieldType::Integer | FieldType::Figure)) {
        return base("filter-number");
    }
    if compared && named.iter().any(|name| matches!(name, Named::Custom(..))) {
        return base("filter-number");
    }
    let ranked = types.iter().any(|it| matches!(it, FieldType::Priority));
    if compared && !ranked {
        return base("filter-no-order");
    }
    let known = known_values(named, reading);
    match kinds::nearest_of(&value.text, &known) {
        Some(near) => base("filter-value-near").with("near", near),
        None if known.is_empty() => base("filter-value"),
        None => {
            let mut told: Vec<&str> = known.iter().take(TOLD).map(String::as_str).collect();
            if known.len() > TOLD {
                told.push("…");
            }
            base("filter-value-among").with("known", told.join(", "))
        }
    }
}

/// The collection whose field a key means.
fn collection_of(named: &Named) -> Option<&'static str> {
    match named {
        Named::Field(collection, _) | Named::Inner(collection, ..) => Some(collection.name),
        Named::Part(kind, _) | Named::Custom(kind, _) => Some(kind.collection()),
        Named::Special(_) => None,
    }
}

fn field_type(named: &Named) -> Option<FieldType> {
    match named {
        Named::Field(_, field) | Named::Inner(_, _, field) | Named::Part(_, field) => Some(field.field_type),
        Named::Special(_) | Named::Custom(..) => None,
    }
}

/// What might have been meant: keys of the lists, with the labels of the language; ids of the links.
fn known_values(named: &[Named], reading: Reading<'_>) -> Vec<String> {
    let mut known = Vec::new();
    let mut add = |key: &str, label: String| {
        for word in [key.to_owned(), label] {
            if !known.contains(&word) {
                known.push(word);
            }
        }
    };
    let ids_of = |kinds: &[Kind]| -> Vec<String> {
        let of_kind = reading.project.index.iter().filter(|(_, (kind, _))| kinds.contains(kind));
        of_kind.map(|(id, _)| id.to_string()).collect()
    };
    let mut ids = Vec::new();
    for name in named {
        match name {
            Named::Special(Special::Kind) => {
                Kind::ALL.iter().for_each(|kind| add(kind.key(), kind.label(reading.lang)))
            }
            Named::Special(Special::Verdict) => {
                Verdict::ALL.iter().for_each(|one| add(one.key(), one.label(reading.lang)));
                Status::ALL.iter().for_each(|one| add(one.key(), one.label(reading.lang)));
            }
            Named::Special(Special::Lot) => ids.extend(ids_of(&[Kind::Lot])),
            Named::Special(Special::Link) => ids.extend(ids_of(Kind::ALL)),
            Named::Special(_) | Named::Custom(..) => {}
            Named::Field(collection, field) if field.name == collection.state && !collection.statuses.is_empty() => {
                let states = if collection.kind == Kind::TestCase { TestCaseStatus::KEYS } else { collection.statuses };
                states.iter().for_each(|key| add(key, labels::value(reading.lang, collection.kind, field.name, key)));
            }
            Named::Field(schema::Collection { kind, .. }, field)
            | Named::Inner(schema::Collection { kind, .. }, _, field)
            | Named::Part(kind, field) => match field.field_type {
                FieldType::Choice(keys) | FieldType::Open(_, keys) | FieldType::Words(keys) => {
                    keys.iter().for_each(|key| add(key, labels::value(reading.lang, *kind, field.name, key)));
                }
                FieldType::Priority => {
                    let scale = reading.project.manifest.priority_scale.values();
                    scale.iter().for_each(|key| add(key, labels::value(reading.lang, *kind, field.name, key)));
                }
                FieldType::Link(kinds) | FieldType::Links(kinds) | FieldType::Inverse(kinds) => {
                    ids.extend(ids_of(kinds))
                }
                FieldType::Bool => ["oui", "non", "yes", "no"].iter().for_each(|word| add(word, (*word).to_owned())),
                _ => {}
            },
        }
    }
    known.extend(ids);
    known
}
