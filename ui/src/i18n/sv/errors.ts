import type { Texts } from '../texts'

export const errors: Texts['errors'] = {
  address_invalid: {
    title: 'Adressen går inte att använda.',
    meaning: 'Inloggningsuppgifter skickas bara över en säker anslutning.',
    todo: 'Ange en adress som börjar med https://. För ett program på den här datorn duger http://localhost.',
  },
  unreachable: {
    title: '{{service}} går inte att nå.',
    meaning: 'Antingen är den här datorn utan nät, eller så är {{service}} det. Förfrågan kom inte fram.',
    todo: 'Kontrollera internetanslutningen och försök igen.',
  },
  timed_out: {
    title: '{{service}} svarade inte i tid.',
    meaning: 'Det är hög belastning, eller så är anslutningen långsam.',
    todo: 'Vänta en minut och försök igen.',
  },
  connection_lost: {
    title: '{{service}} avbröt mitt i svaret.',
    meaning: 'Anslutningen bröts, så svaret är inte helt och används inte.',
    todo: 'Kontrollera internetanslutningen och försök igen.',
  },
  insecure: {
    title: '{{service}}: det gick inte att ansluta säkert.',
    meaning:
      'Något däremellan, till exempel ett virusskydd eller ett gästnät, kan läsa med. Inga inloggningsuppgifter skickades.',
    todo: 'Prova ett annat nät. Om det inte hjälper, fråga den som sköter era datorer.',
  },
  proxy_login: {
    title: 'Nätverkets proxy kräver inloggning.',
    meaning: 'Den står mellan datorn och {{service}} och släppte inte igenom något. Inget skickades.',
    todo: 'Be den som sköter nätverket att släppa fram Paybridge till {{service}} utan inloggning, eller att sätta HTTPS_PROXY med användarnamn och lösenord.',
  },
  redirected: {
    title: '{{service}} hänvisar till en annan adress.',
    meaning: 'Dina inloggningsuppgifter skickas inte till en adress som du inte har angett.',
    todo: 'Kontrollera adressen under Avancerat.',
  },
  wrong_credentials: {
    title: '{{service}} känner inte igen inloggningsuppgifterna.',
    meaning: 'De kan vara felskrivna eller återkallade, eller så har personen som skapade dem tagits bort.',
    todo: 'Ange dem igen eller låt någon skapa nya.',
  },
  missing_right: {
    title: '{{service}} känner dig, men en behörighet saknas.',
    meaning: 'Utan den behörigheten kan Paybridge inte göra sitt arbete.',
    todo: 'Be någon kryssa för behörigheten och testa sedan igen.',
  },
  not_found: {
    title: '{{service}} känner inte till det som efterfrågades.',
    meaning: 'Adressen eller företags-ID:t kan vara fel, eller så finns posten inte kvar.',
    todo: 'Kontrollera adressen och företags-ID:t.',
  },
  too_many_requests: {
    title: '{{service}} ber om en paus.',
    meaning: 'För många förfrågningar kom på kort tid. Även andra programs räknas.',
    todo: 'Vänta några minuter och försök igen.',
  },
  service_down: {
    title: '{{service}} fungerar inte just nu.',
    meaning: 'Felet ligger hos dem.',
    todo: 'Försök igen senare.',
  },
  refused: {
    title: '{{service}} sa nej.',
    meaning: 'Förfrågan gick att förstå men utförs inte.',
    todo: 'Svaret nedan brukar tala om vad som är fel.',
  },
  not_understood: {
    title: '{{service}} gav ett svar som Paybridge inte förstår.',
    meaning: 'Tjänsten kan ha ändrats, eller så svarade ett näts inloggningssida i dess ställe.',
    todo: 'Försök igen. Om det inte hjälper, skicka oss uppgifterna nedan.',
  },
  too_large: {
    title: '{{service}} skickade mer än Paybridge tar emot.',
    meaning: 'Ett sådant svar är knappast det rätta och lästes inte till slut.',
    todo: 'Kontrollera adressen under Avancerat.',
  },
  incomplete: {
    title: '{{service}} skickade inte hela listan.',
    meaning: 'En halv lista ser ut som om folk hade slutat, så den används inte.',
    todo: 'Försök igen. Kanske ändrade någon uppgifter just då.',
  },
  keychain_locked: {
    title: 'Datorns nyckelring är låst.',
    meaning: 'Inloggningsuppgifterna finns där, och Paybridge kommer inte åt dem.',
    todo: 'Lås upp nyckelringen och försök igen.',
  },
  keychain_missing: {
    title: 'Datorn har ingen nyckelring.',
    meaning: 'Paybridge sparar inloggningsuppgifter där och ingen annanstans, aldrig i en fil.',
    todo: 'I Linux: installera GNOME Keyring eller KWallet och logga in på datorn igen.',
  },
  keychain_refused: {
    title: 'Datorns nyckelring nekar.',
    meaning: 'Paybridge sparar inloggningsuppgifter där och ingen annanstans. Därför kan de varken sparas eller hämtas.',
    todo: 'Tillåt att Paybridge använder nyckelringen och försök igen.',
  },
  keychain_too_long: {
    title: 'Denna token eller detta lösenord är för långt för nyckelringen.',
    meaning: 'Mer än 64 000 tecken får inte plats, så inget sparades. Det som var sparat tidigare finns kvar.',
    todo: 'Kontrollera vad du klistrade in: en token är knappast så lång.',
  },
  secret_incomplete: {
    title: 'Inloggningsuppgifterna i nyckelringen är inte fullständiga.',
    meaning: 'En post togs bort, eller så avbröts sparandet. En halv token används inte.',
    todo: 'Ange dem igen.',
  },
  secret_missing: {
    title: 'Inloggningsuppgifterna finns inte kvar i nyckelringen.',
    meaning: 'De har tagits bort, eller så kommer uppgifterna från en annan dator.',
    todo: 'Ange dem igen.',
  },
  storage_full: {
    title: 'Disken är full.',
    meaning: 'Paybridge antecknar allt som skickas. Utan plats för det skickas inget.',
    todo: 'Frigör utrymme och försök igen.',
  },
  storage_read_only: {
    title: 'Det går inte att skriva i datamappen.',
    meaning: 'Paybridge antecknar allt som skickas. Går inte det skickas inget.',
    todo: 'Tillåt skrivning i datamappen och försök igen.',
  },
  storage_newer: {
    title: 'Uppgifterna är skrivna av en nyare version av Paybridge.',
    meaning: 'Den här versionen låter dem vara, så att inget går förlorat.',
    todo: 'Installera den senaste versionen.',
  },
  storage_corrupt: {
    title: 'Datafilen var skadad.',
    meaning: 'Den har flyttats undan, inte raderats, och en ny har påbörjats. Tidigare överföringar visas inte.',
    todo: 'Läs in en säkerhetskopia under ”Dina uppgifter”, eller lägg upp dina integrationer igen. Behåll den gamla filen, som ligger i datamappen.',
  },
  storage_damaged: {
    title: 'Datafilen är skadad.',
    meaning: 'Så länge skickas inget: Paybridge skulle inte kunna säga vad som skickats förut.',
    todo: 'Stäng Paybridge och öppna det igen. Då flyttas filen undan, utan att raderas, och en ny påbörjas.',
  },
  storage_on_network: {
    title: 'Datafilen ligger på en annan dator.',
    meaning: 'Datamappen ligger på en nätverksenhet. Paybridge skriver där på ett långsammare sätt, så att inget går förlorat.',
    todo: 'Be den som sköter era datorer att lägga mappen på själva datorn.',
  },
  storage_locked: {
    title: 'Ett annat program håller i datafilen.',
    meaning: 'Ofta är det ett program för säkerhetskopiering eller ett virusskydd. Tills filen är fri skickar Paybridge inget.',
    todo: 'Vänta en stund och försök igen.',
  },
  storage_failed: {
    title: 'Datafilen gick inte att använda.',
    meaning: 'Paybridge antecknar allt som skickas. Går inte det skickas inget.',
    todo: 'Försök igen. Om det inte hjälper, starta om Paybridge.',
  },
  back_up_unreadable: {
    title: 'Det här är ingen säkerhetskopia från Paybridge, eller så är den skadad.',
    meaning: 'Inget ur den har tagits in.',
    todo: 'Välj en fil som du har sparat under ”Dina uppgifter”, eller en äldre.',
  },
  plan_stale: {
    title: 'Granskningen är inaktuell.',
    meaning: 'Den gjordes en annan dag eller är redan skickad. Värden kan ha ändrats sedan dess.',
    todo: 'Förbered en ny. Det tar några sekunder.',
  },
  link_taken: {
    title: 'Den personen hör redan ihop med någon annan.',
    meaning: 'Du har tidigare sagt att de två hör ihop.',
    todo: 'Välj en annan.',
  },
  already_open: {
    title: 'Paybridge är redan öppet.',
    meaning: 'Två skulle störa varandra.',
    todo: 'Gå till det andra fönstret, eller stäng det och starta igen.',
  },
  run_active: {
    title: 'En överföring pågår.',
    meaning: 'Två saker samtidigt kan störa varandra.',
    todo: 'Vänta tills den är klar och försök igen.',
  },
  run_unsettled: {
    title: 'En tidigare överföring är inte utredd än.',
    meaning: 'Ingen kan säga än om något av den kom fram. Den kunskapen skulle gå förlorad.',
    todo: 'Öppna den överföringen i historiken, red ut det som är öppet där och försök sedan igen.',
  },
  writing_refused: {
    title: '{{service}} vägrar ta emot beloppet.',
    meaning: 'Att läsa går, och rätten att skriva verkar finnas. {{service}} säger ändå nej, så inget mer skickades.',
    todo: 'Kontrollera ”Compensations: edit”. Är den ikryssad, skriv till supporten för {{service}} och ange numret nedan.',
  },
  switch_new_user_id: {
    title: '{{service}} tar inte emot nya personer på det här sättet.',
    meaning: 'Den första avvisades, så ingen mer skickades. Inget är förlorat: överföringen fortsätter härifrån.',
    todo: 'Ändra ”Skicka en ny person utan nummer” i integrationens inställningar under ”Avancerat”. Fortsätt sedan.',
  },
  switch_create_agreement: {
    title: '{{service}} tar inte emot nya anställningsavtal på det här sättet.',
    meaning:
      'Det första avvisades, så ingen mer skickades. Personen kan finnas där utan avtal; när du fortsätter läggs det till.',
    todo: 'Ändra ”Skapa anställningsavtal med POST” i integrationens inställningar under ”Avancerat”. Fortsätt sedan.',
  },
  switch_payroll_events: {
    title: '{{service}} tar inte emot dagar som lönehändelser.',
    meaning: 'Den första dagen avvisades, så ingen mer skickades. Inget är förlorat: överföringen fortsätter härifrån.',
    todo: 'Stäng av ”Skriv nya dagar som lönehändelser” i inställningarna för ledighet. Fortsätt sedan.',
  },
  unproven_not_as_sent: {
    title: '{{service}} tog emot den första posten men visar den inte så som den skickades.',
    meaning: 'Därför skickades inget mer.',
    todo: 'Titta på posten i {{service}} och förbered sedan en ny granskning.',
  },
  emails_hidden: {
    title: '{{service}} visar inte e-postadresserna.',
    meaning: 'Personer hittas med e-postadressen, så ingen kan paras ihop.',
    todo: 'Kryssa i ”E-mail” bland uppgifternas läsbara attribut i {{service}} och försök igen.',
  },
  pay_unseen: {
    title: '{{service}} visar inte det som just skickades.',
    meaning:
      'Åtkomsten kan vara begränsad till några juridiska enheter. Inget mer skickades, eftersom det inte gick att kontrollera.',
    todo: 'Ge åtkomst till alla juridiska enheter i {{service}}. Fråga sedan vad som kom fram.',
  },
  file_unreadable: {
    title: 'Filen går inte att läsa.',
    meaning: 'Inget ur den har tagits in.',
    todo: 'Spara den som Excel-arbetsbok (.xlsx) eller som CSV och öppna den igen.',
  },
  file_problems: {
    title: 'Filen har rader som inte går att läsa.',
    meaning: 'En halv fil vore en felaktig månad, så inget har tagits in.',
    todo: 'Rätta raderna som nämns och öppna filen igen.',
  },
  mail_no_encryption: {
    title: 'E-postservern erbjuder ingen säker anslutning.',
    meaning: 'Mejl om ersättningar skickas inte öppet, så inget skickades.',
    todo: 'Prova den andra krypteringen eller en annan port. Din e-postleverantör vet vilken.',
  },
  mail_login_refused: {
    title: 'E-postservern godtar inte användarnamnet eller lösenordet.',
    meaning: 'Inget skickades.',
    todo: 'Ange båda igen. Många leverantörer vill ha ett applösenord i stället för ditt eget.',
  },
  mail_passwords_off: {
    title: 'E-postservern godtar inte längre lösenord.',
    meaning:
      'Microsoft har stängt av inloggning med lösenord för det här kontot. Ett annat lösenord hjälper inte, och inte ett applösenord heller. Inget skickades.',
    todo: 'Fråga administratören om ”Autentiserad SMTP” med lösenord kan slås på en tid. Eller ange en annan e-postserver, eller öppna mejlet i ditt e-postprogram.',
  },
  mail_sender_refused: {
    title: 'E-postservern godtar inte avsändaren.',
    meaning: 'Du får inte skicka i den här adressens namn, så inget skickades.',
    todo: 'Ange en avsändaradress som hör till användaren.',
  },
  mail_recipient_refused: {
    title: 'E-postservern godtar inte en mottagare.',
    meaning: 'Sammanfattningen skickades inte.',
    todo: 'Kontrollera adresserna i integrationens inställningar och skicka sedan igen.',
  },
  mail_not_set_up: {
    title: 'Ingen e-postserver är inställd.',
    meaning: 'Paybridge kan inte skicka mejl självt.',
    todo: 'Ange din e-postserver i inställningarna, eller öppna mejlet i ditt eget e-postprogram.',
  },
  nothing_chosen: {
    title: 'Ingen är vald.',
    meaning: 'Det finns inget att skicka.',
    todo: 'Kryssa för minst en person.',
  },
  invalid_input: {
    title: 'Något du har angett stämmer inte.',
    meaning: 'Det gick inte att använda som det är.',
    todo: 'Kontrollera det du har angett och försök igen.',
  },
  gone: {
    title: 'Det här finns inte längre.',
    meaning: 'Det har tagits bort under tiden.',
    todo: 'Gå tillbaka till översikten.',
  },
  internal: {
    title: 'Något gick fel i Paybridge.',
    meaning: 'Felet är vårt, inte ditt.',
    todo: 'Försök igen. Om det händer igen, skicka oss uppgifterna nedan.',
  },
}

