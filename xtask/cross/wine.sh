# `boot` makes a Windows; `run` runs a Windows program. `xtask/src/cross/wine.rs` calls it, in
# namespaces of its own: the mounts are seen here alone, and the end of this process is the end of Wine's.
set -e
mount --rbind /dev "$ODC_WINE/dev"
mount -t proc proc "$ODC_WINE/proc"
mount -t tmpfs tmpfs "$ODC_WINE/tmp"
for folder in "$ODC_WINE_SOURCES" "$ODC_WINE_FOLDER"; do
    mkdir -p "$ODC_WINE$folder"
    mount --rbind "$folder" "$ODC_WINE$folder"
done
here=$(dirname "$0")
if [ "$1" = boot ]; then
    # It complains of parts that are not there and not needed.
    if ! sh "$here/wine-run.sh" wineboot --init >"$ODC_WINE_FOLDER/boot.log" 2>&1; then
        cat "$ODC_WINE_FOLDER/boot.log"
        exit 70
    fi
    sh "$here/wine-run.sh" cmd /c exit 0
    # What it has in memory only is written when its server ends.
    ODC_WINE_PROGRAM=wineserver64 sh "$here/wine-run.sh" --kill
    ODC_WINE_PROGRAM=wineserver64 sh "$here/wine-run.sh" --wait
    exit 0
fi
# It stays, so that Windows is started once and not for each program.
ODC_WINE_PROGRAM=wineserver64 sh "$here/wine-run.sh" --persistent
# Windows need a display: it takes a number that nobody has. Its socket and its lock are in the root's /tmp, where Wine
# finds them and other displays don't.
display='mount --bind "$ODC_WINE/tmp" /tmp && exec Xvfb -displayfd 1 -noreset -screen 0 1280x900x24'
DISPLAY=:$(unshare --mount sh -c "$display" 2>"$ODC_WINE_FOLDER/display.log" &)
if [ "$DISPLAY" = : ]; then
    cat "$ODC_WINE_FOLDER/display.log"
    exit 70
fi
export DISPLAY
shift
sh "$here/wine-run.sh" "$@"
