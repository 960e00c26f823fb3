package struct Fetcher {}
