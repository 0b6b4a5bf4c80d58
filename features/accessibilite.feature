# language: fr
@CAH-01
Fonctionnalité: Télévente au clavier et au lecteur d’écran
  Deux télévendeurs travaillent avec un lecteur d’écran ; tous prennent les appels sans lâcher le clavier.

  @CT-026 @EXG-064 @CU-013 @manuel
  Scénario: Un devis est créé et relancé sans souris
    Étant donné un télévendeur connecté, la souris débranchée, le lecteur d’écran en marche
    Quand il recherche le compte « Compresseurs Rémy », crée un devis d’une ligne et clôt la tâche de relance avec la note « rappeler jeudi »
    Alors chaque élément atteint est annoncé par son intitulé et son rôle, et le repère de sélection reste visible à l’écran
    Et la tâche passe à l’état « faite » sans qu’un geste de souris ait été nécessaire
    Quand il saisit une échéance au format inattendu « 31/02 »
    Alors le lecteur d’écran lit le message d’erreur, et ce message nomme le champ « échéance »
