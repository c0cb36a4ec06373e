//! The mail does not disclose amounts of single people.

use mail::{Line, Proof, Summary, compose};

use crate::sample::{LANGUAGES, arrived, benefit, benefits, euro, sum, with_people};

#[test]
fn people_are_shown_only_when_enabled() {
    for language in LANGUAGES {
        let shown = compose(&with_people(), language).body;
        let redacted = compose(&Summary { people: None, ..with_people() }, language);
        for secret in ["Ebba", "Lindqvist", "Nils", "Holm", "Ida", "103.50", "103,50"] {
            assert!(!redacted.body.contains(secret) && !redacted.subject.contains(secret), "{secret}: {}", redacted.body);
        }
        assert!(shown.contains("Ebba Lindqvist: Sachbezug · ") && (shown.contains("103.50") || shown.contains("103,50")), "{shown}");
    }
}

/// Three benefits: one has a single person, and of another one only one person's amount arrived.
fn with_benefits_of_one() -> Summary {
    let total = Line { sent: sum(123_456, 9), read_back: sum(123_456, 9), ..arrived(150_000, 9) };
    let lines = vec![
        benefit("Jobrad", arrived(7_777, 1)),
        benefit("Internet", Line { sent: sum(3_333, 1), read_back: sum(3_333, 1), ..arrived(8_888, 2) }),
        benefit("Sachbezug", arrived(100_000, 9)),
    ];
    Summary { proof: Some(Proof { currency: euro(), holds: false, total, benefits: lines }), ..benefits() }
}

#[test]
fn benefit_of_one_person_discloses_no_amount() {
    for language in LANGUAGES {
        let redacted = compose(&with_benefits_of_one(), language).body;
        for secret in ["77.77", "77,77", "33.33", "33,33"] {
            assert!(!redacted.contains(secret), "{secret}: {redacted}");
        }
        assert!(redacted.contains("- Jobrad, Internet, Sachbezug ("), "{redacted}");
        let shown = compose(&Summary { people: Some(Vec::new()), ..with_benefits_of_one() }, language).body;
        assert!(shown.contains("77.77") || shown.contains("77,77"), "{shown}");
    }
}

#[test]
fn list_of_one_person_has_no_amounts() {
    let proof = Proof { currency: euro(), holds: true, total: arrived(5_000, 1), benefits: vec![benefit("Sachbezug", arrived(5_000, 1))] };
    for language in LANGUAGES {
        let redacted = compose(&Summary { proof: Some(proof.clone()), ..benefits() }, language).body;
        assert!(!redacted.contains('€'), "{redacted}");
    }
}
