# The sentences of the results.

results-title = Wyniki
results-lead = Co przyniosło działanie. Tylko liczby: żadna nasza strona nie wymienia otwartego serwera.
results-as-of = Stan na { $at }
results-funnel = Jak daleko zaszły sprawy
funnel-says = Jeden słupek na każdy etap, od serwerów zgłoszonych do zamkniętych. Liczby są w tabeli obok.
funnel-listed = Zgłoszone przez publiczną bazę danych
funnel-tested = Sprawdzone
funnel-proven = Potwierdzone jako otwarte
funnel-written = Z wysłanym listem
funnel-closed = Zamknięte, z listem lub bez
results-comparison = Czy listy pomagają?
comparison-lead = Wiele serwerów zostaje zamkniętych bez niczyjej interwencji. Dlatego niektóre kontakty, wybrane losowo, otrzymują list później, a obie grupy są porównywane: ile ich serwerów zamknięto po potwierdzeniu w czasie nie dłuższym niż { $span }.
comparison-none = Nie ma grupy kontrolnej, więc nikt nie może powiedzieć, ile serwerów zamknięto by bez listu.
comparison-too-early = Na porównanie jest za wcześnie: żadna potwierdzona sprawa nie jest jeszcze dostatecznie stara.
comparison-says = Dwie linie, które rosną przy każdym zamkniętym serwerze. Powiadomieni od razu: { $notified } na końcu. Grupa kontrolna: { $control }.
arm-notified = Powiadomieni od razu
arm-control = Grupa kontrolna
results-closing = Od listu do zamknięcia
closing-says = { $closed ->
    [one] Po liście zamknięto jeden serwer. Czas zamknięcia: { $median }.
    [few] Po liście zamknięto { $closed } serwery. Czas zamknięcia: jedna czwarta najwyżej { $first }, połowa najwyżej { $median }, trzy czwarte najwyżej { $third }.
    [many] Po liście zamknięto { $closed } serwerów. Czas zamknięcia: jedna czwarta najwyżej { $first }, połowa najwyżej { $median }, trzy czwarte najwyżej { $third }.
   *[other] Po liście zamknięto { $closed } serwera. Czas zamknięcia: jedna czwarta najwyżej { $first }, połowa najwyżej { $median }, trzy czwarte najwyżej { $third }.
}
closing-none = Po liście nie zamknięto jeszcze żadnego serwera.
results-states = Stan spraw
states-says = Jeden słupek na każdy problem, podzielony według stanu. Liczby są w tabeli obok.
results-set-aside = Zawieszone i dlaczego
results-countries = Według kraju
results-software = Według oprogramowania
results-small = Grupy z mniej niż pięcioma potwierdzonymi serwerami liczone są razem, aby żadna liczba nie wskazywała konkretnego serwera.
results-letters = Listy
results-nothing-yet = Jeszcze nic.
group-unknown = nieznane
group-other = inne, razem
letters-all = Wszystkie
letters-sent = Wysłane
letters-failed = Odrzucone
letters-waiting = W drodze
note-reopened = { $count ->
    [one] Jeden zamknięty serwer okazał się znów otwarty.
    [few] { $count } razy zamknięty serwer okazał się znów otwarty.
    [many] { $count } razy zamknięty serwer okazał się znów otwarty.
   *[other] { $count } razu zamknięty serwer okazał się znów otwarty.
}
note-backscatter-cases = { $count ->
    [one] Jeden serwer wysyła zwroty do nadawców, którzy nigdy nie pisali. Nie jest to open relay, ale bywa uciążliwe.
    [few] { $count } serwery wysyłają zwroty do nadawców, którzy nigdy nie pisali. Nie jest to open relay, ale bywa uciążliwe.
    [many] { $count } serwerów wysyła zwroty do nadawców, którzy nigdy nie pisali. Nie jest to open relay, ale bywa uciążliwe.
   *[other] { $count } serwera wysyła zwroty do nadawców, którzy nigdy nie pisali. Nie jest to open relay, ale bywa uciążliwe.
}

col-group = Grupa
col-closed-of = Zamknięte
col-share = Udział
col-interval = Przedział ufności (95%)
col-too-young = Zbyt nowe, by je liczyć
col-within = W czasie do
col-from-letter = Od listu
col-from-proof-notified = Od potwierdzenia, powiadomieni od razu
col-from-proof-control = Od potwierdzenia, grupa kontrolna
col-step = Etap
col-cases = Sprawy
col-proven = Potwierdzone
col-closed = Zamknięte
col-state = Stan
col-weakness = Problem
col-reason = Powód
col-country = Kraj
col-software = Oprogramowanie
col-language = Język

span-days = { $count ->
    [one] 1 dzień
    [few] { $count } dni
    [many] { $count } dni
   *[other] { $count } dnia
}
span-hours = { $count ->
    [one] 1 godzina
    [few] { $count } godziny
    [many] { $count } godzin
   *[other] { $count } godziny
}
span-minutes = { $count ->
    [one] 1 minuta
    [few] { $count } minuty
    [many] { $count } minut
   *[other] { $count } minuty
}
span-seconds = { $count ->
    [one] 1 sekunda
    [few] { $count } sekundy
    [many] { $count } sekund
   *[other] { $count } sekundy
}
