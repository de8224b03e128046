# Las frases de las páginas.

nav-home = Inicio
nav-guides = Cómo cerrar
nav-genuine = ¿Es auténtica mi carta?
nav-agencies = Quiénes participan
nav-results = Resultados
skip-to-content = Ir al contenido
languages-label = Idiomas
pages-label = Páginas
foot-what = Este sitio no usa cookies ni scripts y no cuenta visitantes.
foot-questions = Para cualquier consulta, escriba a
trouble-of-ours = Algo falló de nuestro lado. Inténtelo de nuevo más tarde.

nothing-title = Aquí no hay nada
nothing-says = Esta dirección no lleva a ninguna parte. Si viene de una carta nuestra, compruebe que se haya copiado hasta el final.
nothing-home = Ir a la página de inicio

landing-title = Servidores abiertos, cerrados entre todos
landing-lead = Bases de datos públicas señalan servidores de correo y proxies que transportan el tráfico de cualquiera. Probamos cada uno sin causar daño, escribimos a quien lo administra, le mostramos cómo cerrarlo y seguimos el caso hasta que esté cerrado.
landing-letter = ¿Recibió una carta nuestra?
landing-letter-says = El enlace que contiene abre la página de su servidor. Si antes quiere saber si la carta es auténtica, escriba la referencia del caso que figura en ella.
landing-way = Qué hacemos
landing-way-listed = Una base de datos pública señala un servidor como abierto.
landing-way-proven = Lo probamos: ¿puede un mensaje nuestro pasar por él y volver a nosotros? Ninguna otra cosa vale como prueba.
landing-way-written = Averiguamos quién administra el servidor y le escribimos una vez, en su idioma, con las pruebas y los pasos.
landing-way-closed = Lo revisamos de nuevo, cuantas veces haga falta, hasta que el servidor esté cerrado.
landing-relay = ¿Qué es un relay de correo abierto?
landing-relay-says = Un servidor de correo que acepta mensajes de desconocidos y los entrega a otros desconocidos. A quien envía spam le gusta esconderse detrás de él.
landing-proxy = ¿Qué es un proxy abierto?
landing-proxy-says = Un servidor que abre conexiones a cualquier destino a petición de cualquiera. Lo que se hace a través de él parece venir de usted.
landing-harm = En ambos casos la culpa recae en quien administra el servidor: su dirección acaba en listas de bloqueo, su línea se satura y su proveedor puede cortarla. Por lo general, una o dos líneas en un archivo de configuración lo remedian.
landing-to-guides = Vea cómo cerrarlo
landing-test = Nuestra prueba en sus registros
landing-test-says = Solo nos conectamos a servidores que señala una base de datos pública, despacio, y les pedimos que transporten un mensaje, o una conexión, hasta nuestro propio servidor receptor. El mensaje dice quiénes somos, por qué probamos y cómo contactarnos. Nunca probamos contraseñas, y nada cambia en su servidor.
landing-excluding = Si no quiere que se pruebe su dirección, escriba a { $contact } y quedará excluida.
landing-who = Quiénes participan
landing-to-agencies = Más sobre los participantes
landing-to-results = Resultados hasta ahora

agencies-title = Quiénes participan
agencies-lead = Estas organizaciones llevan a cabo la operación conjuntamente. Cualquiera de ellas puede decirle si es auténtica.
agencies-none = Todavía no se ha nombrado ningún organismo; por eso no se prueba a nadie ni se escribe a nadie.
agencies-questions = Preguntas
agencies-languages = Responde en
agencies-page = Página propia
agencies-check = En caso de duda, no parta de esta página: busque el organismo como lo haría normalmente y pregunte allí.

guides-title = Cómo cerrar
guides-lead = Paso a paso, con las líneas exactas que hay que cambiar, cómo ver si funcionó y cómo volver atrás.
guides-for-open-relay = Relay de correo abierto
guides-for-open-proxy = Proxy abierto
guides-unknown = Otro producto, o no sabe cuál
guide-steps = Qué hacer
guide-check = Ver si funcionó
guide-check-outside = Desde fuera lo comprobamos nosotros: pulse “Probar mi servidor de nuevo” en la página a la que enlaza su carta, o espere; volvemos a probar por nuestra cuenta.
guide-clean-up = Una vez cerrado
guide-undo = Si algo suyo deja de funcionar
guide-documentation = El manual al respecto:
guide-all = Todas las instrucciones

reference-label = Referencia del caso
genuine-title = ¿Es auténtica mi carta?
genuine-lead = Cada carta nuestra lleva al menos una referencia de caso. Escríbala y le diremos si enviamos una carta al respecto, y cuándo.
genuine-button = Comprobar
genuine-yes = Sí. Sobre este caso enviamos:
genuine-letter = { $letter }, { $at }
genuine-no = No enviamos ninguna carta sobre un caso así. Si tiene una en las manos, no siga sus enlaces y, por favor, avísenos.
genuine-unreadable = Eso no es una referencia de caso. Las referencias empiezan con T, seguida de trece letras y cifras; los guiones y las mayúsculas no importan.
genuine-too-often = Demasiadas preguntas a la vez. Espere un minuto y pregunte de nuevo.
genuine-signs = Otras formas de reconocer nuestras cartas
genuine-sign-sender = Vienen de { $sender }.
genuine-sign-links = Sus enlaces llevan a { $url } y a ningún otro sitio.
genuine-sign-asks-nothing = Nunca piden una contraseña, dinero ni que se instale un programa. Todo lo necesario está en la propia carta.

