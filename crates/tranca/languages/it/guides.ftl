# The sentences of the guides. A sentence that ends in a colon is followed by the code it speaks of.

title-open-relay = Come chiudere il relay aperto in { $name }
title-open-proxy = Come chiudere il proxy aperto in { $name }
title-unknown-relay = Come chiudere un relay di posta aperto
title-unknown-proxy = Come chiudere un proxy aperto

step-keep-copy = Per prima cosa conservi una copia di ciò che sarà modificato, se il file esiste:
step-set = Nel file { $file } imposti { $setting } in modo che la riga sia:
step-add = Nel file { $file } aggiunga questa riga, se non c’è già:
step-remove = Nel file { $file } cancelli queste righe, se ci sono:
step-replace = Nel file { $file } cancelli le righe contrassegnate con il segno meno, quelle che vi si trovano, e scriva al loro posto la riga contrassegnata con il segno più:
step-insert-before = Nel file { $file } scriva questa riga sopra «{ $line }»:
step-run = Esegua questo comando:
step-otherwise = Se la causa non era quella, può essere questa. { $why }
reload-run = Faccia applicare la modifica al server:
check-run = Per vedere dall’interno che cosa è ora in vigore:
undo-run = Se qualcosa di Suo smettesse di funzionare, questo annulla la modifica, e il server è di nuovo aperto:

clean-queue-look = Guardi i messaggi in coda; la maggior parte non sarà Sua:
clean-queue-purge = Cancelli quelli che non sono Suoi, ciascuno con il suo numero:
clean-queue-look-unknown = Guardi i messaggi in coda e cancelli quelli che non sono Suoi.
clean-log-look = Il log mostra quanto è stato inviato tramite il Suo server, e da quando:
clean-proxy-log-look = Il log mostra chi ha usato il Suo server, e per che cosa:
clean-proxy-intruder-look = Se nessuno dei Suoi ha installato un proxy, consideri la macchina compromessa: cerchi programmi, account e attività pianificate sconosciuti.
clean-mikrotik-scheduler = Cerchi attività pianificate e script che non ha scritto Lei, e li rimuova:
clean-mikrotik-tunnels = Cerchi tunnel, regole del firewall e utenti che non conosce, e li rimuova:
clean-mikrotik-upgrade = Installi la versione attuale di RouterOS; il router si riavvia:
clean-mikrotik-password = Poi imposti una nuova password, perché quella vecchia può essere nota ad altri:

intruder-mikrotik = Su questi router il proxy è stato spesso attivato da un intruso che ha sfruttato una falla di versioni precedenti. Se non lo ha attivato Lei, La preghiamo di eseguire anche la pulizia: chiudere soltanto il proxy non tiene fuori l’intruso.

why-likeliest = La causa più probabile: { $why }
why-postfix-mynetworks = Postfix trasporta posta verso qualsiasi destinazione per ogni indirizzo in mynetworks, e questo elenco contiene più delle Sue macchine.
why-postfix-relay-restrictions = Le regole in smtpd_relay_restrictions ammettono gli estranei prima di arrivare alla regola che li rifiuta.
why-postfix-untrusted-routing = Postfix segue un percorso che il mittente ha nascosto nell’indirizzo, come utente%altrove@qui.
why-exim-relay-nets = Exim trasporta posta verso qualsiasi destinazione per ogni indirizzo in dc_relay_nets, e questo elenco contiene più delle Sue macchine.
why-exim-relay-domains = Con un asterisco in dc_relay_domains, Exim accetta posta per ogni dominio del mondo.
why-exim-relay-from-hosts = Se ha scritto Lei stesso exim4.conf: l’elenco relay_from_hosts contiene più delle Sue macchine.
why-exim-recipient-rules = Le regole per i destinatari lasciano passare indirizzi in cui il mittente ha nascosto un percorso, come utente%altrove@qui.
why-squid-allow-all = La riga «http_access allow all» permette a chiunque di usare il proxy.
why-squid-localnet = L’elenco localnet è destinato alla Sua rete, ma contiene tutti gli indirizzi del mondo.
why-dante-no-authentication = Il server non chiede a nessuno nome e password.
why-dante-everyone-may-connect = La regola «client pass» accetta connessioni da qualsiasi indirizzo.
why-tinyproxy-allowed-for-all = Senza alcuna riga Allow, o con una che indica tutti gli indirizzi, Tinyproxy serve chiunque.
why-3proxy-no-authentication = Con «auth none», 3proxy non chiede a nessuno nome e password e ignora le proprie regole di accesso.
why-apache-proxy-requests = Con «ProxyRequests On», Apache è un proxy per chiunque lo chieda. Un reverse proxy davanti ai Suoi server non ne ha bisogno.
why-apache-rewrite-rule = Una RewriteRule con il flag P recupera pagine da un host scelto dal visitatore.
why-mikrotik-web-proxy = Il proxy web del router è attivo e raggiungibile da Internet.
why-mikrotik-socks = Il server SOCKS del router è attivo e raggiungibile da Internet.
why-unknown-relay-unknown = Il server accetta posta da sconosciuti e la trasporta ad altri sconosciuti. Non siamo riusciti a capire quale software usa.
why-unknown-proxy-unknown = Il server apre connessioni verso qualsiasi destinazione per sconosciuti. Non siamo riusciti a capire quale software usa.

words-exim-recipient-rules = In exim4.conf, o altrimenti nel file 30_exim4-config_check_rcpt in /etc/exim4/conf.d/acl, verifichi che acl_check_rcpt contenga queste regole; la prima va prima di ogni «accept», tranne quello per i programmi locali, e la seconda prima dell’ultimo «accept»:
words-squid-own-networks = Se altre Sue macchine usano questo proxy, aggiunga una riga con la loro rete, al posto di questo esempio:
words-dante-own-network = Faccia in modo che la regola «client pass» indichi solo la Sua rete, al posto di questo esempio:
words-3proxy-users = Sotto quella riga scriva gli utenti che possono usare il proxy, con un nome e una password scelti da Lei:
words-apache-rewrite-rule = Cerchi le regole con questo flag e verifichi che ciascuna indichi da sé l’host di destinazione, senza ricavarlo da ciò che invia il visitatore:
words-relay-only-for-own-networks = Nelle impostazioni del relay, permetta di inviare verso altri domini solo agli indirizzi delle Sue macchine. Ogni voce che significa «tutti», come 0.0.0.0/0 o un asterisco, va tolta.
words-relay-only-after-login = Chi invia da altrove deve prima autenticarsi con nome e password (autenticazione SMTP).
words-relay-own-domains = Da tutti gli altri il server deve accettare posta soltanto per i Suoi domini.
words-proxy-needed = Se nessuno ha bisogno di questo proxy, lo disattivi. È la soluzione più sicura.
words-proxy-only-inside = Altrimenti lo faccia ascoltare solo su un indirizzo interno, come 127.0.0.1 o quello della Sua rete.
words-proxy-only-after-login = Se deve essere raggiungibile dall’esterno, faccia in modo che chieda nome e password.
words-proxy-firewall = Nel firewall, o nel gruppo di sicurezza del Suo fornitore cloud, permetta solo ai Suoi indirizzi di raggiungerne la porta. Una porta pubblicata da Docker aggira molti firewall: la pubblichi su 127.0.0.1.
