-- Whether a confirmed row of benefits has writes that do not bear out what was approved: 1 for yes, 0 for no, NULL for "to be worked out".
ALTER TABLE run_change ADD COLUMN not_proven INTEGER DEFAULT 0;
UPDATE run_change SET not_proven = NULL WHERE outcome = 'confirmed' AND run_id IN (SELECT id FROM run WHERE export = 'benefits');
CREATE INDEX run_change_not_proven ON run_change (not_proven, run_id, key) WHERE not_proven = 1;
CREATE INDEX run_change_to_work_out ON run_change (run_id, key) WHERE not_proven IS NULL;
