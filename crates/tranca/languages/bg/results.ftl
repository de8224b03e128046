# The sentences of the results.

results-title = Резултати
results-lead = Какво постигна операцията. Само числа: никоя наша страница не назовава отворен сървър.
results-as-of = Към { $at }
results-funnel = Докъде стигнаха случаите
funnel-says = По една лента за всяка стъпка, от докладваните до затворените сървъри. Числата са в таблицата отстрани.
funnel-listed = Докладвани от публична база данни
funnel-tested = Проверени
funnel-proven = Доказано отворени
funnel-written = С изпратено писмо
funnel-closed = Затворени, с писмо или без писмо
results-comparison = Помагат ли писмата?
comparison-lead = Много сървъри се затварят, без някой да се намеси. Затова някои контакти, избрани с жребий, получават писмото си по-късно и двете групи се сравняват: колко от техните сървъри са затворени до { $span } след доказването.
comparison-none = Няма контролна група, затова никой не може да каже колко сървъра щяха да бъдат затворени без писмо.
comparison-too-early = Твърде рано е за сравнение: още няма достатъчно стар доказан случай.
comparison-says = Две линии, които се издигат при всеки затворен сървър. Уведомени веднага: { $notified } накрая. Контролна група: { $control }.
arm-notified = Уведомени веднага
arm-control = Контролна група
results-closing = От писмото до затварянето
closing-says = { $closed ->
    [one] Един сървър беше затворен след писмо. Това отне { $median }.
   *[other] След писмо бяха затворени { $closed } сървъра: една четвърт до { $first }, половината до { $median }, три четвърти до { $third }.
}
closing-none = Още няма сървър, затворен след писмо.
results-states = Какво е положението на случаите
states-says = По една лента за всяка уязвимост, разделена по състояние. Числата са в таблицата отстрани.
results-set-aside = Прекратени и защо
results-countries = По държави
results-software = По софтуер
results-small = Групи с по-малко от пет доказано отворени сървъра се броят заедно, за да не сочи никое число към отделен сървър.
results-letters = Писма
results-nothing-yet = Още нищо.
group-unknown = неизвестно
group-other = други, заедно
letters-all = Всички
letters-sent = Изпратени
letters-failed = Отказани
letters-waiting = На път
note-reopened = { $count ->
    [one] Един затворен сървър беше намерен отново отворен.
   *[other] { $count } пъти затворен сървър беше намерен отново отворен.
}
note-backscatter-cases = { $count ->
    [one] Един сървър изпраща известия за недоставяне до податели, които никога не са писали. Това не е релей, но пречи.
   *[other] { $count } сървъра изпращат известия за недоставяне до податели, които никога не са писали. Това не е релей, но пречи.
}

col-group = Група
col-closed-of = Затворени
col-share = Дял
col-interval = Доверителен интервал (95%)
col-too-young = Твърде нови, за да се броят
col-within = До
col-from-letter = От писмото
col-from-proof-notified = От доказването, уведомени веднага
col-from-proof-control = От доказването, контролна група
col-step = Стъпка
col-cases = Случаи
col-proven = Доказани
col-closed = Затворени
col-state = Състояние
col-weakness = Уязвимост
col-reason = Причина
col-country = Държава
col-software = Софтуер
col-language = Език

span-days = { $count ->
    [one] 1 ден
   *[other] { $count } дни
}
span-hours = { $count ->
    [one] 1 час
   *[other] { $count } часа
}
span-minutes = { $count ->
    [one] 1 минута
   *[other] { $count } минути
}
span-seconds = { $count ->
    [one] 1 секунда
   *[other] { $count } секунди
}
