export const benefitFindings = {
  benefit_unmapped: {
    text: 'Du har inte bestämt än vad som ska hända med ”{{benefit}}” i {{target}}',
    todo: 'Välj det här ovanför och jämför sedan igen.',
  },
  benefit_not_sent: {
    text: 'Du har bestämt att ”{{benefit}}” inte skickas',
    todo: 'Har det ändrats, välj på nytt här ovanför.',
  },
  benefit_half: {
    text: 'En annan del av ”{{benefit}}” skickas inte',
    todo: 'Red ut den andra delen först. Om du ändå kryssar i den här går bara en del av beloppet ut.',
  },
  benefit_rule_broken: {
    text: 'Delarna av ”{{benefit}}” blir inte hela beloppet',
    todo: 'Rätta uppdelningen här ovanför och jämför sedan igen.',
  },
  benefit_person_unnamed: {
    text: 'Listan har varken e-postadress eller anställningsnummer för personen',
    todo: 'Skriv in e-postadressen som finns i {{target}} och jämför sedan igen.',
  },
  benefit_person_unknown: {
    text: 'Ingen i {{target}} har e-postadressen {{email}}',
    todo: 'Rätta adressen i listan, eller lägg upp personen i {{target}}. Jämför sedan igen.',
  },
  benefit_number_unknown: {
    text: 'Ingen i {{target}} har anställningsnummer {{number}}, och listan har ingen e-postadress',
    todo: 'Skriv in e-postadressen som finns i {{target}} och jämför sedan igen.',
  },
  benefit_person_ambiguous: {
    text: 'Flera personer i {{target}} har den här adressen eller det här numret: {{names}}',
    todo: 'Rätta det i {{target}} och jämför sedan igen.',
  },
  benefit_person_contradicts: {
    text: 'Adressen {{email}} och numret {{number}} hör till två olika personer i {{target}}',
    todo: 'Rätta det som är fel i listan och jämför sedan igen.',
  },
  benefit_number_nobodys: {
    text: 'Ingen i {{target}} har anställningsnummer {{number}}. Personen hittades bara genom adressen {{email}}',
    todo: 'Kontrollera att det är rätt person och rätta sedan numret i listan eller i {{target}}.',
  },
  benefit_emails_hidden: {
    text: '{{target}} visar inte e-postadresserna för Paybridge, så ingen går att hitta',
    todo: 'Kryssa i ”E-mail” bland uppgifternas läsbara attribut i {{target}}. Jämför sedan igen.',
  },
  benefit_person_twice: {
    text: 'Två personer i listan är samma person i {{target}}: {{names}}',
    todo: 'Ta bort en av dem ur listan, eller rätta dess adress. Jämför sedan igen.',
  },
  benefit_person_inactive: {
    text: 'Personen är inaktiv i {{target}}',
    todo: 'Kryssa bara i om personen fortfarande ska få betalt.',
  },
  benefit_zero: { text: '”{{benefit}}” är noll, så det finns inget att skicka', todo: 'Du behöver inte göra något.' },
  benefit_negative: {
    text: '{{amount}} är negativt, och ingen har än sett {{target}} ta emot ett negativt belopp',
    todo: 'Lägg in det för hand i {{target}}, eller tillåt negativa belopp i inställningarna.',
  },
  benefit_not_cents: {
    text: '{{amount}} för ”{{benefit}}” har delar av en cent',
    todo: 'Avrunda beloppet i listan och jämför sedan igen.',
  },
  benefit_currency: {
    text: '”{{benefit}}” är i {{currency}}, som inte är integrationens valuta',
    todo: 'Rätta beloppet, eller valutan i inställningarna. Jämför sedan igen.',
  },
  benefit_type_gone: {
    text: '{{target}} har inte kvar ersättningstypen ”{{type}}” som du valde',
    todo: 'Välj en annan här ovanför och jämför sedan igen.',
  },
  benefit_type_forbidden: {
    text: '”{{type}}” är för löner: en lön kunde skrivas över',
    todo: 'Välj en annan typ här ovanför och jämför sedan igen.',
  },
  benefit_type_mismatch: {
    text: '”{{type}}” betalas på ett annat sätt (en gång eller återkommande) än du valde',
    todo: 'Välj det andra sättet eller en annan typ här ovanför och jämför sedan igen.',
  },
  benefit_type_changed: {
    text: '{{target}} har nu ”{{type}}” som {{now}}; när du valde den var den {{was}}',
    todo: 'Välj här ovanför hur det ska skickas nu och jämför sedan igen.',
  },
  benefit_type_name_taken: {
    text: '{{target}} har redan en typ ”{{type}}”, för det andra sättet att betala',
    todo: 'Ge den nya typen ett annat namn här ovanför och jämför sedan igen.',
  },
  benefit_type_twice: {
    text: '{{target}} har flera typer ”{{type}}”, och bara en av dem jämförs',
    todo: 'Titta i {{target}} om detta betalas med den andra också, och ta bort den typ som är en för mycket.',
  },
  benefit_intervals_differ: {
    text: 'Två förmåner går till ”{{type}}”, men inte lika ofta',
    todo: 'Välj samma intervall för båda, eller två typer. Jämför sedan igen.',
  },
  benefit_differs: {
    text: '{{target}} har {{held}} och listan säger {{wanted}}',
    todo: '{{target}} låter inget program ändra en post: rätta den där för hand, så som det beskrivs nedan.',
  },
  benefit_same_by_hand: {
    text: '{{target}} har redan beloppet, inlagt av någon annan. Inget skickas',
    todo: 'Du behöver inte göra något.',
  },
  benefit_others_there: {
    text: '{{target}} har redan {{held}} av den här typen, inlagt av någon annan',
    todo: 'Kryssa bara i om beloppet ska betalas därutöver.',
  },
  benefit_others_beside: {
    text: '{{target}} har {{held}} av den här typen för månaden, och listan har {{wanted}}. Det finns andra poster bredvid listans belopp',
    todo: 'Se nedan vad som finns. Är en post för mycket, ta bort den för hand i {{target}}: det kan inget program. Jämför sedan igen.',
  },
  benefit_removed_in_target: {
    text: 'Har skickats tidigare, och någon har sedan tagit bort det i {{target}} eller satt det till noll',
    todo: 'Fråga vem och varför. Kryssa bara i om det ändå ska betalas.',
  },
  benefit_unclear_before: {
    text: 'Försöktes tidigare, svaret gick förlorat, och {{target}} visar det inte',
    todo: 'Se efter i {{target}} om det finns där. Kryssa bara i om det saknas.',
  },
  benefit_no_longer_listed: {
    text: '{{target}} har {{held}} från en tidigare överföring, och listan har det inte längre',
    todo: 'Ska det inte betalas, ta bort det i {{target}} för hand, så som det beskrivs nedan.',
  },
  benefit_goes_on: {
    text: '{{target}} fortsätter att betala {{held}}, och listan har det inte längre',
    todo: 'Avsluta det i {{target}} för hand, så som det beskrivs nedan.',
  },
  benefit_recurs: {
    text: '{{target}} fortsätter att betala det här tills någon avslutar det där',
    todo: 'Skicka det bara om beloppet är detsamma varje gång. Välj annars engångsbelopp.',
  },
  benefit_unseen: {
    text: '{{target}} visar ingen ersättning alls för personen, så det som skickas syns kanske inte',
    todo: 'Kontrollera om åtkomsten är begränsad till en juridisk enhet.',
  },
  benefit_outside: {
    text: '{{target}} visar ingen ersättning för personens juridiska enhet, så det som skickas skulle inte kunna kontrolleras. Det väntar',
    todo: 'Ge åtkomsten alla juridiska enheter i {{target}} och jämför igen. Välj det bara om du kan kontrollera det där själv.',
  },
  benefit_type_open: {
    text: 'En tidigare överföring skulle skapa ”{{type}}”, och det är oklart om det blev så',
    todo: 'Se efter i {{target}} och svara på frågan här. Till dess skickas inget.',
  },
  benefit_equal_rows: {
    text: 'Räknat {{times}} gånger: raderna {{rows}} i den importerade filen är identiska, och du valde att räkna varje rad',
    todo: 'Kontrollera att alla är avsedda. Importera annars filen igen och räkna lika rader bara en gång.',
  },
  benefit_over_month: {
    text: '{{sum}} är mer än de {{most}} i månaden som lagen tillåter',
    todo: 'Fråga din skatterådgivare. Det skickas som det är. Gränsens källa: {{source}}.',
  },
  benefit_over_year: {
    text: '{{sum}} i år är mer än de {{most}} om året som lagen tillåter',
    todo: 'Fråga din skatterådgivare. Det skickas som det är. Gränsens källa: {{source}}.',
  },
}
