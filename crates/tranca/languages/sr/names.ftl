# Речи ове области, онако како их људи читају.

weakness-open-relay = отворени релеј за пошту
weakness-open-proxy = отворени прокси

verdict-open = отворен
verdict-accepts = прихвата, још се ништа није вратило
verdict-closed = затворен
verdict-refuses-us = одбија наш тест рачунар
verdict-not-that-service = одговара друга услуга
verdict-unreachable = недоступан
verdict-undecided = није утврђено

reason-refused = одбија да преноси за непознате
reason-deferred = изнова и изнова одлаже пријем од непознатих
reason-withdrawn = порт који је био отворен сада одбија везе
note-backscatter = шаље обавештења о неиспоруци пошиљаоцима који никада нису писали

protocol-smtp = пошта (SMTP)
protocol-http-connect = HTTP прокси (CONNECT)
protocol-http-forward = HTTP прокси (прослеђивање)
protocol-https = HTTP прокси унутар TLS-а
protocol-socks4 = SOCKS 4 прокси
protocol-socks5 = SOCKS 5 прокси
protocol-telnet = telnet прокси

state-suspected = под сумњом
state-proven = потврђен
state-notified = обавештен
state-closed = затворен
state-set-aside = остављен по страни

aside-unreachable = није био доступан
aside-not-reproduced = тест то није потврдио
aside-excluded = налази се на списку изузетака
aside-intended = намерно је отворен
aside-reassigned = адреса сада припада неком другом
aside-withdrawn = повукли смо случај


letter-first = прво писмо
letter-reminder = подсетник
letter-answer = одговор

basis-banner = поздравна порука
basis-ehlo = списак могућности
basis-reply = формулација одговора
basis-via-header = заглавље Via
basis-error-page = страница грешке
basis-login-banner = страница за пријаву
basis-server-header = заглавље Server
basis-habit = начин одговарања
