# Les mots du domaine, tels que les gens les lisent.

weakness-open-relay = relais de messagerie ouvert
weakness-open-proxy = proxy ouvert

verdict-open = ouvert
verdict-accepts = accepte, rien n’est encore revenu
verdict-closed = fermé
verdict-refuses-us = refuse notre machine de test
verdict-not-that-service = un autre service répond
verdict-unreachable = injoignable
verdict-undecided = indéterminé

reason-refused = il refuse d’acheminer pour des inconnus
reason-deferred = il fait patienter les inconnus, encore et encore
reason-withdrawn = le port qui était ouvert refuse désormais les connexions
note-backscatter = il renvoie des avis de non-remise à des expéditeurs qui n’ont jamais écrit

protocol-smtp = messagerie (SMTP)
protocol-http-connect = proxy HTTP (CONNECT)
protocol-http-forward = proxy HTTP (transfert)
protocol-https = proxy HTTP dans TLS
protocol-socks4 = proxy SOCKS 4
protocol-socks5 = proxy SOCKS 5
protocol-telnet = proxy telnet

state-suspected = présumé
state-proven = confirmé
state-notified = notifié
state-closed = fermé
state-set-aside = mis de côté

aside-unreachable = il n’a pas pu être joint
aside-not-reproduced = le test ne l’a pas reproduit
aside-excluded = il figure sur la liste des exclusions
aside-intended = il est ouvert à dessein
aside-reassigned = l’adresse appartient désormais à quelqu’un d’autre
aside-withdrawn = nous avons retiré le dossier


letter-first = premier courrier
letter-reminder = rappel
letter-answer = réponse

basis-banner = son message d’accueil
basis-ehlo = la liste de ses capacités
basis-reply = la formulation de ses réponses
basis-via-header = l’en-tête Via
basis-error-page = sa page d’erreur
basis-login-banner = sa page de connexion
basis-server-header = l’en-tête Server
basis-habit = sa façon de répondre
