//! Makes the client.

fn main() -> Result<(), ampersat::build::Failed> {
    ampersat::Build::new("openapi.yaml").overlay("corrections.yaml").name("atlas").generate()
}
