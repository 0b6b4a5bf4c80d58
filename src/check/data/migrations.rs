//! Is what is migrated checked by somebody, and rehearsed before the night of the cut-over?

use crate::check::answers::is_due;
use crate::check::{Findings, Subject, about, openings};
use crate::model::{Kind, fields};
use crate::text::{Arg, Message};

/// F05: a migration rule that nothing checks or nobody of the business validates. Rules are written while the
/// CRM is built: it is due when the migration is tested.
pub fn unchecked_migration(subject: &Subject<'_>, findings: &mut Findings) {
    for migration in subject.project.of_kind(Kind::Migration) {
        let mut missing = Vec::new();
        if is_due(Kind::Migration, &migration.head, "checks") {
            missing.push(Message::new("F05-checks"));
        }
        if is_due(Kind::Migration, &migration.head, "business_validator") {
            missing.push(Message::new("F05-validator"));
        }
        if !missing.is_empty() {
            let message = about(Message::new("F05"), &migration.head).with("missing", Arg::List(missing));
            findings.tell(migration.head.places.name, message);
        }
    }
}

/// F06: data cut over, or a lot opened, without a rehearsal before: the first real run is the rehearsal then.
pub fn no_dry_run(subject: &Subject<'_>, findings: &mut Findings) {
    for migration in subject.project.of_kind(Kind::Migration) {
        let trials = migration.items("trials");
        let lot = migration.links("lot").first().and_then(|lot| subject.project.lot(&lot.to));
        let opening = openings::of(subject.project, lot).into_iter().next();
        let gone = matches!(migration.status.as_str(), "compliant" | "cut_over" | "signed");
        if trials.is_empty() {
            if gone {
                findings.tell(migration.head.place("status"), about(Message::new("F06"), &migration.head));
            } else if let Some(opening) = opening.filter(|opening| opening.on <= subject.today) {
                let of = if opening.place.is_some() { "F06-opened" } else { "F06-opened-project" };
                let message = about(Message::new(of), &migration.head).with("opening", opening.on);
                findings.tell(migration.head.places.name, message).related.extend(opening.place);
            }
            continue;
        }
        let dated = trials.iter().filter_map(|trial| Some((fields::date(trial, "date")?, trial.get("date")?.place)));
        if let (Some((day, place)), Some(opening)) = (dated.min(), opening)
            && day > opening.on
        {
            let message =
                about(Message::new("F06-late"), &migration.head).with("trial", day).with("opening", opening.on);
            findings.tell(place, message).related.extend(opening.place);
        }
    }
}
