//! From a document to files: what is reported, what is refused, what is written.
