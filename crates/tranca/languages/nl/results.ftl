# The sentences of the results.

results-title = Resultaten
results-lead = Wat de actie heeft opgeleverd. Alleen cijfers: geen enkele pagina van ons noemt een open server.
results-as-of = Stand op { $at }
results-funnel = Hoe ver de zaken zijn
funnel-says = Een balk per stap, van gemelde servers tot gesloten servers. De cijfers staan in de tabel ernaast.
funnel-listed = Gemeld door een openbare database
funnel-tested = Getest
funnel-proven = Als open aangetoond
funnel-written = Beheerder aangeschreven
funnel-closed = Gesloten, met of zonder brief
results-comparison = Helpen de brieven?
comparison-lead = Veel servers worden gesloten zonder dat iemand erom vraagt. Daarom krijgen sommige contacten, door loting gekozen, hun brief later, en worden beide groepen vergeleken: hoeveel van hun servers binnen { $span } na het bewijs gesloten waren.
comparison-none = Er is geen controlegroep, dus kan niemand zeggen hoeveel servers zonder brief gesloten zouden zijn.
comparison-too-early = Het is te vroeg om te vergelijken: nog geen aangetoonde zaak is oud genoeg.
comparison-says = Twee lijnen die stijgen telkens als een server is gesloten. Meteen aangeschreven: { $notified } aan het eind. Controlegroep: { $control }.
arm-notified = Meteen aangeschreven
arm-control = Controlegroep
results-closing = Van brief tot sluiting
closing-says = { $closed ->
    [one] Eén server is na een brief gesloten. Dat duurde { $median }.
   *[other] { $closed } servers zijn na een brief gesloten: een kwart binnen { $first }, de helft binnen { $median }, driekwart binnen { $third }.
}
closing-none = Er is nog geen server na een brief gesloten.
results-states = Hoe de zaken ervoor staan
states-says = Een balk per zwakke plek, verdeeld naar stand. De cijfers staan in de tabel ernaast.
results-set-aside = Terzijde gelegd, en waarom
results-countries = Per land
results-software = Per software
results-small = Groepen waarin minder dan vijf servers als open zijn aangetoond, worden samengeteld, zodat geen cijfer naar een server wijst.
results-letters = Brieven
results-nothing-yet = Nog niets.
group-unknown = niet bekend
group-other = overige, samen
letters-all = Alle
letters-sent = Verstuurd
letters-failed = Geweigerd
letters-waiting = Onderweg
note-reopened = { $count ->
    [one] Eén gesloten server is opnieuw open aangetroffen.
   *[other] { $count } keer is een gesloten server opnieuw open aangetroffen.
}
note-backscatter-cases = { $count ->
    [one] Eén server stuurt foutmeldingen naar afzenders die nooit hebben geschreven. Dat is geen relay, maar wel hinderlijk.
   *[other] { $count } servers sturen foutmeldingen naar afzenders die nooit hebben geschreven. Dat is geen relay, maar wel hinderlijk.
}

col-group = Groep
col-closed-of = Gesloten
col-share = Aandeel
col-interval = Betrouwbaarheidsinterval (95%)
col-too-young = Te recent om mee te tellen
col-within = Binnen
col-from-letter = Vanaf de brief
col-from-proof-notified = Vanaf het bewijs, meteen aangeschreven
col-from-proof-control = Vanaf het bewijs, controlegroep
col-step = Stap
col-cases = Zaken
col-proven = Aangetoond
col-closed = Gesloten
col-state = Stand
col-weakness = Zwakke plek
col-reason = Reden
col-country = Land
col-software = Software
col-language = Taal

span-days = { $count ->
    [one] 1 dag
   *[other] { $count } dagen
}
span-hours = { $count ->
    [one] 1 uur
   *[other] { $count } uur
}
span-minutes = { $count ->
    [one] 1 minuut
   *[other] { $count } minuten
}
span-seconds = { $count ->
    [one] 1 seconde
   *[other] { $count } seconden
}
