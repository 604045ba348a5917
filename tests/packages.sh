#!/bin/sh
# Debian packages for the tests that photograph real terminals or open exports in LibreOffice and Chromium. Says what it cannot install; exit 1 then.
set -u
WANTED="xvfb openbox x11-utils xdotool imagemagick dbus xterm rxvt-unicode stterm alacritty kitty foot \
weston terminology mlterm xfce4-terminal lxterminal gnome-terminal konsole qterminal tmux screen fonts-dejavu-core \
fonts-dejavu-extra libgl1-mesa-dri libfribidi0 unicode-data libreoffice-calc-nogui chromium"
command -v dpkg-query >/dev/null || { echo "no Debian packages here: real terminals are not tested"; exit 1; }
missing=""
for package in $WANTED; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "ok installed" || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
[ "$(id -u)" = 0 ] || { echo "not installed, and only root may install them:$missing"; exit 1; }
apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null \
    || { echo "apt could not install:$missing"; exit 1; }
