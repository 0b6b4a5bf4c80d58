level-error = erreur
level-warning = avertissement
level-info = information
level-help = aide
