// Makes the calls of `src/lib.rs` against a server in this process: `node --test calls.test.mjs`, after `.ci/wasm` has built them.
import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import { createRequire } from "node:module";
import test from "node:test";

const require = createRequire(import.meta.url);
const path = process.env.WASM_MODULE ?? "./target/node/wasm_tests.js";
const client = require(path);

// Another run of the same program.
function fresh() {
  delete require.cache[require.resolve(path)];
  return require(path);
}

// A server whose requests are kept. Answers are written by `answer(request, response, number)`.
async function serve(context, answer) {
  const seen = [];
  const server = http.createServer(async (request, response) => {
    const pieces = [];
    for await (const piece of request) pieces.push(piece);
    const { method, url, headers } = request;
    seen.push({ method, url, headers, body: Buffer.concat(pieces).toString() });
    answer(request, response, seen.length);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${server.address().port}`, seen };
}

function json(response, value, status = 200) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}

test("a call sends JSON and reads JSON", async (context) => {
  const { url, seen } = await serve(context, (_, response) => json(response, { id: 7 }));
  assert.equal(await client.brew(url, "oolong"), 7);
  const [{ method, url: target, headers, body }] = seen;
  assert.deepEqual([method, target, body], ["POST", "/brews", '{"leaf":"oolong"}']);
  assert.deepEqual([headers.accept, headers["content-type"]], ["application/json", "application/json"]);
  assert.ok(!headers["user-agent"].includes("golden"), "a browser names itself");
});

test("a call is sent again after 503", async (context) => {
  const { url, seen } = await serve(context, (_, response, number) =>
    number < 3 ? json(response, {}, 503) : json(response, { degrees: 80 }));
  assert.equal(await client.kettle(url), "80 degrees, 3 attempts");
  assert.equal(seen.length, 3);
});

test("a server that asks for patience gets it", async (context) => {
  const { url } = await serve(context, (_, response, number) =>
    number < 2 ? response.writeHead(503, { "retry-after": "1" }).end() : json(response, { degrees: 80 }));
  const before = performance.now();
  assert.equal(await client.kettle(url), "80 degrees, 2 attempts");
  assert.ok(performance.now() - before >= 990);
});

test("the pages of a list follow each other", async (context) => {
  const pages = { undefined: [["a", "b"], "2"], 2: [["c", "d"], "3"], 3: [["e"], null] };
  const { url, seen } = await serve(context, (request, response) => {
    const token = new URL(request.url, "http://localhost").searchParams.get("page_token") ?? undefined;
    const [ids, next_page] = pages[token];
    json(response, { items: ids.map((id) => ({ id })), next_page });
  });
  assert.deepEqual(await client.pets(url), ["a", "b", "c", "d", "e"]);
  assert.deepEqual(seen.map((one) => one.url), ["/cursor?limit=2", "/cursor?limit=2&page_token=2", "/cursor?limit=2&page_token=3"]);
});

test("an event is there before the next one is sent", async (context) => {
  const open = {};
  const { url, seen } = await serve(context, (_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write('data: {"delta": "a"}\n\n');
    open.response = response;
  });
  const told = [];
  await client.steps(url, (delta) => {
    told.push(delta);
    if (delta === "a") open.response.write('data: {"delta": "b"}\n\ndata: {"del');
    if (delta === "a") open.response.end('ta": "c"}\n\n');
  });
  assert.deepEqual(told, ["a", "b", "c"]);
  assert.equal(seen[0].headers.accept, "text/event-stream");
});

test("a connection ends when nobody reads on", async (context) => {
  const closed = deferred();
  const { url } = await serve(context, (_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write('event: warm\ndata: {"degrees": 80}\n\n');
    response.on("close", closed.resolve);
  });
  assert.match(await client.first_alarm(url), /degrees: 80/);
  await closed.promise;
});

test("events go on where a connection ended", async (context) => {
  const { url, seen } = await serve(context, (_, response, number) => {
    if (number > 2) return response.writeHead(204).end();
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.end(`retry: 10\nid: ${number}\nevent: said\ndata: tea\n\n`);
  });
  assert.equal(await client.alarms(url), 2);
  assert.deepEqual(seen.map((one) => one.headers["last-event-id"]), [undefined, "1", "2"]);
});

test("a file is sent", async (context) => {
  const { url, seen } = await serve(context, (_, response) => json(response, { id: 3 }));
  assert.equal(await client.taste(url), "3, 12 bytes");
  assert.match(seen[0].headers["content-type"], /^multipart\/form-data; boundary=/);
  assert.match(seen[0].body, /name="cup"[^]*\r\n\r\na cup of tea\r\n--/);
});

test("the keys of calls are others in each run", async (context) => {
  const { url, seen } = await serve(context, (_, response) => response.writeHead(201).end());
  for (const one of [client, fresh(), fresh()]) await one.pay(url);
  const keys = seen.map((one) => one.headers["idempotency-key"]);
  assert.equal(new Set(keys).size, 3, keys.join(" "));
  for (const key of keys) assert.match(key, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("a call that takes too long ends, and so does its request", async (context) => {
  const closed = deferred();
  const { url } = await serve(context, (_, response) => response.on("close", closed.resolve));
  const before = performance.now();
  assert.match(await client.failure(url, 100), /^Timeout, received: true: /);
  const took = performance.now() - before;
  assert.ok(took >= 100 && took < 1000, `${took} ms`);
  await closed.promise;
});

test("a call may take longer than a timer of JavaScript", async (context) => {
  const timers = context.mock.method(globalThis, "setTimeout");
  const { url } = await serve(context, (_, response) => setTimeout(() => json(response, { degrees: 80 }), 50));
  assert.equal(await client.failure(url, 0xffffffff), "80 degrees");
  assert.ok(timers.mock.callCount() < 10, `${timers.mock.callCount()} timers`);
});

test("an answer that is cut off is an error", async (context) => {
  const { url } = await serve(context, (_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": 100 });
    response.write('{"degrees"', () => response.destroy());
  });
  assert.match(await client.failure(url, 5000), /^Interrupted, received: true: .*; TypeError: terminated$/);
});

test("nobody knows whether a server that is not reached has the call", async () => {
  const server = http.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  const error = await client.failure(`http://127.0.0.1:${port}`, 5000);
  const known = "the network failed, or the server does not permit this origin (CORS)";
  assert.equal(error, `Transport, received: true: tea.kettle (GET /kettle): no answer came: ${known}; TypeError: fetch failed`);
});

test("the answer of another origin is refused", async (context) => {
  const other = await serve(context, (_, response) => json(response, { degrees: 80 }));
  const { url } = await serve(context, (_, response) => response.writeHead(302, { location: `${other.url}/kettle` }).end());
  assert.match(await client.failure(url, 5000), /^Redirect, received: true: /);
});

test("no token goes to another origin", async (context) => {
  const other = await serve(context, (_, response) => json(response, { service_ids: [], zones: [] }));
  const { url } = await serve(context, (request, response) =>
    request.url === "/login" ? json(response, { token: "abc" }) : response.writeHead(302, { location: `${other.url}/dns` }).end());
  await assert.rejects(client.zones(url), /the server sent the call elsewhere/);
  assert.deepEqual(other.seen.map((one) => one.headers.authorization), [undefined, undefined]);
});

test("calls at the same time share a sign-in", async (context) => {
  const { url, seen } = await serve(context, (request, response) =>
    request.url === "/login" ? json(response, { token: "abc" }) : json(response, { service_ids: [], zones: [] }));
  assert.equal(await client.zones(url), 2);
  assert.deepEqual(seen.map((one) => `${one.method} ${one.url}`).sort(), ["GET /dns", "GET /dns", "POST /login"]);
  assert.deepEqual(seen.map((one) => one.headers.authorization), [undefined, "Bearer abc", "Bearer abc"]);
});

function deferred() {
  const one = {};
  one.promise = new Promise((resolve) => (one.resolve = resolve));
  return one;
}
