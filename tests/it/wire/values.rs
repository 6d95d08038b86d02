//! Single values, as they are sent and read: of the golden crate made of `fixtures/values.yaml`.

use ampersat_runtime::{Leniency, Observer};
use golden_values::values::{
    Blank, BlankDateOrBlank, BlankEither, BlankPolicy, BlankSize, BlankTextOrNumber, Note, NoteLine, Rank, Route, Rule,
    RuleAsc, RuleDesc, RuleSort, RuleText, Side, Size, Sum, SumId, SumMode, SumRank, TargetsLane, TargetsPort,
    TargetsRoute, TargetsShare, TargetsStep, TargetsVoice, TargetsVoiceText, TargetsWhole,
};
use golden_values::{Client, Decimal, Error};
use integration_tests::server::{Answer, Server};
use serde_json::{from_str, json, to_string};
use std::sync::{Arc, Mutex};

type ClientBuilder = golden_values::ClientBuilder<Client>;

/// Makes a call to a server that answers with some JSON. Gives back the body that was sent, and the answer.
async fn call<T, C>(
    answer: &str,
    build: impl FnOnce(ClientBuilder) -> ClientBuilder,
    call: impl FnOnce(&Client) -> C,
) -> (String, Result<T, Error>)
where
    C: IntoFuture<Output = Result<T, Error>>,
{
    let server = Server::always(Answer::json(answer)).await.unwrap();
    let client = build(Client::builder().base_url(server.url(""))).build().unwrap();
    let value = call(&client).await;
    let [request] = server.seen().try_into().unwrap();
    (request.body, value)
}

/// Remembers what it hears.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn heard(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

impl Observer for Log {
    fn leniency(&self, path: &str, kind: Leniency) {
        self.0.lock().unwrap().push(format!("{path}: {kind:?}"));
    }

    fn unknown_value(&self, path: &str) {
        self.0.lock().unwrap().push(format!("{path}: unknown"));
    }
}

#[tokio::test]
async fn blank_texts_are_read_as_texts() {
    let answer = r#"{"text":"","text_or_null":"0000-00-00","size":"","policy":"","sizes":["small",""],
        "text_or_number":"","date_or_blank":"","either":"","bytes":"","password":""}"#;
    let (_, blank) = call(answer, |builder| builder, |client| client.values().blank()).await;
    let blank = blank.unwrap();
    assert_eq!((blank.text.as_deref(), blank.text_or_null), (Some(""), Some(Some("0000-00-00".to_owned()))));
    assert_eq!(blank.size, Some(BlankSize::Unknown(String::new())));
    assert_eq!(blank.policy, Some(BlankPolicy::Empty));
    assert_eq!(blank.sizes, Some(vec![Size::Small, Size::Unknown(String::new())]));
    assert_eq!(blank.text_or_number, Some(BlankTextOrNumber::from("")));
    assert_eq!(blank.date_or_blank, Some(BlankDateOrBlank::Empty));
    assert_eq!(blank.either, Some(BlankEither::Empty));
    assert_eq!(blank.bytes, Some(Default::default()));
    assert_eq!(blank.password, Some("".into()));
}

#[tokio::test]
async fn blank_texts_are_sent() {
    let blank = Blank::new()
        .text("")
        .text_or_null("".to_owned())
        .policy(BlankPolicy::Empty)
        .sizes([Size::from("")])
        .text_or_number("")
        .date_or_blank(BlankDateOrBlank::Empty)
        .bytes(&b""[..])
        .password("");
    let (sent, _) = call("", |builder| builder, |client| client.values().put_blank().body(blank)).await;
    let expected = json!({
        "text": "", "text_or_null": "", "policy": "", "sizes": [""], "text_or_number": "", "date_or_blank": "",
        "bytes": "", "password": "",
    });
    assert_eq!(sent, expected.to_string());
}

