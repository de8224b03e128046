# The words of the domain, as people read them.

weakness-open-relay = offenes Mail-Relay
weakness-open-proxy = offener Proxy

verdict-open = offen
verdict-accepts = nimmt an, bisher kam nichts zurück
verdict-closed = geschlossen
verdict-refuses-us = weist unseren Testserver ab
verdict-not-that-service = ein anderer Dienst antwortet
verdict-unreachable = nicht erreichbar
verdict-undecided = unentschieden

reason-refused = er weigert sich, für Fremde weiterzuleiten
reason-deferred = er vertröstet Fremde immer wieder
reason-withdrawn = der Port, der offen war, weist Verbindungen jetzt ab
note-backscatter = er schickt Fehlermeldungen an Absender, die nie geschrieben haben

protocol-smtp = Mail (SMTP)
protocol-http-connect = HTTP-Proxy (CONNECT)
protocol-http-forward = HTTP-Proxy (Weiterleitung)
protocol-https = HTTP-Proxy in TLS
protocol-socks4 = SOCKS-4-Proxy
protocol-socks5 = SOCKS-5-Proxy
protocol-telnet = Telnet-Proxy

state-suspected = verdächtig
state-proven = nachgewiesen
state-notified = benachrichtigt
state-closed = geschlossen
state-set-aside = zurückgestellt

aside-unreachable = er war nicht erreichbar
aside-not-reproduced = der Test hat es nicht bestätigt
aside-excluded = er steht auf der Ausnahmeliste
aside-intended = er ist absichtlich offen
aside-reassigned = die Adresse gehört inzwischen jemand anderem
aside-withdrawn = wir haben den Fall zurückgezogen


letter-first = erster Brief
letter-reminder = Erinnerung
letter-answer = Antwort

basis-banner = Begrüßung
basis-ehlo = Liste der Fähigkeiten
basis-reply = Wortlaut der Antworten
basis-via-header = Kopfzeile Via
basis-error-page = Fehlerseite
basis-login-banner = Anmeldeseite
basis-server-header = Kopfzeile Server
basis-habit = Art zu antworten
