# language: fr
@CAH-01
Fonctionnalité: De la piste au compte, sans ressaisie
  Une piste entrante trouve son commercial à la minute où elle arrive ; convertie, elle donne
  un compte, un contact et une opportunité, une seule fois.

  @CT-007 @EXG-013 @CU-008 @RG-008 @critique @limite
  Plan du scénario: Une piste est affectée selon le département et le type de client
    Quand l’administrateur crée une piste « Demande en ligne <type> <département> » avec :
      | société        | Ateliers <type> <département>         |
      | interlocuteur  | Service achats                        |
      | e-mail         | achats@ateliers-<département>.example |
      | type de client | <type>                                |
      | département    | <département>                         |
      | source         | formulaire du site                    |
    Alors le commercial de la piste « Demande en ligne <type> <département> » est « <commercial> »

    Exemples:
      | type         | département | commercial     |
      | PME          | 57          | Morel          |
      | grand compte | 57          | KAM Est        |
      | PME          | 99          | file d'attente |

  @CT-008 @EXG-014 @EXG-015 @CU-009 @critique @double-conversion
  Scénario: Une piste convertie donne un compte, un contact et une opportunité, une seule fois
    Étant donné une piste « Usinage Perrin » avec :
      | société        | Usinage Perrin          |
      | interlocuteur  | Solène Perrin           |
      | e-mail         | s.perrin@perrin.example |
      | type de client | PME                     |
      | département    | 57                      |
      | montant        | 15 000,00 €             |
      | source         | salon                   |
    Quand le commercial Nord-Est déclenche « qualifier » sur la piste « Usinage Perrin »
    Alors l’état de la piste « Usinage Perrin » est « qualifiée »
    Quand le commercial Nord-Est déclenche « convertir » sur la piste « Usinage Perrin »
    Alors un seul compte existe dont le nom est « Usinage Perrin »
    Et un contact existe dont le compte est « Usinage Perrin »
    Et une opportunité existe dont le compte est « Usinage Perrin » et dont le montant est 15 000,00 €
    Quand le commercial Nord-Est déclenche « convertir » sur la piste « Usinage Perrin »
    Alors l’opération est refusée pour transition interdite
    Et une seule opportunité existe dont le compte est « Usinage Perrin »
