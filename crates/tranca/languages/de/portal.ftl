# The sentences of the pages.

nav-home = Start
nav-guides = Anleitungen
nav-genuine = Ist mein Brief echt?
nav-agencies = Wer mitmacht
nav-results = Ergebnisse
skip-to-content = Zum Inhalt
languages-label = Sprachen
pages-label = Seiten
foot-what = Diese Website verwendet keine Cookies und keine Skripte und zählt keine Besucher.
foot-questions = Fragen beantwortet
trouble-of-ours = Bei uns ist etwas fehlgeschlagen. Bitte versuchen Sie es später noch einmal.

nothing-title = Hier ist nichts
nothing-says = Diese Adresse führt nirgendwohin. Wenn sie aus einem unserer Briefe stammt, prüfen Sie bitte, ob sie bis zum letzten Zeichen kopiert wurde.
nothing-home = Zur Startseite

landing-title = Offene Server, gemeinsam geschlossen
landing-lead = Öffentliche Datenbanken melden Mailserver und Proxys, die den Datenverkehr beliebiger Dritter weiterleiten. Wir testen jeden davon, ohne Schaden anzurichten, schreiben den Betreibern, zeigen ihnen, wie sie ihn schließen, und bleiben dabei, bis er geschlossen ist.
landing-letter = Sie haben einen Brief von uns erhalten?
landing-letter-says = Der Link darin öffnet die Seite zu Ihrem Server. Wenn Sie zuerst wissen möchten, ob der Brief echt ist, geben Sie bitte das Aktenzeichen ein, das darin steht.
landing-way = Was wir tun
landing-way-listed = Eine öffentliche Datenbank meldet einen Server als offen.
landing-way-proven = Wir testen ihn: Kann eine Nachricht von uns durch ihn hindurch zu uns zurückgelangen? Nur das gilt als Nachweis.
landing-way-written = Wir ermitteln, wer den Server betreibt, und schreiben einmal, in der Sprache des Betreibers, mit dem Nachweis und den nötigen Schritten.
landing-way-closed = Wir sehen immer wieder nach, bis der Server geschlossen ist.
landing-relay = Was ist ein offenes Mail-Relay?
landing-relay-says = Ein Mailserver, der Nachrichten von Fremden annimmt und anderen Fremden zustellt. Wer Spam versendet, versteckt sich gern dahinter.
landing-proxy = Was ist ein offener Proxy?
landing-proxy-says = Ein Server, der für jeden Verbindungen zu beliebigen Zielen aufbaut. Was darüber geschieht, scheint von Ihnen zu kommen.
landing-harm = Beides fällt auf den Betreiber zurück: Seine Adresse gerät auf Sperrlisten, seine Leitung wird ausgelastet, und sein Anbieter kann ihm den Anschluss sperren. Meist genügen ein oder zwei Zeilen in einer Konfigurationsdatei, um das zu beheben.
landing-to-guides = So schließen Sie den Server
landing-test = Unser Test in Ihren Protokollen
landing-test-says = Wir verbinden uns nur mit Servern, die eine öffentliche Datenbank nennt. Wir gehen langsam vor und bitten sie, eine Nachricht oder eine Verbindung zu unserem eigenen Empfangsserver weiterzuleiten. Die Nachricht sagt, wer wir sind, warum wir testen und wie wir zu erreichen sind. Wir probieren niemals Passwörter aus, und auf Ihrem Server wird nichts verändert.
landing-excluding = Wenn Sie nicht möchten, dass Ihre Adresse getestet wird, schreiben Sie bitte an { $contact }; sie wird dann ausgenommen.
landing-who = Wer mitmacht
landing-to-agencies = Mehr über die Beteiligten
landing-to-results = Was bisher erreicht wurde

agencies-title = Wer mitmacht
agencies-lead = Diese Stellen führen die Aktion gemeinsam durch. Jede von ihnen kann Ihnen sagen, ob die Aktion echt ist.
agencies-none = Noch ist keine Stelle benannt; deshalb wird niemand getestet und niemand angeschrieben.
agencies-questions = Fragen
agencies-languages = Antwortet auf
agencies-page = Eigene Seite
agencies-check = Im Zweifel gehen Sie bitte nicht von dieser Seite aus: Suchen Sie die Stelle so, wie Sie es sonst täten, und fragen Sie dort nach.

