# Resultatens meningar.

results-title = Resultat
results-lead = Vad insatsen har lett till. Bara siffror: ingen av våra sidor nämner en öppen server.
results-as-of = Läget { $at }
results-funnel = Hur långt ärendena har kommit
funnel-says = En stapel för varje steg, från rapporterade servrar till stängda. Siffrorna finns i tabellen bredvid.
funnel-listed = Rapporterade av en offentlig databas
funnel-tested = Testade
funnel-proven = Bekräftat öppna
funnel-written = Brev skickat
funnel-closed = Stängda, med eller utan brev
results-comparison = Hjälper breven?
comparison-lead = Många servrar stängs utan att någon gör något. Därför får vissa kontakter, utvalda genom lottning, sitt brev senare, och de båda grupperna jämförs: hur många av deras servrar som stängdes inom { $span } efter att de bekräftats vara öppna.
comparison-none = Det finns ingen kontrollgrupp, så ingen kan säga hur många servrar som skulle ha stängts utan brev.
comparison-too-early = Det är för tidigt att jämföra: inget bekräftat ärende är gammalt nog än.
comparison-says = Två linjer som stiger varje gång en server stängts. Brev direkt: { $notified } till slut. Kontrollgrupp: { $control }.
arm-notified = Brev direkt
arm-control = Kontrollgrupp
results-closing = Från brev till stängd
closing-says = { $closed ->
    [one] En server stängdes efter ett brev. Det tog { $median }.
   *[other] { $closed } servrar stängdes efter ett brev: en fjärdedel inom { $first }, hälften inom { $median }, tre fjärdedelar inom { $third }.
}
closing-none = Ingen server har stängts efter ett brev än.
results-states = Var ärendena står
states-says = En stapel för varje svaghet, uppdelad efter status. Siffrorna finns i tabellen bredvid.
results-set-aside = Vilande, och varför
results-countries = Per land
results-software = Per programvara
results-small = Grupper där färre än fem servrar bekräftats öppna räknas tillsammans, så att ingen siffra pekar ut en server.
results-letters = Brev
results-nothing-yet = Ingenting än.
group-unknown = okänt
group-other = övriga, tillsammans
letters-all = Alla
letters-sent = Skickade
letters-failed = Avvisade
letters-waiting = På väg
note-reopened = { $count ->
    [one] En stängd server befanns vara öppen igen.
   *[other] { $count } gånger befanns en stängd server vara öppen igen.
}
note-backscatter-cases = { $count ->
    [one] En server skickar studsmeddelanden till avsändare som aldrig har skrivit. Det är inget relä, men störande.
   *[other] { $count } servrar skickar studsmeddelanden till avsändare som aldrig har skrivit. Det är inga reläer, men störande.
}

col-group = Grupp
col-closed-of = Stängda
col-share = Andel
col-interval = Konfidensintervall (95 %)
col-too-young = För nya för att räknas
col-within = Inom
col-from-letter = Från brevet
col-from-proof-notified = Från beviset, brev direkt
col-from-proof-control = Från beviset, kontrollgrupp
col-step = Steg
col-cases = Ärenden
col-proven = Bekräftade
col-closed = Stängda
col-state = Status
col-weakness = Svaghet
col-reason = Orsak
col-country = Land
col-software = Programvara
col-language = Språk

span-days = { $count ->
    [one] 1 dag
   *[other] { $count } dagar
}
span-hours = { $count ->
    [one] 1 timme
   *[other] { $count } timmar
}
span-minutes = { $count ->
    [one] 1 minut
   *[other] { $count } minuter
}
span-seconds = { $count ->
    [one] 1 sekund
   *[other] { $count } sekunder
}
