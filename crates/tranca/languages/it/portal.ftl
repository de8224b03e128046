# The sentences of the pages.

nav-home = Inizio
nav-guides = Guide alla chiusura
nav-genuine = La mia lettera è autentica?
nav-agencies = Chi partecipa
nav-results = Risultati
skip-to-content = Vai al contenuto
languages-label = Lingue
pages-label = Pagine
foot-what = Questo sito non usa cookie né script e non conta i visitatori.
foot-questions = Per domande scriva a
trouble-of-ours = Qualcosa non ha funzionato da parte nostra. La preghiamo di riprovare più tardi.

nothing-title = Qui non c’è nulla
nothing-says = Questo indirizzo non porta da nessuna parte. Se proviene da una nostra lettera, verifichi che sia stato copiato fino all’ultimo carattere.
nothing-home = Alla pagina iniziale

landing-title = Server aperti, chiusi insieme
landing-lead = Banche dati pubbliche segnalano server di posta e proxy che trasportano il traffico di chiunque. Li verifichiamo uno per uno senza causare danni, scriviamo a chi li gestisce, mostriamo come chiuderli e seguiamo il caso fino alla chiusura.
landing-letter = Ha ricevuto una nostra lettera?
landing-letter-says = Il link che contiene apre la pagina del Suo server. Se prima desidera sapere se la lettera è autentica, inserisca il riferimento del caso che vi è indicato.
landing-way = Che cosa facciamo
landing-way-listed = Una banca dati pubblica segnala un server come aperto.
landing-way-proven = Lo verifichiamo: un nostro messaggio può attraversarlo e tornare a noi? Nient’altro vale come prova.
landing-way-written = Accertiamo chi gestisce il server e gli scriviamo una volta, nella sua lingua, con le prove e i passaggi da seguire.
landing-way-closed = Ricontrolliamo, più volte, finché il server non è chiuso.
landing-relay = Che cos’è un relay di posta aperto?
landing-relay-says = Un server di posta che accetta messaggi da sconosciuti e li consegna ad altri sconosciuti. Chi invia spam vi si nasconde volentieri.
landing-proxy = Che cos’è un proxy aperto?
landing-proxy-says = Un server che apre connessioni verso qualsiasi destinazione per chiunque. Ciò che si fa per suo tramite sembra provenire da Lei.
landing-harm = In entrambi i casi la colpa ricade su chi gestisce il server: il suo indirizzo finisce nelle liste di blocco, la sua linea si satura e il suo provider può disattivarla. Di solito bastano una o due righe in un file di configurazione per rimediare.
landing-to-guides = Come chiuderlo
landing-test = La nostra prova nei Suoi log
landing-test-says = Ci colleghiamo soltanto a server indicati da una banca dati pubblica, lentamente, e chiediamo loro di trasportare un messaggio, o una connessione, fino al nostro server di ricezione. Il messaggio dice chi siamo, perché facciamo la prova e come contattarci. Non proviamo mai password e sul Suo server non cambia nulla.
landing-excluding = Se non desidera che il Suo indirizzo sia sottoposto a prova, scriva a { $contact } e sarà escluso.
landing-who = Chi partecipa
landing-to-agencies = Maggiori informazioni sugli enti
landing-to-results = I risultati ottenuti

agencies-title = Chi partecipa
agencies-lead = Questi enti conducono insieme l’operazione. Ciascuno di essi può dirLe se è autentica.
agencies-none = Non è ancora indicato alcun ente; perciò non si sottopone a prova nessuno e non si scrive a nessuno.
agencies-questions = Domande
agencies-languages = Risponde in
agencies-page = Pagina dell’ente
agencies-check = In caso di dubbio non parta da questa pagina: cerchi l’ente come farebbe di solito e chieda lì.

guides-title = Guide alla chiusura
guides-lead = Passo per passo, con le righe esatte da modificare, come verificare che abbia funzionato e come tornare indietro.
guides-for-open-relay = Relay di posta aperto
guides-for-open-proxy = Proxy aperto
guides-unknown = Un altro prodotto, o non sa quale
guide-steps = Che cosa fare
guide-check = Verificare che abbia funzionato
guide-check-outside = Dall’esterno controlliamo noi: prema «Verifica di nuovo il mio server» nella pagina indicata dalla Sua lettera, oppure attenda; ripetiamo la prova da soli.
guide-clean-up = A chiusura avvenuta
guide-undo = Se qualcosa di Suo smette di funzionare
guide-documentation = Il manuale al riguardo:
guide-all = Tutte le guide

reference-label = Riferimento del caso
genuine-title = La mia lettera è autentica?
genuine-lead = Ogni nostra lettera riporta almeno un riferimento di caso. Lo inserisca e Le diremo se abbiamo inviato una lettera al riguardo, e quando.
genuine-button = Verifica
genuine-yes = Sì. Su questo caso abbiamo inviato:
genuine-letter = { $letter }, { $at }
genuine-no = Non abbiamo inviato alcuna lettera su un caso simile. Se ne ha una in mano, non segua i link che contiene e ce lo faccia sapere.
genuine-unreadable = Questo non è un riferimento di caso. Un riferimento comincia con T, seguita da tredici lettere e cifre; trattini e maiuscole non contano.
genuine-too-often = Troppe richieste in una volta. Attenda un minuto e chieda di nuovo.
genuine-signs = Altri segni per riconoscere le nostre lettere
genuine-sign-sender = Provengono da { $sender }.
genuine-sign-links = I loro link portano a { $url } e da nessun’altra parte.
genuine-sign-asks-nothing = Non chiedono mai una password, denaro o l’installazione di un programma. Tutto il necessario si trova nella lettera stessa.

