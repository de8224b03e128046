# Las palabras del dominio, como las leen las personas.

weakness-open-relay = relay de correo abierto
weakness-open-proxy = proxy abierto

verdict-open = abierto
verdict-accepts = acepta, pero aún no ha vuelto nada
verdict-closed = cerrado
verdict-refuses-us = rechaza nuestro servidor de prueba
verdict-not-that-service = responde otro servicio
verdict-unreachable = inalcanzable
verdict-undecided = sin decidir

reason-refused = se niega a transportar para extraños
reason-deferred = hace esperar a los extraños una y otra vez
reason-withdrawn = el puerto que estaba abierto ahora rechaza conexiones
note-backscatter = devuelve mensajes a remitentes que nunca escribieron

protocol-smtp = correo (SMTP)
protocol-http-connect = proxy HTTP (CONNECT)
protocol-http-forward = proxy HTTP (reenvío)
protocol-https = proxy HTTP dentro de TLS
protocol-socks4 = proxy SOCKS 4
protocol-socks5 = proxy SOCKS 5
protocol-telnet = proxy telnet

state-suspected = sospechoso
state-proven = comprobado
state-notified = notificado
state-closed = cerrado
state-set-aside = apartado

aside-unreachable = no se pudo alcanzar
aside-not-reproduced = la prueba no lo reprodujo
aside-excluded = está en la lista de exclusiones
aside-intended = está abierto a propósito
aside-reassigned = la dirección pertenece ahora a otra persona
aside-withdrawn = retiramos el caso


letter-first = primera carta
letter-reminder = recordatorio
letter-answer = respuesta

basis-banner = el saludo
basis-ehlo = la lista de sus capacidades
basis-reply = la redacción de sus respuestas
basis-via-header = la cabecera Via
basis-error-page = la página de error
basis-login-banner = la página de acceso
basis-server-header = la cabecera Server
basis-habit = su manera de responder
