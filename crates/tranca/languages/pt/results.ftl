# As frases dos resultados.

results-title = Resultados
results-lead = O que a operação alcançou. Só números: nenhuma página nossa cita um servidor aberto.
results-as-of = Em { $at }
results-funnel = Até onde os casos chegaram
funnel-says = Uma barra para cada etapa, dos servidores apontados aos fechados. Os números estão na tabela ao lado.
funnel-listed = Apontados por uma base de dados pública
funnel-tested = Testados
funnel-proven = Comprovadamente abertos
funnel-written = Com carta enviada
funnel-closed = Fechados, com ou sem carta
results-comparison = As cartas ajudam?
comparison-lead = Muitos servidores são fechados sem que ninguém interfira. Por isso alguns contatos, sorteados, recebem a carta mais tarde, e os dois grupos são comparados: quantos dos seus servidores foram fechados em até { $span } depois de comprovados.
comparison-none = Não há grupo de controle; por isso ninguém pode dizer quantos servidores teriam sido fechados sem carta.
comparison-too-early = É cedo para comparar: nenhum caso comprovado tem idade suficiente.
comparison-says = Duas linhas que sobem a cada servidor fechado. Avisados logo: { $notified } ao final. Grupo de controle: { $control }.
arm-notified = Avisados logo
arm-control = Grupo de controle
results-closing = Da carta ao fechamento
closing-says = { $closed ->
    [one] Um servidor foi fechado depois de uma carta. Levou { $median }.
    [many] { $closed } servidores foram fechados depois de uma carta: um quarto em até { $first }, metade em até { $median }, três quartos em até { $third }.
   *[other] { $closed } servidores foram fechados depois de uma carta: um quarto em até { $first }, metade em até { $median }, três quartos em até { $third }.
}
closing-none = Nenhum servidor foi fechado depois de uma carta até agora.
results-states = Em que pé estão os casos
states-says = Uma barra para cada problema, dividida por estado. Os números estão na tabela ao lado.
results-set-aside = Postos de lado, e por quê
results-countries = Por país
results-software = Por software
results-small = Grupos com menos de cinco servidores comprovados são contados juntos, para que nenhum número aponte para um servidor.
results-letters = Cartas
results-nothing-yet = Nada ainda.
group-unknown = não se sabe
group-other = outros, juntos
letters-all = Todas
letters-sent = Enviadas
letters-failed = Recusadas
letters-waiting = A caminho
note-reopened = { $count ->
    [one] Um servidor fechado foi encontrado aberto de novo.
    [many] { $count } vezes um servidor fechado foi encontrado aberto de novo.
   *[other] { $count } vezes um servidor fechado foi encontrado aberto de novo.
}
note-backscatter-cases = { $count ->
    [one] Um servidor devolve mensagens a remetentes que nunca escreveram. Isso não é relay, mas incomoda.
    [many] { $count } servidores devolvem mensagens a remetentes que nunca escreveram. Isso não é relay, mas incomoda.
   *[other] { $count } servidores devolvem mensagens a remetentes que nunca escreveram. Isso não é relay, mas incomoda.
}

col-group = Grupo
col-closed-of = Fechados
col-share = Parcela
col-interval = Intervalo de confiança (95%)
col-too-young = Recentes demais para contar
col-within = Em até
col-from-letter = A partir da carta
col-from-proof-notified = A partir da prova, avisados logo
col-from-proof-control = A partir da prova, grupo de controle
col-step = Etapa
col-cases = Casos
col-proven = Comprovados
col-closed = Fechados
col-state = Estado
col-weakness = Problema
col-reason = Motivo
col-country = País
col-software = Software
col-language = Idioma

span-days = { $count ->
    [one] 1 dia
    [many] { $count } dias
   *[other] { $count } dias
}
span-hours = { $count ->
    [one] 1 hora
    [many] { $count } horas
   *[other] { $count } horas
}
span-minutes = { $count ->
    [one] 1 minuto
    [many] { $count } minutos
   *[other] { $count } minutos
}
span-seconds = { $count ->
    [one] 1 segundo
    [many] { $count } segundos
   *[other] { $count } segundos
}
