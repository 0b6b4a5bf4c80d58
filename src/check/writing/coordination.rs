//! Does a modal govern a second verb that has an object of its own?
//!
//! « créer, modifier et supprimer un contact » is one thing on one object; « créer la relance et envoyer
//! un courriel » is two. The verb may stand behind « puis », after an aside (« et, une fois le dossier
//! payé, imprimer »), or share with the first verb the preposition that the modal asks for.

use super::lexicon::{Lexicon, Role};
use super::obligation::{Second, closed};
use super::sentence::{Met, Sentence, mark};
use super::verb::{acts, is_bare_verb, is_between, is_between_verbs, is_participle};
use crate::text::Lang;

/// Words within which an aside between commas ends.
const ASIDE_WITHIN: usize = 12;
/// Words within which « et en cas de refus avertir » has its verb.
const ADVERBIAL_WITHIN: usize = 6;
/// Words within which "allow somebody to" names its verb.
const PERMITTED_WITHIN: usize = 10;

/// The preposition before a verb.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marker {
    None,
    /// « de ».
    Of,
    /// « à », "to", where the verb before asks for it.
    To,
}

/// A verb of the modal: what stands before it, and where it is.
#[derive(Clone, Copy)]
struct Governed {
    /// The first word of « de », « la », « ne pas » before the verb.
    from: usize,
    verb: usize,
    /// Introduced by « pour », « afin de », « sans »: it says why or how, not what.
    purpose: bool,
    marker: Marker,
}

/// « créer la relance et envoyer un courriel »: two verbs, each with its own object.
pub fn second_verb(sentence: &Sentence<'_>, modal: &Met) -> Option<Second> {
    let end = end(sentence, modal.last);
    let asked = marker(sentence, modal.last - 1, true);
    let lead = lead(sentence, modal.last).filter(|i| *i < end);
    let permitted = lead.and_then(|i| permitted(sentence, i, end));
    // The first verb of the modal, the one that says what is asked (« permettre de créer »), the one before.
    let mut verbs: Option<(Governed, Governed, Governed)> = None;
    for i in modal.last..end {
        let forced = Some(i) == lead || Some(i) == permitted;
        if !forced && !is_bare_verb(sentence, i) && !acts(sentence, i) && !is_between_verbs(sentence, i, end) {
            continue;
        }
        let mut verb = governed(sentence, modal.last, i, asked);
        if Some(i) == permitted {
            (verb.purpose, verb.marker) = (false, Marker::To);
        } else if Some(i) == lead {
            // The "to" of "be able to" is of the modal.
            verb.purpose = false;
        }
        let Some((first, opening, previous)) = verbs else {
            verbs = Some((verb, verb, verb));
            continue;
        };
        if let Some(link) = coordinated(sentence, verb, previous, opening, asked) {
            let shared = if verb.marker == Marker::None && opening.marker == Marker::Of { first } else { opening };
            return Some(Second { first: link, last: i + 1, split: split(sentence, shared, verb, link, asked) });
        }
        let opens = previous.verb == opening.verb && permits(sentence, previous, verb);
        verbs = Some((first, if opens { verb } else { opening }, verb));
    }
    None
}

/// « doit être signé par le client et transmis à la compagnie »: two participles, each with words of its own.
pub fn second_passive(sentence: &Sentence<'_>, modal: &Met) -> Option<Second> {
    let end = end(sentence, modal.last);
    let to_be = (modal.last..end.min(modal.last + 4)).find(|i| matches!(sentence.folded(*i), "etre" | "be"))?;
    let first = (to_be + 1..end.min(to_be + 4)).find(|i| !is_between(sentence, *i))?;
    if !is_participle(sentence, first) {
        return None;
    }
    let link = (first + 1..end).find(|i| sentence.is(*i, Role::Link))?;
    let clause = |i: usize| sentence.has(i, mark::SUBORDINATE | mark::BRACKET | mark::QUOTED);
    let second = (link + 1..end.min(link + 4)).find(|i| !is_between(sentence, *i) || sentence.is(*i, Role::Link))?;
    let objects = (first + 1..link).filter(|i| !is_between(sentence, *i)).count();
    let goes_on = second + 1 < end && !sentence.has(second + 1, mark::COMMA) && is_complement(sentence, second + 1);
    let both = is_participle(sentence, second) && agree(sentence, first, second);
    (both && objects > 0 && !sentence.has(first + 1, mark::COMMA) && goes_on && !clause(link) && !clause(second)).then(
        || {
            let head = &sentence.text[..sentence.words[first].bytes.start];
            let cut = sentence.words[link].bytes.start;
            let start = sentence.words[link + 1].bytes.start;
            let stop = sentence.words.get(end).map_or(sentence.text.len(), |word| word.bytes.start);
            let other = closed(&format!("{head}{}", &sentence.text[start..stop]));
            Second { first: link, last: second + 1, split: Some((closed(&sentence.text[..cut]), other)) }
        },
    )
}