#[tokio::test]
async fn decimals_keep_their_digits_on_both_ways() {
    for digits in
        ["99999999999999.99", "10.10", "0.00000000000000000001", "12345678901234567890.12345678", "5", "-0.50"]
    {
        let decimal: Decimal = digits.parse().unwrap();
        let answer = format!(r#"{{"amount":{digits}}}"#);
        let server = Server::always(Answer::json(&answer)).await.unwrap();
        let client = Client::builder().base_url(server.url("")).build().unwrap();
        let sum = client.values().put_sum().limit(decimal).body(Sum::new(decimal)).await.unwrap();
        assert_eq!(sum.amount.to_string(), digits);
        let [request] = server.seen().try_into().unwrap();
        assert_eq!((request.body, request.target), (answer.clone(), format!("/sum?limit={digits}")));
        // and by way of serde
        assert_eq!(to_string(&from_str::<Sum>(&answer).unwrap()).unwrap(), answer);
    }
}

#[tokio::test]
async fn decimals_of_128_bits_keep_their_digits_on_both_ways() {
    let most = "79228162514264337593543950335";
    let answer = format!(
        r#"{{"amount":1,"cost":{most},"cost_text":"-0.1234567890123456789012345678","costs":[7922816251426433759354395.0335,0.10]}}"#
    );
    let server = Server::always(Answer::json(&answer)).await.unwrap();
    let client = Client::builder().base_url(server.url("")).build().unwrap();
    let costs = ["7922816251426433759354395.0335", "0.10"].map(|digits| digits.parse::<Decimal>().unwrap());
    let sent = Sum::new(1)
        .cost(most.parse::<Decimal>().unwrap())
        .cost_text("-0.1234567890123456789012345678".parse::<Decimal>().unwrap())
        .costs(costs);
    let sum = client.values().put_sum().body(sent.clone()).await.unwrap();
    assert_eq!(sum, sent);
    // numbers that are equal may be written with other digits
    assert_eq!(sum.costs.unwrap()[1].to_string(), "0.10");
    let [request] = server.seen().try_into().unwrap();
    assert_eq!(request.body, answer);
}

#[tokio::test]
async fn values_of_several_types_are_what_they_are_written_as() {
    for (answer, mode, rank) in [
        (r#"{"amount":1,"mode":"two","rank":""}"#, SumMode::Two, SumRank::Empty),
        (r#"{"amount":1,"mode":true,"rank":2}"#, SumMode::Boolean(true), SumRank::Rank(Rank::Rank2)),
        (r#"{"amount":1,"mode":3.5,"rank":7}"#, SumMode::Number(3.5), SumRank::Rank(Rank::Unknown(7))),
        (r#"{"amount":1,"mode":"new","rank":1}"#, SumMode::Unknown("new".into()), SumRank::Rank(Rank::Rank1)),
    ] {
        let sent = Sum::new(1).mode(mode).rank(rank);
        let (body, sum) = call(answer, |builder| builder, |client| client.values().put_sum().body(sent.clone())).await;
        assert_eq!((body.as_str(), sum.unwrap()), (answer, sent));
    }
}

#[tokio::test]
async fn texts_are_items_of_several_types_as_they_stand() {
    let sent = async |sum: Sum| call("{}", |builder| builder, |client| client.values().put_sum().body(sum)).await.0;
    let texts = sent(Sum::new(1).notes(["a", "b"]).input(["c", "d"])).await;
    assert_eq!(texts, r#"{"amount":1,"input":["c","d"],"notes":["a","b"]}"#);
    let both = || [Note::from(NoteLine::new("a")), "b".into()];
    let both = sent(Sum::new(1).notes(both()).input(both().to_vec())).await;
    assert_eq!(both, r#"{"amount":1,"input":[{"line":"a"},"b"],"notes":[{"line":"a"},"b"]}"#);
    let one = sent(Sum::new(1).input(vec![NoteLine::new("a").into(), "b".into()])).await;
    assert_eq!(one, r#"{"amount":1,"input":[{"line":"a"},"b"]}"#);
}

#[tokio::test]
async fn integers_are_numbers_without_a_fraction() {
    let log = Log::default();
    let read = async |answer: &str| {
        let observer = log.clone();
        call(answer, |builder| builder.observer(observer), |client| client.values().put_sum().body(Sum::new(1))).await.1
    };
    let most = u64::MAX;
    let sum = read(&format!(r#"{{"amount":1,"count":5.0,"port":1e3,"mask":{most},"flag":{most}}}"#)).await.unwrap();
    assert_eq!((sum.count, sum.port, sum.mask, sum.flag), (Some(5), Some(1000), Some(most), Some(most)));
    let sum = read(r#"{"amount":1,"count":-0,"mask":-0}"#).await.unwrap();
    assert_eq!((sum.count, sum.mask), (Some(0), Some(0)));
    // beyond 64 bits nothing is rounded
    let text = r#"{"amount":1,"supply":100000000000000000000,"wei":18446744073709551617}"#;
    let sum = read(text).await.unwrap();
    assert_eq!(sum.wei, Some("18446744073709551617".parse().unwrap()));
    assert_eq!(serde_json::to_string(&sum).unwrap(), text);
    log.heard();
    let sum = read(r#"{"amount":1,"count":9223372036854775808}"#).await.unwrap();
    assert_eq!((sum.count, log.heard()), (None, vec!["count: OutOfRange".to_owned()]));
    // wherever it stands, it costs no more than itself
    let answer = r#"{"amount":1,"counts":[1,9223372036854775808,2],"totals":{"a":9223372036854775808,"b":2},
        "level":9223372036854775808,"spare":9223372036854775808,"id":123456789012345678901}"#;
    let sum = read(answer).await.unwrap();
    assert_eq!(sum.counts, Some(vec![1, 2]));
    assert_eq!(sum.totals, Some([("b".to_owned(), 2)].into()));
    assert_eq!((sum.level, sum.spare), (None, None));
    assert_eq!(sum.id, Some(SumId::Unknown(json!("123456789012345678901"))));
    let left_out = ["counts[1]", "totals.a", "level", "spare"].map(|path| format!("{path}: OutOfRange"));
    assert_eq!(log.heard(), [&left_out[..], &["id: unknown".to_owned()]].concat());
    // its size is documented
    let error = read(r#"{"amount":1,"port":3000000000}"#).await.unwrap_err();
    assert_eq!(error.decode_error().unwrap().path(), "port");
}

#[tokio::test]
async fn a_union_is_what_knows_the_value() {
    let rules = [
        (r#""words""#, Rule::Words),
        (r#""typo""#, Rule::Typo),
        ("5", Rule::Integer5),
        ("true", Rule::Boolean(true)),
        (r#""rule_up""#, Rule::Sort(RuleSort::RuleUp)),
        (r#""right""#, Rule::Text(RuleText::Right)),
        (r#"{"asc":"a"}"#, Rule::Asc(RuleAsc::new("a"))),
        (r#"{"desc":"a"}"#, Rule::Desc(RuleDesc::new("a"))),
        ("7", Rule::Unknown(json!(7))),
        (r#""new""#, Rule::Sort(RuleSort::Unknown("new".to_owned()))),
    ];
    let json = format!("[{}]", rules.iter().map(|(json, _)| *json).collect::<Vec<_>>().join(","));
    let (_, read) = call(&json, |builder| builder, |client| client.values().rules()).await;
    let rules: Vec<_> = rules.into_iter().map(|(_, rule)| rule).collect();
    assert_eq!(read.unwrap(), rules);
    let (sent, _) = call("{}", |builder| builder, |client| client.values().put_rules().body(rules)).await;
    assert_eq!(sent, json);
}

#[tokio::test]
async fn what_one_alternative_knows_is_not_unknown_to_another() {
    let read = async |answer: &str| {
        call(answer, |builder| builder, |client| client.values().put_rules().body([Rule::Words])).await.1.unwrap()
    };
    let known = read(r#"{"voice":"alto","lane":"slow","route":{"via":"x"},"whole":{"part":1},"step":"small"}"#).await;
    assert_eq!(known.voice, Some(TargetsVoice::Text(TargetsVoiceText::Alto)));
    assert_eq!(known.voice, Some(TargetsVoice::from("alto")));
    assert_eq!(known.lane, Some(TargetsLane::Slow));
    assert!(matches!(known.route, Some(TargetsRoute::Via(route)) if route.via == "x"));
    assert!(matches!(known.whole, Some(TargetsWhole::Part(whole)) if whole.part == 1));
    assert_eq!(known.step, Some(TargetsStep::Small));
    let others = read(r#"{"voice":"new","lane":5,"route":{"to":"x"},"whole":"any","step":null}"#).await;
    assert_eq!(others.voice, Some(TargetsVoice::Text(TargetsVoiceText::Unknown("new".to_owned()))));
    assert_eq!(others.lane, Some(TargetsLane::Integer(5)));
    assert!(matches!(others.route, Some(TargetsRoute::Route(Route::To(route))) if route.to == "x"));
    assert!(matches!(others.whole, Some(TargetsWhole::Variant1(whole)) if whole == "any"));
    assert_eq!(others.step, None);
    let unknown = read(r#"{"lane":false,"route":{"over":"x"}}"#).await;
    assert_eq!(unknown.lane, Some(TargetsLane::Boolean(false)));
    assert!(matches!(unknown.route, Some(TargetsRoute::Route(Route::Unknown(route))) if route["over"] == "x"));
}

#[tokio::test]
async fn a_format_of_two_types_is_either() {
    let read = async |answer: &str| {
        call(answer, |builder| builder, |client| client.values().put_rules().body([Rule::Words])).await.1.unwrap()
    };
    let targets = read(r#"{"port":80,"share":0.5,"unit":{"side":"side_left"}}"#).await;
    assert_eq!((targets.port, targets.share), (Some(TargetsPort::from(80)), Some(TargetsShare::from(0.5))));
    assert_eq!(targets.unit.unwrap().side, Some(Side::Left));
    let targets = read(r#"{"port":"http","share":"50%"}"#).await;
    assert_eq!((targets.port, targets.share), (Some(TargetsPort::from("http")), Some(TargetsShare::from("50%"))));
}

#[tokio::test]
async fn a_tolerant_client_reads_what_leaves_no_doubt_and_says_so() {
    let cases = [
        (r#""height":"5""#, "height: TextAsNumber"),
        (r#""price":"1.5""#, "price: TextAsNumber"),
        (r#""open":"true""#, "open: BooleanSpelling"),
        (r#""hung":"2020-01-01T00:00:00+0000""#, "hung: OffsetWithoutColon"),
        (r#""height":"""#, "height: EmptyTextAsNone"),
        (r#""hung":"0000-00-00 00:00:00""#, "hung: ZeroDateAsNone"),
        (r#""labels":{"a":null,"b":"c"}"#, "labels.a: NullAmongMany"),
        (r#""locks":[null,"a"]"#, "locks[0]: NullAmongMany"),
        (r#""locks":"a""#, "locks: OneAsMany"),
        (r#""labels":[]"#, "labels: EmptyListAsObject"),
    ];
    for (member, heard) in cases {
        let answer = format!(r#"{{"id":"1",{member}}}"#);
        let log = Log::default();
        let observer = log.clone();
        let (_, door) =
            call(&answer, |builder| builder.tolerant().observer(observer), |client| client.values().door()).await;
        assert_eq!((door.unwrap().id.as_str(), log.heard()), ("1", vec![heard.to_owned()]), "{member}");
        for builder in [|builder| builder, |builder: ClientBuilder| builder.tolerant().strict(true)] {
            let (_, door) = call(&answer, builder, |client| client.values().door()).await;
            assert!(door.unwrap_err().decode_error().is_some(), "{member}");
        }
    }
}

#[tokio::test]
async fn a_tolerant_client_makes_nothing_up() {
    for answer in
        [r#"{"id":null}"#, "{}", r#"{"id":"1","height":"five"}"#, r#"{"id":"1","locks":{"0":"a","7":"b"}}"#, "null"]
    {
        let (_, door) = call(answer, |builder| builder.tolerant(), |client| client.values().door()).await;
        assert!(door.unwrap_err().decode_error().is_some(), "{answer}");
    }
}

#[test]
fn serde_reads_a_type_as_its_api_writes_it() {
    assert!(from_str::<Sum>(r#"{"amount":"1"}"#).is_err());
    let zone: dns_services::dns::GetZoneResponse = from_str(r#"{"service_id":"7","records":{"3":{"id":1}}}"#).unwrap();
    assert_eq!((zone.service_id, zone.records.len()), (Some(7), 1));
}
