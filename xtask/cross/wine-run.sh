#!/bin/sh
# Runs one Windows program under Wine, inside what `wine.sh` made ready. `wine.sh` calls it.
here=$(pwd)
case $here in
    "$ODC_WINE_SOURCES"*|"$ODC_WINE_FOLDER"*) ;;
    *) here=$ODC_WINE_FOLDER ;;
esac
export HOME="$ODC_WINE_FOLDER/home" WINEPREFIX="$ODC_WINE_FOLDER/prefix" LC_CTYPE=C.UTF-8
export WINESERVER=/usr/lib/wine/wineserver64 WINEDEBUG="${WINEDEBUG:--all}"
# No browser, no .NET, no menus of a desktop.
export WINEDLLOVERRIDES='mscoree=;mshtml=;winemenubuilder.exe=d'
exec unshare --root "$ODC_WINE" --wd "$here" "/usr/lib/wine/${ODC_WINE_PROGRAM:-wine64}" "$@"