/// Does word `i` begin what a participle goes on with: « à la compagnie », "to the insurer", « sous trois jours »?
fn is_complement(sentence: &Sentence<'_>, i: usize) -> bool {
    match sentence.lang {
        Lang::Fr => {
            sentence.is(i, Role::Agent)
                || sentence.is(i, Role::Purpose)
                || matches!(
                    sentence.folded(i),
                    "a" | "au" | "aux" | "dans" | "sous" | "sur" | "en" | "pendant" | "avec"
                )
        }
        Lang::En => matches!(
            sentence.folded(i),
            "to" | "by" | "within" | "in" | "on" | "at" | "for" | "with" | "before" | "after" | "from" | "into"
        ),
    }
}

/// Do two participles stand for one subject, as far as their endings tell?
fn agree(sentence: &Sentence<'_>, one: usize, other: usize) -> bool {
    let ending = |i: usize| {
        let word = sentence.folded(i);
        let plural = word.ends_with('s') && !word.ends_with("is");
        let text = sentence.words.get(i).map_or("", |word| &sentence.text[word.bytes.clone()]);
        let text = text.strip_suffix('s').unwrap_or(text);
        (plural, text.ends_with('e'))
    };
    sentence.lang == Lang::En || ending(one) == ending(other)
}

/// Where the modal holds no more: at the end of its sentence; « ; avertir le vendeur » still hangs on it.
fn end(sentence: &Sentence<'_>, from: usize) -> usize {
    let goes_on = |i: usize| is_bare_verb(sentence, i) && !sentence.has(i, mark::CAPITAL);
    let ends = |i: &usize| sentence.has(*i, mark::STOP) && !goes_on(*i);
    (from..sentence.words.len()).find(ends).unwrap_or(sentence.words.len())
}

/// The verb that stands right after a modal: there even an unknown word, or one that may be a noun, is one.
fn lead(sentence: &Sentence<'_>, from: usize) -> Option<usize> {
    let skipped = |i: usize| {
        is_between(sentence, i)
            || sentence.is(i, Role::Clitic)
            || sentence.is(i, Role::Negator)
            || matches!(sentence.folded(i), "both" | "pouvoir" | "de" | "d'")
    };
    let mut i = from;
    while i < sentence.words.len() && skipped(i) {
        i += 1;
    }
    if (from..=i).any(|k| sentence.has(k, mark::COMMA | mark::COLON | mark::QUOTED | mark::NUMBER)) {
        return None;
    }
    match sentence.lang {
        Lang::Fr => {
            let carries = is_bare_verb(sentence, i) || matches!(sentence.folded(i), "etre" | "avoir" | "savoir");
            carries.then_some(i)
        }
        Lang::En if sentence.is(i, Role::BeAble) => {
            (i + 1..i + 4).find(|k| sentence.folded(*k) == "to").map(|to| to + 1).filter(|k| *k < sentence.words.len())
        }
        Lang::En => (i < sentence.words.len() && !sentence.is(i, Role::Determiner)).then_some(i),
    }
}

/// "allow the user to import contacts": the verb after "to" says what is asked.
fn permitted(sentence: &Sentence<'_>, lead: usize, end: usize) -> Option<usize> {
    if sentence.lang == Lang::Fr || !sentence.is(lead, Role::Permit) {
        return None;
    }
    let to = (lead + 1..end.min(lead + PERMITTED_WITHIN)).find(|i| sentence.folded(*i) == "to")?;
    (to + 1 < end && !sentence.has(to, mark::COMMA)).then_some(to + 1)
}

/// The preposition that word `i` is; « à » and "to" only where the verb before asks for them.
fn marker(sentence: &Sentence<'_>, i: usize, asked: bool) -> Marker {
    match sentence.folded(i) {
        "de" | "d'" => Marker::Of,
        "a" | "to" if asked => Marker::To,
        _ => Marker::None,
    }
}

/// How the verb at `i` is introduced; nothing before word `floor` is looked at.
fn governed(sentence: &Sentence<'_>, floor: usize, i: usize, asked: Marker) -> Governed {
    let mut from = i;
    while from > floor && (sentence.is(from - 1, Role::Clitic) || is_between(sentence, from - 1)) {
        from -= 1;
    }
    // « et pouvoir les résilier », "and be able to reopen it".
    let able = match sentence.lang {
        Lang::Fr => usize::from(from > floor && sentence.folded(from - 1) == "pouvoir"),
        Lang::En if from >= floor + 3 && sentence.is(from - 3, Role::BeAble) => 3,
        Lang::En => 0,
    };
    if able > 0 && from > floor + able && sentence.is(from - able - 1, Role::Link) {
        return Governed { from: from - able, verb: i, purpose: false, marker: Marker::None };
    }
    let mut kind = Marker::None;
    if from > floor {
        kind = marker(sentence, from - 1, asked == Marker::To);
        from -= usize::from(kind != Marker::None);
    }
    let introduced =
        |k: usize| sentence.is(k, Role::Purpose) || matches!(sentence.folded(k), "afin" | "avant" | "lieu" | "plutot");
    let purpose = from > floor && introduced(from - 1);
    Governed { from, verb: i, purpose, marker: kind }
}

