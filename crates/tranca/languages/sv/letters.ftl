# Brevens meningar som inte står i letters/*.md.

machine-parts-only = { $count ->
    [one] En rapport (XARF v4) och en tabell (CSV) bifogas, som ni önskat. Från: { $agency }.
   *[other] { $count } rapporter (XARF v4) och en tabell (CSV) bifogas, som ni önskat. Från: { $agency }.
}
machine-parts-stop = För att slippa dessa brev: { $stop }

repeat-proxy = Från en dator utanför ert nät begär detta en sida på example.org genom proxyservern. Kommer sidan är proxyservern öppen; vägrar proxyservern är den stängd:
repeat-relay = Skriv de här raderna, en efter en, från en dator utanför ert nät. Om raden som börjar med RCPT TO besvaras med 250 är servern beredd att förmedla e-post åt främlingar; besvaras den med 5xx är den stängd. Ingen e-post skickas:
repeat-again = Så upprepas testet, som förklarats ovan:

form-plain = ett meddelande från oss till oss, utan någon förklädnad
form-null-sender = ett meddelande till oss med tom avsändare
form-local-sender = ett meddelande till oss med en avsändare hos er
form-percent = ett meddelande till oss med ett procenttecken i mottagaren och er servers namn
form-percent-bare = ett meddelande till oss med ett procenttecken i mottagaren
form-quoted = ett meddelande till oss med mottagaren inom citattecken
form-quoted-percent = ett meddelande till oss med mottagaren inom citattecken och ett procenttecken i den
form-quoted-at = ett meddelande till oss med mottagaren inom citattecken och er servers namn
form-source-route = ett meddelande till oss med en väg angiven av avsändaren
form-bang = ett meddelande till oss med ett utropstecken i mottagaren
form-bang-at = ett meddelande till oss med ett utropstecken i mottagaren och er servers namn
form-http-get = en sida hos oss, begärd med GET
form-http-connect = en tunnel till vår egen dator, begärd med CONNECT
form-http-connect-80 = en tunnel till port 80 på vår egen dator, begärd med CONNECT
form-http-connect-443 = en tunnel till port 443 på vår egen dator, begärd med CONNECT
form-http-connect-25 = en tunnel till e-postporten på vår egen dator, begärd med CONNECT
form-http-post-25 = en begäran till e-postporten på vår egen dator, ställd med POST
form-http-host = en sida hos oss, begärd enbart med vår dators namn
form-http-path = en sida hos oss, vars adress stod i sökvägen
form-http-forwarded = en sida hos oss, begärd med ett huvud som säger att begäran kom från ert eget nät
form-https-proxy = en sida eller en tunnel hos oss, begärd inuti TLS
form-h2-connect = en tunnel till vår egen dator, begärd i HTTP/2
form-sni = en TLS-anslutning till vår egen dator, begärd enbart med dess namn
form-socks4 = en anslutning till vår egen dator genom SOCKS 4
form-socks4a = en anslutning till vår egen dator genom SOCKS 4a
form-socks5-ipv4 = en anslutning till vår egen dator genom SOCKS 5, till dess IPv4-adress
form-socks5-ipv6 = en anslutning till vår egen dator genom SOCKS 5, till dess IPv6-adress
form-socks5-name = en anslutning till vår egen dator genom SOCKS 5, till dess namn
form-socks5-udp = ett datagram till vår egen dator genom SOCKS 5
form-wingate = en anslutning till vår egen dator, begärd med en textrad, som med telnet

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = tackbrev
letter-withdrawal = återkallelse

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = Tillhör servern er kund?
forwarded-says = Lämna vårt brev vidare och säg det här. Vi räknar er del som klar och fortsätter att kontrollera tills servern är stängd.
forwarded-button = Vi har lämnat det vidare
event-forwarded = Kontakten har lämnat vårt brev vidare till sin kund.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = stopp
reply-word-forwarded = vidarebefordrat
reply-word-not-mine = inte min
reply-word-intended = avsiktligt öppen
