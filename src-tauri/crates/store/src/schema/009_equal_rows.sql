-- The lines of equal rows of a file that an amount was added up from, because the owner said that each counts: a JSON list of lists.
ALTER TABLE benefit_amount ADD COLUMN equal_rows TEXT NOT NULL DEFAULT '[]';
