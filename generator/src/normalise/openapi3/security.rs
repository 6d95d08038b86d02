//! Security definitions.

use crate::document::Node;

/// `basic` becomes `http` with a scheme; the OAuth flows get an object each; `apiKey` is the same in both.
pub(super) fn scheme(scheme: &mut Node) {
    match scheme.str("type") {
        Some("basic") => {
            scheme.set("type", "http");
            scheme.set("scheme", "basic");
        }
        Some("oauth2") => oauth2(scheme),
        _ => {}
    }
}

fn oauth2(scheme: &mut Node) {
    let name = match scheme.str("flow") {
        Some("application") => "clientCredentials",
        Some("accessCode") => "authorizationCode",
        Some("password") => "password",
        _ => "implicit",
    };
    scheme.remove("flow");
    let mut flow = Node::object(scheme.origin);
    for key in ["authorizationUrl", "tokenUrl", "scopes"] {
        if let Some(node) = scheme.remove(key) {
            flow.set_node(key, node);
        }
    }
    if flow.get("scopes").is_none() {
        let scopes = Node::object(flow.origin);
        flow.set_node("scopes", scopes);
    }
    let mut flows = Node::object(scheme.origin);
    flows.set_node(name, flow);
    scheme.set_node("flows", flows);
}
