//! Operations that go on after they were answered, over HTTP: to their end, to none, to a bad one, and on from a place that was kept.

use golden_polling::jobs::{Machine, MakeReportRequest, Report, Stopped};
use golden_polling::runtime::Wait;
use golden_polling::{CallExt as _, Client, Credentials, Error, ErrorKind, LongRunning, RetryPolicy};
use integration_tests::server::{Answer, Fault, Request, Server};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const SHORT: Duration = Duration::from_millis(1);
const LONG: Duration = Duration::from_secs(20);

fn client(server: &Server) -> Client {
    let retry = RetryPolicy::default().with_delays(SHORT, SHORT);
    let builder = Client::builder().base_url(server.url("/v1")).credentials(Credentials::token("s3cret"));
    builder.retry(retry).build().unwrap()
}

/// A server that gives these answers, one after the other, and the last one for ever.
async fn answering<const N: usize>(answers: [Answer; N]) -> Server {
    let at = AtomicUsize::new(0);
    let next = move |_: &Request| answers[at.fetch_add(1, Ordering::Relaxed).min(N - 1)].clone();
    Server::start(next).await.unwrap()
}

fn lines(server: &Server) -> Vec<String> {
    server.seen().iter().map(Request::line).collect()
}

/// Returns the number of times that an operation was sent, in place of its state being read.
fn sent(server: &Server) -> usize {
    server.seen().iter().filter(|request| request.method != "GET").count()
}

fn accepted() -> Answer {
    Answer::json("").status(202)
}

fn located(at: &str) -> Answer {
    accepted().header("location", at)
}

fn monitored(at: &str) -> Answer {
    accepted().header("azure-asyncoperation", at)
}

