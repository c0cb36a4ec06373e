//! What the mail keeps to itself.

use mail::{Line, Proof, Summary, compose};

use crate::sample::{LANGUAGES, arrived, benefit, benefits, euro, sum, with_people};

#[test]
fn people_and_their_amounts_stand_in_it_only_when_that_is_switched_on() {
    for language in LANGUAGES {
        let shown = compose(&with_people(), language).body;
        let kept = compose(&Summary { people: None, ..with_people() }, language);
        for secret in ["Ebba", "Lindqvist", "Nils", "Holm", "Ida", "103.50", "103,50"] {
            assert!(!kept.body.contains(secret) && !kept.subject.contains(secret), "{secret}: {}", kept.body);
        }
        assert!(shown.contains("Ebba Lindqvist: Sachbezug · ") && (shown.contains("103.50") || shown.contains("103,50")), "{shown}");
    }
}

/// Three benefits, of which one person alone gets one, and of another only one person's amount arrived.
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
fn a_benefit_of_one_person_does_not_tell_the_persons_amount() {
    for language in LANGUAGES {
        let kept = compose(&with_benefits_of_one(), language).body;
        for secret in ["77.77", "77,77", "33.33", "33,33"] {
            assert!(!kept.contains(secret), "{secret}: {kept}");
        }
        assert!(kept.contains("- Jobrad, Internet, Sachbezug ("), "{kept}");
        let shown = compose(&Summary { people: Some(Vec::new()), ..with_benefits_of_one() }, language).body;
        assert!(shown.contains("77.77") || shown.contains("77,77"), "{shown}");
    }
}

#[test]
fn a_list_of_one_person_tells_no_amount_at_all() {
    let proof = Proof { currency: euro(), holds: true, total: arrived(5_000, 1), benefits: vec![benefit("Sachbezug", arrived(5_000, 1))] };
    for language in LANGUAGES {
        let kept = compose(&Summary { proof: Some(proof.clone()), ..benefits() }, language).body;
        assert!(!kept.contains('€'), "{kept}");
    }
}
