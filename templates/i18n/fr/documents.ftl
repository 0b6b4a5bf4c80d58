document-contents = Sommaire
document-code = Référence
document-version = Version
document-date = Date
document-commit = Révision du texte
document-running-version = Version { $version }
document-page = page { $page } / { $pages }
pdf-missing-glyph = le caractère « { $character } » ({ $code }) manque dans les polices : { $count ->
    [one] une case vide le remplace
   *[other] { $count } cases vides le remplacent
}
pdf-repeated-anchor = l’ancre « { $anchor } » est employée deux fois : les liens mènent à la première
