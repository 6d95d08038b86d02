//! Name servers on this machine, which answer what a zone of the sandbox has.

use dns_services::Client;
use dns_services_sandbox::Sandbox;
use hickory_resolver::proto::op::{Message, MessageType, ResponseCode};
use hickory_resolver::proto::rr::rdata::{CNAME, NS, TXT};
use hickory_resolver::proto::rr::{Name, RData, Record, RecordType};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Two name servers at one port, which also resolve for others. They stop when they are dropped.
pub(super) struct NameServers {
    pub(super) port: u16,
    shared: Arc<Shared>,
}

struct Shared {
    stopped: AtomicBool,
    /// How many questions for texts the second server answers as if nothing had changed.
    lag: AtomicUsize,
    /// Aliases in zones of others.
    aliases: Mutex<Vec<(String, String)>>,
    /// Questions for texts that each server got.
    asked: [AtomicUsize; 2],
}

impl Drop for NameServers {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
    }
}

impl NameServers {
    pub(super) fn start(sandbox: &Sandbox) -> Self {
        let shared = Arc::new(Shared {
            stopped: AtomicBool::new(false),
            lag: AtomicUsize::new(0),
            aliases: Mutex::default(),
            asked: [AtomicUsize::new(0), AtomicUsize::new(0)],
        });
        let first = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = first.local_addr().unwrap().port();
        let second = UdpSocket::bind((Ipv4Addr::new(127, 0, 0, 2), port)).unwrap();
        for (index, socket) in [first, second].into_iter().enumerate() {
            let shared = Arc::clone(&shared);
            // Each has a client of its own, whose connections belong to its runtime.
            let credentials = dns_services::Credentials::basic(sandbox.username(), sandbox.password());
            let client = Client::builder().base_url(sandbox.url()).credentials(credentials);
            let client = client.build().unwrap();
            std::thread::spawn(move || serve(&socket, &client, &shared, index));
        }
        Self { port, shared }
    }

    pub(super) fn resolver(&self) -> String {
        SocketAddr::new(Ipv4Addr::LOCALHOST.into(), self.port).to_string()
    }

    pub(super) fn lag(&self, questions: usize) {
        self.shared.lag.store(questions, Ordering::SeqCst);
    }

    pub(super) fn alias(&self, name: &str, target: &str) {
        self.shared.aliases.lock().unwrap().push((name.to_owned(), target.to_owned()));
    }

    pub(super) fn asked(&self) -> [usize; 2] {
        [0, 1].map(|index: usize| self.shared.asked[index].load(Ordering::SeqCst))
    }
}

fn serve(socket: &UdpSocket, client: &Client, shared: &Shared, index: usize) {
    socket.set_read_timeout(Some(Duration::from_millis(50))).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut buffer = [0; 4096];
    while !shared.stopped.load(Ordering::SeqCst) {
        let Ok((length, from)) = socket.recv_from(&mut buffer) else { continue };
        let request = Message::from_vec(&buffer[..length]).unwrap();
        let query = request.queries[0].clone();
        let name = query.name().to_utf8().trim_end_matches('.').to_lowercase();
        let answers = runtime.block_on(answers(client, shared, index, &name, query.query_type()));
        let mut response = Message::new(request.metadata.id, MessageType::Response, request.metadata.op_code);
        response.metadata.response_code = ResponseCode::NoError;
        response.metadata.authoritative = true;
        response.add_query(query.clone());
        for data in answers {
            response.add_answer(Record::from_rdata(query.name().clone(), 1, data));
        }
        socket.send_to(&response.to_vec().unwrap(), from).unwrap();
    }
}

async fn answers(client: &Client, shared: &Shared, index: usize, name: &str, record_type: RecordType) -> Vec<RData> {
    let full = |name: &str| Name::from_utf8(format!("{name}.")).unwrap();
    match record_type {
        RecordType::NS if name == "example.com" => {
            ["ns1.example.net", "ns2.example.net"].map(|server| RData::NS(NS(full(server)))).into()
        }
        RecordType::A => {
            let last = match name {
                "ns1.example.net" => 1,
                "ns2.example.net" => 2,
                _ => return Vec::new(),
            };
            vec![RData::from(IpAddr::from([127, 0, 0, last]))]
        }
        RecordType::CNAME => {
            let aliases = shared.aliases.lock().unwrap();
            let target = aliases.iter().find(|(alias, _)| alias == name);
            target.map(|(_, target)| RData::CNAME(CNAME(full(target)))).into_iter().collect()
        }
        RecordType::TXT => {
            shared.asked[index].fetch_add(1, Ordering::SeqCst);
            let is_behind = index == 1
                && shared.lag.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok();
            let zone = client.dns().zone("example.com").await.unwrap();
            let records = if is_behind { Vec::new() } else { zone.records().await.unwrap() };
            let texts = records.into_iter().filter(|one| one.record_type() == "TXT" && one.name() == name);
            texts.map(|one| RData::TXT(TXT::new(vec![one.value().to_owned()]))).collect()
        }
        _ => Vec::new(),
    }
}
