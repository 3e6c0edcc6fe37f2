# What happens in the bare Debian, as its root. `root.sh` calls it with the name of a step.
fail() {
    echo "$*" >&2
    exit 1
}
programs='/usr/bin/okta-dell-connect /usr/bin/odc'
# All files but those that apt, dpkg and the kernel keep, and the person's own.
listed() {
    find / -xdev \( -path /proc -o -path /dev -o -path /sys -o -path /run -o -path /tmp -o -path /home \
        -o -path /var/cache -o -path /var/log -o -path /var/lib/apt -o -path /var/lib/dpkg \) -prune -o -print | sort
}
case $1 in
install)
    # Only what it depends on, so that nothing else brings a library.
    apt-get install -qy --no-install-recommends /okta-dell-connect.deb
    for program in $programs; do
        if ldd "$program" | grep 'not found'; then fail "$program lacks libraries: see Depends"; fi
    done
    ;;
tools)
    apt-get install -qy --no-install-recommends xvfb xdotool dbus-daemon man-db bash-completion desktop-file-utils \
        appstream gnome-keyring bsdextrautils
    useradd --create-home --shell /bin/bash person
    ;;
use)
    [ "$(dpkg-query -W -f '${Version}' okta-dell-connect)" = "$(odc --version | cut -d' ' -f2)" ] || fail 'the version differs'
    desktop-file-validate /usr/share/applications/okta-dell-connect.desktop
    appstreamcli validate --no-net /usr/share/metainfo/app.oktadellconnect.okta_dell_connect.metainfo.xml
    for size in scalable 512x512 256x256 128x128 32x32; do
        ls /usr/share/icons/hicolor/$size/apps/okta-dell-connect.* >/dev/null || fail "no icon of $size"
    done
    for page in odc odc-verify odc-secrets-list okta-dell-connect; do
        man -w $page >/dev/null && man $page | col -b | grep -q NAME || fail "no manual page $page"
    done
    bash -ec '. /usr/share/bash-completion/bash_completion; _completion_loader odc || [ $? = 124 ]; complete -p odc' >/dev/null
    zcat /usr/share/doc/okta-dell-connect/licenses.txt.gz | grep -q Apache || fail 'no licenses'
    zcat /usr/share/doc/okta-dell-connect/sbom.cdx.json.gz | grep -q CycloneDX || fail 'no list of parts'
    setpriv --reuid person --regid person --init-groups env -i HOME=/home/person PATH=/usr/bin:/bin LANG=C.UTF-8 \
        dbus-run-session -- sh -eu /person.sh
    ;;
remove)
    listed >/before
    dpkg -L okta-dell-connect | sort >/own
    apt-get remove -qy okta-dell-connect >/dev/null
    for program in $programs; do [ ! -e $program ] || fail "$program is still there"; done
    # Without settings of its own it is gone from apt's lists already, and this has nothing to do.
    dpkg --purge okta-dell-connect 2>/dev/null
    listed >/after
    # What is its own and no other package's is gone; nothing else is.
    comm -12 /own /after | while read -r left; do
        dpkg -S "$left" >/dev/null 2>&1 || echo "left: $left"
    done >/left
    comm -13 /before /after | grep -vx -e /after -e /own | sed 's/^/new: /' >>/left || true
    comm -23 /before /after | comm -23 - /own | sed 's/^/gone: /' >>/left
    [ ! -s /left ] || fail "$(cat /left)"
    [ -f /home/person/.local/share/okta-dell-connect/practice/connections.db ] || fail "the person's own folder is gone"
    echo "    $(wc -l </own) files and folders were its own; all are gone, and nothing else"
    ;;
esac
