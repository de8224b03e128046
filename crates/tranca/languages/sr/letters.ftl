# Реченице писама које не стоје у letters/*.md.

machine-parts-only = { $count ->
    [one] У прилогу су { $count } извештај (XARF v4) и табела (CSV), како сте желели. Од: { $agency }.
    [few] У прилогу су { $count } извештаја (XARF v4) и табела (CSV), како сте желели. Од: { $agency }.
   *[other] У прилогу су { $count } извештаја (XARF v4) и табела (CSV), како сте желели. Од: { $agency }.
}
machine-parts-stop = Да више не добијате ова писма: { $stop }

repeat-proxy = Са рачунара изван ваше мреже, ова наредба тражи од проксија једну страницу са example.org. Ако страница стигне, прокси је отворен; ако прокси одбије, затворен је:
repeat-relay = Са рачунара изван ваше мреже укуцајте ове редове један за другим. Ако је на ред који почиње са RCPT TO одговорено са 250, сервер је спреман да преноси пошту за непознате; ако је одговорено са 5xx, затворен је. При томе се не шаље никаква пошта:
repeat-again = Да бисте поновили тест, као што је објашњено горе:

form-plain = порука од нас нама, без икаквог прерушавања
form-null-sender = порука нама, са празним пошиљаоцем
form-local-sender = порука нама, са пошиљаоцем из вашег домена
form-percent = порука нама, са знаком процента у примаоцу и именом вашег сервера
form-percent-bare = порука нама, са знаком процента у примаоцу
form-quoted = порука нама, са примаоцем под наводницима
form-quoted-percent = порука нама, са примаоцем под наводницима и знаком процента у њему
form-quoted-at = порука нама, са примаоцем под наводницима и именом вашег сервера
form-source-route = порука нама, са путањом коју задаје пошиљалац
form-bang = порука нама, са узвичником у примаоцу
form-bang-at = порука нама, са узвичником у примаоцу и именом вашег сервера
form-http-get = наша страница, затражена са GET
form-http-connect = тунел до нашег рачунара, затражен са CONNECT
form-http-connect-80 = тунел до порта 80 нашег рачунара, затражен са CONNECT
form-http-connect-443 = тунел до порта 443 нашег рачунара, затражен са CONNECT
form-http-connect-25 = тунел до порта за пошту нашег рачунара, затражен са CONNECT
form-http-post-25 = захтев порту за пошту нашег рачунара, упућен са POST
form-http-host = наша страница, затражена само именом нашег рачунара
form-http-path = наша страница, чија је адреса стајала у путањи
form-http-forwarded = наша страница, затражена са заглављем које каже да захтев долази из ваше мреже
form-https-proxy = наша страница или тунел до нас, затражени унутар TLS-а
form-h2-connect = тунел до нашег рачунара, затражен преко HTTP/2
form-sni = TLS веза са нашим рачунаром, затражена само његовим именом
form-socks4 = веза са нашим рачунаром преко SOCKS 4
form-socks4a = веза са нашим рачунаром преко SOCKS 4a
form-socks5-ipv4 = веза са нашим рачунаром преко SOCKS 5, на његову IPv4 адресу
form-socks5-ipv6 = веза са нашим рачунаром преко SOCKS 5, на његову IPv6 адресу
form-socks5-name = веза са нашим рачунаром преко SOCKS 5, на његово име
form-socks5-udp = датаграм до нашег рачунара преко SOCKS 5
form-wingate = веза са нашим рачунаром, затражена редом текста, као код telnet-а

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = писмо захвалности
letter-withdrawal = повлачење

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = Сервер припада вашем кориснику?
forwarded-says = Молимо вас да му проследите наше писмо и да нам то овде кажете. Ваш део сматрамо обављеним и настављамо да проверавамо док сервер не буде затворен.
forwarded-button = Проследили смо га
event-forwarded = Контакт је проследио наше писмо свом кориснику.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = стоп
reply-word-forwarded = прослеђено
reply-word-not-mine = није моје
reply-word-intended = намерно отворен
