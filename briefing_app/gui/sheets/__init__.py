"""Partners' sheets: read in after a look at what they would change, and sent out to be filled in."""
