//! Swedish: du.

use payroll::run::{ExportKind, Outcome};

use super::Words;

pub(super) const WORDS: Words = Words {
    months: ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"],
    date: "{day} {month} {year}",
    moment: "{date} kl. {time}",
    exports,
    outcomes,
    meanings,
    cancelled: "Överföringen avbröts av den som skickade den.",
    only_asked: "Överföringen avbröts mitt i. Den avslutades genom att bara kontrollera vad {target} har: det som inte hade skickats gavs upp.",
    stopped: "Ett fel avslutade överföringen innan allt var skickat och bekräftat.",
    switch: "{target} avvisade den första posten av sitt slag. Överföringen väntar tills en inställning har ändrats och kan sedan fortsätta.",
    interrupted: "Överföringen avbröts mitt i: Paybridge eller datorn stängdes av.",
    running: "Överföringen pågår fortfarande.",
    seen: "Bara sett av en person",
    seen_means: "Någon har tittat i {target} och säger att det finns där. Paybridge kunde inte läsa tillbaka det.",
    not_proven: "Inte avstämt",
    not_proven_means: "{target} bekräftade det, men det som stod i listan, det som skickades och det som finns där är inte samma belopp.",
    blocked: "Spärrat, ingick inte i överföringen",
    blocked_means: "Något måste rättas innan det kan skickas.",
    undecided: "Att avgöra, ingick inte i överföringen",
    undecided_means: "Båda sidor har ändrats, och ingen har sagt vilket värde som gäller.",
    not_chosen: "Undantaget från överföringen",
    not_chosen_means: "Det hade kunnat skickas men markerades inte.",
    notices: "Att se över",
    notices_means: "Det fanns inget att skicka, men något att kontrollera.",
    partly: "Misslyckat, men en del finns där",
    elsewhere: "Inte skickat här, kanske skickat i en annan överföring",
    nothing: "Det fanns inget att ändra i {target}.",
    one_confirmed: "Ändringen är bekräftad av {target}.",
    all_confirmed: "Alla {count} ändringar är bekräftade av {target}.",
    some_confirmed: "{confirmed} av {count} ändringar är bekräftade av {target}.",
    none_confirmed: "Inget är bekräftat av {target}.",
    short_cancelled: "avbruten",
    short_only_asked: "resten gavs upp",
    short_stopped: "stoppad",
    short_switch: "väntar på en inställning",
    short_interrupted: "avbruten mitt i",
    short_running: "pågår",
    short_nothing: "inget att ändra",
    short_all: "alla {count} bekräftade",
    short_some: "{confirmed} av {count} bekräftade",
    short_disagree: "beloppen stämmer inte",
    integration: "Integration",
    export: "Export",
    payroll_month: "Lönemånad",
    period: "Period",
    started: "Började",
    ended: "Slutade",
    changes: "Ändringar",
    amounts: "Belopp",
    in_all: "Totalt",
    together: "{names} (tillsammans)",
    together_why: "Förmåner som bara en person har visas tillsammans med andra, så att inget enskilt belopp går att läsa ut.",
    no_benefits: "Beloppen per förmån är utelämnade: de skulle visa enskilda personers belopp.",
    one_person: "visas inte, det är en enda persons belopp",
    listed: "I listan",
    there: "Fanns redan i {target}",
    left_out: "Undantaget",
    approved: "Godkänt",
    sent: "Skickat",
    read_back: "Läst tillbaka från {target}",
    agree: "Beloppen stämmer på centen: allt i listan som ska till {target} finns där.",
    disagree: "Beloppen stämmer inte. Det är inte bekräftat att {target} har allt som stod i listan.",
    people: "Personer",
    next: "Gör så här nu",
    next_nothing: "Det finns inget mer att göra.",
    next_failed: "Misslyckat: rätta det som historiken nämner och förbered det igen.",
    next_ask: "Ej bekräftat eller oklart: öppna överföringen i historiken och kontrollera i {target}. Inget skickas.",
    next_continue: "Inte skickat än: fortsätt överföringen i historiken. Först läses {target} för att se vad som kom fram; inget skickas två gånger.",
    next_switch: "Ändra inställningen som historiken nämner och fortsätt sedan överföringen.",
    next_notices: "Att se över: jämför igen och läs vad raderna säger.",
    next_skipped: "Inte skickat: förbered det igen när du vill.",
    next_blocked: "Spärrat: rätta det som granskningen nämner och jämför igen.",
    next_undecided: "Att avgöra: välj i granskningen vilket värde som gäller och skicka det.",
    next_disagree: "Kontrollera beloppen i beviset innan du kör lönen.",
    wait: "Vänta tills överföringen är klar.",
    place: "Överföringen finns i Paybridge, i historiken.",
    why: "Paybridge skickar det här mejlet efter varje överföring till adresserna som sparats i integrationen.",
    cut: "Resten är utelämnat här. Det finns i Paybridge, i historiken.",
};

fn exports(kind: ExportKind) -> &'static str {
    match kind {
        ExportKind::Employees => "Anställda → Kleer",
        ExportKind::EmployeeImport => "Anställda → Alexis HR",
        ExportKind::Leave => "Frånvaro → Kleer",
        ExportKind::Benefits => "Förmåner → Personio",
    }
}

fn outcomes(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Confirmed => "Bekräftat",
        Outcome::Sent => "Skickat, ej bekräftat",
        Outcome::Unknown => "Oklart",
        Outcome::Failed => "Misslyckat",
        Outcome::Waiting => "Inte skickat än",
        Outcome::Skipped => "Inte skickat",
    }
}

fn meanings(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Confirmed => "{target} har tillfrågats efteråt och har det som skickades.",
        Outcome::Sent => "{target} tog emot det men har inte kunnat läsas sedan dess.",
        Outcome::Unknown => "Det är okänt om det kom fram. Det skickas inte igen förrän det har kontrollerats i {target}.",
        Outcome::Failed => "Det genomfördes inte, eller bara delvis, eller inte som det skickades.",
        Outcome::Waiting => "Hann inte skickas.",
        Outcome::Skipped => "Den här överföringen skickade inget av det till {target}.",
    }
}
