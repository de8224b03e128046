# The words of the domain, as people read them.

weakness-open-relay = отворен пощенски релей
weakness-open-proxy = отворен прокси сървър

verdict-open = отворен
verdict-accepts = приема, още нищо не се е върнало
verdict-closed = затворен
verdict-refuses-us = отказва на тестовия ни сървър
verdict-not-that-service = отговаря друга услуга
verdict-unreachable = недостъпен
verdict-undecided = неопределено

reason-refused = отказва да препраща за непознати
reason-deferred = многократно отлага приемането от непознати
reason-withdrawn = портът, който беше отворен, сега отказва връзки
note-backscatter = изпраща известия за недоставяне до податели, които никога не са писали

protocol-smtp = поща (SMTP)
protocol-http-connect = HTTP прокси (CONNECT)
protocol-http-forward = HTTP прокси (препращане)
protocol-https = HTTP прокси в TLS
protocol-socks4 = SOCKS 4 прокси
protocol-socks5 = SOCKS 5 прокси
protocol-telnet = telnet прокси

state-suspected = предполагаем
state-proven = доказан
state-notified = изпратено писмо
state-closed = затворен
state-set-aside = прекратен

aside-unreachable = не можахме да се свържем с него
aside-not-reproduced = проверката не го потвърди
aside-excluded = включен е в списъка на изключенията
aside-intended = отворен е умишлено
aside-reassigned = адресът вече принадлежи на друг
aside-withdrawn = оттеглихме случая


letter-first = първо писмо
letter-reminder = напомняне
letter-answer = отговор

basis-banner = поздравителното му съобщение
basis-ehlo = списъка на възможностите му
basis-reply = текста на отговорите му
basis-via-header = хедъра Via
basis-error-page = неговата страница за грешка
basis-login-banner = неговата страница за вход
basis-server-header = хедъра Server
basis-habit = начина, по който отговаря
