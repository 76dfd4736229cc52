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
        <source>Reads what Cisco IOS says about its certificates.</source>
        <translation>Lit ce que Cisco IOS dit de ses certificats.</translation>
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
        <source>Exit codes: 0 done, 1 failed, 2 wrong usage.</source>
        <translation>Codes de sortie&#xa0;: 0 fait, 1 échec, 2 mauvais usage.</translation>
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
        <source>Where the passphrase of a PKCS#12 file comes from: env:NAME, fd:N, file:PATH (readable by its owner only) or prompt</source>
        <translation>D’où vient la phrase de passe d’un fichier PKCS#12&#xa0;: env:NOM, fd:N, file:CHEMIN (lisible par son seul propriétaire) ou prompt</translation>
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
        <source>Show what IOS output, configurations and certificate files say: transcripts of show commands, running-config, PEM, DER, PKCS#7, PKCS#12</source>
        <translation>Montrer ce que disent sorties IOS, configurations et fichiers de certificats&#xa0;: relevés de commandes show, running-config, PEM, DER, PKCS#7, PKCS#12</translation>
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
        <source>subordinate CA</source>
        <translation>AC subordonnée</translation>
    </message>
    <message>
        <source>RA</source>
        <translation>AE</translation>
    </message>
    <message>
        <source>router</source>
        <translation>routeur</translation>
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
