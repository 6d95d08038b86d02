//! Parameters in every place and style, as they arrive at a server. The expected texts are those of the table "Style
//! Examples" in OpenAPI 3.1.1.

use golden_parameters::colors::{Color, Colors, ListsFilter};
use golden_parameters::{Client, Error, ErrorKind};
use integration_tests::server::{Answer, Request, Server};

const LIST: [&str; 3] = ["blue", "black", "brown"];

fn color() -> Color {
    Color::new().b(150).g(200).r(100)
}

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url("")).build().unwrap()
}

/// The request that a call sends.
async fn sent<C>(call: impl FnOnce(Colors<'_>) -> C) -> Request
where
    C: IntoFuture<Output = Result<(), Error>>,
{
    let server = Server::always(Answer::json("").status(204)).await.unwrap();
    call(client(&server).colors()).await.unwrap();
    let [request] = server.seen().try_into().unwrap();
    request
}

#[tokio::test]
async fn paths() {
    let request = sent(|colors| colors.simple("blue", LIST, color(), color())).await;
    assert_eq!(request.line(), "GET /simple/blue/blue,black,brown/B,150,G,200,R,100/B=150,G=200,R=100");

    let request = sent(|colors| colors.label("blue", LIST, color(), LIST)).await;
    assert_eq!(request.line(), "GET /label/.blue/.blue,black,brown/.B=150.G=200.R=100/.blue.black.brown");

    let request = sent(|colors| colors.matrix(7, LIST, color(), LIST)).await;
    assert_eq!(
        request.line(),
        "GET /matrix/;one=7/;list=blue,black,brown/;object=B,150,G,200,R,100/;exploded=blue;exploded=black;exploded=brown"
    );
}

#[tokio::test]
async fn a_value_cannot_leave_its_place_in_a_path() {
    let hostile = ["../a", "b,c;d", "?e#f"];
    let request = sent(|colors| colors.simple("a/b", hostile, color(), color())).await;
    assert_eq!(request.line(), "GET /simple/a%2Fb/..%2Fa,b%2Cc%3Bd,%3Fe%23f/B,150,G,200,R,100/B=150,G=200,R=100");
    let server = Server::always(Answer::json("").status(204)).await.unwrap();
    let none: [&str; 0] = [];
    let error = client(&server).colors().simple("a", none, color(), color()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(error.to_string().ends_with("path parameter list must not be empty, \".\" or \"..\""), "{error}");
    let error = client(&server).colors().label(".", LIST, color(), LIST).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn a_path_may_have_a_query_and_a_fragment() {
    let request = sent(|colors| colors.start_job("a,b;c=d", "7&x=1").n(2)).await;
    assert_eq!(request.line(), "POST /jobs/a%2Cb%3Bc%3Dd?action=start&at=7%26x%3D1&n=2");
    let request = sent(|colors| colors.stop_job("7")).await;
    assert_eq!(request.line(), "POST /jobs/7?action=stop");
    let request = sent(|colors| colors.encoded()).await;
    assert_eq!(request.line(), "GET /enc%20oded/%40me/100%25");
}

#[tokio::test]
async fn placeholders_of_routers_are_filled_in() {
    let request = sent(|colors| colors.part(7, "a/b")).await;
    assert_eq!(request.line(), "GET /items/7/a%2Fb");
    let request = sent(|colors| colors.file("a/b c/d?.txt")).await;
    assert_eq!(request.line(), "GET /files/a/b%20c/d%3F.txt");
    let server = Server::always(Answer::json("").status(204)).await.unwrap();
    let error = client(&server).colors().file("a/../b").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn queries() {
    let request = sent(|colors| colors.query().form(LIST)).await;
    assert_eq!(request.line(), "GET /query?form=blue&form=black&form=brown");

    let request = sent(|colors| colors.query().joined(LIST).joined_object(color()).form_object(color())).await;
    assert_eq!(request.line(), "GET /query?joined=blue,black,brown&joined_object=B,150,G,200,R,100&B=150&G=200&R=100");

    let request = sent(|colors| colors.query().spaces(LIST).pipes(LIST)).await;
    assert_eq!(request.line(), "GET /query?spaces=blue%20black%20brown&pipes=blue%7Cblack%7Cbrown");

    let request = sent(|colors| colors.query().deep(color()).reserved("/a?b=c&d")).await;
    assert_eq!(request.line(), "GET /query?deep%5BB%5D=150&deep%5BG%5D=200&deep%5BR%5D=100&reserved=/a?b=c%26d");

    let request = sent(|colors| colors.query().filter(Color::new().b(1))).await;
    assert_eq!(request.line(), "GET /query?filter=%7B%22B%22%3A1%7D");
}

#[tokio::test]
async fn lists_in_brackets() {
    let filter = ListsFilter::new().names(["a", "b"]).range(Color::new().b(1));
    let request = sent(|colors| colors.lists().kept(["x"]).deep(LIST).filter(filter)).await;
    let expected =
        "kept=x&deep[]=blue&deep[]=black&deep[]=brown&filter[names][]=a&filter[names][]=b&filter[range][B]=1";
    let expected = expected.replace('[', "%5B").replace(']', "%5D");
    assert_eq!(request.line(), format!("GET /lists?{expected}"));
}

#[tokio::test]
async fn a_required_list_without_items_is_sent() {
    let request = sent(|colors| colors.lists().kept([""; 0]).deep([""; 0])).await;
    assert_eq!(request.line(), "GET /lists?kept=&deep=");
    let request = sent(|colors| colors.query().form([""; 0]).joined([""; 0])).await;
    assert_eq!(request.line(), "GET /query");
}

#[tokio::test]
async fn headers_and_cookies() {
    let request = sent(|colors| {
        let head = colors.head().x_trace_2(7).x_list(LIST).x_object(color()).x_json(color());
        head.session("a b;c").colors(["blue", "black"]).shade(color())
    });
    let request = request.await;
    assert_eq!(request.line(), "GET /head");
    for (name, value) in [
        ("x-trace", "7"),
        ("x-list", "blue,black,brown"),
        ("x-object", "B=150,G=200,R=100"),
        ("x-json", r#"{"B":150,"G":200,"R":100}"#),
        ("cookie", "session=a%20b%3Bc; colors=blue; colors=black; shade=B,150,G,200,R,100"),
    ] {
        assert_eq!(request.header(name), Some(value), "{name}");
    }
}

#[tokio::test]
async fn json_in_a_header_is_ascii() {
    let request = sent(|colors| colors.head().x_trace_2(7).x_name("Łódź 😀")).await;
    assert_eq!(request.header("x-name"), Some(r#""\u0141\u00f3d\u017a \ud83d\ude00""#));
}

#[tokio::test]
async fn what_cannot_stand_in_a_header_is_not_sent() {
    let server = Server::always(Answer::json("").status(204)).await.unwrap();
    for value in ["a\r\nx-evil: 1", "ü", "\0"] {
        let error = client(&server).colors().head().x_trace_2(1).x_list([value]).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build);
        assert!(error.to_string().ends_with("the value of X-List cannot stand in a header"), "{error}");
    }
    let error = client(&server).colors().head().await.unwrap_err();
    assert!(error.to_string().ends_with("not set: X-Trace"), "{error}");
    assert!(server.seen().is_empty());
}
