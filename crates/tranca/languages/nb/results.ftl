# Setningene om resultatene.

results-title = Resultater
results-lead = Hva tiltaket har ført til. Bare tall: Ingen av sidene våre nevner en åpen server.
results-as-of = Per { $at }
results-funnel = Hvor langt sakene er kommet
funnel-says = En søyle for hvert steg, fra meldte servere til lukkede. Tallene står i tabellen ved siden av.
funnel-listed = Meldt av en offentlig tilgjengelig database
funnel-tested = Testet
funnel-proven = Bekreftet åpne
funnel-written = Brev sendt
funnel-closed = Lukket, med eller uten brev
results-comparison = Hjelper brevene?
comparison-lead = Mange servere lukkes uten at noen gjør noe. Derfor får noen kontakter, valgt ved loddtrekning, brevet senere, og de to gruppene sammenlignes: hvor mange av serverne deres som ble lukket innen { $span } etter at de ble bekreftet åpne.
comparison-none = Det finnes ingen kontrollgruppe, så ingen kan si hvor mange servere som ville blitt lukket uten brev.
comparison-too-early = Det er for tidlig å sammenligne: Ingen bekreftet sak er gammel nok ennå.
comparison-says = To linjer som stiger hver gang en server ble lukket. Brev med en gang: { $notified } til slutt. Kontrollgruppe: { $control }.
arm-notified = Brev med en gang
arm-control = Kontrollgruppe
results-closing = Fra brev til lukket
closing-says = { $closed ->
    [one] Én server ble lukket etter et brev. Det tok { $median }.
   *[other] { $closed } servere ble lukket etter et brev: en firedel innen { $first }, halvparten innen { $median }, tre firedeler innen { $third }.
}
closing-none = Ingen server er lukket etter et brev ennå.
results-states = Hvor sakene står
states-says = En søyle for hver svakhet, delt etter status. Tallene står i tabellen ved siden av.
results-set-aside = Lagt til side, og hvorfor
results-countries = Etter land
results-software = Etter programvare
results-small = Grupper der færre enn fem servere er bekreftet åpne, telles sammen, slik at ingen tall peker på en bestemt server.
results-letters = Brev
results-nothing-yet = Ingenting ennå.
group-unknown = ukjent
group-other = andre, samlet
letters-all = Alle
letters-sent = Sendt
letters-failed = Avvist
letters-waiting = Underveis
note-reopened = { $count ->
    [one] Én lukket server ble funnet åpen igjen.
   *[other] { $count } ganger ble en lukket server funnet åpen igjen.
}
note-backscatter-cases = { $count ->
    [one] Én server sender returmeldinger til avsendere som aldri har skrevet. Det er ikke noe relé, men plagsomt.
   *[other] { $count } servere sender returmeldinger til avsendere som aldri har skrevet. Det er ikke reléer, men plagsomt.
}

col-group = Gruppe
col-closed-of = Lukket
col-share = Andel
col-interval = Konfidensintervall (95 %)
col-too-young = For nye til å telles
col-within = Innen
col-from-letter = Fra brevet
col-from-proof-notified = Fra beviset, brev med en gang
col-from-proof-control = Fra beviset, kontrollgruppe
col-step = Steg
col-cases = Saker
col-proven = Bekreftet
col-closed = Lukket
col-state = Status
col-weakness = Svakhet
col-reason = Årsak
col-country = Land
col-software = Programvare
col-language = Språk

span-days = { $count ->
    [one] 1 dag
   *[other] { $count } dager
}
span-hours = { $count ->
    [one] 1 time
   *[other] { $count } timer
}
span-minutes = { $count ->
    [one] 1 minutt
   *[other] { $count } minutter
}
span-seconds = { $count ->
    [one] 1 sekund
   *[other] { $count } sekunder
}
