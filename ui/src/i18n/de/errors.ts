import type { Texts } from '../texts'

export const errors: Texts['errors'] = {
  address_invalid: {
    title: 'Diese Adresse ist nicht verwendbar.',
    meaning: 'Zugangsdaten werden nur über eine sichere Verbindung übertragen.',
    todo: 'Geben Sie eine Adresse ein, die mit https:// beginnt. Für ein Programm auf diesem Computer genügt http://localhost.',
  },
  unreachable: {
    title: '{{service}} ist nicht erreichbar.',
    meaning: 'Entweder ist dieser Computer offline oder {{service}}. Die Anfrage kam nicht an.',
    todo: 'Prüfen Sie die Internetverbindung und versuchen Sie es dann erneut.',
  },
  timed_out: {
    title: '{{service}} hat nicht rechtzeitig geantwortet.',
    meaning: 'Der Dienst ist ausgelastet oder die Verbindung langsam.',
    todo: 'Warten Sie eine Minute und versuchen Sie es dann erneut.',
  },
  connection_lost: {
    title: '{{service}} hat mitten in der Antwort abgebrochen.',
    meaning: 'Die Verbindung ging verloren. Die Antwort ist nicht vollständig und wird nicht verwendet.',
    todo: 'Prüfen Sie die Internetverbindung und versuchen Sie es dann erneut.',
  },
  insecure: {
    title: '{{service}}: Es war keine sichere Verbindung möglich.',
    meaning: 'Etwas dazwischen, etwa ein Virenschutz oder ein Gastnetz, könnte mitlesen. Es wurden keine Zugangsdaten gesendet.',
    todo: 'Versuchen Sie es in einem anderen Netz. Hilft das nicht, fragen Sie die Person, die Ihre Computer betreut.',
  },
  proxy_login: {
    title: 'Der Proxy Ihres Netzes verlangt eine Anmeldung.',
    meaning: 'Er steht zwischen diesem Computer und {{service}} und hat nichts durchgelassen. Es wurde nichts gesendet.',
    todo: 'Bitten Sie die Stelle, die Ihr Netz betreut, Paybridge ohne Anmeldung zu {{service}} durchzulassen oder HTTPS_PROXY mit Benutzername und Passwort zu setzen.',
  },
  redirected: {
    title: '{{service}} verweist auf eine andere Adresse.',
    meaning: 'Ihre Zugangsdaten werden nicht an eine Adresse weitergegeben, die Sie nicht eingegeben haben.',
    todo: 'Prüfen Sie die Adresse unter „Erweitert“.',
  },
  wrong_credentials: {
    title: '{{service}} kennt diese Zugangsdaten nicht.',
    meaning: 'Sie sind vielleicht vertippt oder widerrufen, oder die Person, die sie erstellt hat, wurde entfernt.',
    todo: 'Geben Sie sie erneut ein oder lassen Sie neue erstellen.',
  },
  missing_right: {
    title: '{{service}} kennt Sie, aber ein Recht fehlt.',
    meaning: 'Ohne dieses Recht kann Paybridge nicht arbeiten.',
    todo: 'Lassen Sie das Recht ankreuzen und testen Sie dann erneut.',
  },
  not_found: {
    title: '{{service}} kennt nicht, wonach gefragt wurde.',
    meaning: 'Die Adresse oder die Firmen-ID ist vielleicht falsch, oder der Datensatz ist nicht mehr da.',
    todo: 'Prüfen Sie die Adresse und die Firmen-ID.',
  },
  too_many_requests: {
    title: '{{service}} bittet um eine Pause.',
    meaning: 'In kurzer Zeit kamen zu viele Anfragen. Auch die anderer Programme zählen.',
    todo: 'Warten Sie einige Minuten und versuchen Sie es dann erneut.',
  },
  service_down: {
    title: '{{service}} ist gerade gestört.',
    meaning: 'Der Fehler liegt dort.',
    todo: 'Versuchen Sie es später erneut.',
  },
  refused: {
    title: '{{service}} hat Nein gesagt.',
    meaning: 'Die Anfrage wurde verstanden und wird nicht ausgeführt.',
    todo: 'Die Antwort unten nennt meist, was nicht stimmt.',
  },
  not_understood: {
    title: '{{service}} gab eine Antwort, die Paybridge nicht versteht.',
    meaning: 'Der Dienst hat sich vielleicht geändert, oder die Anmeldeseite eines Netzes hat an seiner Stelle geantwortet.',
    todo: 'Versuchen Sie es erneut. Hilft das nicht, senden Sie uns die Einzelheiten unten.',
  },
  too_large: {
    title: '{{service}} hat mehr gesendet, als Paybridge annimmt.',
    meaning: 'Eine solche Antwort ist kaum die richtige und wurde nicht zu Ende gelesen.',
    todo: 'Prüfen Sie die Adresse unter „Erweitert“.',
  },
  incomplete: {
    title: '{{service}} hat nicht die ganze Liste gesendet.',
    meaning: 'Eine halbe Liste sieht aus, als wären Personen ausgetreten. Sie wird nicht verwendet.',
    todo: 'Versuchen Sie es erneut. Vielleicht hat gerade jemand Daten geändert.',
  },
  keychain_locked: {
    title: 'Der Schlüsselbund dieses Computers ist gesperrt.',
    meaning: 'Dort liegen die Zugangsdaten, und Paybridge kommt nicht an sie heran.',
    todo: 'Entsperren Sie den Schlüsselbund und versuchen Sie es dann erneut.',
  },
  keychain_missing: {
    title: 'Dieser Computer hat keinen Schlüsselbund.',
    meaning: 'Paybridge bewahrt Zugangsdaten nur dort auf, nie in einer Datei.',
    todo: 'Installieren Sie unter Linux GNOME Keyring oder KWallet und melden Sie sich am Computer neu an.',
  },
  keychain_refused: {
    title: 'Der Schlüsselbund dieses Computers lehnt ab.',
    meaning: 'Paybridge bewahrt Zugangsdaten nur dort auf. Deshalb können sie weder gespeichert noch geholt werden.',
    todo: 'Erlauben Sie Paybridge, den Schlüsselbund zu benutzen, und versuchen Sie es dann erneut.',
  },
  keychain_too_long: {
    title: 'Dieses Token oder Passwort ist zu lang für den Schlüsselbund.',
    meaning: 'Mehr als 64.000 Zeichen passen nicht hinein. Es wurde nicht gespeichert; was vorher gespeichert war, ist noch da.',
    todo: 'Prüfen Sie, was Sie eingefügt haben: Ein Token ist kaum je so lang.',
  },
  secret_incomplete: {
    title: 'Die Zugangsdaten im Schlüsselbund sind nicht vollständig.',
    meaning: 'Ein Eintrag wurde entfernt, oder das Speichern brach ab. Ein halbes Token wird nicht verwendet.',
    todo: 'Geben Sie die Zugangsdaten erneut ein.',
  },
  secret_missing: {
    title: 'Die Zugangsdaten sind nicht mehr im Schlüsselbund.',
    meaning: 'Sie wurden entfernt, oder die Daten kommen von einem anderen Computer.',
    todo: 'Geben Sie die Zugangsdaten erneut ein.',
  },
  storage_full: {
    title: 'Der Datenträger ist voll.',
    meaning: 'Paybridge hält alles fest, was es sendet. Ohne Platz dafür sendet es nichts.',
    todo: 'Schaffen Sie Platz und versuchen Sie es dann erneut.',
  },
  storage_read_only: {
    title: 'In den Datenordner kann nicht geschrieben werden.',
    meaning: 'Paybridge hält alles fest, was es sendet. Geht das nicht, sendet es nichts.',
    todo: 'Erlauben Sie das Schreiben im Datenordner und versuchen Sie es dann erneut.',
  },
  storage_newer: {
    title: 'Die Daten stammen von einer neueren Version von Paybridge.',
    meaning: 'Diese Version rührt sie nicht an, damit nichts verloren geht.',
    todo: 'Installieren Sie die neueste Version.',
  },
  storage_corrupt: {
    title: 'Die Datendatei war beschädigt.',
    meaning: 'Sie wurde beiseitegelegt, nicht gelöscht, und eine neue begonnen. Frühere Übertragungen werden nicht angezeigt.',
    todo: 'Lesen Sie unter „Ihre Daten“ eine Sicherung ein, oder richten Sie Ihre Integrationen neu ein. Behalten Sie die alte Datei; sie liegt im Datenordner.',
  },
  storage_damaged: {
    title: 'Die Datendatei ist beschädigt.',
    meaning: 'Solange wird nichts gesendet: Paybridge könnte nicht sagen, was schon gesendet wurde.',
    todo: 'Schließen Sie Paybridge und öffnen Sie es wieder. Die Datei wird dann beiseitegelegt, nicht gelöscht, und eine neue begonnen.',
  },
  storage_on_network: {
    title: 'Die Datendatei liegt auf einem anderen Computer.',
    meaning:
      'Der Datenordner liegt auf einem Netzlaufwerk. Paybridge schreibt dort auf eine langsamere Art, damit nichts verloren geht.',
    todo: 'Bitten Sie die Stelle, die Ihre Computer betreut, diesen Ordner auf dem Computer selbst zu lassen.',
  },
  storage_locked: {
    title: 'Ein anderes Programm hält die Datendatei fest.',
    meaning: 'Oft ist es ein Sicherungsprogramm oder ein Virenschutz. Bis die Datei frei ist, sendet Paybridge nichts.',
    todo: 'Warten Sie einen Moment und versuchen Sie es dann erneut.',
  },
  storage_failed: {
    title: 'Die Datendatei konnte nicht verwendet werden.',
    meaning: 'Paybridge hält alles fest, was es sendet. Geht das nicht, sendet es nichts.',
    todo: 'Versuchen Sie es erneut. Hilft das nicht, starten Sie Paybridge neu.',
  },
  back_up_unreadable: {
    title: 'Das ist keine Sicherung von Paybridge, oder sie ist beschädigt.',
    meaning: 'Es wurde nichts daraus übernommen.',
    todo: 'Wählen Sie eine Datei, die Sie unter „Ihre Daten“ gespeichert haben, oder eine ältere.',
  },
  plan_stale: {
    title: 'Diese Prüfung ist veraltet.',
    meaning: 'Sie wurde an einem anderen Tag erstellt oder ist schon gesendet. Werte können sich seither geändert haben.',
    todo: 'Bereiten Sie eine neue vor. Das dauert einige Sekunden.',
  },
  link_taken: {
    title: 'Diese Person gehört schon zu jemand anderem.',
    meaning: 'Sie haben früher gesagt, dass die beiden zusammengehören.',
    todo: 'Wählen Sie eine andere.',
  },
  already_open: {
    title: 'Paybridge ist schon geöffnet.',
    meaning: 'Zwei davon kämen sich in die Quere.',
    todo: 'Gehen Sie zum anderen Fenster, oder schließen Sie es und starten Sie neu.',
  },
  run_active: {
    title: 'Eine Übertragung läuft.',
    meaning: 'Zwei Dinge zugleich könnten einander stören.',
    todo: 'Warten Sie, bis sie beendet ist, und versuchen Sie es dann erneut.',
  },
  run_unsettled: {
    title: 'Eine frühere Übertragung ist noch nicht geklärt.',
    meaning: 'Noch kann niemand sagen, ob etwas davon angekommen ist. Dieses Wissen ginge verloren.',
    todo: 'Öffnen Sie diese Übertragung im Verlauf, klären Sie dort, was offen ist, und versuchen Sie es dann erneut.',
  },
  writing_refused: {
    title: '{{service}} lehnt das Schreiben ab.',
    meaning:
      'Lesen geht, und das Recht zu schreiben scheint erteilt. {{service}} sagt trotzdem Nein; es wurde nichts weiter gesendet.',
    todo: 'Prüfen Sie „Vergütungen: bearbeiten“. Ist es angekreuzt, schreiben Sie dem Support von {{service}} und nennen Sie die Nummer unten.',
  },
  switch_new_user_id: {
    title: '{{service}} nimmt neue Personen nicht auf diese Weise an.',
    meaning:
      'Die erste wurde abgelehnt, deshalb wurde niemand sonst gesendet. Es ist nichts verloren: Die Übertragung geht hier weiter.',
    todo: 'Ändern Sie in den Einstellungen der Integration unter „Erweitert“ „Neue Personen ohne Nummer senden“. Setzen Sie dann fort.',
  },
  switch_create_agreement: {
    title: '{{service}} nimmt neue Anstellungsverträge nicht auf diese Weise an.',
    meaning:
      'Der erste wurde abgelehnt, deshalb wurde niemand sonst gesendet. Die Person kann ohne Vertrag dort stehen; beim Fortsetzen kommt er hinzu.',
    todo: 'Ändern Sie in den Einstellungen der Integration unter „Erweitert“ „Anstellungsverträge mit POST anlegen“. Setzen Sie dann fort.',
  },
  switch_payroll_events: {
    title: '{{service}} nimmt Tage nicht als Lohnereignisse an.',
    meaning:
      'Der erste Tag wurde abgelehnt, deshalb wurde kein anderer gesendet. Es ist nichts verloren: Die Übertragung geht hier weiter.',
    todo: 'Schalten Sie in den Einstellungen zu Abwesenheiten „Neue Tage als Lohnereignisse schreiben“ aus. Setzen Sie dann fort.',
  },
  unproven_not_as_sent: {
    title: '{{service}} hat den ersten Eintrag angenommen, zeigt ihn aber nicht so, wie er gesendet wurde.',
    meaning: 'Deshalb wurde nichts weiter gesendet.',
    todo: 'Sehen Sie sich den Eintrag in {{service}} an und bereiten Sie dann eine neue Prüfung vor.',
  },
  emails_hidden: {
    title: '{{service}} zeigt die E-Mail-Adressen nicht.',
    meaning: 'Personen werden an der E-Mail-Adresse erkannt. So lässt sich niemand zuordnen.',
    todo: 'Kreuzen Sie in {{service}} bei den lesbaren Attributen der Zugangsdaten „E-Mail“ an und versuchen Sie es dann erneut.',
  },
  pay_unseen: {
    title: '{{service}} zeigt nicht, was eben gesendet wurde.',
    meaning:
      'Die Zugangsdaten sind vielleicht auf einige rechtliche Einheiten beschränkt. Weil es sich nicht prüfen ließ, wurde nichts weiter gesendet.',
    todo: 'Geben Sie in {{service}} alle rechtlichen Einheiten für die Zugangsdaten frei. Fragen Sie dann nach, was ankam.',
  },
  file_unreadable: {
    title: 'Diese Datei ist nicht lesbar.',
    meaning: 'Es wurde nichts daraus übernommen.',
    todo: 'Speichern Sie sie als Excel-Arbeitsmappe (.xlsx) oder als CSV und öffnen Sie sie dann erneut.',
  },
  file_problems: {
    title: 'Die Datei enthält Zeilen, die nicht lesbar sind.',
    meaning: 'Eine halbe Datei wäre ein falscher Monat. Deshalb wurde nichts übernommen.',
    todo: 'Berichtigen Sie die genannten Zeilen und öffnen Sie die Datei dann erneut.',
  },
  mail_no_encryption: {
    title: 'Der Mailserver bietet keine sichere Verbindung.',
    meaning: 'Mails über Vergütungen gehen nicht offen hinaus. Es wurde nichts gesendet.',
    todo: 'Versuchen Sie die andere Verschlüsselung oder einen anderen Port. Ihr Mailanbieter kennt beides.',
  },
  mail_login_refused: {
    title: 'Der Mailserver nimmt Benutzername oder Passwort nicht an.',
    meaning: 'Es wurde nichts gesendet.',
    todo: 'Geben Sie beides erneut ein. Viele Anbieter verlangen statt Ihres Passworts ein App-Passwort.',
  },
  mail_passwords_off: {
    title: 'Der Mailserver nimmt keine Passwörter mehr an.',
    meaning:
      'Microsoft hat die Anmeldung mit Passwort für dieses Konto abgeschaltet. Ein anderes Passwort hilft nicht, auch kein App-Passwort. Es wurde nichts gesendet.',
    todo: 'Fragen Sie Ihre Administration, ob „Authentifiziertes SMTP“ mit Passwort für eine Weile eingeschaltet werden kann. Oder tragen Sie einen anderen Mailserver ein, oder öffnen Sie die Mail in Ihrem Mailprogramm.',
  },
  mail_sender_refused: {
    title: 'Der Mailserver nimmt den Absender nicht an.',
    meaning: 'Im Namen dieser Adresse dürfen Sie nicht senden. Es wurde nichts gesendet.',
    todo: 'Geben Sie als Absender eine Adresse an, die zum Benutzer gehört.',
  },
  mail_recipient_refused: {
    title: 'Der Mailserver nimmt einen Empfänger nicht an.',
    meaning: 'Die Zusammenfassung wurde nicht gesendet.',
    todo: 'Prüfen Sie die Adressen in den Einstellungen der Integration und senden Sie dann erneut.',
  },
  mail_not_set_up: {
    title: 'Es ist kein Mailserver eingerichtet.',
    meaning: 'Paybridge kann selbst keine Mails senden.',
    todo: 'Tragen Sie Ihren Mailserver in den Einstellungen ein oder öffnen Sie die Mail in Ihrem Mailprogramm.',
  },
  nothing_chosen: {
    title: 'Es ist niemand ausgewählt.',
    meaning: 'Es gibt nichts zu senden.',
    todo: 'Kreuzen Sie mindestens eine Person an.',
  },
  invalid_input: {
    title: 'Etwas in Ihrer Eingabe stimmt nicht.',
    meaning: 'So konnte sie nicht verwendet werden.',
    todo: 'Prüfen Sie Ihre Eingabe und versuchen Sie es dann erneut.',
  },
  gone: {
    title: 'Das ist nicht mehr da.',
    meaning: 'Es wurde inzwischen entfernt.',
    todo: 'Gehen Sie zurück zur Übersicht.',
  },
  internal: {
    title: 'In Paybridge ist etwas schiefgegangen.',
    meaning: 'Der Fehler liegt bei uns, nicht bei Ihnen.',
    todo: 'Versuchen Sie es erneut. Geschieht es wieder, senden Sie uns die Einzelheiten unten.',
  },
}

