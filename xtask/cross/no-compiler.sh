#!/bin/sh
# Stands in for a C compiler for macOS where nothing is linked: it says that it is clang, and makes an empty file of
# whatever `-o` names.
case $1 in -E) echo '"clang"' ;; -\?) exit 1 ;; esac
while [ $# -gt 0 ]; do
    [ "$1" = -o ] && : >"$2"
    shift
done
