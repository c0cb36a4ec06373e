//! Leave for all employees, for tests with many people.

use serde_json::Value;

use super::{LeaveType, days::working_days};
use crate::{alexis::Leave, state::State};

impl State {
    /// Gives every employee in Alexis HR a vacation of this many working days this month, not all at the same time. Free days within a
    /// vacation also have transactions. Returns the leaves' ids in the order of the employees.
    pub fn give_everybody_leave(&mut self, days: usize) -> Vec<String> {
        let open = working_days(self.today, 0);
        let days = days.min(open.len());
        if days == 0 {
            return Vec::new();
        }
        let spans: Vec<_> = open.windows(days).filter_map(|span| Some((*span.first()?, *span.last()?))).collect();
        let ids = self.alexis.all("employee").iter().filter_map(|row| row.get("id").and_then(Value::as_str).map(str::to_owned));
        let leaves = ids.zip(spans.iter().cycle()).map(|(id, (from, to))| Leave::days(id, LeaveType::Vacation, *from, *to));
        leaves.collect::<Vec<_>>().into_iter().map(|leave| self.alexis.put_leave(leave)).collect()
    }
}
