//! What came out of one run, in one file that needs nothing beside it: the pieces of the site's report,
//! every case told in full.

use std::collections::BTreeMap;

use serde::Serialize;

use super::context::Site;
use super::results::Played;
use super::run::{counts, facts};
use super::run_case::{self, ResultView};
use super::status;
use super::view::{Chip, CountsView, Fact};
use super::{SiteError, alone};
use crate::model::Id;
use crate::model::execution::{CaseResult, RunRecord, Status};
use crate::text::{Lang, format};

/// What a report is made from: all of it comes from the events of the run.
#[derive(Clone, Debug)]
pub struct RunReport<'a> {
    /// The run.
    pub record: &'a RunRecord,
    /// Its results.
    pub results: &'a [CaseResult],
    /// The tags of each case and row, `@` included.
    pub tags: &'a BTreeMap<(Id, Option<String>), Vec<String>>,
    /// What was kept as evidence, by its hash, in base 64.
    pub attachments: &'a BTreeMap<String, crate::model::execution::Kept>,
    /// Why the run as a whole is no success, where no case says it.
    pub note: Option<String>,
    /// Records that stayed in the CRM, with the cause.
    pub leftovers: Vec<String>,
    /// The language of the report.
    pub lang: Lang,
}

/// The order in which outcomes are told: what must be looked at comes first.
const GROUPS: [(&str, &[Status]); 5] = [
    ("failed", &[Status::Failed]),
    ("unjudged", &[Status::Blocked, Status::Undefined, Status::Ambiguous, Status::Interrupted]),
    ("waiting", &[Status::Waiting]),
    ("not-run", &[Status::NotRun, Status::Untestable]),
    ("passed", &[Status::Passed, Status::Waived]),
];

#[derive(Serialize)]
struct Told {
    /// Class that the filter looks for.
    outcome: &'static str,
    tags: Vec<String>,
    view: ResultView,
}

#[derive(Serialize)]
struct Group {
    anchor: &'static str,
    title: String,
    results: Vec<Told>,
}

#[derive(Serialize)]
struct Choice {
    outcome: &'static str,
    label: String,
    chip: Chip,
}

#[derive(Serialize)]
struct Body {
    lang: &'static str,
    project: String,
    title: String,
    version: &'static str,
    note: String,
    counts: CountsView,
    facts: Vec<Fact>,
    total: usize,
    choices: Vec<Choice>,
    groups: Vec<Group>,
    leftovers: Vec<String>,
}

/// The report as one file of HTML: style inside, no script, no request. The same run gives the same
/// bytes.
///
/// # Errors
/// When a template is missing or faulty.
pub fn report(input: &RunReport<'_>) -> Result<String, SiteError> {
    alone::without_project(input.lang, input.attachments, |site| {
        alone::page("report.html", input.lang, body(site, input))
    })
}

fn body(site: &Site<'_>, input: &RunReport<'_>) -> Body {
    let planned = usize::try_from(input.record.planned).unwrap_or(usize::MAX);
    let results: Vec<&CaseResult> = input.results.iter().collect();
    let played = Played { record: input.record, results, planned };
    let counts = counts(&played);
    let choice = |one: Status| {
        let n = counts.get(one);
        let word = status::count_word(site.lang, one, n);
        let label = format::integer(site.lang, status::clamp(n));
        Choice { outcome: one.key(), label, chip: Chip { word, ..status::status(site.lang, one) } }
    };
    let shown = |one: &Status| input.results.iter().any(|result| result.status == *one);
    Body {
        lang: site.lang.key(),
        project: input.record.project.clone(),
        title: input.record.book.as_ref().map_or_else(|| site.say("site-run-title"), ToString::to_string),
        version: env!("CARGO_PKG_VERSION"),
        note: input.note.clone().unwrap_or_default(),
        counts: status::counts(site.lang, &counts),
        facts: facts(site, input.record),
        total: input.results.len(),
        choices: status::TOLD.into_iter().filter(shown).map(choice).collect(),
        groups: GROUPS.iter().filter_map(|(anchor, wanted)| group(site, input, anchor, wanted)).collect(),
        leftovers: input.leftovers.clone(),
    }
}

fn group(site: &Site<'_>, input: &RunReport<'_>, anchor: &'static str, wanted: &[Status]) -> Option<Group> {
    let mut results: Vec<&CaseResult> = input.results.iter().filter(|result| wanted.contains(&result.status)).collect();
    // In the order of the text: that of their arrival tells nothing.
    results.sort_by(|a, b| (&a.path, a.line, &a.row).cmp(&(&b.path, b.line, &b.row)));
    let title = site.say_count(&format!("site-run-{anchor}"), results.len());
    let results: Vec<Told> = results
        .into_iter()
        .map(|result| Told {
            outcome: result.status.key(),
            tags: input.tags.get(&(result.case.clone(), result.row.clone())).cloned().unwrap_or_default(),
            view: run_case::view(site, result),
        })
        .collect();
    (!results.is_empty()).then_some(Group { anchor, title, results })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::execution::StepResult;

    fn result(case: &str, status: Status) -> CaseResult {
        let step = StepResult {
            keyword: "Alors".into(),
            text: "la ville est « <b>Épinal</b> »".into(),
            line: 9,
            status,
            expected: Some("Épinal".into()),
            actual: Some("Vittel".into()),
            ..StepResult::default()
        };
        CaseResult {
            case: Id::from(case),
            title: "Créer <script>alert(1)</script>".into(),
            path: "features/a.feature".into(),
            status,
            steps: vec![step],
            ..CaseResult::default()
        }
    }

    fn made(statuses: &[Status], lang: Lang) -> String {
        let record = RunRecord { id: "R1".into(), project: "PTP".into(), ..RunRecord::default() };
        let results: Vec<CaseResult> =
            statuses.iter().enumerate().map(|(i, one)| result(&format!("CT-{i}"), *one)).collect();
        let tags = BTreeMap::from([((Id::from("CT-0"), None), vec!["@EXG-001".to_owned()])]);
        let note = Some("Rien".to_owned());
        let attachments = BTreeMap::new();
        let (attachments, leftovers) = (&attachments, Vec::new());
        report(&RunReport { record: &record, results: &results, tags: &tags, attachments, note, leftovers, lang })
            .expect("a report")
    }

    #[test]
    fn one_file_tells_every_case_and_asks_for_nothing() {
        let html = made(Status::ALL, Lang::Fr);
        for status in Status::ALL {
            assert_eq!(html.matches(&format!("class=\"one o-{}\"", status.key())).count(), 1, "{}", status.key());
        }
        assert!(html.contains("@EXG-001") && html.contains("Vittel"), "{html}");
        for asks in ["http:", "https:", "<script", "<link", "@import", "url(\"fonts", "src="] {
            assert!(!html.contains(asks), "{asks}");
        }
        assert!(html.contains("&lt;script&gt;") && html.contains("prefers-color-scheme: dark"));
        assert_eq!(html, made(Status::ALL, Lang::Fr), "the same run gives the same bytes");
        assert!(made(Status::ALL, Lang::En).contains("lang=\"en\""));
    }

    #[test]
    fn only_what_is_there_can_be_chosen() {
        let html = made(&[Status::Passed, Status::Blocked], Lang::En);
        assert!(html.contains("id=\"s-passed\"") && !html.contains("id=\"s-failed\""), "{html}");
        assert!(!made(&[Status::Passed], Lang::En).contains("type=\"radio\""), "one outcome is no choice");
    }
}
