# As palavras do domínio, como as pessoas as leem.

weakness-open-relay = relay de e-mail aberto
weakness-open-proxy = proxy aberto

verdict-open = aberto
verdict-accepts = aceita, mas nada chegou ainda
verdict-closed = fechado
verdict-refuses-us = recusa o nosso servidor de teste
verdict-not-that-service = outro serviço responde
verdict-unreachable = inalcançável
verdict-undecided = indefinido

reason-refused = recusa-se a transportar para estranhos
reason-deferred = adia repetidamente as mensagens de estranhos
reason-withdrawn = a porta que estava aberta agora recusa conexões
note-backscatter = devolve mensagens a remetentes que nunca escreveram

protocol-smtp = e-mail (SMTP)
protocol-http-connect = proxy HTTP (CONNECT)
protocol-http-forward = proxy HTTP (encaminhamento)
protocol-https = proxy HTTP dentro de TLS
protocol-socks4 = proxy SOCKS 4
protocol-socks5 = proxy SOCKS 5
protocol-telnet = proxy telnet

state-suspected = suspeito
state-proven = comprovado
state-notified = notificado
state-closed = fechado
state-set-aside = posto de lado

aside-unreachable = não foi possível alcançá-lo
aside-not-reproduced = o teste não confirmou o problema
aside-excluded = está na lista de exclusões
aside-intended = está aberto de propósito
aside-reassigned = o endereço agora pertence a outra pessoa
aside-withdrawn = retiramos o caso


letter-first = primeira carta
letter-reminder = lembrete
letter-answer = resposta

basis-banner = a saudação
basis-ehlo = a lista das suas capacidades
basis-reply = a redação das respostas
basis-via-header = o cabeçalho Via
basis-error-page = a página de erro
basis-login-banner = a página de acesso
basis-server-header = o cabeçalho Server
basis-habit = o modo como responde
