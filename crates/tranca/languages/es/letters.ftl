# Las frases de las cartas que no están en letters/*.md.

machine-parts-only = { $count ->
    [one] Se adjuntan un informe (XARF v4) y una tabla (CSV), como usted pidió. De: { $agency }.
    [many] Se adjuntan { $count } informes (XARF v4) y una tabla (CSV), como usted pidió. De: { $agency }.
   *[other] Se adjuntan { $count } informes (XARF v4) y una tabla (CSV), como usted pidió. De: { $agency }.
}
machine-parts-stop = Para no recibir más estas cartas: { $stop }

repeat-proxy = Desde una máquina fuera de su red, esta orden pide al proxy una página de example.org. Si la página llega, el proxy está abierto; si el proxy se niega, está cerrado:
repeat-relay = Desde una máquina fuera de su red, escriba estas líneas, una tras otra. Si la respuesta a la línea que empieza por RCPT TO es 250, el servidor acepta transportar mensajes de extraños; si es 5xx, está cerrado. No se envía ningún mensaje:
repeat-again = Para repetir la prueba, como se explica más arriba:

form-plain = un mensaje nuestro para nosotros mismos, sin ningún disfraz
form-null-sender = un mensaje para nosotros con el remitente vacío
form-local-sender = un mensaje para nosotros con un remitente de su organización
form-percent = un mensaje para nosotros con un signo de porcentaje en el destinatario y el nombre de su servidor
form-percent-bare = un mensaje para nosotros con un signo de porcentaje en el destinatario
form-quoted = un mensaje para nosotros con el destinatario entre comillas
form-quoted-percent = un mensaje para nosotros con el destinatario entre comillas y un signo de porcentaje
form-quoted-at = un mensaje para nosotros con el destinatario entre comillas y el nombre de su servidor
form-source-route = un mensaje para nosotros con una ruta indicada por el remitente
form-bang = un mensaje para nosotros con un signo de exclamación en el destinatario
form-bang-at = un mensaje para nosotros con un signo de exclamación en el destinatario y el nombre de su servidor
form-http-get = una página nuestra, pedida con GET
form-http-connect = un túnel hasta nuestra propia máquina, pedido con CONNECT
form-http-connect-80 = un túnel hasta el puerto 80 de nuestra propia máquina, pedido con CONNECT
form-http-connect-443 = un túnel hasta el puerto 443 de nuestra propia máquina, pedido con CONNECT
form-http-connect-25 = un túnel hasta el puerto de correo de nuestra propia máquina, pedido con CONNECT
form-http-post-25 = una petición al puerto de correo de nuestra propia máquina, hecha con POST
form-http-host = una página nuestra, pedida solo por el nombre de nuestra máquina
form-http-path = una página nuestra, cuya dirección estaba en la ruta
form-http-forwarded = una página nuestra, pedida con una cabecera que dice venir de su propia red
form-https-proxy = una página o un túnel nuestro, pedido dentro de TLS
form-h2-connect = un túnel hasta nuestra propia máquina, pedido en HTTP/2
form-sni = una conexión TLS hasta nuestra propia máquina, pedida solo por su nombre
form-socks4 = una conexión con nuestra propia máquina por SOCKS 4
form-socks4a = una conexión con nuestra propia máquina por SOCKS 4a
form-socks5-ipv4 = una conexión con nuestra propia máquina por SOCKS 5, por su dirección IPv4
form-socks5-ipv6 = una conexión con nuestra propia máquina por SOCKS 5, por su dirección IPv6
form-socks5-name = una conexión con nuestra propia máquina por SOCKS 5, por su nombre
form-socks5-udp = un datagrama hasta nuestra propia máquina por SOCKS 5
form-wingate = una conexión hasta nuestra propia máquina, pedida con una línea de texto, como con telnet

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = carta de agradecimiento
letter-withdrawal = rectificación

# On the page of a case, for an abuse desk that has a letter about a customer's server.
forwarded-title = ¿El servidor es de un cliente suyo?
forwarded-says = Reenvíele nuestra carta, por favor, e indíquelo aquí. Daremos su parte por hecha y seguiremos revisándolo hasta que el servidor esté cerrado.
forwarded-button = La hemos reenviado
event-forwarded = El contacto reenvió nuestra carta a su cliente.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = basta
reply-word-forwarded = reenviada
reply-word-not-mine = no es mía
reply-word-intended = abierto a propósito
