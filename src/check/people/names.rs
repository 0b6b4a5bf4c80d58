//! Does each name of the organisation belong to somebody whom the project knows? (H01, its names)

use std::collections::BTreeSet;

use crate::check::{Findings, Subject};
use crate::model::lot::LotStatus;
use crate::model::{Kind, Project, fields};
use crate::text::node::Node;
use crate::text::similar::{fold, nearest};
use crate::text::{Level, Message, Place};

/// Words of a name.
const LONGEST: usize = 4;

/// Words that a group, a service or a function begins with, folded: these are no names of people.
const NO_NAME: &[&str] = &[
    "direction",
    "service",
    "equipe",
    "comite",
    "departement",
    "pole",
    "agence",
    "region",
    "responsable",
    "chef",
    "cheffe",
    "directeur",
    "directrice",
    "charge",
    "chargee",
    "bureau",
    "cellule",
    "groupe",
    "societe",
    "integrateur",
    "editeur",
    "titulaire",
    "maitrise",
    "administration",
    "administrateur",
    "achats",
    "controle",
    "ressources",
    "support",
    "force",
    "centre",
    "team",
    "department",
    "head",
    "chief",
    "project",
    "product",
    "sales",
    "marketing",
    "finance",
    "human",
    "board",
    "steering",
    "customer",
    "service",
    "vendor",
    "managing",
    "it",
    "data",
];

/// Words of functions and groups, wherever they stand, folded and in the singular.
const FUNCTIONS: &[&str] = &[
    "metier",
    "cle",
    "terrain",
    "recette",
    "interne",
    "externe",
    "clientele",
    "commercial",
    "commerciaux",
    "amoa",
    "moa",
    "moe",
    "general",
    "sud",
    "nord",
    "est",
    "ouest",
    "agricole",
    "mutuel",
    "referent",
    "utilisateur",
    "testeur",
    "expert",
    "relai",
    "pilote",
    "formateur",
    "ambassadeur",
    "conseiller",
    "attache",
    "consultant",
    "juriste",
    "secretariat",
    "secretaire",
    "defini",
    "definir",
    "technique",
    "fonctionnel",
    "informatique",
    "logistique",
    "produit",
    "comptable",
    "comptabilite",
    "qualite",
    "securite",
    "juridique",
    "facturation",
    "agent",
    "technicien",
    "analyste",
    "architecte",
    "developpeur",
    "coordinateur",
    "coordinatrice",
    "assistant",
    "assistante",
    "gestionnaire",
    "delegue",
    "correspondant",
    "superviseur",
    "operateur",
    "president",
    "presidente",
    "membre",
    "representant",
    "partenaire",
    "fournisseur",
    "client",
    "exploitation",
    "production",
    "achat",
    "vente",
    "adjoint",
    "national",
    "regional",
    "scrum",
    "master",
    "owner",
    "key",
    "user",
    "operation",
    "manager",
    "branch",
    "works",
    "work",
    "council",
    "legal",
    "counsel",
    "assurance",
    "test",
    "lead",
    "leader",
    "tester",
    "defined",
    "officer",
    "engineer",
    "analyst",
    "architect",
    "developer",
    "coordinator",
    "specialist",
    "supervisor",
    "committee",
    "group",
    "business",
    "quality",
    "security",
    "training",
    "trainer",
    "change",
    "deputy",
    "president",
    "union",
    "partner",
    "supplier",
];

/// Small words inside names.
const PARTICLES: &[&str] = &["de", "du", "des", "d", "le", "la", "van", "von", "der", "den", "di", "da", "el", "ben"];

/// Before a name, folded.
const TITLES: &[&str] =
    &["m", "mr", "mme", "mlle", "ms", "mrs", "dr", "me", "monsieur", "madame", "mademoiselle", "docteur", "maitre"];

/// H01 W: a task, a risk, a committee or a lot that names somebody whom the manifest does not. Where no people are listed,
/// whoever is named is believed.
pub fn unknown_names(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    if project.manifest.people.is_empty() {
        return;
    }
    let known = Known::of(project);
    let parts = |kind: Kind| project.parts.iter().filter(move |part| part.kind == kind).map(|part| &*part.head.node);
    let owners = parts(Kind::Task).chain(parts(Kind::Risk)).filter_map(|node| node.get("owner"));
    let members = parts(Kind::Committee).filter_map(|node| node.get("participants"));
    let lots = project.lots.iter().filter(|lot| lot.status != LotStatus::Dropped);
    let lots = lots.filter_map(|lot| lot.head.node.get("owner"));
    for value in owners.chain(members).chain(lots).flat_map(Node::items) {
        let Some(text) = value.text() else { continue };
        for name in names(text) {
            if looks_like_somebody(&name) && !known.has(&name) {
                known.tell(&name, value.place, findings);
            }
        }
    }
}

