package app.fovea.outside.tenancy;

import app.fovea.world.Answer;
import app.fovea.world.Rest;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One way to call a {@link ResourceMethod}, with gaps for ids: {@code <id:patient>} is the input {@code id} and wants the row that
 * {@code world/whole-practice.sql} calls {@code patient}; {@code <after~order>} goes along and names nothing by itself, as a place in a
 * list from which to go on, or a key that belongs to the call.
 *
 * @param resource its name
 */
record Attack(String resource, String path, List<String> headers, String body) {
    private static final String AS_READ = "as read";
    private static final Pattern GAP = Pattern.compile("<([^:~>]+)([:~])([^>]+)>");

    /** A place for an id. @param alone whether it names something by itself */
    record Gap(String input, boolean alone, String row) {
    }

    static Attack on(String resource, String path) {
        return new Attack(resource, path, List.of(), null);
    }

    Attack body(String json) {
        return new Attack(resource, path, headers, json);
    }

    Attack header(String name, String value) {
        return new Attack(resource, path, Stream.concat(headers.stream(), Stream.of(name, value)).toList(), body);
    }

    /** Changes what whoever asks finds there. */
    Attack ifStillAsRead() {
        return header("If-Match", AS_READ);
    }

    List<Gap> gaps() {
        return GAP.matcher(path + headers + body).results().map(gap -> new Gap(gap.group(1), gap.group(2).equals(":"), gap.group(3))).distinct().toList();
    }

    Answer by(Rest somebody, Function<Gap, String> ids) {
        String method = resource.substring(0, resource.indexOf(' '));
        String where = "/api/" + filled(path, ids);
        Rest asking = somebody.with("If-Match", "\"1\"");
        for (int i = 0; i < headers.size(); i += 2) {
            String value = headers.get(i + 1).equals(AS_READ) ? somebody.get(where).expect(200).header("ETag").orElseThrow() : filled(headers.get(i + 1), ids);
            asking = asking.with(headers.get(i), value);
        }
        return body == null ? asking.request(method, where, null) : asking.json(method, where, filled(body, ids));
    }

    private static String filled(String template, Function<Gap, String> ids) {
        return GAP.matcher(template).replaceAll(gap -> Matcher.quoteReplacement(ids.apply(new Gap(gap.group(1), gap.group(2).equals(":"), gap.group(3)))));
    }

    @Override
    public String toString() {
        return resource + " as " + path + (headers.isEmpty() ? "" : " " + headers) + (body == null ? "" : " " + body);
    }
}
