# Реченице резултата.

results-title = Резултати
results-lead = Шта је акција постигла. Само бројке: ниједна наша страница не именује отворени сервер.
results-as-of = Стање на дан { $at }
results-funnel = Докле су случајеви стигли
funnel-says = По једна трака за сваки корак, од пријављених сервера до затворених. Бројеви су у табели поред.
funnel-listed = Пријављени у јавној бази података
funnel-tested = Тестирани
funnel-proven = Потврђени као отворени
funnel-written = О њима је послато писмо
funnel-closed = Затворени, са писмом или без њега
results-comparison = Помажу ли писма?
comparison-lead = Многи сервери се затворе без ичије интервенције. Зато неки контакти, изабрани жребом, писмо добијају касније, па се обе групе пореде: колико је њихових сервера затворено у одређеном року од потврде. Рок: { $span }.
comparison-none = Нема контролне групе, па нико не може да каже колико би сервера било затворено без писма.
comparison-too-early = Прерано је за поређење: ниједан потврђени случај још није довољно стар.
comparison-says = Две линије које расту сваки пут када је неки сервер затворен. Писмо одмах: { $notified } на крају. Контролна група: { $control }.
arm-notified = Писмо одмах
arm-control = Контролна група
results-closing = Од писма до затварања
closing-says = { $closed ->
    [one] После писма затворен је { $closed } сервер. Време до затварања: медијана { $median }, доњи и горњи квартил { $first } и { $third }.
    [few] После писма затворена су { $closed } сервера. Време до затварања: медијана { $median }, доњи и горњи квартил { $first } и { $third }.
   *[other] После писма затворено је { $closed } сервера. Време до затварања: медијана { $median }, доњи и горњи квартил { $first } и { $third }.
}
closing-none = Ниједан сервер још није затворен после писма.
results-states = У каквом су стању случајеви
states-says = По једна трака за сваку слабост, подељена по стању. Бројеви су у табели поред.
results-set-aside = Остављени по страни, и зашто
results-countries = По земљама
results-software = По софтверу
results-small = Групе у којима је мање од пет сервера потврђено као отворено броје се заједно, да ниједан број не би указивао на одређени сервер.
results-letters = Писма
results-nothing-yet = Још ништа.
group-unknown = непознато
group-other = остали, заједно
letters-all = Сва
letters-sent = Послата
letters-failed = Одбијена
letters-waiting = На путу
note-reopened = { $count ->
    [one] { $count } пут је затворен сервер поново нађен отворен.
    [few] { $count } пута је затворен сервер поново нађен отворен.
   *[other] { $count } пута је затворен сервер поново нађен отворен.
}
note-backscatter-cases = { $count ->
    [one] { $count } сервер шаље обавештења о неиспоруци пошиљаоцима који никада нису писали. То није релеј, али смета.
    [few] { $count } сервера шаљу обавештења о неиспоруци пошиљаоцима који никада нису писали. То нису релеји, али смета.
   *[other] { $count } сервера шаље обавештења о неиспоруци пошиљаоцима који никада нису писали. То нису релеји, али смета.
}

col-group = Група
col-closed-of = Затворено
col-share = Удео
col-interval = Интервал поверења (95 %)
col-too-young = Сувише нови да би се бројали
col-within = Рок
col-from-letter = Од писма
col-from-proof-notified = Од потврде, писмо одмах
col-from-proof-control = Од потврде, контролна група
col-step = Корак
col-cases = Случајеви
col-proven = Потврђени
col-closed = Затворени
col-state = Стање
col-weakness = Слабост
col-reason = Разлог
col-country = Земља
col-software = Софтвер
col-language = Језик

span-days = { $count ->
    [one] { $count } дан
    [few] { $count } дана
   *[other] { $count } дана
}
span-hours = { $count ->
    [one] { $count } сат
    [few] { $count } сата
   *[other] { $count } сати
}
span-minutes = { $count ->
    [one] { $count } минут
    [few] { $count } минута
   *[other] { $count } минута
}
span-seconds = { $count ->
    [one] { $count } секунда
    [few] { $count } секунде
   *[other] { $count } секунди
}
