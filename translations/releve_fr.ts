<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Cli</name>
    <message>
        <source>Print JSON for programs instead of a table for people</source>
        <translation>Afficher du JSON pour les programmes au lieu d’un tableau</translation>
    </message>
    <message>
        <source>Speak this language instead of the system&apos;s</source>
        <translation>Parler cette langue au lieu de celle du système</translation>
    </message>
    <message>
        <source>Print no notes, only results and errors</source>
        <translation>N’afficher ni remarques ni conseils, seulement résultats et erreurs</translation>
    </message>
    <message>
        <source>Show this help and stop</source>
        <translation>Afficher cette aide et s’arrêter</translation>
    </message>
    <message>
        <source>Show the version and stop</source>
        <translation>Afficher la version et s’arrêter</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>Usage&#xa0;: %1</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>Commandes&#xa0;:</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Options&#xa0;:</translation>
    </message>
    <message>
        <source>There is no option “%1”.</source>
        <translation>L’option «&#xa0;%1&#xa0;» n’existe pas.</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>La commande «&#xa0;%1&#xa0;» n’existe pas.</translation>
    </message>
    <message>
        <source>“%1” is no language of ours: en, fr.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une de nos langues&#xa0;: en, fr.</translation>
    </message>
    <message>
        <source>A command is missing.</source>
        <translation>Il manque une commande.</translation>
    </message>
    <message>
        <source>“releve-cli --help” shows what it takes.</source>
        <translation>«&#xa0;releve-cli --help&#xa0;» montre ce qui est accepté.</translation>
    </message>
    <message>
        <source>The passphrase could not be read: %1</source>
        <translation>La phrase de passe n’a pas pu être lue&#xa0;: %1</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>entrée standard</translation>
    </message>
    <message>
        <source>it is empty.</source>
        <translation>elle est vide.</translation>
    </message>
    <message>
        <source>The output could not be written: %1</source>
        <translation>La sortie n’a pas pu être écrite&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) not understood: see “problems”.</source>
        <translation>
            <numerusform>%n chose non comprise&#xa0;: voir «&#xa0;problems&#xa0;».</numerusform>
            <numerusform>%n choses non comprises&#xa0;: voir «&#xa0;problems&#xa0;».</numerusform>
        </translation>
    </message>
    <message>
        <source>it is a folder; name the files in it.</source>
        <translation>c’est un dossier&#x202f;; nommez les fichiers qu’il contient.</translation>
    </message>
    <message>
        <source>there is no such file.</source>
        <translation>ce fichier n’existe pas.</translation>
    </message>
    <message>
        <source>it cannot be opened: %1.</source>
        <translation>ouverture impossible&#xa0;: %1.</translation>
    </message>
    <message>
        <source>it cannot be read: %1.</source>
        <translation>lecture impossible&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Passphrase of %1: </source>
        <translation>Phrase de passe de %1&#xa0;: </translation>
    </message>
    <message>
        <source>A file to inspect is missing; “-” stands for standard input.</source>
        <translation>Il manque un fichier à examiner&#x202f;; «&#xa0;-&#xa0;» désigne l’entrée standard.</translation>
    </message>
    <message>
        <source>Standard input can be read once only.</source>
        <translation>L’entrée standard ne peut être lue qu’une fois.</translation>
    </message>
    <message>
        <source>--passphrase takes env:NAME, fd:N, file:PATH or prompt, never the passphrase itself.</source>
        <translation>--passphrase accepte env:NOM, fd:N, file:CHEMIN ou prompt, jamais la phrase de passe elle-même.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Équipement</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Serveurs</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Émetteur</translation>
    </message>
    <message>
        <source>CA fingerprint</source>
        <translation>Empreinte de l’AC</translation>
    </message>
    <message>
        <source>CA expires</source>
        <translation>Fin de l’AC</translation>
    </message>
    <message>
        <source>Granting mode</source>
        <translation>Mode d’approbation</translation>
    </message>
    <message>
        <source>Last serial number</source>
        <translation>Dernier numéro de série</translation>
    </message>
    <message>
        <source>Next CRL</source>
        <translation>Prochaine CRL</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>Database level</source>
        <translation>Niveau de la base</translation>
    </message>
    <message>
        <source>Auto-rollover</source>
        <translation>Auto-rollover</translation>
    </message>
    <message>
        <source>Rollover due</source>
        <translation>Relève à venir</translation>
    </message>
    <message>
        <source>Rollover</source>
        <translation>Relève</translation>
    </message>
    <message>
        <source>Rollover fingerprint</source>
        <translation>Empreinte de relève</translation>
    </message>
    <message>
        <source>Rollover expires</source>
        <translation>Fin de la relève</translation>
    </message>
    <message>
        <source>%1 before the CA&apos;s end</source>
        <translation>%1 avant la fin de l’AC</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificats</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Numéro de série</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Début de validité</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Fin de validité</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>Renouvellement</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>Faible</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>non enregistré</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Temporisateur</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Restant</translation>
    </message>
    <message>
        <source>Timers, as of %1</source>
        <translation>Temporisateurs, à la date du %1</translation>
    </message>
    <message>
        <source>Timers, as printed: the log does not tell the device&apos;s clock</source>
        <translation>Temporisateurs tels qu’affichés&#xa0;: le journal ne donne pas l’horloge de l’équipement</translation>
    </message>
    <message>
        <source>Trustpoint</source>
        <translation>Point de confiance</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Enrollment URL</source>
        <translation>URL d’inscription</translation>
    </message>
    <message>
        <source>auto-enroll</source>
        <translation>auto-enroll</translation>
    </message>
    <message>
        <source>Last enrollment</source>
        <translation>Dernière inscription</translation>
    </message>
    <message>
        <source>Trustpoints</source>
        <translation>Points de confiance</translation>
    </message>
    <message>
        <source>off</source>
        <translation>non</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Usage</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bits</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Générée le</translation>
    </message>
    <message>
        <source>Exportable</source>
        <translation>Exportable</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Clés</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Demandes</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Prévu</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Dérive</translation>
    </message>
    <message>
        <source>not expected</source>
        <translation>non prévu</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Timer list</source>
        <translation>Liste des temporisateurs</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>absent de la liste</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>non lue</translation>
    </message>
    <message>
        <source>Predicted timers</source>
        <translation>Temporisateurs prévus</translation>
    </message>
    <message>
        <source>Print the summary only, not every event</source>
        <translation>N’afficher que le résumé, pas chaque événement</translation>
    </message>
    <message>
        <source>One scenario to simulate is needed; “-” stands for standard input.</source>
        <translation>Il faut un scénario à simuler&#x202f;; «&#xa0;-&#xa0;» désigne l’entrée standard.</translation>
    </message>
    <message>
        <source>Play a scenario of certificate servers and routers through years of rollover and print what happens, one JSON object a line, the summary last</source>
        <translation>Jouer un scénario de serveurs de certificats et de routeurs sur des années de relève et afficher ce qui se passe, un objet JSON par ligne, le résumé en dernier</translation>
    </message>
    <message>
        <source>Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused beforehand, 4 outcome unknown or pending.</source>
        <translation>Codes de sortie&#xa0;: 0 fait, 1 échec, 2 mauvais usage, 3 refusé d’avance, 4 issue inconnue ou en attente.</translation>
    </message>
    <message>
        <source>Where the passphrase of a PKCS#12 file or of --key comes from: env:NAME, fd:N, file:PATH (readable by its owner only) or prompt</source>
        <translation>D’où vient la phrase de passe d’un fichier PKCS#12 ou de --key&#xa0;: env:NOM, fd:N, file:CHEMIN (lisible par son seul propriétaire) ou prompt</translation>
    </message>
    <message>
        <source>The private key of a SCEP message’s recipient, to show what it encloses: of the CA or RA for a request, of the client for an answer</source>
        <translation>La clé privée du destinataire d’un message SCEP, pour montrer ce qu’il contient&#xa0;: de l’AC ou de l’AE pour une demande, du client pour une réponse</translation>
    </message>
    <message>
        <source>Show what IOS output, configurations, certificate files and captured SCEP messages say: transcripts of show commands, running-config, PEM, DER, PKCS#7, PKCS#12; requests and answers as bytes, base64, HTTP or the URL of a GET, which is read and not fetched</source>
        <translation>Montrer ce que disent les sorties d’IOS, configurations, fichiers de certificats et messages SCEP capturés&#xa0;: transcriptions de commandes show, running-config, PEM, DER, PKCS#7, PKCS#12&#x202f;; demandes et réponses en octets, base64, HTTP ou URL d’un GET, qui est lue et non appelée</translation>
    </message>
    <message>
        <source>It exists and is not written over.</source>
        <translation>Il existe et n’est pas remplacé.</translation>
    </message>
    <message>
        <source>It is not the key of the certificate given with --cert.</source>
        <translation>Ce n’est pas la clé du certificat donné avec --cert.</translation>
    </message>
    <message>
        <source>The CA has no next certificate at present.</source>
        <translation>L’AC n’a pas de certificat suivant à présent.</translation>
    </message>
    <message>
        <source>It was not written: the current CA’s signature does not cover the next certificate.</source>
        <translation>Il n’a pas été écrit&#xa0;: la signature de l’AC actuelle ne couvre pas le certificat suivant.</translation>
    </message>
    <message>
        <source>It does not exist: no request of this key is pending here. --subject and --transaction name one that was made elsewhere.</source>
        <translation>Il n’existe pas&#xa0;: aucune demande de cette clé n’est en attente ici. --subject et --transaction en désignent une faite ailleurs.</translation>
    </message>
    <message>
        <source>Challenge password: </source>
        <translation>Mot de passe de défi&#xa0;: </translation>
    </message>
    <message>
        <source>Talk SCEP to a CA: what it can do, its certificate and its next one, a certificate of your own, its renewal, what has become of a request, a CRL or a certificate by number. A request that is pending ends with exit code 4; until it is decided KEY.pending keeps the certificate it was signed with</source>
        <translation>Parler SCEP à une AC&#xa0;: ce qu’elle sait faire, son certificat et le suivant, un certificat à vous, son renouvellement, ce qu’est devenue une demande, une CRL ou un certificat par son numéro. Une demande en attente se termine par le code 4&#x202f;; jusqu’à la décision, KEY.pending garde le certificat avec lequel elle a été signée</translation>
    </message>
    <message>
        <source>The certificate of the CA that is trusted, PEM or DER</source>
        <translation>Le certificat de l’AC à laquelle on se fie, PEM ou DER</translation>
    </message>
    <message>
        <source>The fingerprint of the CA that is trusted: MD5, SHA-1 or SHA-2, as its administrator reads it out</source>
        <translation>L’empreinte de l’AC à laquelle on se fie&#xa0;: MD5, SHA-1 ou SHA-2, telle que son administrateur la lit</translation>
    </message>
    <message>
        <source>The private key, PEM or DER. enroll makes an RSA key of 2048 bits for its owner only when there is no such file, and never writes over one</source>
        <translation>La clé privée, PEM ou DER. enroll crée une clé RSA de 2048 bits, lisible par son propriétaire seul, quand le fichier n’existe pas, et n’en remplace jamais une</translation>
    </message>
    <message>
        <source>renew: the key to be certified next, made when there is none. Without it the key stays the same</source>
        <translation>renew&#xa0;: la prochaine clé à certifier, créée si elle n’existe pas. Sans elle, la clé reste la même</translation>
    </message>
    <message>
        <source>The current certificate, PEM or DER: of renew and its poll, and to ask crl and cert with</source>
        <translation>Le certificat actuel, PEM ou DER&#xa0;: pour renew et son poll, et pour demander crl et cert</translation>
    </message>
    <message>
        <source>Write what was received there, PEM; without it enroll, renew, poll, crl and cert print it. An existing file is refused, unless it is the --cert that renew replaces or a CRL</source>
        <translation>Y écrire ce qui a été reçu, en PEM&#x202f;; sans elle, enroll, renew, poll, crl et cert l’affichent. Un fichier existant est refusé, sauf le --cert que renew remplace et une CRL</translation>
    </message>
    <message>
        <source>enroll: the name to be certified: CN=r1,O=Example</source>
        <translation>enroll&#xa0;: le nom à certifier&#xa0;: CN=r1,O=Example</translation>
    </message>
    <message>
        <source>Where the challenge password comes from: env:NAME, fd:N, file:PATH (readable by its owner only) or prompt</source>
        <translation>D’où vient le mot de passe de défi&#xa0;: env:NOM, fd:N, file:CHEMIN (lisible par son seul propriétaire) ou prompt</translation>
    </message>
    <message>
        <source>Where the passphrase of --key comes from, likewise</source>
        <translation>D’où vient la phrase de passe de --key, de même</translation>
    </message>
    <message>
        <source>Allow MD5 and single DES with this CA: old IOS, micromdm’s scepserver</source>
        <translation>Admettre MD5 et DES simple avec cette AC&#xa0;: ancien IOS, scepserver de micromdm</translation>
    </message>
    <message>
        <source>md5, sha1, sha256, sha384 or sha512 instead of the best the CA offers</source>
        <translation>md5, sha1, sha256, sha384 ou sha512 au lieu du meilleur que l’AC annonce</translation>
    </message>
    <message>
        <source>des, des3, aes128, aes192 or aes256 instead of the best the CA offers</source>
        <translation>des, des3, aes128, aes192 ou aes256 au lieu du meilleur que l’AC annonce</translation>
    </message>
    <message>
        <source>The name of the CA or trustpoint, for servers with several</source>
        <translation>Le nom de l’AC ou du point de confiance, pour les serveurs qui en ont plusieurs</translation>
    </message>
    <message>
        <source>Ask again that long while a request is pending</source>
        <translation>Réinterroger aussi longtemps tant que la demande est en attente</translation>
    </message>
    <message>
        <source>cert: the number of the certificate wanted; crl: of one the CRL covers, else that of --cert</source>
        <translation>cert&#xa0;: le numéro du certificat voulu&#x202f;; crl&#xa0;: d’un certificat que la CRL couvre, sinon celui de --cert</translation>
    </message>
    <message>
        <source>poll: the transaction enroll has printed; else it is made again of the key</source>
        <translation>poll&#xa0;: la transaction qu’enroll a affichée&#x202f;; sinon elle est recalculée à partir de la clé</translation>
    </message>
    <message>
        <source>scep takes an operation and the URL of a CA: caps, ca, next-ca, enroll, renew, poll, crl or cert.</source>
        <translation>scep prend une opération et l’URL d’une AC&#xa0;: caps, ca, next-ca, enroll, renew, poll, crl ou cert.</translation>
    </message>
    <message>
        <source>There is no operation “%1”: caps, ca, next-ca, enroll, renew, poll, crl or cert.</source>
        <translation>Il n’existe pas d’opération «&#xa0;%1&#xa0;»&#xa0;: caps, ca, next-ca, enroll, renew, poll, crl ou cert.</translation>
    </message>
    <message>
        <source>“%1” is no URL of a CA: http://host[:port][/path].</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas l’URL d’une AC&#xa0;: http://hôte[:port][/chemin].</translation>
    </message>
    <message>
        <source>--%1 is of no use to %2.</source>
        <translation>--%1 ne sert à rien pour %2.</translation>
    </message>
    <message>
        <source>%1 needs --%2.</source>
        <translation>%1 a besoin de --%2.</translation>
    </message>
    <message>
        <source>--ca and --fingerprint say the same thing: give one of them.</source>
        <translation>--ca et --fingerprint disent la même chose&#xa0;: donnez l’une des deux.</translation>
    </message>
    <message>
        <source>%1 needs to know which CA to trust: --ca FILE, or --fingerprint HEX as its administrator reads it out. “releve-cli scep ca” shows what to compare.</source>
        <translation>%1 doit savoir à quelle AC se fier&#xa0;: --ca FILE, ou --fingerprint HEX telle que son administrateur la lit. «&#xa0;releve-cli scep ca&#xa0;» montre quoi comparer.</translation>
    </message>
    <message>
        <source>ca writes no certificate that nobody has compared: give --fingerprint HEX with --out.</source>
        <translation>ca n’écrit aucun certificat que personne n’a comparé&#xa0;: donnez --fingerprint HEX avec --out.</translation>
    </message>
    <message>
        <source>“%1” is no fingerprint: 32, 40 or 64 hex digits.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une empreinte&#xa0;: 32, 40 ou 64 chiffres hexadécimaux.</translation>
    </message>
    <message>
        <source>--new-key belongs to a renewal: give --cert too.</source>
        <translation>--new-key appartient à un renouvellement&#xa0;: donnez aussi --cert.</translation>
    </message>
    <message>
        <source>--%1 takes env:NAME, fd:N, file:PATH or prompt, never the secret itself.</source>
        <translation>--%1 prend env:NOM, fd:N, file:CHEMIN ou prompt, jamais le secret lui-même.</translation>
    </message>
    <message>
        <source>There is no digest “%1”: md5, sha1, sha256, sha384 or sha512.</source>
        <translation>Il n’existe pas de condensat «&#xa0;%1&#xa0;»&#xa0;: md5, sha1, sha256, sha384 ou sha512.</translation>
    </message>
    <message>
        <source>There is no cipher “%1”: des, des3, aes128, aes192 or aes256.</source>
        <translation>Il n’existe pas de chiffrement «&#xa0;%1&#xa0;»&#xa0;: des, des3, aes128, aes192 ou aes256.</translation>
    </message>
    <message>
        <source>MD5 and single DES are for old IOS only: add --legacy-ios if this CA is one.</source>
        <translation>MD5 et DES simple sont réservés aux anciens IOS&#xa0;: ajoutez --legacy-ios si cette AC en est un.</translation>
    </message>
    <message>
        <source>“%1” is no name: CN=r1,O=Example.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nom&#xa0;: CN=r1,O=Example.</translation>
    </message>
    <message>
        <source>“%1” is no serial number in hex.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un numéro de série en hexadécimal.</translation>
    </message>
    <message>
        <source>“%1” is no number of seconds up to a week.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nombre de secondes, une semaine au plus.</translation>
    </message>
    <message>
        <source>Old IOS and micromdm’s scepserver do that: add --legacy-ios if this CA is one of them.</source>
        <translation>D’anciens IOS et le scepserver de micromdm le font&#xa0;: ajoutez --legacy-ios si cette AC en est.</translation>
    </message>
    <message>
        <source>This is another CA than the one you trust, or somebody in between. Ask its administrator; nothing was sent.</source>
        <translation>C’est une autre AC que celle à laquelle vous vous fiez, ou quelqu’un entre les deux. Demandez à son administrateur&#x202f;; rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>Somebody in between may have changed what the CA says; --digest and --cipher say what to use.</source>
        <translation>Quelqu’un entre les deux a pu changer ce que dit l’AC&#x202f;; --digest et --cipher disent quoi employer.</translation>
    </message>
    <message>
        <source>Check the host name, the port and the way there.</source>
        <translation>Vérifiez le nom d’hôte, le port et le chemin qui y mène.</translation>
    </message>
    <message>
        <source>Check the path of the URL, and whether the CA knows this operation; --message gives the CA’s name where a server has several.</source>
        <translation>Vérifiez le chemin de l’URL, et si l’AC connaît cette opération&#x202f;; --message donne le nom de l’AC là où un serveur en a plusieurs.</translation>
    </message>
    <message>
        <source>The answer was not made by this CA for this request. It was thrown away.</source>
        <translation>La réponse n’a pas été faite par cette AC pour cette demande. Elle a été écartée.</translation>
    </message>
    <message>
        <source>--passphrase says where the passphrase comes from.</source>
        <translation>--passphrase dit d’où vient la phrase de passe.</translation>
    </message>
    <message>
        <source>%1: The CA refused the request.</source>
        <translation>%1&#xa0;: l’AC a refusé la demande.</translation>
    </message>
    <message>
        <source>%1: The CA refused the request: %2.</source>
        <translation>%1&#xa0;: l’AC a refusé la demande&#xa0;: %2.</translation>
    </message>
    <message>
        <source>It says: “%1”.</source>
        <translation>Elle dit&#xa0;: «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>A wrong or missing challenge password is the usual reason.</source>
        <translation>Un mot de passe de défi faux ou absent en est la raison habituelle.</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaction</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Nouvelle clé</translation>
    </message>
    <message>
        <source>Written to</source>
        <translation>Écrit dans</translation>
    </message>
    <message>
        <source>Capabilities</source>
        <translation>Capacités</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Condensat</translation>
    </message>
    <message>
        <source>Cipher</source>
        <translation>Chiffrement</translation>
    </message>
    <message>
        <source>Messages by</source>
        <translation>Messages par</translation>
    </message>
    <message>
        <source>Renewal by</source>
        <translation>Renouvellement par</translation>
    </message>
    <message>
        <source>CA certificate</source>
        <translation>Certificat de l’AC</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Validité</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two instants</comment>
        <translation>du %1 au %2</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Émise</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivante</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Révoqués</translation>
    </message>
    <message>
        <source>%1: The CA has the request and waits for its administrator. Ask again with: %2</source>
        <translation>%1&#xa0;: l’AC a la demande et attend son administrateur. Réinterrogez avec&#xa0;: %2</translation>
    </message>
    <message>
        <source>The CA may have taken the request all the same. Running the same command again is safe: it is the same transaction.</source>
        <translation>L’AC a pu prendre la demande malgré tout. Relancer la même commande est sans danger&#xa0;: c’est la même transaction.</translation>
    </message>
    <message>
        <source>Nothing has been trusted. Compare a fingerprint with what the CA’s administrator reads out, then give it with --fingerprint.</source>
        <translation>Rien n’a été tenu pour fiable. Comparez une empreinte avec celle que lit l’administrateur de l’AC, puis donnez-la avec --fingerprint.</translation>
    </message>
    <message>
        <source>The current CA’s signature does not cover these certificates: compare the fingerprint as at the first authentication.</source>
        <translation>La signature de l’AC actuelle ne couvre pas ces certificats&#xa0;: comparez l’empreinte comme à la première authentification.</translation>
    </message>
    <message>
        <source>serial number %1 of %2</source>
        <comment>a certificate</comment>
        <translation>numéro de série %1 de %2</translation>
    </message>
    <message>
        <source>%1, parameters absent</source>
        <comment>an algorithm</comment>
        <translation>%1, paramètres absents</translation>
    </message>
    <message>
        <source>%1, parameters NULL</source>
        <comment>an algorithm</comment>
        <translation>%1, paramètres NULL</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Nom de l’AC</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Encodage</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Autres</translation>
    </message>
    <message numerus="yes">
        <source>%n indefinite length(s)</source>
        <translation>
            <numerusform>%n longueur indéfinie</numerusform>
            <numerusform>%n longueurs indéfinies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n string(s) in pieces</source>
        <translation>
            <numerusform>%n chaîne en morceaux</numerusform>
            <numerusform>%n chaînes en morceaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n length(s) in more bytes than needed</source>
        <translation>
            <numerusform>%n longueur en plus d’octets qu’il n’en faut</numerusform>
            <numerusform>%n longueurs en plus d’octets qu’il n’en faut</numerusform>
        </translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Algorithme</translation>
    </message>
    <message>
        <source>Signer</source>
        <translation>Signataire</translation>
    </message>
    <message>
        <source>by a certificate that is not enclosed</source>
        <translation>par un certificat qui n’est pas joint</translation>
    </message>
    <message>
        <source>does not verify</source>
        <translation>n’est pas valide</translation>
    </message>
    <message>
        <source>verifies with a self-signed certificate</source>
        <translation>valide avec un certificat auto-signé</translation>
    </message>
    <message>
        <source>verifies with the certificate enclosed, which nobody has vouched for here</source>
        <translation>valide avec le certificat joint, dont personne ne répond ici</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attributs</translation>
    </message>
    <message>
        <source>Their order</source>
        <translation>Leur ordre</translation>
    </message>
    <message>
        <source>DER’s</source>
        <translation>celui de DER</translation>
    </message>
    <message>
        <source>not DER’s</source>
        <translation>pas celui de DER</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>Envelope</source>
        <translation>Enveloppe</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n byte(s)</source>
        <comment>a cipher</comment>
        <translation>
            <numerusform>%1, %n octet</numerusform>
            <numerusform>%1, %n octets</numerusform>
        </translation>
    </message>
    <message>
        <source>in pieces</source>
        <translation>en morceaux</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Destinataire</translation>
    </message>
    <message>
        <source>named in another way</source>
        <translation>désigné autrement</translation>
    </message>
    <message>
        <source>Key transport</source>
        <translation>Transport de la clé</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Intérieur</translation>
    </message>
    <message>
        <source>not opened: --key FILE with the recipient’s private key shows it</source>
        <translation>non ouvert&#xa0;: --key FILE avec la clé privée du destinataire le montre</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Challenge password</source>
        <translation>Mot de passe de défi</translation>
    </message>
    <message>
        <source>present, not shown</source>
        <translation>présent, non montré</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Enclosed</source>
        <translation>Contenu</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s)</source>
        <translation>
            <numerusform>%n certificat</numerusform>
            <numerusform>%n certificats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n CRL(s)</source>
        <translation>
            <numerusform>%n CRL</numerusform>
            <numerusform>%n CRL</numerusform>
        </translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Constat</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Breaks</source>
        <translation>Gêne</translation>
    </message>
    <message>
        <source>Nothing to be said against it.</source>
        <translation>Rien à y redire.</translation>
    </message>
    <message>
        <source>list, export: entries of this device only; may be repeated</source>
        <translation>list, export&#xa0;: les entrées de cet équipement seulement&#xa0;; peut être répétée</translation>
    </message>
    <message>
        <source>list: only that many, the newest</source>
        <translation>list&#xa0;: ce nombre seulement, les plus récentes</translation>
    </message>
    <message>
        <source>verify: the hash of an entry that was noted elsewhere, to be found in the log</source>
        <translation>verify&#xa0;: le condensat d’une entrée noté ailleurs, à retrouver dans le journal</translation>
    </message>
    <message>
        <source>“%1” is no number of entries.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nombre d’entrées.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>The audit log has no such entry.</source>
        <translation>Le journal d’audit n’a pas de telle entrée.</translation>
    </message>
    <message>
        <source>“%1” is no hash of an entry: 64 hexadecimal digits.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas le condensat d’une entrée&#xa0;: 64 chiffres hexadécimaux.</translation>
    </message>
    <message>
        <source>Head: %1</source>
        <translation>Tête&#xa0;: %1</translation>
    </message>
    <message>
        <source>“audit” takes one of list, verify and export.</source>
        <translation>«&#xa0;audit&#xa0;» veut list, verify ou export.</translation>
    </message>
    <message>
        <source>Show what was done and by whom, check that nobody has altered it, or print it as JSON, one entry a line</source>
        <translation>Afficher ce qui a été fait et par qui, vérifier que personne ne l’a modifié, ou l’écrire en JSON, une entrée par ligne</translation>
    </message>
    <message>
        <source>Of this device only; may be repeated</source>
        <translation>De cet équipement seulement&#xa0;; peut être répétée</translation>
    </message>
    <message>
        <source>WARNING also when a certificate ends within that many days and no successor is ready</source>
        <translation>WARNING aussi quand un certificat expire avant ce nombre de jours sans que son successeur soit prêt</translation>
    </message>
    <message>
        <source>CRITICAL likewise</source>
        <translation>CRITICAL de même</translation>
    </message>
    <message>
        <source>UNKNOWN when a device was last read longer ago than this; 24 unless told</source>
        <translation>UNKNOWN quand la dernière lecture d’un équipement est plus ancienne&#xa0;; 24 sauf indication</translation>
    </message>
    <message numerus="yes">
        <source>%1, ends in %n day(s)</source>
        <translation>
            <numerusform>%1, expire dans %n jour</numerusform>
            <numerusform>%1, expire dans %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>certificate server %1</source>
        <comment>its state</comment>
        <translation>serveur de certificats&#xa0;: %1</translation>
    </message>
    <message>
        <source>last read %1 ago</source>
        <translation>dernière lecture il y a %1</translation>
    </message>
    <message>
        <source>nothing is known of any device</source>
        <translation>aucun équipement n’est connu</translation>
    </message>
    <message numerus="yes">
        <source>%n trustpoint(s) and server(s) in order</source>
        <translation>
            <numerusform>%n point de confiance ou serveur en ordre</numerusform>
            <numerusform>%n points de confiance et serveurs en ordre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is no number for --%2: 0 to %3.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nombre pour --%2&#xa0;: de 0 à %3.</translation>
    </message>
    <message>
        <source>--warning has to be at least as many days as --critical.</source>
        <translation>--warning doit compter au moins autant de jours que --critical.</translation>
    </message>
    <message>
        <source>never read</source>
        <translation>jamais lu</translation>
    </message>
    <message>
        <source>“%1” is too much here; a device is named with --device.</source>
        <translation>«&#xa0;%1&#xa0;» est de trop ici&#xa0;; un équipement se nomme avec --device.</translation>
    </message>
    <message>
        <source>wrong usage</source>
        <translation>appel incorrect</translation>
    </message>
    <message>
        <source>the store does not tell</source>
        <translation>la base ne le dit pas</translation>
    </message>
    <message>
        <source>Say in one line how the fleet is, for monitoring: exit code 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN</source>
        <translation>Dire en une ligne l’état du parc, pour la supervision&#xa0;: code de sortie 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN</translation>
    </message>
    <message>
        <source>The file that devices and what was read of them are kept in</source>
        <translation>Le fichier où sont gardés les équipements et ce qui en a été lu</translation>
    </message>
    <message>
        <source>One device is added at a time: “device add NAME --host HOST …”.</source>
        <translation>On ajoute un équipement à la fois&#xa0;: «&#xa0;device add NOM --host HÔTE …&#xa0;».</translation>
    </message>
    <message>
        <source>There is a device “%1” already. “releve-cli device show %1” shows it.</source>
        <translation>Il y a déjà un équipement «&#xa0;%1&#xa0;». «&#xa0;releve-cli device show %1&#xa0;» le montre.</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Host key</source>
        <translation>Clé d’hôte</translation>
    </message>
    <message>
        <source>Last read</source>
        <translation>Dernière lecture</translation>
    </message>
    <message>
        <source>not accepted yet</source>
        <translation>pas encore acceptée</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>acceptée</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>No device is known yet: “releve-cli device add NAME --host HOST …”.</source>
        <translation>Aucun équipement n’est encore connu&#xa0;: «&#xa0;releve-cli device add NOM --host HÔTE …&#xa0;».</translation>
    </message>
    <message>
        <source>Password from</source>
        <translation>Mot de passe de</translation>
    </message>
    <message>
        <source>Enable password from</source>
        <translation>Mot de passe enable de</translation>
    </message>
    <message>
        <source>Identity file</source>
        <translation>Fichier de clé</translation>
    </message>
    <message>
        <source>SSH agent</source>
        <translation>Agent SSH</translation>
    </message>
    <message>
        <source>Old SSH algorithms</source>
        <translation>Anciens algorithmes SSH</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>autorisés</translation>
    </message>
    <message>
        <source>By way of</source>
        <translation>En passant par</translation>
    </message>
    <message>
        <source>One device is shown at a time: “device show NAME”.</source>
        <translation>On montre un équipement à la fois&#xa0;: «&#xa0;device show NOM&#xa0;».</translation>
    </message>
    <message>
        <source>%1 has not been read yet.</source>
        <translation>%1 n’a pas encore été lu.</translation>
    </message>
    <message>
        <source>Removing %1 also removes all that was read of it. Say --yes to agree.</source>
        <translation>Supprimer %1 supprime aussi tout ce qui en a été lu. --yes y consent.</translation>
    </message>
    <message>
        <source>This also removes all that was read of %1; the audit log keeps what was done to it.
