// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// The response of [`Many::get`](super::Many::get).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Long {
    pub what_it_costs_in_a_year_without_anything_that_was_ordered_in_the_years_before_or_paid_in_advance: Option<
        String,
    >,
}

runtime::impl_object!(
    Long {
        what_it_costs_in_a_year_without_anything_that_was_ordered_in_the_years_before_or_paid_in_advance: optional::<
            String,
        >(
            "what_it_costs_in_a_year_without_anything_that_was_ordered_in_the_years_before_or_paid_in_advance",
        ),
    },
    [
        (
            "what_it_costs_in_a_year_with_all_that_was_ordered_in_the_years_before_and_what_was_paid_in_advance",
            "a_word_that_is_longer_than_a_line_of_a_source_file_may_be_and_nothing_else_than_this_one_word_ever",
        ),
    ],
);
