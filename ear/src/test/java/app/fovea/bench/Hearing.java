package app.fovea.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one client was told. Moves of one job that come quickly are told by one card: whoever has it knows of all of them. */
final class Hearing {
    private static final Pattern CARD = Pattern.compile("\\{\"id\":\"([0-9a-f-]{36})\",\"number\":\"[^\"]*\",\"version\":(\\d+)");

    private final Map<String, Long> known;
    private final BiConsumer<String, Long> heard;

    /**
     * @param versions each job's that will be moved, as they are now
     * @param heard    told of each move that this client knows of: "job/version", and when by the nanosecond clock
     */
    Hearing(Map<String, Long> versions, BiConsumer<String, Long> heard) {
        known = new HashMap<>(versions);
        this.heard = heard;
    }

    /** @param text of any number of cards @return the end of the last one */
    int take(CharSequence text, long now) {
        Matcher card = CARD.matcher(text);
        int end = 0;
        while (card.find()) {
            card(card.group(1), Long.parseLong(card.group(2)), now);
            end = card.end();
        }
        return end;
    }

    private void card(String job, long version, long now) {
        Long last = known.get(job);
        if (last != null && version > last) {
            for (long each = last + 1; each <= version; each++) {
                heard.accept(job + "/" + each, now);
            }
            known.put(job, version);
        }
    }
}
