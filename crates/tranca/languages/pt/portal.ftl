# As frases das páginas.

nav-home = Início
nav-guides = Como fechar
nav-genuine = A carta é autêntica?
nav-agencies = Quem participa
nav-results = Resultados
skip-to-content = Ir para o conteúdo
languages-label = Idiomas
pages-label = Páginas
foot-what = Este site não usa cookies nem scripts e não conta visitantes.
foot-questions = Respondemos a perguntas em
trouble-of-ours = Algo falhou do nosso lado. Tente novamente mais tarde.

nothing-title = Não há nada aqui
nothing-says = Este endereço não leva a lugar nenhum. Se ele vem de uma carta nossa, verifique se foi copiado até o fim.
nothing-home = Ir à página inicial

landing-title = Servidores abertos, fechados em conjunto
landing-lead = Bases de dados públicas apontam servidores de e-mail e proxies que transportam o tráfego de qualquer um. Testamos cada um sem causar dano, escrevemos a quem o opera, mostramos como fechá-lo e acompanhamos até que esteja fechado.
landing-letter = Recebeu uma carta nossa?
landing-letter-says = O link que está nela abre a página do seu servidor. Se quiser saber antes se a carta é autêntica, digite a referência do caso que consta nela.
landing-way = O que fazemos
landing-way-listed = Uma base de dados pública aponta um servidor como aberto.
landing-way-proven = Nós o testamos: uma mensagem nossa consegue passar por ele e voltar até nós? Nada mais vale como prova.
landing-way-written = Descobrimos quem opera o servidor e escrevemos uma vez, no idioma dessa pessoa, com as provas e os passos.
landing-way-closed = Verificamos de novo, quantas vezes for preciso, até que o servidor esteja fechado.
landing-relay = O que é um relay de e-mail aberto?
landing-relay-says = Um servidor de e-mail que aceita mensagens de estranhos e as entrega a outros estranhos. Quem envia spam gosta de se esconder atrás dele.
landing-proxy = O que é um proxy aberto?
landing-proxy-says = Um servidor que abre conexões para qualquer destino, a pedido de qualquer um. O que se faz por meio dele parece vir da sua organização.
landing-harm = Nos dois casos a culpa recai sobre quem opera o servidor: o endereço acaba em listas de bloqueio, a conexão fica sobrecarregada e o provedor pode cortá-la. Em geral, uma ou duas linhas em um arquivo de configuração resolvem.
landing-to-guides = Veja como fechar
landing-test = O nosso teste nos seus registros
landing-test-says = Só nos conectamos, e devagar, a servidores que uma base de dados pública aponta, e pedimos que transportem uma mensagem, ou uma conexão, até o nosso próprio servidor de recepção. A mensagem diz quem somos, por que testamos e como falar conosco. Nunca tentamos adivinhar senhas, e nada muda no seu servidor.
landing-excluding = Se não quiser que o seu endereço seja testado, escreva para { $contact } e ele ficará de fora.
landing-who = Quem participa
landing-to-agencies = Mais sobre os participantes
landing-to-results = O que já foi alcançado

agencies-title = Quem participa
agencies-lead = Estes órgãos conduzem a operação em conjunto. Qualquer um deles pode confirmar que ela é autêntica.
agencies-none = Ainda não há nenhum órgão indicado; por isso ninguém é testado e ninguém recebe cartas.
agencies-questions = Perguntas
agencies-languages = Responde em
agencies-page = Página própria
agencies-check = Na dúvida, não parta desta página: procure o órgão como faria normalmente e pergunte a ele.

guides-title = Como fechar
guides-lead = Passo a passo: as linhas exatas a mudar, como ver se funcionou e como desfazer a mudança.
guides-for-open-relay = Relay de e-mail aberto
guides-for-open-proxy = Proxy aberto
guides-unknown = Outro produto, ou produto desconhecido
guide-steps = O que fazer
guide-check = Ver se funcionou
guide-check-outside = De fora, quem verifica somos nós: use “Testar meu servidor de novo” na página indicada na sua carta, ou aguarde; testamos de novo por conta própria.
guide-clean-up = Depois de fechado
guide-undo = Se algo seu parar de funcionar
guide-documentation = O manual sobre o assunto:
guide-all = Todos os guias

reference-label = Referência do caso
genuine-title = A carta é autêntica?
genuine-lead = Toda carta nossa traz pelo menos uma referência de caso. Digite-a, e diremos se enviamos uma carta sobre ele, e quando.
genuine-button = Verificar
genuine-yes = Sim. Sobre este caso enviamos:
genuine-letter = { $letter }, { $at }
genuine-no = Não enviamos nenhuma carta sobre um caso assim. Se recebeu uma, não siga os links dela e, por favor, avise-nos.
genuine-unreadable = Isso não é uma referência de caso. Ela começa com T e tem depois treze letras e algarismos; hifens e maiúsculas não importam.
genuine-too-often = Perguntas demais de uma vez. Aguarde um minuto e pergunte de novo.
genuine-signs = Outros sinais das nossas cartas
genuine-sign-sender = Elas vêm de { $sender }.
genuine-sign-links = Os links delas levam a { $url } e a nenhum outro lugar.
genuine-sign-asks-nothing = Elas nunca pedem senha, dinheiro ou a instalação de um programa. Tudo o que é preciso está na própria carta.

