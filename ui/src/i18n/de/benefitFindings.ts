export const benefitFindings = {
  benefit_unmapped: {
    text: 'Sie haben noch nicht entschieden, was in {{target}} aus „{{benefit}}“ wird',
    todo: 'Wählen Sie es oben und vergleichen Sie dann erneut.',
  },
  benefit_not_sent: {
    text: 'Sie haben entschieden, dass „{{benefit}}“ nicht gesendet wird',
    todo: 'Wenn sich das geändert hat, wählen Sie oben neu.',
  },
  benefit_half: {
    text: 'Ein anderer Teil von „{{benefit}}“ wird nicht gesendet',
    todo: 'Klären Sie erst den anderen Teil. Wenn Sie diesen trotzdem ankreuzen, geht nur ein Teil des Betrags hinaus.',
  },
  benefit_rule_broken: {
    text: 'Die Teile von „{{benefit}}“ ergeben nicht den ganzen Betrag',
    todo: 'Berichtigen Sie die Aufteilung oben und vergleichen Sie dann erneut.',
  },
  benefit_person_unnamed: {
    text: 'Die Liste hat von dieser Person weder eine E-Mail-Adresse noch eine Personalnummer',
    todo: 'Tragen Sie die E-Mail-Adresse aus {{target}} ein und vergleichen Sie dann erneut.',
  },
  benefit_person_unknown: {
    text: 'In {{target}} hat niemand die E-Mail-Adresse {{email}}',
    todo: 'Berichtigen Sie die Adresse in der Liste oder legen Sie die Person in {{target}} an. Vergleichen Sie dann erneut.',
  },
  benefit_number_unknown: {
    text: 'In {{target}} hat niemand die Personalnummer {{number}}, und die Liste hat keine E-Mail-Adresse',
    todo: 'Tragen Sie die E-Mail-Adresse aus {{target}} ein und vergleichen Sie dann erneut.',
  },
  benefit_person_ambiguous: {
    text: 'Mehrere Personen in {{target}} haben diese Adresse oder Nummer: {{names}}',
    todo: 'Berichtigen Sie das in {{target}} und vergleichen Sie dann erneut.',
  },
  benefit_person_contradicts: {
    text: 'Die Adresse {{email}} und die Nummer {{number}} gehören in {{target}} zu zwei verschiedenen Personen',
    todo: 'Berichtigen Sie in der Liste, was falsch ist, und vergleichen Sie dann erneut.',
  },
  benefit_number_nobodys: {
    text: 'In {{target}} hat niemand die Personalnummer {{number}}. Gefunden wurde die Person allein über die Adresse {{email}}',
    todo: 'Prüfen Sie, ob es die richtige Person ist, und berichtigen Sie dann die Nummer in der Liste oder in {{target}}.',
  },
  benefit_emails_hidden: {
    text: '{{target}} zeigt Paybridge die E-Mail-Adressen nicht, deshalb ist niemand zu finden',
    todo: 'Kreuzen Sie in {{target}} bei den lesbaren Attributen der Zugangsdaten „E-Mail“ an. Vergleichen Sie dann erneut.',
  },
  benefit_person_twice: {
    text: 'Zwei Personen der Liste sind in {{target}} dieselbe: {{names}}',
    todo: 'Entfernen Sie eine aus der Liste oder berichtigen Sie ihre Adresse. Vergleichen Sie dann erneut.',
  },
  benefit_person_inactive: {
    text: 'Die Person ist in {{target}} inaktiv',
    todo: 'Kreuzen Sie sie nur an, wenn noch gezahlt werden soll.',
  },
  benefit_zero: { text: '„{{benefit}}“ ist null, es gibt nichts zu senden', todo: 'Es ist nichts zu tun.' },
  benefit_negative: {
    text: '{{amount}} ist negativ, und noch niemand hat gesehen, dass {{target}} einen negativen Betrag annimmt',
    todo: 'Tragen Sie ihn in {{target}} von Hand ein oder erlauben Sie negative Beträge in den Einstellungen.',
  },
  benefit_not_cents: {
    text: '{{amount}} für „{{benefit}}“ enthält Bruchteile eines Cents',
    todo: 'Runden Sie den Betrag in der Liste und vergleichen Sie dann erneut.',
  },
  benefit_currency: {
    text: '„{{benefit}}“ ist in {{currency}} angegeben, nicht in der Währung dieser Integration',
    todo: 'Berichtigen Sie den Betrag oder die Währung in den Einstellungen. Vergleichen Sie dann erneut.',
  },
  benefit_type_gone: {
    text: '{{target}} hat die gewählte Vergütungsart „{{type}}“ nicht mehr',
    todo: 'Wählen Sie oben eine andere und vergleichen Sie dann erneut.',
  },
  benefit_type_forbidden: {
    text: '„{{type}}“ ist für Gehälter: Ein Gehalt könnte überschrieben werden',
    todo: 'Wählen Sie oben eine andere Vergütungsart und vergleichen Sie dann erneut.',
  },
  benefit_type_mismatch: {
    text: '„{{type}}“ wird anders gezahlt (einmalig oder wiederkehrend), als Sie gewählt haben',
    todo: 'Wählen Sie oben die andere Zahlweise oder eine andere Vergütungsart und vergleichen Sie dann erneut.',
  },
  benefit_type_changed: {
    text: '{{target}} führt „{{type}}“ jetzt als {{now}}; Sie haben sie als {{was}} gewählt',
    todo: 'Wählen Sie oben, wie jetzt gesendet werden soll, und vergleichen Sie dann erneut.',
  },
  benefit_type_name_taken: {
    text: '{{target}} hat schon eine Vergütungsart „{{type}}“, mit der anderen Zahlweise',
    todo: 'Geben Sie der neuen oben einen anderen Namen und vergleichen Sie dann erneut.',
  },
  benefit_type_twice: {
    text: '{{target}} hat mehrere Vergütungsarten „{{type}}“, und nur eine davon wird verglichen',
    todo: 'Sehen Sie in {{target}} nach, ob dies auch mit der anderen gezahlt wird, und entfernen Sie die überzählige.',
  },
  benefit_intervals_differ: {
    text: 'Zwei Benefits gehen an „{{type}}“, aber nicht gleich oft',
    todo: 'Wählen Sie für beide denselben Abstand oder zwei Vergütungsarten. Vergleichen Sie dann erneut.',
  },
  benefit_differs: {
    text: 'In {{target}} stehen {{held}}, in der Liste {{wanted}}',
    todo: '{{target}} lässt kein Programm einen Eintrag ändern: Berichtigen Sie ihn dort von Hand, wie unten beschrieben.',
  },
  benefit_same_by_hand: {
    text: '{{target}} hat diesen Betrag schon, jemand anderes hat ihn eingetragen. Es wird nichts gesendet',
    todo: 'Es ist nichts zu tun.',
  },
  benefit_others_there: {
    text: '{{target}} hat von dieser Vergütungsart schon {{held}}, jemand anderes hat das eingetragen',
    todo: 'Kreuzen Sie die Zeile nur an, wenn dieser Betrag zusätzlich gezahlt werden soll.',
  },
  benefit_others_beside: {
    text: 'In {{target}} stehen für den Monat {{held}} dieser Art, in der Liste {{wanted}}. Neben dem Betrag der Liste gibt es weitere Einträge',
    todo: 'Unten steht, was da ist. Ist ein Eintrag zu viel, löschen Sie ihn in {{target}} von Hand: Kein Programm kann das. Vergleichen Sie dann erneut.',
  },
  benefit_removed_in_target: {
    text: 'Wurde schon gesendet, und jemand hat es seither in {{target}} entfernt oder auf null gesetzt',
    todo: 'Fragen Sie, wer das war und warum. Kreuzen Sie die Zeile nur an, wenn doch gezahlt werden soll.',
  },
  benefit_unclear_before: {
    text: 'Wurde schon versucht, die Antwort ging verloren, und {{target}} zeigt es nicht',
    todo: 'Sehen Sie in {{target}} nach, ob es da ist. Kreuzen Sie die Zeile nur an, wenn es fehlt.',
  },
  benefit_no_longer_listed: {
    text: '{{target}} hat {{held}} aus einer früheren Übertragung, und in der Liste steht es nicht mehr',
    todo: 'Soll es nicht gezahlt werden, entfernen Sie es in {{target}} von Hand, wie unten beschrieben.',
  },
  benefit_goes_on: {
    text: '{{target}} zahlt {{held}} weiter, und in der Liste steht es nicht mehr',
    todo: 'Beenden Sie es in {{target}} von Hand, wie unten beschrieben.',
  },
  benefit_recurs: {
    text: '{{target}} zahlt das weiter, bis es dort jemand beendet',
    todo: 'Senden Sie es nur, wenn der Betrag gleich bleibt. Wählen Sie sonst einmalig.',
  },
  benefit_unseen: {
    text: '{{target}} zeigt von dieser Person gar keine Vergütung. Was gesendet wird, ist dort vielleicht nicht zu sehen',
    todo: 'Prüfen Sie, ob die Zugangsdaten auf eine rechtliche Einheit beschränkt sind.',
  },
  benefit_outside: {
    text: '{{target}} zeigt von der rechtlichen Einheit dieser Person keine Vergütung. Was gesendet wird, ließe sich nicht prüfen. Es wartet',
    todo: 'Geben Sie in {{target}} alle rechtlichen Einheiten für die Zugangsdaten frei und vergleichen Sie erneut. Wählen Sie es nur aus, wenn Sie es dort selbst prüfen können.',
  },
  benefit_type_open: {
    text: 'Eine frühere Übertragung sollte „{{type}}“ anlegen, und es ist unklar, ob das geschehen ist',
    todo: 'Sehen Sie in {{target}} nach und beantworten Sie die Frage hier. Bis dahin wird nichts gesendet.',
  },
  benefit_equal_rows: {
    text: '{{times}}-mal gezählt: Die Zeilen {{rows}} der importierten Datei sind identisch, und Sie haben gewählt, jede Zeile zu zählen',
    todo: 'Prüfen Sie, ob jede davon gewollt ist. Wenn nicht, importieren Sie die Datei erneut und zählen Sie gleiche Zeilen nur einmal.',
  },
  benefit_over_month: {
    text: '{{sum}} sind mehr als die {{most}} im Monat, die das Gesetz zulässt',
    todo: 'Fragen Sie Ihre Steuerberatung. Gesendet wird es so. Quelle der Grenze: {{source}}.',
  },
  benefit_over_year: {
    text: '{{sum}} in diesem Jahr sind mehr als die {{most}} im Jahr, die das Gesetz zulässt',
    todo: 'Fragen Sie Ihre Steuerberatung. Gesendet wird es so. Quelle der Grenze: {{source}}.',
  },
}
