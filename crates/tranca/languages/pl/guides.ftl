# The sentences of the guides. A sentence that ends in a colon is followed by the code it speaks of.

title-open-relay = Jak zamknąć open relay w produkcie { $name }
title-open-proxy = Jak zamknąć otwarte proxy w produkcie { $name }
title-unknown-relay = Jak zamknąć otwarty przekaźnik poczty
title-unknown-proxy = Jak zamknąć otwarty serwer proxy

step-keep-copy = Najpierw prosimy zachować kopię tego, co zostanie zmienione, jeżeli plik istnieje:
step-set = W pliku { $file } prosimy ustawić { $setting } tak, aby linia brzmiała:
step-add = W pliku { $file } prosimy dodać tę linię, jeżeli jeszcze jej tam nie ma:
step-remove = W pliku { $file } prosimy usunąć te linie, jeżeli tam są:
step-replace = W pliku { $file } prosimy usunąć linie oznaczone minusem, te z nich, które tam są, a w ich miejsce wpisać linię oznaczoną plusem:
step-insert-before = W pliku { $file } prosimy wpisać tę linię powyżej „{ $line }”:
step-run = Prosimy wykonać to polecenie:
step-otherwise = Jeżeli przyczyna była inna, może nią być ta. { $why }
reload-run = Aby serwer przyjął zmianę:
check-run = Aby zobaczyć od wewnątrz, co teraz obowiązuje:
undo-run = Gdyby coś Państwa przestało działać, to cofa zmianę, a serwer znów jest otwarty:

clean-queue-look = Prosimy obejrzeć wiadomości oczekujące w kolejce; większość z nich nie będzie Państwa:
clean-queue-purge = Prosimy usunąć te, które nie są Państwa, każdą według jej numeru:
clean-queue-look-unknown = Prosimy obejrzeć wiadomości oczekujące w kolejce i usunąć te, które nie są Państwa.
clean-log-look = Log pokazuje, ile wysłano przez Państwa serwer i od kiedy:
clean-proxy-log-look = Log pokazuje, kto używał Państwa serwera i do czego:
clean-proxy-intruder-look = Jeżeli nikt od Państwa nie instalował proxy, prosimy uznać, że na maszynę się włamano, i poszukać nieznanych programów, kont i zaplanowanych zadań.
clean-mikrotik-scheduler = Prosimy poszukać zaplanowanych zadań i skryptów, których Państwo nie napisali, i je usunąć:
clean-mikrotik-tunnels = Prosimy poszukać nieznanych tuneli, reguł zapory i użytkowników i je usunąć:
clean-mikrotik-upgrade = Prosimy zainstalować aktualną wersję RouterOS; router uruchomi się ponownie:
clean-mikrotik-password = Następnie prosimy ustawić nowe hasło, ponieważ stare mogą znać inni:

intruder-mikrotik = Na tych routerach proxy często włączał intruz, który wykorzystał lukę w starszych wersjach. Jeżeli nie włączyli go Państwo sami, prosimy wykonać także porządki: samo zamknięcie proxy nie powstrzyma intruza.

