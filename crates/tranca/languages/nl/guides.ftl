# The sentences of the guides. A sentence that ends in a colon is followed by the code it speaks of.

title-open-relay = De open relay in { $name } sluiten
title-open-proxy = De open proxy in { $name } sluiten
title-unknown-relay = Een open mailrelay sluiten
title-unknown-proxy = Een open proxy sluiten

step-keep-copy = Bewaar eerst een kopie van wat er wordt gewijzigd, als het bestand bestaat:
step-set = Stel in het bestand { $file } de waarde van { $setting } zo in dat de regel luidt:
step-add = Voeg in het bestand { $file } deze regel toe, als hij er nog niet staat:
step-remove = Verwijder in het bestand { $file } deze regels, als ze er staan:
step-replace = Verwijder in het bestand { $file } de regels met een minteken, voor zover ze er staan, en schrijf in plaats daarvan de regel met een plusteken:
step-insert-before = Schrijf in het bestand { $file } deze regel boven ‘{ $line }’:
step-run = Voer deze opdracht uit:
step-otherwise = Was dat niet de oorzaak, dan kan het deze zijn. { $why }
reload-run = Laat de server de wijziging overnemen:
check-run = Zo ziet u van binnenuit wat er nu geldt:
undo-run = Als er bij u iets niet meer werkt, draait dit de wijziging terug, en is de server weer open:

clean-queue-look = Bekijk de berichten die in de wachtrij staan; de meeste zullen niet van u zijn:
clean-queue-purge = Verwijder de berichten die niet van u zijn, elk aan de hand van het nummer:
clean-queue-look-unknown = Bekijk de berichten die in de wachtrij staan en verwijder wat niet van u is.
clean-log-look = Het logbestand laat zien hoeveel er via uw server is verstuurd, en sinds wanneer:
clean-proxy-log-look = Het logbestand laat zien wie uw server heeft gebruikt, en waarvoor:
clean-proxy-intruder-look = Heeft niemand van u een proxy geïnstalleerd, ga er dan van uit dat de machine is gekraakt: zoek naar onbekende programma's, accounts en geplande taken.
clean-mikrotik-scheduler = Zoek naar geplande taken en scripts die niet van u zijn, en verwijder ze:
clean-mikrotik-tunnels = Zoek naar tunnels, firewallregels en gebruikers die u niet kent, en verwijder ze:
clean-mikrotik-upgrade = Installeer de huidige versie van RouterOS; de router start opnieuw op:
clean-mikrotik-password = Stel daarna een nieuw wachtwoord in, want het oude kan bij anderen bekend zijn:

intruder-mikrotik = Op deze routers is de proxy vaak ingeschakeld door een indringer die een lek in oudere versies gebruikte. Hebt u hem niet zelf ingeschakeld, voer dan ook de opruimstappen uit: alleen de proxy sluiten houdt de indringer niet buiten.

why-likeliest = De waarschijnlijkste oorzaak: { $why }
why-postfix-mynetworks = Postfix geeft mail naar elke bestemming door voor elk adres in mynetworks, en die lijst bevat meer dan uw eigen machines.
why-postfix-relay-restrictions = De regels in smtpd_relay_restrictions laten onbekenden toe voordat de regel die hen weigert aan de beurt is.
why-postfix-untrusted-routing = Postfix volgt een route die de afzender in het adres heeft verstopt, zoals gebruiker%elders@hier.
why-exim-relay-nets = Exim geeft mail naar elke bestemming door voor elk adres in dc_relay_nets, en die lijst bevat meer dan uw eigen machines.
why-exim-relay-domains = Met een sterretje in dc_relay_domains neemt Exim mail aan voor elk domein ter wereld.
why-exim-relay-from-hosts = Hebt u exim4.conf zelf geschreven: de lijst relay_from_hosts bevat meer dan uw eigen machines.
why-exim-recipient-rules = De regels voor ontvangers laten adressen door waarin de afzender een route heeft verstopt, zoals gebruiker%elders@hier.
why-squid-allow-all = De regel ‘http_access allow all’ laat iedereen de proxy gebruiken.
why-squid-localnet = De lijst localnet is bedoeld voor uw eigen netwerk, maar bevat elk adres ter wereld.
why-dante-no-authentication = De server vraagt niemand om een naam en een wachtwoord.
why-dante-everyone-may-connect = De regel ‘client pass’ accepteert verbindingen vanaf elk adres.
why-tinyproxy-allowed-for-all = Zonder ook maar één Allow-regel, of met een regel die elk adres omvat, bedient Tinyproxy iedereen.
why-3proxy-no-authentication = Met ‘auth none’ vraagt 3proxy niemand om een naam en een wachtwoord en negeert het zijn toegangsregels.
why-apache-proxy-requests = Met ‘ProxyRequests On’ is Apache een proxy voor iedereen die erom vraagt. Een reverse proxy vóór uw eigen servers heeft dat niet nodig.
why-apache-rewrite-rule = Een RewriteRule met de vlag P haalt pagina's op van een host die de bezoeker kiest.
why-mikrotik-web-proxy = De webproxy van de router is ingeschakeld en bereikbaar vanaf internet.
why-mikrotik-socks = De SOCKS-server van de router is ingeschakeld en bereikbaar vanaf internet.
why-unknown-relay-unknown = De server neemt mail van onbekenden aan en geeft die door aan andere onbekenden. Wij konden niet vaststellen welke software erop draait.
why-unknown-proxy-unknown = De server opent voor onbekenden verbindingen met elke bestemming. Wij konden niet vaststellen welke software erop draait.

words-exim-recipient-rules = Zorg dat acl_check_rcpt in exim4.conf, of anders in het bestand 30_exim4-config_check_rcpt onder /etc/exim4/conf.d/acl, deze regels bevat; de eerste hoort vóór elke ‘accept’ behalve die voor lokale programma's, de tweede vóór de laatste ‘accept’:
words-squid-own-networks = Gebruiken andere machines van u deze proxy, voeg dan een regel met hun netwerk toe, in plaats van dit voorbeeld:
words-dante-own-network = Laat de regel ‘client pass’ alleen uw eigen netwerk noemen, in plaats van dit voorbeeld:
words-3proxy-users = Schrijf onder die regel de gebruikers die de proxy mogen gebruiken, met een zelfgekozen naam en wachtwoord:
words-apache-rewrite-rule = Zoek naar regels met deze vlag en zorg dat elke regel de doelhost zelf noemt en die nergens ontleent aan wat de bezoeker stuurt:
words-relay-only-for-own-networks = Laat in de relay-instellingen alleen de adressen van uw eigen machines naar andere domeinen versturen. Elke vermelding die ‘iedereen’ betekent, zoals 0.0.0.0/0 of een sterretje, moet weg.
words-relay-only-after-login = Wie van elders verstuurt, moet zich eerst aanmelden met een naam en een wachtwoord (SMTP-authenticatie).
words-relay-own-domains = Laat de server van alle anderen alleen mail voor uw eigen domeinen aannemen.
words-proxy-needed = Heeft niemand deze proxy nodig, schakel hem dan uit. Dat is het veiligst.
words-proxy-only-inside = Laat hem anders alleen op een intern adres luisteren, zoals 127.0.0.1 of dat van uw eigen netwerk.
words-proxy-only-after-login = Moet hij van buitenaf bereikbaar zijn, laat hem dan om een naam en een wachtwoord vragen.
words-proxy-firewall = Laat in de firewall, of in de beveiligingsgroep van uw cloudprovider, alleen uw eigen adressen bij de poort. Een poort die Docker publiceert, komt langs menige firewall: publiceer hem op 127.0.0.1.