export const errorWords: Texts['errorWords'] = {
  someService: 'Der Dienst',
  theirWords: '{{service}} sagt:',
  place: 'Es betrifft:',
  details: 'Einzelheiten für den Support',
  dismiss: 'Meldung schließen',
  trace: 'Nummer für den Support von {{service}}:',
  copy: 'Nummer kopieren',
  copied: 'Kopiert',
  pac: 'Wenn ein Proxy aus Ihrem Netz führt und ein Skript (PAC) ihn festlegt, kann Paybridge ihn nicht benutzen. Lassen Sie dann HTTPS_PROXY auf die Adresse des Proxys setzen.',
  pacSet:
    'Dieser Computer ist so eingestellt, dass ein Skript (PAC) den Proxy festlegt. Paybridge führt solche Skripte nicht aus, und das kann der Grund sein. Lassen Sie HTTPS_PROXY von der Person, die Ihr Netz betreut, auf die Adresse des Proxys setzen.',
  /** The remedies for the keychain, by operating system. */
  keychain: {
    locked: {
      linux: 'Entsperren Sie „Anmeldung“ in „Passwörter und Verschlüsselung“, oder melden Sie sich am Computer neu an.',
      macos:
        'Entsperren Sie den Schlüsselbund „Anmeldung“ in der Schlüsselbundverwaltung. Fragt macOS, ob Paybridge ihn benutzen darf, wählen Sie „Immer erlauben“.',
      windows: 'Melden Sie sich bei Windows ab und neu an. Das öffnet die Anmeldeinformationsverwaltung.',
    },
    refused: {
      macos:
        'Fragt macOS, ob Paybridge den Schlüsselbund benutzen darf, wählen Sie „Immer erlauben“. Fragt es nicht, entsperren Sie den Schlüsselbund „Anmeldung“ in der Schlüsselbundverwaltung.',
      windows:
        'Melden Sie sich bei Windows ab und neu an. Fragen Sie bei einem Firmencomputer Ihre Administration, ob die Anmeldeinformationsverwaltung Zugangsdaten speichern darf.',
    },
  },
  file: {
    empty: 'Die Datei ist leer.',
    too_large: 'Die Datei ist zu groß: 32 MB können gelesen werden, entpackt 512 MB.',
    too_many_rows: 'Das Blatt hat zu viele Zeilen: 200.000 können gelesen werden.',
    too_many_columns: 'Das Blatt hat zu viele Spalten: 200 können gelesen werden.',
    not_a_file: 'Das ist keine Tabelle: Gelesen werden Excel, OpenDocument und CSV.',
    web_page:
      'Das ist eine Webseite mit dem Dateinamen einer Arbeitsmappe. Öffnen Sie die Datei in Excel, speichern Sie sie als .xlsx und wählen Sie die neue Datei.',
    xml_workbook:
      'Das ist eine als XML gespeicherte Arbeitsmappe, wie sie Excel 2003 und manche anderen Programme schreiben. Öffnen Sie sie in Excel oder LibreOffice, speichern Sie sie als .xlsx und wählen Sie die neue Datei.',
    early_workbook:
      'Das ist eine Arbeitsmappe im Format der ersten Excel-Versionen. Öffnen Sie sie in Excel oder LibreOffice, speichern Sie sie als .xlsx und wählen Sie die neue Datei.',
    sylk: 'Das ist eine SYLK-Datei unter anderem Namen. Öffnen Sie sie in Excel oder LibreOffice, speichern Sie sie als .xlsx und wählen Sie die neue Datei.',
    apple_document:
      'Das ist ein Dokument aus Apple Numbers, Pages oder Keynote. Exportieren Sie es aus Numbers nach Excel (Ablage, Exportieren, Excel) und wählen Sie die neue Datei.',
    document:
      'Das ist ein Dokument, etwa ein Brief, eine Mail oder ein PDF, keine Tabelle. Wählen Sie die Tabelle, aus der es entstanden ist.',
    archive: 'Das ist ein Archiv mit anderen Dateien darin. Entpacken Sie es und wählen Sie die Tabelle daraus.',
    binary_workbook:
      'Das ist eine binäre Arbeitsmappe (.xlsb). Öffnen Sie sie in Excel, speichern Sie sie als .xlsx und wählen Sie die neue Datei.',
    unreadable: 'Die Datei ist beschädigt oder von anderer Art, als ihr Name sagt.',
    encrypted: 'Die Datei ist mit einem Passwort geschützt. Speichern Sie sie ohne.',
    no_header:
      'Hier wurde keine Tabelle gefunden: weder eine Zeile mit Spaltentiteln noch Zeilen mit mindestens zwei Spalten mit Werten. Prüfen Sie, ob die richtige Datei oder das richtige Blatt gewählt ist.',
    no_sheet: 'Das gewählte Blatt ist nicht in der Datei.',
  },
  input: {
    hidden: 'Beantworten Sie zuerst, was mit ausgeblendeten Zeilen und Spalten geschieht.',
    twins: 'Beantworten Sie zuerst, wie gleiche Zeilen zählen.',
    encoding: 'Wählen Sie zuerst, wie die Buchstaben gelesen werden.',
    to: 'Eine der Adressen ist keine Mailadresse.',
    used: 'Es gibt Beträge dazu. Entfernen Sie zuerst diese.',
    number: 'Die Personalnummer stimmt nicht.',
    email: 'Das ist keine E-Mail-Adresse.',
    taken: 'Jemand anderes in der Liste hat diese Adresse oder Nummer.',
    name: 'Nötig ist ein Name mit 1 bis 100 Zeichen, den sonst nichts in der Liste hat.',
    wage_type: 'Ein anderer Benefit hat diese Lohnart schon.',
    amount: 'Das ist kein Betrag mit höchstens zwei Nachkommastellen.',
    parts: 'Die Teile gehen nicht auf: Genau einer nimmt den Rest, und zusammen sind es höchstens 100 Prozent.',
  },
  act: {
    retry: 'Erneut versuchen',
    credentials: 'Neue Zugangsdaten eingeben',
    folder: 'Datenordner öffnen',
    prepare: 'Neue Prüfung vorbereiten',
    overview: 'Zur Übersicht',
    mail: 'Einstellungen öffnen',
    settings: 'Einstellungen der Integration öffnen',
  },
}
