-- The different names are few, and the rows many: the history looks for a name among the names.
CREATE INDEX run_change_by_name ON run_change (folded_name, run_id);
