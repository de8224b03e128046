# Setningene i brevene som ikke står i letters/*.md.

machine-parts-only = { $count ->
    [one] Én rapport (XARF v4) og en tabell (CSV) er vedlagt, slik dere ønsket. Fra: { $agency }.
   *[other] { $count } rapporter (XARF v4) og en tabell (CSV) er vedlagt, slik dere ønsket. Fra: { $agency }.
}
machine-parts-stop = For å slippe disse brevene: { $stop }

repeat-proxy = Fra en maskin utenfor nettet deres ber dette proxyserveren om en side på example.org. Kommer siden, er proxyserveren åpen; avviser proxyserveren, er den lukket:
repeat-relay = Skriv disse linjene, én etter én, fra en maskin utenfor nettet deres. Hvis linjen som begynner med RCPT TO, besvares med 250, er serveren villig til å formidle e-post for fremmede; besvares den med 5xx, er den lukket. Ingen e-post blir sendt:
repeat-again = Slik gjentas testen, som forklart ovenfor:

form-plain = en melding fra oss til oss, uten noen forkledning
form-null-sender = en melding til oss med tom avsender
form-local-sender = en melding til oss med en avsender hos dere
form-percent = en melding til oss med et prosenttegn i mottakeren og navnet på serveren deres
form-percent-bare = en melding til oss med et prosenttegn i mottakeren
form-quoted = en melding til oss med mottakeren i anførselstegn
form-quoted-percent = en melding til oss med mottakeren i anførselstegn og et prosenttegn i den
form-quoted-at = en melding til oss med mottakeren i anførselstegn og navnet på serveren deres
form-source-route = en melding til oss med en rute oppgitt av avsenderen
form-bang = en melding til oss med et utropstegn i mottakeren
form-bang-at = en melding til oss med et utropstegn i mottakeren og navnet på serveren deres
form-http-get = en side hos oss, hentet med GET
form-http-connect = en tunnel til vår egen maskin, bestilt med CONNECT
form-http-connect-80 = en tunnel til port 80 på vår egen maskin, bestilt med CONNECT
form-http-connect-443 = en tunnel til port 443 på vår egen maskin, bestilt med CONNECT
form-http-connect-25 = en tunnel til e-postporten på vår egen maskin, bestilt med CONNECT
form-http-post-25 = en forespørsel til e-postporten på vår egen maskin, gjort med POST
form-http-host = en side hos oss, hentet bare med navnet på maskinen vår
form-http-path = en side hos oss, med adressen i stien
form-http-forwarded = en side hos oss, hentet med et hode som sier at forespørselen kom fra deres eget nett
form-https-proxy = en side eller en tunnel hos oss, bestilt inni TLS
form-h2-connect = en tunnel til vår egen maskin, bestilt i HTTP/2
form-sni = en TLS-forbindelse til vår egen maskin, bestilt bare med navnet
form-socks4 = en forbindelse til vår egen maskin med SOCKS 4
form-socks4a = en forbindelse til vår egen maskin med SOCKS 4a
form-socks5-ipv4 = en forbindelse til vår egen maskin med SOCKS 5, til IPv4-adressen
form-socks5-ipv6 = en forbindelse til vår egen maskin med SOCKS 5, til IPv6-adressen
form-socks5-name = en forbindelse til vår egen maskin med SOCKS 5, til navnet
form-socks5-udp = et datagram til vår egen maskin med SOCKS 5
form-wingate = en forbindelse til vår egen maskin, bestilt med en tekstlinje, som med telnet

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = takkebrev
letter-withdrawal = tilbaketrekking

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = Tilhører serveren en kunde av dere?
forwarded-says = Gi brevet vårt videre, og si det her. Vi regner deres del som gjort, og fortsetter å kontrollere til serveren er lukket.
forwarded-button = Vi har gitt det videre
event-forwarded = Kontakten har gitt brevet vårt videre til kunden.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = stopp
reply-word-forwarded = videresendt
reply-word-not-mine = ikke min
reply-word-intended = åpen med hensikt
