//! The features of the runtime that the types ask for.

use crate::model::{Api, Type};

/// Notes the features without which the types do not compile.
pub(super) fn run(api: &mut Api) {
    let has_uuid = api.has(&|ty| *ty == Type::Uuid);
    let has_time = api.has(&|ty| matches!(ty, Type::Custom(custom) if custom.is_read_by("Rfc3339")));
    let all = [("time03", has_time), ("uuid", has_uuid)];
    api.type_features = all.into_iter().filter(|(_, is_needed)| *is_needed).map(|(name, _)| name).collect();
}
