#!/bin/sh
# Qt loads libraries of the system that a bare machine lacks: installs them where it may, else says how to.
# Usage: qt_libraries.sh VENV PLATFORM (what Qt will draw on: offscreen, xcb)

# Names of Debian and Ubuntu, for every screen and for the printers: who is asked once is not asked again.
packages=$(xargs < "$(dirname "$0")/../app/resources/qt-libraries.txt") || exit

# The loader is asked, not the package manager: its answer is true on every distribution.
# Where there is no `ldd` (macOS) the wheels bring all that Qt needs.
missing() {
    ldd QtPdfWidgets.abi3.so QtPrintSupport.abi3.so QtSvg.abi3.so "Qt/plugins/platforms/libq$1.so" 2>/dev/null |
        sed -n 's/ => not found//p' | sort -u | xargs
}

install() {
    apt-get -qq update
    # shellcheck disable=SC2086 # each word is a package
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends --no-upgrade $packages
}

cd "$1"/lib/python3*/site-packages/PySide6 || exit
[ -z "$(missing "$2")" ] && exit
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installo le librerie di sistema che servono a Qt (solo la prima volta)..."
    log=$(install 2>&1) || echo "$log"
    [ -z "$(missing "$2")" ] && exit
fi
echo "A Qt mancano librerie di sistema: $(missing "$2")."
echo "Su Debian e Ubuntu: sudo apt-get install $packages"
exit 1
