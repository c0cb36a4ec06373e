import type { Texts } from '../texts'
import { benefitFindings } from './benefitFindings'
import { leaveFindings } from './leaveFindings'

export const findings: Texts['findings'] = {
  missing: { text: '{{field}}: in {{source}} leer, in {{target}} aber nötig', todo: 'Tragen Sie es in {{source}} ein.' },
  ssn_malformed: {
    text: 'Die Personennummer hat die falsche Form',
    todo: 'Korrigieren Sie sie in {{source}}: zehn oder zwölf Ziffern.',
  },
  ssn_no_date: {
    text: 'Das Datum in der Personennummer gibt es nicht',
    todo: 'Korrigieren Sie es in {{source}}.',
  },
  ssn_future: {
    text: 'Das Geburtsdatum in der Personennummer liegt in der Zukunft',
    todo: 'Korrigieren Sie es in {{source}}.',
  },
  ssn_birth_number: {
    text: 'Die Personennummer hat vor der letzten Ziffer 000. Eine solche Nummer vergibt keine Behörde',
    todo: 'Erfragen Sie die richtige Nummer und korrigieren Sie sie in {{source}}.',
  },
  ssn_interim: {
    text: 'Das ist eine vorläufige Nummer mit einem Buchstaben. Behörden kennen sie nicht',
    todo: 'Tragen Sie in {{source}} die Personen- oder Koordinierungsnummer ein.',
  },
  ssn_check_digit: {
    text: 'Die Personennummer ist vertippt: Ihre Prüfziffer passt nicht',
    todo: 'Vergleichen Sie sie mit einem Ausweis und berichtigen Sie sie in {{source}}.',
  },
  email_malformed: { text: 'Das kann keine E-Mail-Adresse sein', todo: 'Berichtigen Sie sie in {{source}}.' },
  email_chosen_missing: {
    text: 'Die E-Mail-Adresse der gewählten Art ist leer. Die andere wird nicht an ihrer Stelle gesendet',
    todo: 'Tragen Sie sie in {{source}} ein oder wählen Sie in den Einstellungen der Integration die andere Art.',
  },
  phone_malformed: { text: 'Das kann keine Telefonnummer sein', todo: 'Berichtigen Sie sie in {{source}}.' },
  country_unknown: {
    text: 'Das Land ist weder der Name noch der Code eines Landes und wird weggelassen',
    todo: 'Tragen Sie das Land in {{source}} ein, zum Beispiel Schweden oder SE.',
  },
  zip_code_malformed: {
    text: 'Eine schwedische Postleitzahl hat fünf Ziffern, diese nicht',
    todo: 'Berichtigen Sie sie in {{source}}.',
  },
  tax_table_out_of_range: {
    text: 'Die Steuertabelle ist keine der verwendeten, {{from}} bis {{to}}',
    todo: 'Schlagen Sie sie bei der schwedischen Steuerbehörde nach und berichtigen Sie sie in {{source}}.',
  },
  tax_column_out_of_range: {
    text: 'Die Steuerspalte ist keine von 1 bis 7',
    todo: 'Berichtigen Sie sie in {{source}}. Für die meisten Beschäftigten gilt Spalte 1.',
  },
  tax_column_rare: { text: 'Steuerspalte 7 gilt nur für wenige Personen', todo: 'Sehen Sie kurz nach. Sie wird so gesendet.' },
  clearing_malformed: {
    text: 'Eine Clearingnummer hat vier oder fünf Ziffern, diese nicht',
    todo: 'Berichtigen Sie sie in {{source}}.',
  },
  clearing_unknown: {
    text: 'Keine bekannte Bank hat diese Clearingnummer',
    todo: 'Vergleichen Sie sie mit den Bankdaten der Person und berichtigen Sie sie in {{source}}.',
  },
  clearing_check_digit: {
    text: 'Die Clearingnummer ist vertippt: Ihre fünfte Ziffer passt nicht',
    todo: 'Vergleichen Sie sie mit den Bankdaten der Person und berichtigen Sie sie in {{source}}.',
  },
  account_malformed: {
    text: 'Die Kontonummer hat anderes als Ziffern oder für ihre Bank zu wenige oder zu viele',
    todo: 'Berichtigen Sie sie in {{source}}: ohne die Clearingnummer.',
  },
  account_check_digit: {
    text: 'Die Kontonummer besteht die Prüfung für {{bank}} nicht. Das gilt auch für einige echte Konten',
    todo: 'Sehen Sie kurz nach: Vergleichen Sie sie mit den Bankdaten der Person.',
  },
  bank_account_incomplete: {
    text: 'Von Clearingnummer und Kontonummer ist nur eine vorhanden. Gesendet wird daher keine',
    todo: 'Tragen Sie in {{source}} beide ein.',
  },
  end_before_start: {
    text: 'Die Beschäftigung endet, bevor sie beginnt',
    todo: 'Berichtigen Sie die Daten in {{source}}.',
  },
  salary_malformed: {
    text: 'Das Gehalt ist negativ oder hat mehr Nachkommastellen, als in {{target}} möglich sind',
    todo: 'Berichtigen Sie das Gehalt in {{source}}.',
  },
  salary_currency: {
    text: 'Das Gehalt ist in {{currency}}, was in {{target}} nicht möglich ist',
    todo: 'Tragen Sie das Gehalt in {{source}} in Kronen ein oder pflegen Sie es in {{target}} von Hand.',
  },
  pay_period_unsupported: {
    text: 'Das Gehalt gilt weder je Stunde noch je Monat, sondern „{{period}}“',
    todo: 'Wählen Sie in {{source}} je Stunde oder je Monat. Paybridge rechnet Gehälter nicht um.',
  },
  salary_later: {
    text: 'Ein neues Gehalt von {{amount}} gilt ab {{date}}',
    todo: 'Der erste Export ab diesem Tag sendet es.',
  },
  salary_unit_unconfirmed: {
    text: 'Das Gehalt wird ausgelassen, weil Sie noch nicht gesagt haben, wie Kleer Gehälter zählt',
    todo: 'Beantworten Sie die Frage zu den Gehältern und bereiten Sie dann neu vor.',
  },
  other_salary_kind: {
    text: 'In {{target}} steht auch ein Gehalt der anderen Art: {{amount}}',
    todo: 'Gilt es nicht mehr, beenden Sie es in {{target}}.',
  },
  leaver_still_active: {
    text: 'Ist ausgetreten und in {{target}} noch aktiv',
    todo: 'Setzen Sie die Person in {{target}} inaktiv oder schalten Sie das in den Einstellungen der Integration ein.',
  },
  only_in_target: {
    text: 'Nur in {{target}} vorhanden. Es geschieht nichts',
    todo: 'Arbeitet die Person bei Ihnen, legen Sie sie in {{source}} an.',
  },
  left_and_not_in_target: {
    text: 'Ist ausgetreten und war nie in {{target}}. Es geschieht nichts',
    todo: 'Es gibt nichts zu tun.',
  },
  contested_match: {
    text: 'Mehr als eine Person in {{source}} könnte dieselbe in {{target}} sein: {{names}}',
    todo: 'Sagen Sie unten, wer es ist, oder berichtigen Sie Nummer oder E-Mail-Adresse in {{source}}.',
  },
  ambiguous_match: {
    text: 'Mehr als eine Person in {{target}} könnte diese sein: {{names}}',
    todo: 'Sagen Sie unten, wer es ist. Einen doppelten Eintrag in {{target}} entfernen Sie dort.',
  },
  link_broken: {
    text: 'Die Person, zu der diese gehört, ist nicht mehr in {{target}}',
    todo: 'Sehen Sie in {{target}} nach, was aus der Person geworden ist (ID {{id}}).',
  },
  salary_ambiguous: {
    text: 'Zwei verschiedene Gehälter beginnen am {{date}}',
    todo: 'Entfernen Sie das falsche in {{source}}.',
  },
  email_taken: {
    text: '{{name}} hat diese E-Mail-Adresse in {{target}}',
    todo: 'Klären Sie, wessen sie ist. Sind die beiden eine Person, berichtigen Sie die falsche Nummer; sonst geben Sie einer eine andere Adresse.',
  },
  email_shared: {
    text: 'Mehrere Personen haben diese E-Mail-Adresse: {{names}}',
    todo: 'Geben Sie in {{source}} jeder eine eigene.',
  },
  ssn_shared: {
    text: 'Mehrere Personen haben diese Personennummer: {{names}}',
    todo: 'Berichtigen Sie das in {{source}}: Eine Personennummer gehört zu einer Person.',
  },
  ssn_differs: {
    text: 'Die E-Mail-Adresse ist dieselbe, aber {{source}} und {{target}} haben verschiedene Personennummern',
    todo: 'Klären Sie, ob es dieselbe Person ist. Wenn ja, sagen Sie es unten; dann wird die Nummer berichtigt.',
  },
  maybe_same: {
    text: 'In {{target}} hat jemand denselben Namen und denselben ersten Tag: {{names}}',
    todo: 'Sagen Sie unten, ob es dieselbe Person ist. Bis dahin wird niemand angelegt.',
  },
  same_name: {
    text: 'In {{target}} hat jemand denselben Namen: {{names}}',
    todo: 'Ist es dieselbe Person, verknüpfen Sie beide vor dem Senden. Sonst gibt es zwei Einträge.',
  },
  rehired: {
    text: 'War schon einmal beschäftigt, unter einem früheren Eintrag mit derselben Personennummer',
    todo: 'Der frühere Eintrag bleibt, wie er ist. Dieser hier gilt.',
  },
  replaced_by_rehire: {
    text: 'Gehört zu einer früheren Beschäftigung. Die Person hat einen neueren Eintrag, und der gilt',
    todo: 'Es gibt nichts zu tun.',
  },
  no_agreement: {
    text: 'Hat in {{source}} keinen Anstellungsvertrag und ist nicht in {{target}}. Es geschieht nichts',
    todo: 'Arbeitet die Person bei Ihnen, legen Sie in {{source}} den Anstellungsvertrag an.',
  },
  employee_number_shared: {
    text: 'Mehrere Personen haben diese Personalnummer: {{names}}',
    todo: 'Geben Sie in {{source}} jeder eine eigene.',
  },
  employee_number_taken: {
    text: '{{name}} hat diese Personalnummer in {{target}}',
    todo: 'Klären Sie, wessen sie ist, und berichtigen Sie die falsche Seite.',
  },
  employment_type_unmapped: {
    text: 'Die Einstellungen sagen nicht, welche Art der Beschäftigung das in {{target}} ist. Die Beschäftigung wird daher ausgelassen',
    todo: 'Wählen Sie sie in den Einstellungen der Integration und bereiten Sie dann erneut vor.',
  },
  salary_start_unknown: {
    text: '{{source}} sagt nicht, ab wann das Gehalt gilt. Es wird daher nicht gesendet',
    todo: 'Tragen Sie den ersten Tag in {{source}} ein.',
  },
  salary_history_unknown: {
    text: 'Alexis HR zeigt keine früheren und späteren Gehälter. Verglichen wird nur das jetzige',
    todo: 'Sehen Sie in Alexis HR nach, ob ein anderes Gehalt geplant ist.',
  },
  two_salary_kinds: {
    text: '{{source}} hat ein Gehalt je Stunde und eines je Monat; {{target}} hat Platz für eines, deshalb wird keines gesendet. Eines davon: {{amount}}',
    todo: 'Beenden Sie in {{source}} das, was nicht mehr gilt, oder tragen Sie das Gehalt in {{target}} von Hand ein.',
  },
  salary_backdated: {
    text: 'Das Gehalt gilt ab {{date}}, also vor diesem Monat. Was seither bezahlt wurde, berichtigt es nicht',
    todo: 'Sehen Sie nach, ob etwas nachzuzahlen ist.',
  },
  salary_behind_target: {
    text: 'In {{target}} steht ein späteres Gehalt, {{amount}} ab {{date}}, das weiter gelten würde',
    todo: 'Entfernen Sie das spätere in {{target}} oder berichtigen Sie den ersten Tag in {{source}}.',
  },
  employment_later: {
    text: 'Kommt am {{date}} zurück. Die neue Anstellung wird nicht vor diesem Tag gesendet, weil {{target}} sie nicht zeigen würde',
    todo: 'Bereiten Sie den Import an dem Tag noch einmal vor.',
  },
  unknown_value: {
    text: 'Diese Version kennt den Wert „{{value}}“ nicht',
    todo: 'Prüfen Sie ihn in {{source}}. Er wird nicht gesendet.',
  },
  inactive_twin: {
    text: 'Mehrere Personen in {{target}} haben diese Personennummer: {{names}}. Die aktive wurde genommen',
    todo: 'Ist das die falsche, lösen Sie die Verknüpfung in der Personenliste der Integration.',
  },
  street_elsewhere: {
    text: 'Kleer hat die Adresse in der anderen Adresszeile, und die Zeile für die Straße ist leer. Die Adresse wird weder verglichen noch gesendet',
    todo: 'Führt Ihre Firma die Straße dort, ändern Sie „Die Straße steht in der ersten Adresszeile“ in den Einstellungen der Integration unter „Erweitert“.',
  },
  agreement_gap: {
    text: 'Dieses Feld fehlt im Anstellungsvertrag aus Kleer. Es gilt als leer',
    todo: 'Sehen Sie dort in Kleer einen Wert, schalten Sie „Kleer lässt in Anstellungsverträgen Felder weg“ in den Einstellungen der Integration unter „Erweitert“ ein.',
  },
  agreement_not_told: {
    text: 'Kleer zeigt dieses Feld nicht. Es wird weder verglichen noch geändert',
    todo: 'Prüfen Sie es in Kleer von Hand, wenn es sich ändert.',
  },
  not_read_back: {
    text: '{{target}} zeigt dieses Feld bei anderen nicht. Es wird gesendet und lässt sich danach nicht zurücklesen',
    todo: 'Prüfen Sie es nach der Übertragung in {{target}} von Hand.',
  },
  moment_unclear: {
    text: 'Der Tag steht als Zeitpunkt da, der zwei Tage bedeuten kann: {{value}}',
    todo: 'Tragen Sie den Tag in Alexis HR neu ein.',
  },
  salary_too_fine: {
    text: 'Das Gehalt von {{amount}} hat Öre, aber {{target}} nennt Gehälter in ganzen Kronen',
    todo: 'Runden Sie das Gehalt in {{source}} oder tragen Sie es in {{target}} von Hand ein. Nennt {{target}} Öre, korrigieren Sie Ihre Antwort zu den Gehältern unter „Verbindungen“.',
  },
  salary_other_period_held: {
    text: '{{target}} hat ab {{date}} schon Lohn für einen anderen Zeitraum, zum Beispiel pro Woche',
    todo: 'Ändern Sie diesen Lohn in {{target}} von Hand. Das Gehalt wird nicht gesendet.',
  },
  target_salary_ambiguous: {
    text: 'In {{target}} beginnen am {{date}} zwei Gehälter',
    todo: 'Entfernen Sie das falsche in {{target}}.',
  },
  cannot_be_held: {
    text: '{{target}} kann diesen Wert nicht speichern',
    todo: 'Prüfen Sie den Wert in {{source}}. Er wird nicht gesendet.',
  },
  user_missing: {
    text: 'Die Person hat in {{target}} kein Benutzerkonto, deshalb lässt sich kein neues Arbeitsverhältnis oder Gehalt eintragen',
    todo: 'Laden Sie die Person in {{target}} ein oder tragen Sie es dort von Hand ein.',
  },
  agreement_created: {
    text: 'Hat in {{target}} noch keinen Anstellungsvertrag. Einer wird angelegt',
    todo: 'Sehen Sie ihn sich danach in {{target}} an.',
  },
  end_date_removed: {
    text: 'Das Enddatum der Beschäftigung wird in {{target}} entfernt',
    todo: 'Richtig, wenn die Beschäftigung weitergeht. Sonst tragen Sie das Enddatum in {{source}} ein.',
  },
  open_before: {
    text: 'Eine frühere Übertragung hat das gesendet, und es ist unklar, ob es in {{target}} angekommen ist',
    todo: 'Bis das geklärt ist, wird es nicht noch einmal gesendet. Alles andere kann gesendet werden.',
  },
  ...leaveFindings,
  ...benefitFindings,
}
