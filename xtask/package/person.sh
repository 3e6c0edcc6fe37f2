# What a person does after the installation, with a keyboard, on a display and a session bus. `inside.sh` calls it.
export DISPLAY=:7
Xvfb $DISPLAY -screen 0 1280x900x24 -nolisten tcp -fbdir "$HOME" >"$HOME/xvfb.log" 2>&1 &
display=$!
trap 'kill $display 2>/dev/null' EXIT
# Waits until the words succeed; the first word says what for.
until_() {
    what=$1
    shift
    rounds=0
    until "$@"; do
        rounds=$((rounds + 1))
        if [ $rounds -gt 600 ]; then
            echo "not within a minute: $what" >&2
            cat "$HOME"/*.log "$HOME"/.local/share/okta-dell-connect/logs/* >&2 || true
            exit 1
        fi
        sleep 0.1
    done
}
display_answers() { xdotool getdisplaygeometry >/dev/null 2>&1; }
until_ 'the display answers' display_answers
printf person | gnome-keyring-daemon --unlock --components=secrets >"$HOME/keyring.log" 2>&1

okta-dell-connect >"$HOME/app.log" 2>&1 &
app=$!
titled() { window=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | tail -1) && [ -n "$window" ]; }
press() { xdotool key --clearmodifiers --delay 100 "$@"; }
found() { odc connections --practice --json 2>/dev/null | grep -q '"acme.okta.practice"'; }
until_ 'the window shows Home' titled '^Connections$'
xdotool windowfocus --sync "$window"
press Tab Tab space
until_ 'Practice shows the first step' titled 'step 1 of 6'
# In the field, which offers Practice's own org.
press Tab ctrl+a
xdotool type --delay 30 acme.okta.practice
press Return
until_ 'Practice answers' found
press Return
until_ 'the first step is done' titled 'step 2 of 6'
odc connections --practice
odc verify --practice
kill $app
wait $app || true
