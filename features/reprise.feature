# language: fr
Fonctionnalité: Reprise de l’historique des régions
  Quatre tableurs régionaux, 31 146 lignes, trois ans d’historique : chaque ligne lue est chargée ou
  rejetée, jamais perdue. La répétition à blanc précède le chargement.

  @CT-023 @CAH-02 @EXG-044 @EXG-047 @EXG-048 @CU-021 @critique
  Scénario: À blanc, le fichier Nord-Est est lu en entier et ses lignes invalides sont rejetées
    Quand l’administrateur crée une reprise « comptes_nord_est.csv » avec :
      | région  | Nord-Est |
      | à blanc | oui      |
    Alors l’opération est acceptée
    Et la reprise « comptes_nord_est.csv » a :
      | lignes lues | 7 412 |
    Quand l’administrateur recherche les reprises avec :
      | champ           | opérateur       | valeur               |
      | fichier         | est             | comptes_nord_est.csv |
      | à blanc         | est             | oui                  |
      | lignes rejetées | est supérieur à | 0                    |
      | lignes chargées | est inférieur à | 7 412                |
    Alors au moins 1 reprise est trouvée

  @CT-024 @CAH-02 @EXG-044 @EXG-045 @CU-021 @critique
  Scénario: Le fichier Nord-Est est chargé avec son chiffre d’affaires
    Quand l’administrateur crée une reprise « comptes_nord_est.csv » avec :
      | région  | Nord-Est |
      | à blanc | non      |
    Alors l’opération est acceptée
    Et la reprise « comptes_nord_est.csv » a :
      | région      | Nord-Est |
      | lignes lues | 7 412    |
    Quand l’administrateur recherche les reprises avec :
      | champ                     | opérateur       | valeur               |
      | fichier                   | est             | comptes_nord_est.csv |
      | à blanc                   | est             | non                  |
      | lignes chargées           | est supérieur à | 0                    |
      | chiffre d’affaires repris | est supérieur à | 0,00 €               |
    Alors au moins 1 reprise est trouvée

  @CT-038 @CAH-04 @EXG-112 @CU-021
  Scénario: Un chef des ventes ne charge pas de fichier
    Quand le chef des ventes Nord-Est crée une reprise « comptes_nord_est.csv » avec :
      | région  | Nord-Est |
      | à blanc | oui      |
    Alors l’opération est refusée pour droit insuffisant

  @CT-048 @CAH-04 @EXG-117 @CU-021
  Scénario: Le fichier d’une autre région est refusé
    Quand l’administrateur crée une reprise « comptes_ouest.csv » avec :
      | région  | Nord-Est |
      | à blanc | oui      |
    Alors l’opération est refusée pour donnée invalide

  @CT-049 @CAH-04 @EXG-044 @EXG-047 @CU-021
  Plan du scénario: À blanc, les trois autres fichiers sont lus en entier
    Quand l’administrateur crée une reprise « <fichier> » avec :
      | région  | <région> |
      | à blanc | oui      |
    Alors l’opération est acceptée
    Et la reprise « <fichier> » a :
      | région      | <région> |
      | lignes lues | <lignes> |

    Exemples:
      | fichier                | région               | lignes |
      | comptes_ouest.csv      | Ouest                | 8 206  |
      | comptes_sud_est.csv    | Sud-Est              | 7 934  |
      | comptes_idf_centre.csv | Île-de-France Centre | 7 594  |
