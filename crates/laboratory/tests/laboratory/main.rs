//! Every server of the laboratory, met over a real socket as a stranger would meet it.

#[cfg(test)]
mod dns;
#[cfg(test)]
mod http_proxy;
#[cfg(test)]
mod mail_sink;
#[cfg(test)]
mod peer;
#[cfg(test)]
mod rdap;
#[cfg(test)]
mod relay;
#[cfg(test)]
mod socks_proxy;
