//! Makes the client of the newcomers' document.

fn main() -> Result<(), ampersat::build::Failed> {
    let document = "../../generator/tests/newcomers/openapi.json";
    ampersat::Build::new(document).name("atlas_bank").generate()
}
