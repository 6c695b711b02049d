"""Building blocks of every screen, without any knowledge of complaints."""
