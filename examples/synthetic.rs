//! A project of any size, for measurements: realistic French sentences, all links in place, one commit.
//!
//! `cargo run --release --example synthetic -- --requirements 10000 --out DIR`
//!
//! Determined by its arguments: the same ones give the same bytes.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a tool of its own, it writes files and runs git"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

const ACTORS: &[&str] = &[
    "le commercial itinérant",
    "la télévendeuse",
    "le responsable grands comptes",
    "le chef des ventes",
    "l’administration des ventes",
    "le contrôleur de gestion",
    "le responsable marketing",
    "le technicien d’étude",
    "l’agence",
    "le support de niveau 1",
];
const VERBS: &[&str] = &[
    "afficher",
    "refuser",
    "calculer",
    "transmettre",
    "horodater",
    "rapprocher",
    "affecter",
    "archiver",
    "dédoublonner",
    "tracer",
    "recalculer",
    "notifier",
    "rejeter",
    "restituer",
    "verrouiller",
    "consolider",
    "exporter",
    "anonymiser",
];
const OBJECTS: &[&str] = &[
    "la fiche du compte",
    "le devis de l’ERP",
    "l’encours du client",
    "le contrat-cadre",
    "la ligne de commande",
    "le compte rendu de visite",
    "la piste entrante",
    "l’opportunité gagnée",
    "le contact acheteur",
    "le barème de remise",
    "la tâche de relance",
    "le territoire de vente",
    "l’historique de facturation",
    "la famille d’articles",
    "le bon de livraison",
    "la réclamation ouverte",
    "l’adresse de livraison",
    "la marge plancher",
];
const MOMENTS: &[&str] = &[
    "à la validation du devis",
    "dès la réception du message",
    "chaque nuit avant 6 h 00",
    "au départ du commercial",
    "à l’ouverture de la fiche",
    "lors de la reprise des données",
    "après le rejet d’une ligne",
    "à la clôture du mois",
    "au passage à l’étape « Proposition »",
    "à la création depuis un salon",
];
const PLACES: &[&str] = &[
    "de la région Nord-Est",
    "de la région Ouest",
    "de la région Sud-Est",
    "de la région Île-de-France Centre",
    "du site de Nancy",
    "de l’agence de Metz",
    "du portefeuille du commercial",
    "du groupe client",
    "du lot 1",
    "de la gamme pneumatique",
];
const DOMAINS: &[&str] = &[
    "users_access",
    "contacts",
    "leads_opportunities",
    "quotes_orders",
    "interactions",
    "marketing",
    "service",
    "steering",
    "data",
    "integration",
];
const RANKS: &[&str] = &["indispensable", "future", "useful", "comfort"];

/// A small generator of numbers (xorshift): the standard library has none, and the figures must not
/// move with the version of one.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % sides.max(1)
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.roll(of.len())]
    }
}

fn main() -> ExitCode {
    let mut requirements = 10_000;
    let mut out = None;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--requirements" => requirements = args.next().and_then(|n| n.parse().ok()).unwrap_or(requirements),
            "--out" => out = args.next().map(PathBuf::from),
            _ => {}
        }
    }
    let Some(out) = out else {
        eprintln!("usage: synthetic --requirements 10000 --out DIR");
        return ExitCode::from(2);
    };
    match write(&out, requirements) {
        Ok(bytes) => {
            println!("{requirements} requirements, {bytes} bytes of YAML in {}", out.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", out.display());
            ExitCode::FAILURE
        }
    }
}

fn write(out: &Path, requirements: usize) -> std::io::Result<usize> {
    if out.join("ouvrage.yaml").exists() {
        return Err(std::io::Error::other("there is a project already"));
    }
    let (needs, use_cases) = ((requirements / 100).max(1), (requirements / 10).max(1));
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut bytes =
        put(out, "ouvrage.yaml", "project:\n  title: Projet synthétique\n  code: SYN\n  phase: drafting\n")?;
    bytes += put(out, "specs/objectifs.yaml", &objectives(&mut dice))?;
    bytes += put(out, "specs/lots.yaml", &lots())?;
    bytes += put(out, "specs/besoins.yaml", &all("needs", 1..=needs, |text, n| need(text, n, &mut dice)))?;
    // 50 files in all: four above, six of use cases, forty of requirements.
    for (i, range) in parts(use_cases, 6).enumerate() {
        let text = all("use_cases", range, |text, n| use_case(text, n, needs, &mut dice));
        bytes += put(out, &format!("specs/cas-usage/{:02}.yaml", i + 1), &text)?;
    }
    for (i, range) in parts(requirements, 40).enumerate() {
        let text = all("requirements", range, |text, n| requirement(text, n, use_cases, &mut dice));
        bytes += put(out, &format!("specs/exigences/{:02}.yaml", i + 1), &text)?;
    }
    commit(out)?;
    Ok(bytes)
}

fn put(out: &Path, name: &str, text: &str) -> std::io::Result<usize> {
    let path = out.join(name);
    std::fs::create_dir_all(path.parent().unwrap_or(out))?;
    std::fs::write(path, text)?;
    Ok(text.len())
}

/// `count` numbers from 1 on, cut into `pieces` ranges.
fn parts(count: usize, pieces: usize) -> impl Iterator<Item = std::ops::RangeInclusive<usize>> {
    (0..pieces).map(move |i| count * i / pieces + 1..=count * (i + 1) / pieces)
}

