"""The editor of texts: stored trees become editable documents and come back without loss."""
