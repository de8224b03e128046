# Las frases de las guías. La frase que termina en dos puntos va seguida del código del que habla.

title-open-relay = Cómo cerrar el relay abierto en { $name }
title-open-proxy = Cómo cerrar el proxy abierto en { $name }
title-unknown-relay = Cómo cerrar un relay de correo abierto
title-unknown-proxy = Cómo cerrar un proxy abierto

step-keep-copy = Primero, guarde una copia de lo que se va a cambiar, si el archivo existe:
step-set = En el archivo { $file }, defina { $setting } de modo que la línea quede así:
step-add = En el archivo { $file }, añada esta línea, si todavía no está:
step-remove = En el archivo { $file }, borre estas líneas, si están:
step-replace = En el archivo { $file }, borre las líneas marcadas con el signo menos, las que estén, y escriba en su lugar la línea marcada con el signo más:
step-insert-before = En el archivo { $file }, escriba esta línea encima de “{ $line }”:
step-take-out = En el archivo { $file }, quite de { $setting } estas entradas, si están allí, y deje todas las demás; si no queda ninguna, escriba «{ $value }» en su lugar:
step-run = Ejecute esta orden:
step-otherwise = Si esa no era la causa, puede ser esta. { $why }
reload-run = Haga que el servidor adopte el cambio:
check-run = Para ver, desde dentro, lo que ahora está en vigor:
undo-run = Si algo suyo deja de funcionar, esto deshace el cambio, y el servidor vuelve a quedar abierto:

clean-queue-look = Mire los mensajes que están en la cola; lo más probable es que la mayoría no sean suyos:
clean-queue-purge = Borre los que no sean suyos, cada uno por su número:
clean-queue-look-unknown = Mire los mensajes que están en la cola y borre los que no sean suyos.
clean-log-look = El registro muestra cuánto se envió a través de su servidor, y desde cuándo:
clean-proxy-log-look = El registro muestra quién usó su servidor, y para qué:
clean-proxy-intruder-look = Si nadie de su equipo instaló un proxy, considere que alguien entró en la máquina: busque programas, cuentas y tareas programadas que no conozca.
clean-mikrotik-scheduler = Busque tareas programadas y scripts que no haya escrito su equipo, y elimínelos:
clean-mikrotik-tunnels = Busque túneles, reglas de cortafuegos y usuarios que no conozca, y elimínelos:
clean-mikrotik-upgrade = Instale la versión actual de RouterOS; el enrutador se reiniciará:
clean-mikrotik-password = Después, defina una contraseña nueva, pues otros pueden conocer la anterior:

intruder-mikrotik = En estos enrutadores, a menudo fue un intruso quien activó el proxy, valiéndose de un fallo de versiones antiguas. Si no lo activó su equipo, le pedimos que haga también la limpieza: cerrar solo el proxy no deja fuera al intruso.

why-likeliest = La causa más probable: { $why }
why-postfix-mynetworks = Postfix lleva mensajes a cualquier destino para todas las direcciones que están en mynetworks, y esa lista contiene más que sus propias máquinas.
why-postfix-relay-restrictions = Las reglas de smtpd_relay_restrictions permiten a extraños antes de llegar a la regla que los rechaza.
why-postfix-untrusted-routing = Postfix sigue una ruta que el remitente ocultó en la dirección, como usuario%otro-lugar@aqui.
why-exim-relay-nets = Exim lleva mensajes a cualquier destino para todas las direcciones que están en dc_relay_nets, y esa lista contiene más que sus propias máquinas.
why-exim-relay-domains = Con un asterisco en dc_relay_domains, Exim acepta mensajes para todos los dominios del mundo.
why-exim-relay-from-hosts = Si su equipo escribió exim4.conf: la lista relay_from_hosts contiene más que sus propias máquinas.
why-exim-recipient-rules = Las reglas para destinatarios dejan pasar direcciones en las que el remitente ocultó una ruta, como usuario%otro-lugar@aqui.
why-squid-allow-all = La línea “http_access allow all” permite que cualquiera use el proxy.
why-squid-localnet = La lista localnet debería contener solo su red, pero contiene todas las direcciones del mundo.
why-dante-no-authentication = El servidor no pide nombre ni contraseña a nadie.
why-dante-everyone-may-connect = La regla “client pass” acepta conexiones desde cualquier dirección.
why-tinyproxy-allowed-for-all = Sin ninguna línea Allow, o con una que abarca todas las direcciones, Tinyproxy atiende a cualquiera.
why-3proxy-no-authentication = Con “auth none”, 3proxy no pide nombre ni contraseña a nadie y pasa por alto sus reglas de acceso.
why-apache-proxy-requests = Con “ProxyRequests On”, Apache es un proxy para cualquiera que lo pida. Un proxy inverso delante de sus propios servidores no lo necesita.
why-apache-rewrite-rule = Una RewriteRule con la opción P trae páginas de un servidor que elige el visitante.
why-mikrotik-web-proxy = El proxy web del enrutador está activado y se puede alcanzar desde Internet.
why-mikrotik-socks = El servidor SOCKS del enrutador está activado y se puede alcanzar desde Internet.
why-unknown-relay-unknown = El servidor recibe mensajes de extraños y los lleva a otros extraños. No pudimos identificar el programa que utiliza.
why-unknown-proxy-unknown = El servidor abre conexiones a cualquier destino para extraños. No pudimos identificar el programa que utiliza.

words-exim-recipient-rules = En exim4.conf o, si no existe, en el archivo 30_exim4-config_check_rcpt de /etc/exim4/conf.d/acl, compruebe que acl_check_rcpt tenga estas reglas; la primera va antes de todo “accept”, salvo el de los programas locales, y la segunda antes del último “accept”:
words-squid-own-networks = Si otras máquinas suyas usan este proxy, añada una línea con su red, en lugar de este ejemplo:
words-dante-own-network = Haga que la regla “client pass” nombre solo su propia red, en lugar de este ejemplo:
words-3proxy-users = Debajo de esa línea, escriba los usuarios que pueden usar el proxy, con nombre y contraseña elegidos por su equipo:
words-apache-rewrite-rule = Busque reglas con esa opción y compruebe que cada una nombre ella misma el servidor de destino, sin tomarlo de nada que envíe el visitante:
words-relay-only-for-own-networks = En los ajustes de relay, deje que solo las direcciones de sus propias máquinas envíen a otros dominios. Toda entrada que signifique “todos”, como 0.0.0.0/0 o un asterisco, debe desaparecer.
words-relay-only-after-login = Quien envíe desde otros lugares debe identificarse antes con nombre y contraseña (autenticación SMTP).
words-relay-own-domains = De todos los demás, deje que el servidor reciba mensajes solo para sus propios dominios.
words-proxy-needed = Si nadie necesita este proxy, apáguelo. Es lo más seguro.
words-proxy-only-inside = De lo contrario, haga que escuche solo en una dirección interna, como 127.0.0.1 o la de su propia red.
words-proxy-only-after-login = Si debe poder alcanzarse desde fuera, haga que pida nombre y contraseña.
words-proxy-firewall = En el cortafuegos, o en el grupo de seguridad de su proveedor de nube, deje que solo sus propias direcciones alcancen el puerto. Un puerto publicado por Docker atraviesa muchos cortafuegos: publíquelo en 127.0.0.1.
