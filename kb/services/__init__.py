"""Use cases, one module a family: transactions and the order between the stores and the index live here."""
