//! Schemas that others extend: of the golden crate made of `fixtures/inheritance.yaml`.

use golden_inheritance::Client;
use golden_inheritance::events::{Event, MailEvent, MailEventBase, MailSent};
use golden_inheritance::shapes::{Circle, Drawing, DrawingLabel, Polygon, PolygonBase, Shape, ShapeBase, Square};
use golden_inheritance::vehicles::Vehicle;
use integration_tests::server::{Answer, Server};
use serde_json::{Value, from_value, json, to_value};

/// Makes a call to a server that answers with some JSON. Gives back what was sent, if it was JSON, and the answer.
async fn call<T, C>(answer: Value, call: impl FnOnce(&Client) -> C) -> (Value, T)
where
    C: IntoFuture<Output = Result<T, golden_inheritance::Error>>,
{
    let server = Server::always(Answer::json(answer.to_string())).await.unwrap();
    let client = Client::builder().base_url(server.url("")).build().unwrap();
    let value = call(&client).await.unwrap();
    let [request] = server.seen().try_into().unwrap();
    (serde_json::from_str(&request.body).unwrap_or_default(), value)
}

#[tokio::test]
async fn each_kind_is_read_in_a_list_and_written_as_it_was() {
    let answer = json!([
        {"kind": "circle", "name": "sun", "radius": 2.5},
        {"kind": "polygon", "corners": 3, "within": {"kind": "circle", "radius": 1.5}},
        {"kind": "square", "corners": 4, "side": 1.5},
        {"kind": "box", "side": 0.5},
    ]);
    let (_, shapes) = call(answer.clone(), |client| client.shapes().list_shapes()).await;
    let [Shape::Circle(circle), Shape::Polygon(polygon), Shape::Square(square), Shape::Square(cube)] = &shapes[..]
    else {
        panic!("{shapes:?}")
    };
    assert_eq!((circle.name.as_deref(), circle.radius), (Some("sun"), 2.5));
    let within = Shape::from(Circle::new(1.5));
    assert_eq!((polygon.corners, polygon.within.as_deref()), (Some(3), Some(&within)));
    assert_eq!((square.corners, square.side, square.kind.as_str()), (Some(4), Some(1.5), "square"));
    assert_eq!((cube.side, cube.kind.as_str()), (Some(0.5), "box"));
    assert_eq!(to_value(&shapes).unwrap(), answer);
}

#[tokio::test]
async fn each_kind_is_sent_with_what_tells_it_apart() {
    for (shape, expected) in [
        (Shape::from(Circle::new(2.5)), json!({"kind": "circle", "radius": 2.5})),
        (Shape::from(PolygonBase::new().corners(3)), json!({"kind": "polygon", "corners": 3})),
        (Shape::from(Square::new().side(1.5)), json!({"kind": "square", "side": 1.5})),
        (Shape::from(Square::new().kind("box")), json!({"kind": "box"})),
        (Shape::from(ShapeBase::new("cloud").name("a")), json!({"kind": "cloud", "name": "a"})),
    ] {
        let (sent, answer) = call(expected.clone(), |client| client.shapes().add_shape().body(shape.clone())).await;
        assert_eq!(sent, expected);
        assert_eq!(answer, shape);
    }
}

#[tokio::test]
async fn a_kind_that_nobody_knows_yet_keeps_all_it_carries() {
    let star = json!({"kind": "star", "name": "Vega", "points": 5, "core": {"hot": true}});
    let (_, shape) = call(star.clone(), |client| client.shapes().add_shape().body(Circle::new(1.5))).await;
    let Shape::Base(base) = &shape else { panic!("{shape:?}") };
    assert_eq!((base.kind.as_str(), base.name.as_deref(), &base.others["points"]), ("star", Some("Vega"), &json!(5)));
    assert_eq!(to_value(&shape).unwrap(), star);
    let list = json!(["kind"]);
    assert_eq!(from_value::<Shape>(list.clone()).unwrap(), Shape::Unknown(list));
}

#[tokio::test]
async fn what_extends_another_says_what_it_is_where_it_is_sent_by_itself() {
    let answer = json!({"kind": "box", "side": 1.5});
    let (sent, polygon) = call(answer, |client| client.shapes().add_circle().radius(2.5)).await;
    assert_eq!(sent, json!({"kind": "circle", "radius": 2.5}));
    assert!(matches!(polygon, Polygon::Square(square) if square.side == Some(1.5)));
    let (sent, _) = call(json!({}), |client| client.shapes().add_circle().radius(2.5).kind("disc")).await;
    assert_eq!(sent, json!({"kind": "disc", "radius": 2.5}));
}

