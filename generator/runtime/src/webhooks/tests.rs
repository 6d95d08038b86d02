//! The test vectors that the vendors publish, and requests that must not pass.

#![allow(clippy::unwrap_used)]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use reqwest::header::{HeaderMap, HeaderName};

use super::{Verifier, WebhookError};
use crate::Value;

/// A signed request.
struct Vector {
    verifier: Verifier,
    time: u64,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
}

fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
    pairs.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap())).collect()
}

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

impl Vector {
    fn verify(&self, headers: &HeaderMap, body: &str, time: u64) -> Result<(), WebhookError> {
        self.verifier.verify_at(headers, body.as_bytes(), at(time))
    }
}

/// <https://github.com/standard-webhooks/standard-webhooks>, the tests of its libraries.
fn standard() -> Vector {
    Vector {
        verifier: Verifier::standard("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
        time: 1_614_265_330,
        headers: &[
            ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
            ("webhook-timestamp", "1614265330"),
            ("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
        ],
        body: r#"{"test": 2432232314}"#,
    }
}

/// <https://github.com/stripe/stripe-dotnet>, `event_test_signature.json` of its tests.
fn stripe() -> Vector {
    Vector {
        verifier: Verifier::stripe("webhook_secret"),
        time: 1_533_204_620,
        headers: &[(
            "stripe-signature",
            "t=1533204620,v1=2220f87ef101a04665f11cdf770523143f875572008577fa0f20882ddb9cc3c7,\
             v0=63f3a72374a733066c4be69ed7f8e5ac85c22c9f0a6a612ab9a025a9e4ee7eef",
        )],
        body: STRIPE_EVENT,
    }
}

const STRIPE_EVENT: &str = r#"{
  "id": "evt_123",
  "object": "event",
  "account": "acct_123",
  "api_version": "2017-05-25",
  "created": 1533204620,
  "data": {
    "object": {
      "id": "cus_123",
      "object": "customer",
      "created": 123456789,
      "email": "test@stripe.com",
      "livemode": false,
      "metadata": {}
    }
  },
  "livemode": false,
  "pending_webhooks": 1,
  "request": {
    "id": "req_123",
    "idempotency_key": "idempotency-key-123"
  },
  "type": "customer.created"
}
"#;

/// <https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries>
fn github() -> Vector {
    Vector {
        verifier: Verifier::github("It's a Secret to Everybody"),
        time: 0,
        headers: &[("x-hub-signature-256", "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")],
        body: "Hello, World!",
    }
}

/// <https://docs.slack.dev/authentication/verifying-requests-from-slack>
fn slack() -> Vector {
    Vector {
        verifier: Verifier::slack("8f742231b10e8888abcd99yyyzzz85a5"),
        time: 1_531_420_618,
        headers: &[
            ("x-slack-request-timestamp", "1531420618"),
            ("x-slack-signature", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"),
        ],
        body: "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&\
               channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&\
               response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F\
               96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
    }
}

#[test]
fn the_vectors_of_the_vendors() {
    for vector in [standard(), stripe(), github(), slack()] {
        let headers = headers(vector.headers);
        assert_eq!(vector.verify(&headers, vector.body, vector.time), Ok(()), "{:?}", vector.verifier);
        // 24 hours a day for a scheme without time
        let is_timed = vector.time != 0;
        for (time, valid) in [(vector.time + 300, true), (vector.time + 301, !is_timed)] {
            assert_eq!(vector.verify(&headers, vector.body, time).is_ok(), valid, "{:?} at {time}", vector.verifier);
        }
        if is_timed {
            let early = vector.verify(&headers, vector.body, vector.time - 301);
            assert_eq!(early, Err(WebhookError::Time), "{:?}", vector.verifier);
        }
    }
}

#[test]
fn what_was_changed_is_refused() {
    for vector in [standard(), stripe(), github(), slack()] {
        let all = headers(vector.headers);
        let other_body = vector.verify(&all, &format!("{} ", vector.body), vector.time);
        assert_eq!(other_body, Err(WebhookError::Signature), "{:?}", vector.verifier);
        for (name, value) in vector.headers {
            let mut without = all.clone();
            without.remove(*name);
            assert_eq!(vector.verify(&without, vector.body, vector.time), Err(WebhookError::Missing(name)));
            // any other time, id or signature
            let mut changed = all.clone();
            let at = value.find(|c: char| c.is_ascii_digit()).unwrap_or_default();
            let digit = if value[at..].starts_with('1') { "2" } else { "1" };
            changed.insert(*name, format!("{}{digit}{}", &value[..at], &value[at + 1..]).parse().unwrap());
            let result = vector.verify(&changed, vector.body, vector.time);
            assert!(result.is_err(), "{name}: {changed:?}");
        }
    }
}

#[test]
fn signatures_of_no_use_are_no_signatures() {
    let vector = stripe();
    for signature in
        ["", "t=1533204620", "v1=00", "t=soon,v1=00", "t=1533204620,v1=", "t=1533204620,v1=zz", "t=1533204620,v1=123"]
    {
        let result = vector.verify(&headers(&[("stripe-signature", signature)]), vector.body, vector.time);
        assert!(matches!(result, Err(WebhookError::Signature | WebhookError::Malformed(_))), "{signature}: {result:?}");
    }
    // a signature of an older scheme alone
    let old = "t=1533204620,v0=2220f87ef101a04665f11cdf770523143f875572008577fa0f20882ddb9cc3c7";
    let result = vector.verify(&headers(&[("stripe-signature", old)]), vector.body, vector.time);
    assert_eq!(result, Err(WebhookError::Signature));
    for signature in ["757107ea", "sha1=757107ea", "sha256=", "sha256=75710", "sha256=ü"] {
        let result = github().verify(&headers(&[("x-hub-signature-256", "sha256=")]), "Hello, World!", 0);
        assert!(result.is_err(), "{signature}");
    }
}

#[test]
fn one_of_several_signatures_and_secrets_is_enough() {
    let vector = standard();
    let good = vector.headers[2].1;
    for signature in [format!("v1a,AAAA {good}"), format!("v1,AAAA {good} v2,AAAA")] {
        let mut several = headers(vector.headers);
        several.insert("webhook-signature", signature.parse().unwrap());
        assert_eq!(vector.verify(&several, vector.body, vector.time), Ok(()), "{signature}");
    }
    // with the names of Svix
    let renamed: Vec<_> = ["svix-id", "svix-timestamp", "svix-signature"].into_iter().zip(vector.headers).collect();
    let renamed: Vec<_> = renamed.into_iter().map(|(name, (_, value))| (name, *value)).collect();
    assert_eq!(vector.verify(&headers(&renamed), vector.body, vector.time), Ok(()));
    let rotated = Verifier::standard("whsec_AAAA").or_secret("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    let result = rotated.verify_at(&headers(vector.headers), vector.body.as_bytes(), at(vector.time));
    assert_eq!(result, Ok(()));
    let wide = vector.verifier.tolerance(Duration::from_secs(3600));
    assert_eq!(wide.verify_at(&headers(vector.headers), vector.body.as_bytes(), at(vector.time + 3600)), Ok(()));
}

#[test]
fn a_secret_that_is_none_accepts_nothing_and_is_not_shown() {
    for verifier in [Verifier::standard("whsec_"), Verifier::standard("not base64!")] {
        let vector = Vector { verifier, ..standard() };
        let result = vector.verify(&headers(vector.headers), vector.body, vector.time);
        assert_eq!(result, Err(WebhookError::Secret));
    }
    let result = Verifier::github("").verify(&headers(github().headers), b"Hello, World!");
    assert_eq!(result, Err(WebhookError::Secret));
    assert!(!format!("{:?}", Verifier::github("hunter2")).contains("hunter2"));
}

#[test]
fn a_genuine_request_is_read() {
    let body = br#"{"action": "opened"}"#;
    let signed = "sha256=68a2bbd839d535ac889183859fe7a79b62d97c2d5cbd98d13486e29a9633ca03";
    let result = Verifier::github("key").read::<Value>(&headers(&[("x-hub-signature-256", signed)]), body);
    assert_eq!(result.unwrap()["action"], "opened");
    let vector = github();
    let error = vector.verifier.read::<Value>(&headers(vector.headers), vector.body.as_bytes()).unwrap_err();
    assert!(error.to_string().starts_with("the request is not as documented: "), "{error}");
}
