# Scenario files (family GH)
explain-GH01 = Line that nothing reads
    .means = The line is no step, table, tag or comment, where only those may stand.
    .why = A lost line is often a step whose keyword is missing: the scenario would pass without playing it.
    .fires =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            next the administrator deletes the account "Acier"
            Then the operation is accepted
    .silent =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH02 = Misspelt keyword
    .means = The line begins with a word that looks like a keyword, and would be read as description.
    .why = The step would not exist for the machine, and the scenario would be called passed without it.
    .fires =
        Feature: Accounts

          Scenario: Delete an account
            Givn an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
    .silent =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH03 = Unknown language
    .means = The line `# language:` names a language that has no keywords.
    .why = Without a language no keyword of the file is recognised.
    .fires =
        # language: eng
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
    .silent =
        # language: en
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH04 = Undeclared language
    .means = The keywords are of a language that the file does not declare.
    .why = Ouvrage copes, but other tools will read the file as English and find nothing in it.
    .fires =
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
    .silent =
        # language: fr
        Fonctionnalité: Comptes

          Scénario: Supprimer un compte
            Étant donné un compte « Acier »
            Quand l’administrateur supprime le compte « Acier »
            Alors l’opération est acceptée
explain-GH05 = Scenario without a feature
    .means = A scenario file begins with a feature; this one has none, or holds nothing.
    .why = The feature gives the scenarios their place in the documents: without it they are not read.
    .fires =

          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
    .silent =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH06 = Two features in one file
    .means = A file holds one feature and no more.
    .why = The format has no place for a second: other tools would ignore it.
    .fires =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted

        Feature: Quotes

          Scenario: Keep an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
    .silent =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted

          Scenario: Keep an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH07 = Misplaced background
    .means = The background comes after a scenario, or there are two.
    .why = A background holds for all scenarios that follow it: in the middle it would seem to hold for the first ones too.
    .fires =
        Feature: Accounts

          Scenario: Delete an account
            When the administrator deletes the account "Acier"
            Then the operation is accepted

          Background:
            Given an account "Acier"
    .silent =
        Feature: Accounts

          Background:
            Given an account "Acier"

          Scenario: Delete an account
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH08 = Step outside any scenario
    .means = The step stands under no scenario or background.
    .why = It would never be played.
    .fires =
        Feature: Accounts

          Given an account "Acier"
          When the administrator deletes the account "Acier"
          Then the operation is accepted

          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
    .silent =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH09 = Word that is not a tag
    .means = A line of tags holds a word without its at sign, or a space inside a tag.
    .why = The tag links the scenario to the requirement that it verifies: misspelt, it leaves the requirement without a test.
    .fires =
        Feature: Accounts

          @critical EXG-001
          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
    .silent =
        Feature: Accounts

          @critical @EXG-001
          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH10 = Tags of nothing
    .means = Nothing follows the line of tags.
    .why = The scenario that they were meant for does not bear them: selections and coverage will lack it.
    .fires =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
          @EXG-001
    .silent =
        Feature: Accounts

          @EXG-001
          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH11 = Ragged table
    .means = A row has more or fewer cells than the first.
    .why = Values would slip by a column: a scenario would verify something else than what is written.
    .fires =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier":
              | city | Lyon |
              | SIRET |
            When the administrator deletes the account "Acier"
            Then the operation is accepted
    .silent =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier":
              | city | Lyon |
              | SIRET | 00041276700014 |
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH12 = Table under no step
    .means = The table follows no step.
    .why = Nobody would be given its values.
    .fires =
        Feature: Accounts

          Scenario: Delete an account
            | city | Lyon |
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
    .silent =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier":
              | city | Lyon |
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH13 = Two arguments under one step
    .means = A step takes at most one table and one text.
    .why = The second would be ignored.
    .fires =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            """
            First note
            """
            """
            Second note
            """
            When the administrator deletes the account "Acier"
            Then the operation is accepted
    .silent =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            """
            First note
            Second note
            """
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH14 = Open row
    .means = Words follow the last bar of the row.
    .why = The last cell would be lost.
    .fires =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier":
              | city | Lyon
            When the administrator deletes the account "Acier"
            Then the operation is accepted
    .silent =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier":
              | city | Lyon |
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH15 = Text never closed
    .means = The triple quotes that open the text are never closed.
    .why = The rest of the file would be taken for text, scenarios included.
    .fires =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            """
            Long-standing customer
            When the administrator deletes the account "Acier"
            Then the operation is accepted
    .silent =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            """
            Long-standing customer
            """
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH16 = Words after the closing quotes
    .means = Words follow the triple quotes that close a text.
    .why = They would be lost, or the text before was not closed.
    .fires =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            """
            Long-standing customer
            """ to review
            When the administrator deletes the account "Acier"
            Then the operation is accepted
    .silent =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            """
            Long-standing customer, to review
            """
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH17 = Examples without a row
    .means = A table of examples has its titles only, or nothing.
    .why = These examples announce cases that will not be played.
    .fires =
        Feature: Accounts

          Scenario Outline: Delete an account
            Given an account "<name>"
            When the administrator deletes the account "<name>"
            Then the operation is accepted

            Examples:
              | name |
              | Acier |

            Examples: Key accounts
    .silent =
        Feature: Accounts

          Scenario Outline: Delete an account
            Given an account "<name>"
            When the administrator deletes the account "<name>"
            Then the operation is accepted

            Examples:
              | name |
              | Acier |

            Examples: Key accounts
              | name |
              | Tube |
explain-GH18 = Examples under a plain scenario
    .means = The scenario is played once per row of examples: it is written as an outline.
    .why = Whoever reads it believes in one case, and counts wrongly.
    .fires =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "<name>"
            When the administrator deletes the account "<name>"
            Then the operation is accepted

            Examples:
              | name |
              | Acier |
    .silent =
        Feature: Accounts

          Scenario Outline: Delete an account
            Given an account "<name>"
            When the administrator deletes the account "<name>"
            Then the operation is accepted

            Examples:
              | name |
              | Acier |
explain-GH19 = Value that no column gives
    .means = A step uses a name in angle brackets that is no column of the examples.
    .why = The name would be sent to the CRM as it stands.
    .fires =
        Feature: Accounts

          Scenario Outline: Delete an account
            Given an account "<name>"
            When the administrator deletes the account "<name>"
            Then the operation is accepted

            Examples:
              | account |
              | Acier |
    .silent =
        Feature: Accounts

          Scenario Outline: Delete an account
            Given an account "<name>"
            When the administrator deletes the account "<name>"
            Then the operation is accepted

            Examples:
              | name |
              | Acier |
explain-GH20 = Column without a name, or named twice
    .means = Each column of the examples has a name of its own.
    .why = Between two columns of one name, nothing says which gives the value.
    .fires =
        Feature: Accounts

          Scenario Outline: Delete an account
            Given an account "<name>"
            When the administrator deletes the account "<name>"
            Then the operation is accepted

            Examples:
              | name | name |
              | Acier | Lyon |
    .silent =
        Feature: Accounts

          Scenario Outline: Delete an account
            Given an account "<name>"
            When the administrator deletes the account "<name>"
            Then the operation is accepted

            Examples:
              | name | id |
              | Acier | 1 |
explain-GH21 = Two equal rows of examples
    .means = A row is known by its values, or by its column `id`: two rows cannot be told apart.
    .why = Their results would mix: one would hide the failure of the other.
    .fires =
        Feature: Accounts

          Scenario Outline: Delete an account
            Given an account "<name>"
            When the administrator deletes the account "<name>"
            Then the operation is accepted

            Examples:
              | name |
              | Acier |
              | Acier |
    .silent =
        Feature: Accounts

          Scenario Outline: Delete an account
            Given an account "<name>"
            When the administrator deletes the account "<name>"
            Then the operation is accepted

            Examples:
              | name |
              | Acier |
              | Tube |
explain-GH22 = Two scenarios of one name
    .means = In a file, a scenario without a tag `@CT-…` is known by its name.
    .why = Their results would mix from run to run.
    .fires =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted

          Scenario: Delete an account
            Given an account "Acier"
            Then the operation is accepted
    .silent =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted

          Scenario: Keep an account
            Given an account "Acier"
            Then the operation is accepted
explain-GH23 = Feature without a scenario
    .means = The file announces a feature and says nothing of it that can be verified.
    .why = In a list of files it passes for covered.
    .fires =
        Feature: Accounts
    .silent =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH24 = Step without words
    .means = The keyword is alone on its line.
    .why = Nothing would be played there.
    .fires =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            When
            Then the operation is accepted
    .silent =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH25 = Keyword of another language
    .means = The file is in one language, the keyword in another.
    .why = Other tools would not recognise the line, and the step would be lost.
    .fires =
        Feature: Accounts

          Scenario: Delete an account
            Étant donné un compte "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
    .silent =
        Feature: Accounts

          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH26 = Glued tags
    .means = Tags touch, or are parted by commas.
    .why = Other tools would read one tag that names nothing.
    .fires =
        Feature: Accounts

          @critical, @EXG-001
          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
    .silent =
        Feature: Accounts

          @critical @EXG-001
          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH27 = Text under no step
    .means = The text in triple quotes follows no step.
    .why = Nobody would be given it. A description is written without quotes.
    .fires =
        Feature: Accounts

          Scenario: Delete an account
            """
            Long-standing customer
            """
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
    .silent =
        Feature: Accounts

          Scenario: Delete an account
            Long-standing customer
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
explain-GH28 = Examples under no scenario
    .means = The examples come before the first scenario.
    .why = No scenario would play them.
    .fires =
        Feature: Accounts

          Examples:
            | name |
            | Acier |

          Scenario: Delete an account
            Given an account "Acier"
            When the administrator deletes the account "Acier"
            Then the operation is accepted
    .silent =
        Feature: Accounts

          Scenario Outline: Delete an account
            Given an account "<name>"
            When the administrator deletes the account "<name>"
            Then the operation is accepted

            Examples:
              | name |
              | Acier |
explain-GH29 = Column of examples that nothing names
    .means = A column of the examples serves in no step: neither `<column>`, nor the title, nor a tag names it. A column `id` names the row.
    .why = Whatever is written there, the same scenario is played: the expected value that it holds is verified by nothing.
    .fires =
        Feature: Accounts

          Scenario Outline: Create an account
            When the administrator creates an account "<name>"
            Then the name of the account "<name>" is "<name>"

            Examples:
              | name | expected city |
              | Acier | Metz |
    .silent =
        Feature: Accounts

          Scenario Outline: Delete an account
            Given an account "<name>"
            When the administrator deletes the account "<name>"
            Then the operation is accepted

            Examples:
              | id | name |
              | a | Acier |
explain-GH99 = Line lost by the reader
    .means = The reader of scenarios put this line nowhere. It is a fault of the program: report it with the file.
    .why = Rather than play a file that was misread, Ouvrage plays none of its scenarios.
    .fires = (no known text)
    .silent = (any file that is read whole)
