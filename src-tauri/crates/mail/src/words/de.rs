//! German: Sie.

use payroll::run::{ExportKind, Outcome};

use super::Words;

pub(super) const WORDS: Words = Words {
    months: ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
    date: "{day}. {month} {year}",
    moment: "{date}, {time} Uhr",
    exports,
    outcomes,
    meanings,
    cancelled: "Diese Übertragung wurde von der Person abgebrochen, die sie gesendet hat.",
    only_asked: "Diese Übertragung brach ab. Sie wurde beendet, indem nur geprüft wurde, was in {target} steht: Was noch nicht gesendet war, wurde aufgegeben.",
    stopped: "Ein Fehler hat diese Übertragung beendet, bevor alles gesendet und bestätigt war.",
    switch: "{target} hat den ersten Eintrag seiner Art abgelehnt. Diese Übertragung wartet, bis eine Einstellung geändert ist, und kann dann weitergehen.",
    interrupted: "Diese Übertragung brach ab: Paybridge oder der Computer wurde mittendrin beendet.",
    running: "Diese Übertragung läuft noch.",
    seen: "Nur von einer Person gesehen",
    seen_means: "Jemand hat in {target} nachgesehen und sagt, dass es dort steht. Paybridge konnte es nicht zurücklesen.",
    not_proven: "Nicht nachgewiesen",
    not_proven_means: "{target} hat es bestätigt, aber was in der Liste stand, was gesendet wurde und was dort steht, ist nicht derselbe Betrag.",
    blocked: "Blockiert, nicht Teil dieser Übertragung",
    blocked_means: "Etwas muss berichtigt werden, bevor es gesendet werden kann.",
    undecided: "Zu entscheiden, nicht Teil dieser Übertragung",
    undecided_means: "Beide Seiten haben sich geändert, und niemand hat gesagt, welcher Wert gilt.",
    not_chosen: "Von dieser Übertragung ausgenommen",
    not_chosen_means: "Es hätte gesendet werden können, wurde aber nicht ausgewählt.",
    notices: "Hinweis",
    notices_means: "Es war nichts zu senden, aber etwas ist zu prüfen.",
    partly: "Fehlgeschlagen, ein Teil davon steht aber dort",
    elsewhere: "Hier nicht gesendet, vielleicht in einer anderen Übertragung",
    nothing: "In {target} war nichts zu ändern.",
    one_confirmed: "Die Änderung ist von {target} bestätigt.",
    all_confirmed: "Alle {count} Änderungen sind von {target} bestätigt.",
    some_confirmed: "{confirmed} von {count} Änderungen sind von {target} bestätigt.",
    none_confirmed: "Von {target} ist nichts bestätigt.",
    short_cancelled: "abgebrochen",
    short_only_asked: "Rest aufgegeben",
    short_stopped: "gestoppt",
    short_switch: "wartet auf eine Einstellung",
    short_interrupted: "unterbrochen",
    short_running: "im Gange",
    short_nothing: "nichts zu ändern",
    short_all: "alle {count} bestätigt",
    short_some: "{confirmed} von {count} bestätigt",
    short_disagree: "Beträge stimmen nicht überein",
    integration: "Integration",
    export: "Export",
    payroll_month: "Abrechnungsmonat",
    period: "Zeitraum",
    started: "Begonnen",
    ended: "Beendet",
    changes: "Änderungen",
    amounts: "Beträge",
    in_all: "Insgesamt",
    together: "{names} (zusammen)",
    together_why: "Benefits, die nur eine Person erhält, stehen zusammen mit anderen, damit kein einzelner Betrag zu erkennen ist.",
    no_benefits: "Die Beträge je Benefit sind weggelassen: Sie würden Beträge einzelner Personen verraten.",
    one_person: "nicht gezeigt, es ist der Betrag einer einzelnen Person",
    listed: "In der Liste",
    there: "Vorher schon in {target}",
    left_out: "Ausgenommen",
    approved: "Freigegeben",
    sent: "Gesendet",
    read_back: "Aus {target} zurückgelesen",
    agree: "Die Beträge stimmen auf den Cent überein: Alles aus der Liste, was zu {target} gehört, steht dort.",
    disagree: "Die Beträge stimmen nicht überein. Es ist nicht bestätigt, dass {target} alles enthält, was in der Liste stand.",
    people: "Personen",
    next: "Was jetzt zu tun ist",
    next_nothing: "Es gibt nichts mehr zu tun.",
    next_failed: "Fehlgeschlagen: Berichtigen Sie, was der Verlauf nennt, und bereiten Sie es dann erneut vor.",
    next_ask: "Unbestätigt oder unklar: Öffnen Sie die Übertragung im Verlauf und prüfen Sie in {target} nach. Dabei wird nichts gesendet.",
    next_continue: "Noch nicht gesendet: Setzen Sie die Übertragung im Verlauf fort. Zuerst wird {target} gelesen, um zu sehen, was ankam; nichts wird doppelt gesendet.",
    next_switch: "Ändern Sie die Einstellung, die der Verlauf nennt, und setzen Sie die Übertragung dann fort.",
    next_notices: "Hinweis: Vergleichen Sie erneut und sehen Sie nach, was die Zeilen sagen.",
    next_skipped: "Nicht gesendet: Bereiten Sie es erneut vor, wann Sie möchten.",
    next_blocked: "Blockiert: Berichtigen Sie, was die Prüfung nennt, und vergleichen Sie dann erneut.",
    next_undecided: "Zu entscheiden: Wählen Sie in der Prüfung, welcher Wert gilt, und senden Sie ihn.",
    next_disagree: "Prüfen Sie die Beträge im Nachweis, bevor Sie die Abrechnung freigeben.",
    wait: "Warten Sie, bis die Übertragung beendet ist.",
    place: "Sie finden diese Übertragung in Paybridge im Verlauf.",
    why: "Paybridge sendet diese Mail nach jeder Übertragung an die Adressen, die bei der Integration stehen.",
    cut: "Der Rest ist hier weggelassen. Sie finden ihn in Paybridge im Verlauf.",
};

fn exports(kind: ExportKind) -> &'static str {
    match kind {
        ExportKind::Employees => "Beschäftigte → Kleer",
        ExportKind::EmployeeImport => "Beschäftigte → Alexis HR",
        ExportKind::Leave => "Abwesenheit → Kleer",
        ExportKind::Benefits => "Benefits → Personio",
    }
}

fn outcomes(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Confirmed => "Bestätigt",
        Outcome::Sent => "Gesendet, unbestätigt",
        Outcome::Unknown => "Unklar",
        Outcome::Failed => "Fehlgeschlagen",
        Outcome::Waiting => "Noch nicht gesendet",
        Outcome::Skipped => "Nicht gesendet",
    }
}

fn meanings(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Confirmed => "{target} wurde danach gefragt, und das Gesendete steht dort.",
        Outcome::Sent => "{target} hat es angenommen, konnte aber seither nicht gelesen werden.",
        Outcome::Unknown => "Es ist nicht bekannt, ob es ankam. Es wird nicht noch einmal gesendet, bevor das in {target} nachgeprüft ist.",
        Outcome::Failed => "Es wurde nicht, nur teilweise oder anders als gesendet übernommen.",
        Outcome::Waiting => "Es war noch nicht an der Reihe.",
        Outcome::Skipped => "Diese Übertragung hat davon nichts an {target} gesendet.",
    }
}
