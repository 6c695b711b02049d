"""The rows of the screen: what they hold, how they are painted, the list that shows them."""
