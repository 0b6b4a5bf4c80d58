# Reading the files (family Y)
explain-Y01 = YAML that cannot be read
    .means = The file does not follow the syntax of YAML: indentation, quotes, colons or brackets.
    .why = A file that cannot be read is not read at all: its needs, requirements and cases would silently vanish from the documents and from acceptance.
    .fires =
        requirements:
          - id: EXG-012
            title: Reminder: seven days after the quote was sent
    .silent =
        requirements:
          - id: EXG-012
            title: "Reminder: seven days after the quote was sent"
explain-Y02 = Key given twice
    .means = The same field is written twice in one item.
    .why = One of the two values would be kept, and nothing would say which: two readers of one file would read two projects.
    .fires =
        needs:
          - id: BES-012
            title: Prepare a tour
            priority: useful
            priority: comfort
    .silent =
        needs:
          - id: BES-012
            title: Prepare a tour
            priority: useful
explain-Y03 = File that is not UTF-8
    .means = The file holds bytes that are not UTF-8, the encoding of a project’s texts.
    .why = Accents of another encoding are misread: a tag, the name of a role or an id would no longer be recognised.
    .fires = (a file of specs/ saved as Latin-1 or Windows-1252)
    .silent = (the same file saved as UTF-8)
explain-Y04 = File or folder that cannot be read
    .means = The system refuses to read this file or folder, or it is no longer there.
    .why = What was not read was not checked: better to know it than to publish a project that lacks a part.
    .fires = (a file of specs/ that you have no right to read, a link to a deleted file)
    .silent = (the same file, once you have the right to read it)
explain-Y05 = File without a collection
    .means = A file of `specs/` first names the collection of what it holds: `needs`, `requirements`, `lots`…
    .why = Without that name nothing says whether the item is a need or a requirement, and it would not be read.
    .fires =
        - id: BES-012
          title: Prepare a tour
    .silent =
        needs:
          - id: BES-012
            title: Prepare a tour
explain-Y06 = File that is too large
    .means = The file is beyond the size that Ouvrage reads.
    .why = No specification is that long: it is mostly an export or an archive put into the folder by mistake.
    .fires = (an export of 100 MB put into specs/)
    .silent = (files of a few pages, one per domain or workshop)
explain-Y07 = Link that goes round
    .means = A symbolic link leads to a folder that contains it.
    .why = The same content would be read without end: Ouvrage stops at the first encounter and says so.
    .fires = (a link specs/archive that leads to specs/)
    .silent = (a link that leads to a folder beside)
explain-Y08 = Text cut by a sign of YAML
    .means = After a space, the sign `#` opens a comment: what follows is not read. At the beginning of a value, `!Word` and `&Word` are marks of YAML: the word is not read.
    .why = A title such as “Ticket #12 to be taken up” would become “Ticket” in all documents, and nothing would tell.
    .fires =
        needs:
          - id: BES-012
            title: Take up ticket #12 of telesales
    .silent =
        needs:
          - id: BES-012
            title: "Take up ticket #12 of telesales"
explain-Y09 = File of the project that is not read
    .means = A file or a folder looks as if it belonged to the project, and nothing of it is read: an ending that was added (“.yaml.txt”), a collection outside the folder `specs`, a folder with another name.
    .why = Its requirements would be missing everywhere without a word: a check without errors would make believe that they are right.
    .fires = (specs/requirements.yaml.txt, or requirements.yaml beside ouvrage.yaml)
    .silent = (specs/requirements.yaml)
