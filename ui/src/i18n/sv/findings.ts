import type { Texts } from '../texts'
import { benefitFindings } from './benefitFindings'
import { leaveFindings } from './leaveFindings'

export const findings: Texts['findings'] = {
  missing: { text: '{{field}}: tomt i {{source}}, men behövs i {{target}}', todo: 'Fyll i det i {{source}}.' },
  ssn_malformed: {
    text: 'Personnumret har fel form',
    todo: 'Rätta det i {{source}}: tio eller tolv siffror.',
  },
  ssn_no_date: {
    text: 'Datumet i personnumret finns inte',
    todo: 'Rätta det i {{source}}.',
  },
  ssn_future: {
    text: 'Födelsedatumet i personnumret ligger i framtiden',
    todo: 'Rätta det i {{source}}.',
  },
  ssn_birth_number: {
    text: 'Personnumret har 000 före sista siffran. Ingen myndighet ger ut ett sådant nummer',
    todo: 'Fråga personen efter rätt nummer och rätta det i {{source}}.',
  },
  ssn_interim: {
    text: 'Det här är ett tillfälligt nummer med en bokstav. Myndigheterna känner inte till det',
    todo: 'Ange person- eller samordningsnumret i {{source}}.',
  },
  ssn_check_digit: {
    text: 'Personnumret är felskrivet: kontrollsiffran stämmer inte',
    todo: 'Jämför med en legitimation och rätta det i {{source}}.',
  },
  email_malformed: { text: 'Det här kan inte vara en e-postadress', todo: 'Rätta den i {{source}}.' },
  email_chosen_missing: {
    text: 'Den e-postadress du har valt att skicka är tom. Den andra skickas inte i dess ställe',
    todo: 'Fyll i den i {{source}}, eller välj den andra i integrationens inställningar.',
  },
  phone_malformed: { text: 'Det här kan inte vara ett telefonnummer', todo: 'Rätta det i {{source}}.' },
  country_unknown: {
    text: 'Landet är varken ett lands namn eller dess kod, så det utelämnas',
    todo: 'Ange landet i {{source}}, till exempel Sverige eller SE.',
  },
  zip_code_malformed: { text: 'Ett svenskt postnummer har fem siffror, det har inte det här', todo: 'Rätta det i {{source}}.' },
  tax_table_out_of_range: {
    text: 'Skattetabellen är ingen av dem som används, {{from}} till {{to}}',
    todo: 'Slå upp den hos Skatteverket och rätta den i {{source}}.',
  },
  tax_column_out_of_range: {
    text: 'Skattekolumnen är ingen av 1 till 7',
    todo: 'Rätta den i {{source}}. De flesta anställda har kolumn 1.',
  },
  tax_column_rare: { text: 'Skattekolumn 7 gäller bara få personer', todo: 'Värt en titt. Den skickas som den är.' },
  clearing_malformed: {
    text: 'Ett clearingnummer har fyra eller fem siffror, det har inte det här',
    todo: 'Rätta det i {{source}}.',
  },
  clearing_unknown: {
    text: 'Ingen känd bank har det här clearingnumret',
    todo: 'Jämför med personens bankuppgifter och rätta det i {{source}}.',
  },
  clearing_check_digit: {
    text: 'Clearingnumret är felskrivet: den femte siffran stämmer inte',
    todo: 'Jämför med personens bankuppgifter och rätta det i {{source}}.',
  },
  account_malformed: {
    text: 'Kontonumret har annat än siffror, eller för få eller för många för sin bank',
    todo: 'Rätta det i {{source}}: utan clearingnummer.',
  },
  account_check_digit: {
    text: 'Kontonumret klarar inte kontrollen för {{bank}}. Det gör inte heller några få riktiga konton',
    todo: 'Värt en titt: jämför med personens bankuppgifter.',
  },
  bank_account_incomplete: {
    text: 'Av clearingnummer och kontonummer finns bara det ena, så inget av dem skickas',
    todo: 'Fyll i båda i {{source}}.',
  },
  end_before_start: { text: 'Anställningen slutar innan den börjar', todo: 'Rätta datumen i {{source}}.' },
  salary_malformed: {
    text: 'Lönen är negativ eller har fler decimaler än {{target}} klarar',
    todo: 'Rätta lönen i {{source}}.',
  },
  salary_currency: {
    text: 'Lönen är i {{currency}}, vilket {{target}} inte klarar',
    todo: 'Ange lönen i kronor i {{source}}, eller sköt den för hand i {{target}}.',
  },
  pay_period_unsupported: {
    text: 'Lönen är varken per timme eller per månad utan ”{{period}}”',
    todo: 'Välj per timme eller per månad i {{source}}. Paybridge räknar inte om löner.',
  },
  salary_later: {
    text: 'En ny lön på {{amount}} gäller från {{date}}',
    todo: 'Den första exporten från och med den dagen skickar den.',
  },
  salary_unit_unconfirmed: {
    text: 'Lönen utelämnas, eftersom du ännu inte har sagt hur Kleer räknar löner',
    todo: 'Besvara frågan om löner och förbered sedan igen.',
  },
  other_salary_kind: {
    text: '{{target}} har även en lön av det andra slaget: {{amount}}',
    todo: 'Om den inte gäller längre, avsluta den i {{target}}.',
  },
  leaver_still_active: {
    text: 'Har slutat men är fortfarande aktiv i {{target}}',
    todo: 'Gör personen inaktiv i {{target}}, eller slå på det i integrationens inställningar.',
  },
  only_in_target: {
    text: 'Finns bara i {{target}}. Inget görs',
    todo: 'Om personen arbetar hos er, lägg till den i {{source}}.',
  },
  left_and_not_in_target: { text: 'Har slutat och fanns aldrig i {{target}}. Inget görs', todo: 'Det finns inget att göra.' },
  contested_match: {
    text: 'Mer än en person i {{source}} kan vara samma i {{target}}: {{names}}',
    todo: 'Säg nedan vem det är, eller rätta numret eller e-postadressen i {{source}}.',
  },
  ambiguous_match: {
    text: 'Mer än en person i {{target}} kan vara den här: {{names}}',
    todo: 'Säg nedan vem det är. Finns en dubblett i {{target}}, ta bort den där.',
  },
  link_broken: {
    text: 'Personen som den här hör ihop med finns inte kvar i {{target}}',
    todo: 'Titta i {{target}} vad som har hänt med personen (ID {{id}}).',
  },
  salary_ambiguous: {
    text: 'Två olika löner börjar {{date}}',
    todo: 'Ta bort den som är fel i {{source}}.',
  },
  email_taken: {
    text: '{{name}} har den här e-postadressen i {{target}}',
    todo: 'Ta reda på vems den är. Är de två samma person, rätta det nummer som är fel; annars ge en av dem en annan adress.',
  },
  email_shared: { text: 'Flera personer har den här e-postadressen: {{names}}', todo: 'Ge var och en en egen i {{source}}.' },
  ssn_shared: {
    text: 'Flera personer har det här personnumret: {{names}}',
    todo: 'Rätta det i {{source}}: ett personnummer hör till en person.',
  },
  ssn_differs: {
    text: 'E-postadressen är densamma, men {{source}} och {{target}} har olika personnummer',
    todo: 'Ta reda på om det är en och samma person. I så fall säger du det nedan; då rättas numret.',
  },
  maybe_same: {
    text: 'I {{target}} finns någon med samma namn och samma första dag: {{names}}',
    todo: 'Säg nedan om det är samma person. Till dess skapas ingen.',
  },
  same_name: {
    text: 'I {{target}} finns någon med samma namn: {{names}}',
    todo: 'Är det samma person, länka de två innan du skickar. Annars blir det två poster.',
  },
  rehired: {
    text: 'Har varit anställd förut, under en tidigare post med samma personnummer',
    todo: 'Den tidigare posten lämnas som den är. Den här gäller.',
  },
  replaced_by_rehire: {
    text: 'Hör till en tidigare anställning. Personen har en nyare post, och den gäller',
    todo: 'Det finns inget att göra.',
  },
  no_agreement: {
    text: 'Har inget anställningsavtal i {{source}} och finns inte i {{target}}. Inget görs',
    todo: 'Om personen arbetar hos er, lägg till anställningsavtalet i {{source}}.',
  },
  employee_number_shared: {
    text: 'Flera personer har det här anställningsnumret: {{names}}',
    todo: 'Ge var och en ett eget i {{source}}.',
  },
  employee_number_taken: {
    text: '{{name}} har det här anställningsnumret i {{target}}',
    todo: 'Ta reda på vems det är och rätta det på den sida som är fel.',
  },
  employment_type_unmapped: {
    text: 'Inställningarna säger inte vilken anställningsform det här är i {{target}}, så anställningen utelämnas',
    todo: 'Välj den i integrationens inställningar och förbered sedan igen.',
  },
  salary_start_unknown: {
    text: '{{source}} säger inte från när lönen gäller, så den skickas inte',
    todo: 'Fyll i första dagen i {{source}}.',
  },
  salary_history_unknown: {
    text: 'Alexis HR visar inte tidigare och kommande löner, så bara den nuvarande jämförs',
    todo: 'Titta i Alexis HR om en annan lön är planerad.',
  },
  two_salary_kinds: {
    text: '{{source}} har både timlön och månadslön; {{target}} har plats för en, så ingen av dem skickas. En av dem: {{amount}}',
    todo: 'Avsluta den som inte längre gäller i {{source}}, eller skriv in lönen i {{target}} för hand.',
  },
  salary_backdated: {
    text: 'Lönen gäller från {{date}}, före den här månaden. Det som har betalats sedan dess rättas inte av den',
    todo: 'Se efter om något ska betalas i efterhand.',
  },
  salary_behind_target: {
    text: '{{target}} har en senare lön, {{amount}} från {{date}}, och skulle fortsätta med den',
    todo: 'Ta bort den senare i {{target}}, eller rätta första dagen i {{source}}.',
  },
  employment_later: {
    text: 'Kommer tillbaka {{date}}. Den nya anställningen skickas inte före den dagen, eftersom {{target}} inte skulle visa den',
    todo: 'Förbered importen igen den dagen.',
  },
  unknown_value: {
    text: 'Den här versionen känner inte till värdet ”{{value}}”',
    todo: 'Kontrollera det i {{source}}. Det skickas inte.',
  },
  inactive_twin: {
    text: 'Flera personer i {{target}} har det här personnumret: {{names}}. Den aktiva valdes',
    todo: 'Om det är fel person tar du bort länken i integrationens personlista.',
  },
  street_elsewhere: {
    text: 'Kleer har adressen på den andra adressraden, och raden för gatan är tom. Adressen varken jämförs eller skickas',
    todo: 'Om ditt företag har gatan där ändrar du ”Gatan står på första adressraden” i integrationens inställningar under ”Avancerat”.',
  },
  agreement_gap: {
    text: 'Fältet saknas i anställningsavtalet från Kleer. Det räknas som tomt',
    todo: 'Om du ser ett värde där i Kleer slår du på ”Kleer utelämnar fält i anställningsavtal” i integrationens inställningar under ”Avancerat”.',
  },
  agreement_not_told: {
    text: 'Kleer visar inte det här fältet. Det varken jämförs eller ändras',
    todo: 'Kontrollera det manuellt i Kleer när det ändras.',
  },
  not_read_back: {
    text: '{{target}} visar inte det här fältet för andra. Det skickas och kan inte läsas tillbaka efteråt',
    todo: 'Kontrollera det i {{target}} för hand efter överföringen.',
  },
  moment_unclear: {
    text: 'Dagen är angiven som en tidpunkt som kan betyda två dagar: {{value}}',
    todo: 'Ange dagen på nytt i Alexis HR.',
  },
  salary_too_fine: {
    text: 'Lönen {{amount}} har ören, men {{target}} anger löner i hela kronor',
    todo: 'Avrunda lönen i {{source}} eller ange den för hand i {{target}}. Om {{target}} anger öre rättar du ditt svar om löner under ”Anslutningar”.',
  },
  salary_other_period_held: {
    text: '{{target}} har redan lön för en annan period från {{date}}, till exempel per vecka',
    todo: 'Ändra den lönen för hand i {{target}}. Lönen skickas inte.',
  },
  target_salary_ambiguous: {
    text: 'Två löner börjar {{date}} i {{target}}',
    todo: 'Ta bort den felaktiga i {{target}}.',
  },
  cannot_be_held: {
    text: '{{target}} kan inte lagra det här värdet',
    todo: 'Kontrollera värdet i {{source}}. Det skickas inte.',
  },
  user_missing: {
    text: 'Personen har ingen användare i {{target}}, så ingen ny anställning eller lön kan läggas in',
    todo: 'Bjud in personen i {{target}} eller lägg in uppgiften där för hand.',
  },
  agreement_created: {
    text: 'Har inget anställningsavtal i {{target}} ännu. Ett skapas',
    todo: 'Ta en titt på det i {{target}} efteråt.',
  },
  end_date_removed: {
    text: 'Anställningens slutdatum tas bort i {{target}}',
    todo: 'Det är rätt om anställningen fortsätter. Annars, ange slutdatumet i {{source}}.',
  },
  open_before: {
    text: 'En tidigare överföring skickade det här, och det är oklart om det kom fram till {{target}}',
    todo: 'Det skickas inte igen förrän det är utrett. Allt annat kan skickas.',
  },
  ...leaveFindings,
  ...benefitFindings,
}