/// What the project calls people, groups and functions.
struct Known {
    words: BTreeSet<String>,
    /// The words of each person's name, folded.
    people: Vec<Vec<String>>,
    names: Vec<String>,
}

impl Known {
    fn of(project: &Project) -> Self {
        let manifest = &project.manifest;
        let people = manifest.people.iter().flat_map(|person| {
            let roles = person.roles.iter().chain(person.profile.as_ref());
            [&person.id, &person.name, &person.function, &person.entity]
                .into_iter()
                .chain(roles)
                .cloned()
                .collect::<Vec<_>>()
        });
        let parties = manifest.parties.iter().flat_map(|party| [party.id.clone(), party.name.clone()]);
        let teams = project.of_kind(Kind::Context).flat_map(|context| context.items("teams"));
        let groups = teams.flat_map(|team| [fields::text(team, "service"), fields::text(team, "profile")]).flatten();
        let boards = project.parts.iter().filter(|part| part.kind == Kind::Committee);
        let boards = boards.map(|board| board.head.title.clone());
        let words = people.chain(parties).chain(groups).chain(boards).map(|text| fold(text.trim())).collect();
        let names: Vec<String> = manifest.people.iter().map(|person| person.name.clone()).collect();
        Self { words, people: names.iter().map(|name| parted(name)).collect(), names }
    }

    /// Is it somebody, whole or in part: « Claire Astier », « Astier Claire », « C. Astier », « Mme Astier »?
    fn has(&self, name: &str) -> bool {
        let said = parted(name);
        let is_part = |word: &String, of: &[String]| {
            of.iter().any(|known| known == word || (word.chars().count() == 1 && known.starts_with(word.as_str())))
        };
        self.words.contains(&fold(name.trim()))
            || self.people.iter().any(|person| said.iter().all(|word| is_part(word, person)))
            // « Claire Astier-Dupont »: her name, and one more.
            || self.people.iter().any(|person| person.len() > 1 && person.iter().all(|word| said.contains(word)))
    }

    fn tell(&self, name: &str, place: Place, findings: &mut Findings) {
        let message = match nearest(name, self.names.iter().map(String::as_str)) {
            Some(near) => Message::new("H01-unknown-near").with("near", near),
            None => Message::new("H01-unknown"),
        };
        // Somebody of another house may be named: only the letters of the RACI are at fault for sure.
        findings.tell(place, message.with("name", name)).level = Level::Warning;
    }
}

/// The words of a name, folded, without its title.
fn parted(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !TITLES.contains(word)).map(str::to_owned).collect()
}

/// « Claire Astier et Anne Weber (DSI) »: two names.
fn names(text: &str) -> Vec<String> {
    let bare: String = text.split(['(', '[']).next().unwrap_or_default().to_owned();
    let bare = [" et ", " and ", " & "].into_iter().fold(bare, |text, link| text.replace(link, ","));
    bare.split([',', ';', '/']).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// Two words or more that begin with capitals, or one behind « M. »; not « Direction Commerciale », « Chef de projet », DSI.
fn looks_like_somebody(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word.trim_end_matches('.'))).collect();
    let titled = folded.first().is_some_and(|first| TITLES.contains(&first.as_str()));
    let capital = |word: &str| {
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        let initial = word.ends_with('.') && letters().count() == 1;
        letters().next().is_some_and(char::is_uppercase) && (initial || letters().any(char::is_lowercase))
    };
    let upper = |word: &str| word.chars().count() > 3 && word.chars().all(|c| c.is_uppercase() || c == '-');
    let own: Vec<&str> = words.iter().skip(usize::from(titled)).copied().collect();
    let named = own.iter().all(|word| capital(word) || upper(word) || PARTICLES.contains(&fold(word).as_str()));
    let function =
        |word: &String| FUNCTIONS.contains(&word.as_str()) || FUNCTIONS.contains(&word.trim_end_matches('s'));
    let group = folded.iter().any(|word| NO_NAME.contains(&word.as_str()) || function(word));
    let enough = own.iter().filter(|word| capital(word)).count() >= if titled { 0 } else { 1 };
    named && enough && !group && own.len() <= LONGEST && own.len() >= if titled { 1 } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_a_function_or_a_group() {
        for name in ["Claire Astier", "M. Weber", "C. Astier", "Yann Le Goff", "Marie-Laure TEXIER", "Jean de La Tour"]
        {
            assert!(looks_like_somebody(name), "{name}");
        }
        for other in [
            "DSI",
            "Direction Commerciale",
            "Chef de projet",
            "un testeur du jour",
            "Astier",
            "Comité de projet",
            "IT Manager",
            "Référents Métier",
            "Utilisateurs Clés",
            "Secrétariat Général",
            "Operations Manager",
            "Scrum Master",
        ] {
            assert!(!looks_like_somebody(other), "{other}");
        }
        assert_eq!(names("Claire Astier et Anne Weber (DSI)"), ["Claire Astier", "Anne Weber"]);
    }
}
