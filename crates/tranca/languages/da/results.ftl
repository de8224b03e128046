# The sentences of the results.

results-title = Resultater
results-lead = Hvad indsatsen har ført til. Kun tal: Ingen af vores sider nævner en åben server.
results-as-of = Pr. { $at }
results-funnel = Hvor langt sagerne er kommet
funnel-says = En søjle for hvert trin, fra indberettede servere til lukkede servere. Tallene står i tabellen ved siden af.
funnel-listed = Indberettet af en offentlig database
funnel-tested = Testet
funnel-proven = Påvist åbne
funnel-written = Brev sendt
funnel-closed = Lukket, med eller uden brev
results-comparison = Hjælper brevene?
comparison-lead = Mange servere lukkes, uden at nogen griber ind. Derfor får nogle kontakter, udtrukket ved lod, deres brev senere, og de to grupper sammenlignes: hvor mange af deres servere der var lukket inden for { $span } efter påvisningen.
comparison-none = Der er ingen kontrolgruppe, så ingen kan sige, hvor mange servere der ville være lukket uden et brev.
comparison-too-early = Det er for tidligt at sammenligne: Ingen påvist sag er gammel nok endnu.
comparison-says = To linjer, der stiger, hver gang en server blev lukket. Skrevet til med det samme: { $notified } til sidst. Kontrolgruppe: { $control }.
arm-notified = Skrevet til med det samme
arm-control = Kontrolgruppe
results-closing = Fra brev til lukning
closing-says = { $closed ->
    [one] Én server blev lukket efter et brev. Det tog { $median }.
   *[other] { $closed } servere blev lukket efter et brev: en fjerdedel inden for { $first }, halvdelen inden for { $median }, tre fjerdedele inden for { $third }.
}
closing-none = Ingen server er blevet lukket efter et brev endnu.
results-states = Hvor sagerne står
states-says = En søjle for hver svaghed, opdelt efter status. Tallene står i tabellen ved siden af.
results-set-aside = Lagt til side, og hvorfor
results-countries = Efter land
results-software = Efter software
results-small = Grupper, hvor færre end fem servere er påvist åbne, tælles sammen, så intet tal peger på en bestemt server.
results-letters = Breve
results-nothing-yet = Intet endnu.
group-unknown = ukendt
group-other = andre, samlet
letters-all = Alle
letters-sent = Sendt
letters-failed = Afvist
letters-waiting = På vej
note-reopened = { $count ->
    [one] Én lukket server blev fundet åben igen.
   *[other] { $count } gange blev en lukket server fundet åben igen.
}
note-backscatter-cases = { $count ->
    [one] Én server sender fejlmeddelelser til afsendere, der aldrig har skrevet. Det er ikke et relæ, men det er til gene.
   *[other] { $count } servere sender fejlmeddelelser til afsendere, der aldrig har skrevet. Det er ikke relæer, men det er til gene.
}

col-group = Gruppe
col-closed-of = Lukket
col-share = Andel
col-interval = Konfidensinterval (95 %)
col-too-young = For nye til at tælle med
col-within = Inden for
col-from-letter = Fra brevet
col-from-proof-notified = Fra påvisningen, skrevet til med det samme
col-from-proof-control = Fra påvisningen, kontrolgruppe
col-step = Trin
col-cases = Sager
col-proven = Påvist
col-closed = Lukket
col-state = Status
col-weakness = Svaghed
col-reason = Årsag
col-country = Land
col-software = Software
col-language = Sprog

span-days = { $count ->
    [one] 1 dag
   *[other] { $count } dage
}
span-hours = { $count ->
    [one] 1 time
   *[other] { $count } timer
}
span-minutes = { $count ->
    [one] 1 minut
   *[other] { $count } minutter
}
span-seconds = { $count ->
    [one] 1 sekund
   *[other] { $count } sekunder
}
