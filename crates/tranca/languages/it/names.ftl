# The words of the domain, as people read them.

weakness-open-relay = relay di posta aperto
weakness-open-proxy = proxy aperto

verdict-open = aperto
verdict-accepts = accetta, ma non è ancora tornato nulla
verdict-closed = chiuso
verdict-refuses-us = rifiuta il nostro host di prova
verdict-not-that-service = risponde un altro servizio
verdict-unreachable = irraggiungibile
verdict-undecided = esito incerto

reason-refused = rifiuta di trasportare per estranei
reason-deferred = fa attendere ripetutamente gli estranei
reason-withdrawn = la porta che era aperta ora rifiuta le connessioni
note-backscatter = invia notifiche di mancato recapito a mittenti che non hanno mai scritto

protocol-smtp = posta (SMTP)
protocol-http-connect = proxy HTTP (CONNECT)
protocol-http-forward = proxy HTTP (inoltro)
protocol-https = proxy HTTP dentro TLS
protocol-socks4 = proxy SOCKS 4
protocol-socks5 = proxy SOCKS 5
protocol-telnet = proxy telnet

state-suspected = sospetto
state-proven = accertato
state-notified = notificato
state-closed = chiuso
state-set-aside = accantonato

aside-unreachable = non è stato possibile raggiungerlo
aside-not-reproduced = la prova non lo ha confermato
aside-excluded = è nell’elenco delle esclusioni
aside-intended = è aperto di proposito
aside-reassigned = l’indirizzo ora appartiene ad altri
aside-withdrawn = abbiamo ritirato il caso


letter-first = prima lettera
letter-reminder = promemoria
letter-answer = risposta

basis-banner = il saluto
basis-ehlo = l’elenco delle sue funzioni
basis-reply = il testo delle sue risposte
basis-via-header = l’intestazione Via
basis-error-page = la pagina di errore
basis-login-banner = la pagina di accesso
basis-server-header = l’intestazione Server
basis-habit = il suo modo di rispondere
