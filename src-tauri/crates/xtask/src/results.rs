//! Reading how many tests passed from what the test runners say.

use serde_json::Value;

use crate::{failure::Failure, tally::Counts};

/// Adds up the `test result:` lines of cargo. An ignored test could not run, so it has failed.
#[derive(Debug, Default)]
pub struct CargoTests {
    counts: Counts,
}

impl CargoTests {
    /// Hears a line of the output.
    pub fn hear(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else { return };
        let numbers = result.split([';', '.']).filter_map(|part| part.trim().split_once(' '));
        for (number, word) in numbers {
            let Ok(number) = number.parse::<u64>() else { continue };
            match word {
                "passed" => self.counts.passed = self.counts.passed.saturating_add(number),
                "failed" | "ignored" => self.counts.failed = self.counts.failed.saturating_add(number),
                _ => {}
            }
        }
    }

    /// A run that failed with no failed test (it did not build, or crashed), or in which no test ran, has failed.
    pub fn counts(self, succeeded: bool) -> Counts {
        let Counts { passed, failed } = self.counts;
        let silent = failed == 0 && (!succeeded || passed == 0);
        Counts { passed, failed: if silent { 1 } else { failed } }
    }
}

/// The counts of Vitest's JSON report. What was skipped has failed.
pub fn of_vitest(report: &str, succeeded: bool) -> Result<Counts, Failure> {
    let report: Value = serde_json::from_str(report).map_err(|error| Failure::Answer(format!("Vitest's report: {error}")))?;
    let number = |name: &str| report[name].as_u64().ok_or_else(|| Failure::Answer(format!("Vitest's report has no number in {name}")));
    let passed = number("numPassedTests")?;
    let bad = ["numFailedTests", "numPendingTests", "numTodoTests"].into_iter().map(number).sum::<Result<u64, _>>()?;
    let silent = bad == 0 && (!succeeded || passed == 0);
    Ok(Counts { passed, failed: if silent { 1 } else { bad } })
}

#[cfg(test)]
mod tests {
    use super::{CargoTests, of_vitest};
    use crate::tally::Counts;

    #[test]
    fn cargo_results_add_up_and_ignored_tests_have_failed() {
        let mut heard = CargoTests::default();
        heard.hear("running 3 tests");
        heard.hear("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.45s");
        heard.hear("test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 4 filtered out; finished in 1.00s");
        assert_eq!(heard.counts(false), Counts { passed: 15, failed: 3 });
    }

    #[test]
    fn a_run_without_tests_or_that_did_not_build_has_failed() {
        assert_eq!(CargoTests::default().counts(true), Counts { passed: 0, failed: 1 });
        let mut heard = CargoTests::default();
        heard.hear("test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s");
        assert_eq!(heard.counts(false), Counts { passed: 1, failed: 1 });
    }

    #[test]
    fn vitest_reports_count_and_skipped_tests_have_failed() {
        let report = r#"{"numPassedTests": 7, "numFailedTests": 1, "numPendingTests": 2, "numTodoTests": 0}"#;
        assert_eq!(of_vitest(report, false).ok(), Some(Counts { passed: 7, failed: 3 }));
        assert!(of_vitest("{}", true).is_err());
    }
}