/// « permettre à X de créer », « offrir la possibilité de créer »: the verb that counts is the one that is permitted.
fn permits(sentence: &Sentence<'_>, opening: Governed, verb: Governed) -> bool {
    let word = sentence.folded(verb.from.saturating_sub(1));
    let able = matches!(
        word,
        "possibilite" | "faculte" | "capacite" | "moyen" | "moyens" | "capable" | "capables" | "mesure" | "meme"
    );
    sentence.is(opening.verb, Role::Permit) || (verb.marker == Marker::Of && able)
}

/// The word at which a coordinated verb with an object of its own begins; none when it is no second
/// obligation.
fn coordinated(
    sentence: &Sentence<'_>,
    verb: Governed,
    previous: Governed,
    opening: Governed,
    asked: Marker,
) -> Option<usize> {
    let comma = (verb.from..=verb.verb).any(|i| sentence.has(i, mark::COMMA | mark::STOP));
    let first = link_before(sentence, verb.from)
        .or_else(|| (verb.from..verb.verb).find(|i| sentence.is(*i, Role::Link)))
        .or_else(|| aside(sentence, verb.from, opening))
        .or_else(|| when_and_where(sentence, verb, opening))
        .or_else(|| comma.then_some(verb.from))?;
    // A verb inside the aside is not the one before.
    let previous = if first < previous.verb { opening } else { previous };
    // Why and how are not what; a list of objects « à échoir, à signer » is no list of verbs.
    if verb.purpose || previous.purpose || sentence.has(verb.verb, mark::BRACKET) {
        return None;
    }
    // « ni trouver, ni ouvrir » is one interdiction.
    if sentence.is(first.wrapping_sub(1), Role::Alternative)
        || (verb.from..verb.verb).any(|i| sentence.folded(i) == "ni")
    {
        return None;
    }
    let as_opening = verb.marker == opening.marker
        || (verb.marker == Marker::None && opening.marker != Marker::None)
        || (verb.marker == asked && opening.marker == Marker::None);
    if !as_opening && sentence.lang == Lang::Fr {
        return None;
    }
    // What is, and is something else too, is one state; so is « être évolutive et s’adapter ».
    let be = |i: usize| matches!(sentence.folded(i), "etre" | "be");
    if be(opening.verb) && (be(verb.verb) || first <= opening.verb + 2) {
        return None;
    }
    // « créer, modifier et supprimer un contact »: one object, one requirement.
    let objects = (previous.verb + 1..first).filter(|i| !is_between(sentence, *i) && !sentence.is(*i, Role::Link));
    if objects.count() == 0 || sentence.has(previous.verb + 1, mark::COMMA) || has_the_same_object(sentence, verb.verb)
    {
        return None;
    }
    (!is_of_a_clause(sentence, previous, opening, first)).then_some(first)
}

/// The link that ends right before word `i`: « et », « ainsi que », "as well as".
fn link_before(sentence: &Sentence<'_>, i: usize) -> Option<usize> {
    let back = match i.checked_sub(1).map(|last| sentence.folded(last))? {
        "que" => 2,
        "as" => 3,
        _ => 1,
    };
    i.checked_sub(back).filter(|link| sentence.is(*link, Role::Link))
}

/// « et en cas de refus avertir », "and within 24 hours send": the link before words that say when or where.
fn when_and_where(sentence: &Sentence<'_>, verb: Governed, opening: Governed) -> Option<usize> {
    if verb.marker != Marker::None || verb.purpose || sentence.is(verb.verb, Role::NounVerb) {
        return None;
    }
    let start = verb.from.saturating_sub(ADVERBIAL_WITHIN).max(opening.verb + 1);
    let link = (start..verb.from).rev().find(|i| sentence.is(*i, Role::Link))?;
    let opens = match sentence.lang {
        Lang::Fr => matches!(
            sentence.folded(link + 1),
            "en" | "dans" | "a" | "au" | "aux" | "sous" | "lors" | "apres" | "des" | "pendant" | "chaque"
        ),
        Lang::En => matches!(
            sentence.folded(link + 1),
            "within" | "on" | "upon" | "at" | "in" | "after" | "during" | "from" | "until"
        ),
    };
    let broken = (link + 1..=verb.verb).any(|i| sentence.has(i, mark::COMMA | mark::STOP | mark::SUBORDINATE));
    (opens && !broken).then_some(link)
}

