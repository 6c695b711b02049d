"""The form above the text: the attributes that an article of its kind may carry."""
