# The sentences of the guides. A sentence that ends in a colon is followed by the code it speaks of.

title-open-relay = So schließen Sie das offene Relay in { $name }
title-open-proxy = So schließen Sie den offenen Proxy in { $name }
title-unknown-relay = So schließen Sie ein offenes Mail-Relay
title-unknown-proxy = So schließen Sie einen offenen Proxy

step-keep-copy = Sichern Sie zuerst eine Kopie dessen, was geändert wird, falls die Datei existiert:
step-set = Setzen Sie in der Datei { $file } den Wert { $setting }, sodass die Zeile so lautet:
step-add = Fügen Sie in der Datei { $file } diese Zeile hinzu, falls sie nicht schon dort steht:
step-remove = Löschen Sie in der Datei { $file } diese Zeilen, soweit sie dort stehen:
step-replace = Löschen Sie in der Datei { $file } die mit einem Minuszeichen markierten Zeilen, soweit sie dort stehen, und schreiben Sie an ihre Stelle die mit einem Pluszeichen markierte Zeile:
step-insert-before = Schreiben Sie in der Datei { $file } diese Zeile oberhalb von „{ $line }“:
step-run = Führen Sie diesen Befehl aus:
step-otherwise = Wenn das nicht die Ursache war, kann es diese sein. { $why }
reload-run = Lassen Sie den Server die Änderung übernehmen:
check-run = So sehen Sie von innen, was jetzt gilt:
undo-run = Falls bei Ihnen etwas nicht mehr funktioniert, macht dies die Änderung rückgängig, und der Server ist wieder offen:

clean-queue-look = Sehen Sie sich die wartenden Nachrichten an; die meisten werden nicht von Ihnen stammen:
clean-queue-purge = Löschen Sie diejenigen, die nicht von Ihnen stammen, jede anhand ihrer Nummer:
clean-queue-look-unknown = Sehen Sie sich die wartenden Nachrichten an und löschen Sie diejenigen, die nicht von Ihnen stammen.
clean-log-look = Das Protokoll zeigt, wie viel über Ihren Server verschickt wurde und seit wann:
clean-proxy-log-look = Das Protokoll zeigt, wer Ihren Server benutzt hat und wofür:
clean-proxy-intruder-look = Wenn bei Ihnen niemand einen Proxy installiert hat, behandeln Sie den Rechner als kompromittiert: Suchen Sie nach unbekannten Programmen, Konten und geplanten Aufgaben.
clean-mikrotik-scheduler = Suchen Sie nach geplanten Aufgaben und Skripten, die nicht von Ihnen stammen, und entfernen Sie sie:
clean-mikrotik-tunnels = Suchen Sie nach Tunneln, Firewall-Regeln und Benutzern, die Sie nicht kennen, und entfernen Sie sie:
clean-mikrotik-upgrade = Installieren Sie die aktuelle Version von RouterOS; der Router startet dabei neu:
clean-mikrotik-password = Setzen Sie danach ein neues Passwort, denn das alte kann anderen bekannt sein:

intruder-mikrotik = Auf diesen Routern wurde der Proxy oft von einem Eindringling eingeschaltet, der eine Schwachstelle älterer Versionen ausgenutzt hat. Wenn Sie ihn nicht selbst eingeschaltet haben, führen Sie bitte auch die Bereinigung durch: Den Proxy zu schließen, hält den Eindringling allein nicht fern.

