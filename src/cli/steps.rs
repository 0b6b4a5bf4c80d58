//! `ouvrage steps`: which phrases may a scenario use?

use clap::ArgMatches;

use super::{Exit, Session};
use crate::text::similar::fold;
use crate::text::{Arg, Lang};
use crate::vocabulary::Kind;
use crate::vocabulary::phrases::PHRASES;

/// Lists the phrases in both languages, by what they are for; `--search` narrows by words.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let wanted: Vec<String> = matches
        .get_one::<String>("search")
        .map(|words| fold(words).split_whitespace().map(str::to_owned).collect())
        .unwrap_or_default();
    let other = if session.lang == Lang::Fr { Lang::En } else { Lang::Fr };
    let mut shown: usize = 0;
    for kind in Kind::ALL {
        let mut headed = false;
        for phrase in PHRASES.iter().filter(|phrase| phrase.kind == *kind) {
            let (own, foreign) = (phrase.shown(session.lang), phrase.shown(other));
            let doc = phrase.id.label(session.lang);
            let text = fold(&format!("{own} {foreign} {doc}"));
            if !wanted.iter().all(|word| text.contains(word.as_str())) {
                continue;
            }
            if !headed {
                let style = anstyle::Style::new().bold();
                session.line(format!("{style}{}{style:#}", kind.label(session.lang)));
                headed = true;
            }
            session.line(format!("  {own}\n      {foreign}\n      {doc}"));
            shown += 1;
        }
    }
    if shown == 0 {
        session.fail(session.text("steps-none", &[]));
        return Exit::CannotStart;
    }
    session.say("steps-count", &[("count", Arg::from(shown))]);
    Exit::Done
}
