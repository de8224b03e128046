# The sentences of the results.

results-title = Rezultatet
results-lead = Çfarë ka dhënë operacioni. Vetëm shifra: asnjë faqe jona nuk përmend një server të hapur.
results-as-of = Gjendja më { $at }
results-funnel = Deri ku arritën rastet
funnel-says = Nga një shtyllë për çdo hap, nga serverët e raportuar te ata të mbyllur. Numrat janë në tabelën përbri.
funnel-listed = Të raportuar nga një bazë publike të dhënash
funnel-tested = Të testuar
funnel-proven = Të provuar si të hapur
funnel-written = Me letër të dërguar
funnel-closed = Të mbyllur, me ose pa letër
results-comparison = A ndihmojnë letrat?
comparison-lead = Shumë serverë mbyllen pa ndërhyrjen e askujt. Prandaj disa kontakte, të zgjedhura me short, e marrin letrën më vonë dhe të dy grupet krahasohen: sa prej serverëve të tyre u mbyllën brenda { $span } pasi u provuan të hapur.
comparison-none = Nuk ka grup kontrolli, prandaj askush nuk mund të thotë sa serverë do të ishin mbyllur pa letër.
comparison-too-early = Është ende herët për krahasim: asnjë rast i provuar nuk është mjaft i vjetër.
comparison-says = Dy vija që ngjiten sa herë mbyllet një server. Të njoftuar menjëherë: { $notified } në fund. Grupi i kontrollit: { $control }.
arm-notified = Të njoftuar menjëherë
arm-control = Grupi i kontrollit
results-closing = Nga letra te mbyllja
closing-says = { $closed ->
    [one] Një server u mbyll pas një letre. U deshën { $median }.
   *[other] { $closed } serverë u mbyllën pas një letre: një e katërta brenda { $first }, gjysma brenda { $median }, tre të katërtat brenda { $third }.
}
closing-none = Ende nuk është mbyllur asnjë server pas një letre.
results-states = Ku janë rastet
states-says = Nga një shtyllë për çdo dobësi, e ndarë sipas gjendjes. Numrat janë në tabelën përbri.
results-set-aside = Të lënë mënjanë dhe pse
results-countries = Sipas vendit
results-software = Sipas softuerit
results-small = Grupet me më pak se pesë serverë të provuar si të hapur numërohen bashkë, që asnjë shifër të mos tregojë një server.
results-letters = Letrat
results-nothing-yet = Ende asgjë.
group-unknown = nuk dihet
group-other = të tjerë, bashkë
letters-all = Të gjitha
letters-sent = Të dërguara
letters-failed = Të refuzuara
letters-waiting = Në rrugë
note-reopened = { $count ->
    [one] Një server i mbyllur u gjet përsëri i hapur.
   *[other] { $count } herë një server i mbyllur u gjet përsëri i hapur.
}
note-backscatter-cases = { $count ->
    [one] Një server u dërgon njoftime kthimi dërguesve që nuk kanë shkruar kurrë. Ky nuk është relay, por është bezdi.
   *[other] { $count } serverë u dërgojnë njoftime kthimi dërguesve që nuk kanë shkruar kurrë. Ky nuk është relay, por është bezdi.
}

col-group = Grupi
col-closed-of = Të mbyllur
col-share = Pjesa
col-interval = Intervali i besimit (95 %)
col-too-young = Tepër të rinj për t’u numëruar
col-within = Brenda
col-from-letter = Nga letra
col-from-proof-notified = Nga prova, të njoftuar menjëherë
col-from-proof-control = Nga prova, grupi i kontrollit
col-step = Hapi
col-cases = Rastet
col-proven = Të provuar
col-closed = Të mbyllur
col-state = Gjendja
col-weakness = Dobësia
col-reason = Arsyeja
col-country = Vendi
col-software = Softueri
col-language = Gjuha

span-days = { $count ->
    [one] 1 ditë
   *[other] { $count } ditë
}
span-hours = { $count ->
    [one] 1 orë
   *[other] { $count } orë
}
span-minutes = { $count ->
    [one] 1 minutë
   *[other] { $count } minuta
}
span-seconds = { $count ->
    [one] 1 sekondë
   *[other] { $count } sekonda
}
