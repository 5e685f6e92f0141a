-- What the analysis of coded texts needs. The rules at the head of 0001 hold.

-- The dictionary of a code: words that mark it, a term a line, as a search is typed.
ALTER TABLE code ADD COLUMN words TEXT NOT NULL DEFAULT '';
