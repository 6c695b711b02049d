"""The screen 通話: notes, suggestions and the words to say while a call runs."""
