//! Does the store keep its contract, on both engines?

mod acknowledged;
pub mod base;
mod kept;
mod opening;
mod refusals;
mod versions;

/// Plays each of these tests of `suite` on an SQLite file and in a PostgreSQL database of its own.
macro_rules! on_both_engines {
    ($suite:ident: $($test:ident),+ $(,)?) => {
        mod $suite {
            mod sqlite {
                $(#[tokio::test]
                async fn $test() {
                    crate::store::$suite::$test(crate::store::base::Base::sqlite()).await;
                })+
            }
            mod postgres {
                $(#[tokio::test]
                async fn $test() {
                    crate::store::$suite::$test(crate::store::base::Base::postgres().await).await;
                })+
            }
        }
    };
}

mod contract {
    on_both_engines! { kept:
        a_run_is_kept_from_its_start_to_its_end,
        runs_are_listed_by_project_the_latest_first,
        a_result_comes_back_as_it_was,
        events_can_be_replayed,
        what_is_sent_twice_is_kept_once,
        another_event_of_the_same_number_undoes_the_batch,
        an_event_of_an_unknown_run_undoes_the_batch,
        the_latest_result_is_the_one_that_ended_last,
        each_text_has_its_latest_result,
        targets_projects_and_rows_are_apart,
        no_result_or_event_can_be_changed_or_removed,
        the_results_give_the_verdicts,
    }
    on_both_engines! { opening:
        a_database_is_opened_again_with_what_it_holds,
        many_programs_may_open_a_new_database_at_once,
        a_newer_schema_is_refused,
        a_failed_migration_says_so,
    }
    on_both_engines! { acknowledged:
        two_programs_do_not_hinder_each_other,
        what_was_acknowledged_survives_a_kill,
    }
    on_both_engines! { versions:
        the_delivery_is_the_version_that_the_latest_run_saw,
        each_version_has_its_latest_result,
        results_on_another_version_are_stale_until_they_are_played_again,
        evidence_is_brought_for_what_did_not_pass,
        a_long_row_is_kept,
    }
}
