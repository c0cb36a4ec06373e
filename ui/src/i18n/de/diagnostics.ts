/** The diagnostics for support. */
export const diagnostics = {
  title: 'Diagnose für den Support',
  text: 'Wenn etwas nicht funktioniert, kann der Support in dieser Datei sehen, was geschehen ist.',
  holds:
    'Darin steht: Versionen, wie viele Zeilen gespeichert sind, welche Dienste verbunden und wie sie eingestellt sind, wie die letzten Übertragungen endeten, und das Protokoll.',
  holdsNot:
    'Nicht darin stehen: Namen, Adressen, Personennummern, Bankkonten, Beträge, Ihre eigenen Bezeichnungen oder Zugangsdaten.',
  show: 'Diagnose anzeigen',
  hint: 'Das ist der ganze Text. Nichts verlässt Ihren Computer, solange Sie die Datei nicht selbst weitergeben.',
  save: 'Diagnose für den Support speichern',
  saved: 'Gespeichert als {{path}}',
}
