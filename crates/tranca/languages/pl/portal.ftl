# The sentences of the pages.

nav-home = Strona główna
nav-guides = Instrukcje zamykania
nav-genuine = Czy mój list jest prawdziwy?
nav-agencies = Kto bierze udział
nav-results = Wyniki
skip-to-content = Przejdź do treści
languages-label = Języki
pages-label = Strony
foot-what = Ta witryna nie używa plików cookie ani skryptów i nie liczy odwiedzających.
foot-questions = Na pytania odpowiadamy pod adresem
trouble-of-ours = Po naszej stronie wystąpił błąd. Prosimy spróbować później.

nothing-title = Tutaj nic nie ma
nothing-says = Ten adres donikąd nie prowadzi. Jeżeli pochodzi z naszego listu, prosimy sprawdzić, czy został skopiowany do samego końca.
nothing-home = Na stronę główną

landing-title = Otwarte serwery, zamykane wspólnie
landing-lead = Publiczne bazy danych wskazują serwery pocztowe i serwery proxy, które przekazują ruch od każdego. Sprawdzamy każdy z nich bez wyrządzania szkody, piszemy do osób, które nim zarządzają, pokazujemy, jak go zamknąć, i towarzyszymy im aż do zamknięcia.
landing-letter = Otrzymali Państwo nasz list?
landing-letter-says = Odnośnik w liście otwiera stronę Państwa serwera. Aby najpierw upewnić się, że list jest prawdziwy, prosimy wpisać podany w nim numer sprawy.
landing-way = Co robimy
landing-way-listed = Publiczna baza danych wskazuje serwer jako otwarty.
landing-way-proven = Sprawdzamy go: czy nasza wiadomość może przejść przez serwer i wrócić do nas? Nic innego nie jest dla nas dowodem.
landing-way-written = Ustalamy, kto zarządza serwerem, i piszemy do niego jeden raz, w jego języku, podając dowody i kolejne kroki.
landing-way-closed = Sprawdzamy raz po raz, aż serwer zostanie zamknięty.
landing-relay = Co to jest otwarty przekaźnik poczty (open relay)?
landing-relay-says = Serwer pocztowy, który przyjmuje wiadomości od osób postronnych i dostarcza je innym osobom postronnym. Chętnie ukrywają się za nim nadawcy spamu.
landing-proxy = Co to jest otwarty serwer proxy?
landing-proxy-says = Serwer, który na życzenie każdego otwiera połączenia z dowolnym celem. To, co dzieje się za jego pośrednictwem, wygląda tak, jakby pochodziło od Państwa.
landing-harm = W obu przypadkach wina spada na tego, kto zarządza serwerem: jego adres trafia na listy blokujące, jego łącze jest przeciążone, a dostawca może je odciąć. Zwykle wystarczy poprawić jedną lub dwie linie w pliku konfiguracyjnym.
landing-to-guides = Jak go zamknąć
landing-test = Nasz test w Państwa logach
landing-test-says = Łączymy się tylko z serwerami, które wskazuje publiczna baza danych, robimy to powoli i prosimy je o przekazanie jednej wiadomości lub jednego połączenia do naszego własnego hosta odbiorczego. Wiadomość mówi, kim jesteśmy, dlaczego sprawdzamy i jak się z nami skontaktować. Nigdy nie próbujemy haseł i niczego na Państwa serwerze nie zmieniamy.
landing-excluding = Jeżeli nie życzą sobie Państwo testowania swojego adresu, prosimy napisać na adres { $contact }, a zostanie on pominięty.
landing-who = Kto bierze udział
landing-to-agencies = Więcej o uczestnikach
landing-to-results = Co udało się osiągnąć

agencies-title = Kto bierze udział
agencies-lead = Te instytucje prowadzą działanie wspólnie. Każda z nich może potwierdzić, że jest ono prawdziwe.
agencies-none = Nie wskazano jeszcze żadnej instytucji, dlatego nikogo nie testujemy i do nikogo nie piszemy.
agencies-questions = Pytania
agencies-languages = Odpowiada w językach
agencies-page = Własna strona
agencies-check = W razie wątpliwości prosimy nie zaczynać od tej strony, lecz odszukać instytucję w zwykły sposób i zapytać tam.

