# Règles de conception des tests
D01 = Un pas de { $case } ne dit pas ce qui doit être constaté
    .label = sans résultat attendu
    .help = Ajoutez `expected:` : ce que le testeur voit quand tout va bien.
D01-scenario = Le scénario manuel « { $name } » ne dit pas ce qui doit être constaté
    .label = sans « Alors »
    .help = Ajoutez une étape « Alors » : ce que la personne voit quand tout va bien.
D10 = Le scénario « { $name } » ne prouve rien
    .label = sans « Alors »
    .help = Ajoutez une étape « Alors » avec le résultat attendu : un scénario qui ne regarde rien n’est pas joué.
D10-screen = « { $words } » décrit l’écran, pas le métier
    .label = geste d’écran
    .help = Dites ce que la personne veut obtenir (créer, valider, rechercher…). Si le scénario porte sur l’écran lui-même, donnez-lui l’étiquette « @ecran ».
D14-case = { $case } n’a aucun pas
    .label = rien à jouer
    .help = Ajoutez `steps:` avec une action et un résultat attendu par pas, ou rattachez le cas à un scénario.
