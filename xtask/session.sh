# Runs the program named, in a session whose keychain is ready; `xtask/src/session.rs` makes the session around it.
# It waits for the keychain's name on the bus before the program starts: else the bus would start a second daemon, a
# locked one. The wait ends with the daemon, or after 10 s.
gnome-keyring-daemon --foreground --unlock --components=secrets <"$HOME/keyring" >"$HOME/keyring.log" 2>&1 &
keyring=$!
trap 'kill $keyring 2>/dev/null' EXIT
owned() {
    dbus-send --session --print-reply --dest=org.freedesktop.DBus / \
        org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q true
}
rounds=0
until owned; do
    rounds=$((rounds + 1))
    if [ $rounds -gt 200 ] || ! kill -0 $keyring 2>/dev/null; then
        echo 'The keychain of the test session did not start:' >&2
        cat "$HOME/keyring.log" >&2
        exit 70
    fi
    sleep 0.05
done
"$@"
