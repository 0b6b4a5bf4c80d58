# Ateliers (famille A)
A01 = personne du terrain à l’atelier { $id } « { $title } » : on y a parlé du travail sans ceux qui le font
    .help = invitez au moins deux personnes qui vendent ou servent les clients (`profile: field`), ou faites-leur relire le compte rendu
A01-nobody = l’atelier { $id } « { $title } » ne dit pas qui était là : rien ne montre que le terrain y a parlé
    .help = listez les participants sous `participants`, avec leur profil (`profile: field` pour le terrain)
A02 = l’atelier { $id } « { $title } » n’a réuni que la direction et l’informatique : il dira ce que l’on croit du travail, pas ce qu’il est
    .help = ajoutez des gens du terrain et leurs responsables ; si l’atelier est passé, tenez-en un second avec eux
A03 = le compte rendu de l’atelier { $id } est parti le { $sent }, soit { $days ->
        [one] { $days } jour ouvré
       *[other] { $days } jours ouvrés
    } après le { $held } : les souvenirs divergent déjà
    .help = il était dû le { $due } ; envoyez désormais les décisions et les actions dans les cinq jours ouvrés, même sans le reste
A03-unsent = l’atelier { $id } s’est tenu le { $held } et son compte rendu, dû le { $due }, n’est pas parti
    .help = envoyez au moins les décisions et les actions, puis notez la date sous `minutes` : `sent_on: …`
A03-undated = le compte rendu de l’atelier { $id } « { $title } » est dit parti, sans date : son retard ne se voit pas et l’accord tacite ne court pas
    .help = notez la date sous `minutes` : `sent_on: …`
A04 = cette action de l’atelier { $id } « { $title } » ne sera faite par personne : il manque { $missing }
    .help = une action sans nom ni date est un souhait : complétez-la, ou retirez-la
A04-owner = le porteur (`owner`)
A04-due = l’échéance (`due`)
A05 = { $owner } devait avoir fini pour le { $due } : « { $text } »
    .help = clôturez l’action (`status: done`), ou convenez d’une nouvelle date avec son porteur
A05-nobody = cette action était due le { $due } : « { $text } »
    .help = clôturez-la (`status: done`), ou donnez-lui un porteur et une nouvelle date
A05-point = { $owner } devait avoir tranché pour le { $due } : « { $text } »
    .help = notez la réponse et clôturez le point (`status: done`), ou portez-le au prochain comité
A05-point-nobody = ce point devait être tranché pour le { $due } : « { $text } »
    .help = notez la réponse et clôturez le point (`status: done`), ou donnez-lui un porteur et une nouvelle date
A06 = le service « { $service } » est dans le périmètre, mais aucun atelier ne l’a entendu
    .help = invitez-le à un atelier, ou retirez-le du contexte s’il n’utilisera pas l’outil ; un participant est reconnu par son service (`entity`) ou sa fonction
