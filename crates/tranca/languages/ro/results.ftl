# Propozițiile rezultatelor.

results-title = Rezultate
results-lead = Ce a realizat operațiunea. Numai cifre: nicio pagină a noastră nu numește un server deschis.
results-as-of = La data de { $at }
results-funnel = Cât de departe au ajuns cazurile
funnel-says = Câte o bară pentru fiecare etapă, de la serverele semnalate la cele închise. Cifrele se află în tabelul alăturat.
funnel-listed = Semnalate de o bază de date publică
funnel-tested = Testate
funnel-proven = Confirmate ca deschise
funnel-written = Scrisoare trimisă
funnel-closed = Închise, cu sau fără scrisoare
results-comparison = Ajută scrisorile?
comparison-lead = Multe servere se închid fără intervenția nimănui. De aceea, unele contacte, trase la sorți, își primesc scrisoarea mai târziu, iar cele două grupuri sunt comparate: câte dintre serverele lor au fost închise în { $span } de la confirmare.
comparison-none = Nu există grup de control, așa că nimeni nu poate spune câte servere ar fi fost închise fără scrisoare.
comparison-too-early = Este prea devreme pentru o comparație: niciun caz confirmat nu este încă destul de vechi.
comparison-says = Două linii care urcă de fiecare dată când un server a fost închis. Anunțați imediat: { $notified } la final. Grup de control: { $control }.
arm-notified = Anunțați imediat
arm-control = Grup de control
results-closing = De la scrisoare la închidere
closing-says = { $closed ->
    [one] Un server a fost închis după o scrisoare. A durat { $median }.
    [few] { $closed } servere au fost închise după o scrisoare: un sfert în cel mult { $first }, jumătate în { $median }, trei sferturi în { $third }.
   *[other] { $closed } de servere au fost închise după o scrisoare: un sfert în cel mult { $first }, jumătate în { $median }, trei sferturi în { $third }.
}
closing-none = Niciun server nu a fost închis încă după o scrisoare.
results-states = Stadiul cazurilor
states-says = Câte o bară pentru fiecare vulnerabilitate, împărțită după stare. Cifrele se află în tabelul alăturat.
results-set-aside = Puse deoparte și de ce
results-countries = Pe țări
results-software = Pe programe
results-small = Grupurile cu mai puțin de cinci servere confirmate ca deschise sunt numărate împreună, pentru ca nicio cifră să nu indice un server.
results-letters = Scrisori
results-nothing-yet = Nimic deocamdată.
group-unknown = necunoscut
group-other = altele, împreună
letters-all = Toate
letters-sent = Trimise
letters-failed = Respinse
letters-waiting = Pe drum
note-reopened = { $count ->
    [one] Un server închis a fost găsit din nou deschis.
    [few] De { $count } ori, un server închis a fost găsit din nou deschis.
   *[other] De { $count } de ori, un server închis a fost găsit din nou deschis.
}
note-backscatter-cases = { $count ->
    [one] Un server trimite notificări de nelivrare unor expeditori care nu au scris niciodată. Nu este un releu, dar deranjează.
    [few] { $count } servere trimit notificări de nelivrare unor expeditori care nu au scris niciodată. Nu sunt relee, dar deranjează.
   *[other] { $count } de servere trimit notificări de nelivrare unor expeditori care nu au scris niciodată. Nu sunt relee, dar deranjează.
}

col-group = Grup
col-closed-of = Închise
col-share = Pondere
col-interval = Interval de încredere (95 %)
col-too-young = Prea recente pentru a fi numărate
col-within = În cel mult
col-from-letter = De la scrisoare
col-from-proof-notified = De la dovadă, anunțați imediat
col-from-proof-control = De la dovadă, grup de control
col-step = Etapă
col-cases = Cazuri
col-proven = Confirmate
col-closed = Închise
col-state = Stare
col-weakness = Vulnerabilitate
col-reason = Motiv
col-country = Țară
col-software = Program
col-language = Limbă

span-days = { $count ->
    [one] o zi
    [few] { $count } zile
   *[other] { $count } de zile
}
span-hours = { $count ->
    [one] o oră
    [few] { $count } ore
   *[other] { $count } de ore
}
span-minutes = { $count ->
    [one] un minut
    [few] { $count } minute
   *[other] { $count } de minute
}
span-seconds = { $count ->
    [one] o secundă
    [few] { $count } secunde
   *[other] { $count } de secunde
}
