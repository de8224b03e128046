# Las frases de los resultados.

results-title = Resultados
results-lead = Lo que la operación ha logrado. Solo cifras: ninguna página nuestra nombra un servidor abierto.
results-as-of = A { $at }
results-funnel = Hasta dónde llegaron los casos
funnel-says = Una barra por etapa, de los servidores señalados a los cerrados. Las cifras están en la tabla de al lado.
funnel-listed = Señalados por una base de datos pública
funnel-tested = Probados
funnel-proven = Comprobados como abiertos
funnel-written = Con carta enviada
funnel-closed = Cerrados, con o sin carta
results-comparison = ¿Ayudan las cartas?
comparison-lead = Muchos servidores se cierran sin que nadie intervenga. Por eso algunos contactos, elegidos por sorteo, reciben su carta más tarde, y se comparan ambos grupos: cuántos de sus servidores se cerraron en un plazo de { $span } tras la comprobación.
comparison-none = No hay grupo de control; por eso nadie puede decir cuántos servidores se habrían cerrado sin carta.
comparison-too-early = Es pronto para comparar: ningún caso comprobado tiene la antigüedad suficiente.
comparison-says = Dos líneas que suben cada vez que se cerró un servidor. Avisados de inmediato: { $notified } al final. Grupo de control: { $control }.
arm-notified = Avisados de inmediato
arm-control = Grupo de control
results-closing = De la carta al cierre
closing-says = { $closed ->
    [one] Un servidor se cerró después de una carta. Tardó { $median }.
    [many] { $closed } servidores se cerraron después de una carta: una cuarta parte en { $first } como máximo, la mitad en { $median }, tres cuartas partes en { $third }.
   *[other] { $closed } servidores se cerraron después de una carta: una cuarta parte en { $first } como máximo, la mitad en { $median }, tres cuartas partes en { $third }.
}
closing-none = Todavía no se ha cerrado ningún servidor después de una carta.
results-states = En qué punto están los casos
states-says = Una barra por debilidad, dividida por estado. Las cifras están en la tabla de al lado.
results-set-aside = Apartados, y por qué
results-countries = Por país
results-software = Por software
results-small = Los grupos con menos de cinco servidores comprobados se cuentan juntos, para que ninguna cifra señale un servidor.
results-letters = Cartas
results-nothing-yet = Nada todavía.
group-unknown = no se sabe
group-other = otros, juntos
letters-all = Todas
letters-sent = Enviadas
letters-failed = Rechazadas
letters-waiting = En camino
note-reopened = { $count ->
    [one] Un servidor cerrado se encontró abierto de nuevo.
    [many] { $count } veces un servidor cerrado se encontró abierto de nuevo.
   *[other] { $count } veces un servidor cerrado se encontró abierto de nuevo.
}
note-backscatter-cases = { $count ->
    [one] Un servidor devuelve mensajes a remitentes que nunca escribieron. Eso no es un relay, pero molesta.
    [many] { $count } servidores devuelven mensajes a remitentes que nunca escribieron. Eso no es un relay, pero molesta.
   *[other] { $count } servidores devuelven mensajes a remitentes que nunca escribieron. Eso no es un relay, pero molesta.
}

col-group = Grupo
col-closed-of = Cerrados
col-share = Proporción
col-interval = Intervalo de confianza (95 %)
col-too-young = Demasiado recientes para contar
col-within = En menos de
col-from-letter = Desde la carta
col-from-proof-notified = Desde la comprobación, avisados de inmediato
col-from-proof-control = Desde la comprobación, grupo de control
col-step = Etapa
col-cases = Casos
col-proven = Comprobados
col-closed = Cerrados
col-state = Estado
col-weakness = Debilidad
col-reason = Motivo
col-country = País
col-software = Software
col-language = Idioma

span-days = { $count ->
    [one] 1 día
    [many] { $count } días
   *[other] { $count } días
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
