//! The people of the sample company. The README's table lists the case of each person.

use chrono::NaiveDate;

use super::{
    days::{first_of, last_of},
    numbers::invented_ssn,
    person::{KleerRecord, Pay, Person, PersonRecord},
};

/// The facts of one person: number, name, birthday and serial, phone, street, zip, city, clearing, account, title.
type Facts = (
    usize,
    &'static str,
    &'static str,
    (&'static str, u32),
    &'static str,
    (&'static str, &'static str, &'static str),
    (&'static str, &'static str),
    &'static str,
);

#[rustfmt::skip]
const FACTS: [Facts; 26] = [
    (1, "Ebba", "Lindqvist", ("19880412", 980), "+46701740601", ("Linnégatan 14", "11447", "Stockholm"), ("5012", "1234509"), "Project lead"),
    (2, "Nils", "Åberg", ("19930926", 981), "+46701740602", ("Sveavägen 98", "11350", "Stockholm"), ("6104", "345680421"), "Developer"),
    (3, "Ida", "Holm", ("19790118", 982), "+46701740603", ("Kungsgatan 41", "75321", "Uppsala"), ("83279", "5678903666"), "Accountant"),
    (4, "Karin", "Wallin", ("19850703", 984), "+46701740604", ("Vasagatan 7", "72215", "Västerås"), ("81059", "5678903773"), "Office lead"),
    (5, "Yusuf", "Demir", ("19910765", 983), "+46701740605", ("Drottninggatan 3", "60224", "Norrköping"), ("3300", "4567892064"), "Technician"),
    (6, "Maja", "Ek", ("20020530", 986), "+46701740606", ("Storgatan 22", "58223", "Linköping"), ("5231", "1234579"), "Shop assistant"),
    (7, "Elias", "Noord", ("20001111", 985), "+46701740607", ("Nygatan 9", "60234", "Norrköping"), ("9151", "2346618"), "Shop assistant"),
    (8, "Oskar", "Sundin", ("19760822", 987), "+46701740608", ("Odengatan 31", "11351", "Stockholm"), ("7104", "1234732"), "Developer"),
    (9, "Anna", "Andersson", ("19900214", 988), "+46701740609", ("Folkungagatan 64", "11622", "Stockholm"), ("6612", "345680529"), "Designer"),
    (10, "Anna", "Andersson", ("19951203", 990), "+46701740610", ("Hantverkargatan 5", "11221", "Stockholm"), ("5368", "1234655"), "Developer"),
    (11, "Göran", "Palm", ("19600309", 989), "+46701740611", ("Ringvägen 100", "11860", "Stockholm"), ("6003", "345680618"), "Adviser"),
    (12, "Henrik", "Strand", ("19830617", 991), "+46701740612", ("Fredriksdalsgade 12", "2100", "København"), ("9021", "2346514"), "Developer"),
    (13, "Linnea", "Borg", ("19870925", 992), "+46701740613", ("Skolgatan 18", "90325", "Umeå"), ("7532", "1234809"), "Team lead"),
    (14, "Petra", "Nyström", ("19720404", 994), "+46701740614", ("Järnvägsgatan 2", "85230", "Sundsvall"), ("6441", "345680723"), "Buyer"),
    (15, "Viktor", "Hallberg", ("19940121", 993), "+46701740615", ("Södra vägen 55", "41254", "Göteborg"), ("1205", "1234892"), "Technician"),
    (16, "Signe", "Dahl", ("19990808", 996), "+46701740616", ("Linnégatan 40", "41304", "Göteborg"), ("9255", "1235197"), "Designer"),
    (17, "Amir", "Rahimi", ("20010219", 995), "+46701740617", ("Bergsgatan 11", "21422", "Malmö"), ("3782", "4567892163"), "Shop assistant"),
    (18, "Tove", "Kling", ("19970527", 998), "+46701740618", ("Regementsgatan 6", "21142", "Malmö"), ("9465", "1235123"), "Shop assistant"),
    (19, "Sofia", "Grahn", ("19821030", 980), "+46701740619", ("Stortorget 1", "22223", "Lund"), ("1331", "1234979"), "Consultant"),
    (20, "Rasmus", "Falk", ("19920615", 997), "+46701740620", ("Bredgatan 13", "22221", "Lund"), ("3402", "1235043"), "Developer"),
    (21, "Johanna", "Eng", ("19860228", 982), "+46701740621", ("Kyrkogatan 27", "70361", "Örebro"), ("82149", "5678903880"), "Seller"),
    (22, "Mikael", "Storm", ("19690913", 999), "+46701740622", ("Slottsgatan 8", "70361", "Örebro"), ("4123", "2346876"), "Caretaker"),
    (23, "Freja", "Lund", ("19980106", 984), "+46701740623", ("Trädgårdsgatan 4", "55316", "Jönköping"), ("2305", "2346790"), "Designer"),
    (24, "Leo", "Berg Ström", ("19890719", 981), "+46701740624", ("Västra Storgatan 33", "55315", "Jönköping"), ("9180", "4567892270"), "Seller"),
    (25, "Saga", "Holmqvist", ("19840511", 986), "+46701740625", ("Norra Esplanaden 10", "35231", "Växjö"), ("9570", "4567892379"), "Team lead"),
    (26, "Elin", "Fors", ("19810824", 988), "+46701740626", ("Fiskargatan 21", "39231", "Kalmar"), ("9662", "2346692"), "Seller"),
];

/// The sample company's people, with their differences between the services.
pub(super) fn sample(today: NaiveDate) -> Vec<Person> {
    FACTS.iter().map(|facts| with_case(matching_person(facts, today), today)).collect()
}

/// Generated people who are equal in all services.
pub(super) fn generated(count: usize, today: NaiveDate) -> Vec<Person> {
    let person = |number: usize| {
        let born = format!("{}{:02}{:02}", 1960 + number % 40, 1 + number % 12, 1 + number / 40 % 28);
        let serial = 980 + u32::try_from(number / 1120 % 20).unwrap_or_default();
        let facts = (number, "Person", "", ("", 0), "", ("Storgatan 1", "11122", "Stockholm"), ("5012", "1234509"), "Staff");
        let mut person = matching_person(&facts, today);
        let KleerRecord::WithAgreement(kleer) = &mut person.kleer else { return person };
        for record in [&mut person.alexis, kleer] {
            record.last = format!("Nummer {number}");
            record.email = Some(format!("person{number}@post.example"));
            record.phone = format!("+4670{:07}", 1_740_000 + number);
        }
        person.alexis.ssn = invented_ssn(&born, serial);
        kleer.ssn = format_ssn(&person.alexis.ssn);
        person.work_email = format!("person{number}@nordlicht.example");
        person
    };
    (1..=count).map(person).collect()
}

/// A person with the same data in Alexis HR and in Kleer.
fn matching_person(facts: &Facts, today: NaiveDate) -> Person {
    let (number, first, last, (born, serial), phone, (street, zip, city), (clearing, account), title) = *facts;
    let hired = first_of(today, -30 - i32::try_from(number % 24).unwrap_or_default());
    let ssn = invented_ssn(born, serial);
    let mailbox = format!("{}.{}", ascii_mailbox(first), ascii_mailbox(last));
    let alexis = PersonRecord {
        first: first.into(),
        last: last.into(),
        email: Some(format!("{mailbox}@post.example")),
        phone: phone.into(),
        ssn: ssn.clone(),
        street,
        zip: zip.into(),
        city,
        country: "SE",
        tax: (32, 1),
        clearing,
        account,
        start: hired,
        end: None,
        pay: vec![Pay { start: first_of(today, -8), kronor: 30_000 + 500 * (number as i64 % 20), period: "MONTHLY" }],
        active: true,
    };
    let kleer = PersonRecord { ssn: format_ssn(&ssn), ..alexis.clone() };
    Person {
        number,
        alexis,
        kleer: KleerRecord::WithAgreement(kleer),
        work_email: format!("{mailbox}@nordlicht.example"),
        title,
        department: number % 3,
        children: &[],
    }
}

/// Applies the person's case from the README's table.
fn with_case(mut person: Person, today: NaiveDate) -> Person {
    let KleerRecord::WithAgreement(mut kleer) = person.kleer.clone() else { return person };
    let alexis = &mut person.alexis;
    let monthly = |start, kronor| Pay { start, kronor, period: "MONTHLY" };
    let hourly = |start, kronor| Pay { start, kronor, period: "HOURLY" };
    match person.number {
        // A raise in effect since the first of this month.
        1 => {
            kleer.pay = vec![monthly(first_of(today, -8), 34_000)];
            alexis.pay = vec![monthly(first_of(today, -8), 34_000), monthly(first_of(today, 0), 35_500)];
        }
        // New this month.
        2 => alexis.start = first_of(today, 0),
        // The fifth digit of the clearing number is wrong.
        3 => alexis.clearing = "83274",
        6 => set_pay(alexis, &mut kleer, vec![hourly(first_of(today, -8), 165)]),
        7 => {
            kleer.pay = vec![hourly(first_of(today, -8), 158)];
            alexis.pay = vec![hourly(first_of(today, -8), 158), hourly(first_of(today, 0), 164)];
        }
        9 => set_email(alexis, &mut kleer, "anna.andersson90@post.example"),
        10 => {
            set_email(alexis, &mut kleer, "anna.andersson95@post.example");
            person.work_email = "anna.andersson2@nordlicht.example".into();
            (kleer.street, kleer.zip) = ("Torsgatan 3", "11123".into());
        }
        11 => alexis.tax = (32, 7),
        12 => {
            alexis.country = "DK";
            (kleer.street, kleer.zip, kleer.city) = ("Amiralsgatan 20", "21155".into(), "Malmö");
        }
        13 => alexis.pay.push(monthly(first_of(today, 2), 44_000)),
        14 => (alexis.end, alexis.active) = (Some(last_of(today, -1)), false),
        15 => alexis.end = Some(last_of(today, 1)),
        16 => {
            alexis.start = first_of(today, 1);
            alexis.pay = vec![monthly(first_of(today, 1), 33_000)];
        }
        17 => {
            alexis.start = first_of(today, -1);
            alexis.pay = vec![hourly(first_of(today, -1), 152)];
        }
        18 => {
            alexis.start = first_of(today, 0);
            alexis.email = None;
        }
        19 => alexis.pay = vec![Pay { start: first_of(today, -1), kronor: 9_000, period: "WEEKLY" }],
        20 => alexis.start = first_of(today, -1),
        21 => (kleer.clearing, kleer.account) = ("7104", "1234732"),
        // The same values in other spellings.
        22 => {
            alexis.ssn = format!("{} - {}", &alexis.ssn[2..8], &alexis.ssn[8..]);
            alexis.phone = "070-174 06 22".into();
            alexis.email = Some("Mikael.Storm@Post.Example".into());
            alexis.zip = "703 61".into();
        }
        23 => alexis.tax = (33, 1),
        24 => {
            kleer.last = "Berg".into();
            set_email(alexis, &mut kleer, "leo.berg@post.example");
        }
        25 => person.children = &[("Alva", "2019-03-14"), ("Melker", "2022-10-02")],
        26 => {
            alexis.zip = "392 31".into();
            alexis.phone = "070-174 06 26".into();
        }
        _ => {}
    }
    if [2, 16, 17, 18, 20].contains(&person.number) {
        let start = alexis.start;
        alexis.pay.iter_mut().for_each(|pay| pay.start = start);
    }
    person.kleer = match person.number {
        2 | 16 | 17 | 18 => KleerRecord::Absent,
        20 => KleerRecord::UserOnly(kleer),
        _ => KleerRecord::WithAgreement(kleer),
    };
    person
}

fn set_pay(alexis: &mut PersonRecord, kleer: &mut PersonRecord, pay: Vec<Pay>) {
    alexis.pay = pay.clone();
    kleer.pay = pay;
}

fn set_email(alexis: &mut PersonRecord, kleer: &mut PersonRecord, email: &str) {
    alexis.email = Some(email.into());
    kleer.email = Some(email.into());
}

/// `YYYYMMDDNNNN` in Kleer's spelling.
fn format_ssn(ssn: &str) -> String {
    super::numbers::normalize_ssn(ssn).unwrap_or_else(|| ssn.to_owned())
}

fn ascii_mailbox(name: &str) -> String {
    let plain = |letter: char| match letter {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        ' ' => '.',
        other => other,
    };
    name.to_lowercase().chars().map(plain).collect()
}
