# What bin/run and bin/test need from the machine, found or installed. Sourced, never run.
# Nothing here starts a JVM when all is well: the second start of bin/run must not feel it.

MIN_JAVA=17

say() { printf '%s\n' "$*"; }

# One sentence that says what to do, and no more.
refuse() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Prints the feature version of the Java below a home: 17, 25; 8 for what calls itself 1.8.
java_version() {
  local version=""
  if [[ -r $1/release ]]; then
    version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([^"]*\).*/\1/p' "$1/release")
  fi
  if [[ -z $version ]]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n '/ version "/{s/.* version "\([^"]*\)".*/\1/p}')
  fi
  version=${version#1.}
  version=${version%%[^0-9]*}
  printf '%s' "${version:-0}"
}

# A JDK, not just a JRE: bin/run compiles.
is_good_jdk() { [[ -x $1/bin/javac ]] && (($(java_version "$1") >= MIN_JAVA)); }

# Leaves a JDK of 17 or newer in JAVA_HOME: the one chosen there, else the one on the PATH, else any that is installed, else a new one.
require_jdk() {
  local on_path="" old="" candidate
  if [[ -n ${JAVA_HOME:-} ]]; then
    [[ -x $JAVA_HOME/bin/java ]] || refuse "JAVA_HOME is $JAVA_HOME and there is no Java: point it at a JDK $MIN_JAVA or newer, or unset it."
    (($(java_version "$JAVA_HOME") >= MIN_JAVA)) \
      || refuse "JAVA_HOME is $JAVA_HOME, which is Java $(java_version "$JAVA_HOME"), and Fovea needs $MIN_JAVA or newer: point it at a newer JDK, or unset it."
    [[ -x $JAVA_HOME/bin/javac ]] || refuse "JAVA_HOME is $JAVA_HOME, which has no compiler: point it at a JDK (not a JRE) of version $MIN_JAVA or newer, or unset it."
    export JAVA_HOME
    return
  fi
  if on_path=$(command -v java); then
    on_path=$(readlink -f "$on_path")
    on_path=${on_path%/bin/java}
    if is_good_jdk "$on_path"; then
      export JAVA_HOME=$on_path
      return
    fi
    (($(java_version "$on_path") >= MIN_JAVA)) || old=$(java_version "$on_path")
  fi
  for candidate in /usr/lib/jvm/*/; do
    candidate=${candidate%/}
    if is_good_jdk "$candidate"; then
      [[ -z $old ]] || say "The java on the PATH is Java $old, and Fovea needs $MIN_JAVA or newer: using $candidate instead."
      export JAVA_HOME=$candidate
      return
    fi
  done
  # Installing another one beside it would change what "java" means for everything else on this machine: not ours to decide.
  [[ -z $old ]] || refuse "The java on the PATH is Java $old, and Fovea needs $MIN_JAVA or newer: install one ($(jdk_package_hint)) or set JAVA_HOME to one."
  refresh_packages
  install_package "$(jdk_package)" "a JDK"
  for candidate in /usr/lib/jvm/*/; do
    if is_good_jdk "${candidate%/}"; then
      export JAVA_HOME=${candidate%/}
      return
    fi
  done
  refuse "No JDK $MIN_JAVA or newer was found after installing one: set JAVA_HOME to a JDK and try again."
}

require_maven() {
  command -v mvn > /dev/null && return
  refresh_packages
  install_package maven Maven
}

# Leaves the browser of the browser tests in FOVEA_CHROMIUM.
require_chromium() {
  if [[ -n ${FOVEA_CHROMIUM:-} ]]; then
    [[ -x $FOVEA_CHROMIUM ]] || refuse "FOVEA_CHROMIUM is $FOVEA_CHROMIUM and that is no program: point it at Chromium or Chrome, or unset it."
  elif ! FOVEA_CHROMIUM=$(find_chromium); then
    refresh_packages
    # On Ubuntu this package only points at a snap, which a container cannot run.
    installable chromium || refuse "The browser tests need Chromium and this system has no package of it: install Google Chrome, or set FOVEA_CHROMIUM to a Chromium."
    install_package chromium "Chromium for the browser tests"
    FOVEA_CHROMIUM=$(find_chromium) || refuse "Chromium was installed and is not on the PATH: set FOVEA_CHROMIUM to it."
  fi
  "$FOVEA_CHROMIUM" --version > /dev/null 2>&1 || refuse "$FOVEA_CHROMIUM does not start: install Chromium or Google Chrome and set FOVEA_CHROMIUM to it."
  export FOVEA_CHROMIUM
}

find_chromium() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" && return
  done
  return 1
}

# ---- packages

jdk_package() {
  local version
  for version in 17 21 25; do
    if installable "openjdk-$version-jdk-headless"; then
      printf '%s' "openjdk-$version-jdk-headless"
      return
    fi
  done
  printf 'default-jdk-headless'
}

jdk_package_hint() {
  if command -v apt-get > /dev/null; then
    printf 'apt-get install openjdk-17-jdk-headless, or a newer one'
  else
    printf 'from https://adoptium.net, for example'
  fi
}

installable() { [[ $(apt-cache policy "$1" 2> /dev/null) =~ "Candidate: "[^\(] ]]; }

as_root() {
  if ((EUID == 0)); then
    "$@"
  else
    sudo "$@"
  fi
}

packages_are_fresh=""
refresh_packages() {
  [[ -z $packages_are_fresh ]] || return 0
  command -v apt-get > /dev/null || refuse "A JDK $MIN_JAVA or newer, Maven 3.6.3 or newer and (for the tests) Chromium are needed, and only Debian and Ubuntu can install them from here: install them and try again."
  ((EUID == 0)) || command -v sudo > /dev/null || refuse "Something is missing and there is no sudo to install it: run as root \"apt-get install openjdk-17-jdk-headless maven\" (and chromium for the tests), then try again."
  say "Refreshing the list of packages (apt-get update)."
  as_root apt-get update -qq > /dev/null || refuse "apt-get update failed: check the network and /etc/apt/sources.list, then try again."
  packages_are_fresh=yes
}

# install_package PACKAGE WHAT-FOR
install_package() {
  say "Installing $2 (apt-get install $1)."
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" > /dev/null \
    || refuse "apt-get install $1 failed: install it by hand and try again."
}
