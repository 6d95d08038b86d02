// @generated from a document in tests/fixtures. Do not edit.

//! The documented responses, decoded and encoded again without loss.

#[cfg(feature = "shapes")]
#[rustfmt::skip]
mod shapes {
    use ampersat_runtime as runtime;

    #[test]
    fn count() {
        runtime::testing::assert_example::<
            std::collections::BTreeMap<String, runtime::Decimal>,
        >(r#"{
  "circle": 10.5
}"#);
    }

    #[test]
    fn draw() {
        runtime::testing::assert_example::<
            golden_kinds::shapes::Shape,
        >(
            r#"{
  "shape": "square",
  "side": 2,
  "corners": [
    [
      0,
      0
    ],
    [
      2,
      2
    ]
  ]
}"#,
        );
    }

    #[test]
    fn find() {
        runtime::testing::assert_example::<
            Vec<golden_kinds::shapes::Node>,
        >(
            r#"[
  {
    "name": "a",
    "children": [
      {
        "name": "b",
        "children": []
      }
    ]
  }
]"#,
        );
    }
}
