# Les phrases des courriers qui ne figurent pas dans letters/*.md.

machine-parts-only = { $count ->
    [one] Un rapport (XARF v4) et un tableau (CSV) sont joints, comme vous l’avez souhaité. De la part de : { $agency }.
    [many] { $count } rapports (XARF v4) et un tableau (CSV) sont joints, comme vous l’avez souhaité. De la part de : { $agency }.
   *[other] { $count } rapports (XARF v4) et un tableau (CSV) sont joints, comme vous l’avez souhaité. De la part de : { $agency }.
}
machine-parts-stop = Pour ne plus recevoir ces courriers : { $stop }

repeat-proxy = Depuis une machine située hors de votre réseau, cette commande demande au proxy une page d’example.org. Si la page arrive, le proxy est ouvert ; si le proxy refuse, il est fermé :
repeat-relay = Depuis une machine située hors de votre réseau, saisissez ces lignes l’une après l’autre. Si la réponse à la ligne qui commence par RCPT TO est 250, le serveur accepte d’acheminer du courrier pour des inconnus ; si c’est 5xx, il est fermé. Aucun message n’est envoyé :
repeat-again = Pour répéter le test, comme expliqué plus haut :

form-plain = un message de nous à nous, sans aucun artifice
form-null-sender = un message à nous-mêmes avec un expéditeur vide
form-local-sender = un message à nous-mêmes avec un expéditeur de chez vous
form-percent = un message à nous-mêmes avec un signe pour cent dans le destinataire et le nom de votre serveur
form-percent-bare = un message à nous-mêmes avec un signe pour cent dans le destinataire
form-quoted = un message à nous-mêmes avec un destinataire entre guillemets
form-quoted-percent = un message à nous-mêmes avec un destinataire entre guillemets contenant un signe pour cent
form-quoted-at = un message à nous-mêmes avec un destinataire entre guillemets et le nom de votre serveur
form-source-route = un message à nous-mêmes avec une route imposée par l’expéditeur
form-bang = un message à nous-mêmes avec un point d’exclamation dans le destinataire
form-bang-at = un message à nous-mêmes avec un point d’exclamation dans le destinataire et le nom de votre serveur
form-http-get = une de nos pages, demandée avec GET
form-http-connect = un tunnel vers notre propre machine, demandé avec CONNECT
form-http-connect-80 = un tunnel vers le port 80 de notre propre machine, demandé avec CONNECT
form-http-connect-443 = un tunnel vers le port 443 de notre propre machine, demandé avec CONNECT
form-http-connect-25 = un tunnel vers le port de messagerie de notre propre machine, demandé avec CONNECT
form-http-post-25 = une requête au port de messagerie de notre propre machine, faite avec POST
form-http-host = une de nos pages, demandée par le seul nom de notre machine
form-http-path = une de nos pages, dont l’adresse figurait dans le chemin
form-http-forwarded = une de nos pages, demandée avec un en-tête indiquant que la requête venait de votre propre réseau
form-https-proxy = une page ou un tunnel de chez nous, demandé dans TLS
form-h2-connect = un tunnel vers notre propre machine, demandé en HTTP/2
form-sni = une connexion TLS à notre propre machine, demandée par son seul nom
form-socks4 = une connexion à notre propre machine par SOCKS 4
form-socks4a = une connexion à notre propre machine par SOCKS 4a
form-socks5-ipv4 = une connexion à notre propre machine par SOCKS 5, à son adresse IPv4
form-socks5-ipv6 = une connexion à notre propre machine par SOCKS 5, à son adresse IPv6
form-socks5-name = une connexion à notre propre machine par SOCKS 5, à son nom
form-socks5-udp = un datagramme vers notre propre machine par SOCKS 5
form-wingate = une connexion à notre propre machine, demandée par une ligne de texte, comme avec telnet

# How letters are named in lists, beside letter-first, letter-reminder and letter-answer.
letter-thanks = courrier de remerciement
letter-withdrawal = retrait

# On the page of a case, for an abuse desk that has a letter about a customer’s server.
forwarded-title = Le serveur appartient à votre client ?
forwarded-says = Veuillez lui transmettre notre courrier et le signaler ici. Nous considérons que vous avez fait votre part et continuons à vérifier jusqu’à ce que le serveur soit fermé.
forwarded-button = Nous l’avons transmis
event-forwarded = Le contact a transmis notre courrier à son client.

# The words that the letter offers as answers (closing.md, wishes.md), exactly as they stand there.
reply-word-stop = stop
reply-word-forwarded = transmis
reply-word-not-mine = pas à moi
reply-word-intended = ouvert à dessein
