# Les phrases des guides. Une phrase qui se termine par un deux-points est suivie du code dont elle parle.

title-open-relay = Comment fermer le relais ouvert dans { $name }
title-open-proxy = Comment fermer le proxy ouvert dans { $name }
title-unknown-relay = Comment fermer un relais de messagerie ouvert
title-unknown-proxy = Comment fermer un proxy ouvert

step-keep-copy = Conservez d’abord une copie de ce qui va être modifié, si le fichier existe :
step-set = Dans le fichier { $file }, réglez { $setting } de sorte que la ligne devienne :
step-add = Dans le fichier { $file }, ajoutez cette ligne, si elle n’y est pas déjà :
step-remove = Dans le fichier { $file }, supprimez ces lignes, si elles y sont :
step-replace = Dans le fichier { $file }, supprimez celles des lignes marquées d’un signe moins qui s’y trouvent, et écrivez à leur place la ligne marquée d’un signe plus :
step-insert-before = Dans le fichier { $file }, écrivez cette ligne au-dessus de « { $line } » :
step-run = Exécutez cette commande :
step-otherwise = Si ce n’était pas la cause, c’est peut-être celle-ci. { $why }
reload-run = Faites prendre en compte la modification par le serveur :
check-run = Pour voir, de l’intérieur, ce qui est désormais en vigueur :
undo-run = Si quelque chose cesse de fonctionner chez vous, ceci annule la modification, et le serveur est de nouveau ouvert :

clean-queue-look = Regardez les messages en attente ; la plupart ne seront pas les vôtres :
clean-queue-purge = Supprimez ceux qui ne sont pas les vôtres, chacun par son numéro :
clean-queue-look-unknown = Regardez les messages en attente et supprimez ceux qui ne sont pas les vôtres.
clean-log-look = Le journal montre combien de messages ont été envoyés par votre serveur, et depuis quand :
clean-proxy-log-look = Le journal montre qui a utilisé votre serveur, et pour quoi :
clean-proxy-intruder-look = Si personne chez vous n’a installé de proxy, considérez la machine comme compromise : cherchez des programmes, des comptes et des tâches planifiées inconnus.
clean-mikrotik-scheduler = Cherchez les tâches planifiées et les scripts que vous n’avez pas écrits, et supprimez-les :
clean-mikrotik-tunnels = Cherchez les tunnels, les règles de pare-feu et les utilisateurs que vous ne connaissez pas, et supprimez-les :
clean-mikrotik-upgrade = Installez la version actuelle de RouterOS ; le routeur redémarre :
clean-mikrotik-password = Définissez ensuite un nouveau mot de passe, car d’autres connaissent peut-être l’ancien :

intruder-mikrotik = Sur ces routeurs, le proxy a souvent été activé par un intrus exploitant une faille d’anciennes versions. Si vous ne l’avez pas activé vous-même, veuillez effectuer aussi le nettoyage : fermer le proxy ne suffit pas à tenir l’intrus à l’écart.

