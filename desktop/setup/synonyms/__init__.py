"""同義語: the customers' words and what the centre calls them, as a form and as text, tried before they are saved."""
