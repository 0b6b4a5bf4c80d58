# language: fr
@CAH-02
Fonctionnalité: Reprise de l’historique des régions
  Quatre tableurs régionaux, 31 146 lignes, trois ans d’historique : chaque ligne lue est chargée ou
  rejetée, jamais perdue. La répétition à blanc précède le chargement.

  @CT-023 @EXG-044 @EXG-047 @EXG-048 @CU-021 @critique
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

  @CT-024 @EXG-044 @EXG-045 @CU-021 @critique
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
