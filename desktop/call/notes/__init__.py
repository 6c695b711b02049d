"""The notes of the call and the fields below them."""