stop-title = Cartas a este buzón
stop-asks = ¿Dejamos de escribir a { $mailbox }?
stop-button = No escribir más aquí
stop-what = El servidor sigue señalado, y quizá escribamos a otra persona que responda por él.
stop-done = No volveremos a escribir a { $mailbox }.

case-title = Caso { $reference }
case-reference = Caso
case-way = Hasta dónde llegó el caso
case-is-suspected = Bases de datos públicas señalan este servidor; nosotros no hemos comprobado nada.
case-is-proven = Nuestro mensaje de prueba pasó por este servidor y volvió a nosotros.
case-is-notified = Nuestro mensaje de prueba pasó y escribimos al respecto. Seguimos revisándolo hasta que esté cerrado.
case-is-notified-listed = Bases de datos públicas señalan este servidor y escribimos al respecto. Nosotros no hemos comprobado nada.
case-is-closing = Nuestra última prueba lo encontró cerrado. ¡Gracias! Lo revisamos algunas veces más antes de darlo por cerrado.
case-is-closed = Todas las pruebas recientes lo encontraron cerrado. ¡Gracias!
case-is-set-aside = Por ahora no se hace nada más: { $reason }.
case-whole-guide = Las instrucciones completas: todos los pasos, la comprobación y el camino de vuelta
case-found = Qué encontramos
case-found-nothing = Todavía no ha terminado ninguna prueba.
case-software = { $software }, reconocido por: { $basis }
case-proof = El { $at } nuestro mensaje de prueba entró por el puerto { $port }, { $protocol }, y volvió a nuestro servidor receptor desde { $exit }.
case-evidence = Mostrar las pruebas
case-transcript = Lo que se dijo (< el servidor, > nosotros)
case-receipt = Lo que anotó nuestro servidor receptor
case-listings = Quién lo señala
case-listings-say = Estas bases de datos públicas nombran esta dirección. La mayoría la retira por su cuenta algún tiempo después de cerrado el servidor.
case-history = Qué ha ocurrido hasta ahora
case-secret = Solo quien tiene el enlace ve esta página. Páselo únicamente a quienes se encargan del servidor.

step-of-case-listed = Señalado
step-of-case-proven = Comprobado
step-of-case-written = Carta enviada
step-of-case-rechecked = Probado de nuevo
step-of-case-closed = Cerrado
step-of-case-set-aside = Apartado
step-of-case-closed-in-row = cerrado en { $closed } de { $needed } pruebas necesarias
standing-done = (hecho)
standing-now = (ahora)
standing-to-come = (pendiente)

event-opened = Señalado por { $source }.
event-listed-again = Señalado de nuevo por { $source }.
event-tested = Probado, sin un resultado en que basarse.
event-proven = Comprobado: nuestro mensaje de prueba volvió a través del servidor.
event-attributed = Buscamos quién administra el servidor.
event-written = Se envió una carta.
event-reminded = Se envió un recordatorio.
event-failed = No se pudo entregar una carta.
event-retest-asked = Se pidió una nueva prueba en esta página.
event-rechecked = Probado de nuevo.
event-closed = Cerrado: suficientes pruebas, separadas en el tiempo, lo confirmaron.
event-reopened = Encontrado abierto de nuevo.
event-set-aside = Apartado: { $reason }.

retest-title = Probar mi servidor de nuevo
retest-button = Probar mi servidor de nuevo
retest-what = Probamos los puertos de esta dirección a los que se refiere este caso, y nada más. Tarda uno o dos minutos.
retest-awaited = La prueba está en curso; esta página se actualiza sola cada pocos segundos.
retest-idle = Por el momento no se hacen más pruebas de este caso.
retest-used-up = Se pidieron tantas pruebas en la última hora que la próxima tiene que esperar hasta { $at }.
retest-asked = Se pidió una prueba el { $asked }.
retest-done = Pedida el { $asked }, hecha el { $done }: { $found }

intended-title = ¿Está abierto a propósito o no es suyo?
intended-says = Un nodo de salida de Tor, un servicio público, un sistema de investigación: dígalo aquí y dejaremos de probar este servidor y de escribir sobre él. Si la dirección no es suya, le rogamos que responda a la carta.
intended-button = Está abierto a propósito: no lo prueben más
found-open = sigue abierto.
found-waiting = el servidor aceptó nuestro mensaje; aún puede volver, lo que a veces tarda.
found-again = el servidor nos pidió esperar o rechazó nuestro servidor de prueba, lo que nada dice sobre los demás. Lo intentaremos de nuevo.
found-closed = cerrado. ¡Gracias!
found-not-that-service = ahora responde allí otro servicio.
found-unreachable = nadie respondió. El silencio no equivale a estar cerrado, pues puede ser un fallo pasajero.

service-smtp = correo (SMTP)
service-http = proxy HTTP
service-socks = proxy SOCKS
service-socks4 = proxy SOCKS 4
service-socks5 = proxy SOCKS 5
service-proxy = proxy

col-port = Puerto
col-protocol = Protocolo
col-verdict = Resultado
col-tested = Probado
col-source = Base de datos
col-service = Dice
col-detail = En sus palabras
col-seen = Visto por última vez

probing-description = { $operation } prueba servidores que bases de datos públicas señalan como relays de correo o proxies abiertos, pidiendo a cada uno que transporte un mensaje o una conexión hasta nuestro propio servidor receptor, y escribe a quien los administra.