guides-title = Instrukcje zamykania
guides-lead = Krok po kroku: które dokładnie linie zmienić, jak sprawdzić skutek i jak cofnąć zmiany.
guides-for-open-relay = Otwarty przekaźnik poczty
guides-for-open-proxy = Otwarty serwer proxy
guides-unknown = Inny produkt lub produkt nieznany
guide-steps = Co zrobić
guide-check = Sprawdzenie skutku
guide-check-outside = Z zewnątrz sprawdzamy my: prosimy wybrać „Sprawdź mój serwer ponownie” na stronie, do której prowadzi Państwa list, albo poczekać; sprawdzimy ponownie sami.
guide-clean-up = Po zamknięciu
guide-undo = Jeżeli u Państwa coś przestanie działać
guide-documentation = Podręcznik na ten temat:
guide-all = Wszystkie instrukcje

reference-label = Numer sprawy
genuine-title = Czy mój list jest prawdziwy?
genuine-lead = Każdy nasz list podaje co najmniej jeden numer sprawy. Po jego wpisaniu powiemy, czy wysłaliśmy w tej sprawie list i kiedy.
genuine-button = Sprawdź
genuine-yes = Tak. W tej sprawie wysłaliśmy:
genuine-letter = { $letter }, { $at }
genuine-no = Nie wysłaliśmy listu w takiej sprawie. Jeżeli mają Państwo taki list, prosimy nie otwierać zawartych w nim odnośników i dać nam znać.
genuine-unreadable = To nie jest numer sprawy. Numer zaczyna się od litery T, po której następuje trzynaście liter i cyfr; łączniki i wielkość liter nie mają znaczenia.
genuine-too-often = Zbyt wiele zapytań naraz. Prosimy odczekać minutę i zapytać ponownie.
genuine-signs = Jak jeszcze rozpoznać nasze listy
genuine-sign-sender = Przychodzą z adresu { $sender }.
genuine-sign-links = Ich odnośniki prowadzą do { $url } i nigdzie indziej.
genuine-sign-asks-nothing = Nigdy nie proszą o hasło, o pieniądze ani o zainstalowanie programu. Wszystko, co potrzebne, jest w samym liście.

stop-title = Listy do tej skrzynki
stop-asks = Czy mamy przestać pisać na adres { $mailbox }?
stop-button = Proszę tu więcej nie pisać
stop-what = Zgłoszenie serwera pozostaje bez zmian i możemy napisać do innej osoby, która za niego odpowiada.
stop-done = Nie będziemy więcej pisać na adres { $mailbox }.

case-title = Sprawa { $reference }
case-reference = Sprawa
case-way = Na jakim etapie jest sprawa
case-is-suspected = Publiczne bazy danych wskazują ten serwer; my niczego nie potwierdziliśmy.
case-is-proven = Nasza wiadomość testowa przeszła przez ten serwer i wróciła do nas.
case-is-notified = Nasza wiadomość testowa przeszła i napisaliśmy o tym. Sprawdzamy dalej, aż serwer zostanie zamknięty.
case-is-notified-listed = Publiczne bazy danych wskazują ten serwer i napisaliśmy o tym. My niczego nie potwierdziliśmy.
case-is-closing = Nasz ostatni test wykazał, że serwer jest zamknięty. Dziękujemy! Sprawdzimy jeszcze kilka razy, zanim uznamy go za zamknięty.
case-is-closed = Wszystkie ostatnie testy wykazały, że serwer jest zamknięty. Dziękujemy!
case-is-set-aside = Na razie nie robimy nic więcej: { $reason }.
case-whole-guide = Cała instrukcja: wszystkie kroki, sprawdzenie i cofnięcie zmian
case-found = Co stwierdziliśmy
case-found-nothing = Żaden test jeszcze się nie zakończył.
case-software = { $software }, rozpoznano po: { $basis }
case-proof = { $at } nasza wiadomość testowa weszła przez port { $port }, { $protocol }, i wróciła do naszego hosta odbiorczego z adresu { $exit }.
case-evidence = Pokaż dowody
case-transcript = Przebieg rozmowy (< serwer, > my)
case-receipt = Co zanotował nasz host odbiorczy
case-listings = Kto go wskazuje
case-listings-say = Te publiczne bazy danych wymieniają ten adres. Większość usuwa go sama jakiś czas po zamknięciu.
case-history = Co wydarzyło się dotychczas
case-secret = Tę stronę widzi tylko ten, kto ma odnośnik. Prosimy przekazywać go wyłącznie osobom, które opiekują się serwerem.