why-likeliest = Najbardziej prawdopodobna przyczyna: { $why }
why-postfix-mynetworks = Postfix przenosi pocztę do dowolnego celu dla każdego adresu z mynetworks, a ta lista zawiera więcej niż Państwa własne maszyny.
why-postfix-relay-restrictions = Reguły w smtpd_relay_restrictions przepuszczają obcych, zanim dojdzie do reguły, która ich odrzuca.
why-postfix-untrusted-routing = Postfix stosuje trasę, którą nadawca ukrył w adresie, na przykład uzytkownik%gdzie-indziej@tutaj.
why-exim-relay-nets = Exim przenosi pocztę do dowolnego celu dla każdego adresu z dc_relay_nets, a ta lista zawiera więcej niż Państwa własne maszyny.
why-exim-relay-domains = Przy gwiazdce w dc_relay_domains Exim przyjmuje pocztę dla każdej domeny na świecie.
why-exim-relay-from-hosts = Jeżeli plik exim4.conf napisali Państwo sami: lista relay_from_hosts zawiera więcej niż Państwa własne maszyny.
why-exim-recipient-rules = Reguły dla odbiorców przepuszczają adresy, w których nadawca ukrył trasę, na przykład uzytkownik%gdzie-indziej@tutaj.
why-squid-allow-all = Linia „http_access allow all” pozwala każdemu używać proxy.
why-squid-localnet = Lista localnet jest przeznaczona dla Państwa własnej sieci, a zawiera wszystkie adresy świata.
why-dante-no-authentication = Serwer nikogo nie pyta o nazwę i hasło.
why-dante-everyone-may-connect = Reguła „client pass” przyjmuje połączenia z każdego adresu.
why-tinyproxy-allowed-for-all = Bez żadnej linii Allow albo z linią, która obejmuje każdy adres, Tinyproxy obsługuje wszystkich.
why-3proxy-no-authentication = Przy „auth none” 3proxy nikogo nie pyta o nazwę i hasło i pomija swoje reguły dostępu.
why-apache-proxy-requests = Przy „ProxyRequests On” Apache jest serwerem proxy dla każdego, kto o to poprosi. Odwrotne proxy przed Państwa własnymi serwerami tego nie potrzebuje.
why-apache-rewrite-rule = Reguła RewriteRule z flagą P pobiera strony z hosta, który wybiera odwiedzający.
why-mikrotik-web-proxy = Web proxy routera jest włączone i dostępne z Internetu.
why-mikrotik-socks = Serwer SOCKS routera jest włączony i dostępny z Internetu.
why-unknown-relay-unknown = Serwer przyjmuje pocztę od nieznajomych i przenosi ją do innych nieznajomych. Nie udało nam się ustalić, jakiego oprogramowania używa.
why-unknown-proxy-unknown = Serwer otwiera nieznajomym połączenia z dowolnym celem. Nie udało nam się ustalić, jakiego oprogramowania używa.

words-exim-recipient-rules = W exim4.conf albo, jeżeli go nie ma, w pliku 30_exim4-config_check_rcpt w katalogu /etc/exim4/conf.d/acl prosimy upewnić się, że acl_check_rcpt zawiera te reguły; pierwsza ma stać przed każdym „accept” oprócz tego dla programów lokalnych, a druga przed ostatnim „accept”:
words-squid-own-networks = Jeżeli z tego proxy korzystają inne Państwa maszyny, prosimy dodać linię z ich siecią zamiast tego przykładu:
words-dante-own-network = Reguła „client pass” powinna wymieniać tylko Państwa własną sieć, zamiast tego przykładu:
words-3proxy-users = Pod tą linią prosimy wpisać użytkowników, którzy mogą używać proxy, z wybraną przez Państwa nazwą i hasłem:
words-apache-rewrite-rule = Prosimy poszukać reguł z tą flagą i upewnić się, że każda sama podaje host docelowy i nie bierze go z niczego, co wysyła odwiedzający:
words-relay-only-for-own-networks = W ustawieniach przekazywania poczty prosimy zezwolić na wysyłanie do innych domen tylko adresom Państwa własnych maszyn. Każdy wpis oznaczający „wszyscy”, taki jak 0.0.0.0/0 lub gwiazdka, trzeba usunąć.
words-relay-only-after-login = Osoby wysyłające z innych miejsc powinny najpierw zalogować się nazwą i hasłem (uwierzytelnianie SMTP).
words-relay-own-domains = Od wszystkich pozostałych serwer powinien przyjmować pocztę tylko dla Państwa własnych domen.
words-proxy-needed = Jeżeli nikt nie potrzebuje tego proxy, prosimy je wyłączyć. To najbezpieczniejszy sposób.
words-proxy-only-inside = W przeciwnym razie prosimy pozwolić mu nasłuchiwać tylko na adresie wewnętrznym, takim jak 127.0.0.1 lub adres z Państwa własnej sieci.
words-proxy-only-after-login = Jeżeli musi być dostępne z zewnątrz, powinno pytać o nazwę i hasło.
words-proxy-firewall = W zaporze lub w grupie zabezpieczeń Państwa dostawcy chmury prosimy dopuścić do jego portu tylko własne adresy. Port opublikowany przez Dockera omija wiele zapór: prosimy publikować go na 127.0.0.1.
