# As frases dos guias. A frase que termina em dois-pontos é seguida pelo código de que fala.

title-open-relay = Como fechar o relay aberto no { $name }
title-open-proxy = Como fechar o proxy aberto no { $name }
title-unknown-relay = Como fechar um relay de e-mail aberto
title-unknown-proxy = Como fechar um proxy aberto

step-keep-copy = Primeiro, guarde uma cópia do que será alterado, se o arquivo existir:
step-set = No arquivo { $file }, defina { $setting } de modo que a linha fique assim:
step-add = No arquivo { $file }, acrescente esta linha, se ela ainda não estiver lá:
step-remove = No arquivo { $file }, apague estas linhas, se estiverem lá:
step-replace = No arquivo { $file }, apague as linhas marcadas com o sinal de menos, as que existirem, e escreva no lugar delas a linha marcada com o sinal de mais:
step-insert-before = No arquivo { $file }, escreva esta linha acima de “{ $line }”:
step-take-out = No arquivo { $file }, tire de { $setting } estas entradas, se estiverem lá, e deixe todas as outras; se não sobrar nenhuma, escreva “{ $value }” no lugar delas:
step-run = Execute este comando:
step-otherwise = Se não era essa a causa, pode ser esta. { $why }
reload-run = Faça o servidor adotar a mudança:
check-run = Para ver, por dentro, o que está valendo agora:
undo-run = Se algo seu deixar de funcionar, isto desfaz a mudança, e o servidor volta a ficar aberto:

clean-queue-look = Veja as mensagens que estão na fila; a maioria provavelmente não é sua:
clean-queue-purge = Apague as que não são suas, cada uma pelo seu número:
clean-queue-look-unknown = Veja as mensagens que estão na fila e apague as que não são suas.
clean-log-look = O registro mostra quanto foi enviado pelo seu servidor, e desde quando:
clean-proxy-log-look = O registro mostra quem usou o seu servidor, e para quê:
clean-proxy-intruder-look = Se ninguém da sua equipe instalou um proxy, considere que a máquina foi invadida: procure programas, contas e tarefas agendadas que não conhece.
clean-mikrotik-scheduler = Procure tarefas agendadas e scripts que não foram escritos pela sua equipe, e remova-os:
clean-mikrotik-tunnels = Procure túneis, regras de firewall e usuários que não conhece, e remova-os:
clean-mikrotik-upgrade = Instale a versão atual do RouterOS; o roteador será reiniciado:
clean-mikrotik-password = Depois, defina uma nova senha, pois outras pessoas podem conhecer a antiga:

intruder-mikrotik = Nesses roteadores, muitas vezes o proxy foi ligado por um invasor que usou uma falha de versões antigas. Se não foi a sua equipe que o ligou, pedimos que faça também a limpeza: fechar somente o proxy não mantém o invasor do lado de fora.

why-likeliest = A causa mais provável: { $why }
why-postfix-mynetworks = O Postfix leva mensagens a qualquer destino para todos os endereços que estão em mynetworks, e essa lista contém mais do que as suas próprias máquinas.
why-postfix-relay-restrictions = As regras em smtpd_relay_restrictions permitem estranhos antes de chegar à regra que os recusa.
why-postfix-untrusted-routing = O Postfix segue uma rota que o remetente escondeu no endereço, como usuario%outro-lugar@aqui.
why-exim-relay-nets = O Exim leva mensagens a qualquer destino para todos os endereços que estão em dc_relay_nets, e essa lista contém mais do que as suas próprias máquinas.
why-exim-relay-domains = Com um asterisco em dc_relay_domains, o Exim aceita mensagens para todos os domínios do mundo.
why-exim-relay-from-hosts = Se a sua equipe escreveu o exim4.conf: a lista relay_from_hosts contém mais do que as suas próprias máquinas.
why-exim-recipient-rules = As regras para destinatários deixam passar endereços em que o remetente escondeu uma rota, como usuario%outro-lugar@aqui.
why-squid-allow-all = A linha “http_access allow all” permite que qualquer pessoa use o proxy.
why-squid-localnet = A lista localnet deveria conter só a sua rede, mas contém todos os endereços do mundo.
why-dante-no-authentication = O servidor não pede nome e senha a ninguém.
why-dante-everyone-may-connect = A regra “client pass” aceita conexões de qualquer endereço.
why-tinyproxy-allowed-for-all = Sem nenhuma linha Allow, ou com uma que abrange todos os endereços, o Tinyproxy atende qualquer pessoa.
why-3proxy-no-authentication = Com “auth none”, o 3proxy não pede nome e senha a ninguém e ignora as suas regras de acesso.
why-apache-proxy-requests = Com “ProxyRequests On”, o Apache é um proxy para qualquer pessoa que peça. Um proxy reverso diante dos seus próprios servidores não precisa disso.
why-apache-rewrite-rule = Uma RewriteRule com a opção P busca páginas em um servidor escolhido pelo visitante.
why-mikrotik-web-proxy = O proxy web do roteador está ligado e pode ser alcançado pela Internet.
why-mikrotik-socks = O servidor SOCKS do roteador está ligado e pode ser alcançado pela Internet.
why-unknown-relay-unknown = O servidor recebe mensagens de estranhos e as leva a outros estranhos. Não conseguimos identificar o software que ele usa.
why-unknown-proxy-unknown = O servidor abre conexões a qualquer destino para estranhos. Não conseguimos identificar o software que ele usa.

words-exim-recipient-rules = No exim4.conf ou, se ele não existir, no arquivo 30_exim4-config_check_rcpt em /etc/exim4/conf.d/acl, confira se acl_check_rcpt tem estas regras; a primeira deve ficar antes de todo “accept”, exceto o dos programas locais, e a segunda antes do último “accept”:
words-squid-own-networks = Se outras máquinas suas usam este proxy, acrescente uma linha com a rede delas, no lugar deste exemplo:
words-dante-own-network = Faça a regra “client pass” indicar somente a sua própria rede, no lugar deste exemplo:
words-3proxy-users = Abaixo dessa linha, escreva os usuários que podem usar o proxy, com nome e senha escolhidos pela sua equipe:
words-apache-rewrite-rule = Procure regras com essa opção e confira se cada uma indica ela mesma o servidor de destino, sem tomá-lo de nada que o visitante envia:
words-relay-only-for-own-networks = Nas configurações de relay, deixe somente os endereços das suas próprias máquinas enviarem para outros domínios. Toda entrada que signifique “todos”, como 0.0.0.0/0 ou um asterisco, precisa sair.
words-relay-only-after-login = Quem envia de outros lugares deve antes se identificar com nome e senha (autenticação SMTP).
words-relay-own-domains = De todos os demais, deixe o servidor receber mensagens somente para os seus próprios domínios.
words-proxy-needed = Se ninguém precisa deste proxy, desligue-o. É o modo mais seguro.
words-proxy-only-inside = Caso contrário, deixe-o escutar somente em um endereço interno, como 127.0.0.1 ou o da sua própria rede.
words-proxy-only-after-login = Se ele precisa ser alcançado de fora, faça com que peça nome e senha.
words-proxy-firewall = No firewall, ou no grupo de segurança do seu provedor de nuvem, deixe somente os seus próprios endereços alcançarem a porta. Uma porta publicada pelo Docker passa por muitos firewalls: publique-a em 127.0.0.1.
