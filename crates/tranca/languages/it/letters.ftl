# The sentences of letters that do not stand in letters/*.md.

machine-parts-only = { $count ->
    [one] Si allegano una segnalazione (XARF v4) e una tabella (CSV), come da Lei richiesto. Da: { $agency }.
    [many] Si allegano { $count } segnalazioni (XARF v4) e una tabella (CSV), come da Lei richiesto. Da: { $agency }.
   *[other] Si allegano { $count } segnalazioni (XARF v4) e una tabella (CSV), come da Lei richiesto. Da: { $agency }.
}
machine-parts-stop = Per non ricevere più queste lettere: { $stop }

repeat-proxy = Da una macchina esterna alla Sua rete, questo comando chiede al proxy una pagina di example.org. Se la pagina arriva, il proxy è aperto; se il proxy rifiuta, è chiuso:
repeat-relay = Da una macchina esterna alla Sua rete, digiti queste righe una dopo l’altra. Se alla riga che comincia con RCPT TO il server risponde 250, è disposto a trasportare posta per estranei; se risponde 5xx, è chiuso. Non viene inviato alcun messaggio:
repeat-again = Per ripetere la verifica, come spiegato sopra:

form-plain = un messaggio da noi a noi stessi, senza alcun travestimento
form-null-sender = un messaggio a noi con mittente vuoto
form-local-sender = un messaggio a noi con un mittente del Suo dominio
form-percent = un messaggio a noi con un segno di percentuale nel destinatario e il nome del Suo server
form-percent-bare = un messaggio a noi con un segno di percentuale nel destinatario
form-quoted = un messaggio a noi con il destinatario tra virgolette
form-quoted-percent = un messaggio a noi con il destinatario tra virgolette e un segno di percentuale al suo interno
form-quoted-at = un messaggio a noi con il destinatario tra virgolette e il nome del Suo server
form-source-route = un messaggio a noi con un percorso indicato dal mittente (source route)
form-bang = un messaggio a noi con un punto esclamativo nel destinatario
form-bang-at = un messaggio a noi con un punto esclamativo nel destinatario e il nome del Suo server
form-http-get = una nostra pagina, richiesta con GET
form-http-connect = un tunnel verso il nostro host, richiesto con CONNECT
form-http-connect-80 = un tunnel verso la porta 80 del nostro host, richiesto con CONNECT
form-http-connect-443 = un tunnel verso la porta 443 del nostro host, richiesto con CONNECT
form-http-connect-25 = un tunnel verso la porta di posta del nostro host, richiesto con CONNECT
form-http-post-25 = una richiesta alla porta di posta del nostro host, fatta con POST
form-http-host = una nostra pagina, richiesta con il solo nome del nostro host
form-http-path = una nostra pagina, il cui indirizzo si trovava nel percorso
form-http-forwarded = una nostra pagina, richiesta con un’intestazione che dice che la richiesta proviene dalla Sua rete
form-https-proxy = una nostra pagina o un nostro tunnel, richiesti dentro TLS
form-h2-connect = un tunnel verso il nostro host, richiesto in HTTP/2
form-sni = una connessione TLS verso il nostro host, richiesta con il solo nome
form-socks4 = una connessione al nostro host tramite SOCKS 4
form-socks4a = una connessione al nostro host tramite SOCKS 4a
form-socks5-ipv4 = una connessione al nostro host tramite SOCKS 5, al suo indirizzo IPv4
form-socks5-ipv6 = una connessione al nostro host tramite SOCKS 5, al suo indirizzo IPv6
form-socks5-name = una connessione al nostro host tramite SOCKS 5, al suo nome
form-socks5-udp = un datagramma al nostro host tramite SOCKS 5
form-wingate = una connessione al nostro host, richiesta con una riga di testo, come con telnet

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = lettera di ringraziamento
letter-withdrawal = ritiro

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = Il server appartiene a un Suo cliente?
forwarded-says = Inoltri la nostra lettera e lo indichi qui. Consideriamo conclusa la Sua parte e continuiamo a controllare finché il server non è chiuso.
forwarded-button = L’abbiamo inoltrata
event-forwarded = Il contatto ha inoltrato la nostra lettera al proprio cliente.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = basta
reply-word-forwarded = inoltrata
reply-word-not-mine = non è mio
reply-word-intended = aperto di proposito
