# The sentences of letters that do not stand in letters/*.md.

machine-parts-only = { $count ->
    [one] Kérésének megfelelően egy jelentést (XARF v4) és egy táblázatot (CSV) csatolunk. Feladó: { $agency }.
   *[other] Kérésének megfelelően { $count } jelentést (XARF v4) és egy táblázatot (CSV) csatolunk. Feladó: { $agency }.
}
machine-parts-stop = Ha nem kér több ilyen levelet: { $stop }

repeat-proxy = Ez a parancs egy, a hálózatán kívüli gépről az example.org egy oldalát kéri a proxytól. Ha az oldal megérkezik, a proxy nyitott; ha a proxy elutasítja, zárt:
repeat-relay = Egy, a hálózatán kívüli gépről írja be egymás után ezeket a sorokat. Ha a RCPT TO kezdetű sorra 250 a válasz, a szerver hajlandó idegenek leveleit továbbítani; ha 5xx, akkor zárt. Eközben levél nem kerül elküldésre:
repeat-again = A vizsgálat megismétlése, a fent leírt módon:

form-plain = egy üzenet tőlünk nekünk, mindenféle álcázás nélkül
form-null-sender = egy üzenet nekünk, üres feladóval
form-local-sender = egy üzenet nekünk, az Ön tartományából való feladóval
form-percent = egy üzenet nekünk, a címzettben százalékjellel és az Ön szerverének nevével
form-percent-bare = egy üzenet nekünk, a címzettben százalékjellel
form-quoted = egy üzenet nekünk, idézőjelbe tett címzettel
form-quoted-percent = egy üzenet nekünk, idézőjelbe tett címzettel és benne százalékjellel
form-quoted-at = egy üzenet nekünk, idézőjelbe tett címzettel és az Ön szerverének nevével
form-source-route = egy üzenet nekünk, a feladó által megadott útvonallal (source route)
form-bang = egy üzenet nekünk, a címzettben felkiáltójellel
form-bang-at = egy üzenet nekünk, a címzettben felkiáltójellel és az Ön szerverének nevével
form-http-get = egy oldalunk, GET kéréssel lekérve
form-http-connect = egy alagút a saját gépünkhöz, CONNECT kéréssel
form-http-connect-80 = egy alagút a saját gépünk 80-as portjához, CONNECT kéréssel
form-http-connect-443 = egy alagút a saját gépünk 443-as portjához, CONNECT kéréssel
form-http-connect-25 = egy alagút a saját gépünk levelezési portjához, CONNECT kéréssel
form-http-post-25 = egy kérés a saját gépünk levelezési portjához, POST módszerrel
form-http-host = egy oldalunk, kizárólag a gépünk nevével lekérve
form-http-path = egy oldalunk, amelynek címe az útvonalban állt
form-http-forwarded = egy oldalunk, olyan fejléccel lekérve, amely szerint a kérés az Ön saját hálózatából jött
form-https-proxy = egy oldalunk vagy alagutunk, TLS-en belül kérve
form-h2-connect = egy alagút a saját gépünkhöz, HTTP/2-n kérve
form-sni = egy TLS-kapcsolat a saját gépünkhöz, kizárólag a nevével kérve
form-socks4 = egy kapcsolat a saját gépünkhöz SOCKS 4-en át
form-socks4a = egy kapcsolat a saját gépünkhöz SOCKS 4a-n át
form-socks5-ipv4 = egy kapcsolat a saját gépünk IPv4-címéhez SOCKS 5-ön át
form-socks5-ipv6 = egy kapcsolat a saját gépünk IPv6-címéhez SOCKS 5-ön át
form-socks5-name = egy kapcsolat a saját gépünk nevéhez SOCKS 5-ön át
form-socks5-udp = egy datagram a saját gépünkhöz SOCKS 5-ön át
form-wingate = egy kapcsolat a saját gépünkhöz, egy sornyi szöveggel kérve, mint a telnetnél

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = köszönőlevél
letter-withdrawal = visszavonás

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = A szerver az Ön ügyfeléé?
forwarded-says = Kérjük, továbbítsa a levelünket, és jelezze itt. Az Ön részét ezzel elintézettnek tekintjük, és tovább figyeljük a szervert, amíg le nem zárják.
forwarded-button = Továbbítottuk
event-forwarded = A kapcsolattartó továbbította a levelünket az ügyfelének.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = stop
reply-word-forwarded = továbbítva
reply-word-not-mine = nem az enyém
reply-word-intended = szándékosan nyitott
