"""Reading HTML: markup to events, events to rendered lines, and what the page says about itself to facts."""
