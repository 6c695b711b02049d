"""The column at the left: looking for articles, what there is to do, all articles by kind."""
