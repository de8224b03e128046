# The sentences of letters that do not stand in letters/*.md.

machine-parts-only = { $count ->
    [one] Zoals u hebt gevraagd, zijn één melding (XARF v4) en een tabel (CSV) bijgevoegd. Van: { $agency }.
   *[other] Zoals u hebt gevraagd, zijn { $count } meldingen (XARF v4) en een tabel (CSV) bijgevoegd. Van: { $agency }.
}
machine-parts-stop = Deze brieven niet meer ontvangen: { $stop }

repeat-proxy = Vanaf een computer buiten uw netwerk vraagt deze opdracht de proxy om een pagina van example.org. Komt de pagina, dan is de proxy open; weigert de proxy, dan is hij gesloten:
repeat-relay = Typ vanaf een computer buiten uw netwerk deze regels één voor één. Wordt de regel die met RCPT TO begint met 250 beantwoord, dan is de server bereid mail voor onbekenden door te geven; wordt hij met 5xx beantwoord, dan is de server gesloten. Er wordt geen mail verstuurd:
repeat-again = Om de test te herhalen, zoals hierboven uitgelegd:

form-plain = een bericht van ons aan ons, zonder enige vermomming
form-null-sender = een bericht aan ons met een lege afzender
form-local-sender = een bericht aan ons met een afzender uit uw eigen domein
form-percent = een bericht aan ons met een procentteken in de ontvanger en de naam van uw server
form-percent-bare = een bericht aan ons met een procentteken in de ontvanger
form-quoted = een bericht aan ons met de ontvanger tussen aanhalingstekens
form-quoted-percent = een bericht aan ons met de ontvanger tussen aanhalingstekens en een procentteken erin
form-quoted-at = een bericht aan ons met de ontvanger tussen aanhalingstekens en de naam van uw server
form-source-route = een bericht aan ons met een voorgeschreven route (source route)
form-bang = een bericht aan ons met een uitroepteken in de ontvanger
form-bang-at = een bericht aan ons met een uitroepteken in de ontvanger en de naam van uw server
form-http-get = een pagina van ons, opgevraagd met GET
form-http-connect = een tunnel naar onze eigen host, gevraagd met CONNECT
form-http-connect-80 = een tunnel naar poort 80 van onze eigen host, gevraagd met CONNECT
form-http-connect-443 = een tunnel naar poort 443 van onze eigen host, gevraagd met CONNECT
form-http-connect-25 = een tunnel naar de mailpoort van onze eigen host, gevraagd met CONNECT
form-http-post-25 = een verzoek aan de mailpoort van onze eigen host, gedaan met POST
form-http-host = een pagina van ons, alleen met de naam van onze host opgevraagd
form-http-path = een pagina van ons, waarvan het adres in het pad stond
form-http-forwarded = een pagina van ons, opgevraagd met een header die zegt dat het verzoek uit uw eigen netwerk kwam
form-https-proxy = een pagina of tunnel van ons, gevraagd binnen TLS
form-h2-connect = een tunnel naar onze eigen host, gevraagd in HTTP/2
form-sni = een TLS-verbinding met onze eigen host, alleen met diens naam gevraagd
form-socks4 = een verbinding met onze eigen host via SOCKS 4
form-socks4a = een verbinding met onze eigen host via SOCKS 4a
form-socks5-ipv4 = een verbinding met onze eigen host via SOCKS 5, met zijn IPv4-adres
form-socks5-ipv6 = een verbinding met onze eigen host via SOCKS 5, met zijn IPv6-adres
form-socks5-name = een verbinding met onze eigen host via SOCKS 5, met zijn naam
form-socks5-udp = een datagram naar onze eigen host via SOCKS 5
form-wingate = een verbinding met onze eigen host, gevraagd met een regel tekst, zoals bij telnet

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = bedankbrief
letter-withdrawal = intrekking

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = Is de server van uw klant?
forwarded-says = Stuur onze brief dan door en meld het hier. Voor ons is uw deel daarmee gedaan; wij blijven kijken tot de server gesloten is.
forwarded-button = Wij hebben hem doorgestuurd
event-forwarded = De contactpersoon heeft onze brief doorgestuurd aan de klant.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = stop
reply-word-forwarded = doorgestuurd
reply-word-not-mine = niet van mij
reply-word-intended = met opzet open