stop-title = Lettere a questa casella
stop-asks = Dobbiamo smettere di scrivere a { $mailbox }?
stop-button = Non scrivere più qui
stop-what = Il server resta segnalato come ora, e potremmo scrivere a un’altra persona che ne risponde.
stop-done = Non scriveremo più a { $mailbox }.

case-title = Caso { $reference }
case-reference = Caso
case-way = A che punto è il caso
case-is-suspected = Banche dati pubbliche segnalano questo server; noi non abbiamo accertato nulla.
case-is-proven = Il nostro messaggio di prova ha attraversato questo server ed è tornato a noi.
case-is-notified = Il nostro messaggio di prova è passato e abbiamo scritto al riguardo. Continuiamo a controllare finché il server non è chiuso.
case-is-notified-listed = Banche dati pubbliche segnalano questo server e abbiamo scritto al riguardo. Noi non abbiamo accertato nulla.
case-is-closing = La nostra ultima prova lo ha trovato chiuso. Grazie! Controlliamo ancora qualche volta prima di considerarlo chiuso.
case-is-closed = Tutte le prove recenti lo hanno trovato chiuso. Grazie!
case-is-set-aside = Per ora non si fa altro: { $reason }.
case-whole-guide = La guida completa: tutti i passaggi, la verifica e come tornare indietro
case-found = Che cosa abbiamo trovato
case-found-nothing = Nessuna prova è ancora terminata.
case-software = { $software }, riconosciuto da: { $basis }
case-proof = Il { $at } il nostro messaggio di prova è entrato dalla porta { $port }, { $protocol }, ed è tornato al nostro server di ricezione da { $exit }.
case-evidence = Mostra le prove
case-transcript = Lo scambio (< il server, > noi)
case-receipt = Che cosa ha annotato il nostro server di ricezione
case-listings = Chi lo segnala
case-listings-say = Queste banche dati pubbliche riportano questo indirizzo. La maggior parte lo toglie da sé qualche tempo dopo la chiusura.
case-history = Che cosa è accaduto finora
case-secret = Solo chi ha il link può vedere questa pagina. Lo inoltri soltanto a chi si occupa del server.

step-of-case-listed = Segnalato
step-of-case-proven = Accertato
step-of-case-written = Lettera inviata
step-of-case-rechecked = Verificato di nuovo
step-of-case-closed = Chiuso
step-of-case-set-aside = Accantonato
step-of-case-closed-in-row = chiuso in { $closed } prove su { $needed } necessarie
standing-done = (fatto)
standing-now = (ora)
standing-to-come = (ancora da fare)

event-opened = Segnalato da { $source }.
event-listed-again = Segnalato di nuovo da { $source }.
event-tested = Verificato, senza un esito su cui basarsi.
event-proven = Accertato: il nostro messaggio di prova è tornato attraverso il server.
event-attributed = Abbiamo cercato chi gestisce il server.
event-written = È stata inviata una lettera.
event-reminded = È stato inviato un promemoria.
event-failed = Non è stato possibile recapitare una lettera.
event-retest-asked = Su questa pagina è stata chiesta una nuova prova.
event-rechecked = Verificato di nuovo.
event-closed = Chiuso: lo ha confermato un numero sufficiente di prove, distanziate nel tempo.
event-reopened = Trovato di nuovo aperto.
event-set-aside = Accantonato: { $reason }.

retest-title = Verifica di nuovo il mio server
retest-button = Verifica di nuovo il mio server
retest-what = Verifichiamo le porte di questo indirizzo a cui si riferisce il caso, e nient’altro. Ci vogliono uno o due minuti.
retest-awaited = La prova è in corso; questa pagina si aggiorna da sola ogni pochi secondi.
retest-idle = Al momento non si fanno altre prove per questo caso.
retest-used-up = Nell’ultima ora sono state chieste tante prove che la prossima deve attendere fino a { $at }.
retest-asked = Prova richiesta: { $asked }.
retest-done = Richiesta: { $asked }; prova: { $done }. Esito: { $found }

intended-title = È aperto di proposito, o non è Suo?
intended-says = Un nodo di uscita Tor, un servizio pubblico, un sistema di ricerca: lo indichi qui e non sottoporremo più a prova questo server né scriveremo più al riguardo. Se l’indirizzo non è Suo, risponda invece alla lettera.
intended-button = È aperto di proposito: non verificatelo più
found-open = è ancora aperto.
found-waiting = il server ha accettato il nostro messaggio; può ancora tornare, e a volte ci vuole tempo.
found-again = il server ha rinviato la risposta o ha rifiutato il nostro host di prova, il che non dice nulla sugli altri. Riproveremo.
found-closed = chiuso. Grazie!
found-not-that-service = ora lì risponde un altro servizio.
found-unreachable = nessuna risposta. Il silenzio non vale come chiusura, perché può essere un guasto passeggero.

service-smtp = posta (SMTP)
service-http = proxy HTTP
service-socks = proxy SOCKS
service-socks4 = proxy SOCKS 4
service-socks5 = proxy SOCKS 5
service-proxy = proxy

col-port = Porta
col-protocol = Protocollo
col-verdict = Esito
col-tested = Verificato
col-source = Banca dati
col-service = Indica
col-detail = Testualmente
col-seen = Visto l’ultima volta

probing-description = { $operation } verifica i server che banche dati pubbliche indicano come relay di posta aperti o proxy aperti, chiedendo a ciascuno di trasportare un messaggio o una connessione fino al nostro server di ricezione, e scrive a chi li gestisce.
