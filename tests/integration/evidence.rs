//! Is evidence kept once, under the hash of its bytes, and told when it is not what it was?

use std::path::PathBuf;

use sha2::{Digest as _, Sha256};

use crate::by_hand::told;
use crate::support::stage::Stage;

const BY_HAND: &str = "# language: fr
Fonctionnalité: Fiches

  @CT-901 @manuel
  Scénario: La fiche se lit
    Quand une personne ouvre la fiche
    Alors le logo est visible
";

const PICTURE: &[u8] = b"une capture qui ne se lit pas comme du texte en base 64";

/// A run in which one file is given twice.
fn played(args: &[&str]) -> (Stage, PathBuf, String) {
    let stage = Stage::small(BY_HAND);
    stage.project.write("ecran.png", PICTURE);
    let args = [&["run", "--manual", "ask", "--tester", "Claire Martin"], args].concat();
    let ran = told(&stage.project, &args, "1\n\necran.png\n1\n\necran.png\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    let hash: String = Sha256::digest(PICTURE).iter().map(|byte| format!("{byte:02x}")).collect();
    let path = stage.project.path(&format!(".ouvrage/evidence/{}/{}", &hash[..2], &hash[2..]));
    (stage, path, hash)
}

#[test]
fn the_same_bytes_are_kept_once_beside_the_run_and_in_its_reports() {
    let (stage, path, hash) = played(&["--html", "then.html", "--messages", "then.ndjson"]);
    assert_eq!(std::fs::read(&path).expect("kept under its hash"), PICTURE);
    let folders = std::fs::read_dir(stage.project.path(".ouvrage/evidence")).expect("a folder").count();
    assert_eq!((folders, std::fs::read_dir(path.parent().expect("a folder")).expect("a folder").count()), (1, 1));
    let data = "dW5lIGNhcHR1cmUgcXVp";
    let lines = stage.run(&["replay", "--events"]);
    assert!(lines.out.contains(&hash) && !lines.out.contains(data), "the events name it: {}", lines.out);
    for file in ["then.html", "then.ndjson"] {
        assert!(stage.project.read(file).contains(data), "{file}");
    }
    let again = stage.run(&["replay", "--html", "now.html", "--messages", "now.ndjson"]);
    assert_eq!(again.code, 0, "{again:?}");
    for kind in ["html", "ndjson"] {
        assert!(stage.project.read(&format!("then.{kind}")) == stage.project.read(&format!("now.{kind}")), "{kind}");
    }
}

#[test]
fn evidence_that_is_not_what_it_was_is_told_wherever_it_is_shown() {
    let (stage, path, hash) = played(&[]);
    std::fs::write(&path, "une autre capture").expect("written");
    for said in ["son empreinte ne correspond plus", "rien n’est gardé sous son empreinte"] {
        let files = ["--html", "r.html", "--messages", "m.ndjson", "--cucumber-json", "c.json"];
        let ran = stage.run(&[&["replay"], files.as_slice()].concat());
        assert_eq!(ran.code, 1, "{ran:?}");
        for part in ["ecran.png", "CT-901", said, hash.as_str()] {
            assert!(ran.err.contains(part), "« {part} » is not told: {}", ran.err);
        }
        for file in ["r.html", "m.ndjson"] {
            assert!(stage.project.read(file).contains(said), "{file} does not tell « {said} »");
        }
        assert!(!stage.project.read("r.html").contains("dW5lIGF1dHJlIGNhcHR1cmU"), "it is not shown as evidence");
        // Then it is not there at all.
        std::fs::remove_file(&path).ok();
    }
}

#[test]
fn what_is_larger_than_the_limit_is_asked_for_again() {
    let stage = Stage::small(BY_HAND);
    stage.project.write("grand.png", &[7; 3000]);
    stage.project.write("petit.png", &[7; 900]);
    let args = ["run", "--manual", "ask", "--tester", "Claire Martin", "--evidence-limit", "2k"];
    let ran = told(&stage.project, &args, "1\n\ngrand.png\n1\n\npetit.png\n1\n\n\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("grand.png") && ran.err.contains("2,0\u{a0}Ko"), "{}", ran.err);
    let wrong = stage.run(&["run", "--evidence-limit", "beaucoup"]);
    assert!(wrong.code == 2 && wrong.err.contains("beaucoup"), "{wrong:?}");
}
