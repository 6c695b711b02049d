"""規則: each rule file of the centre as a form and as text, compared with the shipped one, tried before it is saved."""
