//! Which lines of a grid are meant by `field:value`?

use super::canonical;
use super::cell::{self, Sense, texts};
use super::grid::Slot;
use super::holding::Held;
use super::words::folded;
use crate::model::schema::FieldType;
use crate::text::similar::nearest;
use crate::text::{Lang, Message};

/// The lines whose field has the value, said as key, label, id, or rank of a priority.
///
/// # Errors
/// The grid has no such field.
pub fn keep<'a>(held: Vec<&'a Held>, name: &str, value: &str, sense: &Sense<'_>) -> Result<Vec<&'a Held>, Message> {
    let grid = sense.grid;
    let wanted = folded(name);
    let fields = grid.fields();
    let of_label = |lang: &Lang| fields.iter().find(|slot| folded(&slot.label(*lang)) == wanted);
    let by_key = fields.iter().find(|slot| slot.path() == name);
    let Some(field) = by_key.or_else(|| Lang::ALL.iter().find_map(of_label)).copied() else {
        let names: Vec<String> = fields.iter().map(|slot| slot.path()).collect();
        let message = match nearest(name, names.iter().map(String::as_str)) {
            Some(near) => Message::new("exchange-no-field-near").with("near", near),
            None => Message::new("exchange-no-field").with("known", names.join(", ")),
        };
        return Err(message.with("name", name).with("grid", grid.label(sense.lang)));
    };
    let slot = Slot::Field(field);
    let meant = cell::read(&field, &super::book::Cell::text(value), sense).ok().and_then(|meaning| meaning.value);
    let meant = meant.map(|value| canonical::of(&field, &value, sense.manifest.lang));
    let fits = |held: &&Held| {
        let Some(known) = held.value(&slot) else { return false };
        let own = canonical::of(&field, &known, sense.manifest.lang);
        if meant.as_ref() == Some(&own) || folded(&own) == folded(value) {
            return true;
        }
        match field.field_type {
            FieldType::Priority => {
                let scale = sense.manifest.priority_scale;
                let rank = scale.parse(&own, sense.manifest.wsjf_cutoffs).map(|priority| priority.rank.to_string());
                rank.as_deref() == Some(value)
            }
            FieldType::Texts | FieldType::Links(_) | FieldType::LinksOrTexts(_) => {
                texts(&known).iter().any(|item| folded(item) == folded(value))
            }
            _ => false,
        }
    };
    Ok(held.into_iter().filter(fits).collect())
}
