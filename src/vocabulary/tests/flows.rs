//! Sentences that compare a file with what the CRM holds.

use super::Id;

pub(super) const SENTENCES: &[(Id, &[&str])] = &[
    (
        Id::FileLines,
        &[
            "le fichier « f.csv » contient 7 412 lignes",
            "le fichier « f.csv » contient 0 lignes",
            "le fichier « f.csv » contient 1 ligne",
            "the file \"f.csv\" holds 7412 lines",
        ],
    ),
    (
        Id::SameCount,
        &[
            "autant de comptes existent que de lignes dans le fichier « f.csv »",
            "autant d’opportunités dont le montant est 1,00 € existent que de lignes dans le fichier « f.csv »",
            "autant de comptes dont la région est « Nord-Est » existent que de lignes dans le fichier « f.csv »",
            "as many accounts exist as lines in the file \"f.csv\"",
            "as many accounts whose region is \"West\" exist as lines in the file \"f.csv\"",
        ],
    ),
    (
        Id::SameCountWithin,
        &[
            "autant de comptes existent que de lignes dans le fichier « f.csv », à 5 près",
            "autant de comptes dont la région est « Ouest » existent que de lignes dans le fichier « f.csv », à 0,5 % près",
            "as many accounts exist as lines in the file \"f.csv\", within 5",
            "as many accounts whose region is \"West\" exist as lines in the file \"f.csv\", within 0.5 %",
        ],
    ),
    (
        Id::SameSum,
        &[
            "la somme du chiffre d’affaires des comptes est celle de la colonne « CA » du fichier « f.csv »",
            "la somme du montant des devis dont l’état est « Émis » est celle de la colonne « m » du fichier « f.csv »",
            "the sum of the turnover of accounts is that of the column \"t\" of the file \"f.csv\"",
            "the sum of the turnover of accounts whose region is \"West\" is that of the column \"t\" of the file \"f.csv\"",
        ],
    ),
    (
        Id::SameSumWithin,
        &[
            "la somme de l’encours des comptes est celle de la colonne « CA » du fichier « f.csv », à 10,00 € près",
            "the sum of turnover of accounts is that of the column \"t\" of the file \"f.csv\", within €10.00",
        ],
    ),
    (
        Id::ColumnUnique,
        &[
            "la colonne « SIRET » du fichier « f.csv » n’a pas de doublon",
            "the column \"SIRET\" of the file \"f.csv\" has no duplicates",
        ],
    ),
    (
        Id::FieldUnique,
        &[
            "le SIRET des comptes n’a pas de doublon",
            "le SIRET des comptes dont la région est « Ouest » n’a pas de doublon",
            "the SIRET of accounts has no duplicates",
        ],
    ),
    (
        Id::Agree,
        &[
            "le fichier « f.csv » et les comptes concordent par SIRET :",
            "le fichier « f.csv » et les comptes dont la région est « Ouest » concordent par SIRET :",
            "the file \"f.csv\" and the accounts agree by SIRET:",
        ],
    ),
    (
        Id::SampleAgrees,
        &[
            "un échantillon de 20 lignes du fichier « f.csv » concorde avec les comptes par SIRET :",
            "a sample of 20 lines of the file \"f.csv\" agrees with the accounts by SIRET:",
        ],
    ),
    (
        Id::NoOrphan,
        &[
            "aucun contact n’est orphelin de compte",
            "aucune tâche n’est orpheline de devis",
            "no contact is an orphan by account",
        ],
    ),
];
