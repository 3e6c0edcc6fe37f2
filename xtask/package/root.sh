#!/bin/sh
# Installs a .deb on a bare Debian, uses both programs as a person would, and removes them again. `xtask/src/install.rs`
# runs it in namespaces of its own, as root: the Debian is in memory, and gone with this process.
# ODC_FOLDER is where it may write, ODC_DEB the package; ODC_CACHE keeps what apt downloads.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$ODC_FOLDER/root
begun=$(date +%s)
done_with() {
    now=$(date +%s)
    echo "    $1: $((now - begun)) s"
    begun=$now
}
mkdir -p "$root" "$ODC_CACHE/partial"
mount -t tmpfs -o mode=755 root "$root"
. /etc/os-release
for sources in /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list.d/ubuntu.sources /etc/apt/sources.list; do
    [ -f "$sources" ] && break
done
mmdebstrap --quiet --mode=root --variant=minbase --skip=essential/unlink,cleanup/apt \
    --aptopt='Acquire::Languages "none"' --dpkgopt=force-unsafe-io \
    --setup-hook='mkdir -p "$1/var/cache/apt/archives"' \
    --setup-hook='mount --bind "$ODC_CACHE" "$1/var/cache/apt/archives"' \
    "$VERSION_CODENAME" "$root" "$sources" >"$ODC_FOLDER/bare.log" 2>&1 || {
    cat "$ODC_FOLDER/bare.log"
    touch "$ODC_FOLDER/unavailable"
    exit 1
}
done_with "a bare $PRETTY_NAME"

mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs shm "$root/dev/shm" 2>/dev/null || true
echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' >"$root/etc/apt/apt.conf.d/90keep"
cp "$ODC_DEB" "$root/okta-dell-connect.deb"
cp "$here/inside.sh" "$here/person.sh" "$root/"
inside() {
    unshare --root "$root" --wd / env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive sh -eu /inside.sh "$1"
}
for step in install tools; do
    inside $step >"$ODC_FOLDER/$step.log" 2>&1 || {
        cat "$ODC_FOLDER/$step.log"
        exit 1
    }
    done_with "$step"
done
inside use
done_with "use"
inside remove
done_with "remove"
