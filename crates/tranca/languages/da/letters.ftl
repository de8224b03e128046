# The sentences of letters that do not stand in letters/*.md.

machine-parts-only = { $count ->
    [one] Som I har ønsket, er én indberetning (XARF v4) og en tabel (CSV) vedhæftet. Fra: { $agency }.
   *[other] Som I har ønsket, er { $count } indberetninger (XARF v4) og en tabel (CSV) vedhæftet. Fra: { $agency }.
}
machine-parts-stop = Stop disse breve: { $stop }

repeat-proxy = Fra en maskine uden for jeres netværk beder denne kommando proxyen om en side fra example.org. Kommer siden, er proxyen åben; afviser proxyen, er den lukket:
repeat-relay = Skriv disse linjer en ad gangen fra en maskine uden for jeres netværk. Besvares linjen, der begynder med RCPT TO, med 250, er serveren villig til at videresende mail for fremmede; besvares den med 5xx, er den lukket. Der sendes ingen mail:
repeat-again = Sådan gentages testen, som forklaret ovenfor:

form-plain = en besked fra os til os, uden nogen forklædning
form-null-sender = en besked til os med tom afsender
form-local-sender = en besked til os med en afsender fra jeres eget domæne
form-percent = en besked til os med et procenttegn i modtageren og navnet på jeres server
form-percent-bare = en besked til os med et procenttegn i modtageren
form-quoted = en besked til os med modtageren i anførselstegn
form-quoted-percent = en besked til os med modtageren i anførselstegn og et procenttegn i den
form-quoted-at = en besked til os med modtageren i anførselstegn og navnet på jeres server
form-source-route = en besked til os med en angivet rute (source route)
form-bang = en besked til os med et udråbstegn i modtageren
form-bang-at = en besked til os med et udråbstegn i modtageren og navnet på jeres server
form-http-get = en side hos os, hentet med GET
form-http-connect = en tunnel til vores egen host, bestilt med CONNECT
form-http-connect-80 = en tunnel til port 80 på vores egen host, bestilt med CONNECT
form-http-connect-443 = en tunnel til port 443 på vores egen host, bestilt med CONNECT
form-http-connect-25 = en tunnel til mailporten på vores egen host, bestilt med CONNECT
form-http-post-25 = en forespørgsel til mailporten på vores egen host, sendt med POST
form-http-host = en side hos os, hentet alene ved navnet på vores host
form-http-path = en side hos os, hvis adresse stod i stien
form-http-forwarded = en side hos os, hentet med en header, der siger, at forespørgslen kom fra jeres eget netværk
form-https-proxy = en side eller en tunnel hos os, bestilt inde i TLS
form-h2-connect = en tunnel til vores egen host, bestilt i HTTP/2
form-sni = en TLS-forbindelse til vores egen host, bestilt alene ved dens navn
form-socks4 = en forbindelse til vores egen host via SOCKS 4
form-socks4a = en forbindelse til vores egen host via SOCKS 4a
form-socks5-ipv4 = en forbindelse til vores egen host via SOCKS 5, til dens IPv4-adresse
form-socks5-ipv6 = en forbindelse til vores egen host via SOCKS 5, til dens IPv6-adresse
form-socks5-name = en forbindelse til vores egen host via SOCKS 5, til dens navn
form-socks5-udp = et datagram til vores egen host via SOCKS 5
form-wingate = en forbindelse til vores egen host, bestilt med en linje tekst, som med telnet

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = takkebrev
letter-withdrawal = tilbagetrækning

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = Tilhører serveren jeres kunde?
forwarded-says = Send venligst vores brev videre, og fortæl det her. Så regner vi jeres del for udført, og vi ser efter, til serveren er lukket.
forwarded-button = Vi har sendt det videre
event-forwarded = Kontakten har sendt vores brev videre til sin kunde.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = stop
reply-word-forwarded = videresendt
reply-word-not-mine = ikke min
reply-word-intended = åben med vilje