guides-title = Anleitungen
guides-lead = Schritt für Schritt: welche Zeilen genau zu ändern sind, wie Sie prüfen, ob es gewirkt hat, und wie Sie es rückgängig machen.
guides-for-open-relay = Offenes Mail-Relay
guides-for-open-proxy = Offener Proxy
guides-unknown = Ein anderes Produkt, oder Sie wissen nicht, welches
guide-steps = Was zu tun ist
guide-check = Prüfen, ob es gewirkt hat
guide-check-outside = Von außen sehen wir nach: Klicken Sie auf der Seite, zu der Ihr Brief führt, auf „Meinen Server erneut testen“, oder warten Sie einfach; wir testen auch von selbst erneut.
guide-clean-up = Wenn der Server geschlossen ist
guide-undo = Falls bei Ihnen etwas nicht mehr funktioniert
guide-documentation = Das Handbuch dazu:
guide-all = Alle Anleitungen

reference-label = Aktenzeichen
genuine-title = Ist mein Brief echt?
genuine-lead = Jeder unserer Briefe nennt mindestens ein Aktenzeichen. Geben Sie es ein, und wir sagen Ihnen, ob und wann wir dazu einen Brief verschickt haben.
genuine-button = Prüfen
genuine-yes = Ja. Zu diesem Fall haben wir verschickt:
genuine-letter = { $letter }, { $at }
genuine-no = Zu einem solchen Fall haben wir keinen Brief verschickt. Wenn Ihnen einer vorliegt, folgen Sie seinen Links bitte nicht und sagen Sie uns Bescheid.
genuine-unreadable = Das ist kein Aktenzeichen. Ein Aktenzeichen beginnt mit T, danach folgen dreizehn Buchstaben und Ziffern; Bindestriche und Großschreibung spielen keine Rolle.
genuine-too-often = Zu viele Anfragen auf einmal. Bitte warten Sie eine Minute und fragen Sie dann noch einmal.
genuine-signs = Woran Sie unsere Briefe sonst erkennen
genuine-sign-sender = Sie kommen von { $sender }.
genuine-sign-links = Ihre Links führen zu { $url } und nirgendwo anders hin.
genuine-sign-asks-nothing = Sie fragen niemals nach einem Passwort oder nach Geld und verlangen nicht, dass ein Programm installiert wird. Alles Nötige steht im Brief selbst.

stop-title = Briefe an dieses Postfach
stop-asks = Sollen wir nicht mehr an { $mailbox } schreiben?
stop-button = Nicht mehr hierher schreiben
stop-what = Der Server bleibt weiterhin gemeldet, und wir schreiben möglicherweise jemand anderem, der für ihn zuständig ist.
stop-done = Wir schreiben nicht mehr an { $mailbox }.

case-title = Fall { $reference }
case-reference = Fall
case-way = Wie weit der Fall ist
case-is-suspected = Öffentliche Datenbanken melden diesen Server; nachgewiesen haben wir nichts.
case-is-proven = Unsere Testnachricht ging durch diesen Server und kam zu uns zurück.
case-is-notified = Unsere Testnachricht ging durch diesen Server, und wir haben darüber geschrieben. Wir sehen weiter nach, bis er geschlossen ist.
case-is-notified-listed = Öffentliche Datenbanken melden diesen Server, und wir haben darüber geschrieben. Nachgewiesen haben wir nichts.
case-is-closing = Bei unserem letzten Test war er geschlossen. Vielen Dank! Wir sehen noch einige Male nach, bevor wir ihn als geschlossen betrachten.
case-is-closed = Bei allen Tests der letzten Zeit war er geschlossen. Vielen Dank!
case-is-set-aside = Vorerst geschieht nichts weiter: { $reason }.
case-whole-guide = Die ganze Anleitung: alle Schritte, die Prüfung und der Weg zurück
case-found = Was wir gefunden haben
case-found-nothing = Noch ist kein Test abgeschlossen.
case-software = { $software }, erkannt an: { $basis }
case-proof = Am { $at } ging unsere Testnachricht an Port { $port } hinein, { $protocol }, und kam von { $exit } bei unserem Empfangsserver an.
case-evidence = Nachweis anzeigen
case-transcript = Was gesagt wurde (< der Server, > wir)
case-receipt = Was unser Empfangsserver festgehalten hat
case-listings = Wer ihn meldet
case-listings-say = Diese öffentlichen Datenbanken nennen diese Adresse. Die meisten entfernen sie einige Zeit nach dem Schließen von selbst.
case-history = Was bisher geschah
case-secret = Nur wer den Link hat, kann diese Seite sehen. Bitte geben Sie ihn nur an Personen weiter, die den Server betreuen.