fn all(collection: &str, range: std::ops::RangeInclusive<usize>, mut item: impl FnMut(&mut String, usize)) -> String {
    let mut text = format!("{collection}:\n");
    range.for_each(|n| item(&mut text, n));
    text
}

fn objectives(dice: &mut Dice) -> String {
    all("objectives", 1..=7, |text, n| {
        let _ = write!(
            text,
            "  - id: OBJ-{n:02}\n    title: Ramener {} à {} %\n    level: operational\n    status: proposed\n",
            dice.one(OBJECTS),
            5 + dice.roll(40)
        );
    })
}

fn lots() -> String {
    all("lots", 1..=4, |text, n| {
        let _ = write!(
            text,
            "  - id: LOT-{n}\n    title: Lot {n}\n    order: {n}\n    excluded: [les articles du lot {}]\n",
            n % 4 + 1
        );
    })
}

fn need(text: &mut String, n: usize, dice: &mut Dice) {
    let (actor, object, place) = (dice.one(ACTORS), dice.one(OBJECTS), dice.one(PLACES));
    let _ = write!(
        text,
        "  - id: BES-{n:03}\n    title: Retrouver {object} {place} ({n})\n    status: retained\n    priority: {}\n    \
         objectives: [OBJ-{:02}]\n    actor: {actor}\n    current_problem: {} cherche {object} dans trois classeurs, {}.\n",
        dice.one(RANKS),
        1 + dice.roll(7),
        capital(actor),
        dice.one(MOMENTS)
    );
}

fn use_case(text: &mut String, n: usize, needs: usize, dice: &mut Dice) {
    let (actor, object, moment) = (dice.one(ACTORS), dice.one(OBJECTS), dice.one(MOMENTS));
    let need = if n <= needs { n } else { 1 + dice.roll(needs) };
    let _ = write!(
        text,
        "  - id: CU-{n:04}\n    title: {} {object} {moment}\n    family: crm\n    status: to_review\n    domain: {}\n    \
         actor: {actor}\n    needs: [BES-{need:03}]\n    priority: {}\n    goal: {} veut {} {object} {} sans ressaisie.\n    \
         main_flow:\n      - {{actor: {actor}, action: ouvre {object}, result: la fiche {} s’affiche}}\n      \
         - {{actor: le CRM, action: contrôle {}, result: le contrôle est tracé}}\n",
        capital(dice.one(VERBS)),
        dice.one(DOMAINS),
        dice.one(RANKS),
        capital(actor),
        dice.one(VERBS),
        dice.one(PLACES),
        dice.one(PLACES),
        dice.one(OBJECTS),
    );
}

fn requirement(text: &mut String, n: usize, use_cases: usize, dice: &mut Dice) {
    let (verb, object, place, moment) = (dice.one(VERBS), dice.one(OBJECTS), dice.one(PLACES), dice.one(MOMENTS));
    let performance = n.is_multiple_of(12);
    let kind = if performance { "performance" } else { "functional" };
    let _ = write!(
        text,
        "  - id: EXG-{n:05}\n    title: {} {object} {place}\n    statement: >\n      Le CRM doit {verb} {object} {place} \
         {moment}, en reprenant {}\n      {} et {} {}, pour {} qui traite {} dossiers par semaine dans l’agence {:03}.\n    \
         type: {kind}\n    domain: {}\n    use_cases: [CU-{:04}]\n    status: to_review\n    priority: {}\n    \
         criticality: {}\n    lot: LOT-{}\n",
        capital(verb),
        dice.one(OBJECTS),
        dice.one(PLACES),
        dice.one(OBJECTS),
        dice.one(PLACES),
        dice.one(ACTORS),
        10 + dice.roll(900),
        1 + dice.roll(42),
        dice.one(DOMAINS),
        1 + dice.roll(use_cases),
        dice.one(RANKS),
        dice.one(&["critical", "major", "minor"]),
        1 + dice.roll(4),
    );
    if performance {
        let _ = write!(
            text,
            "    criteria:\n      - measure: temps de réponse\n        threshold: {} s pour 95 % des appels\n        \
             base: 28 000 comptes\n        window: de 8 h à 18 h, jours ouvrés\n        measured_by: l’AMOA\n",
            1 + dice.roll(4)
        );
    }
    if n.is_multiple_of(3) {
        let _ = writeln!(
            text,
            "    rationale: Demande de {} {}, voir l’atelier du lot.",
            dice.one(ACTORS),
            dice.one(PLACES)
        );
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn commit(out: &Path) -> std::io::Result<()> {
    let git = |args: &[&str]| {
        let fixed =
            ["-c", "user.name=Synthetic", "-c", "user.email=synthetic@ouvrage.example", "-c", "commit.gpgsign=false"];
        let status = Command::new("git")
            .arg("-C")
            .arg(out)
            .args(fixed)
            .args(args)
            .env("GIT_AUTHOR_DATE", "2026-01-05T09:00:00Z")
            .env("GIT_COMMITTER_DATE", "2026-01-05T09:00:00Z")
            .status()?;
        if status.success() { Ok(()) } else { Err(std::io::Error::other(format!("git {} failed", args.join(" ")))) }
    };
    git(&["init", "-q"])?;
    git(&["add", "-A"])?;
    git(&["commit", "-q", "-m", "Synthetic project"])
}