why-likeliest = La cause la plus probable : { $why }
why-postfix-mynetworks = Postfix achemine du courrier vers n’importe quelle destination pour chaque adresse de mynetworks, et cette liste contient plus que vos propres machines.
why-postfix-relay-restrictions = Les règles de smtpd_relay_restrictions autorisent des inconnus avant d’arriver à la règle qui les refuse.
why-postfix-untrusted-routing = Postfix suit une route que l’expéditeur a cachée dans l’adresse, comme utilisateur%ailleurs@ici.
why-exim-relay-nets = Exim achemine du courrier vers n’importe quelle destination pour chaque adresse de dc_relay_nets, et cette liste contient plus que vos propres machines.
why-exim-relay-domains = Avec un astérisque dans dc_relay_domains, Exim accepte du courrier pour tous les domaines du monde.
why-exim-relay-from-hosts = Si vous avez écrit exim4.conf vous-même : la liste relay_from_hosts contient plus que vos propres machines.
why-exim-recipient-rules = Les règles pour les destinataires laissent passer des adresses dans lesquelles l’expéditeur a caché une route, comme utilisateur%ailleurs@ici.
why-squid-allow-all = La ligne « http_access allow all » permet à tout le monde d’utiliser le proxy.
why-squid-localnet = La liste localnet est destinée à votre propre réseau, mais elle contient toutes les adresses du monde.
why-dante-no-authentication = Le serveur ne demande à personne ni nom ni mot de passe.
why-dante-everyone-may-connect = La règle « client pass » accepte des connexions de toutes les adresses.
why-tinyproxy-allowed-for-all = Sans aucune ligne Allow, ou avec une ligne qui couvre toutes les adresses, Tinyproxy sert tout le monde.
why-3proxy-no-authentication = Avec « auth none », 3proxy ne demande à personne ni nom ni mot de passe et ignore ses règles d’accès.
why-apache-proxy-requests = Avec « ProxyRequests On », Apache est un proxy pour quiconque le demande. Un proxy inverse placé devant vos propres serveurs n’en a pas besoin.
why-apache-rewrite-rule = Une RewriteRule avec le drapeau P va chercher des pages sur un serveur que choisit le visiteur.
why-mikrotik-web-proxy = Le proxy web du routeur est activé et accessible depuis Internet.
why-mikrotik-socks = Le serveur SOCKS du routeur est activé et accessible depuis Internet.
why-unknown-relay-unknown = Le serveur accepte du courrier d’inconnus et l’achemine à d’autres inconnus. Nous n’avons pas pu déterminer quel logiciel il utilise.
why-unknown-proxy-unknown = Le serveur ouvre des connexions vers n’importe quelle destination pour des inconnus. Nous n’avons pas pu déterminer quel logiciel il utilise.

words-exim-recipient-rules = Dans exim4.conf ou, à défaut, dans le fichier 30_exim4-config_check_rcpt sous /etc/exim4/conf.d/acl, vérifiez qu’acl_check_rcpt contient ces règles ; la première se place avant tout « accept », sauf celui des programmes locaux, et la seconde avant le dernier « accept » :
words-squid-own-networks = Si d’autres machines de chez vous utilisent ce proxy, ajoutez une ligne avec leur réseau, à la place de cet exemple :
words-dante-own-network = Faites en sorte que la règle « client pass » ne désigne que votre propre réseau, à la place de cet exemple :
words-3proxy-users = Sous cette ligne, inscrivez les utilisateurs autorisés à se servir du proxy, avec un nom et un mot de passe de votre choix :
words-apache-rewrite-rule = Cherchez les règles qui portent ce drapeau et vérifiez que chacune désigne elle-même son serveur de destination, sans le tirer de ce qu’envoie le visiteur :
words-relay-only-for-own-networks = Dans les réglages de relais, ne laissez que les adresses de vos propres machines envoyer vers d’autres domaines. Toute entrée qui signifie « tout le monde », comme 0.0.0.0/0 ou un astérisque, doit disparaître.
words-relay-only-after-login = Les personnes qui envoient depuis l’extérieur doivent d’abord s’identifier par un nom et un mot de passe (authentification SMTP).
words-relay-own-domains = De tous les autres, ne laissez le serveur accepter du courrier que pour vos propres domaines.
words-proxy-needed = Si personne n’a besoin de ce proxy, arrêtez-le. C’est le plus sûr.
words-proxy-only-inside = Sinon, ne le faites écouter que sur une adresse interne, comme 127.0.0.1 ou celle de votre propre réseau.
words-proxy-only-after-login = S’il doit être accessible de l’extérieur, faites-lui demander un nom et un mot de passe.
words-proxy-firewall = Dans le pare-feu, ou dans le groupe de sécurité de votre fournisseur de cloud, ne laissez que vos propres adresses atteindre son port. Un port publié par Docker traverse bien des pare-feu : publiez-le sur 127.0.0.1.
