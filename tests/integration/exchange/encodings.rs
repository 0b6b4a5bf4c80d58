//! In which encoding is a text? The files of old Macintoshes and of MS-DOS are read right, and told.

use serde_json::{Value, json};

use super::{import, small};

/// « Prévenir l’élu à l’état créé : coût, août, Noël » in the bytes of an encoding.
fn grid(letters: &[(char, u8)]) -> Vec<u8> {
    let text = "Réf;Exigence;État\nE1;Le CRM doit prévenir l'élu dès l'arrêté : coût, août, ça.;validée\n";
    let byte = |c: char| match letters.iter().find(|(letter, _)| *letter == c) {
        Some((_, byte)) => *byte,
        None => u8::try_from(c).expect("ASCII"),
    };
    text.chars().map(byte).collect()
}

fn read(bytes: &[u8]) -> (Value, Value) {
    let project = small();
    project.write("g.csv", bytes);
    let (_, report) = import(&project, &["g.csv", "--as", "requirements"]);
    (report["sheets"][0]["lines"][0]["fields"]["statement"].clone(), report["encoding"].clone())
}

#[test]
fn texts_of_macintosh_and_of_ms_dos_are_read_right_and_told() {
    let statement = json!("Le CRM doit prévenir l'élu dès l'arrêté : coût, août, ça.");
    let mac = [('é', 0x8E), ('è', 0x8F), ('ê', 0x90), ('É', 0x83), ('û', 0x9E), ('ç', 0x8D)];
    assert_eq!(read(&grid(&mac)), (statement.clone(), json!("Macintosh (MacRoman)")));
    let dos = [('é', 0x82), ('è', 0x8A), ('ê', 0x88), ('É', 0x90), ('û', 0x96), ('ç', 0x87)];
    assert_eq!(read(&grid(&dos)), (statement.clone(), json!("MS-DOS (CP850)")));
    let windows = [('é', 0xE9), ('è', 0xE8), ('ê', 0xEA), ('É', 0xC9), ('û', 0xFB), ('ç', 0xE7)];
    assert_eq!(read(&grid(&windows)), (statement, json!("Windows-1252")));
    let project = small();
    project.write("g.csv", &grid(&mac));
    let said = project.run(&["import", "g.csv", "--as", "requirements"]).out;
    assert!(said.contains("Macintosh"), "{said}");
    project.write("g.csv", "Réf;Exigence\nE1;Le CRM doit prévenir.\n".as_bytes());
    let said = project.run(&["import", "g.csv"]).out;
    assert!(!said.contains("UTF-8"), "what is usual is not told: {said}");
}
