"""The bar that stands between the strip and the columns while an alert is up."""
