"""Live figures in the editor: what is asked, chosen in a dialog; what each says now, kept fresh."""
