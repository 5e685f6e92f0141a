// A library whose room is still empty needs one source.
