# The sentences of letters that do not stand in letters/*.md.

machine-parts-only = { $count ->
    [one] Zgodnie z Państwa życzeniem załączamy jedno zgłoszenie (XARF v4) i tabelę (CSV). Nadawca: { $agency }.
    [few] Zgodnie z Państwa życzeniem załączamy { $count } zgłoszenia (XARF v4) i tabelę (CSV). Nadawca: { $agency }.
    [many] Zgodnie z Państwa życzeniem załączamy { $count } zgłoszeń (XARF v4) i tabelę (CSV). Nadawca: { $agency }.
   *[other] Zgodnie z Państwa życzeniem załączamy { $count } zgłoszenia (XARF v4) i tabelę (CSV). Nadawca: { $agency }.
}
machine-parts-stop = Aby nie otrzymywać więcej tych listów: { $stop }

repeat-proxy = To polecenie, wydane z komputera spoza Państwa sieci, prosi proxy o stronę example.org. Jeżeli strona nadejdzie, proxy jest otwarte; jeżeli proxy odmówi, jest zamknięte:
repeat-relay = Na komputerze spoza Państwa sieci prosimy wpisać te linie jedna po drugiej. Jeżeli odpowiedzią na linię zaczynającą się od RCPT TO jest 250, serwer jest gotów przekazywać pocztę osób postronnych; jeżeli jest nią 5xx, serwer jest zamknięty. Żadna wiadomość nie zostaje wysłana:
repeat-again = Aby powtórzyć test, jak wyjaśniono powyżej:

form-plain = wiadomość od nas do nas, bez żadnego maskowania
form-null-sender = wiadomość do nas z pustym nadawcą
form-local-sender = wiadomość do nas z nadawcą z Państwa domeny
form-percent = wiadomość do nas ze znakiem procentu w adresie odbiorcy i nazwą Państwa serwera
form-percent-bare = wiadomość do nas ze znakiem procentu w adresie odbiorcy
form-quoted = wiadomość do nas z adresem odbiorcy w cudzysłowie
form-quoted-percent = wiadomość do nas z adresem odbiorcy w cudzysłowie i znakiem procentu w środku
form-quoted-at = wiadomość do nas z adresem odbiorcy w cudzysłowie i nazwą Państwa serwera
form-source-route = wiadomość do nas z trasą podaną przez nadawcę (source route)
form-bang = wiadomość do nas z wykrzyknikiem w adresie odbiorcy
form-bang-at = wiadomość do nas z wykrzyknikiem w adresie odbiorcy i nazwą Państwa serwera
form-http-get = nasza strona, pobrana metodą GET
form-http-connect = tunel do naszego własnego hosta, otwarty metodą CONNECT
form-http-connect-80 = tunel do portu 80 naszego własnego hosta, otwarty metodą CONNECT
form-http-connect-443 = tunel do portu 443 naszego własnego hosta, otwarty metodą CONNECT
form-http-connect-25 = tunel do portu poczty naszego własnego hosta, otwarty metodą CONNECT
form-http-post-25 = żądanie do portu poczty naszego własnego hosta, wysłane metodą POST
form-http-host = nasza strona, pobrana wyłącznie na podstawie nazwy naszego hosta
form-http-path = nasza strona, której adres podano w ścieżce
form-http-forwarded = nasza strona, pobrana z nagłówkiem, według którego żądanie pochodzi z Państwa własnej sieci
form-https-proxy = nasza strona lub nasz tunel, otwarte wewnątrz TLS
form-h2-connect = tunel do naszego własnego hosta, otwarty w HTTP/2
form-sni = połączenie TLS z naszym własnym hostem, otwarte wyłącznie na podstawie jego nazwy
form-socks4 = połączenie z naszym własnym hostem przez SOCKS 4
form-socks4a = połączenie z naszym własnym hostem przez SOCKS 4a
form-socks5-ipv4 = połączenie z naszym własnym hostem przez SOCKS 5, na jego adres IPv4
form-socks5-ipv6 = połączenie z naszym własnym hostem przez SOCKS 5, na jego adres IPv6
form-socks5-name = połączenie z naszym własnym hostem przez SOCKS 5, po nazwie
form-socks5-udp = datagram do naszego własnego hosta przez SOCKS 5
form-wingate = połączenie z naszym własnym hostem, otwarte linią tekstu, jak w telnecie

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = list z podziękowaniem
letter-withdrawal = wycofanie

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = Serwer należy do Państwa klienta?
forwarded-says = Prosimy przekazać mu nasz list i zaznaczyć to tutaj. Państwa część uznajemy za wykonaną i sprawdzamy dalej, aż serwer zostanie zamknięty.
forwarded-button = Przekazaliśmy list
event-forwarded = Osoba kontaktowa przekazała nasz list swojemu klientowi.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = stop
reply-word-forwarded = przekazano
reply-word-not-mine = nie mój
reply-word-intended = otwarty celowo
