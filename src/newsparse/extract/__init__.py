"""Doc → facts: one module, one kind of fact."""
