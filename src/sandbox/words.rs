//! Of which words are the fictitious companies and people of the demo CRM made?

/// Activities of industrial customers.
pub const ACTIVITIES: &[&str] = &[
    "Tréfilerie",
    "Laiterie",
    "Sucrerie",
    "Menuiserie",
    "Minoterie",
    "Carrosserie",
    "Cartonnerie",
    "Plasturgie",
    "Brasserie",
    "Tuilerie",
    "Briqueterie",
    "Filature",
    "Imprimerie",
    "Conserverie",
    "Cimenterie",
    "Distillerie",
    "Tannerie",
    "Corderie",
    "Serrurerie",
    "Galvanisation",
];

/// Family names, of people and of companies.
pub const FAMILIES: &[&str] = &[
    "Aubriet",
    "Bastide",
    "Cordonnier",
    "Delmotte",
    "Escoffier",
    "Fabrègue",
    "Gaudriot",
    "Haudecœur",
    "Imbault",
    "Jacquemin",
    "Kerdraon",
    "Lagrange",
    "Maillefer",
    "Noirot",
    "Ollivier",
    "Pelletan",
    "Quentric",
    "Roussillat",
    "Servant",
    "Thévenin",
    "Urvoy",
    "Vauthier",
    "Wagnon",
];

/// First names.
pub const FIRST_NAMES: &[&str] = &[
    "Aïcha", "Baptiste", "Chloé", "Driss", "Élise", "Fabien", "Gaëlle", "Hugo", "Inès", "Jérôme", "Karine", "Loïc",
    "Mélanie", "Nadir", "Odile", "Pascal", "Rachid", "Sabine", "Théo", "Viviane",
];

/// What opportunities are about.
pub const NEEDS: &[&str] = &[
    "Roulements de convoyeur",
    "Réducteurs d’atelier",
    "Vérins de presse",
    "Contrat EPI",
    "Courroies de broyeur",
    "Graissage centralisé",
    "Capteurs de ligne",
    "Paliers de ventilateur",
];

/// Departments and towns of the four regions.
pub const PLACES: &[(&str, &str)] = &[
    ("57", "Forbach"),
    ("44", "Ancenis"),
    ("69", "Givors"),
    ("45", "Pithiviers"),
    ("54", "Longwy"),
    ("29", "Quimper"),
    ("38", "Voiron"),
    ("91", "Étampes"),
    ("88", "Épinal"),
    ("35", "Vitré"),
    ("01", "Oyonnax"),
    ("77", "Provins"),
    ("67", "Saverne"),
    ("85", "Les Herbiers"),
    ("74", "Cluses"),
    ("28", "Dreux"),
    ("51", "Vitry-le-François"),
    ("49", "Cholet"),
    ("84", "Cavaillon"),
    ("95", "Persan"),
    ("25", "Montbéliard"),
    ("56", "Pontivy"),
    ("42", "Roanne"),
    ("78", "Limay"),
    ("68", "Thann"),
];
