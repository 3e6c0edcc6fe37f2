//! What the page may call, a file per area. A command converts, calls the core, converts back.
//!
//! Invariants: no command takes or answers a secret; each stands in `src-tauri/commands.txt` and in the
//! capability `main`, else it cannot be called.

mod copying;
mod dell;
mod environments;
mod files;
mod help;
mod home;
mod keeping;
mod list;
mod network;
mod org;
mod page;
mod panel;
mod proof;
mod rotation;
mod secret;
mod settings;
mod status;
mod steps;

use tauri::Wry;
use tauri::ipc::Invoke;

use crate::view::{ProblemView, View};

/// What an act answers: all that the screen needs, or a problem.
pub type Answer<T = View> = Result<T, ProblemView>;

/// Every command.
pub fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        home::view,
        home::shown,
        home::title,
        page::subscribe,
        page::paste,
        page::report_typed_secret,
        home::set_language,
        home::enter_practice,
        home::leave_practice,
        home::start_connection,
        home::open_connection,
        home::go_home,
        home::remove_connection,
        home::look_in_keychain,
        home::adopt_secret,
        list::list_connections,
        list::list_from,
        list::list_ids,
        list::plan_tests,
        list::test_connections,
        list::export_list,
        steps::go_to,
        steps::back,
        steps::next,
        steps::save_draft,
        steps::check_computer,
        steps::answer_ready,
        steps::acknowledge,
        steps::add_scope,
        steps::remove_scope,
        steps::compare_consent,
        steps::cancel,
        network::look_at_network,
        network::proxy,
        network::choose_proxy,
        settings::settings,
        settings::set_lookup_on_paste,
        help::about,
        help::support_text,
        help::diagnostics,
        help::save_diagnostics,
        org::read_domain,
        org::ask_organization,
        org::go_on_unmeasured,
        org::choose_dell,
        environments::read_environment,
        environments::add_environment,
        environments::remove_environment,
        copying::open_link,
        copying::copy_link,
        copying::copy_value,
        copying::copy_text,
        copying::empty_clipboard,
        copying::listen_clipboard,
        copying::stop_listening,
        copying::set_clipboard_seconds,
        files::export_permissions,
        files::export_handover,
        files::export_calendar,
        files::export_colleague,
        files::copy_summary,
        files::copy_change_request,
        files::open_file,
        files::show_in_folder,
        secret::take_secret,
        secret::accept_client_id,
        secret::take_dell_key,
        secret::take_secret_typed,
        secret::take_dell_key_typed,
        secret::keep_secret,
        secret::erase_secret,
        secret::take_back,
        secret::erase_replaced,
        keeping::keep_in,
        keeping::unlock,
        keeping::move_to_keychain,
        proof::verify,
        proof::try_row,
        proof::audit_scopes,
        proof::accept_gaps,
        proof::skip_proof,
        dell::save_console_address,
        dell::change_reporter,
        dell::try_dell_key,
        dell::console_said,
        dell::authorize,
        dell::read_dell_list,
        dell::adopt_registration,
        dell::send_again,
        dell::answer_keys,
        dell::switch_keys_on,
        dell::confirm_backup,
        dell::read_backup,
        dell::backup_now,
        dell::saw_backup,
        dell::finish,
        dell::todo_done,
        rotation::rotate,
        rotation::take_new_secret,
        rotation::take_new_secret_typed,
        rotation::prove_new,
        rotation::rotation_act,
        status::reauthorize,
        status::status_act,
        status::watch_task,
        status::stop_watching,
        panel::panel,
        panel::panel_act,
    ]
}
