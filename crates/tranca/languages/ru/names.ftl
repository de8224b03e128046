# Слова предметной области, какими их читают люди.

weakness-open-relay = открытый почтовый релей
weakness-open-proxy = открытый прокси-сервер

verdict-open = открыт
verdict-accepts = принимает, но пока ничего не вернулось
verdict-closed = закрыт
verdict-refuses-us = отказывает нашему тестовому узлу
verdict-not-that-service = отвечает другая служба
verdict-unreachable = недоступен
verdict-undecided = не определено

reason-refused = отказывается передавать для посторонних
reason-deferred = раз за разом откладывает приём от посторонних
reason-withdrawn = порт, который был открыт, теперь отклоняет соединения
note-backscatter = отправляет отчёты о недоставке тем, кто ничего не отправлял

protocol-smtp = почта (SMTP)
protocol-http-connect = HTTP-прокси (CONNECT)
protocol-http-forward = HTTP-прокси (пересылка)
protocol-https = HTTP-прокси внутри TLS
protocol-socks4 = прокси SOCKS 4
protocol-socks5 = прокси SOCKS 5
protocol-telnet = telnet-прокси

state-suspected = предположительно открыт
state-proven = подтверждён
state-notified = письмо отправлено
state-closed = закрыт
state-set-aside = снят с рассмотрения

aside-unreachable = сервер недоступен
aside-not-reproduced = проверка этого не подтвердила
aside-excluded = адрес в списке исключений
aside-intended = сервер открыт намеренно
aside-reassigned = адрес теперь принадлежит другому лицу
aside-withdrawn = мы отозвали этот инцидент


letter-first = первое письмо
letter-reminder = напоминание
letter-answer = ответ

basis-banner = приветствие
basis-ehlo = список возможностей
basis-reply = формулировки ответов
basis-via-header = заголовок Via
basis-error-page = страница ошибки
basis-login-banner = страница входа
basis-server-header = заголовок Server
basis-habit = манера отвечать
