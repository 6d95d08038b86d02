//! The `ampersat` command.
fn main(){}
