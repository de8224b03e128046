# The sentences of letters that do not stand in letters/*.md.

machine-parts-only = { $count ->
    [one] Wie von Ihnen gewünscht, sind eine Meldung (XARF v4) und eine Tabelle (CSV) beigefügt. Von: { $agency }.
   *[other] Wie von Ihnen gewünscht, sind { $count } Meldungen (XARF v4) und eine Tabelle (CSV) beigefügt. Von: { $agency }.
}
machine-parts-stop = So bestellen Sie diese Briefe ab: { $stop }

repeat-proxy = Dieser Befehl fordert, von einem Rechner außerhalb Ihres Netzes aus, über den Proxy eine Seite von example.org an. Kommt die Seite, ist der Proxy offen; lehnt der Proxy ab, ist er geschlossen:
repeat-relay = Geben Sie von einem Rechner außerhalb Ihres Netzes aus diese Zeilen nacheinander ein. Wird die Zeile, die mit RCPT TO beginnt, mit 250 beantwortet, ist der Server bereit, Mail für Fremde weiterzuleiten; wird sie mit 5xx beantwortet, ist er geschlossen. Es wird keine Mail verschickt:
repeat-again = Um den Test zu wiederholen, wie oben erklärt:

form-plain = eine Nachricht von uns an uns, ohne jede Verschleierung
form-null-sender = eine Nachricht an uns mit leerem Absender
form-local-sender = eine Nachricht an uns mit einem Absender aus Ihrer eigenen Domain
form-percent = eine Nachricht an uns mit einem Prozentzeichen im Empfänger und dem Namen Ihres Servers
form-percent-bare = eine Nachricht an uns mit einem Prozentzeichen im Empfänger
form-quoted = eine Nachricht an uns mit dem Empfänger in Anführungszeichen
form-quoted-percent = eine Nachricht an uns mit dem Empfänger in Anführungszeichen und einem Prozentzeichen darin
form-quoted-at = eine Nachricht an uns mit dem Empfänger in Anführungszeichen und dem Namen Ihres Servers
form-source-route = eine Nachricht an uns mit vorgegebenem Weg (Source Route)
form-bang = eine Nachricht an uns mit einem Ausrufezeichen im Empfänger
form-bang-at = eine Nachricht an uns mit einem Ausrufezeichen im Empfänger und dem Namen Ihres Servers
form-http-get = eine Seite von uns, angefordert mit GET
form-http-connect = ein Tunnel zu unserem eigenen Host, angefordert mit CONNECT
form-http-connect-80 = ein Tunnel zu Port 80 unseres eigenen Hosts, angefordert mit CONNECT
form-http-connect-443 = ein Tunnel zu Port 443 unseres eigenen Hosts, angefordert mit CONNECT
form-http-connect-25 = ein Tunnel zum Mail-Port unseres eigenen Hosts, angefordert mit CONNECT
form-http-post-25 = eine Anfrage an den Mail-Port unseres eigenen Hosts, gestellt mit POST
form-http-host = eine Seite von uns, angefordert allein über den Namen unseres Hosts
form-http-path = eine Seite von uns, deren Adresse im Pfad stand
form-http-forwarded = eine Seite von uns, angefordert mit einer Kopfzeile, nach der die Anfrage aus Ihrem eigenen Netz kam
form-https-proxy = eine Seite oder ein Tunnel von uns, angefordert in TLS
form-h2-connect = ein Tunnel zu unserem eigenen Host, angefordert in HTTP/2
form-sni = eine TLS-Verbindung zu unserem eigenen Host, angefordert allein über dessen Namen
form-socks4 = eine Verbindung zu unserem eigenen Host über SOCKS 4
form-socks4a = eine Verbindung zu unserem eigenen Host über SOCKS 4a
form-socks5-ipv4 = eine Verbindung zu unserem eigenen Host über SOCKS 5, zu dessen IPv4-Adresse
form-socks5-ipv6 = eine Verbindung zu unserem eigenen Host über SOCKS 5, zu dessen IPv6-Adresse
form-socks5-name = eine Verbindung zu unserem eigenen Host über SOCKS 5, zu dessen Namen
form-socks5-udp = ein Datagramm an unseren eigenen Host über SOCKS 5
form-wingate = eine Verbindung zu unserem eigenen Host, angefordert mit einer Textzeile wie bei telnet

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = Dankschreiben
letter-withdrawal = Rücknahme

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = Der Server gehört Ihrem Kunden?
forwarded-says = Bitte leiten Sie unseren Brief weiter und sagen Sie es uns hier. Ihr Teil gilt für uns damit als erledigt, und wir sehen weiter nach, bis der Server geschlossen ist.
forwarded-button = Wir haben ihn weitergeleitet
event-forwarded = Der Kontakt hat unseren Brief an seinen Kunden weitergeleitet.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = stop
reply-word-forwarded = weitergeleitet
reply-word-not-mine = nicht zuständig
reply-word-intended = absichtlich offen
