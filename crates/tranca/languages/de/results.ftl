# The sentences of the results.

results-title = Ergebnisse
results-lead = Was die Aktion bewirkt hat. Nur Zahlen: Keine unserer Seiten nennt einen offenen Server.
results-as-of = Stand: { $at }
results-funnel = Wie weit die Fälle sind
funnel-says = Ein Balken je Schritt, von gemeldeten bis zu geschlossenen Servern. Die Zahlen stehen in der Tabelle daneben.
funnel-listed = Von einer öffentlichen Datenbank gemeldet
funnel-tested = Getestet
funnel-proven = Als offen nachgewiesen
funnel-written = Brief geschrieben
funnel-closed = Geschlossen, mit oder ohne Brief
results-comparison = Helfen die Briefe?
comparison-lead = Viele Server werden geschlossen, ohne dass jemand nachhilft. Deshalb erhalten einige ausgeloste Kontakte ihren Brief später, und beide Gruppen werden verglichen: wie viele ihrer Server spätestens { $span } nach dem Nachweis geschlossen waren.
comparison-none = Es gibt keine Kontrollgruppe; deshalb kann niemand sagen, wie viele Server ohne Brief geschlossen worden wären.
comparison-too-early = Für einen Vergleich ist es zu früh: Noch ist kein nachgewiesener Fall alt genug.
comparison-says = Zwei Linien, die mit jedem geschlossenen Server steigen. Sofort angeschrieben: am Ende { $notified }. Kontrollgruppe: { $control }.
arm-notified = Sofort angeschrieben
arm-control = Kontrollgruppe
results-closing = Vom Brief bis zum Schließen
closing-says = { $closed ->
    [one] Ein Server wurde nach einem Brief geschlossen. Das dauerte { $median }.
   *[other] { $closed } Server wurden nach einem Brief geschlossen. Bei einem Viertel dauerte es höchstens { $first }, bei der Hälfte höchstens { $median }, bei drei Vierteln höchstens { $third }.
}
closing-none = Noch wurde kein Server nach einem Brief geschlossen.
results-states = Wo die Fälle stehen
states-says = Ein Balken je Schwachstelle, nach Stand unterteilt. Die Zahlen stehen in der Tabelle daneben.
results-set-aside = Zurückgestellt, und warum
results-countries = Nach Ländern
results-software = Nach Software
results-small = Gruppen, in denen weniger als fünf Server als offen nachgewiesen wurden, sind zusammengefasst, damit keine Zahl auf einen Server hinweist.
results-letters = Briefe
results-nothing-yet = Noch nichts.
group-unknown = nicht bekannt
group-other = andere, zusammen
letters-all = Alle
letters-sent = Verschickt
letters-failed = Abgewiesen
letters-waiting = Unterwegs
note-reopened = { $count ->
    [one] Ein geschlossener Server wurde wieder offen vorgefunden.
   *[other] { $count } Mal wurde ein geschlossener Server wieder offen vorgefunden.
}
note-backscatter-cases = { $count ->
    [one] Ein Server schickt Fehlermeldungen an Absender, die nie geschrieben haben. Das ist kein Relay, aber lästig.
   *[other] { $count } Server schicken Fehlermeldungen an Absender, die nie geschrieben haben. Das ist kein Relay, aber lästig.
}

col-group = Gruppe
col-closed-of = Geschlossen
col-share = Anteil
col-interval = Konfidenzintervall (95 %)
col-too-young = Zu neu, um zu zählen
col-within = Höchstens
col-from-letter = Ab dem Brief
col-from-proof-notified = Ab dem Nachweis, sofort angeschrieben
col-from-proof-control = Ab dem Nachweis, Kontrollgruppe
col-step = Schritt
col-cases = Fälle
col-proven = Nachgewiesen
col-closed = Geschlossen
col-state = Stand
col-weakness = Schwachstelle
col-reason = Grund
col-country = Land
col-software = Software
col-language = Sprache

span-days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}
span-hours = { $count ->
    [one] 1 Stunde
   *[other] { $count } Stunden
}
span-minutes = { $count ->
    [one] 1 Minute
   *[other] { $count } Minuten
}
span-seconds = { $count ->
    [one] 1 Sekunde
   *[other] { $count } Sekunden
}
