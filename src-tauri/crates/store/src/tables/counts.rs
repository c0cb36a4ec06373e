//! The size of the data file in rows, without any content.

use crate::{Store, StoreError};

impl Store {
    pub fn schema_version(&self) -> Result<i64, StoreError> {
        Ok(self.connection().query_row("PRAGMA user_version", [], |row| row.get(0))?)
    }

    /// The name of each table of the app with its number of rows.
    pub fn table_counts(&self) -> Result<Vec<(String, i64)>, StoreError> {
        let connection = self.connection();
        let mut statement =
            connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")?;
        let names: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let count = |name: String| {
            // The name comes from the schema, so it is safe in the SQL.
            let rows = connection.query_row(&format!("SELECT count(*) FROM \"{name}\""), [], |row| row.get(0))?;
            Ok((name, rows))
        };
        names.into_iter().map(count).collect()
    }
}
