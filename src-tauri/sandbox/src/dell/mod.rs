//! Two Dell accounts: one worked by API (`contracts/dell.openapi.yaml`), one by console, which only the control interface
//! plays. Both write the same ledger.

mod account;
mod api;
mod refusals;

pub(crate) use account::{
    Order, authorize, domain_json, enable_keys, hide_pasted, order_backup, reauthorize, remove, settle, unless_lost,
};
pub(crate) use api::{Enabled, answer};
pub(crate) use refusals::Refused;
