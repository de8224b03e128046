# The sentences of letters that do not stand in letters/*.md.

machine-parts-only = { $count ->
    [one] По Ваше желание са приложени един доклад (XARF v4) и таблица (CSV). От: { $agency }.
   *[other] По Ваше желание са приложени { $count } доклада (XARF v4) и таблица (CSV). От: { $agency }.
}
machine-parts-stop = За спиране на тези писма: { $stop }

repeat-proxy = От компютър извън Вашата мрежа тази команда иска от прокси сървъра страницата example.org. Ако страницата дойде, прокси сървърът е отворен; ако той откаже, е затворен:
repeat-relay = От компютър извън Вашата мрежа въведете тези редове един след друг. Ако на реда, който започва с RCPT TO, се отговори с 250, сървърът е готов да препраща поща за непознати; ако се отговори с 5xx, той е затворен. Не се изпраща съобщение:
repeat-again = За да повторите проверката, както е обяснено по-горе:

form-plain = съобщение от нас до нас, без никаква маскировка
form-null-sender = съобщение до нас с празен подател
form-local-sender = съобщение до нас с подател от Вашия домейн
form-percent = съобщение до нас със знак за процент в адреса на получателя и името на Вашия сървър
form-percent-bare = съобщение до нас със знак за процент в адреса на получателя
form-quoted = съобщение до нас с адрес на получателя в кавички
form-quoted-percent = съобщение до нас с адрес на получателя в кавички и знак за процент в него
form-quoted-at = съобщение до нас с адрес на получателя в кавички и името на Вашия сървър
form-source-route = съобщение до нас с маршрут, посочен от подателя (source route)
form-bang = съобщение до нас с удивителен знак в адреса на получателя
form-bang-at = съобщение до нас с удивителен знак в адреса на получателя и името на Вашия сървър
form-http-get = наша страница, поискана с GET
form-http-connect = тунел до нашия собствен сървър, поискан с CONNECT
form-http-connect-80 = тунел до порт 80 на нашия собствен сървър, поискан с CONNECT
form-http-connect-443 = тунел до порт 443 на нашия собствен сървър, поискан с CONNECT
form-http-connect-25 = тунел до пощенския порт на нашия собствен сървър, поискан с CONNECT
form-http-post-25 = заявка до пощенския порт на нашия собствен сървър, направена с POST
form-http-host = наша страница, поискана само с името на нашия сървър
form-http-path = наша страница, чийто адрес беше в пътя
form-http-forwarded = наша страница, поискана с хедър, според който заявката идва от Вашата собствена мрежа
form-https-proxy = наша страница или тунел до нас, поискани в TLS
form-h2-connect = тунел до нашия собствен сървър, поискан в HTTP/2
form-sni = TLS връзка до нашия собствен сървър, поискана само с името му
form-socks4 = връзка до нашия собствен сървър през SOCKS 4
form-socks4a = връзка до нашия собствен сървър през SOCKS 4a
form-socks5-ipv4 = връзка до нашия собствен сървър през SOCKS 5, до неговия IPv4 адрес
form-socks5-ipv6 = връзка до нашия собствен сървър през SOCKS 5, до неговия IPv6 адрес
form-socks5-name = връзка до нашия собствен сървър през SOCKS 5, по неговото име
form-socks5-udp = дейтаграма до нашия собствен сървър през SOCKS 5
form-wingate = връзка до нашия собствен сървър, поискана с текстов ред, както при telnet

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = благодарствено писмо
letter-withdrawal = оттегляне

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = Сървърът е на Ваш клиент?
forwarded-says = Моля, препратете му нашето писмо и го отбележете тук. Приемаме Вашата част за изпълнена и продължаваме да проверяваме, докато сървърът бъде затворен.
forwarded-button = Препратихме го
event-forwarded = Лицето за контакт препрати нашето писмо на своя клиент.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = стоп
reply-word-forwarded = препратено
reply-word-not-mine = не е мое
reply-word-intended = отворен умишлено
