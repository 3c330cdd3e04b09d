"""The window. Views hold no rules: they ask the services, and show what comes back."""
