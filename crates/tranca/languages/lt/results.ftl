# The sentences of the results.

results-title = Rezultatai
results-lead = Ką davė šis projektas. Tik skaičiai: nė vienas mūsų puslapis neįvardija atviro serverio.
results-as-of = Padėtis: { $at }
results-funnel = Kiek pažengė atvejai
funnel-says = Po stulpelį kiekvienam žingsniui, nuo serverių, apie kuriuos pranešta, iki uždarytų. Skaičiai pateikti šalia esančioje lentelėje.
funnel-listed = Pranešė viešoji duomenų bazė
funnel-tested = Patikrinta
funnel-proven = Įrodyta, kad atviri
funnel-written = Parašytas laiškas
funnel-closed = Uždaryta, su laišku ar be jo
results-comparison = Ar laiškai padeda?
comparison-lead = Daug serverių uždaroma niekam nesikišant. Todėl kai kurie burtais parinkti kontaktai laišką gauna vėliau, ir abi grupės palyginamos: kiek jų serverių buvo uždaryta ne vėliau kaip per šį laiką nuo įrodymo: { $span }.
comparison-none = Kontrolinės grupės nėra, todėl niekas negali pasakyti, kiek serverių būtų uždaryta be laiško.
comparison-too-early = Lyginti dar per anksti: nė vienas įrodytas atvejis nėra pakankamai senas.
comparison-says = Dvi linijos, kylančios su kiekvienu uždarytu serveriu. Parašyta iš karto: pabaigoje { $notified }. Kontrolinė grupė: { $control }.
arm-notified = Parašyta iš karto
arm-control = Kontrolinė grupė
results-closing = Nuo laiško iki uždarymo
closing-says = { $closed ->
    [one] Po laiško uždarytas { $closed } serveris. Užtruko: ketvirtadaliu atvejų ne ilgiau kaip { $first }, puse atvejų – { $median }, trimis ketvirtadaliais – { $third }.
    [few] Po laiško uždaryti { $closed } serveriai. Užtruko: ketvirtadaliu atvejų ne ilgiau kaip { $first }, puse atvejų – { $median }, trimis ketvirtadaliais – { $third }.
    [many] Po laiško uždaryta { $closed } serverio. Užtruko: ketvirtadaliu atvejų ne ilgiau kaip { $first }, puse atvejų – { $median }, trimis ketvirtadaliais – { $third }.
   *[other] Po laiško uždaryta { $closed } serverių. Užtruko: ketvirtadaliu atvejų ne ilgiau kaip { $first }, puse atvejų – { $median }, trimis ketvirtadaliais – { $third }.
}
closing-none = Po laiško dar neuždarytas nė vienas serveris.
results-states = Kokia atvejų būklė
states-says = Po stulpelį kiekvienai silpnajai vietai, suskirstytą pagal būseną. Skaičiai pateikti šalia esančioje lentelėje.
results-set-aside = Atidėta ir kodėl
results-countries = Pagal šalį
results-software = Pagal programinę įrangą
results-small = Grupės, kuriose įrodyta mažiau kaip penki atviri serveriai, skaičiuojamos kartu, kad joks skaičius nenurodytų konkretaus serverio.
results-letters = Laiškai
results-nothing-yet = Kol kas nieko.
group-unknown = nežinoma
group-other = kiti, kartu
letters-all = Visi
letters-sent = Išsiųsta
letters-failed = Atmesta
letters-waiting = Kelyje
note-reopened = { $count ->
    [one] { $count } kartą uždarytas serveris vėl rastas atviras.
    [few] { $count } kartus uždarytas serveris vėl rastas atviras.
    [many] { $count } karto uždarytas serveris vėl rastas atviras.
   *[other] { $count } kartų uždarytas serveris vėl rastas atviras.
}
note-backscatter-cases = { $count ->
    [one] { $count } serveris siunčia grąžinimo pranešimus siuntėjams, kurie niekada nerašė. Tai ne retransliavimas, bet tai trikdo.
    [few] { $count } serveriai siunčia grąžinimo pranešimus siuntėjams, kurie niekada nerašė. Tai ne retransliavimas, bet tai trikdo.
    [many] { $count } serverio siunčia grąžinimo pranešimus siuntėjams, kurie niekada nerašė. Tai ne retransliavimas, bet tai trikdo.
   *[other] { $count } serverių siunčia grąžinimo pranešimus siuntėjams, kurie niekada nerašė. Tai ne retransliavimas, bet tai trikdo.
}

col-group = Grupė
col-closed-of = Uždaryta
col-share = Dalis
col-interval = Pasikliautinasis intervalas (95 %)
col-too-young = Per nauji, kad būtų skaičiuojami
col-within = Trukmė
col-from-letter = Nuo laiško
col-from-proof-notified = Nuo įrodymo, parašyta iš karto
col-from-proof-control = Nuo įrodymo, kontrolinė grupė
col-step = Žingsnis
col-cases = Atvejai
col-proven = Įrodyta
col-closed = Uždaryta
col-state = Būsena
col-weakness = Silpnoji vieta
col-reason = Priežastis
col-country = Šalis
col-software = Programinė įranga
col-language = Kalba

span-days = { $count ->
    [one] { $count } d.
    [few] { $count } d.
    [many] { $count } d.
   *[other] { $count } d.
}
span-hours = { $count ->
    [one] { $count } val.
    [few] { $count } val.
    [many] { $count } val.
   *[other] { $count } val.
}
span-minutes = { $count ->
    [one] { $count } min.
    [few] { $count } min.
    [many] { $count } min.
   *[other] { $count } min.
}
span-seconds = { $count ->
    [one] { $count } s
    [few] { $count } s
    [many] { $count } s
   *[other] { $count } s
}
