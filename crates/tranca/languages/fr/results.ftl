# Les phrases des résultats.

results-title = Résultats
results-lead = Ce que l’opération a donné. Des chiffres seulement : aucune de nos pages ne nomme un serveur ouvert.
results-as-of = État au { $at }
results-funnel = Jusqu’où sont allés les dossiers
funnel-says = Une barre par étape, des serveurs signalés aux serveurs fermés. Les chiffres figurent dans le tableau voisin.
funnel-listed = Signalés par une base de données publique
funnel-tested = Testés
funnel-proven = Confirmés ouverts
funnel-written = Objet d’un courrier
funnel-closed = Fermés, avec ou sans courrier
results-comparison = Les courriers sont-ils utiles ?
comparison-lead = Beaucoup de serveurs se ferment sans intervention de personne. C’est pourquoi certains contacts, tirés au sort, reçoivent leur courrier plus tard, et les deux groupes sont comparés : combien de leurs serveurs ont été fermés dans un délai de { $span } après confirmation.
comparison-none = Il n’y a pas de groupe témoin ; personne ne peut donc dire combien de serveurs auraient été fermés sans courrier.
comparison-too-early = Il est trop tôt pour comparer : aucun dossier confirmé n’est encore assez ancien.
comparison-says = Deux lignes qui montent chaque fois qu’un serveur a été fermé. Avertis immédiatement : { $notified } à la fin. Groupe témoin : { $control }.
arm-notified = Avertis immédiatement
arm-control = Groupe témoin
results-closing = Du courrier à la fermeture
closing-says = { $closed ->
    [one] Un serveur a été fermé après un courrier. Délai : { $median }.
    [many] { $closed } serveurs ont été fermés après un courrier : un quart en { $first } au plus, la moitié en { $median }, les trois quarts en { $third }.
   *[other] { $closed } serveurs ont été fermés après un courrier : un quart en { $first } au plus, la moitié en { $median }, les trois quarts en { $third }.
}
closing-none = Aucun serveur n’a encore été fermé après un courrier.
results-states = Où en sont les dossiers
states-says = Une barre par vulnérabilité, divisée par état. Les chiffres figurent dans le tableau voisin.
results-set-aside = Mis de côté, et pourquoi
results-countries = Par pays
results-software = Par logiciel
results-small = Les groupes de moins de cinq serveurs confirmés ouverts sont comptés ensemble, afin qu’aucun chiffre ne désigne un serveur.
results-letters = Courriers
results-nothing-yet = Rien pour l’instant.
group-unknown = inconnu
group-other = autres, ensemble
letters-all = Tous
letters-sent = Envoyés
letters-failed = Refusés
letters-waiting = En cours d’envoi
note-reopened = { $count ->
    [one] Un serveur fermé a été trouvé ouvert de nouveau.
    [many] { $count } fois, un serveur fermé a été trouvé ouvert de nouveau.
   *[other] { $count } fois, un serveur fermé a été trouvé ouvert de nouveau.
}
note-backscatter-cases = { $count ->
    [one] Un serveur renvoie des avis de non-remise à des expéditeurs qui n’ont jamais écrit. Ce n’est pas un relais, mais c’est gênant.
    [many] { $count } serveurs renvoient des avis de non-remise à des expéditeurs qui n’ont jamais écrit. Ce ne sont pas des relais, mais c’est gênant.
   *[other] { $count } serveurs renvoient des avis de non-remise à des expéditeurs qui n’ont jamais écrit. Ce ne sont pas des relais, mais c’est gênant.
}

col-group = Groupe
col-closed-of = Fermés
col-share = Part
col-interval = Intervalle de confiance (95 %)
col-too-young = Trop récents pour être comptés
col-within = Dans un délai de
col-from-letter = À partir du courrier
col-from-proof-notified = À partir de la preuve, avertis immédiatement
col-from-proof-control = À partir de la preuve, groupe témoin
col-step = Étape
col-cases = Dossiers
col-proven = Confirmés
col-closed = Fermés
col-state = État
col-weakness = Vulnérabilité
col-reason = Motif
col-country = Pays
col-software = Logiciel
col-language = Langue

span-days = { $count ->
    [one] { $count } jour
    [many] { $count } jours
   *[other] { $count } jours
}
span-hours = { $count ->
    [one] { $count } heure
    [many] { $count } heures
   *[other] { $count } heures
}
span-minutes = { $count ->
    [one] { $count } minute
    [many] { $count } minutes
   *[other] { $count } minutes
}
span-seconds = { $count ->
    [one] { $count } seconde
    [many] { $count } secondes
   *[other] { $count } secondes
}
