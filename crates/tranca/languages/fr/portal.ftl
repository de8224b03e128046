# Les phrases des pages.

nav-home = Accueil
nav-guides = Guides de fermeture
nav-genuine = Ce courrier est-il authentique ?
nav-agencies = Qui participe
nav-results = Résultats
skip-to-content = Aller au contenu
languages-label = Langues
pages-label = Pages
foot-what = Ce site n’utilise ni cookies ni scripts et ne compte pas ses visiteurs.
foot-questions = Pour toute question :
trouble-of-ours = Une erreur s’est produite de notre côté. Veuillez réessayer plus tard.

nothing-title = Il n’y a rien ici
nothing-says = Cette adresse ne mène nulle part. Si elle provient d’un de nos courriers, vérifiez qu’elle a été copiée jusqu’au bout.
nothing-home = Vers la page d’accueil

landing-title = Serveurs ouverts, fermés ensemble
landing-lead = Des bases de données publiques signalent des serveurs de messagerie et des proxys qui acheminent le trafic de n’importe qui. Nous testons chacun d’eux sans causer de dommage, nous écrivons à ceux qui l’exploitent, nous leur montrons comment le fermer et nous suivons le dossier jusqu’à la fermeture.
landing-letter = Vous avez reçu un courrier de notre part ?
landing-letter-says = Le lien qu’il contient ouvre la page de votre serveur. Si vous voulez d’abord savoir si ce courrier est authentique, saisissez la référence de dossier qui y figure.
landing-way = Ce que nous faisons
landing-way-listed = Une base de données publique signale un serveur comme ouvert.
landing-way-proven = Nous le testons : un de nos messages peut-il passer par lui et nous revenir ? Rien d’autre ne vaut preuve.
landing-way-written = Nous recherchons qui exploite le serveur et lui écrivons une fois, dans sa langue, avec les preuves et la marche à suivre.
landing-way-closed = Nous vérifions de nouveau, autant de fois qu’il le faut, jusqu’à ce que le serveur soit fermé.
landing-relay = Qu’est-ce qu’un relais de messagerie ouvert ?
landing-relay-says = Un serveur de messagerie qui accepte les messages d’inconnus et les remet à d’autres inconnus. Les auteurs de spam aiment s’y cacher.
landing-proxy = Qu’est-ce qu’un proxy ouvert ?
landing-proxy-says = Un serveur qui ouvre des connexions vers n’importe quelle destination à la demande de n’importe qui. Ce qui passe par lui semble venir de vous.
landing-harm = Dans les deux cas, c’est l’exploitant du serveur qui est mis en cause : son adresse se retrouve sur des listes noires, sa ligne est saturée et son fournisseur peut la couper. En général, une ou deux lignes dans un fichier de configuration suffisent à y remédier.
landing-to-guides = Voir comment le fermer
landing-test = Notre test dans vos journaux
landing-test-says = Nous ne nous connectons qu’à des serveurs signalés par une base de données publique, lentement, et leur demandons d’acheminer un message, ou une connexion, jusqu’à notre propre machine de réception. Le message dit qui nous sommes, pourquoi nous testons et comment nous joindre. Nous n’essayons jamais de mots de passe, et rien n’est modifié sur votre serveur.
landing-excluding = Si vous ne souhaitez pas que votre adresse soit testée, écrivez à { $contact } et elle sera exclue.
landing-who = Qui participe
landing-to-agencies = En savoir plus sur les participants
landing-to-results = Les résultats obtenus

agencies-title = Qui participe
agencies-lead = Ces organismes mènent l’opération ensemble. Chacun d’eux peut vous dire si elle est authentique.
agencies-none = Aucun organisme n’est encore désigné : personne n’est donc testé et personne ne reçoit de courrier.
agencies-questions = Questions
agencies-languages = Répond en
agencies-page = Site de l’organisme
agencies-check = En cas de doute, ne partez pas de cette page : cherchez l’organisme comme vous le feriez d’ordinaire et posez-lui la question.

