# The named defects of the demo CRM.
defect-duplicate-accepted = un second compte de même SIRET est accepté
defect-amount-editable-after-won = le montant d’une opportunité gagnée peut être modifié
defect-foreign-account-visible = les comptes des autres régions sont visibles
defect-slow-search = une recherche prend 3 secondes
defect-discount-threshold-off = une remise de 15,01 % est validée sans accord
defect-study-not-required = un grand compte reçoit une proposition sans étude technique
defect-replay-duplicates-order = un message rejoué crée une seconde commande
defect-follow-up-twice = chaque passage du traitement ajoute une relance
defect-double-conversion = une piste convertie peut l’être encore
defect-email-not-checked = une adresse e-mail invalide est acceptée