/// « et, une fois le dossier payé, imprimer »: the link before an aside that ends at word `end`.
fn aside(sentence: &Sentence<'_>, end: usize, opening: Governed) -> Option<usize> {
    if !sentence.has(end, mark::COMMA) {
        return None;
    }
    let start = end.saturating_sub(ASIDE_WITHIN).max(opening.verb + 1);
    let begins = (start..end).rev().find(|i| sentence.has(*i, mark::COMMA))?;
    begins.checked_sub(1).filter(|i| sentence.is(*i, Role::Link))
}

/// « lire la carte et la vérifier. »: two verbs on one object, as « lire et vérifier la carte ». « calculer la marge et
/// l’afficher sur le devis »: what the first verb makes is shown or kept.
fn has_the_same_object(sentence: &Sentence<'_>, verb: usize) -> bool {
    let (object, next) = match sentence.lang {
        Lang::Fr => (matches!(sentence.folded(verb.saturating_sub(1)), "l'" | "le" | "la" | "les"), verb + 1),
        Lang::En => (matches!(sentence.folded(verb + 1), "it" | "them"), verb + 2),
    };
    let ends = next >= sentence.words.len() || sentence.has(next, mark::STOP);
    object && (ends || sentence.is(verb, Role::Result))
}

/// Is the verb after the link that of a clause that hangs on the first verb? « qui doit rappeler le client et clore »,
/// "that users upload and share"; not "that is late and open a task", whose clause has a verb of another form.
fn is_of_a_clause(sentence: &Sentence<'_>, previous: Governed, opening: Governed, link: usize) -> bool {
    if sentence.lang == Lang::Fr {
        return previous.verb != opening.verb && sentence.has(previous.verb, mark::SUBORDINATE);
    }
    let Some(at) = (opening.verb..link).rev().find(|i| sentence.is(*i, Role::Subordinator)) else { return false };
    let modal =
        |i: usize| [Role::Obligation, Role::Weak, Role::Conditional].into_iter().any(|role| sentence.is(i, role));
    if (at + 1..link).any(modal) {
        return true;
    }
    // "that expires", "when the contract expires": the verb has its place, so that a plural is not taken for it.
    let has_place = |i: usize| i == at + 1 || (i == at + 3 && sentence.is(at + 1, Role::Determiner));
    let singular = |i: usize| {
        let word = sentence.folded(i);
        let stem = word.strip_suffix('s').unwrap_or_default();
        let acts = || Lexicon::of(Lang::En).starting_with(stem).iter().any(|entry| entry.role == Role::Verb);
        matches!(word, "is" | "has" | "was" | "had") || word.ends_with("ed") || (has_place(i) && acts())
    };
    if (at + 1..link).any(singular) {
        return false;
    }
    // "before the hearing and send": a preposition with no verb of its own.
    let preposition = matches!(sentence.folded(at), "after" | "before" | "until" | "since" | "once");
    !preposition || (at + 1..link).any(|i| is_bare_verb(sentence, i) || sentence.is(i, Role::ToBe))
}

/// The two requirements: what stands before the link, and the same opening with the second verb.
fn split(
    sentence: &Sentence<'_>,
    opening: Governed,
    verb: Governed,
    link: usize,
    asked: Marker,
) -> Option<(String, String)> {
    let text = sentence.text;
    let head = &text[..sentence.words.get(opening.from)?.bytes.start];
    let cut = sentence.words.get(link)?.bytes.start;
    let one = closed(&text[..cut]);
    let repeats = verb.marker == asked && asked != Marker::None && opening.marker == Marker::None;
    let of_link = matches!(sentence.folded(link + 1), "que" | "well") || link + 1 >= verb.from;
    let start = if link < verb.from && sentence.is(link, Role::Link) && !of_link {
        // An aside says when the second verb holds: it goes with it.
        if repeats {
            return None;
        }
        sentence.words.get(link)?.bytes.end
    } else {
        // Past « puis » of « puis avertir », and past the preposition that the modal has already.
        let puis = usize::from(link == verb.from && sentence.is(link, Role::Link) && link < verb.verb);
        sentence.words.get(verb.from + puis + usize::from(repeats))?.bytes.start
    };
    let head = if text[start..].starts_with(',') { head.trim_end() } else { head };
    let stop = (verb.verb + 1..sentence.words.len()).find(|i| sentence.has(*i, mark::STOP));
    let end = stop.map_or(text.len(), |i| sentence.words[i].bytes.start);
    let other = closed(&format!("{head}{}", &text[start..end]));
    Some((one, other))
}
