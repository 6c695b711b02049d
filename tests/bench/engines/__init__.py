"""The search engines that are compared, each behind the same few methods."""
