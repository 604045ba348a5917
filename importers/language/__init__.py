"""Arabic as extraction needs it: months, ordinals, verbs and cues as typed tables read from plain files."""