step-of-case-listed = Zgłoszono
step-of-case-proven = Potwierdzono
step-of-case-written = Wysłano list
step-of-case-rechecked = Sprawdzono ponownie
step-of-case-closed = Zamknięto
step-of-case-set-aside = Zawieszono
step-of-case-closed-in-row = testy wykazujące zamknięcie: { $closed } z { $needed } wymaganych
standing-done = (zrobione)
standing-now = (teraz)
standing-to-come = (jeszcze przed nami)

event-opened = Źródło zgłoszenia: { $source }.
event-listed-again = Źródło ponownego zgłoszenia: { $source }.
event-tested = Sprawdzono, bez rozstrzygającego wyniku.
event-proven = Potwierdzono: nasza wiadomość testowa wróciła przez serwer.
event-attributed = Ustaliliśmy, kto zarządza serwerem.
event-written = Wysłano list.
event-reminded = Wysłano przypomnienie.
event-failed = Listu nie udało się doręczyć.
event-retest-asked = Na tej stronie poproszono o nowy test.
event-rechecked = Sprawdzono ponownie.
event-closed = Zamknięto: potwierdziła to wystarczająca liczba testów w różnym czasie.
event-reopened = Ponownie stwierdzono, że serwer jest otwarty.
event-set-aside = Zawieszono: { $reason }.

retest-title = Sprawdź mój serwer ponownie
retest-button = Sprawdź mój serwer ponownie
retest-what = Sprawdzamy tylko te porty tego adresu, których dotyczy sprawa, i nic więcej. Trwa to minutę lub dwie.
retest-awaited = Test jest w toku; ta strona sama odświeża się co kilka sekund.
retest-idle = Obecnie nie wykonujemy dalszych testów w tej sprawie.
retest-used-up = W ostatniej godzinie poproszono o tak wiele testów, że następny musi poczekać do { $at }.
retest-asked = Poproszono o test: { $asked }.
retest-done = Prośba: { $asked }; test: { $done }. Wynik: { $found }

intended-title = Serwer jest otwarty celowo albo nie należy do Państwa?
intended-says = Węzeł wyjściowy sieci Tor, usługa publiczna, system badawczy: wystarczy to tutaj zgłosić, a nie będziemy więcej testować tego serwera ani o nim pisać. Jeżeli adres nie należy do Państwa, prosimy zamiast tego odpowiedzieć na list.
intended-button = Jest otwarty celowo: proszę go nie testować
found-open = nadal jest otwarty.
found-waiting = serwer przyjął naszą wiadomość; może ona jeszcze wrócić, co czasem trwa.
found-again = serwer odroczył przyjęcie albo odrzucił nasz host testowy, co nic nie mówi o innych. Zapytamy ponownie.
found-closed = zamknięty. Dziękujemy!
found-not-that-service = odpowiada tam teraz inna usługa.
found-unreachable = nikt nie odpowiedział. Brak odpowiedzi nie oznacza zamknięcia, bo może to być przejściowa awaria.

service-smtp = poczta (SMTP)
service-http = proxy HTTP
service-socks = proxy SOCKS
service-socks4 = proxy SOCKS 4
service-socks5 = proxy SOCKS 5
service-proxy = proxy

col-port = Port
col-protocol = Protokół
col-verdict = Wynik
col-tested = Sprawdzono
col-source = Baza danych
col-service = Wskazuje
col-detail = Dosłownie
col-seen = Ostatnio widziany

probing-description = { $operation } sprawdza serwery, które publiczne bazy danych wskazują jako otwarte przekaźniki poczty lub otwarte serwery proxy, prosząc każdy z nich o przekazanie jednej wiadomości lub jednego połączenia do naszego własnego hosta odbiorczego, i pisze do tych, którzy nimi zarządzają.
