# Ce que l’auteur permet sur place : « # ouvrage: allow R01 — motif »
M20 = la permission de { $rule } ne sert plus
    .label = rien à permettre ici
    .help = retirez ce code du commentaire : le texte ne l’enfreint plus
M20-reason = cette permission ne dit pas pourquoi
    .label = sans motif
    .help = ajoutez le motif après un tiret : `# ouvrage: allow R02 — les deux se recettent ensemble`
M20-empty = cette permission ne nomme aucune règle
    .label = sans code
    .help = nommez la règle et le motif : `# ouvrage: allow R02 — les deux se recettent ensemble`
M20-unknown = aucune règle ne s’appelle « { $rule } »
    .label = code inconnu
    .help = recopiez le code que montre `ouvrage check`, par exemple `R02`
M20-fixed = la règle { $rule } ne se permet pas
    .label = toujours appliquée
    .help = elle protège la lecture du projet : corrigez ce qu’elle signale et retirez ce commentaire
