# language: fr
Fonctionnalité: Comptes

  Scénario: Un compte créé se retrouve
    Quand le commercial crée un compte « Outillage Martin » dont la ville est « Épinal »
    Alors l’opération est acceptée
    Et un seul compte existe dont le nom est « Outillage Martin »
