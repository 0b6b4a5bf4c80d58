document-contents = Contents
document-code = Reference
document-version = Version
document-date = Date
document-commit = Text revision
document-running-version = Version { $version }
document-page = page { $page } / { $pages }
pdf-missing-glyph = no font has the character “{ $character }” ({ $code }): { $count ->
    [one] an empty box stands for it
   *[other] { $count } empty boxes stand for it
}
pdf-repeated-anchor = the anchor “{ $anchor }” is used twice: links lead to the first
