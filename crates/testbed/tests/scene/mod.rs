//! What every scene has: a stranger at one host, a server at another, a target at a third, and the
//! name server that tells of them.

use testbed::conversation::Conversation;
use testbed::name_server::{self, Record};
use testbed::network::NAME_SERVER;
use testbed::{Host, Network, Product, Server, Trouble};

/// The stage on which a server is put. What is declared first goes first when it is dropped.
pub(crate) struct Stage {
    _name_server: Server,
    pub(crate) stranger: Host,
    /// `server.example`, trusted by nobody and trusting nobody.
    pub(crate) server: Host,
    /// `target.example`, and the mail host of that domain.
    pub(crate) target: Host,
    _names: Host,
    _network: Network,
}

impl Stage {
    /// Sets the stage, or says why it cannot be.
    pub(crate) fn for_product(product: Product) -> Result<Option<Self>, Trouble> {
        // The mail sink is Postfix's.
        let products = [
            Product::NameServer,
            Product::Tools,
            Product::Postfix,
            product,
        ];
        let Some(mut network) = testbed::begin(&products) else {
            return Ok(None);
        };
        let stranger = network.host("stranger.example", [198, 51, 100, 10].into())?;
        let server = network.host("server.example", [198, 51, 100, 25].into())?;
        let target = network.host("target.example", [198, 51, 100, 80].into())?;
        let names = network.host("names.example", NAME_SERVER)?;
        let mut records = [&stranger, &server, &target].map(Record::of).to_vec();
        records.push(Record::mail_host("target.example", "target.example"));
        Ok(Some(Self {
            _name_server: name_server::start(&names, &records)?,
            stranger,
            server,
            target,
            _names: names,
            _network: network,
        }))
    }

    /// Lets the stranger talk to a server.
    pub(crate) fn call(&self, server: &Server) -> Result<Conversation, Trouble> {
        Conversation::open(&self.stranger, server.address())
    }
}
