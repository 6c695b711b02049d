"""Does on the customer's computer, in a library of its own that is removed again, what the program is there for."""
