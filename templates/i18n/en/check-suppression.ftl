# What the author allows in place: "# ouvrage: allow R01 — reason"
M20 = the permission of { $rule } serves nothing any more
    .label = nothing to allow here
    .help = remove this code from the comment: the text does not break it any more
M20-reason = this permission does not say why
    .label = no reason
    .help = add the reason after a dash: `# ouvrage: allow R02 — both are accepted together`
M20-empty = this permission names no rule
    .label = no code
    .help = name the rule and the reason: `# ouvrage: allow R02 — both are accepted together`
M20-unknown = no rule is called “{ $rule }”
    .label = unknown code
    .help = copy the code that `ouvrage check` shows, `R02` for instance
M20-fixed = the rule { $rule } cannot be allowed
    .label = always applied
    .help = it protects the reading of the project: mend what it tells and remove this comment
