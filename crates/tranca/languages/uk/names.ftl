# The words of the domain, as people read them.

weakness-open-relay = відкритий поштовий релей
weakness-open-proxy = відкритий проксі

verdict-open = відкрито
verdict-accepts = приймає, ще нічого не повернулося
verdict-closed = закрито
verdict-refuses-us = відхиляє наш тестовий вузол
verdict-not-that-service = відповідає інша служба
verdict-unreachable = недоступний
verdict-undecided = не визначено

reason-refused = відмовляється передавати для сторонніх
reason-deferred = раз у раз просить сторонніх зачекати
reason-withdrawn = порт, що був відкритий, тепер відхиляє з’єднання
note-backscatter = надсилає сповіщення про недоставку відправникам, які ніколи не писали

protocol-smtp = пошта (SMTP)
protocol-http-connect = проксі HTTP (CONNECT)
protocol-http-forward = проксі HTTP (пересилання)
protocol-https = проксі HTTP усередині TLS
protocol-socks4 = проксі SOCKS 4
protocol-socks5 = проксі SOCKS 5
protocol-telnet = проксі telnet

state-suspected = підозра
state-proven = підтверджено
state-notified = повідомлено
state-closed = закрито
state-set-aside = знято з розгляду

aside-unreachable = до нього не вдалося під’єднатися
aside-not-reproduced = перевірка цього не підтвердила
aside-excluded = він у списку винятків
aside-intended = його відкрито навмисно
aside-reassigned = адреса тепер належить комусь іншому
aside-withdrawn = ми відкликали справу


letter-first = перший лист
letter-reminder = нагадування
letter-answer = відповідь

basis-banner = вітання сервера
basis-ehlo = перелік його можливостей
basis-reply = текст його відповідей
basis-via-header = заголовок Via
basis-error-page = його сторінка помилки
basis-login-banner = його сторінка входу
basis-server-header = заголовок Server
basis-habit = спосіб, у який він відповідає
