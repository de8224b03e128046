# The words of the domain, as people read them.

weakness-open-relay = otwarty przekaźnik poczty
weakness-open-proxy = otwarty serwer proxy

verdict-open = otwarty
verdict-accepts = przyjmuje, nic jeszcze nie wróciło
verdict-closed = zamknięty
verdict-refuses-us = odrzuca nasz host testowy
verdict-not-that-service = odpowiada inna usługa
verdict-unreachable = nieosiągalny
verdict-undecided = nierozstrzygnięte

reason-refused = odmawia przekazywania dla osób postronnych
reason-deferred = wielokrotnie odracza przyjęcie od osób postronnych
reason-withdrawn = port, który był otwarty, odrzuca teraz połączenia
note-backscatter = wysyła zwroty do nadawców, którzy nigdy nie pisali

protocol-smtp = poczta (SMTP)
protocol-http-connect = proxy HTTP (CONNECT)
protocol-http-forward = proxy HTTP (przekazywanie)
protocol-https = proxy HTTP wewnątrz TLS
protocol-socks4 = proxy SOCKS 4
protocol-socks5 = proxy SOCKS 5
protocol-telnet = proxy telnet

state-suspected = podejrzenie
state-proven = potwierdzono
state-notified = powiadomiono
state-closed = zamknięto
state-set-aside = zawieszono

aside-unreachable = nie udało się z nim połączyć
aside-not-reproduced = test tego nie potwierdził
aside-excluded = jest na liście wyłączeń
aside-intended = jest otwarty celowo
aside-reassigned = adres należy teraz do kogoś innego
aside-withdrawn = wycofaliśmy sprawę


letter-first = pierwszy list
letter-reminder = przypomnienie
letter-answer = odpowiedź

basis-banner = powitanie serwera
basis-ehlo = lista jego funkcji
basis-reply = treść jego odpowiedzi
basis-via-header = nagłówek Via
basis-error-page = strona błędu
basis-login-banner = strona logowania
basis-server-header = nagłówek Server
basis-habit = sposób odpowiadania
