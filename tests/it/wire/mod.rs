//! From a method call to the bytes that a server sees.