fn status(word: &str) -> Answer {
    Answer::json(format!(r#"{{"status": "{word}"}}"#))
}

fn report() -> Answer {
    Answer::json(r#"{"title": "done"}"#)
}

fn make(server: &Server) -> MakeReportRequest {
    client(server).jobs().make_report().title("t")
}

fn waiting<C: LongRunning>(call: C) -> Wait<C::Outcome> {
    call.wait().delays(SHORT, SHORT).within(LONG)
}

#[tokio::test]
async fn the_state_is_read_at_the_location_until_it_is_the_result() {
    let moved = located("/v1/states/b").header("retry-after", "0");
    let server = answering([located("/v1/states/a?key=1"), accepted(), moved, report()]).await;
    let call = make(&server).wait(true).if_match("*").x_trace("x").header("Prefer", "respond-async");
    assert_eq!(waiting(call).await.unwrap().title, "done");
    let expected =
        ["POST /v1/reports?wait=true", "GET /v1/states/a?key=1", "GET /v1/states/a?key=1", "GET /v1/states/b"];
    assert_eq!(lines(&server), expected);
    let seen = server.seen();
    assert_eq!((seen[0].header("if-match"), seen[0].header("prefer")), (Some("*"), Some("respond-async")));
    for state in &seen[1..] {
        assert_eq!((state.header("authorization"), state.header("x-trace")), (Some("Bearer s3cret"), Some("x")));
        let others = ["if-match", "prefer", "content-type", "content-length"].map(|name| state.header(name));
        assert_eq!((others, state.body.as_str()), ([None; 4], ""));
    }
}

#[tokio::test]
async fn an_operation_may_end_with_its_first_answer_or_elsewhere() {
    let server = answering([report()]).await;
    let response = waiting(make(&server)).send().await.unwrap();
    assert_eq!((response.status().as_u16(), response.body().title.as_str()), (200, "done"));
    assert_eq!(lines(&server), ["POST /v1/reports"]);
    // the state says where the result is, and has moved before
    let moved = Answer::json("").status(307).header("location", "b");
    let other = Answer::json("").status(303).header("location", "/v1/results/1");
    let server = answering([located("/v1/states/a"), moved, other, accepted(), report()]).await;
    assert_eq!(waiting(make(&server)).await.unwrap().title, "done");
    let expected =
        ["/reports", "/states/a", "/states/b", "/results/1", "/results/1"].map(|path| format!("GET /v1{path}"));
    assert_eq!(lines(&server)[1..], expected[1..]);
    assert_eq!(sent(&server), 1);
}

#[tokio::test]
async fn a_resource_of_azure_is_read_where_it_was_put() {
    let machine =
        |state: &str| Answer::json(format!(r#"{{"size": 1, "properties": {{"provisioningState": "{state}"}}}}"#));
    let put = |server: &Server| client(server).jobs().create_machine("m").api_version("1").size(1);
    let (own, monitor) = ("GET /v1/machines/m?api-version=1", "GET /v1/operations/1?api-version=1");
    // a header has the state, and words end it
    let created = machine("Creating").status(201).header("azure-asyncoperation", "/v1/operations/1?api-version=1");
    let server = answering([created, status("InProgress"), status("SUCCEEDED"), machine("Succeeded")]).await;
    assert_eq!(waiting(put(&server)).await.unwrap().size, Some(1));
    assert_eq!(lines(&server)[1..], [monitor, monitor, own]);
    // the resource itself has it
    let server = answering([machine("Creating").status(201), machine("Updating"), machine("Succeeded")]).await;
    assert_eq!(waiting(put(&server)).await.unwrap().size, Some(1));
    assert_eq!(lines(&server)[1..], [own, own]);
    // there is nothing to wait for
    let server = answering([Answer::json(r#"{"size": 2}"#)]).await;
    assert_eq!(waiting(put(&server)).await.unwrap().size, Some(2));
    assert_eq!(lines(&server).len(), 1);
    // it is there, and a header says nonsense
    let nonsense = machine("Succeeded").header("azure-asyncoperation", "https://elsewhere.example/");
    let server = answering([nonsense]).await;
    assert_eq!(waiting(put(&server)).await.unwrap().size, Some(1));
    assert_eq!(lines(&server).len(), 1);
    // it is refused later
    let failed = r#"{"properties": {"provisioningState": "Failed"}, "error": {"code": "Quota"}}"#;
    let answer = Answer::json(failed).header("x-ms-request-id", "r-7");
    let server = answering([machine("Creating").status(201), answer]).await;
    let error = waiting(put(&server)).await.unwrap_err();
    assert_eq!(error.request_id(), Some("r-7"));
    let expected = "jobs.create_machine (PUT /machines/{name}): the operation has ended as `Failed`: Quota";
    assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Failed, expected));
}

#[tokio::test]
async fn the_result_of_azures_actions_is_where_they_say_it() {
    let start = |server: &Server| client(server).jobs().start_machine("m");
    let monitor = monitored("/v1/operations/1");
    let server = answering([monitor.clone().header("location", "/v1/results/1"), status("Succeeded"), report()]).await;
    assert_eq!(waiting(start(&server)).await.unwrap().title, "done");
    assert_eq!(lines(&server), ["POST /v1/machines/m/start", "GET /v1/operations/1", "GET /v1/results/1"]);
    // the state names the result
    let there = Answer::json(r#"{"status": "Succeeded", "resourceLocation": "/v1/results/2"}"#);
    let server = answering([monitor.clone(), there, report()]).await;
    assert_eq!(waiting(start(&server)).await.unwrap().title, "done");
    assert_eq!(lines(&server)[2], "GET /v1/results/2");
    // no header has the state: HTTP says how far it is
    let server = answering([located("/v1/results/3"), accepted(), report()]).await;
    assert_eq!(waiting(start(&server)).await.unwrap().title, "done");
    assert_eq!(lines(&server)[1..], ["GET /v1/results/3", "GET /v1/results/3"]);
    // the last state is the result
    let stopped = Answer::json(r#"{"status": "Succeeded", "minutes": 3}"#);
    let server = answering([monitor.header("location", "/v1/results/4"), status("Running"), stopped]).await;
    let stopped: Stopped = waiting(client(&server).jobs().stop_machine("m")).await.unwrap();
    assert_eq!((stopped.minutes, lines(&server).len()), (Some(3), 3));
    // nothing is left
    let server = answering([located("/v1/operations/2"), Answer::json("").status(204)]).await;
    waiting(client(&server).jobs().delete_machine("m")).await.unwrap();
    assert_eq!(lines(&server), ["DELETE /v1/machines/m", "GET /v1/operations/2"]);
}

#[tokio::test]
async fn a_failed_operation_is_an_error_that_says_why() {
    let failed = r#"{"status": "Failed", "minutes": 2, "error": {"code": "Quota", "message": "s3cret is spent"}}"#;
    let server = answering([monitored("/v1/operations/1"), status("Running"), Answer::json(failed)]).await;
    let error = waiting(client(&server).jobs().stop_machine("m")).await.unwrap_err();
    let expected = "jobs.stop_machine (POST /machines/{name}/stop): the operation has ended as `Failed`: Quota; [redacted] is spent";
    assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Failed, expected));
    assert_eq!(error.details::<Stopped>().unwrap().unwrap().minutes, Some(2));
    assert_eq!((error.is_retryable(), error.may_have_been_received(), error.location()), (false, true, None));
    assert_eq!(sent(&server), 1);
    let canceled = Answer::json(r#"{"id": 7, "status": "Canceled", "name": "n"}"#);
    let server = answering([monitored("/v1/operations/1"), canceled]).await;
    let mut wait = waiting(client(&server).jobs().stop_machine("m"));
    let error = wait.finish().await.unwrap_err();
    assert_eq!((error.kind(), wait.status()), (ErrorKind::Failed, Some("Canceled")));
    assert!(error.to_string().ends_with("the operation has ended as `Canceled`"), "{error}");
}

#[tokio::test]
async fn another_operation_reads_the_state_and_one_more_the_result() {
    let job = |more: &str| Answer::json(format!(r#"{{"id": "a/b"{more}}}"#));
    let start = |server: &Server| client(server).jobs().start_job().steps(3);
    let done = job(r#", "state": "done", "file": {"id": 9}, "problem": null"#);
    let file = Answer::pieces("application/octet-stream", [b"by", b"tes"]);
    let server = answering([job("").status(201), job(r#", "state": "new""#), job(""), done, file]).await;
    let stream = waiting(start(&server)).await.unwrap();
    assert_eq!(stream.bytes().await.unwrap(), "bytes");
    let state = "GET /v1/jobs/a%2Fb";
    assert_eq!(lines(&server), ["POST /v1/jobs", state, state, state, "GET /v1/files/9"]);
    assert_eq!(server.seen()[4].header("accept"), Some("application/octet-stream"));
    for (state, expected) in [
        (r#", "state": "broken", "problem": "no disk""#, "the operation has ended as `broken`: no disk"),
        (r#", "state": "done", "problem": "no disk""#, "the operation has ended as `done`: no disk"),
    ] {
        let server = answering([job("").status(201), job(state)]).await;
        let error = waiting(start(&server)).await.unwrap_err();
        assert_eq!(error.to_string(), format!("jobs.start_job (POST /jobs): {expected}"));
    }
    // the answer lacks what the place is made of; the state has no result
    let server = answering([Answer::json("{}").status(201)]).await;
    let error = waiting(start(&server)).await.unwrap_err();
    let expected = "jobs.start_job (POST /jobs): the server does not say where the operation goes on";
    assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Unfinished, expected));
    let server = answering([job("").status(201), job(r#", "state": "done""#)]).await;
    let error = waiting(start(&server)).await.unwrap_err();
    assert!(error.to_string().ends_with("the operation has ended, and the server does not say where its result is"));
    // the operation's own argument is the other's
    let server = answering([accepted(), job(r#", "state": "done""#)]).await;
    assert_eq!(waiting(client(&server).jobs().start_again("7")).await.unwrap().id, "a/b");
    assert_eq!(lines(&server), ["POST /v1/jobs/7/again", "GET /v1/jobs/7"]);
}

#[tokio::test]
async fn values_that_are_no_words_end_an_operation() {
    let begun = Answer::json(r#"{"links": {"state": "states/1"}}"#).status(202);
    let done = Answer::json(r#"{"done": true, "links": {"result": "/v1/results/1"}}"#);
    let text = Answer::json("a,b").header("content-type", "text/csv");
    let server = answering([begun.clone(), Answer::json("{}"), Answer::json(r#"{"done": false}"#), done, text]).await;
    assert_eq!(waiting(client(&server).jobs().export()).await.unwrap(), "a,b");
    assert_eq!(lines(&server)[1..4], ["GET /v1/states/1"; 3]);
    let failed = Answer::json(r#"{"done": true, "error": {"code": 5, "message": "gone"}}"#);
    let server = answering([begun, failed]).await;
    let error = waiting(client(&server).jobs().export()).await.unwrap_err();
    assert_eq!(error.messages(), ["5", "gone"]);
}

#[tokio::test]
async fn a_place_on_another_host_is_refused_before_anything_is_sent_there() {
    let evil = "https://evil.example/v1/states/1?key=t0k3n";
    let is_refused = |error: &Error, requests: usize, server: &Server| {
        let expected = "the server says that the operation goes on at another host";
        assert!(error.kind() == ErrorKind::Unfinished && error.to_string().ends_with(expected), "{error}");
        assert!(!format!("{error:#?}").contains("t0k3n"));
        assert_eq!(
            (lines(server).len(), error.is_retryable(), error.may_have_been_received()),
            (requests, false, true)
        );
    };
    let server = answering([located(evil)]).await;
    is_refused(&waiting(make(&server)).await.unwrap_err(), 1, &server);
    let server = answering([located("/v1/states/1"), located(evil)]).await;
    is_refused(&waiting(make(&server)).await.unwrap_err(), 2, &server);
    let server = answering([located("/v1/states/1"), Answer::json("").status(303).header("location", evil)]).await;
    is_refused(&waiting(make(&server)).await.unwrap_err(), 2, &server);
    let there = Answer::json(format!(r#"{{"status": "Succeeded", "resourceLocation": "{evil}"}}"#));
    let server = answering([monitored("/v1/operations/1"), there]).await;
    is_refused(&waiting(client(&server).jobs().start_machine("m")).await.unwrap_err(), 2, &server);
    let server = answering([report()]).await;
    is_refused(&make(&server).wait_from(evil).await.unwrap_err(), 0, &server);
    // another scheme or port is that of a server behind a proxy
    let server = answering([located("https://127.0.0.1/v1/states/1"), report()]).await;
    assert_eq!(waiting(make(&server)).await.unwrap().title, "done");
    assert_eq!(lines(&server)[1], "GET /v1/states/1");
}

#[tokio::test]
async fn a_place_that_is_not_said_is_an_error() {
    let server = answering([accepted()]).await;
    let error = waiting(make(&server)).await.unwrap_err();
    let expected = "jobs.make_report (POST /reports): the server does not say where the operation goes on";
    assert_eq!((error.kind(), error.to_string().as_str(), lines(&server).len()), (ErrorKind::Unfinished, expected, 1));
}

#[tokio::test]
async fn a_state_of_azure_without_a_word_is_an_error() {
    for state in [Answer::json("{}"), Answer::json("{"), Answer::json("")] {
        let server = answering([monitored("/v1/operations/1"), accepted(), state]).await;
        let error = waiting(client(&server).jobs().stop_machine("m")).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unfinished);
        assert!(error.to_string().ends_with("the state does not say how far the operation is"), "{error}");
        assert_eq!(lines(&server).len(), 3);
    }
}

#[tokio::test]
async fn an_operation_without_an_end_is_waited_for_as_long_as_is_said() {
    let server = answering([located("/v1/states/1"), accepted()]).await;
    let limit = Duration::from_millis(40);
    let error = waiting(make(&server)).within(limit).await.unwrap_err();
    let expected = "jobs.make_report (POST /reports): the operation has not ended after 40ms";
    assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Unfinished, expected));
    let asked = lines(&server).len();
    assert!((3..100).contains(&asked), "{asked}");
    assert_eq!(sent(&server), 1);
    // an operation that was waited for can be gone on with
    let place = error.location().unwrap().to_owned();
    let server_at = server.url("/v1/states/1");
    assert_eq!(place, server_at);
    // the server may ask for more than there is
    let server = answering([located("/v1/states/1").header("retry-after", "90")]).await;
    let started = Instant::now();
    let error = waiting(make(&server)).await.unwrap_err();
    assert_eq!((error.kind(), error.retry_after()), (ErrorKind::Unfinished, Some(Duration::from_secs(90))));
    assert!(started.elapsed() < Duration::from_secs(5) && lines(&server).len() == 1);
}

#[tokio::test]
async fn the_server_says_how_long_to_wait() {
    let server = answering([located("/v1/states/1").header("retry-after", "1"), report()]).await;
    let started = Instant::now();
    waiting(make(&server)).await.unwrap();
    assert!(started.elapsed() >= Duration::from_secs(1), "{:?}", started.elapsed());
}

#[tokio::test]
async fn reading_the_state_is_tried_again_and_the_operation_is_not() {
    let broken = || Answer::json("{}").status(500);
    let later = || Answer::json("{}").status(503);
    let server = answering([located("/v1/states/1"), later(), later(), accepted(), broken(), report()]).await;
    let mut wait = waiting(make(&server));
    let error = wait.finish().await.unwrap_err();
    let expected = "jobs.make_report (POST /reports): reading its state: the server refused the call (HTTP 500)";
    assert_eq!((error.to_string().as_str(), error.is_retryable()), (expected, false));
    assert!(error.may_have_been_received());
    assert_eq!(error.location(), wait.cursor().as_ref().map(|cursor| cursor.as_str()));
    // after an error it goes on
    assert_eq!(wait.finish().await.unwrap().into_body().title, "done");
    assert_eq!((sent(&server), lines(&server).len()), (1, 6));
    // with the policy of the call
    let server = answering([located("/v1/states/1"), later(), report()]).await;
    let error = waiting(make(&server).no_retry()).await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), lines(&server).len()), (503, 2));
}

#[tokio::test]
async fn an_operation_whose_answer_is_lost_is_not_sent_again() {
    let server = answering([Answer::fault(Fault::Cut), report()]).await;
    let mut wait = waiting(make(&server));
    assert!(wait.next().await.unwrap_err().may_have_been_received());
    let error = wait.finish().await.unwrap_err();
    assert!(error.to_string().ends_with("the operation was sent, and its answer is not known: it is not sent again"));
    assert_eq!((lines(&server).len(), wait.cursor()), (1, None));
    // nobody waits for the answer any longer
    let server = answering([located("/v1/states/1").after(LONG), report()]).await;
    let mut wait = waiting(make(&server));
    let given_up = tokio::time::timeout(Duration::from_millis(100), wait.next()).await;
    assert!(given_up.is_err());
    assert_eq!(wait.next().await.unwrap_err().kind(), ErrorKind::Unfinished);
    assert_eq!(lines(&server).len(), 1);
}

#[tokio::test]
async fn each_request_has_the_time_of_a_call() {
    let slow = |answer: Answer| answer.after(Duration::from_millis(300));
    let answers = [located("/v1/states/1"), slow(accepted()), slow(accepted()), slow(report())];
    let server = answering(answers).await;
    let call = make(&server).timeout(Duration::from_millis(800));
    assert_eq!(waiting(call).await.unwrap().title, "done");
    let server = answering([located("/v1/states/1"), accepted().after(LONG)]).await;
    let error = waiting(make(&server).timeout(Duration::from_millis(100))).await.unwrap_err();
    assert_eq!((error.kind(), error.location().is_some()), (ErrorKind::Timeout, true));
}

#[tokio::test]
async fn another_run_goes_on_from_a_place_that_was_kept() {
    let server = answering([
        monitored("/v1/operations/1").header("location", "/v1/results/1"),
        status("Running"),
        status("Succeeded"),
        report(),
    ])
    .await;
    let mut wait = waiting(client(&server).jobs().start_machine("m"));
    assert_eq!((wait.cursor(), wait.status()), (None, None));
    assert!(wait.next().await.unwrap());
    assert!(wait.next().await.unwrap());
    assert_eq!(wait.status(), Some("Running"));
    let kept = wait.cursor().unwrap().as_str().to_owned();
    drop(wait);
    // another client, and only where it was
    let wait = client(&server).jobs().start_machine("m").wait_from(kept);
    assert_eq!(wait.await.unwrap().title, "done");
    let (state, start) = ("GET /v1/operations/1", "POST /v1/machines/m/start");
    assert_eq!(lines(&server), [start, state, state, "GET /v1/results/1"]);
    // the URL alone, and one that has the result itself
    let server = answering([accepted(), report()]).await;
    let wait = make(&server).wait_from("/v1/states/1").delays(SHORT, SHORT);
    assert_eq!(wait.await.unwrap().title, "done");
    assert_eq!(lines(&server), ["GET /v1/states/1"; 2]);
    let server = answering([located("/v1/results/3"), accepted(), report()]).await;
    let mut wait = waiting(client(&server).jobs().start_machine("m"));
    wait.next().await.unwrap();
    let kept = wait.cursor().unwrap();
    let wait = client(&server).jobs().start_machine("m").wait_from(kept).delays(SHORT, SHORT);
    assert_eq!(wait.await.unwrap().title, "done");
    // a resource that is being made
    let machine =
        |state: &str| Answer::json(format!(r#"{{"size": 4, "properties": {{"provisioningState": "{state}"}}}}"#));
    let server = answering([machine("Creating").status(201), machine("Creating"), machine("Succeeded")]).await;
    let put = || client(&server).jobs().create_machine("m");
    let mut wait = waiting(put());
    wait.next().await.unwrap();
    let machine: Machine = put().wait_from(wait.cursor().unwrap()).delays(SHORT, SHORT).await.unwrap();
    assert_eq!((machine.size, sent(&server)), (Some(4), 1));
}

#[test]
fn programs_without_async_wait_too() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(answering([located("/v1/states/1"), accepted(), report()]));
    let report: Report = waiting(make(&server)).send_blocking().unwrap().into_body();
    assert_eq!((report.title.as_str(), lines(&server).len()), ("done", 3));
}

#[tokio::test]
async fn a_mock_answers_what_is_waited_for() {
    use golden_polling::mock::{Mock, ResponseTemplate};
    let mock = Mock::start();
    let begun = ResponseTemplate::new(201).set_body_json(serde_json::json!({"id": "7"}));
    mock.when(mock.client().jobs().start_again("7")).expect(1).answer_with(begun);
    let job = |state: &str| serde_json::json!({"id": "7", "state": state});
    mock.when(mock.client().jobs().get_job("7")).up_to(1).priority(1).answer_json(job("new"));
    mock.when(mock.client().jobs().get_job("7")).answer_json(job("done"));
    let job = waiting(mock.client().jobs().start_again("7")).await.unwrap();
    assert_eq!(job.state.as_deref(), Some("done"));
}

#[tokio::test]
async fn a_link_of_the_answer_leads_to_the_state() {
    let begun = || Answer::json(r#"{"id": "a/b"}"#).status(202);
    let server = answering([begun(), accepted(), accepted(), report()]).await;
    let report = waiting(client(&server).jobs().print()).await.unwrap();
    assert_eq!(report.title, "done");
    let state = "GET /v1/prints/a%2Fb";
    assert_eq!(lines(&server), ["POST /v1/prints", state, state, state]);
    // without what the link wants, nobody knows where it goes on
    let server = answering([Answer::json("{}").status(202)]).await;
    let error = waiting(client(&server).jobs().print()).await.unwrap_err();
    assert_eq!((error.kind(), lines(&server).len()), (ErrorKind::Unfinished, 1));
}