step-of-case-listed = Gemeldet
step-of-case-proven = Nachgewiesen
step-of-case-written = Brief verschickt
step-of-case-rechecked = Erneut getestet
step-of-case-closed = Geschlossen
step-of-case-set-aside = Zurückgestellt
step-of-case-closed-in-row = geschlossen in { $closed } von { $needed } nötigen Tests
standing-done = (erledigt)
standing-now = (jetzt)
standing-to-come = (noch offen)

event-opened = Gemeldet von { $source }.
event-listed-again = Erneut gemeldet von { $source }.
event-tested = Getestet, ohne verwertbares Ergebnis.
event-proven = Nachgewiesen: Unsere Testnachricht kam durch den Server zurück.
event-attributed = Wir haben ermittelt, wer den Server betreibt.
event-written = Ein Brief wurde verschickt.
event-reminded = Eine Erinnerung wurde verschickt.
event-failed = Ein Brief konnte nicht zugestellt werden.
event-retest-asked = Auf dieser Seite wurde ein neuer Test angefordert.
event-rechecked = Erneut getestet.
event-closed = Geschlossen: Genügend Tests in zeitlichem Abstand haben es bestätigt.
event-reopened = Wieder offen vorgefunden.
event-set-aside = Zurückgestellt: { $reason }.

retest-title = Meinen Server erneut testen
retest-button = Meinen Server erneut testen
retest-what = Wir testen an dieser Adresse nur die Stellen, um die es in diesem Fall geht, und nichts anderes. Das dauert ein bis zwei Minuten.
retest-awaited = Der Test läuft; diese Seite aktualisiert sich alle paar Sekunden von selbst.
retest-idle = Zu diesem Fall werden derzeit keine weiteren Tests durchgeführt.
retest-used-up = In der letzten Stunde wurden so viele Tests angefordert, dass der nächste bis { $at } warten muss.
retest-asked = Am { $asked } wurde ein Test angefordert.
retest-done = Angefordert am { $asked }, getestet am { $done }: { $found }

intended-title = Ist das so gewollt, oder ist es nicht Ihr Server?
intended-says = Ein Tor-Exit, ein öffentlicher Dienst, ein Forschungssystem: Sagen Sie es uns hier, und wir testen diesen Server nicht mehr und schreiben nicht mehr über ihn. Wenn die Adresse nicht Ihnen gehört, antworten Sie bitte stattdessen auf den Brief.
intended-button = Er ist absichtlich offen: bitte nicht mehr testen
found-open = er ist noch offen.
found-waiting = der Server hat unsere Nachricht angenommen; sie kann noch zurückkommen, das dauert manchmal eine Weile.
found-again = der Server hat uns vertröstet oder unseren Testserver abgewiesen; über andere sagt das nichts. Wir fragen noch einmal.
found-closed = geschlossen. Vielen Dank!
found-not-that-service = dort antwortet jetzt ein anderer Dienst.
found-unreachable = niemand hat geantwortet. Das gilt nicht als geschlossen, denn es kann eine vorübergehende Störung sein.

service-smtp = Mail (SMTP)
service-http = HTTP-Proxy
service-socks = SOCKS-Proxy
service-socks4 = SOCKS-4-Proxy
service-socks5 = SOCKS-5-Proxy
service-proxy = Proxy

col-port = Port
col-protocol = Protokoll
col-verdict = Befund
col-tested = Getestet
col-source = Datenbank
col-service = Meldet
col-detail = Im Wortlaut
col-seen = Zuletzt gesehen

probing-description = { $operation } testet Server, die öffentliche Datenbanken als offene Mail-Relays oder offene Proxys nennen, bittet dazu jeden von ihnen, eine Nachricht oder Verbindung zu unserem eigenen Empfangsserver weiterzuleiten, und schreibt den Betreibern.
