package app.fovea.server;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The {@code FOVEA_…} variables as bin/run understands them; docs/configuration.md is the same list for people. */
enum Settings {
    FOVEA_PORT(Kind.PORT, false),
    FOVEA_DB_URL(Kind.JDBC_URL, true),
    FOVEA_DB_APP_PASSWORD(Kind.TEXT, true),
    FOVEA_DB_RELAY_PASSWORD(Kind.TEXT, true),
    FOVEA_DB_ERASER_PASSWORD(Kind.TEXT, true),
    FOVEA_DB_PROVISIONER_PASSWORD(Kind.TEXT, true),
    FOVEA_DB_POOL_SIZE(Kind.POOL_SIZE, false),
    FOVEA_BROKER_URL(Kind.BROKERS, false),
    FOVEA_BROKER_USER(Kind.TEXT, false),
    FOVEA_BROKER_PASSWORD(Kind.TEXT, false),
    FOVEA_SMTP_HOST(Kind.TEXT, true),
    FOVEA_SMTP_PORT(Kind.PORT, true),
    FOVEA_MAIL_FROM(Kind.EMAIL, false),
    FOVEA_PUBLIC_URL(Kind.URL, false),
    FOVEA_SECRET_KEY(Kind.TEXT, true),
    FOVEA_WEBHOOKS_MAY_REACH(Kind.REACH, false),
    FOVEA_BEHIND_PROXY(Kind.BOOLEAN, false),
    FOVEA_JVM_OPTIONS(Kind.JVM_OPTIONS, false),
    FOVEA_CHROMIUM(Kind.TEXT, false);

    private final Kind kind;
    private final boolean decidedByLauncher;

    Settings(Kind kind, boolean decidedByLauncher) {
        this.kind = kind;
        this.decidedByLauncher = decidedByLauncher;
    }

    private enum Kind {
        TEXT(".+", "must not be empty"),
        PORT("[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]", "must be a port between 1 and 65535"),
        // The database of bin/run lets 100 connections in, and the relay, provisioning and maintenance need some of them.
        POOL_SIZE("[4-9]|[1-7]\\d|80", "must be a whole number between 4 and 80"),
        BOOLEAN("true|false", "must be true or false"),
        BROKERS(OutsideBroker.ADDRESS + "(?:\\s*,\\s*" + OutsideBroker.ADDRESS + ")*", "must be like tcp://host:61616, or several separated by commas; tls:// encrypts"),
        EMAIL("[^\\s@<>]+@[^\\s@<>]+", "must be an e-mail address like no-reply@practice.example"),
        URL("https?://[^\\s?#/]+(/[^\\s?#]*)?", "must be like https://fovea.practice.example"),
        REACH("\\s*[^\\s,]+(\\s*,\\s*[^\\s,]+)*\\s*", "must be ranges of addresses and host names, separated by commas, like 10.20.0.0/16, hooks.practice.example"),
        JVM_OPTIONS("\\s*(-\\S+\\s*)+", "must be options that begin with -, like -Xmx2g"),
        JDBC_URL("jdbc:postgresql://[^\\s?]+/[^\\s?/]+", "must be like jdbc:postgresql://host:5432/fovea");

        private final String pattern;
        private final String remedy;

        Kind(String pattern, String remedy) {
            this.pattern = pattern;
            this.remedy = remedy;
        }
    }

    /** One sentence for the first variable that makes no sense, or that bin/run would have to ignore. */
    static void refuseNonsense(Map<String, String> environment) {
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            if (variable.getKey().startsWith("FOVEA_")) {
                named(variable.getKey()).orElseThrow(() -> unknown(variable.getKey())).check(variable.getValue());
            }
        }
    }

    private void check(String value) {
        if (!value.matches(kind.pattern)) {
            String shown = name().matches(".*(PASSWORD|KEY)") ? "" : " and is \"" + value + "\"";
            throw new StartRefused.WrongSetting(name() + " " + kind.remedy + shown + ": correct it or unset it (docs/configuration.md).");
        }
        if (decidedByLauncher) {
            throw new StartRefused.WrongSetting(name() + " is set, but bin/run always starts a database and a mail catcher of its own: unset it"
                    + " (docs/configuration.md says where it counts).");
        }
    }

    private static Optional<Settings> named(String name) {
        return Arrays.stream(values()).filter(setting -> setting.name().equals(name)).findFirst();
    }

    private static StartRefused.WrongSetting unknown(String name) {
        String known = Arrays.stream(values()).filter(setting -> !setting.decidedByLauncher).map(Enum::name).collect(Collectors.joining(", "));
        return new StartRefused.WrongSetting("There is no setting " + name + ": correct its name or unset it; bin/run knows " + known + ".");
    }
}
