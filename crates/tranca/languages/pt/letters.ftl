# As frases das cartas que não estão em letters/*.md.

machine-parts-only = { $count ->
    [one] Seguem anexos um relatório (XARF v4) e uma tabela (CSV), conforme pedido. De: { $agency }.
    [many] Seguem anexos { $count } relatórios (XARF v4) e uma tabela (CSV), conforme pedido. De: { $agency }.
   *[other] Seguem anexos { $count } relatórios (XARF v4) e uma tabela (CSV), conforme pedido. De: { $agency }.
}
machine-parts-stop = Para não receber mais estas cartas: { $stop }

repeat-proxy = De uma máquina fora da sua rede, este comando pede ao proxy uma página de example.org. Se a página vier, o proxy está aberto; se o proxy recusar, está fechado:
repeat-relay = De uma máquina fora da sua rede, digite estas linhas, uma depois da outra. Se a resposta à linha que começa com RCPT TO for 250, o servidor aceita transportar mensagens de estranhos; se for 5xx, está fechado. Nenhuma mensagem é enviada:
repeat-again = Para repetir o teste, como explicado acima:

form-plain = uma mensagem nossa para nós mesmos, sem nenhum disfarce
form-null-sender = uma mensagem para nós com remetente vazio
form-local-sender = uma mensagem para nós com um remetente da sua organização
form-percent = uma mensagem para nós com um sinal de porcentagem no destinatário e o nome do seu servidor
form-percent-bare = uma mensagem para nós com um sinal de porcentagem no destinatário
form-quoted = uma mensagem para nós com o destinatário entre aspas
form-quoted-percent = uma mensagem para nós com o destinatário entre aspas e um sinal de porcentagem
form-quoted-at = uma mensagem para nós com o destinatário entre aspas e o nome do seu servidor
form-source-route = uma mensagem para nós com uma rota indicada pelo remetente
form-bang = uma mensagem para nós com um ponto de exclamação no destinatário
form-bang-at = uma mensagem para nós com um ponto de exclamação no destinatário e o nome do seu servidor
form-http-get = uma página nossa, pedida com GET
form-http-connect = um túnel até a nossa própria máquina, pedido com CONNECT
form-http-connect-80 = um túnel até a porta 80 da nossa própria máquina, pedido com CONNECT
form-http-connect-443 = um túnel até a porta 443 da nossa própria máquina, pedido com CONNECT
form-http-connect-25 = um túnel até a porta de correio da nossa própria máquina, pedido com CONNECT
form-http-post-25 = um pedido à porta de correio da nossa própria máquina, feito com POST
form-http-host = uma página nossa, pedida apenas pelo nome da nossa máquina
form-http-path = uma página nossa, cujo endereço estava no caminho
form-http-forwarded = uma página nossa, pedida com um cabeçalho que diz vir da sua própria rede
form-https-proxy = uma página ou um túnel nosso, pedido dentro de TLS
form-h2-connect = um túnel até a nossa própria máquina, pedido em HTTP/2
form-sni = uma conexão TLS até a nossa própria máquina, pedida apenas pelo nome dela
form-socks4 = uma conexão com a nossa própria máquina por SOCKS 4
form-socks4a = uma conexão com a nossa própria máquina por SOCKS 4a
form-socks5-ipv4 = uma conexão com a nossa própria máquina por SOCKS 5, pelo endereço IPv4
form-socks5-ipv6 = uma conexão com a nossa própria máquina por SOCKS 5, pelo endereço IPv6
form-socks5-name = uma conexão com a nossa própria máquina por SOCKS 5, pelo nome
form-socks5-udp = um datagrama até a nossa própria máquina por SOCKS 5
form-wingate = uma conexão até a nossa própria máquina, pedida com uma linha de texto, como com telnet

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = carta de agradecimento
letter-withdrawal = retratação

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = O servidor é de um cliente seu?
forwarded-says = Pedimos que encaminhe a nossa carta e informe isso aqui. Daremos a sua parte por concluída e continuaremos a acompanhar até que o servidor esteja fechado.
forwarded-button = Nós a encaminhamos
event-forwarded = O contato encaminhou a nossa carta ao seu cliente.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = parar
reply-word-forwarded = encaminhada
reply-word-not-mine = não é meu
reply-word-intended = aberto de propósito