why-likeliest = Die wahrscheinlichste Ursache: { $why }
why-postfix-mynetworks = Postfix leitet Mail von jeder Adresse in mynetworks an beliebige Ziele weiter, und diese Liste enthält mehr als Ihre eigenen Rechner.
why-postfix-relay-restrictions = Die Regeln in smtpd_relay_restrictions lassen Fremde zu, bevor die Regel greift, die sie abweist.
why-postfix-untrusted-routing = Postfix folgt einem Weg, den der Absender in der Adresse versteckt hat, etwa benutzer%anderswo@hier.
why-exim-relay-nets = Exim leitet Mail von jeder Adresse in dc_relay_nets an beliebige Ziele weiter, und diese Liste enthält mehr als Ihre eigenen Rechner.
why-exim-relay-domains = Mit einem Sternchen in dc_relay_domains nimmt Exim Mail für alle Domains der Welt an.
why-exim-relay-from-hosts = Falls Sie exim4.conf selbst geschrieben haben: Die Liste relay_from_hosts enthält mehr als Ihre eigenen Rechner.
why-exim-recipient-rules = Die Regeln für Empfänger lassen Adressen durch, in denen der Absender einen Weg versteckt hat, etwa benutzer%anderswo@hier.
why-squid-allow-all = Die Zeile „http_access allow all“ erlaubt jedem, den Proxy zu benutzen.
why-squid-localnet = Die Liste localnet ist für Ihr eigenes Netz gedacht, enthält aber alle Adressen der Welt.
why-dante-no-authentication = Der Server fragt niemanden nach Name und Passwort.
why-dante-everyone-may-connect = Die Regel „client pass“ nimmt Verbindungen von jeder Adresse an.
why-tinyproxy-allowed-for-all = Ohne eine einzige Allow-Zeile, oder mit einer, die alle Adressen umfasst, bedient Tinyproxy jeden.
why-3proxy-no-authentication = Mit „auth none“ fragt 3proxy niemanden nach Name und Passwort und beachtet seine Zugriffsregeln nicht.
why-apache-proxy-requests = Mit „ProxyRequests On“ ist Apache ein Proxy für jeden, der anfragt. Ein Reverse-Proxy vor Ihren eigenen Servern braucht das nicht.
why-apache-rewrite-rule = Eine RewriteRule mit dem Flag P holt Seiten von einem Host, den der Besucher bestimmt.
why-mikrotik-web-proxy = Der Web-Proxy des Routers ist eingeschaltet und aus dem Internet erreichbar.
why-mikrotik-socks = Der SOCKS-Server des Routers ist eingeschaltet und aus dem Internet erreichbar.
why-unknown-relay-unknown = Der Server nimmt Mail von Fremden an und leitet sie an andere Fremde weiter. Welche Software auf ihm läuft, konnten wir nicht erkennen.
why-unknown-proxy-unknown = Der Server baut für Fremde Verbindungen zu beliebigen Zielen auf. Welche Software auf ihm läuft, konnten wir nicht erkennen.

words-exim-recipient-rules = Sorgen Sie in exim4.conf oder, wenn es diese Datei nicht gibt, in der Datei 30_exim4-config_check_rcpt unter /etc/exim4/conf.d/acl dafür, dass acl_check_rcpt diese Regeln enthält; die erste gehört vor jedes „accept“ außer dem für lokale Programme, die zweite vor das letzte „accept“:
words-squid-own-networks = Wenn andere Rechner von Ihnen diesen Proxy benutzen, fügen Sie anstelle dieses Beispiels eine Zeile mit deren Netz hinzu:
words-dante-own-network = Lassen Sie die Regel „client pass“ anstelle dieses Beispiels nur Ihr eigenes Netz nennen:
words-3proxy-users = Tragen Sie unterhalb dieser Zeile die Benutzer ein, die den Proxy verwenden dürfen, mit selbst gewähltem Namen und Passwort:
words-apache-rewrite-rule = Suchen Sie nach Regeln mit diesem Flag und sorgen Sie dafür, dass jede ihren Zielhost selbst nennt und ihn aus nichts übernimmt, was der Besucher sendet:
words-relay-only-for-own-networks = Lassen Sie in den Relay-Einstellungen nur die Adressen Ihrer eigenen Rechner an andere Domains senden. Jeder Eintrag, der „alle“ bedeutet, etwa 0.0.0.0/0 oder ein Sternchen, muss weg.
words-relay-only-after-login = Wer von anderswo sendet, soll sich zuvor mit Name und Passwort anmelden (SMTP-Authentifizierung).
words-relay-own-domains = Von allen anderen soll der Server nur Mail für Ihre eigenen Domains annehmen.
words-proxy-needed = Wenn niemand diesen Proxy braucht, schalten Sie ihn ab. Das ist der sicherste Weg.
words-proxy-only-inside = Andernfalls lassen Sie ihn nur auf einer internen Adresse lauschen, etwa 127.0.0.1 oder der Ihres eigenen Netzes.
words-proxy-only-after-login = Wenn er von außen erreichbar sein muss, lassen Sie ihn Name und Passwort verlangen.
words-proxy-firewall = Lassen Sie in der Firewall oder in der Sicherheitsgruppe Ihres Cloud-Anbieters nur Ihre eigenen Adressen an seinen Port. Ein von Docker veröffentlichter Port umgeht viele Firewalls: Veröffentlichen Sie ihn auf 127.0.0.1.