stop-title = Cartas para este endereço de e-mail
stop-asks = Devemos parar de escrever para { $mailbox }?
stop-button = Não escrever mais para cá
stop-what = O servidor continua apontado como está, e talvez escrevamos a outra pessoa que responda por ele.
stop-done = Não escreveremos mais para { $mailbox }.

case-title = Caso { $reference }
case-reference = Caso
case-way = Até onde o caso chegou
case-is-suspected = Bases de dados públicas apontam este servidor; nada foi comprovado por nós.
case-is-proven = A nossa mensagem de teste passou por este servidor e voltou até nós.
case-is-notified = A nossa mensagem de teste passou, e escrevemos a respeito. Continuamos a acompanhar até que o servidor esteja fechado.
case-is-notified-listed = Bases de dados públicas apontam este servidor, e escrevemos a respeito. Nada foi comprovado por nós.
case-is-closing = O nosso último teste o encontrou fechado. Obrigado! Verificaremos mais algumas vezes antes de dá-lo por fechado.
case-is-closed = Todos os testes recentes o encontraram fechado. Obrigado!
case-is-set-aside = Por ora nada mais é feito: { $reason }.
case-whole-guide = O guia completo: todos os passos, a verificação e como desfazer a mudança
case-found = O que encontramos
case-found-nothing = Nenhum teste terminou ainda.
case-software = { $software }, reconhecido por: { $basis }
case-proof = Em { $at }, a nossa mensagem de teste entrou pela porta { $port }, { $protocol }, e voltou ao nosso servidor de recepção vinda de { $exit }.
case-evidence = Mostrar as provas
case-transcript = O que foi dito (< o servidor, > nós)
case-receipt = O que o nosso servidor de recepção anotou
case-listings = Quem o aponta
case-listings-say = Estas bases de dados públicas citam este endereço. A maioria o retira por conta própria algum tempo depois que o servidor é fechado.
case-history = O que aconteceu até agora
case-secret = Só quem tem o link vê esta página. Passe-o apenas a quem cuida do servidor.

step-of-case-listed = Apontado
step-of-case-proven = Comprovado
step-of-case-written = Carta enviada
step-of-case-rechecked = Testado de novo
step-of-case-closed = Fechado
step-of-case-set-aside = Posto de lado
step-of-case-closed-in-row = fechado em { $closed } de { $needed } testes necessários
standing-done = (feito)
standing-now = (agora)
standing-to-come = (ainda por vir)

event-opened = Apontado por { $source }.
event-listed-again = Apontado de novo por { $source }.
event-tested = Testado, sem resultado conclusivo.
event-proven = Comprovado: a nossa mensagem de teste voltou através do servidor.
event-attributed = Verificamos quem opera o servidor.
event-written = Uma carta foi enviada.
event-reminded = Um lembrete foi enviado.
event-failed = Uma carta não pôde ser entregue.
event-retest-asked = Um novo teste foi pedido nesta página.
event-rechecked = Testado de novo.
event-closed = Fechado: testes suficientes, em momentos diferentes, o confirmaram.
event-reopened = Encontrado aberto de novo.
event-set-aside = Posto de lado: { $reason }.

retest-title = Testar meu servidor de novo
retest-button = Testar meu servidor de novo
retest-what = Testamos as portas deste endereço de que trata este caso, e nada mais. Leva um ou dois minutos.
retest-awaited = O teste está em andamento; esta página se atualiza sozinha a cada poucos segundos.
retest-idle = No momento não se fazem mais testes deste caso.
retest-used-up = Foram pedidos tantos testes na última hora que o próximo precisa esperar até { $at }.
retest-asked = Um teste foi pedido em { $asked }.
retest-done = Pedido em { $asked }, testado em { $done }: { $found }

intended-title = Está aberto de propósito, ou não é seu?
intended-says = Um nó de saída Tor, um serviço público, um sistema de pesquisa: informe isso aqui, e não testaremos mais este servidor nem escreveremos sobre ele. Se o endereço não é seu, pedimos que, em vez disso, responda à carta.
intended-button = Está aberto de propósito: não testem mais
found-open = ainda está aberto.
found-waiting = o servidor aceitou a nossa mensagem; ela ainda pode voltar, o que às vezes demora.
found-again = o servidor pediu que esperássemos ou recusou o nosso servidor de teste, o que nada diz sobre os outros. Perguntaremos de novo.
found-closed = fechado. Obrigado!
found-not-that-service = agora é outro serviço que responde ali.
found-unreachable = ninguém respondeu. A falta de resposta não vale como fechado, pois pode ser uma falha passageira.

service-smtp = e-mail (SMTP)
service-http = proxy HTTP
service-socks = proxy SOCKS
service-socks4 = proxy SOCKS 4
service-socks5 = proxy SOCKS 5
service-proxy = proxy

col-port = Porta
col-protocol = Protocolo
col-verdict = Resultado
col-tested = Testado
col-source = Base de dados
col-service = Diz
col-detail = Nas palavras dela
col-seen = Visto pela última vez

probing-description = { $operation } testa servidores que bases de dados públicas apontam como relays de e-mail ou proxies abertos, pedindo a cada um que transporte uma mensagem ou conexão até o nosso próprio servidor de recepção, e escreve a quem os opera.
