//! What becomes of each line of a region's spreadsheet?

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::super::files;
use super::super::record::Fields;
use super::super::refusal::Refusal;
use super::super::schema::Entity;
use super::super::state::State;
use super::territory::owner_of;
use super::{Created, siret};

/// Loads a spreadsheet, or only counts when it is a rehearsal. Every line read is loaded or
/// rejected: a SIRET that is not one, or one that is known already, rejects its line. Undoing the
/// loading (deleting the import) removes the accounts that it brought.
pub fn run(state: &mut State, mut import: Fields) -> Result<Created, Refusal> {
    let name = import.text("name").unwrap_or_default();
    let Some(file) = files::text(name, state.seed) else {
        return Err(Refusal::invalid("name", format!("Le fichier « {name} » n’a pas été déposé.")));
    };
    let region = files::region(name);
    if let (Some(given), Some(region)) = (import.text("region"), region)
        && given != region
    {
        return Err(Refusal::invalid("region", "Ce fichier est celui d’une autre région."));
    }
    let (mut read, mut loaded, mut turnover) = (0, Vec::new(), Decimal::ZERO);
    let mut seen = BTreeSet::new();
    for line in file.lines().skip(1) {
        read += 1;
        let Some(account) = account_of(state, line, region) else { continue };
        let siret = account.text("siret").unwrap_or_default().to_owned();
        if state.account_of_siret(&siret).is_none() && seen.insert(siret) {
            turnover += account.decimal("turnover").unwrap_or_default();
            loaded.push(account);
        }
    }
    let count = i64::try_from(loaded.len()).unwrap_or(i64::MAX);
    import.set_option("region", region);
    import.set_integer("lines_read", read);
    import.set_integer("lines_loaded", count);
    import.set_integer("lines_rejected", read - count);
    import.set_money("turnover", turnover);
    import.set_flag("dry_run", import.flag("dry_run"));
    let rehearsal = import.flag("dry_run");
    let id = state.insert(Entity::Import, import);
    for account in loaded.into_iter().filter(|_| !rehearsal) {
        state.insert_derived(Entity::Account, account, &id);
    }
    Ok(Created { id, fresh: true })
}

/// The account of a line `siret;name;city;department;turnover`, when its SIRET is one.
fn account_of(state: &State, line: &str, region: Option<&str>) -> Option<Fields> {
    let mut cells = line.split(';');
    let siret = siret::normalised(cells.next()?)?;
    let (name, city, department) = (cells.next()?, cells.next()?, cells.next()?);
    let turnover: Decimal = cells.next()?.replace(',', ".").parse().ok()?;
    let mut account = Fields::default();
    account.set("siret", siret);
    account.set("name", name);
    account.set("city", city);
    account.set("department", department);
    account.set_option("region", region);
    account.set("segment", "sme");
    account.set("status", "active");
    account.set_money("turnover", turnover);
    account.set_option("owner_id", owner_of(state, Some(department), Some("sme")));
    Some(account)
}
