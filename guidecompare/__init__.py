"""Compare the SNS guidelines of Japanese municipalities clause by clause."""
