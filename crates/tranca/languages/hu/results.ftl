# The sentences of the results.

results-title = Eredmények
results-lead = A munka eredményei. Csak számok: egyetlen oldalunk sem nevez meg nyitott szervert.
results-as-of = Állapot: { $at }
results-funnel = Meddig jutottak az ügyek
funnel-says = Minden lépéshez egy oszlop, a bejelentett szerverektől a lezártakig. A számok a mellette lévő táblázatban találhatók.
funnel-listed = Nyilvános adatbázis jelentette
funnel-tested = Megvizsgálva
funnel-proven = Bizonyítottan nyitott
funnel-written = Levelet írtunk róla
funnel-closed = Lezárva, levéllel vagy anélkül
results-comparison = Segítenek-e a levelek?
comparison-lead = Sok szervert beavatkozás nélkül is lezárnak. Ezért néhány sorsolással kiválasztott kapcsolattartó később kapja meg a levelét, és a két csoportot összehasonlítjuk: hány szerverüket zárták le a bizonyítástól számított { $span } alatt.
comparison-none = Nincs kontrollcsoport, ezért senki sem tudja megmondani, hány szervert zártak volna le levél nélkül.
comparison-too-early = Az összehasonlításhoz még korán van: egyetlen bizonyított ügy sem elég régi.
comparison-says = Két vonal, amely minden lezárt szerverrel emelkedik. Azonnal értesítve: a végén { $notified }. Kontrollcsoport: { $control }.
arm-notified = Azonnal értesítve
arm-control = Kontrollcsoport
results-closing = A levéltől a lezárásig
closing-says = { $closed ->
    [one] Egy szervert zártak le levél után. Ennyi ideig tartott: { $median }.
   *[other] { $closed } szervert zártak le levél után: a negyedét { $first } alatt, a felét { $median } alatt, a háromnegyedét { $third } alatt.
}
closing-none = Levél után még egyetlen szervert sem zártak le.
results-states = Hol tartanak az ügyek
states-says = Minden gyengeséghez egy oszlop, állapot szerint felosztva. A számok a mellette lévő táblázatban találhatók.
results-set-aside = Félretett ügyek és okaik
results-countries = Országonként
results-software = Szoftverenként
results-small = Azokat a csoportokat, amelyekben ötnél kevesebb szerver bizonyult nyitottnak, összevonjuk, hogy egyetlen szám se utaljon egy szerverre.
results-letters = Levelek
results-nothing-yet = Még semmi.
group-unknown = ismeretlen
group-other = egyéb, együtt
letters-all = Összes
letters-sent = Elküldve
letters-failed = Elutasítva
letters-waiting = Úton
note-reopened = { $count ->
    [one] Egy lezárt szervert újra nyitottnak találtunk.
   *[other] { $count } alkalommal találtunk lezárt szervert újra nyitottnak.
}
note-backscatter-cases = { $count ->
    [one] Egy szerver visszapattanó üzeneteket küld olyan feladóknak, akik soha nem írtak. Ez nem továbbító, de zavaró.
   *[other] { $count } szerver visszapattanó üzeneteket küld olyan feladóknak, akik soha nem írtak. Ez nem továbbító, de zavaró.
}

col-group = Csoport
col-closed-of = Lezárva
col-share = Arány
col-interval = Konfidenciaintervallum (95%)
col-too-young = Túl friss ahhoz, hogy számítson
col-within = Időtartam
col-from-letter = A levéltől
col-from-proof-notified = A bizonyítástól, azonnal értesítve
col-from-proof-control = A bizonyítástól, kontrollcsoport
col-step = Lépés
col-cases = Ügyek
col-proven = Bizonyítva
col-closed = Lezárva
col-state = Állapot
col-weakness = Gyengeség
col-reason = Ok
col-country = Ország
col-software = Szoftver
col-language = Nyelv

span-days = { $count ->
    [one] 1 nap
   *[other] { $count } nap
}
span-hours = { $count ->
    [one] 1 óra
   *[other] { $count } óra
}
span-minutes = { $count ->
    [one] 1 perc
   *[other] { $count } perc
}
span-seconds = { $count ->
    [one] 1 másodperc
   *[other] { $count } másodperc
}