guides-title = Guides de fermeture
guides-lead = Pas à pas, avec les lignes exactes à modifier, la façon de vérifier le résultat et celle de revenir en arrière.
guides-for-open-relay = Relais de messagerie ouvert
guides-for-open-proxy = Proxy ouvert
guides-unknown = Un autre produit, ou vous ne savez pas lequel
guide-steps = Que faire
guide-check = Vérifier que cela a fonctionné
guide-check-outside = De l’extérieur, c’est nous qui vérifions : cliquez sur « Tester de nouveau mon serveur » sur la page indiquée dans votre courrier, ou attendez ; nous testons de nouveau de nous-mêmes.
guide-clean-up = Une fois le serveur fermé
guide-undo = Si quelque chose ne fonctionne plus chez vous
guide-documentation = Le manuel à ce sujet :
guide-all = Tous les guides

reference-label = Référence du dossier
genuine-title = Ce courrier est-il authentique ?
genuine-lead = Chacun de nos courriers porte au moins une référence de dossier. Saisissez-la, et nous vous dirons si nous avons envoyé un courrier à ce sujet, et quand.
genuine-button = Vérifier
genuine-yes = Oui. Au sujet de ce dossier, nous avons envoyé :
genuine-letter = { $letter }, { $at }
genuine-no = Nous n’avons envoyé aucun courrier au sujet d’un tel dossier. Si vous en avez un entre les mains, n’en suivez pas les liens et veuillez nous en informer.
genuine-unreadable = Ceci n’est pas une référence de dossier. Une référence commence par T, suivi de treize lettres et chiffres ; les traits d’union et les majuscules n’ont pas d’importance.
genuine-too-often = Trop de demandes à la fois. Veuillez patienter une minute, puis réessayer.
genuine-signs = Autres signes distinctifs de nos courriers
genuine-sign-sender = Ils proviennent de { $sender }.
genuine-sign-links = Leurs liens mènent à { $url } et nulle part ailleurs.
genuine-sign-asks-nothing = Ils ne demandent jamais de mot de passe, d’argent ni l’installation d’un programme. Tout le nécessaire figure dans le courrier lui-même.

stop-title = Courriers à cette adresse
stop-asks = Devons-nous cesser d’écrire à { $mailbox } ?
stop-button = Ne plus écrire à cette adresse
stop-what = Le serveur n’en reste pas moins signalé, et il se peut que nous écrivions à une autre personne qui en est responsable.
stop-done = Nous n’écrirons plus à { $mailbox }.

case-title = Dossier { $reference }
case-reference = Dossier
case-way = Où en est le dossier
case-is-suspected = Des bases de données publiques signalent ce serveur ; nous n’avons rien confirmé.
case-is-proven = Notre message de test est passé par ce serveur et nous est revenu.
case-is-notified = Notre message de test est passé, et nous avons écrit à ce sujet. Nous continuons à vérifier jusqu’à la fermeture.
case-is-notified-listed = Des bases de données publiques signalent ce serveur, et nous avons écrit à ce sujet. Nous n’avons rien confirmé.
case-is-closing = Notre dernier test l’a trouvé fermé. Merci ! Nous vérifions encore quelques fois avant de le considérer comme fermé.
case-is-closed = Tous les tests récents l’ont trouvé fermé. Merci !
case-is-set-aside = Pour l’instant, rien de plus n’est entrepris : { $reason }.
case-whole-guide = Le guide complet : toutes les étapes, la vérification et le retour en arrière
case-found = Ce que nous avons constaté
case-found-nothing = Aucun test n’est encore terminé.
case-software = { $software }, reconnu à { $basis }
case-proof = Le { $at }, notre message de test est entré par le port { $port }, { $protocol }, et est revenu à notre machine de réception depuis { $exit }.
case-evidence = Afficher les preuves
case-transcript = L’échange (< le serveur, > nous)
case-receipt = Ce qu’a noté notre machine de réception
case-listings = Qui le signale
case-listings-say = Ces bases de données publiques citent cette adresse. La plupart la retirent d’elles-mêmes quelque temps après la fermeture.
case-history = Ce qui s’est passé jusqu’ici
case-secret = Seules les personnes qui ont le lien peuvent voir cette page. Ne le transmettez qu’à ceux qui s’occupent du serveur.

