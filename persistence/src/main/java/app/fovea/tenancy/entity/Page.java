package app.fovea.tenancy.entity;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next what to send as {@code after} for the page behind it; null on the last one
 */
public record Page<T>(List<T> items, String next) {
    public static final int USUAL = 25;
    public static final int LARGEST = 100;

    public Page {
        items = List.copyOf(items);
    }

    /** The usual size when none is asked for, and never more than the largest. */
    public static int size(Integer limit) {
        return limit == null ? USUAL : Math.max(1, Math.min(limit, LARGEST));
    }

    /** @param found one more than fits on the page, when there are more */
    public static <S, T> Page<T> of(List<S> found, int size, Function<S, T> view, Function<S, String> cursor) {
        boolean more = found.size() > size;
        List<S> shown = more ? found.subList(0, size) : found;
        return new Page<>(shown.stream().map(view).toList(), more ? cursor.apply(shown.get(size - 1)) : null);
    }
}