export const errorWords: Texts['errorWords'] = {
  someService: 'Tjänsten',
  theirWords: '{{service}} säger:',
  place: 'Det gäller:',
  details: 'Uppgifter för supporten',
  dismiss: 'Stäng meddelandet',
  trace: 'Nummer till supporten för {{service}}:',
  copy: 'Kopiera numret',
  copied: 'Kopierat',
  pac: 'Om en proxy leder ut ur nätverket och ett skript (PAC) anger den, kan Paybridge inte använda den. Be då om att HTTPS_PROXY sätts till proxyns adress.',
  pacSet:
    'Den här datorn är inställd på att hitta sin proxy med ett skript (PAC). Paybridge kör inga sådana skript, och det kan vara orsaken. Be den som sköter nätverket att sätta HTTPS_PROXY till proxyns adress.',
  /** The remedies for the keychain, by operating system. */
  keychain: {
    locked: {
      linux: 'Lås upp ”Inloggning” i ”Lösenord och nycklar”, eller logga in på datorn igen.',
      macos:
        'Lås upp nyckelringen ”inloggning” i Nyckelhanterare. Om macOS frågar om Paybridge får använda den, välj ”Tillåt alltid”.',
      windows: 'Logga ut ur Windows och in igen. Då öppnas Autentiseringshanteraren.',
    },
    refused: {
      macos:
        'När macOS frågar om Paybridge får använda nyckelringen, välj ”Tillåt alltid”. Om den inte frågar, lås upp nyckelringen ”inloggning” i Nyckelhanterare.',
      windows:
        'Logga ut ur Windows och in igen. På en företagsdator: fråga administratören om Autentiseringshanteraren får spara inloggningsuppgifter.',
    },
  },
  file: {
    empty: 'Filen är tom.',
    too_large: 'Filen är för stor: 32 MB kan läsas, 512 MB uppackade.',
    too_many_rows: 'Bladet har för många rader: 200 000 kan läsas.',
    too_many_columns: 'Bladet har för många kolumner: 200 kan läsas.',
    not_a_file: 'Det här är ingen tabell: Excel, OpenDocument och CSV går att läsa.',
    web_page:
      'Det här är en webbsida med filnamnet på en arbetsbok. Öppna filen i Excel, spara den som .xlsx och välj den nya filen.',
    xml_workbook:
      'Det här är en arbetsbok sparad som XML, så som Excel 2003 och vissa andra program gör. Öppna den i Excel eller LibreOffice, spara den som .xlsx och välj den nya filen.',
    early_workbook:
      'Det här är en arbetsbok i de första Excel-versionernas format. Öppna den i Excel eller LibreOffice, spara den som .xlsx och välj den nya filen.',
    sylk: 'Det här är en SYLK-fil med ett annat namn. Öppna den i Excel eller LibreOffice, spara den som .xlsx och välj den nya filen.',
    apple_document:
      'Det här är ett dokument från Apple Numbers, Pages eller Keynote. Exportera det från Numbers till Excel (Arkiv, Exportera till, Excel) och välj den nya filen.',
    document:
      'Det här är ett dokument, till exempel ett brev, ett mejl eller en PDF, inte en tabell. Välj tabellen som det är gjort av.',
    archive: 'Det här är ett arkiv med andra filer i. Packa upp det och välj tabellen som ligger i det.',
    binary_workbook: 'Det här är en binär arbetsbok (.xlsb). Öppna den i Excel, spara den som .xlsx och välj den nya filen.',
    unreadable: 'Filen är skadad, eller av en annan sort än namnet säger.',
    encrypted: 'Filen är skyddad med lösenord. Spara den utan.',
    no_header:
      'Ingen tabell hittades här: varken en rad med kolumnrubriker eller rader med minst två kolumner med värden. Kontrollera att rätt fil eller blad är valt.',
    no_sheet: 'Det valda bladet finns inte i filen.',
  },
  input: {
    hidden: 'Svara först vad som ska hända med dolda rader och kolumner.',
    twins: 'Svara först hur lika rader räknas.',
    encoding: 'Välj först hur bokstäverna ska läsas.',
    to: 'En av adresserna är ingen e-postadress.',
    used: 'Det finns belopp för den. Ta bort dem först.',
    number: 'Anställningsnumret stämmer inte.',
    email: 'Det är ingen e-postadress.',
    taken: 'Någon annan i listan har adressen eller numret.',
    name: 'Det behövs ett namn på 1 till 100 tecken som inget annat i listan har.',
    wage_type: 'En annan förmån har redan den här lönearten.',
    amount: 'Det är inget belopp med högst två decimaler.',
    parts: 'Delarna går inte ihop: exakt en tar resten, och procenten är högst 100.',
  },
  act: {
    retry: 'Försök igen',
    credentials: 'Ange nya inloggningsuppgifter',
    folder: 'Öppna datamappen',
    prepare: 'Förbered en ny granskning',
    overview: 'Till översikten',
    mail: 'Öppna inställningarna',
    settings: 'Öppna integrationens inställningar',
  },
}
