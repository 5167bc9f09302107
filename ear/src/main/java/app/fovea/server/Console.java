package app.fovea.server;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the person in front of bin/run sees: lines of progress, then the sign-ins, or one sentence. */
final class Console implements Progress {
    private final PrintStream out;
    private final PrintStream err;

    Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void done(String what, String result, Duration took) {
        out.printf(Locale.ROOT, "  %-9s  %-56s %6.1f s%n", what, result, took.toMillis() / 1000.0);
        out.flush();
    }

    void say(String sentence) {
        out.println(sentence);
        out.flush();
    }

    void complain(String sentence) {
        err.println(sentence);
    }

    void ready(FoveaServer fovea, Duration took) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%nFovea runs at %s/sign-in (after %.1f s)%n", fovea.url(), took.toMillis() / 1000.0));
        for (Demo.Tenant tenant : fovea.demo().tenants()) {
            text.append(String.format("%nPractice \"%s\" (%s)%n", tenant.slug(), tenant.name()));
            int role = widest(tenant.users().stream().map(Demo.User::role).toList());
            int name = widest(tenant.users().stream().map(Demo.User::name).toList());
            int email = widest(tenant.users().stream().map(Demo.User::email).toList());
            for (Demo.User user : tenant.users()) {
                text.append(("  %-" + role + "s  %-" + name + "s  %-" + email + "s  %s%n").formatted(user.role(), user.name(), user.email(), user.password()));
            }
        }
        Demo.Operator operator = fovea.demo().operator();
        text.append(String.format("%nOperator (practice \"platform\")  %s  %s%n", operator.email(), operator.password()));
        text.append(String.format("Caught mail   %s%nMetrics       %s/metrics%nSign-ins      %s%nLogs          %s%n%nCtrl-C stops it all; the data stays.%n",
                fovea.mail().url(), fovea.management(), fovea.data().demoFile(), fovea.data().log()));
        out.print(text);
        out.flush();
    }

    private static int widest(List<String> texts) {
        return Math.max(1, texts.stream().mapToInt(String::length).max().orElse(1));
    }
}
