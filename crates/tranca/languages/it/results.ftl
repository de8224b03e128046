# The sentences of the results.

results-title = Risultati
results-lead = Che cosa ha prodotto l’operazione. Solo cifre: nessuna nostra pagina nomina un server aperto.
results-as-of = Situazione al { $at }
results-funnel = Fin dove sono arrivati i casi
funnel-says = Una barra per ogni tappa, dai server segnalati ai server chiusi. I numeri sono nella tabella accanto.
funnel-listed = Segnalati da una banca dati pubblica
funnel-tested = Verificati
funnel-proven = Accertati come aperti
funnel-written = Con lettera inviata
funnel-closed = Chiusi, con o senza lettera
results-comparison = Le lettere servono?
comparison-lead = Molti server si chiudono senza che nessuno intervenga. Perciò alcuni contatti, estratti a sorte, ricevono la lettera più tardi e i due gruppi vengono confrontati: quanti dei loro server sono stati chiusi entro { $span } dall’accertamento.
comparison-none = Non c’è un gruppo di controllo; perciò nessuno può dire quanti server sarebbero stati chiusi senza lettera.
comparison-too-early = È troppo presto per un confronto: nessun caso accertato è abbastanza vecchio.
comparison-says = Due linee che salgono a ogni server chiuso. Avvisati subito: { $notified } alla fine. Gruppo di controllo: { $control }.
arm-notified = Avvisati subito
arm-control = Gruppo di controllo
results-closing = Dalla lettera alla chiusura
closing-says = { $closed ->
    [one] Un server è stato chiuso dopo una lettera. Tempo impiegato: { $median }.
    [many] { $closed } server sono stati chiusi dopo una lettera: un quarto entro { $first }, metà entro { $median }, tre quarti entro { $third }.
   *[other] { $closed } server sono stati chiusi dopo una lettera: un quarto entro { $first }, metà entro { $median }, tre quarti entro { $third }.
}
closing-none = Nessun server è stato ancora chiuso dopo una lettera.
results-states = A che punto sono i casi
states-says = Una barra per ogni vulnerabilità, divisa per stato. I numeri sono nella tabella accanto.
results-set-aside = Accantonati, e perché
results-countries = Per paese
results-software = Per software
results-small = I gruppi con meno di cinque server accertati sono contati insieme, perché nessuna cifra indichi un server.
results-letters = Lettere
results-nothing-yet = Ancora nulla.
group-unknown = non noto
group-other = altri, insieme
letters-all = Tutte
letters-sent = Inviate
letters-failed = Rifiutate
letters-waiting = In viaggio
note-reopened = { $count ->
    [one] Un server chiuso è stato trovato di nuovo aperto.
    [many] { $count } volte un server chiuso è stato trovato di nuovo aperto.
   *[other] { $count } volte un server chiuso è stato trovato di nuovo aperto.
}
note-backscatter-cases = { $count ->
    [one] Un server invia notifiche di mancato recapito a mittenti che non hanno mai scritto. Non è un relay, ma disturba.
    [many] { $count } server inviano notifiche di mancato recapito a mittenti che non hanno mai scritto. Non è un relay, ma disturba.
   *[other] { $count } server inviano notifiche di mancato recapito a mittenti che non hanno mai scritto. Non è un relay, ma disturba.
}

col-group = Gruppo
col-closed-of = Chiusi
col-share = Quota
col-interval = Intervallo di confidenza (95 %)
col-too-young = Troppo recenti per contare
col-within = Entro
col-from-letter = Dalla lettera
col-from-proof-notified = Dall’accertamento, avvisati subito
col-from-proof-control = Dall’accertamento, gruppo di controllo
col-step = Tappa
col-cases = Casi
col-proven = Accertati
col-closed = Chiusi
col-state = Stato
col-weakness = Vulnerabilità
col-reason = Motivo
col-country = Paese
col-software = Software
col-language = Lingua

span-days = { $count ->
    [one] 1 giorno
    [many] { $count } giorni
   *[other] { $count } giorni
}
span-hours = { $count ->
    [one] 1 ora
    [many] { $count } ore
   *[other] { $count } ore
}
span-minutes = { $count ->
    [one] 1 minuto
    [many] { $count } minuti
   *[other] { $count } minuti
}
span-seconds = { $count ->
    [one] 1 secondo
    [many] { $count } secondi
   *[other] { $count } secondi
}
