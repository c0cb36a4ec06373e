import type { leaveFindings as english } from '../en/leaveFindings'
import type { Texts } from '../texts'

export const leaveFindings: Pick<Texts['findings'], keyof typeof english> = {
  leave_person_not_linked: {
    text: 'Det är inte känt vem personen är i {{target}}, så inga dagar skickas',
    todo: 'Kör exporten av anställda först, eller säg under Länkar vem det är.',
  },
  leave_no_agreement: {
    text: 'Personen har inget anställningsavtal i {{target}}, och där behöver frånvaro ett',
    todo: 'Kör exporten av anställda först: den skapar avtalet.',
  },
  leave_type_unmapped: {
    text: 'Du har ännu inte sagt vad ”{{type}}” blir i {{target}}',
    todo: 'Välj det ovan och jämför sedan igen.',
  },
  leave_type_not_sent: {
    text: 'Du har sagt att ”{{type}}” inte skickas',
    todo: 'Gäller det inte längre, välj på nytt i integrationens inställningar.',
  },
  leave_activity_gone: {
    text: 'Aktiviteten ”{{activity}}” som du valde finns inte längre i {{target}}',
    todo: 'Välj en annan ovan och jämför sedan igen.',
  },
  leave_kind_unknown: {
    text: 'Dagar ska skrivas efter sin typ, men ingen typ i {{target}} passar aktiviteten ”{{activity}}”',
    todo: 'Välj en annan aktivitet ovan eller stäng av ”lönehändelser” i inställningarna för ledighet.',
  },
  leave_child_missing: {
    text: '{{target}} vill veta vilket barn ”{{activity}}” gäller, och frånvaron anger inget',
    todo: 'Ange barnet på frånvaron i {{source}} och jämför sedan igen.',
  },
  leave_child_unknown: {
    text: 'Frånvaron gäller ett barn som {{source}} inte namnger',
    todo: 'Titta på personens barn i {{source}} och jämför sedan igen.',
  },
  leave_child_not_in_kleer: {
    text: '{{target}} känner inte till ”{{child}}” som barn till personen. Kända där: {{known}}',
    todo: 'Lägg in barnet i {{target}} med samma namn, eller rätta namnet i {{source}}. Jämför sedan igen.',
  },
  leave_hours_missing: {
    text: '{{source}} säger inte hur många timmar det gäller',
    todo: 'Fyll i timmarna på frånvaron i {{source}} och jämför sedan igen.',
  },
  leave_hours_impossible: {
    text: '{{hours}} kan inte vara en dags frånvaro',
    todo: 'Rätta frånvaron i {{source}} och jämför sedan igen.',
  },
  leave_graded_unasked: {
    text: '{{source}} säger {{hours}} och {{extent}} %, och det kan betyda två saker',
    todo: 'Svara på frågan ovan och jämför sedan igen.',
  },
  leave_not_a_working_day: {
    text: 'Ingen arbetsdag för personen i {{source}}, så den skickas inte',
    todo: 'Arbetar personen den dagen, rätta arbetsveckan i {{source}}.',
  },
  leave_working_day_unknown: {
    text: 'Varken {{source}} eller {{target}} säger om det är en arbetsdag',
    todo: 'Ge personen en arbetsvecka i {{source}} och jämför sedan igen.',
  },
  leave_free_in_kleer: {
    text: 'Arbetsdag i {{source}} men ledig dag i {{target}}, till exempel en helgdag',
    todo: 'Bocka för den bara om personen skulle ha arbetat den dagen.',
  },
  leave_worked_in_kleer: {
    text: 'Ledig dag i {{source}}, men {{target}} har {{hours}} arbete den dagen. Den skickas inte',
    todo: 'Arbetar personen den dagen, rätta arbetsveckan i {{source}}.',
  },
  leave_beyond_schedule: {
    text: '{{hours}} frånvaro, men enligt {{target}} arbetar personen {{schedule}} den dagen',
    todo: 'Se efter vad som stämmer. Den skickas som den är.',
  },
  leave_other_record: {
    text: '{{target}} har redan något den dagen som någon annan har lagt in: {{hours}}, {{activity}}',
    todo: 'Titta på dagen i {{target}}. Bocka för den bara om båda stämmer, annars dras dagen två gånger.',
  },
  leave_same_by_hand: {
    text: '{{target}} har redan samma sak, inlagd av någon annan. Inget skickas',
    todo: 'Det finns inget att göra.',
  },
  leave_removed_in_kleer: {
    text: 'Har skickats förut, och någon har sedan tagit bort den i {{target}}',
    todo: 'Fråga vem som tog bort den och varför. Bocka för den bara om den ska skickas igen.',
  },
  leave_changed_in_kleer: {
    text: 'Har skickats förut, och någon har sedan ändrat den i {{target}}',
    todo: 'Jämför båda värdena. Bocka för den bara om {{source}} har rätt.',
  },
  leave_several_records: {
    text: '{{target}} har den här frånvarodagen mer än en gång',
    todo: 'Ta bort alla utom en i {{target}} och jämför sedan igen.',
  },
  leave_day_locked: {
    text: 'Dagen är låst i {{target}}, så inget går att skicka för den',
    todo: 'Rätta den för hand i {{target}}. Den står i listan över dagar att rätta tills det är gjort.',
  },
  leave_period_closed: {
    text: 'Du har stängt perioden som dagen ligger i, så inget skickas för den',
    todo: 'Låt den vänta som sen ändring till en senare export, eller öppna perioden igen.',
  },
  leave_without_days: {
    text: 'Godkänd i {{source}}, men utan en enda frånvarodag',
    todo: 'Titta på frånvaron i {{source}}: den kanske bara ligger på lediga dagar.',
  },
  leave_pending: {
    text: 'Väntar på godkännande i {{source}}, så den skickas inte',
    todo: 'Godkänn eller avslå den i {{source}} och jämför sedan igen.',
  },
  leave_withdrawn: {
    text: 'Har skickats, och {{source}} har den inte längre: frånvaron har kortats, flyttats eller tagits tillbaka',
    todo: 'Skickar du den tas dagen bort i {{target}}.',
  },
}
