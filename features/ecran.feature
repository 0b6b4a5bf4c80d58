# language: fr
@CAH-01 @ecran
Fonctionnalité: L’opportunité à l’écran
  Le commercial travaille dans son navigateur : ce que l’interface refuse, l’écran le refuse aussi et le dit.

  @CT-123 @EXG-018 @CU-010 @critique @amount-editable-after-won
  Scénario: À l’écran, le montant d’une opportunité gagnée est figé
    Étant donné la PME « Fonderie de Champagney » est suivie par Morel dans le Nord-Est
    Et une opportunité « Bras de coulée Champagney » avec :
      | compte         | Fonderie de Champagney |
      | type de client | PME                    |
      | montant        | 48 000,00 €            |
      | étape          | Négociation            |
      | commercial     | Morel                  |
    Quand je me connecte à l’écran en tant que commercial Nord-Est
    Et j’ouvre la page « opportunité » de l’opportunité « Bras de coulée Champagney »
    Et je clique sur le bouton « Marquer gagnée »
    Alors je vois le message « L’opportunité est enregistrée. »
    Quand je saisis « 52 000,00 » dans le champ « Montant »
    Et je clique sur le bouton « Enregistrer »
    Alors je vois le message « Le montant d’une opportunité gagnée est figé. »
    Et je ne vois pas « L’opportunité est enregistrée. »
    Et le montant de l’opportunité « Bras de coulée Champagney » reste 48 000,00 €

  @CT-124 @EXG-015 @CU-009
  Scénario: Une opportunité saisie à l’écran se retrouve dans la liste
    Étant donné la PME « Verrerie du Saulnois » est suivie par Morel dans le Nord-Est
    Et une opportunité « Arche de recuisson Saulnois » est à créer à l’écran
    Quand je me connecte à l’écran en tant que commercial Nord-Est
    Et j’ouvre la page « nouvelle opportunité »
    Et je remplis le formulaire avec :
      | Nom            | Arche de recuisson Saulnois |
      | Compte         | Verrerie du Saulnois        |
      | Montant        | 18 400,00                   |
      | Type de client | PME                         |
      | Étape          | Proposition                 |
    Et je clique sur le bouton « Enregistrer »
    Alors je vois le message « L’opportunité est enregistrée. »
    Quand j’ouvre la page « opportunités »
    Et je saisis « recuisson saulnois » dans le champ « Nom »
    Et je clique sur le bouton « Rechercher »
    Alors je vois dans le tableau « Opportunités » :
      | Nom                         | Étape       | Montant     |
      | Arche de recuisson Saulnois | Proposition | 18 400,00 € |
    Et je garde une capture de l’écran
    Et le montant de l’opportunité « Arche de recuisson Saulnois » est 18 400,00 €