step-of-case-listed = Signalé
step-of-case-proven = Confirmé
step-of-case-written = Courrier envoyé
step-of-case-rechecked = Testé de nouveau
step-of-case-closed = Fermé
step-of-case-set-aside = Mis de côté
step-of-case-closed-in-row = fermé dans { $closed } des { $needed } tests nécessaires
standing-done = (fait)
standing-now = (en cours)
standing-to-come = (à venir)

event-opened = Signalé par { $source }.
event-listed-again = Signalé de nouveau par { $source }.
event-tested = Testé, sans résultat exploitable.
event-proven = Confirmé : notre message de test est revenu à travers le serveur.
event-attributed = Nous avons recherché qui exploite le serveur.
event-written = Un courrier a été envoyé.
event-reminded = Un rappel a été envoyé.
event-failed = Un courrier n’a pas pu être remis.
event-retest-asked = Un nouveau test a été demandé sur cette page.
event-rechecked = Testé de nouveau.
event-closed = Fermé : suffisamment de tests, espacés dans le temps, l’ont constaté.
event-reopened = Trouvé ouvert de nouveau.
event-set-aside = Mis de côté : { $reason }.

retest-title = Tester de nouveau mon serveur
retest-button = Tester de nouveau mon serveur
retest-what = Nous testons les ports de cette adresse concernés par ce dossier, et rien d’autre. Cela prend une à deux minutes.
retest-awaited = Le test est en cours ; cette page s’actualise d’elle-même toutes les quelques secondes.
retest-idle = Aucun autre test n’est effectué pour ce dossier actuellement.
retest-used-up = Tant de tests ont été demandés au cours de la dernière heure que le prochain doit attendre jusqu’à { $at }.
retest-asked = Un test a été demandé le { $asked }.
retest-done = Demandé le { $asked }, effectué le { $done } : { $found }

intended-title = Le serveur est ouvert à dessein, ou ce n’est pas le vôtre ?
intended-says = Un nœud de sortie Tor, un service public, un système de recherche : indiquez-le ici, et nous ne testerons plus ce serveur ni n’écrirons à son sujet. Si l’adresse n’est pas la vôtre, veuillez plutôt répondre au courrier.
intended-button = Il est ouvert à dessein : ne plus le tester
found-open = il est toujours ouvert.
found-waiting = le serveur a accepté notre message ; celui-ci peut encore revenir, ce qui prend parfois du temps.
found-again = le serveur nous a fait patienter ou a refusé notre machine de test, ce qui ne dit rien de son attitude envers les autres. Nous réessaierons.
found-closed = fermé. Merci !
found-not-that-service = un autre service y répond désormais.
found-unreachable = personne n’a répondu. Le silence ne vaut pas fermeture, car il peut s’agir d’une panne passagère.

service-smtp = messagerie (SMTP)
service-http = proxy HTTP
service-socks = proxy SOCKS
service-socks4 = proxy SOCKS 4
service-socks5 = proxy SOCKS 5
service-proxy = proxy

col-port = Port
col-protocol = Protocole
col-verdict = Constat
col-tested = Testé
col-source = Base de données
col-service = Indique
col-detail = Dans ses termes
col-seen = Vu pour la dernière fois

probing-description = { $operation } teste les serveurs que des bases de données publiques désignent comme relais de messagerie ouverts ou proxys ouverts, en demandant à chacun d’acheminer un message ou une connexion jusqu’à notre propre machine de réception, et écrit à ceux qui les exploitent.
