store-unknown-scheme = une adresse « { $scheme }:// » n’est pas une base de données connue : donnez un fichier ou postgres://utilisateur:motdepasse@serveur/base
store-bad-address = l’adresse de la base de données ne peut pas être lue : { $cause }
store-unreachable = { $reason ->
    [refused] personne n’écoute à l’adresse { $place } : la connexion est refusée ; vérifiez le serveur et le port, et que PostgreSQL est démarré
    [cut] la connexion à { $place } a été coupée : { $cause }
    [no-route] aucun chemin ne mène à { $place } : vérifiez l’adresse et le réseau
    [stopping] la base de données { $place } s’arrête ou démarre : { $cause }
   *[other] la base de données { $place } est injoignable : { $cause }
}
store-timed-out = la base de données { $place } n’a pas répondu en { $seconds } s
store-wrong-password = le serveur { $place } refuse l’utilisateur « { $user } » ou son mot de passe
store-no-such-database = le serveur { $place } n’a pas de base « { $database } » : créez-la d’abord
store-not-allowed = l’utilisateur n’a pas les droits qu’il faut dans { $place } : { $cause }
store-answers-http = { $place } est l’adresse d’un site web (il répond en HTTP), pas d’une base PostgreSQL
store-not-postgres = ce qui répond à { $place } ne parle pas comme PostgreSQL : vérifiez le serveur et le port
store-not-writable = { $path } ne peut pas être créé ou écrit : vérifiez que le dossier existe et que vous y avez le droit d’écrire ({ $cause })
store-corrupt = { $path } n’est pas une base de données SQLite, ou elle est endommagée : remettez une sauvegarde ou indiquez un autre fichier
store-full = il n’y a plus de place sur le disque de { $place }
store-busy = { $path } est resté occupé par un autre programme : attendez qu’il ait fini
store-newer-schema = { $place } a été écrite par une version plus récente d’Ouvrage (schéma { $found }, celle-ci connaît { $known }) : mettez Ouvrage à jour
store-migration = { $place } n’a pas pu être mise au schéma de cette version : { $cause }
store-unknown-run = l’exécution { $run } n’existe pas dans la base
store-already-kept = l’événement { $seq } de l’exécution { $run } est déjà conservé avec un autre contenu : rien n’est jamais remplacé
store-unreadable = l’exécution { $run } contient ce que cette version ne sait pas lire : { $cause }
store-database = la base de données { $place } répond : { $cause }
