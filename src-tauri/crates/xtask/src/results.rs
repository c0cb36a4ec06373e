//! Reads the numbers of passed and failed tests from the output of the test runners.

use serde_json::Value;

use crate::{failure::Failure, tally::Counts};

/// Adds up cargo's `test result:` lines. An ignored test counts as failed, because it could not run.
#[derive(Debug, Default)]
pub struct CargoTests {
    counts: Counts,
}

impl CargoTests {
    pub fn add_line(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else { return };
        let numbers = result.split([';', '.']).filter_map(|part| part.trim().split_once(' '));
        for (number, label) in numbers {
            let Ok(number) = number.parse::<u64>() else { continue };
            match label {
                "passed" => self.counts.passed = self.counts.passed.saturating_add(number),
                "failed" | "ignored" => self.counts.failed = self.counts.failed.saturating_add(number),
                _ => {}
            }
        }
    }

    /// The counts. A run without tests counts as one failure, and so does a failed run without a failed test (a build error or a crash).
    pub fn counts(self, succeeded: bool) -> Counts {
        let Counts { passed, failed } = self.counts;
        let is_silent_failure = failed == 0 && (!succeeded || passed == 0);
        Counts { passed, failed: if is_silent_failure { 1 } else { failed } }
    }
}

/// The counts of Vitest's JSON report. A skipped test counts as failed.
pub fn vitest_counts(report: &str, succeeded: bool) -> Result<Counts, Failure> {
    let report: Value = serde_json::from_str(report).map_err(|error| Failure::Output(format!("Vitest's report: {error}")))?;
    let number = |name: &str| report[name].as_u64().ok_or_else(|| Failure::Output(format!("Vitest's report has no number in {name}")));
    let passed = number("numPassedTests")?;
    let not_passed = ["numFailedTests", "numPendingTests", "numTodoTests"].into_iter().map(number).sum::<Result<u64, _>>()?;
    let is_silent_failure = not_passed == 0 && (!succeeded || passed == 0);
    Ok(Counts { passed, failed: if is_silent_failure { 1 } else { not_passed } })
}

#[cfg(test)]
mod tests {
    use super::{CargoTests, vitest_counts};
    use crate::tally::Counts;

    #[test]
    fn cargo_results_add_up_with_ignored_as_failed() {
        let mut results = CargoTests::default();
        results.add_line("running 3 tests");
        results.add_line("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.45s");
        results.add_line("test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 4 filtered out; finished in 1.00s");
        assert_eq!(results.counts(false), Counts { passed: 15, failed: 3 });
    }

    #[test]
    fn run_without_tests_or_build_has_failed() {
        assert_eq!(CargoTests::default().counts(true), Counts { passed: 0, failed: 1 });
        let mut results = CargoTests::default();
        results.add_line("test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s");
        assert_eq!(results.counts(false), Counts { passed: 1, failed: 1 });
    }

    #[test]
    fn vitest_report_counts_skipped_as_failed() {
        let report = r#"{"numPassedTests": 7, "numFailedTests": 1, "numPendingTests": 2, "numTodoTests": 0}"#;
        assert_eq!(vitest_counts(report, false).ok(), Some(Counts { passed: 7, failed: 3 }));
        assert!(vitest_counts("{}", true).is_err());
    }
}
