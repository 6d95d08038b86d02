//! A crate whose client is made by its build script. It is not checked in.

ampersat_runtime::include_client!("atlas");
