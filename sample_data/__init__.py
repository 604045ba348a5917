"""The sample collection as package data: articles for `jawla --sample`, one small file for each format."""