#[tokio::test]
async fn kinds_stand_in_properties_maps_and_other_unions() {
    let drawing = json!({
        "front": {"kind": "square", "side": 1.5},
        "layers": {"back": {"kind": "circle", "radius": 2.5}, "top": {"kind": "star"}},
        "label": {"kind": "box", "corners": 4},
        "focus": {"kind": "polygon", "corners": 3},
    });
    let read: Drawing = from_value(drawing.clone()).unwrap();
    assert!(matches!(&read.front, Shape::Square(square) if square.side == Some(1.5)));
    let layers = read.layers.as_ref().unwrap();
    assert!(matches!((&layers["back"], &layers["top"]), (Shape::Circle(_), Shape::Base(_))));
    assert!(matches!(&read.label, Some(DrawingLabel::Polygon(Polygon::Square(square))) if square.corners == Some(4)));
    assert!(matches!(&read.focus, Some(Some(Polygon::Base(base))) if base.corners == Some(3)));
    let (sent, _) = call(drawing.clone(), |client| client.shapes().put_drawing().body(read)).await;
    assert_eq!(sent, drawing);
}

#[tokio::test]
async fn lists_and_maps_take_several_kinds_at_once() {
    let answer = json!({"front": {"kind": "circle", "radius": 0.5}});
    let (sent, _) = call(answer, |client| {
        let drawing = client.shapes().put_drawing().front(Circle::new(0.5));
        let drawing = drawing.row([Circle::new(1.5).into(), Square::new().side(2.5).into()]);
        drawing.layers([("back", Square::new().into()), ("top", Circle::new(3.5).into())])
    })
    .await;
    let expected = json!({
        "front": {"kind": "circle", "radius": 0.5},
        "row": [{"kind": "circle", "radius": 1.5}, {"kind": "square", "side": 2.5}],
        "layers": {"back": {"kind": "square"}, "top": {"kind": "circle", "radius": 3.5}},
    });
    assert_eq!(sent, expected);
}

#[tokio::test]
async fn what_lists_its_kinds_is_one_of_those_and_of_what_extends_them() {
    let answer = json!([
        {"@type": "Car", "wheels": 4, "doors": 5},
        {"@type": "Boat", "sails": 2},
        {"@type": "Sloop", "sails": 1, "jib": true},
        {"@type": "Sled", "dogs": 8},
    ]);
    let (_, vehicles) = call(answer.clone(), |client| client.vehicles().list_vehicles()).await;
    let [Vehicle::Car(car), Vehicle::Boat(boat), Vehicle::Sloop(sloop), Vehicle::Unknown(sled)] = &vehicles[..] else {
        panic!("{vehicles:?}")
    };
    assert_eq!((car.wheels, car.doors, boat.sails, sloop.jib), (Some(4), Some(5), Some(2), Some(true)));
    assert_eq!(sled["dogs"], 8);
    assert_eq!(to_value(&vehicles).unwrap(), answer);
}

#[tokio::test]
async fn kinds_of_kinds_are_told_apart_by_members_of_their_own() {
    let answer = json!([
        {"type": "mail", "mailType": "sent", "to": "a", "size": 7},
        {"type": "mail", "mailType": "read", "to": "b", "by": "c"},
        {"type": "Stop", "at": "now"},
        {"type": "start", "at": "then", "speed": 1},
    ]);
    let (_, events) = call(answer.clone(), |client| client.events().list_events()).await;
    let [Event::Mail(sent), Event::Mail(read), Event::Stop(stop), Event::Base(start)] = &events[..] else {
        panic!("{events:?}")
    };
    assert!(matches!(sent, MailEvent::MailSent(sent) if sent.size == Some(7)));
    assert!(matches!(read, MailEvent::Base(MailEventBase { others, .. }) if others["by"] == "c"));
    assert_eq!((stop.at.as_deref(), &start.others["speed"]), (Some("now"), &json!(1)));
    assert_eq!(to_value(&events).unwrap(), answer);
    assert_eq!(from_value::<MailSent>(answer[0].clone()).unwrap().size, Some(7));
}
