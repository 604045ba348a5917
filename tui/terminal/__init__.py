"""What a terminal must be told, or painted, so that rows in visual order stay in visual order."""
