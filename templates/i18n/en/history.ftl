# The story of the texts: impact, differences, reviews
help-impact = Show all that depends on an item, and what changing it would give to look at again
help-impact-examples = Examples:
  {"  "}ouvrage impact EXG-012
  {"  "}ouvrage impact CU-004 --output-format json
help-diff = Compare two versions of the project: added, removed, reworded, re-ranked, re-linked, moved, renamed
help-diff-examples = Examples:
  {"  "}ouvrage diff                       since the last commit
  {"  "}ouvrage diff v1.0                  since a tagged version
  {"  "}ouvrage diff v1.0..v1.1            from one version to the other
  {"  "}ouvrage diff v1.0.. --output-format markdown
help-arg-versions = `A..B`: from one git revision to the other; `A`: up to the text on the disk (by default since the last commit)
help-review = Show the cases whose requirement changed since their approval, and sign those that still hold
help-review-examples = Examples:
  {"  "}ouvrage review                                           what is to be looked at again
  {"  "}ouvrage review EXG-012 --reason "Only the wording changes"
  {"  "}ouvrage review --all --reason "Read at the review of 12 March" --dry-run
help-arg-review-requirements = Requirements whose cases were looked at
help-arg-review-all = All cases to look at again
help-arg-review-case = This case only (may be repeated)
help-arg-reason = Why the change has no effect on these cases; signs the review
help-arg-by = Who looked (by default `OUVRAGE_USER`, else the name that git knows)

moment-before = in the first known version
moment-working = not in git yet
moment-commit = { $day } ({ $commit })

impact-none = Nothing depends on it.
impact-kind = { $kind } ({ $count })
impact-far = {"  "}{ $links } links away
impact-stale-mark = {"  "}to be looked at again
impact-lots = Lots concerned: { $names }
impact-books = Books concerned: { $names }
impact-no-case = No approved case verifies it.
impact-work = If the text changes: { $cases ->
        [one] one case
       *[other] { $cases } cases
    } to revise ({ $writing }), { $plays ->
        [one] one execution
       *[other] { $plays } executions
    } ({ $playing }), replays ({ $replaying }) — { $total } in all.
impact-stale = { $count ->
        [one] One case is
       *[other] { $count } cases are
    } already waiting for a review: ouvrage review
impact-no-story = Without git, nobody knows which cases were approved before the last change.

diff-title = From { $from } to { $to }
diff-on-disk = the text on the disk
diff-commit = { $commit } of { $day }
diff-revision = { $revision } ({ $commit } of { $day })
diff-none = No difference.
diff-nothing = nothing
diff-identified = has got an id
diff-reordered = in another order
diff-renamed = formerly { $from }
diff-modified = Changed
diff-background = Background
diff-no-project = no project in this folder
diff-errors = { $version }: { $count ->
        [one] an error keeps
       *[other] { $count } errors keep
    } it from being read whole, the comparison is incomplete
diff-subject-manifest = project
diff-subject-feature = feature
diff-subject-chapter = chapter
diff-section-added = Added
diff-section-removed = Removed
diff-section-renamed = Renamed
diff-count-added = { $count ->
        [one] one added
       *[other] { $count } added
    }
diff-count-removed = { $count ->
        [one] one removed
       *[other] { $count } removed
    }
diff-count-identified = { $count ->
        [one] one id given
       *[other] { $count } ids given
    }
diff-count-renamed = { $count ->
        [one] one renamed
       *[other] { $count } renamed
    }
diff-count-state = { $count ->
        [one] one change of state
       *[other] { $count } changes of state
    }
diff-count-moved = { $count ->
        [one] one moved to another lot
       *[other] { $count } moved to another lot
    }
diff-count-reranked = { $count ->
        [one] one re-ranked
       *[other] { $count } re-ranked
    }
diff-count-reworded = { $count ->
        [one] one rewording
       *[other] { $count } rewordings
    }
diff-count-relinked = { $count ->
        [one] one changed link
       *[other] { $count } changed links
    }
diff-count-field = { $count ->
        [one] one other field
       *[other] { $count } other fields
    }

git-nothing-shared = “{ $a }” and “{ $b }” have no commit in common

review-no-story = without git, nobody knows what changed since the cases were approved: the project is in no repository, or has no commit yet
review-no-requirement = no requirement is called “{ $id }”
review-which = say which: one or several requirements, or --all
review-no-reason = a review is signed with its reason: --reason "…"
review-nobody = say who looked: --by "First Last" (neither OUVRAGE_USER nor git gives a name)
review-nameless = the scenario “{ $case }” has no id: give it a tag @CT-…, then sign
review-none = No case to look at again: each was approved or looked at on the present text of its requirement.
review-changed = changed: { $changed }
review-cases = to look at again; approval: { $approved }
review-count = { $count ->
        [one] One case to look at again.
       *[other] { $count } cases to look at again.
    } If they still hold: ouvrage review { $id } --reason "…"; else revise them.
review-signed = { $count ->
        [one] One case reviewed
       *[other] { $count } cases reviewed
    }, no effect, by { $by }

M16 = { $name } goes from { $from } to { $to }, which its state does not allow
    .help = from { $from } one goes to { $allowed }; others rely on this state: put it back, or go by an allowed one
M16-gone = { $name } was { $from } and is gone: others rely on it
    .help = put it back; to set it aside, take it through the states that are there for it (obsolete, dropped…) without erasing it
M16-final = { $name } goes from { $from } to { $to }, though { $from } is final
    .help = others rely on this state: put { $from } back, and write a new item if need be
M16-text = { $name } is frozen, and its text is not the one that was frozen
    .label = changed: { $changed }
    .help = others rely on this text: put it back, or move the requirement to the state `amended` and commit it so before it is frozen again
T12 = “{ $case }” was approved before { $requirement } last changed
    .help = look at the case again: mend it, or sign that it still holds by `ouvrage review { $id } --reason "…"`
    .label = approved: { $approved }
    .related = changed: { $changed }
review-story-cut = this clone is cut: earlier changes may be missing from this list (git fetch --unshallow)
review-no-case = “{ $id }” is no case to look at again: ouvrage review shows them
review-none-of = Nothing to look at again for { $names }.{ $others ->
        [0] {""}
        [one] {" "}One case waits elsewhere: ouvrage review
       *[other] {" "}{ $others } cases wait elsewhere: ouvrage review
    }
