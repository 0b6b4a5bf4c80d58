//! What is a phrase of the step language?

use crate::choice;
use crate::text::Lang;

choice! {
    /// What a phrase is for.
    Kind "phrase-kind" {
        Who = "who", Given = "given", Action = "action", Outcome = "outcome", Time = "time",
        Flow = "flow", Screen = "screen", Http = "http", ByHand = "by_hand",
    }
}

choice! {
    /// The phrases; the label of each is its documentation.
    PhraseId "phrase" {
        SignIn = "sign_in", SignOut = "sign_out",
        GivenRecord = "given_record", GivenRecordWhose = "given_record_whose", GivenRecords = "given_records",
        Keep = "keep",
        NoneExists = "none_exists", NoneExistsTable = "none_exists_table",
        Create = "create", CreateWhose = "create_whose", CreateRecords = "create_records", Set = "set", Change = "change", Delete = "delete",
        Read = "read", Search = "search", SearchTable = "search_table",
        SearchTimes = "search_times", SearchTimesTable = "search_times_table",
        Trigger = "trigger", TriggerTimes = "trigger_times", Assign = "assign",
        FieldIs = "field_is", FieldContains = "field_contains", FieldEmpty = "field_empty",
        FieldGreater = "field_greater", FieldLess = "field_less", FieldBetween = "field_between",
        FieldNot = "field_not", FieldNotEmpty = "field_not_empty", FieldBegins = "field_begins",
        FieldEnds = "field_ends", FieldMatches = "field_matches", RecordHas = "record_has",
        NoneFound = "none_found", OneFound = "one_found", CountFound = "count_found", AtLeastFound = "at_least_found",
        AtMostFound = "at_most_found", ResultsContain = "results_contain",
        SortedUp = "sorted_up", SortedDown = "sorted_down",
        OneExists = "one_exists", OneExistsTable = "one_exists_table",
        OnlyOneExists = "only_one_exists", OnlyOneExistsTable = "only_one_exists_table",
        CountExists = "count_exists", CountExistsTable = "count_exists_table",
        AtLeastExists = "at_least_exists", AtLeastExistsTable = "at_least_exists_table",
        AtMostExists = "at_most_exists", AtMostExistsTable = "at_most_exists_table",
        Refused = "refused", RefusedFor = "refused_for", RefusedMessage = "refused_message", Accepted = "accepted",
        AnsweredUnder = "answered_under", ShareUnder = "share_under", Within = "within",
        FileLines = "file_lines", SameCount = "same_count",
        SameCountWithin = "same_count_within", SameSum = "same_sum", SameSumWithin = "same_sum_within", ColumnUnique = "column_unique",
        FieldUnique = "field_unique", Agree = "agree", SampleAgrees = "sample_agrees", NoOrphan = "no_orphan",
        ScreenSignIn = "screen_sign_in", ToCreateOnScreen = "to_create_on_screen", OpenPage = "open_page",
        OpenPageOf = "open_page_of", Click = "click", ClickInRow = "click_in_row", Fill = "fill",
        FillForm = "fill_form", Choose = "choose", Tick = "tick", Untick = "untick", See = "see", NotSee = "not_see",
        SeeInField = "see_in_field", SeeRows = "see_rows", Screenshot = "screenshot",
        Headers = "headers", Send = "send", SendAnonymous = "send_anonymous",
        StatusIs = "status_is", HeaderIs = "header_is", HeaderContains = "header_contains",
        HeaderAbsent = "header_absent",
        JsonIs = "json_is", JsonContains = "json_contains", JsonMatches = "json_matches", JsonPresent = "json_present",
        JsonAbsent = "json_absent", JsonEmpty = "json_empty", JsonCount = "json_count", JsonNone = "json_none",
        JsonTable = "json_table", Schema = "schema",
        KeepJson = "keep_json", KeepHeader = "keep_header", ToRemove = "to_remove",
        Call = "call", CallOn = "call_on", CallAnonymous = "call_anonymous", ResultIs = "result_is",
        ErrorCode = "error_code", ErrorMessage = "error_message",
        ByHand = "by_hand",
    }
}

/// What a table under a step must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableUse {
    /// No table is read.
    None,
    /// A table of field and value may follow.
    Optional,
    /// A table must follow.
    Required,
}

/// One definition with its phrases in both languages, written as cucumber expressions.
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    /// Its name.
    pub id: PhraseId,
    /// What it is for.
    pub kind: Kind,
    /// Ways to say it in French; the first is the one shown.
    pub fr: &'static [&'static str],
    /// Ways to say it in English.
    pub en: &'static [&'static str],
    /// Whether a table goes with it.
    pub table: TableUse,
    /// May a text between `"""` stand under it?
    pub text: bool,
}

impl Phrase {
    /// The expressions of a language.
    pub const fn expressions(&self, lang: Lang) -> &'static [&'static str] {
        match lang {
            Lang::Fr => self.fr,
            Lang::En => self.en,
        }
    }

    /// How the phrase is shown to a person: the first expression, its conditions spelt out.
    pub fn shown(&self, lang: Lang) -> String {
        let first = self.expressions(lang).first().copied().unwrap_or("");
        let (equal, any) = match lang {
            Lang::Fr => ("dont {champ} est {valeur}", "dont {champ} {opérateur} {valeur}"),
            Lang::En => ("whose {field} is {value}", "whose {field} {operator} {value}"),
        };
        let colon = match (self.table, lang) {
            (TableUse::Required, Lang::Fr) => "\u{a0}:",
            (TableUse::Required, Lang::En) => ":",
            _ => "",
        };
        let text = first.replace("{valeurs}", equal).replace("{values}", equal).replace("{conditions}", any);
        format!("{text}{colon}")
    }
}