Type its name to remove it: </source>
        <translation>Cela supprime aussi tout ce qui a été lu de %1&#xa0;; le journal d’audit garde ce qui lui a été fait.
Tapez son nom pour le supprimer&#xa0;: </translation>
    </message>
    <message>
        <source>%1 was not removed.</source>
        <translation>%1 n’a pas été supprimé.</translation>
    </message>
    <message>
        <source>Which device? “device remove NAME...”.</source>
        <translation>Quel équipement&#xa0;? «&#xa0;device remove NOM...&#xa0;».</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 a été supprimé.</translation>
    </message>
    <message>
        <source>The name or address at which the device answers to SSH</source>
        <translation>Le nom ou l’adresse où l’équipement répond en SSH</translation>
    </message>
    <message>
        <source>Its SSH port, 22 unless told</source>
        <translation>Son port SSH, 22 sauf indication</translation>
    </message>
    <message>
        <source>The user to log in as</source>
        <translation>L’utilisateur qui se connecte</translation>
    </message>
    <message>
        <source>Where the password comes from each time: env:NAME, file:PATH (readable by its owner only), keychain: or prompt</source>
        <translation>D’où vient le mot de passe, chaque fois&#xa0;: env:NOM, file:CHEMIN (lisible par son propriétaire seul), keychain: ou prompt</translation>
    </message>
    <message>
        <source>Where the enable password comes from, in the same forms</source>
        <translation>D’où vient le mot de passe enable, sous les mêmes formes</translation>
    </message>
    <message>
        <source>The private key to log in with</source>
        <translation>La clé privée avec laquelle se connecter</translation>
    </message>
    <message>
        <source>Log in with the keys of the SSH agent</source>
        <translation>Se connecter avec les clés de l’agent SSH</translation>
    </message>
    <message>
        <source>The fingerprint of the device’s SSH host key, as “ssh-keygen -l” prints it</source>
        <translation>L’empreinte de la clé d’hôte SSH de l’équipement, comme «&#xa0;ssh-keygen -l&#xa0;» l’affiche</translation>
    </message>
    <message>
        <source>Let this device use old SSH algorithms</source>
        <translation>Permettre à cet équipement les anciens algorithmes SSH</translation>
    </message>
    <message>
        <source>The site the device is listed under</source>
        <translation>Le site où l’équipement est rangé</translation>
    </message>
    <message>
        <source>A word to find the device by; may be repeated</source>
        <translation>Un mot pour retrouver l’équipement&#xa0;; peut être répétée</translation>
    </message>
    <message>
        <source>%1 takes env:NAME, file:PATH, keychain: or prompt, never the secret itself.</source>
        <translation>%1 veut env:NOM, file:CHEMIN, keychain: ou prompt, jamais le secret lui-même.</translation>
    </message>
    <message>
        <source>%1 fd:N would serve this one command only, and the device is kept. Use env:NAME, file:PATH, keychain: or prompt.</source>
        <translation>%1 fd:N ne servirait qu’à cette seule commande, et l’équipement est gardé. Utilisez env:NOM, file:CHEMIN, keychain: ou prompt.</translation>
    </message>
    <message>
        <source>--host is missing: the name or address of the device.</source>
        <translation>Il manque --host&#xa0;: le nom ou l’adresse de l’équipement.</translation>
    </message>
    <message>
        <source>--user is missing: whom to log in as.</source>
        <translation>Il manque --user&#xa0;: l’utilisateur qui se connecte.</translation>
    </message>
    <message>
        <source>“%1” is no port: 1 to 65535.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un port&#xa0;: de 1 à 65535.</translation>
    </message>
    <message>
        <source>“%1” is no host key fingerprint: SHA256: and 43 characters, as “ssh-keygen -l” prints it.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas l’empreinte d’une clé d’hôte&#xa0;: SHA256: et 43 caractères, comme «&#xa0;ssh-keygen -l&#xa0;» l’affiche.</translation>
    </message>
    <message>
        <source>A device needs a name.</source>
        <translation>Un équipement doit avoir un nom.</translation>
    </message>
    <message>
        <source>Nothing says how to log in: --password SOURCE, --identity FILE or --agent is needed.</source>
        <translation>Rien ne dit comment se connecter&#xa0;: il faut --password SOURCE, --identity FICHIER ou --agent.</translation>
    </message>
    <message>
        <source>%1 ends</source>
        <comment>a kind of certificate</comment>
        <translation>Fin de validité&#xa0;: %1</translation>
    </message>
    <message>
        <source>Serial number %1</source>
        <translation>Numéro de série %1</translation>
    </message>
    <message>
        <source>“export” takes one of csv, json and ics.</source>
        <translation>«&#xa0;export&#xa0;» veut csv, json ou ics.</translation>
    </message>
    <message>
        <source>Print what is known of the devices for other programs: a table of the trustpoints, all of it, or a calendar of timers and ends</source>
        <translation>Écrire ce qui est connu des équipements pour d’autres programmes&#xa0;: un tableau des points de confiance, tout, ou un calendrier des temporisateurs et des échéances</translation>
    </message>
    <message>
        <source>--store needs the path of a file.</source>
        <translation>--store veut le chemin d’un fichier.</translation>
    </message>
    <message>
        <source>There is no store at %1 yet. “releve-cli device add NAME --host HOST --user USER --password prompt” makes one.</source>
        <translation>Il n’y a pas encore de base à %1. «&#xa0;releve-cli device add NOM --host HÔTE --user UTILISATEUR --password prompt&#xa0;» en crée une.</translation>
    </message>
    <message>
        <source>The store could not be opened: %1</source>
        <translation>La base n’a pas pu être ouverte&#xa0;: %1</translation>
    </message>
    <message>
        <source>The store was brought up to date; a copy of it as it was is %1.</source>
        <translation>La base a été mise à jour&#xa0;; une copie de ce qu’elle était est %1.</translation>
    </message>
    <message>
        <source>There is no device “%1”. “releve-cli device list” shows those there are.</source>
        <translation>Il n’y a pas d’équipement «&#xa0;%1&#xa0;». «&#xa0;releve-cli device list&#xa0;» montre ceux qui existent.</translation>
    </message>
    <message>
        <source>It was done, but could not be written to the audit log: %1</source>
        <translation>C’est fait, mais n’a pas pu être inscrit au journal d’audit&#xa0;: %1</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>À la date du</translation>
    </message>
    <message>
        <source>No trustpoint is known. Refresh a device, or import what it has printed.</source>
        <translation>Aucun point de confiance n’est connu. Actualisez un équipement, ou importez ce qu’il a affiché.</translation>
    </message>
    <message>
        <source>No certificate is known. Refresh a device, or import what it has printed.</source>
        <translation>Aucun certificat n’est connu. Actualisez un équipement, ou importez ce qu’il a affiché.</translation>
    </message>
    <message>
        <source>No timer is known. Refresh a device, or import what it has printed.</source>
        <translation>Aucun temporisateur n’est connu. Actualisez un équipement, ou importez ce qu’il a affiché.</translation>
    </message>
    <message>
        <source>No certificate server holds a request, as far as it was read.</source>
        <translation>Aucun serveur de certificats n’a de demande, pour autant qu’on l’ait lu.</translation>
    </message>
    <message>
        <source>List the trustpoints of the devices as they were last read, the worst first</source>
        <translation>Lister les points de confiance des équipements à leur dernière lecture, les plus graves d’abord</translation>
    </message>
    <message>
        <source>Show the certificates of the devices, the active ones beside those that take over</source>
        <translation>Montrer les certificats des équipements, les actifs à côté de ceux qui prennent la relève</translation>
    </message>
    <message>
        <source>List the timers of the devices, the next first, and what is predicted of them</source>
        <translation>Lister les temporisateurs des équipements, le prochain d’abord, et ce qui en est prévu</translation>
    </message>
    <message>
        <source>List the enrollment requests that certificate servers hold</source>
        <translation>Lister les demandes d’inscription que détiennent les serveurs de certificats</translation>
    </message>
    <message>
        <source>The device whose output it is; it is made known when it is not yet</source>
        <translation>L’équipement qui l’a affiché&#xa0;; il est ajouté s’il n’est pas encore connu</translation>
    </message>
    <message>
        <source>Where the passphrase of a PKCS#12 file comes from: env:NAME, fd:N, file:PATH (readable by its owner only) or prompt</source>
        <translation>D’où vient la phrase secrète d’un fichier PKCS#12&#xa0;: env:NOM, fd:N, file:CHEMIN (lisible par son propriétaire seul) ou prompt</translation>
    </message>
    <message>
        <source>it is protected. Say where its passphrase comes from: --passphrase SOURCE.</source>
        <translation>il est protégé. Dites d’où vient sa phrase secrète&#xa0;: --passphrase SOURCE.</translation>
    </message>
    <message>
        <source>nothing in it tells anything of a device.</source>
        <translation>rien n’y dit quoi que ce soit d’un équipement.</translation>
    </message>
    <message>
        <source>Passphrase: </source>
        <translation>Phrase secrète&#xa0;: </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) not understood: “releve-cli inspect” shows them.</source>
        <translation>
            <numerusform>%n chose non comprise&#xa0;: «&#xa0;releve-cli inspect&#xa0;» la montre.</numerusform>
            <numerusform>%n choses non comprises&#xa0;: «&#xa0;releve-cli inspect&#xa0;» les montre.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n file(s) imported.</source>
        <translation>
            <numerusform>%1&#xa0;: %n fichier importé.</numerusform>
            <numerusform>%1&#xa0;: %n fichiers importés.</numerusform>
        </translation>
    </message>
    <message>
        <source>A file to import is missing; “-” stands for standard input.</source>
        <translation>Il manque un fichier à importer&#xa0;; «&#xa0;-&#xa0;» désigne l’entrée standard.</translation>
    </message>
    <message>
        <source>Whose output is it? --device NAME says so, once.</source>
        <translation>Qui l’a affiché&#xa0;? --device NOM le dit, une fois.</translation>
    </message>
    <message>
        <source>Keep what a device has printed as a reading of it, secrets masked: transcripts, configurations, certificate files</source>
        <translation>Garder ce qu’un équipement a affiché comme une lecture, secrets masqués&#xa0;: transcriptions, configurations, fichiers de certificats</translation>
    </message>
    <message>
        <source>Go on, and show what is read of the devices as it comes, until Ctrl-C</source>
        <translation>Continuer, et montrer ce qui est lu des équipements à mesure, jusqu’à Ctrl-C</translation>
    </message>
    <message>
        <source>CA</source>
        <translation>AC</translation>
    </message>
    <message>
        <source>Show what would be done, and stop before anything is sent</source>
        <translation>Montrer ce qui serait fait, et s’arrêter avant tout envoi</translation>
    </message>
    <message>
        <source>Do not ask: what is shown is done</source>
        <translation>Ne pas demander&#xa0;: ce qui est montré est fait</translation>
    </message>
    <message>
        <source>Why, for the audit log</source>
        <translation>Pourquoi, pour le journal d’audit</translation>
    </message>
    <message>
        <source>Save the configuration after it, even with the unsaved changes of somebody else</source>
        <translation>Enregistrer ensuite la configuration, même avec les modifications non enregistrées de quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Do not save the configuration after it</source>
        <translation>Ne pas enregistrer ensuite la configuration</translation>
    </message>
    <message>
        <source>The fingerprint of the CA that is to be trusted: MD5, SHA-1 or SHA-256, as its administrator reads it out</source>
        <translation>L’empreinte de l’AC à laquelle se fier&#xa0;: MD5, SHA-1 ou SHA-256, telle que son administrateur la lit</translation>
    </message>
    <message>
        <source>So many routers that hold, or may hold, the rollover certificate are left behind</source>
        <translation>Autant de routeurs qui détiennent, ou détiennent peut-être, le certificat de relève sont abandonnés</translation>
    </message>
    <message>
        <source>The device is needed.</source>
        <translation>Il faut l’équipement.</translation>
    </message>
    <message>
        <source>The device and the trustpoint are needed.</source>
        <translation>Il faut l’équipement et le point de confiance.</translation>
    </message>
    <message>
        <source>The device, the certificate server and “all” or request numbers are needed.</source>
        <translation>Il faut l’équipement, le serveur de certificats et «&#xa0;all&#xa0;» ou des numéros de demande.</translation>
    </message>
    <message>
        <source>The device, the certificate server and a serial number are needed.</source>
        <translation>Il faut l’équipement, le serveur de certificats et un numéro de série.</translation>
    </message>
    <message>
        <source>The device and the certificate server are needed.</source>
        <translation>Il faut l’équipement et le serveur de certificats.</translation>
    </message>
    <message>
        <source>--save and --no-save say opposite things.</source>
        <translation>--save et --no-save disent le contraire l’un de l’autre.</translation>
    </message>
    <message>
        <source>--yes and --dry-run say opposite things.</source>
        <translation>--yes et --dry-run disent le contraire l’un de l’autre.</translation>
    </message>
    <message>
        <source>Have a trustpoint trust its CA, whose fingerprint is compared with the one given</source>
        <translation>Faire qu’un point de confiance se fie à son AC, dont l’empreinte est comparée à celle qui est donnée</translation>
    </message>
    <message>
        <source>Have a trustpoint ask its CA for its first certificate</source>
        <translation>Faire demander à un point de confiance son premier certificat</translation>
    </message>
    <message>
        <source>Have a trustpoint renew its certificate now, without waiting for its timer</source>
        <translation>Faire renouveler son certificat à un point de confiance maintenant, sans attendre son temporisateur</translation>
    </message>
    <message>
        <source>Have a certificate server make its rollover certificate now</source>
        <translation>Faire créer à un serveur de certificats son certificat de relève (rollover) maintenant</translation>
    </message>
    <message>
        <source>Have a certificate server delete its rollover certificate; those who already hold it are listed first</source>
        <translation>Faire supprimer à un serveur de certificats son certificat de relève&#xa0;; ceux qui le détiennent déjà sont d’abord listés</translation>
    </message>
    <message>
        <source>Grant enrollment requests that are pending</source>
        <translation>Accorder des demandes d’inscription en attente</translation>
    </message>
    <message>
        <source>Reject enrollment requests that are pending</source>
        <translation>Rejeter des demandes d’inscription en attente</translation>
    </message>
    <message>
        <source>Revoke a certificate that a certificate server has issued</source>
        <translation>Révoquer un certificat émis par un serveur de certificats</translation>
    </message>
    <message>
        <source>Save a router’s configuration (“write memory”)</source>
        <translation>Enregistrer la configuration d’un routeur («&#xa0;write memory&#xa0;»)</translation>
    </message>
    <message>
        <source>Certificates, timers and rollover of Cisco IOS routers: shows them, and changes them.</source>
        <translation>Certificats, temporisateurs et relève (rollover) des routeurs Cisco IOS&#xa0;: les montrer et les modifier.</translation>
    </message>
    <message>
        <source>Completion of what? “completion bash” or “completion devices”.</source>
        <translation>Compléter quoi&#xa0;? «&#xa0;completion bash&#xa0;» ou «&#xa0;completion devices&#xa0;».</translation>
    </message>
    <message>
        <source>Print a script for bash that completes command lines, or the names it completes</source>
        <translation>Afficher un script bash qui complète les lignes de commande, ou les noms qu’il complète</translation>
    </message>
    <message>
        <source>--strand takes a number of routers.</source>
        <translation>--strand prend un nombre de routeurs.</translation>
    </message>
    <message numerus="yes">
        <source>Refused: %n router(s) hold or may hold the rollover certificate, not %1.</source>
        <translation>
            <numerusform>Refusé&#xa0;: %n routeur détient ou peut détenir le certificat de relève, et non %1.</numerusform>
            <numerusform>Refusé&#xa0;: %n routeurs détiennent ou peuvent détenir le certificat de relève, et non %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refused: %n router(s) hold or may hold the rollover certificate. Refresh them, or say --strand %n to leave them behind.</source>
        <translation>
            <numerusform>Refusé&#xa0;: %n routeur détient ou peut détenir le certificat de relève. Actualisez-le, ou dites --strand %n pour l’abandonner.</numerusform>
            <numerusform>Refusé&#xa0;: %n routeurs détiennent ou peuvent détenir le certificat de relève. Actualisez-les, ou dites --strand %n pour les abandonner.</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused: a precondition is not met. Nothing was changed.</source>
        <translation>Refusé&#xa0;: une condition préalable n’est pas remplie. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Type %1 to go on: </source>
        <translation>Tapez %1 pour continuer&#xa0;: </translation>
    </message>
    <message>
        <source>Go on? [y/N] </source>
        <translation>Continuer&#xa0;? [o/N] </translation>
    </message>
    <message>
        <source>Nobody can be asked here. Look at the change with --dry-run, then say --yes.</source>
        <translation>Il n’y a personne à qui demander ici. Regardez la modification avec --dry-run, puis dites --yes.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>SCEP URL</source>
        <translation>URL SCEP</translation>
    </message>
    <message>
        <source>What is to be done? “device add”, “list”, “show”, “remove” or “refresh”.</source>
        <translation>Que faut-il faire&#xa0;? «&#xa0;device add&#xa0;», «&#xa0;list&#xa0;», «&#xa0;show&#xa0;», «&#xa0;remove&#xa0;» ou «&#xa0;refresh&#xa0;».</translation>
    </message>
    <message>
        <source>“device” cannot “%1”: add, list, show, remove or refresh.</source>
        <translation>«&#xa0;device&#xa0;» ne sait pas «&#xa0;%1&#xa0;»&#xa0;: add, list, show, remove ou refresh.</translation>
    </message>
    <message>
        <source>remove: agree beforehand. add: ask nothing; a host key that nobody has seen is not accepted</source>
        <translation>remove&#xa0;: accepter d’avance. add&#xa0;: ne rien demander&#xa0;; une clé d’hôte que personne n’a vue n’est pas acceptée</translation>
    </message>
    <message>
        <source>Keep the list of devices: how each is reached, and what was read of it; read them over SSH</source>
        <translation>Tenir la liste des équipements&#xa0;: comment atteindre chacun, et ce qui en a été lu&#xa0;; les lire par SSH</translation>
    </message>
    <message>
        <source>--unlock keeps secrets in an encrypted file instead.</source>
        <translation>--unlock garde plutôt les secrets dans un fichier chiffré.</translation>
    </message>
    <message>
        <source>There is no keychain here: the secret will be asked for each time. --unlock keeps it in an encrypted file.</source>
        <translation>Il n’y a pas de trousseau ici&#xa0;: le secret sera demandé à chaque fois. --unlock le garde dans un fichier chiffré.</translation>
    </message>
    <message>
        <source>Nobody can be asked here: name another source, such as file:PATH or env:NAME.</source>
        <translation>Il n’y a personne à qui demander ici&#xa0;: nommez une autre source, comme file:CHEMIN ou env:NOM.</translation>
    </message>
    <message>
        <source>%1 was added. “releve-cli device refresh %1” reads it.</source>
        <translation>%1 est ajouté. «&#xa0;releve-cli device refresh %1&#xa0;» le lit.</translation>
    </message>
    <message>
        <source>Password of %1: </source>
        <translation>Mot de passe de %1&#xa0;: </translation>
    </message>
    <message>
        <source>Enable password of %1: </source>
        <translation>Mot de passe enable de %1&#xa0;: </translation>
    </message>
    <message>
        <source>A host on the way, the nearest first; may be repeated. =SHA256:… behind it is its host key</source>
        <translation>Un hôte de rebond, le plus proche d’abord&#xa0;; peut être répété. =SHA256:… derrière lui est sa clé d’hôte</translation>
    </message>
    <message>
        <source>Where this computer reaches the certificate server on it, when that is not port 80 of HOST</source>
        <translation>Où ce poste atteint le serveur de certificats de l’équipement, si ce n’est pas le port 80 de HOST</translation>
    </message>
    <message>
        <source>“%1” is no URL of a CA: http://HOST:PORT or one with a path.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas l’URL d’une AC&#xa0;: http://HÔTE:PORT ou une URL avec un chemin.</translation>
    </message>
    <message>
        <source>“%1” is no host on the way: USER@HOST, USER@HOST:PORT or USER@HOST:PORT=SHA256:….</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un hôte de rebond&#xa0;: UTILISATEUR@HÔTE, UTILISATEUR@HÔTE:PORT ou UTILISATEUR@HÔTE:PORT=SHA256:….</translation>
    </message>
    <message>
        <source>It refused: %1. What they show is not known.</source>
        <translation>Il a refusé&#xa0;: %1. Ce qu’elles montrent n’est pas connu.</translation>
    </message>
    <message>
        <source>Old SSH algorithms: %1.</source>
        <translation>Anciens algorithmes SSH&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Its clock</source>
        <translation>Son horloge</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>No device is reached over SSH yet: “releve-cli device add NAME --host HOST …”.</source>
        <translation>Aucun équipement n’est encore atteint par SSH&#xa0;: «&#xa0;releve-cli device add NOM --host HÔTE …&#xa0;».</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <comment>how many devices, of how many, a name</comment>
        <translation>%1 sur %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>%1 shows the %2 host key %3.</source>
        <comment>host, algorithm, fingerprint</comment>
        <translation>%1 présente la clé d’hôte %2 %3.</translation>
    </message>
    <message>
        <source>Compare it with what the device itself shows (“show ip ssh”, or its console). Is it that key? [y/N] </source>
        <translation>Comparez-la avec ce que montre l’équipement lui-même («&#xa0;show ip ssh&#xa0;», ou sa console). Est-ce bien cette clé&#xa0;? [o/N] </translation>
    </message>
    <message>
        <source>Nobody has looked at it, so it was not accepted. Compare it, then say --host-key %1.</source>
        <translation>Personne ne l’a regardée, elle n’est donc pas acceptée. Comparez-la, puis dites --host-key %1.</translation>
    </message>
    <message>
        <source>The key was not accepted: nothing was kept.</source>
        <translation>La clé n’est pas acceptée&#xa0;: rien n’a été gardé.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>an act, a device</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Preconditions</source>
        <translation>Conditions préalables</translation>
    </message>
    <message>
        <source>with a shadow certificate of its own</source>
        <translation>avec son propre certificat «&#xa0;shadow&#xa0;»</translation>
    </message>
    <message>
        <source>read at %1</source>
        <translation>lu le %1</translation>
    </message>
    <message>
        <source>Routers that hold the rollover certificate</source>
        <translation>Routeurs qui détiennent le certificat de relève (rollover)</translation>
    </message>
    <message>
        <source>Routers that may hold it: not read since it was made</source>
        <translation>Routeurs qui le détiennent peut-être&#xa0;: pas lus depuis sa création</translation>
    </message>
    <message>
        <source>Routers that do not hold it</source>
        <translation>Routeurs qui ne le détiennent pas</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>Conséquences</translation>
    </message>
    <message>
        <source>if asked, is answered: %1</source>
        <translation>si posée, réponse&#xa0;: %1</translation>
    </message>
    <message>
        <source>is answered: %1</source>
        <translation>réponse&#xa0;: %1</translation>
    </message>
    <message>
        <source>What will be typed</source>
        <translation>Ce qui sera saisi</translation>
    </message>
    <message>
        <source>Serial number: %1</source>
        <translation>Numéro de série&#xa0;: %1</translation>
    </message>
    <message>
        <source>Fingerprint: %1</source>
        <translation>Empreinte&#xa0;: %1</translation>
    </message>
    <message>
        <source>y</source>
        <comment>the answer yes</comment>
        <translation>o</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>the answer</comment>
        <translation>oui</translation>
    </message>
    <message>
        <source>What --%1 names could not be read: %2</source>
        <translation>Ce que nomme --%1 n’a pas pu être lu&#xa0;: %2</translation>
    </message>
    <message>
        <source>Passphrase of the file of secrets: </source>
        <translation>Phrase de passe du fichier de secrets&#xa0;: </translation>
    </message>
    <message>
        <source>%1: how an earlier change ended is known now: %2.</source>
        <translation>%1&#xa0;: l’issue d’une modification antérieure est maintenant connue&#xa0;: %2.</translation>
    </message>
    <message numerus="yes">
        <source>How %n change(s) ended is not known: “releve-cli device refresh” settles it.</source>
        <translation>
            <numerusform>L’issue de %n modification est inconnue&#xa0;: «&#xa0;releve-cli device refresh&#xa0;» l’établit.</numerusform>
            <numerusform>L’issue de %n modifications est inconnue&#xa0;: «&#xa0;releve-cli device refresh&#xa0;» l’établit.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping as soon as it is safe; a second Ctrl-C stops at once.</source>
        <translation>Arrêt dès que ce sera sans risque&#xa0;; un second Ctrl-C arrête aussitôt.</translation>
    </message>
    <message>
        <source>Keep typed secrets in a file that this passphrase opens, not in the keychain</source>
        <translation>Garder les secrets saisis dans un fichier qu’ouvre cette phrase de passe, et non dans le trousseau</translation>
    </message>
    <message>
        <source>not read</source>
        <comment>a device</comment>
        <translation>non lu</translation>
    </message>
    <message>
        <source>read in part</source>
        <comment>a device</comment>
        <translation>lu en partie</translation>
    </message>
    <message>
        <source>read</source>
        <comment>a device</comment>
        <translation>lu</translation>
    </message>
    <message>
        <source>The file of secrets could not be opened: %1</source>
        <translation>Le fichier de secrets n’a pas pu être ouvert&#xa0;: %1</translation>
    </message>
    <message>
        <source>Secrets of this store are in an encrypted file: --unlock SOURCE opens it.</source>
        <translation>Des secrets de cette base sont dans un fichier chiffré&#xa0;: --unlock SOURCE l’ouvre.</translation>
    </message>
    <message>
        <source>How it is reached</source>
        <translation>Comment on l’atteint</translation>
    </message>
    <message>
        <source>Look for the proof that long, 120 unless told</source>
        <translation>Chercher la preuve aussi longtemps, 120 sauf avis contraire</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Router output (*.txt *.log *.cfg *.conf)</source>
        <translation>Sorties de routeur (*.txt *.log *.cfg *.conf)</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der *.p7b *.p7c *.p12 *.pfx)</source>
        <translation>Certificats (*.pem *.crt *.cer *.der *.p7b *.p7c *.p12 *.pfx)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
</context>
<context>
    <name>ValidityBars</name>
    <message>
        <source>now %1</source>
        <extracomment>%1 is a date and time, below the line that marks the present</extracomment>
        <translation>maintenant %1</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>à la date du %1</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <source>Open router output or certificate files</source>
        <translation>Ouvrir des sorties de routeur ou des fichiers de certificats</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Coller</translation>
    </message>
    <message>
        <source>Read router output from the clipboard</source>
        <translation>Lire une sortie de routeur dans le presse-papiers</translation>
    </message>
    <message>
        <source>Open the &amp;example</source>
        <translation>Ouvrir l’&amp;exemple</translation>
    </message>
    <message>
        <source>&amp;Clear all…</source>
        <translation>&amp;Tout effacer…</translation>
    </message>
    <message>
        <source>Forget everything that was read</source>
        <translation>Oublier tout ce qui a été lu</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtrer</translation>
    </message>
    <message>
        <source>Type what to look for</source>
        <translation>Saisir ce qu’on cherche</translation>
    </message>
    <message>
        <source>&amp;Copy row</source>
        <translation>&amp;Copier la ligne</translation>
    </message>
    <message>
        <source>Copy the chosen row, its cells separated by tabs</source>
        <translation>Copier la ligne choisie, cellules séparées par des tabulations</translation>
    </message>
    <message>
        <source>&amp;Remove device</source>
        <translation>&amp;Retirer l’équipement</translation>
    </message>
    <message>
        <source>Forget what was read of the chosen device</source>
        <translation>Oublier ce qui a été lu de l’équipement choisi</translation>
    </message>
    <message>
        <source>Copy &amp;MD5 fingerprint</source>
        <translation>Copier l’empreinte &amp;MD5</translation>
    </message>
    <message>
        <source>Copy SHA-&amp;1 fingerprint</source>
        <translation>Copier l’empreinte SHA-&amp;1</translation>
    </message>
    <message>
        <source>Copy SHA-&amp;256 fingerprint</source>
        <translation>Copier l’empreinte SHA-&amp;256</translation>
    </message>
    <message>
        <source>Export as &amp;PEM…</source>
        <translation>Exporter en &amp;PEM…</translation>
    </message>
    <message>
        <source>Write the certificate to a PEM file</source>
        <translation>Écrire le certificat dans un fichier PEM</translation>
    </message>
    <message>
        <source>Export as &amp;DER…</source>
        <translation>Exporter en &amp;DER…</translation>
    </message>
    <message>
        <source>Write the certificate to a DER file</source>
        <translation>Écrire le certificat dans un fichier DER</translation>
    </message>
    <message>
        <source>&amp;Trustpoints</source>
        <translation>&amp;Points de confiance</translation>
    </message>
    <message>
        <source>&amp;Chains</source>
        <translation>&amp;Chaînes</translation>
    </message>
    <message>
        <source>T&amp;imers</source>
        <translation>&amp;Temporisateurs</translation>
    </message>
    <message>
        <source>Colours of the &amp;system</source>
        <translation>Couleurs du &amp;système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>C&amp;lair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>S&amp;ombre</translation>
    </message>
    <message>
        <source>What was &amp;not understood…</source>
        <translation>Ce qui n’a pas été &amp;compris…</translation>
    </message>
    <message>
        <source>Lines and files that could not be read</source>
        <translation>Lignes et fichiers qui n’ont pas pu être lus</translation>
    </message>
    <message>
        <source>&amp;About Relève</source>
        <translation>À &amp;propos de Relève</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>É&amp;quipement</translation>
    </message>
    <message>
        <source>&amp;Certificate</source>
        <translation>&amp;Certificat</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>Time&amp;line</source>
        <translation>&amp;Chronologie</translation>
    </message>
    <message>
        <source>&amp;Requests</source>
        <translation>&amp;Demandes</translation>
    </message>
    <message>
        <source>&amp;Zoom in</source>
        <translation>&amp;Agrandir</translation>
    </message>
    <message>
        <source>Less time in the timeline, drawn larger</source>
        <translation>Moins de temps dans la chronologie, dessiné plus grand</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Réduire</translation>
    </message>
    <message>
        <source>More time in the timeline</source>
        <translation>Plus de temps dans la chronologie</translation>
    </message>
    <message>
        <source>&amp;Fit all</source>
        <translation>&amp;Tout ajuster</translation>
    </message>
    <message>
        <source>The whole time in the timeline</source>
        <translation>Toute la durée dans la chronologie</translation>
    </message>
    <message>
        <source>E&amp;xport picture…</source>
        <translation>&amp;Exporter l’image…</translation>
    </message>
    <message>
        <source>Write the timeline to an SVG or PNG file</source>
        <translation>Écrire la chronologie dans un fichier SVG ou PNG</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Actualiser</translation>
    </message>
    <message>
        <source>Read the chosen device again, over SSH</source>
        <translation>Relire l’équipement choisi, par SSH</translation>
    </message>
    <message>
        <source>Refresh &amp;all</source>
        <translation>&amp;Tout actualiser</translation>
    </message>
    <message>
        <source>Read all devices of the store again, over SSH</source>
        <translation>Relire tous les équipements de la base, par SSH</translation>
    </message>
</context>
<context>
    <name>console</name>
    <message>
        <source>Shows trustpoints, certificate chains and timers of Cisco routers from what the routers print.</source>
        <translation>Montre les points de confiance, chaînes de certificats et temporisateurs des routeurs Cisco d’après ce que les routeurs affichent.</translation>
    </message>
    <message>
        <source>Language of the window: en or fr.</source>
        <translation>Langue de la fenêtre&#xa0;: en ou fr.</translation>
    </message>
    <message>
        <source>Colours of the window: light or dark.</source>
        <translation>Couleurs de la fenêtre&#xa0;: light (clair) ou dark (sombre).</translation>
    </message>
    <message>
        <source>Router output or certificate files to read.</source>
        <translation>Sorties de routeur ou fichiers de certificats à lire.</translation>
    </message>
    <message>
        <source>there is no language %1; choose en or fr</source>
        <translation>la langue %1 n’existe pas&#x202f;; choisir en ou fr</translation>
    </message>
    <message>
        <source>there is no theme %1; choose light or dark</source>
        <translation>le thème %1 n’existe pas&#x202f;; choisir light ou dark</translation>
    </message>
    <message>
        <source>The store whose devices are shown; without it and without files the one of releve-cli, where there is one.</source>
        <translation>La base dont les équipements sont montrés&#xa0;; sans elle et sans fichiers, celle de releve-cli, s’il existe.</translation>
    </message>
    <message>
        <source>--store needs the path of a file</source>
        <translation>--store demande le chemin d’un fichier</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>Kind</source>
        <comment>of a certificate</comment>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Émetteur</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Numéro de série</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Début de validité</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Fin de validité</translation>
    </message>
    <message>
        <source>Renew date</source>
        <translation>Date de renouvellement</translation>
    </message>
    <message>
        <source>Trustpoints</source>
        <translation>Points de confiance</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Usage</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>Clé publique</translation>
    </message>
    <message>
        <source>Key label</source>
        <translation>Nom de la bi-clé</translation>
    </message>
    <message>
        <source>Signature algorithm</source>
        <translation>Algorithme de signature</translation>
    </message>
    <message>
        <source>Weaknesses</source>
        <translation>Faiblesses</translation>
    </message>
    <message>
        <source>Key usage</source>
        <translation>Usage de la clé</translation>
    </message>
    <message>
        <source>Extended key usage</source>
        <translation>Usage étendu de la clé</translation>
    </message>
    <message>
        <source>Subject alternative names</source>
        <translation>Autres noms du sujet</translation>
    </message>
    <message>
        <source>Serial number in the subject</source>
        <translation>Numéro de série du sujet</translation>
    </message>
    <message>
        <source>IP address in the subject</source>
        <translation>Adresse IP du sujet</translation>
    </message>
    <message>
        <source>CRL distribution points</source>
        <translation>Points de distribution de CRL</translation>
    </message>
    <message>
        <source>Subject key identifier</source>
        <translation>Identifiant de clé du sujet</translation>
    </message>
    <message>
        <source>Authority key identifier</source>
        <translation>Identifiant de clé de l’AC</translation>
    </message>
    <message>
        <source>MD5 fingerprint</source>
        <translation>Empreinte MD5</translation>
    </message>
    <message>
        <source>SHA-1 fingerprint</source>
        <translation>Empreinte SHA-1</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation>Empreinte SHA-256</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>Source</source>
        <comment>where a certificate was read</comment>
        <translation>Source</translation>
    </message>
    <message>
        <source>%1 (expired)</source>
        <comment>a date</comment>
        <translation>%1 (expiré)</translation>
    </message>
    <message>
        <source>memory only: lost at the next reload</source>
        <translation>mémoire seule&#xa0;: perdu au redémarrage</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of source, its place</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>not saved</source>
        <comment>a key pair</comment>
        <translation>non enregistrée</translation>
    </message>
    <message>
        <source>saved</source>
        <comment>a key pair</comment>
        <translation>enregistrée</translation>
    </message>
    <message>
        <source>%1 is running</source>
        <comment>an IOS timer</comment>
        <translation>%1 est en cours</translation>
    </message>
    <message>
        <source>%1 fires on %2</source>
        <comment>an IOS timer, date and time</comment>
        <translation>%1 se déclenche le %2</translation>
    </message>
    <message>
        <source>The trustpoint is not authenticated</source>
        <translation>Le point de confiance n’est pas authentifié</translation>
    </message>
    <message>
        <source>No certificate has been asked for</source>
        <translation>Aucun certificat n’a été demandé</translation>
    </message>
    <message>
        <source>The request waits for the CA to grant it</source>
        <translation>La demande attend d’être accordée par l’AC</translation>
    </message>
    <message>
        <source>The CA rejected the request</source>
        <translation>L’AC a refusé la demande</translation>
    </message>
    <message>
        <source>The key list does not hold the key of this certificate</source>
        <translation>La liste des clés ne contient pas la clé de ce certificat</translation>
    </message>
    <message>
        <source>The identity ends before its CA: an ordinary renewal comes first</source>
        <translation>L’identité finit avant son AC&#xa0;: un renouvellement ordinaire vient d’abord</translation>
    </message>
    <message>
        <source>auto-rollover is not configured on this server</source>
        <translation>auto-rollover n’est pas configuré sur ce serveur</translation>
    </message>
    <message>
        <source>auto-enroll is not configured on this trustpoint</source>
        <translation>auto-enroll n’est pas configuré sur ce point de confiance</translation>
    </message>
    <message>
        <source>No timer was read that would bring it</source>
        <translation>Aucun temporisateur lu ne l’amènerait</translation>
    </message>
    <message>
        <source>Nothing was read that would show it</source>
        <translation>Rien de ce qui a été lu ne le montrerait</translation>
    </message>
    <message>
        <source>The router tries the CA again</source>
        <translation>Le routeur tente à nouveau de joindre l’AC</translation>
    </message>
    <message>
        <source>The server makes the new key and certificate; its clients fetch them by their own timers</source>
        <translation>Le serveur crée la clé et le certificat&#x202f;; ses clients les récupèrent selon leurs propres temporisateurs</translation>
    </message>
    <message>
        <source>The router fetches it with GetNextCACert</source>
        <translation>Le routeur le récupère par GetNextCACert</translation>
    </message>
    <message>
        <source>GetNextCACert, then a request to the rollover CA</source>
        <translation>GetNextCACert, puis une demande adressée à l’AC de relève</translation>
    </message>
    <message>
        <source>Authenticate the trustpoint</source>
        <translation>Authentifier le point de confiance</translation>
    </message>
    <message>
        <source>Enroll the trustpoint</source>
        <translation>Inscrire le point de confiance</translation>
    </message>
    <message>
        <source>Grant the request on the certificate server</source>
        <translation>Accorder la demande sur le serveur de certificats</translation>
    </message>
    <message>
        <source>Without its key the certificate is of no use: look for it, or enroll again</source>
        <translation>Sans sa clé le certificat ne sert à rien&#xa0;: la retrouver, ou réinscrire</translation>
    </message>
    <message>
        <source>Nothing by itself: the CA certificate ends without a successor</source>
        <translation>Rien de lui-même&#xa0;: le certificat de l’AC finit sans successeur</translation>
    </message>
    <message>
        <source>Nothing by itself: it has to be renewed by hand</source>
        <translation>Rien de lui-même&#xa0;: il faut le renouveler à la main</translation>
    </message>
    <message>
        <source>Import the output of: %1</source>
        <comment>IOS commands</comment>
        <translation>Importer la sortie de&#xa0;: %1</translation>
    </message>
    <message>
        <source>Active chain</source>
        <translation>Chaîne active</translation>
    </message>
    <message>
        <source>Rollover chain</source>
        <translation>Chaîne de relève (rollover)</translation>
    </message>
    <message>
        <source>Key pair (rollover)</source>
        <translation>Bi-clé (rollover)</translation>
    </message>
    <message>
        <source>Key pair</source>
        <translation>Bi-clé</translation>
    </message>
    <message>
        <source>%1 · serial %2</source>
        <comment>a certificate&apos;s kind, its serial number</comment>
        <translation>%1 · série %2</translation>
    </message>
    <message>
        <source>%1 · awaited</source>
        <comment>a certificate&apos;s kind</comment>
        <translation>%1 · attendu</translation>
    </message>
    <message>
        <source>%1 · none</source>
        <comment>a certificate&apos;s kind</comment>
        <translation>%1 · aucun</translation>
    </message>
    <message>
        <source>%1 · missing</source>
        <comment>a certificate&apos;s kind</comment>
        <translation>%1 · manquant</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Validité</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>Exportable</source>
        <translation>Exportable</translation>
    </message>
    <message>
        <source>Why</source>
        <comment>a certificate is missing</comment>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>what comes next</comment>
        <translation>Ensuite</translation>
    </message>
    <message>
        <source>Differs from the other chain</source>
        <translation>Diffère de l’autre chaîne</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>start and end of validity</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>échéance %1</translation>
    </message>
    <message>
        <source>%1 when read</source>
        <comment>a timer&apos;s remaining time</comment>
        <translation>%1 à la lecture</translation>
    </message>
    <message>
        <source>as of %1: %2</source>
        <comment>instant of the reading, remaining time then</comment>
        <translation>à la date du %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 (server)</source>
        <comment>a certificate server&apos;s name</comment>
        <translation>%1 (serveur)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>devices that need attention, all devices</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Inventaire</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>rows shown, all rows</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>À traiter</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Rollover due</source>
        <translation>Relève à venir</translation>
    </message>
    <message>
        <source>Shadow ready</source>
        <translation>Relève prête</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Injoignable</translation>
    </message>
    <message>
        <source>All</source>
        <comment>rows</comment>
        <translation>Tous</translation>
    </message>
    <message>
        <source>The content is damaged: it is not the encoding it should be.</source>
        <translation>Le contenu est endommagé&#xa0;: ce n’est pas le codage attendu.</translation>
    </message>
    <message>
        <source>This is none of the formats that can be read here.</source>
        <translation>Ce n’est aucun des formats lus ici.</translation>
    </message>
    <message>
        <source>The content ends in the middle.</source>
        <translation>Le contenu s’arrête en chemin.</translation>
    </message>
    <message>
        <source>This is larger than what can be read here.</source>
        <translation>C’est plus grand que ce qui peut être lu ici.</translation>
    </message>
    <message>
        <source>The passphrase does not open it.</source>
        <translation>La phrase de passe ne l’ouvre pas.</translation>
    </message>
    <message>
        <source>It is protected and needs a passphrase.</source>
        <translation>Il est protégé et demande une phrase de passe.</translation>
    </message>
    <message>
        <source>A value is not in the range allowed.</source>
        <translation>Une valeur est hors des limites permises.</translation>
    </message>
    <message>
        <source>A signature does not verify.</source>
        <translation>Une signature n’est pas valide.</translation>
    </message>
    <message>
        <source>It does not exist.</source>
        <translation>Il n’existe pas.</translation>
    </message>
    <message>
        <source>Access to it was denied.</source>
        <translation>L’accès a été refusé.</translation>
    </message>
    <message>
        <source>Reading or writing it failed half-way.</source>
        <translation>La lecture ou l’écriture a échoué en cours de route.</translation>
    </message>
    <message>
        <source>The cryptographic library refused the operation.</source>
        <translation>La bibliothèque cryptographique a refusé l’opération.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>Une erreur inattendue s’est produite.</translation>
    </message>
    <message>
        <source>Output of a command that is not read here</source>
        <translation>Sortie d’une commande qui n’est pas lue ici</translation>
    </message>
    <message>
        <source>Text that belongs to nothing known</source>
        <translation>Texte qui ne relève de rien de connu</translation>
    </message>
    <message>
        <source>Line not understood</source>
        <translation>Ligne non comprise</translation>
    </message>
    <message>
        <source>Date not understood</source>
        <translation>Date non comprise</translation>
    </message>
    <message>
        <source>Time zone of this date not known: its instant is left open</source>
        <translation>Fuseau horaire de cette date inconnu&#xa0;: son instant reste indéterminé</translation>
    </message>
    <message>
        <source>Number out of range</source>
        <translation>Nombre hors limites</translation>
    </message>
    <message>
        <source>Damaged hexadecimal data</source>
        <translation>Données hexadécimales endommagées</translation>
    </message>
    <message>
        <source>Certificate not readable</source>
        <translation>Certificat illisible</translation>
    </message>
    <message>
        <source>Public key not readable</source>
        <translation>Clé publique illisible</translation>
    </message>
    <message>
        <source>Damaged PEM block</source>
        <translation>Bloc PEM endommagé</translation>
    </message>
    <message>
        <source>A private key stood here; it was neither read nor kept</source>
        <translation>Une clé privée se trouvait ici&#x202f;; elle n’a été ni lue ni conservée</translation>
    </message>
    <message>
        <source>Block cut short</source>
        <translation>Bloc tronqué</translation>
    </message>
    <message>
        <source>Line too long: the rest of it was passed over</source>
        <translation>Ligne trop longue&#xa0;: le reste a été laissé de côté</translation>
    </message>
    <message>
        <source>The label of this certificate is not its serial number</source>
        <translation>L’étiquette de ce certificat n’est pas son numéro de série</translation>
    </message>
    <message>
        <source>None of the formats that can be read here</source>
        <translation>Aucun des formats lus ici</translation>
    </message>
    <message>
        <source>Something not understood</source>
        <translation>Élément non compris</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n line(s))</source>
        <comment>a problem, the lines it stands for</comment>
        <translation>
            <numerusform>%1 (%n ligne)</numerusform>
            <numerusform>%1 (%n lignes)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a problem, the text it is about</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Identity certificate (rollover)</source>
        <translation>Certificat d’identité (rollover)</translation>
    </message>
    <message>
        <source>Identity certificate</source>
        <translation>Certificat d’identité</translation>
    </message>
    <message>
        <source>CA certificate (rollover)</source>
        <translation>Certificat de l’AC (rollover)</translation>
    </message>
    <message>
        <source>CA certificate</source>
        <translation>Certificat de l’AC</translation>
    </message>
    <message>
        <source>Subordinate CA certificate (rollover)</source>
        <translation>Certificat d’AC subordonnée (rollover)</translation>
    </message>
    <message>
        <source>Subordinate CA certificate</source>
        <translation>Certificat d’AC subordonnée</translation>
    </message>
    <message>
        <source>RA signature certificate (rollover)</source>
        <translation>Certificat de signature d’AE (rollover)</translation>
    </message>
    <message>
        <source>RA signature certificate</source>
        <translation>Certificat de signature d’AE</translation>
    </message>
    <message>
        <source>RA encryption certificate (rollover)</source>
        <translation>Certificat de chiffrement d’AE (rollover)</translation>
    </message>
    <message>
        <source>RA encryption certificate</source>
        <translation>Certificat de chiffrement d’AE</translation>
    </message>
    <message>
        <source>RA certificate (rollover)</source>
        <translation>Certificat d’AE (rollover)</translation>
    </message>
    <message>
        <source>RA certificate</source>
        <translation>Certificat d’AE</translation>
    </message>
    <message>
        <source>Self-signed certificate</source>
        <translation>Certificat auto-signé</translation>
    </message>
    <message>
        <source>Certificate listing</source>
        <translation>Liste de certificats</translation>
    </message>
    <message>
        <source>Certificate chain of the configuration</source>
        <translation>Chaîne de certificats de la configuration</translation>
    </message>
    <message>
        <source>PEM block</source>
        <translation>Bloc PEM</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>Fichier de certificat</translation>
    </message>
    <message>
        <source>Command output</source>
        <translation>Sortie de commande</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>Router text</source>
        <translation>Texte de routeur</translation>
    </message>
    <message>
        <source>DER certificate</source>
        <translation>Certificat DER</translation>
    </message>
    <message>
        <source>PKCS#7 certificates</source>
        <translation>Certificats PKCS#7</translation>
    </message>
    <message>
        <source>PKCS#12 archive</source>
        <translation>Archive PKCS#12</translation>
    </message>
    <message>
        <source>Unknown format</source>
        <translation>Format inconnu</translation>
    </message>
    <message>
        <source>Authoritative clock</source>
        <translation>Horloge faisant autorité</translation>
    </message>
    <message>
        <source>Clock not authoritative</source>
        <translation>Horloge ne faisant pas autorité</translation>
    </message>
    <message>
        <source>Clock not read</source>
        <translation>Horloge non lue</translation>
    </message>
    <message>
        <source>PKI timers</source>
        <translation>Temporisateurs PKI</translation>
    </message>
    <message>
        <source>Expiry alert timers</source>
        <translation>Alertes d’expiration</translation>
    </message>
    <message>
        <source>CRL timers</source>
        <translation>Temporisateurs de CRL</translation>
    </message>
    <message>
        <source>Trustpool timers</source>
        <translation>Temporisateurs de trustpool</translation>
    </message>
    <message>
        <source>Certificate server timers</source>
        <translation>Temporisateurs du serveur</translation>
    </message>
    <message>
        <source>Renew date of the certificate</source>
        <translation>Date de renouvellement du certificat</translation>
    </message>
    <message>
        <source>The router logs a warning that a certificate is about to expire.</source>
        <translation>Le routeur consigne l’alerte qu’un certificat va expirer.</translation>
    </message>
    <message>
        <source>The cached CRL is past its date and is fetched again.</source>
        <translation>La CRL en cache a dépassé sa date et est récupérée à nouveau.</translation>
    </message>
    <message>
        <source>The trustpool is fetched again.</source>
        <translation>Le trustpool est récupéré à nouveau.</translation>
    </message>
    <message>
        <source>The router asks its CA for a new identity certificate.</source>
        <translation>Le routeur demande à son AC un nouveau certificat d’identité.</translation>
    </message>
    <message>
        <source>The router fetches the rollover CA certificate and asks for its own beneath it.</source>
        <translation>Le routeur récupère le certificat de l’AC de relève et demande le sien sous celui-ci.</translation>
    </message>
    <message>
        <source>The router asks whether its pending request has been granted.</source>
        <translation>Le routeur demande si sa demande en attente a été accordée.</translation>
    </message>
    <message>
        <source>The CA did not answer; the router tries again.</source>
        <translation>L’AC n’a pas répondu&#x202f;; le routeur réessaie.</translation>
    </message>
    <message>
        <source>The certificate server makes its rollover key and certificate.</source>
        <translation>Le serveur de certificats crée sa clé et son certificat de relève.</translation>
    </message>
    <message>
        <source>The CA certificate ends; the rollover certificate takes its place.</source>
        <translation>Le certificat de l’AC finit&#x202f;; le certificat de relève prend sa place.</translation>
    </message>
    <message>
        <source>The certificate server issues its next CRL.</source>
        <translation>Le serveur de certificats émet sa prochaine CRL.</translation>
    </message>
    <message>
        <source>The router clears away finished PKI sessions.</source>
        <translation>Le routeur efface les sessions PKI terminées.</translation>
    </message>
    <message>
        <source>Key too short by today&apos;s measure</source>
        <translation>Clé trop courte aujourd’hui</translation>
    </message>
    <message>
        <source>Signed with MD5, which can be forged</source>
        <translation>Signé avec MD5, qui se contrefait</translation>
    </message>
    <message>
        <source>Signed with SHA-1, no longer accepted by many peers</source>
        <translation>Signé avec SHA-1, que beaucoup de pairs n’acceptent plus</translation>
    </message>
    <message>
        <source>Configured</source>
        <comment>trustpoint state</comment>
        <translation>Configuré</translation>
    </message>
    <message>
        <source>Authenticated</source>
        <comment>trustpoint state</comment>
        <translation>Authentifié</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>trustpoint state</comment>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <comment>trustpoint state</comment>
        <translation>Inscrit</translation>
    </message>
    <message>
        <source>Renewing</source>
        <comment>trustpoint state</comment>
        <translation>Renouvellement</translation>
    </message>
    <message>
        <source>Taking shadow</source>
        <comment>trustpoint state</comment>
        <translation>Relève en cours</translation>
    </message>
    <message>
        <source>Shadow ready</source>
        <comment>trustpoint state</comment>
        <translation>Relève prête</translation>
    </message>
    <message>
        <source>Stopped: rejected</source>
        <comment>trustpoint state</comment>
        <translation>Arrêté&#xa0;: refusé</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>trustpoint state</comment>
        <translation>Expiré</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>trustpoint state</comment>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>shown over a trustpoint&apos;s state</comment>
        <translation>Expiré</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>shown over a trustpoint&apos;s state</comment>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Clock not set</source>
        <comment>shown over a trustpoint&apos;s state</comment>
        <translation>Horloge non fiable</translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n d</source>
        <comment>days, shown over a trustpoint&apos;s state</comment>
        <translation>
            <numerusform>Expire dans %n j</numerusform>
            <numerusform>Expire dans %n j</numerusform>
        </translation>
    </message>
    <message>
        <source>CA unreachable</source>
        <comment>shown over a trustpoint&apos;s state</comment>
        <translation>AC injoignable</translation>
    </message>
    <message>
        <source>Not saved</source>
        <comment>shown over a trustpoint&apos;s state</comment>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>The trustpoint is configured but holds no CA certificate. Authenticate it first.</source>
        <translation>Le point de confiance est configuré mais n’a pas de certificat d’AC. Il faut d’abord l’authentifier.</translation>
    </message>
    <message>
        <source>The CA certificate is accepted; there is no identity certificate yet. Enroll it next.</source>
        <translation>Le certificat de l’AC est accepté&#x202f;; il n’y a pas encore de certificat d’identité. Il reste à inscrire le point de confiance.</translation>
    </message>
    <message>
        <source>The request waits for the CA to grant it; the router polls until then.</source>
        <translation>La demande attend d’être accordée par l’AC&#x202f;; le routeur l’interroge d’ici là.</translation>
    </message>
    <message>
        <source>The identity certificate is in use. The next timer tells what comes next.</source>
        <translation>Le certificat d’identité est en service. Le prochain temporisateur dit ce qui vient ensuite.</translation>
    </message>
    <message>
        <source>A new identity certificate has been asked for; the present one stays in use until it comes.</source>
        <translation>Un nouveau certificat d’identité a été demandé&#x202f;; l’actuel reste en service d’ici là.</translation>
    </message>
    <message>
        <source>The router is fetching the rollover certificates that take over when the CA changes.</source>
        <translation>Le routeur récupère les certificats de relève, qui prendront la suite au basculement de l’AC.</translation>
    </message>
    <message>
        <source>The rollover certificates are in place and take over by themselves when the CA changes.</source>
        <translation>Les certificats de relève sont en place et prendront la suite d’eux-mêmes au basculement de l’AC.</translation>
    </message>
    <message>
        <source>The CA rejected the request and the router has stopped asking. Enroll again by hand.</source>
        <translation>L’AC a refusé la demande et le routeur ne demande plus. Réinscrire à la main.</translation>
    </message>
    <message>
        <source>The certificate is past its end. Enroll again.</source>
        <translation>Le certificat a dépassé sa fin de validité. Réinscrire.</translation>
    </message>
    <message>
        <source>Nothing was read that tells the state of this trustpoint.</source>
        <translation>Rien de ce qui a été lu ne dit l’état de ce point de confiance.</translation>
    </message>
    <message>
        <source>The identity or its CA certificate is past its end; peers refuse it.</source>
        <translation>Le certificat d’identité ou celui de l’AC a dépassé sa fin de validité&#x202f;; les pairs le refusent.</translation>
    </message>
    <message>
        <source>Nothing more happens by itself.</source>
        <translation>Plus rien ne se fera de soi-même.</translation>
    </message>
    <message>
        <source>The router does not trust its clock, so none of its PKI timers runs. Set the clock or NTP.</source>
        <translation>Le routeur ne fait pas confiance à son horloge&#xa0;: aucun de ses temporisateurs PKI ne tourne. Régler l’horloge ou NTP.</translation>
    </message>
    <message numerus="yes">
        <source>The certificate ends in %n day(s) and nothing is renewing it.</source>
        <translation>
            <numerusform>Le certificat finit dans %n jour et rien ne le renouvelle.</numerusform>
            <numerusform>Le certificat finit dans %n jours et rien ne le renouvelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>The CA does not answer; the router keeps trying.</source>
        <translation>L’AC ne répond pas&#x202f;; le routeur continue d’essayer.</translation>
    </message>
    <message>
        <source>A key or certificate is in memory only and is lost at the next reload. Save the configuration.</source>
        <translation>Une clé ou un certificat n’est qu’en mémoire et sera perdu au redémarrage. Enregistrer la configuration.</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>En ordre</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>En échec</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Disabled</source>
        <comment>certificate server state</comment>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Enabled</source>
        <comment>certificate server state</comment>
        <translation>Activé</translation>
    </message>
    <message>
        <source>Rollover available</source>
        <comment>certificate server state</comment>
        <translation>Relève disponible</translation>
    </message>
    <message>
        <source>Check failed</source>
        <comment>certificate server state</comment>
        <translation>Contrôle en échec</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>certificate server state</comment>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>The certificate server is off: it issues nothing and publishes no CRL.</source>
        <translation>Le serveur de certificats est arrêté&#xa0;: il n’émet rien et ne publie aucune CRL.</translation>
    </message>
    <message>
        <source>The certificate server answers; it holds no rollover certificate yet.</source>
        <translation>Le serveur de certificats répond&#x202f;; il n’a pas encore de certificat de relève.</translation>
    </message>
    <message>
        <source>The certificate server holds a rollover certificate and hands it out to those that ask.</source>
        <translation>Le serveur de certificats a un certificat de relève et le remet à qui le demande.</translation>
    </message>
    <message>
        <source>The certificate server&apos;s own check failed: its key, certificate or storage is not as it should be.</source>
        <translation>Le contrôle du serveur de certificats a échoué&#xa0;: sa clé, son certificat ou son stockage n’est pas comme il devrait.</translation>
    </message>
    <message>
        <source>Nothing was read that tells the state of this certificate server.</source>
        <translation>Rien de ce qui a été lu ne dit l’état de ce serveur de certificats.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 d %2</source>
        <comment>days, hours:minutes:seconds</comment>
        <translation>%1 j %2</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <comment>a length of time</comment>
        <translation>il y a %1</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <comment>date and time</comment>
        <translation>%1 UTC</translation>
    </message>
    <message numerus="yes">
        <source>%n bit(s)</source>
        <comment>key size</comment>
        <translation>
            <numerusform>%n bit</numerusform>
            <numerusform>%n bits</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a timer&apos;s name, its remaining time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 (time zone not known)</source>
        <comment>a date as printed</comment>
        <translation>%1 (fuseau horaire inconnu)</translation>
    </message>
    <message>
        <source>%1, printed as %2</source>
        <comment>a date in UTC, as printed</comment>
        <translation>%1, affiché %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a column&apos;s title, a cell&apos;s text</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <comment>a file&apos;s name, a line&apos;s number</comment>
        <translation>%1, ligne %2</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Temporisateur</translation>
    </message>
    <message>
        <source>Owner</source>
        <comment>of a timer</comment>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Équipement</translation>
    </message>
    <message>
        <source>Due</source>
        <comment>date and time of a timer</comment>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Remaining</source>
        <comment>time until a timer fires</comment>
        <translation>Restant</translation>
    </message>
    <message>
        <source>Source</source>
        <comment>what tells a timer</comment>
        <translation>Source</translation>
    </message>
    <message>
        <source>From %1</source>
        <comment>a date</comment>
        <translation>Dès le %1</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <comment>a rollover</comment>
        <translation>Prévue</translation>
    </message>
    <message>
        <source>CA only, serial %1</source>
        <translation>AC seule, série %1</translation>
    </message>
    <message>
        <source>Ready, serial %1</source>
        <translation>Prête, série %1</translation>
    </message>
    <message>
        <source>Missing</source>
        <comment>a rollover</comment>
        <translation>Manquante</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Trustpoint</source>
        <translation>Point de confiance</translation>
    </message>
    <message>
        <source>Certificate server</source>
        <translation>Serveur de certificats</translation>
    </message>
    <message>
        <source>Identity ends</source>
        <translation>Fin d’identité</translation>
    </message>
    <message>
        <source>CA ends</source>
        <translation>Fin de l’AC</translation>
    </message>
    <message>
        <source>Rollover</source>
        <translation>Relève</translation>
    </message>
    <message>
        <source>Next timer</source>
        <translation>Prochain temporisateur</translation>
    </message>
    <message>
        <source>Seen</source>
        <comment>when the device was last read</comment>
        <translation>Vu le</translation>
    </message>
    <message>
        <source>RENEW: %1 % of the way from the installation (%2) to the identity&apos;s end (%3).</source>
        <translation>RENEW&#xa0;: à %1 % du chemin entre l’installation (%2) et la fin de l’identité (%3).</translation>
    </message>
    <message>
        <source>SHADOW, because the identity ends with its CA: %1 % of the way from the identity&apos;s start (%2) to that end (%3).</source>
        <translation>SHADOW, car l’identité finit avec son AC&#xa0;: à %1 % du chemin entre le début de l’identité (%2) et cette fin (%3).</translation>
    </message>
    <message>
        <source>SHADOW without auto-enroll: %1 % of the way from the CA&apos;s start (%2) to its end (%3).</source>
        <translation>SHADOW sans auto-enroll&#xa0;: à %1 % du chemin entre le début de l’AC (%2) et sa fin (%3).</translation>
    </message>
    <message>
        <source>Activation of the rollover: the end of the CA (%1).</source>
        <translation>Basculement&#xa0;: la fin de l’AC (%1).</translation>
    </message>
    <message>
        <source>CS SHADOW CERT GENERATION: the overlap (%1) before the end of the CA (%2).</source>
        <translation>CS SHADOW CERT GENERATION&#xa0;: la période de recouvrement (%1) avant la fin de l’AC (%2).</translation>
    </message>
    <message>
        <source>CS CERT EXPIRE: the end of the CA (%1).</source>
        <translation>CS CERT EXPIRE&#xa0;: la fin de l’AC (%1).</translation>
    </message>
    <message>
        <source>CS CRL UPDATE: the next update that the last CRL names (%1).</source>
        <translation>CS CRL UPDATE&#xa0;: la prochaine mise à jour qu’annonce la dernière CRL (%1).</translation>
    </message>
    <message>
        <source>Expiry alert: 60 days before the certificate&apos;s end (%1), then weekly, then daily in the last week.</source>
        <translation>Alerte d’expiration&#xa0;: 60 jours avant la fin du certificat (%1), puis chaque semaine, puis chaque jour la dernière semaine.</translation>
    </message>
    <message>
        <source>The router&apos;s clock is not set: no timer of its PKI runs.</source>
        <translation>L’horloge du routeur n’est pas fiable&#xa0;: aucun temporisateur de sa PKI ne tourne.</translation>
    </message>
    <message>
        <source>The configuration was not read.</source>
        <translation>La configuration n’a pas été lue.</translation>
    </message>
    <message>
        <source>The trustpoint has no auto-enroll.</source>
        <translation>Le point de confiance n’a pas auto-enroll.</translation>
    </message>
    <message>
        <source>The trustpoint has no URL to ask a CA at.</source>
        <translation>Le point de confiance n’a pas d’URL où s’adresser à une AC.</translation>
    </message>
    <message>
        <source>There is no identity certificate to renew.</source>
        <translation>Il n’y a pas de certificat d’identité à renouveler.</translation>
    </message>
    <message>
        <source>The CA certificate is not known.</source>
        <translation>Le certificat de l’AC n’est pas connu.</translation>
    </message>
    <message>
        <source>A certificate&apos;s dates are not known.</source>
        <translation>Les dates d’un certificat ne sont pas connues.</translation>
    </message>
    <message>
        <source>It has fired already: the router polls or retries in its place.</source>
        <translation>Il s’est déjà déclenché&#xa0;: à sa place le routeur interroge ou réessaie.</translation>
    </message>
    <message>
        <source>The CA rejected the last request: the trustpoint has stopped.</source>
        <translation>L’AC a refusé la dernière demande&#xa0;: le point de confiance est arrêté.</translation>
    </message>
    <message>
        <source>The certificate is past its end.</source>
        <translation>Le certificat a dépassé sa fin de validité.</translation>
    </message>
    <message>
        <source>The certificate server is not enabled.</source>
        <translation>Le serveur de certificats n’est pas activé.</translation>
    </message>
    <message>
        <source>The certificate server has no auto-rollover.</source>
        <translation>Le serveur de certificats n’a pas auto-rollover.</translation>
    </message>
    <message>
        <source>A subordinate certificate server rolls over when its own CA does.</source>
        <translation>Un serveur de certificats subordonné bascule quand sa propre AC bascule.</translation>
    </message>
    <message>
        <source>The rollover certificate exists already.</source>
        <translation>Le certificat de relève existe déjà.</translation>
    </message>
    <message>
        <source>When the last CRL was made is not known.</source>
        <translation>La date de la dernière CRL n’est pas connue.</translation>
    </message>
    <message>
        <source>The log does not tell the device&apos;s clock.</source>
        <translation>Le journal ne donne pas l’horloge de l’équipement.</translation>
    </message>
    <message>
        <source>No further alert: a successor is ready, or the last alert is past.</source>
        <translation>Plus d’alerte&#xa0;: un successeur est prêt, ou la dernière alerte est passée.</translation>
    </message>
    <message>
        <source>Nothing is predicted. %1</source>
        <comment>a sentence that says why</comment>
        <translation>Rien n’est prévu. %1</translation>
    </message>
    <message>
        <source>When the certificate was installed is not known; its start stands in. It may be due up to %1 later.</source>
        <translation>L’instant d’installation du certificat n’est pas connu&#x202f;; son début le remplace. L’échéance peut être plus tardive de %1 au plus.</translation>
    </message>
    <message>
        <source>on time</source>
        <comment>a timer, as predicted</comment>
        <translation>à l’heure</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>whole days</comment>
        <translation>%1 j</translation>
    </message>
    <message>
        <source>not expected</source>
        <comment>a timer that the router lists</comment>
        <translation>inattendu</translation>
    </message>
    <message>
        <source>not listed</source>
        <comment>a timer that should run</comment>
        <translation>absent de la liste</translation>
    </message>
    <message>
        <source>Prediction</source>
        <comment>source of a timer</comment>
        <translation>Prévision</translation>
    </message>
    <message>
        <source>By its certificates and configuration the trustpoint should run the other of RENEW and SHADOW.</source>
        <translation>D’après ses certificats et sa configuration, le point de confiance devrait avoir l’autre temporisateur de RENEW et SHADOW.</translation>
    </message>
    <message>
        <source>Too little is known of its owner to predict this timer.</source>
        <translation>Trop peu est connu de son propriétaire pour prévoir ce temporisateur.</translation>
    </message>
    <message>
        <source>No certificate or configuration tells when this timer is due.</source>
        <translation>Aucun certificat ni configuration ne dit l’échéance de ce temporisateur.</translation>
    </message>
    <message>
        <source>Predicted</source>
        <comment>date and time of a timer</comment>
        <translation>Prévu</translation>
    </message>
    <message>
        <source>Drift</source>
        <comment>of a timer against its prediction</comment>
        <translation>Dérive</translation>
    </message>
    <message>
        <source>It uses MD5 or single DES, and this CA is not marked as legacy.</source>
        <translation>Il utilise MD5 ou DES simple, et cette AC n’est pas marquée comme ancienne.</translation>
    </message>
    <message>
        <source>The CA offers weaker cryptography than it did before, or than is allowed for it.</source>
        <translation>L’AC propose une cryptographie plus faible qu’auparavant, ou que celle permise pour elle.</translation>
    </message>
    <message>
        <source>The certificate does not have the fingerprint expected of it.</source>
        <translation>Le certificat n’a pas l’empreinte attendue.</translation>
    </message>
    <message>
        <source>No connection could be made or kept.</source>
        <translation>La connexion n’a pas pu être établie ou maintenue.</translation>
    </message>
    <message>
        <source>No answer came within the time allowed.</source>
        <translation>Aucune réponse n’est arrivée dans le délai imparti.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>L’opération a été annulée.</translation>
    </message>
    <message>
        <source>The server refused the HTTP request.</source>
        <translation>Le serveur a refusé la requête HTTP.</translation>
    </message>
    <message>
        <source>The answer does not fit what was asked.</source>
        <translation>La réponse ne correspond pas à ce qui a été demandé.</translation>
    </message>
    <message>
        <source>No address was found for that host name.</source>
        <translation>Aucune adresse n’a été trouvée pour ce nom d’hôte.</translation>
    </message>
    <message>
        <source>Nothing listens on that port of the host.</source>
        <translation>Rien n’écoute sur ce port de l’hôte.</translation>
    </message>
    <message>
        <source>The connection broke off.</source>
        <translation>La connexion s’est interrompue.</translation>
    </message>
    <message>
        <source>What answers there does not speak SSH.</source>
        <translation>Ce qui répond là ne parle pas SSH.</translation>
    </message>
    <message>
        <source>The device and this program agree on no SSH algorithm. Old devices need the old algorithms, which are switched on for each device.</source>
        <translation>L’équipement et ce programme n’ont aucun algorithme SSH en commun. Les équipements anciens ont besoin des anciens algorithmes, à activer équipement par équipement.</translation>
    </message>
    <message>
        <source>The host key of this device has not been accepted yet.</source>
        <translation>La clé d’hôte de cet équipement n’a pas encore été acceptée.</translation>
    </message>
    <message>
        <source>The host key of this device has changed. Somebody may be listening: compare the fingerprints before you accept the new one.</source>
        <translation>La clé d’hôte de cet équipement a changé. Quelqu’un écoute peut-être&#xa0;: comparez les empreintes avant d’accepter la nouvelle.</translation>
    </message>
    <message>
        <source>The device did not accept user name, password or key.</source>
        <translation>L’équipement n’a pas accepté le nom d’utilisateur, le mot de passe ou la clé.</translation>
    </message>
    <message>
        <source>The router asked something nobody expected, and nothing more was sent.</source>
        <translation>Le routeur a posé une question inattendue&#xa0;; rien de plus n’a été envoyé.</translation>
    </message>
    <message>
        <source>A file of Relève is damaged. It has been left as it is.</source>
        <translation>Un fichier de Relève est endommagé. Il a été laissé tel quel.</translation>
    </message>
    <message>
        <source>The file was made by a newer version of Relève. It has been left as it is.</source>
        <translation>Le fichier vient d’une version plus récente de Relève. Il a été laissé tel quel.</translation>
    </message>
    <message>
        <source>Another program holds it for too long.</source>
        <translation>Un autre programme l’occupe depuis trop longtemps.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Le disque est plein.</translation>
    </message>
    <message>
        <source>It exists already.</source>
        <translation>Il existe déjà.</translation>
    </message>
    <message>
        <source>This device is being changed already.</source>
        <translation>Une modification de cet équipement est déjà en cours.</translation>
    </message>
    <message>
        <source>There is no keychain that works here.</source>
        <translation>Aucun trousseau de clés ne fonctionne ici.</translation>
    </message>
    <message>
        <source>The message ends in the middle, after %1 bytes. What is shown is what there is of it.</source>
        <translation>Le message s’interrompt au milieu, après %1 octets. Ce qui est montré est ce qu’il en reste.</translation>
    </message>
    <message>
        <source>Neither a client nor a CA would read this message: %1.</source>
        <translation>Ni un client ni une AC ne lirait ce message&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 bytes follow the end of the message.</source>
        <translation>%1 octets suivent la fin du message.</translation>
    </message>
    <message>
        <source>The encoding is BER: indefinite lengths or strings in pieces.</source>
        <translation>L’encodage est BER&#xa0;: longueurs indéfinies ou chaînes en morceaux.</translation>
    </message>
    <message>
        <source>Nobody has signed the message.</source>
        <translation>Personne n’a signé le message.</translation>
    </message>
    <message>
        <source>The message has more than one signer; only the first is shown.</source>
        <translation>Le message a plus d’un signataire&#x202f;; seul le premier est montré.</translation>
    </message>
    <message>
        <source>The signer’s certificate is not in the message: the signature cannot be verified here.</source>
        <translation>Le certificat du signataire n’est pas dans le message&#xa0;: la signature ne peut pas être vérifiée ici.</translation>
    </message>
    <message>
        <source>The signature does not verify with the certificate enclosed: the message was changed, or somebody else signed it.</source>
        <translation>La signature n’est pas valide avec le certificat joint&#xa0;: le message a été modifié, ou quelqu’un d’autre l’a signé.</translation>
    </message>
    <message>
        <source>The signer’s certificate is valid from %1 until %2, which does not include %3.</source>
        <translation>Le certificat du signataire est valide du %1 au %2, ce qui ne comprend pas le %3.</translation>
    </message>
    <message>
        <source>The signer’s RSA key has only %1 bits.</source>
        <translation>La clé RSA du signataire n’a que %1 bits.</translation>
    </message>
    <message>
        <source>It is signed with MD5, as old IOS does. Most peers refuse it.</source>
        <translation>Il est signé avec MD5, comme le fait un ancien IOS. La plupart des pairs le refusent.</translation>
    </message>
    <message>
        <source>It is signed with SHA-1; SHA-256 is what every implementation must know.</source>
        <translation>Il est signé avec SHA-1&#x202f;; toute implémentation doit connaître SHA-256.</translation>
    </message>
    <message>
        <source>It is signed with a digest that SCEP has no name for: %1.</source>
        <translation>Il est signé avec un condensat pour lequel SCEP n’a pas de nom&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The signature algorithm is given as %1 and not as rsaEncryption.</source>
        <translation>L’algorithme de signature est indiqué comme %1 et non comme rsaEncryption.</translation>
    </message>
    <message>
        <source>The signature is RSA-PSS, which few peers read.</source>
        <translation>La signature est en RSA-PSS, que peu de pairs lisent.</translation>
    </message>
    <message>
        <source>The signer’s key is no RSA key (%1): an answer cannot be encrypted to it.</source>
        <translation>La clé du signataire n’est pas une clé RSA (%1)&#xa0;: aucune réponse ne peut être chiffrée pour elle.</translation>
    </message>
    <message>
        <source>The signed attributes are not in DER’s order.</source>
        <translation>Les attributs signés ne sont pas dans l’ordre de DER.</translation>
    </message>
    <message>
        <source>The attribute %1 does not have exactly one value.</source>
        <translation>L’attribut %1 n’a pas exactement une valeur.</translation>
    </message>
    <message>
        <source>The attribute %1 is of type %2; it has to be %3.</source>
        <translation>L’attribut %1 est de type %2&#x202f;; il doit être %3.</translation>
    </message>
    <message>
        <source>The transactionID is of type %1; it has to be a PrintableString.</source>
        <translation>Le transactionID est de type %1&#x202f;; il doit être une PrintableString.</translation>
    </message>
    <message>
        <source>The signed attribute contentType is missing.</source>
        <translation>L’attribut signé contentType manque.</translation>
    </message>
    <message>
        <source>The messageType is missing.</source>
        <translation>Le messageType manque.</translation>
    </message>
    <message>
        <source>There is no messageType “%1”. A CA answers badRequest.</source>
        <translation>Il n’existe pas de messageType «&#xa0;%1&#xa0;». Une AC répond badRequest.</translation>
    </message>
    <message>
        <source>The messageType is 18, UpdateReq of old drafts. RFC 8894 has RenewalReq, 17, in its place.</source>
        <translation>Le messageType est 18, UpdateReq d’anciens projets. La RFC 8894 a RenewalReq, 17, à sa place.</translation>
    </message>
    <message>
        <source>The transactionID is missing.</source>
        <translation>Le transactionID manque.</translation>
    </message>
    <message>
        <source>The transactionID has %1 characters, more than Relève reads.</source>
        <translation>Le transactionID a %1 caractères, plus que Relève n’en lit.</translation>
    </message>
    <message>
        <source>The senderNonce is missing.</source>
        <translation>Le senderNonce manque.</translation>
    </message>
    <message>
        <source>The answer has no recipientNonce: nothing ties it to the request it answers.</source>
        <translation>La réponse n’a pas de recipientNonce&#xa0;: rien ne la lie à la demande à laquelle elle répond.</translation>
    </message>
    <message>
        <source>The %1 has %2 bytes and not 16.</source>
        <translation>Le %1 a %2 octets et non 16.</translation>
    </message>
    <message>
        <source>The senderNonce of the answer is that of the request and not a fresh one.</source>
        <translation>Le senderNonce de la réponse est celui de la demande et non un nouveau.</translation>
    </message>
    <message>
        <source>The answer has no pkiStatus.</source>
        <translation>La réponse n’a pas de pkiStatus.</translation>
    </message>
    <message>
        <source>There is no pkiStatus “%1”.</source>
        <translation>Il n’existe pas de pkiStatus «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>The FAILURE gives no failInfo.</source>
        <translation>Le FAILURE ne donne pas de failInfo.</translation>
    </message>
    <message>
        <source>There is no failInfo “%1”.</source>
        <translation>Il n’existe pas de failInfo «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>What is signed is of type %1; it has to be pkcs7-data.</source>
        <translation>Ce qui est signé est de type %1&#x202f;; ce doit être pkcs7-data.</translation>
    </message>
    <message>
        <source>The message has no content: the pkcsPKIEnvelope is missing.</source>
        <translation>Le message n’a pas de contenu&#xa0;: la pkcsPKIEnvelope manque.</translation>
    </message>
    <message>
        <source>The content is left out altogether; an empty one is read by every client.</source>
        <translation>Le contenu est entièrement omis&#x202f;; un contenu vide est lu par tous les clients.</translation>
    </message>
    <message>
        <source>An answer that is no SUCCESS has a content all the same.</source>
        <translation>Une réponse qui n’est pas un SUCCESS a pourtant un contenu.</translation>
    </message>
    <message>
        <source>The content is no pkcsPKIEnvelope.</source>
        <translation>Le contenu n’est pas une pkcsPKIEnvelope.</translation>
    </message>
    <message>
        <source>It is encrypted to %1 recipients; a receiver has to look for its own name among them.</source>
        <translation>Il est chiffré pour %1 destinataires&#x202f;; chacun doit y chercher son propre nom.</translation>
    </message>
    <message>
        <source>A recipient is not named by issuer and serial number with a key transported to it.</source>
        <translation>Un destinataire n’est pas désigné par émetteur et numéro de série avec une clé qui lui est transportée.</translation>
    </message>
    <message>
        <source>It is encrypted with single DES, which anybody can break today and OpenSSL 3 does not read.</source>
        <translation>Il est chiffré en DES simple, que n’importe qui peut casser aujourd’hui et qu’OpenSSL 3 ne lit pas.</translation>
    </message>
    <message>
        <source>It is encrypted with 3DES; AES-128 is what every implementation must know.</source>
        <translation>Il est chiffré en 3DES&#x202f;; toute implémentation doit connaître AES-128.</translation>
    </message>
    <message>
        <source>It is encrypted with a cipher that SCEP has no name for: %1.</source>
        <translation>Il est chiffré avec un algorithme pour lequel SCEP n’a pas de nom&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The key given does not open the envelope: the recipients listed are whose key it takes.</source>
        <translation>La clé donnée n’ouvre pas l’enveloppe&#xa0;: il faut celle d’un des destinataires indiqués.</translation>
    </message>
    <message>
        <source>The envelope does not hold what its messageType says, or the key given is not the recipient’s.</source>
        <translation>L’enveloppe ne contient pas ce que dit son messageType, ou la clé donnée n’est pas celle du destinataire.</translation>
    </message>
    <message>
        <source>The request’s own signature does not verify: nothing proves that its maker holds the key.</source>
        <translation>La signature propre de la demande n’est pas valide&#xa0;: rien ne prouve que son auteur détient la clé.</translation>
    </message>
    <message>
        <source>The RSA key to be certified has only %1 bits.</source>
        <translation>La clé RSA à certifier n’a que %1 bits.</translation>
    </message>
    <message>
        <source>The message is signed with another key than the one to be certified.</source>
        <translation>Le message est signé avec une autre clé que celle à certifier.</translation>
    </message>
    <message>
        <source>The self-signed signer has another subject than the request, as with micromdm and IOS.</source>
        <translation>Le signataire auto-signé a un autre sujet que la demande, comme chez micromdm et IOS.</translation>
    </message>
    <message>
        <source>The SUCCESS encloses neither a certificate nor a CRL.</source>
        <translation>Le SUCCESS ne contient ni certificat ni CRL.</translation>
    </message>
    <message>
        <source>The CA’s certificate comes before the one issued: a client that takes the first takes the wrong one.</source>
        <translation>Le certificat de l’AC précède celui qui est délivré&#xa0;: un client qui prend le premier prend le mauvais.</translation>
    </message>
    <message>
        <source>The new CA’s certificate stands outside what is signed, where anybody may have put it. Compare its fingerprint.</source>
        <translation>Le certificat de la nouvelle AC se trouve hors de ce qui est signé, où n’importe qui a pu le mettre. Comparez son empreinte.</translation>
    </message>
    <message>
        <source>The new CA’s certificate stands inside only; some clients look for it beside the signature.</source>
        <translation>Le certificat de la nouvelle AC ne se trouve qu’à l’intérieur&#x202f;; certains clients le cherchent à côté de la signature.</translation>
    </message>
    <message>
        <source>The answer brings no CA certificate.</source>
        <translation>La réponse n’apporte aucun certificat d’AC.</translation>
    </message>
    <message>
        <source>The CA does not say that it knows AES.</source>
        <translation>L’AC n’annonce pas AES.</translation>
    </message>
    <message>
        <source>The CA does not say that it knows SHA-256.</source>
        <translation>L’AC n’annonce pas SHA-256.</translation>
    </message>
    <message>
        <source>The CA does not say that it takes POST: long requests go into URLs.</source>
        <translation>L’AC n’annonce pas POST&#xa0;: les longues demandes passent dans des URL.</translation>
    </message>
    <message>
        <source>The CA does not say that it knows RenewalReq: renewals go as PKCSReq, signed with the current certificate.</source>
        <translation>L’AC n’annonce pas RenewalReq&#xa0;: les renouvellements se font par PKCSReq, signé avec le certificat actuel.</translation>
    </message>
    <message>
        <source>SHA-384 is not listed, and strongSwan 5.9 takes its place for that of AES.</source>
        <translation>SHA-384 n’est pas annoncé, et strongSwan 5.9 prend sa place pour celle d’AES.</translation>
    </message>
    <message>
        <source>%1 capabilities are none that RFC 8894 or Cisco has.</source>
        <translation>%1 capacités ne sont ni de la RFC 8894 ni de Cisco.</translation>
    </message>
    <message>
        <source>SCEP message</source>
        <translation>Message SCEP</translation>
    </message>
    <message>
        <source>Answer to GetNextCACert</source>
        <translation>Réponse à GetNextCACert</translation>
    </message>
    <message>
        <source>Certificates without a signature (certs-only)</source>
        <translation>Certificats sans signature (certs-only)</translation>
    </message>
    <message>
        <source>Signed message, not of SCEP</source>
        <translation>Message signé, étranger à SCEP</translation>
    </message>
    <message>
        <source>SCEP envelope without its message</source>
        <translation>Enveloppe SCEP sans son message</translation>
    </message>
    <message>
        <source>Answer to GetCACert</source>
        <translation>Réponse à GetCACert</translation>
    </message>
    <message>
        <source>Answer to GetCACaps</source>
        <translation>Réponse à GetCACaps</translation>
    </message>
    <message>
        <source>SCEP request without a message</source>
        <translation>Demande SCEP sans message</translation>
    </message>
    <message>
        <source>Not recognised</source>
        <translation>Non reconnu</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>octets</translation>
    </message>
    <message>
        <source>PEM</source>
        <translation>PEM</translation>
    </message>
    <message>
        <source>base64</source>
        <translation>base64</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>HTTP message</source>
        <translation>message HTTP</translation>
    </message>
    <message>
        <source>text</source>
        <comment>a capture&apos;s form</comment>
        <translation>texte</translation>
    </message>
    <message>
        <source>violation</source>
        <translation>infraction</translation>
    </message>
    <message>
        <source>legacy</source>
        <translation>ancien</translation>
    </message>
    <message>
        <source>interoperability</source>
        <translation>interopérabilité</translation>
    </message>
    <message>
        <source>The device answers.</source>
        <translation>L’équipement répond.</translation>
    </message>
    <message>
        <source>The login is privileged.</source>
        <translation>La session est privilégiée.</translation>
    </message>
    <message>
        <source>The login is not privileged (no “#” prompt). Give the device an enable password or a user of privilege 15.</source>
        <translation>La session n’est pas privilégiée (pas d’invite «&#xa0;#&#xa0;»). Donnez à l’équipement un mot de passe enable ou un utilisateur de privilège 15.</translation>
    </message>
    <message>
        <source>The device was read completely.</source>
        <translation>L’équipement a été lu en entier.</translation>
    </message>
    <message>
        <source>The device refused commands, and what they show is not known: {commands}. Allow them for this user.</source>
        <translation>L’équipement a refusé des commandes, et ce qu’elles montrent n’est pas connu&#xa0;: {commands}. Autorisez-les pour cet utilisateur.</translation>
    </message>
    <message>
        <source>The clock is authoritative.</source>
        <translation>L’horloge fait autorité.</translation>
    </message>
    <message>
        <source>The clock is not authoritative, and PKI timers do not run. Bring NTP up first (“show ntp status”).</source>
        <translation>L’horloge ne fait pas autorité, et les temporisateurs PKI ne tournent pas. Rétablissez d’abord NTP («&#xa0;show ntp status&#xa0;»).</translation>
    </message>
    <message>
        <source>The device does not say whether its clock is authoritative. Look at “show clock detail”.</source>
        <translation>L’équipement ne dit pas si son horloge fait autorité. Regardez «&#xa0;show clock detail&#xa0;».</translation>
    </message>
    <message>
        <source>The HTTP server is on.</source>
        <translation>Le serveur HTTP est actif.</translation>
    </message>
    <message>
        <source>The HTTP server is off, so no client reaches {server}. Configure “ip http server”.</source>
        <translation>Le serveur HTTP est arrêté&#xa0;: aucun client n’atteint {server}. Configurez «&#xa0;ip http server&#xa0;».</translation>
    </message>
    <message>
        <source>The name can be typed on a command line.</source>
        <translation>Le nom peut être saisi sur une ligne de commande.</translation>
    </message>
    <message>
        <source>The name “{name}” cannot be typed on an IOS command line.</source>
        <translation>Le nom «&#xa0;{name}&#xa0;» ne peut pas être saisi sur une ligne de commande IOS.</translation>
    </message>
    <message>
        <source>The challenge password can be typed.</source>
        <translation>Le mot de passe de défi (challenge) peut être saisi.</translation>
    </message>
    <message>
        <source>The challenge password is empty or holds characters that cannot be typed on an IOS command line.</source>
        <translation>Le mot de passe de défi (challenge) est vide ou contient des caractères impossibles à saisir sur une ligne de commande IOS.</translation>
    </message>
    <message>
        <source>The device has a trustpoint {trustpoint}.</source>
        <translation>L’équipement a un point de confiance {trustpoint}.</translation>
    </message>
    <message>
        <source>The device has no trustpoint {trustpoint}, or it is that of a certificate server. Check the name; upper and lower case differ.</source>
        <translation>L’équipement n’a pas de point de confiance {trustpoint}, ou c’est celui d’un serveur de certificats. Vérifiez le nom&#xa0;; majuscules et minuscules comptent.</translation>
    </message>
    <message>
        <source>{trustpoint} enrolls over SCEP.</source>
        <translation>{trustpoint} s’inscrit par SCEP.</translation>
    </message>
    <message>
        <source>{trustpoint} has no enrollment URL, so it cannot ask a CA by itself. Configure “enrollment url”.</source>
        <translation>{trustpoint} n’a pas d’URL d’inscription et ne peut donc pas s’adresser à une AC. Configurez «&#xa0;enrollment url&#xa0;».</translation>
    </message>
    <message>
        <source>The fingerprint of the CA is given.</source>
        <translation>L’empreinte de l’AC est donnée.</translation>
    </message>
    <message>
        <source>The fingerprint of the CA is missing or is none. Get it from whoever runs the CA, not from the network.</source>
        <translation>L’empreinte de l’AC manque ou n’en est pas une. Demandez-la à qui gère l’AC, pas au réseau.</translation>
    </message>
    <message>
        <source>The CA’s certificate has the fingerprint given ({given}).</source>
        <translation>Le certificat de l’AC a l’empreinte donnée ({given}).</translation>
    </message>
    <message>
        <source>The CA’s certificate has the fingerprint {ca} and not {given}. Do not go on before whoever runs the CA has explained it.</source>
        <translation>Le certificat de l’AC a l’empreinte {ca} et non {given}. Ne continuez pas avant que qui gère l’AC ne l’ait expliqué.</translation>
    </message>
    <message>
        <source>The CA’s certificate could not be fetched to compare {given} with. Give the SHA-1 or MD5 fingerprint, which the router itself shows.</source>
        <translation>Le certificat de l’AC n’a pas pu être obtenu pour y comparer {given}. Donnez l’empreinte SHA-1 ou MD5, que le routeur affiche lui-même.</translation>
    </message>
    <message>
        <source>The CA answers.</source>
        <translation>L’AC répond.</translation>
    </message>
    <message>
        <source>The CA was not asked: whether it answers is not known.</source>
        <translation>L’AC n’a pas été interrogée&#xa0;: on ne sait pas si elle répond.</translation>
    </message>
    <message>
        <source>The CA gives the certificate that {trustpoint} holds.</source>
        <translation>L’AC donne le certificat que détient {trustpoint}.</translation>
    </message>
    <message>
        <source>The CA gives another certificate ({ca}) than {trustpoint} holds ({held}). {trustpoint} may have to be authenticated anew.</source>
        <translation>L’AC donne un autre certificat ({ca}) que celui que détient {trustpoint} ({held}). Il faudra peut-être authentifier à nouveau {trustpoint}.</translation>
    </message>
    <message>
        <source>The CA can do all it could before.</source>
        <translation>L’AC sait faire tout ce qu’elle savait faire.</translation>
    </message>
    <message>
        <source>The CA no longer lists what it did: {lost}. Somebody may be weakening the connection; ask whoever runs the CA.</source>
        <translation>L’AC n’annonce plus ce qu’elle annonçait&#xa0;: {lost}. Quelqu’un affaiblit peut-être la liaison&#xa0;; demandez à qui gère l’AC.</translation>
    </message>
    <message>
        <source>{trustpoint} holds no CA certificate yet.</source>
        <translation>{trustpoint} ne détient pas encore de certificat d’AC.</translation>
    </message>
    <message>
        <source>{trustpoint} already holds a CA certificate (serial {serial}), and IOS takes no second one. Remove the trustpoint’s certificates first, if it is to be another CA.</source>
        <translation>{trustpoint} détient déjà un certificat d’AC (numéro de série {serial}), et IOS n’en prend pas un second. Supprimez d’abord les certificats du point de confiance si l’AC doit changer.</translation>
    </message>
    <message>
        <source>{trustpoint} holds its CA’s certificate.</source>
        <translation>{trustpoint} détient le certificat de son AC.</translation>
    </message>
    <message>
        <source>{trustpoint} holds no CA certificate. Authenticate it first.</source>
        <translation>{trustpoint} ne détient pas de certificat d’AC. Authentifiez-le d’abord.</translation>
    </message>
    <message>
        <source>The CA certificate is valid until {end}.</source>
        <translation>Le certificat d’AC est valide jusqu’au {end}.</translation>
    </message>
    <message>
        <source>The CA certificate expired at {end}. The new one has to be authenticated first.</source>
        <translation>Le certificat d’AC a expiré le {end}. Il faut d’abord authentifier le nouveau.</translation>
    </message>
    <message>
        <source>{trustpoint} has no certificate yet.</source>
        <translation>{trustpoint} n’a pas encore de certificat.</translation>
    </message>
    <message>
        <source>{trustpoint} already has a certificate (serial {serial}). Renew it instead.</source>
        <translation>{trustpoint} a déjà un certificat (numéro de série {serial}). Renouvelez-le plutôt.</translation>
    </message>
    <message>
        <source>{trustpoint} has a certificate to renew.</source>
        <translation>{trustpoint} a un certificat à renouveler.</translation>
    </message>
    <message>
        <source>{trustpoint} has no certificate to renew. Enroll it instead.</source>
        <translation>{trustpoint} n’a pas de certificat à renouveler. Inscrivez-le plutôt.</translation>
    </message>
    <message>
        <source>The certificate is valid until {end}.</source>
        <translation>Le certificat est valide jusqu’au {end}.</translation>
    </message>
    <message>
        <source>The certificate expired at {end}, and no CA believes a request signed with it. It has to be enrolled anew.</source>
        <translation>Le certificat a expiré le {end}, et aucune AC ne croit une demande signée avec lui. Il faut le réinscrire.</translation>
    </message>
    <message>
        <source>No request of {trustpoint} is pending.</source>
        <translation>Aucune demande de {trustpoint} n’est en attente.</translation>
    </message>
    <message>
        <source>A request of {trustpoint} is pending and will be dropped for the new one.</source>
        <translation>Une demande de {trustpoint} est en attente et sera abandonnée pour la nouvelle.</translation>
    </message>
    <message>
        <source>{trustpoint} has no “password” line that would answer instead of you.</source>
        <translation>{trustpoint} n’a pas de ligne «&#xa0;password&#xa0;» qui répondrait à votre place.</translation>
    </message>
    <message>
        <source>The “password” line of {trustpoint} answers instead of what is given here, and a one-time password may be used up.</source>
        <translation>La ligne «&#xa0;password&#xa0;» de {trustpoint} répond à la place de ce qui est donné ici, et un mot de passe à usage unique a pu déjà servir.</translation>
    </message>
    <message>
        <source>{trustpoint} renews itself (auto-enroll).</source>
        <translation>{trustpoint} se renouvelle tout seul (auto-enroll).</translation>
    </message>
    <message>
        <source>{trustpoint} has no “auto-enroll”: nothing renews it the next time.</source>
        <translation>{trustpoint} n’a pas d’«&#xa0;auto-enroll&#xa0;»&#xa0;: rien ne le renouvellera la prochaine fois.</translation>
    </message>
    <message>
        <source>The device has a certificate server {server}.</source>
        <translation>L’équipement a un serveur de certificats {server}.</translation>
    </message>
    <message>
        <source>The device has no certificate server {server}. Check the name; upper and lower case differ.</source>
        <translation>L’équipement n’a pas de serveur de certificats {server}. Vérifiez le nom&#xa0;; majuscules et minuscules comptent.</translation>
    </message>
    <message>
        <source>{server} is enabled.</source>
        <translation>{server} est actif.</translation>
    </message>
    <message>
        <source>{server} is not enabled (it says: {state}). Start it with “no shutdown” in its configuration.</source>
        <translation>{server} n’est pas actif (il dit&#xa0;: {state}). Démarrez-le par «&#xa0;no shutdown&#xa0;» dans sa configuration.</translation>
    </message>
    <message>
        <source>{server} is a root CA.</source>
        <translation>{server} est une AC racine.</translation>
    </message>
    <message>
        <source>{server} is no root CA ({mode}): the CA above it decides about its rollover.</source>
        <translation>{server} n’est pas une AC racine ({mode})&#xa0;: c’est l’AC au-dessus d’elle qui décide de son renouvellement.</translation>
    </message>
    <message>
        <source>{server} has no rollover certificate yet.</source>
        <translation>{server} n’a pas encore de certificat de relève (rollover).</translation>
    </message>
    <message>
        <source>{server} already has a rollover certificate ({fingerprint}). Cancel that one first, if there is to be another.</source>
        <translation>{server} a déjà un certificat de relève ({fingerprint}). Annulez d’abord celui-ci s’il en faut un autre.</translation>
    </message>
    <message>
        <source>{server} has a rollover certificate.</source>
        <translation>{server} a un certificat de relève (rollover).</translation>
    </message>
    <message>
        <source>{server} has no rollover certificate: there is nothing to cancel.</source>
        <translation>{server} n’a pas de certificat de relève&#xa0;: il n’y a rien à annuler.</translation>
    </message>
    <message>
        <source>The requests of {server} were read.</source>
        <translation>Les demandes de {server} ont été lues.</translation>
    </message>
    <message>
        <source>The requests of {server} could not be read: what will be decided about is not known.</source>
        <translation>Les demandes de {server} n’ont pas pu être lues&#xa0;: on ne sait pas sur quoi portera la décision.</translation>
    </message>
    <message>
        <source>{server} has a request {id}.</source>
        <translation>{server} a une demande {id}.</translation>
    </message>
    <message>
        <source>{server} has no request {id}. List them with “requests”.</source>
        <translation>{server} n’a pas de demande {id}. La commande «&#xa0;requests&#xa0;» en donne la liste.</translation>
    </message>
    <message>
        <source>Request {id} is pending.</source>
        <translation>La demande {id} est en attente.</translation>
    </message>
    <message>
        <source>Request {id} is not pending any more (it is {state}).</source>
        <translation>La demande {id} n’est plus en attente (elle est&#xa0;: {state}).</translation>
    </message>
    <message>
        <source>{server} has pending requests.</source>
        <translation>{server} a des demandes en attente.</translation>
    </message>
    <message>
        <source>{server} has no pending request: there is nothing to decide.</source>
        <translation>{server} n’a aucune demande en attente&#xa0;: il n’y a rien à décider.</translation>
    </message>
    <message>
        <source>The serial number is well-formed.</source>
        <translation>Le numéro de série est bien formé.</translation>
    </message>
    <message>
        <source>“{serial}” is no serial number: hexadecimal digits are expected.</source>
        <translation>«&#xa0;{serial}&#xa0;» n’est pas un numéro de série&#xa0;: il faut des chiffres hexadécimaux.</translation>
    </message>
    <message>
        <source>{server} has issued serial number {serial} (its last is {last}).</source>
        <translation>{server} a émis le numéro de série {serial} (son dernier est {last}).</translation>
    </message>
    <message>
        <source>{server} has not issued serial number {serial} yet: its last is {last}.</source>
        <translation>{server} n’a pas encore émis le numéro de série {serial}&#xa0;: son dernier est {last}.</translation>
    </message>
    <message>
        <source>Serial number {serial} is not of a CA certificate.</source>
        <translation>Le numéro de série {serial} n’est pas celui d’un certificat d’AC.</translation>
    </message>
    <message>
        <source>Serial number {serial} is that of {server}’s own CA certificate. Revoking it would end every certificate below it.</source>
        <translation>Le numéro de série {serial} est celui du certificat d’AC de {server}. Le révoquer mettrait fin à tous les certificats émis sous elle.</translation>
    </message>
    <message>
        <source>The configuration was saved before.</source>
        <translation>La configuration était enregistrée.</translation>
    </message>
    <message>
        <source>The configuration has unsaved changes of somebody’s. They will not be saved unless you ask for it.</source>
        <translation>La configuration a des modifications non enregistrées de quelqu’un d’autre. Elles ne seront pas enregistrées sans que vous le demandiez.</translation>
    </message>
    <message>
        <source>Whether the configuration has unsaved changes is not known.</source>
        <translation>On ne sait pas si la configuration a des modifications non enregistrées.</translation>
    </message>
    <message>
        <source>met</source>
        <comment>a precondition</comment>
        <translation>remplie</translation>
    </message>
    <message>
        <source>warning</source>
        <comment>a precondition</comment>
        <translation>attention</translation>
    </message>
    <message>
        <source>blocks</source>
        <comment>a precondition</comment>
        <translation>bloque</translation>
    </message>
    <message>
        <source>Done, and read back from the router.</source>
        <translation>Fait, et relu sur le routeur.</translation>
    </message>
    <message>
        <source>Done, but the configuration is not saved: a reload would lose it.</source>
        <translation>Fait, mais la configuration n’est pas enregistrée&#xa0;: un redémarrage le perdrait.</translation>
    </message>
    <message>
        <source>Save the configuration when nobody’s changes stand in the way.</source>
        <translation>Enregistrez la configuration dès que les modifications de personne ne s’y opposent.</translation>
    </message>
    <message>
        <source>The request of {target} waits at the CA to be granted.</source>
        <translation>La demande de {target} attend d’être accordée par l’AC.</translation>
    </message>
    <message>
        <source>Grant it on the certificate server; the router asks again by itself, at {poll} next. Then refresh.</source>
        <translation>Accordez-la sur le serveur de certificats&#xa0;; le routeur redemande de lui-même, la prochaine fois le {poll}. Ensuite, actualisez.</translation>
    </message>
    <message>
        <source>The request of {target} for the shadow certificate waits at the CA to be granted.</source>
        <translation>La demande de certificat «&#xa0;shadow&#xa0;» de {target} attend d’être accordée par l’AC.</translation>
    </message>
    <message>
        <source>Refused before anything was sent: a precondition is not met.</source>
        <translation>Refusé avant tout envoi&#xa0;: une condition préalable n’est pas remplie.</translation>
    </message>
    <message>
        <source>The preconditions marked as blocking say what is to be put right first.</source>
        <translation>Les conditions marquées comme bloquantes disent ce qu’il faut d’abord rétablir.</translation>
    </message>
    <message>
        <source>Refused before anything was sent: the router is no longer as it was previewed.</source>
        <translation>Refusé avant tout envoi&#xa0;: le routeur n’est plus tel qu’il était à l’aperçu.</translation>
    </message>
    <message>
        <source>Look at the new preview, then decide again.</source>
        <translation>Regardez le nouvel aperçu, puis décidez à nouveau.</translation>
    </message>
    <message>
        <source>The router does not take the command “{line}”: {text}</source>
        <translation>Le routeur n’accepte pas la commande «&#xa0;{line}&#xa0;»&#xa0;: {text}</translation>
    </message>
    <message>
        <source>Check the user’s rights on the router, and whether its release knows the command.</source>
        <translation>Vérifiez les droits de l’utilisateur sur le routeur, et que sa version connaît la commande.</translation>
    </message>
    <message>
        <source>The router took “{line}” and failed: {text}</source>
        <translation>Le routeur a accepté «&#xa0;{line}&#xa0;» et a échoué&#xa0;: {text}</translation>
    </message>
    <message>
        <source>The router’s own words say why. Its log may say more (“show logging”).</source>
        <translation>Le routeur dit lui-même pourquoi. Son journal en dit peut-être plus («&#xa0;show logging&#xa0;»).</translation>
    </message>
    <message>
        <source>The router has no room left to store it: {text}</source>
        <translation>Le routeur n’a plus de place pour l’enregistrer&#xa0;: {text}</translation>
    </message>
    <message>
        <source>Make room on the router’s file system, then try again.</source>
        <translation>Faites de la place sur le système de fichiers du routeur, puis réessayez.</translation>
    </message>
    <message>
        <source>The router got no answer from its CA and asks again by itself, at {retry} next.</source>
        <translation>Le routeur n’a pas eu de réponse de son AC et redemande de lui-même, la prochaine fois le {retry}.</translation>
    </message>
    <message>
        <source>Check that the router reaches the CA (routing, VRF, source interface), then refresh.</source>
        <translation>Vérifiez que le routeur atteint l’AC (routage, VRF, interface source), puis actualisez.</translation>
    </message>
    <message>
        <source>The CA answers this computer, but the router took nothing of it, and asks again at {retry}.</source>
        <translation>L’AC répond à ce poste, mais le routeur n’en a rien pris, et redemande le {retry}.</translation>
    </message>
    <message>
        <source>Check the way from the router to the CA, and the router’s log; then refresh.</source>
        <translation>Vérifiez le chemin du routeur à l’AC, et le journal du routeur&#xa0;; ensuite, actualisez.</translation>
    </message>
    <message>
        <source>The CA rejected the request of {target}.</source>
        <translation>L’AC a rejeté la demande de {target}.</translation>
    </message>
    <message>
        <source>Find out why from whoever runs the CA; the router does not ask again by itself.</source>
        <translation>Demandez pourquoi à qui gère l’AC&#xa0;; le routeur ne redemande pas de lui-même.</translation>
    </message>
    <message>
        <source>The router said nothing against it, and yet nothing has changed.</source>
        <translation>Le routeur n’a rien objecté, et pourtant rien n’a changé.</translation>
    </message>
    <message>
        <source>Look at the router’s log (“show logging”), then try again.</source>
        <translation>Regardez le journal du routeur («&#xa0;show logging&#xa0;»), puis réessayez.</translation>
    </message>
    <message>
        <source>The router was given the certificate it already had (serial {serial}).</source>
        <translation>Le routeur a reçu le certificat qu’il avait déjà (numéro de série {serial}).</translation>
    </message>
    <message>
        <source>Ask whoever runs the CA why it gave no new one.</source>
        <translation>Demandez à qui gère l’AC pourquoi elle n’en a pas donné de nouveau.</translation>
    </message>
    <message>
        <source>It is not the certificate it should be: {fingerprint}, expected {expected}.</source>
        <translation>Ce n’est pas le certificat attendu&#xa0;: {fingerprint} au lieu de {expected}.</translation>
    </message>
    <message>
        <source>Do not rely on it before whoever runs the CA has explained it.</source>
        <translation>Ne vous y fiez pas avant que qui gère l’AC ne l’ait expliqué.</translation>
    </message>
    <message>
        <source>The certificate with serial number {serial} is not of the router’s key {key}.</source>
        <translation>Le certificat de numéro de série {serial} n’est pas celui de la clé {key} du routeur.</translation>
    </message>
    <message>
        <source>The router cannot use it. Enroll it anew.</source>
        <translation>Le routeur ne peut pas s’en servir. Réinscrivez-le.</translation>
    </message>
    <message>
        <source>Done for the requests {done}, not for {left}.</source>
        <translation>Fait pour les demandes {done}, pas pour {left}.</translation>
    </message>
    <message>
        <source>Refresh, then decide about the rest again.</source>
        <translation>Actualisez, puis décidez à nouveau du reste.</translation>
    </message>
    <message>
        <source>The router shows the certificate {router}, and the CA gives {ca}.</source>
        <translation>Le routeur montre le certificat {router}, et l’AC donne {ca}.</translation>
    </message>
    <message>
        <source>Refresh in a moment; if they still differ, something stands between this computer and the CA.</source>
        <translation>Actualisez dans un moment&#xa0;; s’ils diffèrent encore, quelque chose s’interpose entre ce poste et l’AC.</translation>
    </message>
    <message>
        <source>It was sent, but what would prove it could not be read.</source>
        <translation>C’est envoyé, mais ce qui le prouverait n’a pas pu être lu.</translation>
    </message>
    <message>
        <source>Refresh the device: that settles how it ended.</source>
        <translation>Actualisez l’équipement&#xa0;: cela établit comment cela s’est terminé.</translation>
    </message>
    <message>
        <source>The connection was lost before the answer to “{line}” came.</source>
        <translation>La connexion s’est rompue avant la réponse à «&#xa0;{line}&#xa0;».</translation>
    </message>
    <message>
        <source>The router asked what nobody expected, and got no answer: {question}</source>
        <translation>Le routeur a posé une question inattendue, restée sans réponse&#xa0;: {question}</translation>
    </message>
    <message>
        <source>Look at the question, and answer it on the router itself if need be.</source>
        <translation>Regardez la question, et répondez-y au besoin sur le routeur même.</translation>
    </message>
    <message>
        <source>It was interrupted.</source>
        <translation>L’opération a été interrompue.</translation>
    </message>
    <message>
        <source>waiting</source>
        <comment>a change of a router</comment>
        <translation>en attente</translation>
    </message>
    <message>
        <source>running</source>
        <comment>a change of a router</comment>
        <translation>en cours</translation>
    </message>
    <message>
        <source>done</source>
        <comment>a change of a router</comment>
        <translation>fait</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a change of a router</comment>
        <translation>échec</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>a change of a router</comment>
        <translation>refusé</translation>
    </message>
    <message>
        <source>cancelled</source>
        <comment>a change of a router</comment>
        <translation>annulé</translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <comment>a change of a router</comment>
        <translation>issue inconnue</translation>
    </message>
    <message>
        <source>The router got nothing from its CA. Check the enrollment URL and the way from the router to the CA (routing, VRF, source interface).</source>
        <translation>Le routeur n’a rien reçu de son AC. Vérifiez l’URL d’inscription et le chemin du routeur à l’AC (routage, VRF, interface source).</translation>
    </message>
    <message>
        <source>The router already holds a CA certificate for it. Remove that one first.</source>
        <translation>Le routeur détient déjà un certificat d’AC pour ce point de confiance. Supprimez-le d’abord.</translation>
    </message>
    <message>
        <source>The trustpoint has to be authenticated first.</source>
        <translation>Il faut d’abord authentifier le point de confiance.</translation>
    </message>
    <message>
        <source>The CA’s certificate does not have the fingerprint in the trustpoint’s configuration. Ask whoever runs the CA.</source>
        <translation>Le certificat de l’AC n’a pas l’empreinte inscrite dans la configuration du point de confiance. Demandez à qui gère l’AC.</translation>
    </message>
    <message>
        <source>The router has no such trustpoint. Refresh it.</source>
        <translation>Le routeur n’a pas ce point de confiance. Actualisez-le.</translation>
    </message>
    <message>
        <source>The router has no such certificate server. Refresh it.</source>
        <translation>Le routeur n’a pas ce serveur de certificats. Actualisez-le.</translation>
    </message>
    <message>
        <source>The router’s clock is not set. Bring NTP up first.</source>
        <translation>L’horloge du routeur n’est pas réglée. Rétablissez d’abord NTP.</translation>
    </message>
    <message>
        <source>The router has no room left. Make room on its file system.</source>
        <translation>Le routeur n’a plus de place. Libérez-en sur son système de fichiers.</translation>
    </message>
    <message>
        <source>The router did not save its configuration. Look at its file systems (“dir nvram:”).</source>
        <translation>Le routeur n’a pas enregistré sa configuration. Regardez ses systèmes de fichiers («&#xa0;dir nvram:&#xa0;»).</translation>
    </message>
    <message>
        <source>{trustpoint} will trust the CA with the fingerprint {fingerprint}.</source>
        <translation>{trustpoint} fera confiance à l’AC d’empreinte {fingerprint}.</translation>
    </message>
    <message>
        <source>{trustpoint} will get its first certificate.</source>
        <translation>{trustpoint} recevra son premier certificat.</translation>
    </message>
    <message>
        <source>The new certificate replaces the one with serial number {serial} at once.</source>
        <translation>Le nouveau certificat remplace aussitôt celui de numéro de série {serial}.</translation>
    </message>
    <message>
        <source>A new key replaces {key} (“regenerate”).</source>
        <translation>Une nouvelle clé remplace {key} («&#xa0;regenerate&#xa0;»).</translation>
    </message>
    <message>
        <source>The CA is rolling over: the request is for the shadow certificate, and the present certificate stays.</source>
        <translation>L’AC prépare sa relève&#xa0;: la demande porte sur le certificat «&#xa0;shadow&#xa0;», et le certificat actuel reste.</translation>
    </message>
    <message>
        <source>The request of {trustpoint} that is pending is dropped.</source>
        <translation>La demande en attente de {trustpoint} est abandonnée.</translation>
    </message>
    <message>
        <source>{server} on {device} grants by hand: the request may wait there to be granted.</source>
        <translation>{server} sur {device} accorde à la main&#xa0;: la demande y attendra peut-être d’être accordée.</translation>
    </message>
    <message>
        <source>{server} makes a rollover certificate, which takes over at {starts}.</source>
        <translation>{server} crée un certificat de relève (rollover), qui prendra le relais le {starts}.</translation>
    </message>
    <message>
        <source>{server} deletes its rollover certificate {fingerprint} and its key.</source>
        <translation>{server} supprime son certificat de relève {fingerprint} et sa clé.</translation>
    </message>
    <message numerus="yes">
        <source>%n router(s) hold the rollover certificate and will trust a CA that never comes.</source>
        <translation>
            <numerusform>%n routeur détient le certificat de relève et fera confiance à une AC qui ne viendra jamais.</numerusform>
            <numerusform>%n routeurs détiennent le certificat de relève et feront confiance à une AC qui ne viendra jamais.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n router(s) were not read since it was made and may hold it too.</source>
        <translation>
            <numerusform>%n routeur n’a pas été lu depuis sa création et le détient peut-être aussi.</numerusform>
            <numerusform>%n routeurs n’ont pas été lus depuis sa création et le détiennent peut-être aussi.</numerusform>
        </translation>
    </message>
    <message>
        <source>{server} will not make another one by itself: the next rollover has to be started by hand.</source>
        <translation>{server} n’en créera pas d’autre de lui-même&#xa0;: la prochaine relève devra être lancée à la main.</translation>
    </message>
    <message>
        <source>{server} issues certificates for the requests {ids}.</source>
        <translation>{server} émet des certificats pour les demandes {ids}.</translation>
    </message>
    <message>
        <source>{server} rejects the requests {ids}.</source>
        <translation>{server} rejette les demandes {ids}.</translation>
    </message>
    <message>
        <source>A router whose request is rejected does not ask again by itself.</source>
        <translation>Un routeur dont la demande est rejetée ne redemande pas de lui-même.</translation>
    </message>
    <message>
        <source>{server} revokes serial number {serial} for good: that cannot be undone.</source>
        <translation>{server} révoque le numéro de série {serial} définitivement&#xa0;: c’est irréversible.</translation>
    </message>
    <message>
        <source>{device} uses that certificate for {trustpoint}: its peers will refuse it once they read the new CRL.</source>
        <translation>{device} utilise ce certificat pour {trustpoint}&#xa0;: ses pairs le refuseront dès qu’ils liront la nouvelle CRL.</translation>
    </message>
    <message>
        <source>The configuration is saved (“write memory”).</source>
        <translation>La configuration est enregistrée («&#xa0;write memory&#xa0;»).</translation>
    </message>
    <message>
        <source>The configuration is not saved, and a reload loses the change:</source>
        <translation>La configuration n’est pas enregistrée, et un redémarrage perd la modification&#xa0;:</translation>
    </message>
    <message>
        <source>Authenticate</source>
        <translation>Authentifier</translation>
    </message>
    <message>
        <source>Enroll</source>
        <translation>Inscrire</translation>
    </message>
    <message>
        <source>Renew now</source>
        <translation>Renouveler maintenant</translation>
    </message>
    <message>
        <source>Roll over</source>
        <translation>Lancer la relève (rollover)</translation>
    </message>
    <message>
        <source>Cancel rollover</source>
        <translation>Annuler la relève</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>Accorder</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rejeter</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Révoquer</translation>
    </message>
    <message>
        <source>Save configuration</source>
        <translation>Enregistrer la configuration</translation>
    </message>
    <message>
        <source>Authenticate trustpoint %1</source>
        <translation>Authentifier le point de confiance %1</translation>
    </message>
    <message>
        <source>Enroll trustpoint %1</source>
        <translation>Inscrire le point de confiance %1</translation>
    </message>
    <message>
        <source>Renew the certificate of trustpoint %1</source>
        <translation>Renouveler le certificat du point de confiance %1</translation>
    </message>
    <message>
        <source>Start the rollover of certificate server %1</source>
        <translation>Lancer la relève (rollover) du serveur de certificats %1</translation>
    </message>
    <message>
        <source>Cancel the rollover of certificate server %1</source>
        <translation>Annuler la relève (rollover) du serveur de certificats %1</translation>
    </message>
    <message>
        <source>Grant all pending requests of %1</source>
        <translation>Accorder toutes les demandes en attente de %1</translation>
    </message>
    <message>
        <source>Grant the requests %2 of %1</source>
        <translation>Accorder les demandes %2 de %1</translation>
    </message>
    <message>
        <source>Reject all pending requests of %1</source>
        <translation>Rejeter toutes les demandes en attente de %1</translation>
    </message>
    <message>
        <source>Reject the requests %2 of %1</source>
        <translation>Rejeter les demandes %2 de %1</translation>
    </message>
    <message>
        <source>Revoke the certificate with serial number %2 of %1</source>
        <translation>Révoquer le certificat de numéro de série %2 de %1</translation>
    </message>
    <message>
        <source>Save the configuration</source>
        <translation>Enregistrer la configuration</translation>
    </message>
    <message>
        <source>it is saved, for nothing of somebody else’s would be saved with it.</source>
        <translation>elle est enregistrée, car rien d’autrui ne le serait avec elle.</translation>
    </message>
    <message>
        <source>you asked for it not to be saved.</source>
        <translation>vous avez demandé de ne pas l’enregistrer.</translation>
    </message>
    <message>
        <source>somebody else’s unsaved changes would be saved with it.</source>
        <translation>des modifications non enregistrées de quelqu’un d’autre le seraient avec elle.</translation>
    </message>
    <message>
        <source>nothing of it is in the configuration.</source>
        <translation>rien n’en figure dans la configuration.</translation>
    </message>
    <message>
        <source>somebody else’s unsaved changes might be saved with it.</source>
        <translation>des modifications non enregistrées de quelqu’un d’autre pourraient l’être avec elle.</translation>
    </message>
    <message>
        <source>enters configuration mode</source>
        <translation>entre en mode configuration</translation>
    </message>
    <message>
        <source>changes the router</source>
        <translation>modifie le routeur</translation>
    </message>
    <message>
        <source>leaves configuration mode</source>
        <translation>quitte le mode configuration</translation>
    </message>
    <message>
        <source>only where configuration mode does not know the command</source>
        <translation>seulement si le mode configuration ne connaît pas la commande</translation>
    </message>
    <message>
        <source>shows the effect</source>
        <translation>montre l’effet</translation>
    </message>
    <message>
        <source>saves the configuration</source>
        <translation>enregistre la configuration</translation>
    </message>
    <message>
        <source>Return</source>
        <comment>the key</comment>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>(hidden)</source>
        <comment>a secret that is typed</comment>
        <translation>(masqué)</translation>
    </message>
    <message numerus="yes">
        <source>The audit log is intact: %n entry(s), each follows the one before it.</source>
        <translation>
            <numerusform>Le journal d’audit est intact&#xa0;: %n entrée.</numerusform>
            <numerusform>Le journal d’audit est intact&#xa0;: %n entrées, chacune suit la précédente.</numerusform>
        </translation>
    </message>
    <message>
        <source>Entry %1 of the audit log was altered: its hash is not that of its content.</source>
        <translation>L’entrée %1 du journal d’audit a été modifiée&#xa0;: son condensat n’est pas celui de son contenu.</translation>
    </message>
    <message>
        <source>Entry %1 of the audit log does not follow the one before it: one was put in, taken out or moved.</source>
        <translation>L’entrée %1 du journal d’audit ne suit pas la précédente&#xa0;: une entrée a été ajoutée, ôtée ou déplacée.</translation>
    </message>
    <message>
        <source>Entry %1 of the audit log is missing.</source>
        <translation>L’entrée %1 du journal d’audit manque.</translation>
    </message>
    <message>
        <source>The end of the audit log is gone from entry %1 on, or was never sealed.</source>
        <translation>La fin du journal d’audit a disparu à partir de l’entrée %1, ou n’a jamais été scellée.</translation>
    </message>
    <message>
        <source>The transcript that entry %1 of the audit log refers to is gone or was altered.</source>
        <translation>La transcription citée par l’entrée %1 du journal d’audit a disparu ou a été modifiée.</translation>
    </message>
    <message>
        <source>No entry of the audit log has the hash that was noted elsewhere: the log was cut back to before it, or is another one.</source>
        <translation>Aucune entrée du journal d’audit n’a le condensat noté ailleurs&#xa0;: le journal a été ramené à un état antérieur, ou c’en est un autre.</translation>
    </message>
    <message>
        <source>Entry %1 and those after it were made without the key, which the ones before it have. Somebody may have written them who does not have it.</source>
        <translation>L’entrée %1 et les suivantes ont été faites sans la clé, contrairement aux précédentes. Quelqu’un qui ne l’a pas a pu les écrire.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) were made with a key that is not in this keychain: only their order was checked.</source>
        <translation>
            <numerusform>%n entrée a été faite avec une clé absente de ce trousseau&#xa0;: seule sa place a été vérifiée.</numerusform>
            <numerusform>%n entrées ont été faites avec une clé absente de ce trousseau&#xa0;: seul leur ordre a été vérifié.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every entry was made with the key of this keychain. An older copy put back whole is not noticed: note the head elsewhere and compare it.</source>
        <translation>Chaque entrée a été faite avec la clé de ce trousseau. Une copie antérieure remise en entier ne se remarque pas&#xa0;: notez la tête ailleurs et comparez-la.</translation>
    </message>
    <message>
        <source>The entries were made without a key: whoever can write to the file can make a new chain. Note the head elsewhere and compare it.</source>
        <translation>Les entrées ont été faites sans clé&#xa0;: qui peut écrire dans le fichier peut refaire la chaîne. Notez la tête ailleurs et comparez-la.</translation>
    </message>
    <message>
        <source>Request</source>
        <comment>number of an enrollment request</comment>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <comment>of an enrollment request</comment>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>From</source>
        <comment>who sent an enrollment request: router, RA</comment>
        <translation>De</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>when the device was read, by its clock</comment>
        <translation>Relevé</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>state of an enrollment request</comment>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Authorized</source>
        <comment>state of an enrollment request</comment>
        <translation>Autorisée</translation>
    </message>
    <message>
        <source>Granted</source>
        <comment>state of an enrollment request</comment>
        <translation>Accordée</translation>
    </message>
    <message>
        <source>Rejected</source>
        <comment>state of an enrollment request</comment>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>It waits for an administrator to grant or to reject it.</source>
        <translation>Elle attend qu’un administrateur l’accorde ou la refuse.</translation>
    </message>
    <message>
        <source>It may be granted; the certificate has not been made yet.</source>
        <translation>Elle peut être accordée&#xa0;; le certificat n’est pas encore fait.</translation>
    </message>
    <message>
        <source>The certificate is made; the router collects it when it asks again.</source>
        <translation>Le certificat est fait&#xa0;; le routeur le prend à sa prochaine interrogation.</translation>
    </message>
    <message>
        <source>The router is told when it asks again, and stops: it then has to be enrolled by hand.</source>
        <translation>Le routeur l’apprend à sa prochaine interrogation et s’arrête&#xa0;: il faut alors l’inscrire à la main.</translation>
    </message>
    <message>
        <source>Subordinate CA</source>
        <comment>sender of an enrollment request</comment>
        <translation>AC subordonnée</translation>
    </message>
    <message>
        <source>RA</source>
        <comment>sender of an enrollment request</comment>
        <translation>AE</translation>
    </message>
    <message>
        <source>Router</source>
        <comment>sender of an enrollment request</comment>
        <translation>Routeur</translation>
    </message>
    <message>
        <source>Rollover CA</source>
        <comment>a bar of the timeline</comment>
        <translation>AC de relève</translation>
    </message>
    <message>
        <source>CA</source>
        <comment>a bar of the timeline</comment>
        <translation>AC</translation>
    </message>
    <message>
        <source>Rollover identity</source>
        <comment>a bar of the timeline</comment>
        <translation>Identité de relève</translation>
    </message>
    <message>
        <source>Identity</source>
        <comment>a bar of the timeline</comment>
        <translation>Identité</translation>
    </message>
    <message>
        <source>%1, awaited: %2</source>
        <extracomment>%1 a certificate, %2 its dates</extracomment>
        <translation>%1, attendu&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>No certificate of it is known</source>
        <translation>Aucun certificat n’en est connu</translation>
    </message>
    <message>
        <source>The device cannot be read: {error} Check its address, its login and the network between.</source>
        <translation>L’équipement ne peut pas être lu&#xa0;: {error} Vérifiez son adresse, son compte et le réseau qui y mène.</translation>
    </message>
    <message>
        <source>The CA does not answer as it should: {error} Check its HTTP server and the enrollment URL.</source>
        <translation>L’AC ne répond pas comme il faut&#xa0;: {error} Vérifiez son serveur HTTP et l’URL d’inscription.</translation>
    </message>
    <message>
        <source>waiting for its turn</source>
        <translation>attend son tour</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>connexion</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>lecture</translation>
    </message>
    <message>
        <source>asking its CA</source>
        <translation>interrogation de son AC</translation>
    </message>
    <message>
        <source>changing</source>
        <translation>modification</translation>
    </message>
    <message>
        <source>reading back</source>
        <translation>relecture</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how far, the line that is typed</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Password of %1: </source>
        <translation>Mot de passe de %1&#xa0;: </translation>
    </message>
    <message>
        <source>Enable password of %1: </source>
        <translation>Mot de passe enable de %1&#xa0;: </translation>
    </message>
    <message>
        <source>Passphrase of the key for %1: </source>
        <translation>Phrase de passe de la clé pour %1&#xa0;: </translation>
    </message>
    <message>
        <source>The clock is within a minute of this computer’s.</source>
        <translation>L’horloge est à moins d’une minute de celle de ce poste.</translation>
    </message>
    <message>
        <source>The clock and this computer’s are {seconds} apart. Check which of the two is right.</source>
        <translation>L’horloge et celle de ce poste sont décalées de {seconds}. Vérifiez laquelle des deux est juste.</translation>
    </message>
</context>
<context>
    <name>releve::ui::AboutDialog</name>
    <message>
        <source>About Relève</source>
        <translation>À propos de Relève</translation>
    </message>
    <message>
        <source>Relève %1

The changing of the guard: a certificate that expires must find its successor already in place.

Free software under the Apache License 2.0.</source>
        <translation>Relève %1

La relève de la garde&#xa0;: un certificat qui expire doit trouver son successeur déjà en place.

Logiciel libre sous licence Apache 2.0.</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Fermer</translation>
    </message>
</context>
<context>
    <name>releve::ui::ChainsPane</name>
    <message>
        <source>Choose a trustpoint to see its chains.</source>
        <translation>Choisissez un point de confiance pour voir ses chaînes.</translation>
    </message>
</context>
<context>
    <name>releve::ui::CountdownDelegate</name>
    <message>
        <source>%1 as of %2</source>
        <extracomment>%1 is the time left, %2 the date at which it was left</extracomment>
        <translation>%1 à la date du %2</translation>
    </message>
</context>
<context>
    <name>releve::ui::DetailsPanel</name>
    <message>
        <source>Nothing chosen</source>
        <translation>Aucun choix</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Validité</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Certificate shown</source>
        <translation>Certificat affiché</translation>
    </message>
    <message>
        <source>Copy fingerprint</source>
        <translation>Copier l’empreinte</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Fields of the certificate</source>
        <translation>Champs du certificat</translation>
    </message>
    <message>
        <source>Validity of the certificates</source>
        <translation>Validité des certificats</translation>
    </message>
</context>
<context>
    <name>releve::ui::ImportFlow</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a file&apos;s name, %2 a sentence that says why it was not read</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Import cancelled. Nothing was taken in.</source>
        <translation>Importation annulée. Rien n’a été repris.</translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>Le presse-papiers ne contient pas de texte.</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>Texte collé</translation>
    </message>
    <message>
        <source>Reading %1 (%2 of %3)</source>
        <extracomment>%1 is a file&apos;s name, %2 and %3 are numbers</extracomment>
        <translation>Lecture de %1 (%2 sur %3)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were not read.</source>
        <translation>
            <numerusform>%Ln fichier n’a pas été lu.</numerusform>
            <numerusform>%Ln fichiers n’ont pas été lus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new about certificates was found in it.</source>
        <translation>Rien de nouveau sur des certificats n’y a été trouvé.</translation>
    </message>
</context>
<context>
    <name>releve::ui::InventoryView</name>
    <message>
        <source>Inventory</source>
        <translation>Inventaire</translation>
    </message>
</context>
<context>
    <name>releve::ui::LiveFlow</name>
    <message>
        <source>The store was brought up to date; a copy of it as it was is %1.</source>
        <translation>La base a été mise à jour&#xa0;; une copie de ce qu’elle était est %1.</translation>
    </message>
    <message>
        <source>The store could not be opened: %1</source>
        <translation>La base n’a pas pu être ouverte&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>Reading %Ln device(s)…</source>
        <translation>
            <numerusform>Lecture de %Ln équipement…</numerusform>
            <numerusform>Lecture de %Ln équipements…</numerusform>
        </translation>
    </message>
    <message>
        <source>Read %1 of %2: %3</source>
        <translation>Lu %1 sur %2&#xa0;: %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) read.</source>
        <translation>
            <numerusform>%Ln équipement lu.</numerusform>
            <numerusform>%Ln équipements lus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read.</source>
        <translation>
            <numerusform>%Ln n’a pas pu être lu.</numerusform>
            <numerusform>%Ln n’ont pas pu être lus.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>releve::ui::MainWindow</name>
    <message>
        <source>Trustpoints</source>
        <translation>Points de confiance</translation>
    </message>
    <message>
        <source>Chains</source>
        <translation>Chaînes</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>Temporisateurs</translation>
    </message>
    <message>
        <source>Filter devices, names, serials (Ctrl+F)</source>
        <translation>Filtrer équipements, noms, séries (Ctrl+F)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>Relève</source>
        <translation>Relève</translation>
    </message>
    <message>
        <source>Fingerprint copied</source>
        <translation>Empreinte copiée</translation>
    </message>
    <message>
        <source>That fingerprint is not known</source>
        <translation>Cette empreinte n’est pas connue</translation>
    </message>
    <message>
        <source>PEM certificate (*.pem)</source>
        <translation>Certificat PEM (*.pem)</translation>
    </message>
    <message>
        <source>DER certificate (*.der)</source>
        <translation>Certificat DER (*.der)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 n’a pas pu être écrit&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 retiré</translation>
    </message>
    <message>
        <source>Forget everything that was read?</source>
        <translation>Oublier tout ce qui a été lu&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) will be forgotten here. Nothing changes on any of them.</source>
        <translation>
            <numerusform>%Ln équipement sera oublié ici. Rien ne change sur lui.</numerusform>
            <numerusform>%Ln équipements seront oubliés ici. Rien ne change sur aucun d’eux.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Tout effacer</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Demandes</translation>
    </message>
    <message>
        <source>Pictures (*.svg *.png)</source>
        <translation>Images (*.svg *.png)</translation>
    </message>
</context>
<context>
    <name>releve::ui::MessageBar</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>Avancement de l’importation</translation>
    </message>
</context>
<context>
    <name>releve::ui::PassphraseDialog</name>
    <message>
        <source>Passphrase</source>
        <translation>Phrase de passe</translation>
    </message>
    <message>
        <source>%1 is protected by a passphrase.</source>
        <translation>%1 est protégé par une phrase de passe.</translation>
    </message>
    <message>
        <source>That passphrase did not open it. Try again.</source>
        <translation>Cette phrase de passe ne l’a pas ouvert. Réessayez.</translation>
    </message>
    <message>
        <source>&amp;Passphrase:</source>
        <translation>&amp;Phrase de passe&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>&amp;Leave it out</source>
        <translation>&amp;Laisser de côté</translation>
    </message>
</context>
<context>
    <name>releve::ui::ProblemModel</name>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
</context>
<context>
    <name>releve::ui::ProblemsDialog</name>
    <message>
        <source>What was not understood</source>
        <translation>Ce qui n’a pas été compris</translation>
    </message>
    <message>
        <source>Nothing that was read is dropped silently. What stands here was passed over; all the rest was taken in.</source>
        <translation>Rien de ce qui a été lu n’est écarté en silence. Ce qui figure ici a été laissé de côté&#x202f;; tout le reste a été repris.</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>Tout &amp;copier</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Fermer</translation>
    </message>
</context>
<context>
    <name>releve::ui::StatusLine</name>
    <message numerus="yes">
        <source>%Ln trustpoint(s)</source>
        <translation>
            <numerusform>%Ln point de confiance</numerusform>
            <numerusform>%Ln points de confiance</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need(s) attention</source>
        <translation>
            <numerusform>%Ln à traiter</numerusform>
            <numerusform>%Ln à traiter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) not understood</source>
        <translation>
            <numerusform>%Ln ligne non comprise</numerusform>
            <numerusform>%Ln lignes non comprises</numerusform>
        </translation>
    </message>
    <message>
        <source>Next: %1 on %2 in %3</source>
        <extracomment>%1 is a timer&apos;s name, %2 a device, %3 the time left</extracomment>
        <translation>Prochain&#xa0;: %1 sur %2 dans %3</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>Show what was not understood</source>
        <translation>Montrer ce qui n’a pas été compris</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
</context>
<context>
    <name>releve::ui::TablePane</name>
    <message>
        <source>Nothing here matches the filter.
Esc shows all again.</source>
        <translation>Rien ici ne correspond au filtre.
Échap montre de nouveau tout.</translation>
    </message>
    <message>
        <source>Nothing of this kind was read.</source>
        <translation>Rien de ce genre n’a été lu.</translation>
    </message>
    <message>
        <source>Only %1</source>
        <extracomment>%1 is a site&apos;s or device&apos;s name</extracomment>
        <translation>Seulement %1</translation>
    </message>
    <message>
        <source>Show only what belongs to the choice in the inventory</source>
        <translation>Ne montrer que ce qui relève du choix fait dans l’inventaire</translation>
    </message>
</context>
<context>
    <name>releve::ui::TimelinePane</name>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Nothing here matches the filter.
Esc shows all again.</source>
        <translation>Rien ici ne correspond au filtre.
Échap montre de nouveau tout.</translation>
    </message>
    <message>
        <source>No certificate was read.</source>
        <translation>Aucun certificat n’a été lu.</translation>
    </message>
</context>
<context>
    <name>releve::ui::WelcomePage</name>
    <message>
        <source>Who will still be trusted after the rollover?</source>
        <translation>Qui aura encore confiance après le basculement&#x202f;?</translation>
    </message>
    <message>
        <source>Relève reads what Cisco routers print about their certificates and shows trustpoints, chains and timers: what is in force, what stands ready to follow, and what is missing.</source>
        <translation>Relève lit ce que les routeurs Cisco affichent de leurs certificats et montre points de confiance, chaînes et temporisateurs&#xa0;: ce qui est en vigueur, ce qui est prêt à prendre la suite, ce qui manque.</translation>
    </message>
    <message>
        <source>Drop router output or certificate files here</source>
        <translation>Déposez ici des sorties de routeur ou des fichiers de certificats</translation>
    </message>
    <message>
        <source>It reads the output of these commands, alone or mixed in a console log or show tech, and PEM, DER, P7B and PKCS#12 files:</source>
        <translation>Sont lues les sorties de ces commandes, seules ou mêlées dans un journal de console ou un show tech, et les fichiers PEM, DER, P7B et PKCS#12&#xa0;:</translation>
    </message>
    <message>
        <source>Nothing leaves this computer, and nothing is changed on any router.</source>
        <translation>Rien ne quitte cet ordinateur, et rien n’est modifié sur aucun routeur.</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>&amp;Ouvrir des fichiers…</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Coller</translation>
    </message>
    <message>
        <source>Open the &amp;example</source>
        <translation>Ouvrir l’&amp;exemple</translation>
    </message>
</context>
</TS>
